"""Pricing a cart, twice over: a reference that says what a promotion means, and a fast kernel.

`reference/` is docs/SEMANTICS.md made executable and is written to be read; the kernel is judged
against it. Both answer an `Outcome`.
"""
