"""Cuts the shipped slices from the full data sets: `PROMO_DATA=folder python -m rulesets.cut`.

Kept so that anybody can see how the slices were made, and make them again. Each module knows one
data set and writes one folder of `rulesets/`. Nothing is drawn by chance: the same data gives the
same bytes. Notices, hand-written rules and hand-written carts are not made here.
"""
