"""`promo show`: any stage of the pipeline, readable."""
