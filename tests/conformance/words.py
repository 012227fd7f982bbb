"""Names, texts, amounts and shares as the language writes them."""

import re
from fractions import Fraction

from promo.values.money import text_from_minor
from tests.conformance.case import Case
from tests.conformance.unsayable import Reason, Unsayable

_STAND_INS = {("XXX", 0): "JPY", ("USD", 3): "KWD"}
"""Some engines count in no currency, or in more digits than theirs has: the currency that has as
many digits stands in, so that every amount stays the whole number it is."""


def currency(case: Case) -> str:
    return _STAND_INS.get((case.currency, case.exponent), case.currency)


def money(case: Case, minor: int) -> str:
    return text_from_minor(minor, currency(case), symbol=True)


def name(words: str) -> str:
    """A name of the language for what others call `words`.

    In capitals, because all words of the language are small: none of them can be hit.
    """
    made = re.sub(r"[^A-Z0-9_]+", "-", words.upper()).strip("-")
    return (made if made[:1].isalpha() else f"P-{made}")[:64].rstrip("-")


def text(words: str) -> str:
    return '"' + words.replace('"', "'") + '"'


def share(percent: float) -> str:
    """`17.5%`. Raises Unsayable for more than two digits after the point."""
    exact = Fraction(str(percent))
    if (exact * 100).denominator != 1:
        raise Unsayable(Reason.UNKNOWN, f"a share of {percent}%")
    digits = f"{float(percent):.2f}".rstrip("0").rstrip(".")
    return f"{digits}%"


def benefit(percent: float) -> str:
    """What is given of an item or a fee: all of it, or a share."""
    rate = share(percent)
    return "free" if rate == "100%" else f"at {rate} off"


def units(count: int) -> str:
    return f"{count} item" if count == 1 else f"{count} items"


def whole(value: float) -> int:
    if value != int(value):
        raise Unsayable(Reason.UNKNOWN, f"a count of {value}")
    return int(value)
