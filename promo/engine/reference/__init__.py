"""docs/SEMANTICS.md made executable: plain Python, no caches, no cleverness.

`evaluate.py` names the phases in their order. Where a sentence of that page decides something,
its clause is named beside the line that follows it. It enumerates, and so refuses large carts.
"""
