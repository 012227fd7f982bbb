"""Example rulesets that run: real products, real prices, real carts. README.md is the index.

Only data and rule text live here; a ruleset is loaded by its folder, `promo.load(rules=folder)`.
"""
