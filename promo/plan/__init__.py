"""The plan: a program as flat columns of whole numbers, and the files it travels in.

In: a checked `Ruleset`. Out: a `Plan`, and snapshot bytes that carry program and plan. A plan knows
no catalog; a shop binds it to its own.
"""
