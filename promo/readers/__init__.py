"""What comes in from outside, as facts of the model: carts, catalogs and price lists.

A cart that must not be priced raises; the faults of a file are collected, each with its place.
"""
