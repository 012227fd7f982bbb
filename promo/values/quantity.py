"""Quantities are whole thousandths of a unit; this is their text form."""

import re

LARGEST_MILLI = 1_000_000_000
"""A million units, or a million kilograms: above it an input is absurd."""

_DECIMAL = re.compile(r"([0-9]{1,7})(?:\.([0-9]{1,3}))?", re.ASCII)


def milli_from_text(text: str) -> int | None:
    """Thousandths from decimal text such as `1.235`, or None if it is not such text."""
    match = _DECIMAL.fullmatch(text)
    if match is None:
        return None
    milli = int(match[1]) * 1000 + int((match[2] or "").ljust(3, "0"))
    return milli if milli <= LARGEST_MILLI else None


def text_from_milli(milli: int) -> str:
    """`1.235`, or `3` for a whole number."""
    whole, part = divmod(milli, 1000)
    return f"{whole}.{part:03d}".rstrip("0") if part else str(whole)
