"""Money is a whole number of minor units of one currency; this is its text form."""

import re

EXPONENTS = {
    "BHD": 3, "CLP": 0, "ISK": 0, "JOD": 3, "JPY": 0, "KRW": 0, "KWD": 3, "OMR": 3, "PYG": 0,
    "TND": 3, "UGX": 0, "VND": 0, "XAF": 0, "XOF": 0,
}  # fmt: skip
"""Digits after the point, where they are not 2 (ISO 4217)."""

SYMBOLS = {
    "AUD": "$", "CAD": "$", "EUR": "€", "GBP": "£", "HKD": "$", "JPY": "¥", "NZD": "$",
    "SGD": "$", "USD": "$",
}  # fmt: skip

LARGEST = 10**10
"""No price and no cart is worth more minor units; above it an input is absurd."""

_DECIMAL = re.compile(r"([0-9]{1,12})(?:\.([0-9]{1,6}))?", re.ASCII)


def exponent(currency: str) -> int:
    """How many digits of `currency` stand after the point: 0, 2 or 3."""
    return EXPONENTS.get(currency, 2)


def minor_from_text(text: str, currency: str) -> int | None:
    """Whole minor units from decimal text such as `1299.50`, or None if it is not such text.

    None too for digits finer than the currency has, and for amounts above LARGEST.
    """
    match = _DECIMAL.fullmatch(text)
    if match is None:
        return None
    digits = exponent(currency)
    part = (match[2] or "").rstrip("0")
    if len(part) > digits:
        return None
    minor = int(match[1]) * 10**digits + int(part.ljust(digits, "0") or 0)
    return minor if minor <= LARGEST else None


def text_from_minor(minor: int, currency: str, *, symbol: bool = False) -> str:
    """`-1299.50`, or `-$1299.50` with the symbol, for any whole number of minor units."""
    digits = exponent(currency)
    whole, part = divmod(abs(minor), 10**digits)
    body = f"{whole}.{part:0{digits}d}" if digits else str(whole)
    sign = "-" if minor < 0 else ""
    return f"{sign}{SYMBOLS.get(currency, currency + ' ') if symbol else ''}{body}"
