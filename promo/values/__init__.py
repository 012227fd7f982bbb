"""Arithmetic of the trade: money, rates, quantities, store time.

Everything here is exact and pure: whole numbers in, whole numbers out. Nothing here knows a
promotion, a cart or a file.
"""
