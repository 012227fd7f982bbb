"""Amounts and shares as people write them elsewhere, and how they are written here.

Nothing of this is ever read as a number: `1.299` may be a thousand or a little more than one, so
the author is asked, and shown the form that says one thing only.
"""

import re
from dataclasses import dataclass

from promo.values.money import EXPONENTS, SYMBOLS

_BLANKS = r"[ \t\xa0\u202f]*"
_DIGITS = r"(?:[0-9]+(?:[.,'’\xa0\u202f ][0-9]+)*[.,]?|[.,][0-9]+)"
_BEFORE = {"US$": "$", "$": "$", "€": "€", "£": "£", "¥": "¥", "%": "%"}
_BEHIND = {
    **_BEFORE,
    "dollar": "$",
    "dollars": "$",
    "euro": "€",
    "euros": "€",
    "pound": "£",
    "pounds": "£",
    "pfund": "£",
    "yen": "¥",
    "円": "¥",
    "percent": "%",
    "per cent": "%",
    "pct": "%",
    "prozent": "%",
}
_COINS = {"¢": "$", "pence": "£", "p": "£"}
"""A hundredth of the unit each; cents are of too many currencies."""

_LONGEST = 60
"""Characters on either side of a place that are looked at."""

_CODE = "|".join(["[A-Z]{3}", *(code.lower() for code in sorted(SYMBOLS.keys() | EXPONENTS))])


def _any_of(words: dict[str, str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    ends = {word: r"(?!\w)" if word[-1].isalnum() else "" for word in longest_first}
    return "|".join(re.escape(word) + end for word, end in ends.items())


_NUMBER = re.compile(
    rf"""(?P<minus>[-−]?)
         (?:(?P<before>{_any_of(_BEFORE)}|\b(?:{_CODE})(?![^\W\d_])){_BLANKS})?
         (?P<minus_inside>[-−]?)(?P<digits>{_DIGITS})(?P<dash>[-–—]?)
         (?:{_BLANKS}(?P<behind>{_any_of(_BEHIND | _COINS)}|(?:{_CODE})(?!\w)))?""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class NumberForm:
    """A number between two offsets, and how it is written here."""

    start: int
    end: int
    fixed: str


def number_said_otherwise(text: str, place: int) -> NumberForm | None:
    """The amount or share around a place, or directly before it, if it is not written as here."""
    line = text.rfind("\n", 0, place) + 1
    stop = text.find("\n", place)
    start, end = max(line, place - _LONGEST), (len(text) if stop < 0 else stop)
    for match in _NUMBER.finditer(text, start, min(end, place + _LONGEST)):
        if match.start() <= place and not text[match.end() : place].strip():
            fixed = _fixed(match)
            if fixed is not None and not _is_fine(match[0], fixed):
                return NumberForm(match.start(), match.end(), fixed)
    return None


_FORGIVEN = re.compile(r"(?<![0-9])\s+|\s+(?![0-9])|,")


def _is_fine(written: str, fixed: str) -> bool:
    """Blanks before and behind the digits and commas between thousands are forgiven, but not one
    blank too few behind a code."""
    is_glued = fixed[:3].isalpha() and written[3:4].isdigit()
    return not is_glued and _FORGIVEN.sub("", written) == _FORGIVEN.sub("", fixed)


def _fixed(match: re.Match[str]) -> str | None:
    sign = match["before"] or match["behind"]
    number = _number(match["digits"])
    if sign is None or number is None or (match["before"] and match["behind"]):
        return None
    if sign in _COINS:
        return f"{_COINS[sign]}0.{number:0>2}" if number.isdigit() and len(number) < 3 else None
    sign = _BEHIND.get(sign, sign)
    if sign == "%":
        return f"{number.replace(',', '')}%"
    return f"{sign.upper()} {number}" if len(sign) == 3 else f"{sign}{number}"


def _number(digits: str) -> str | None:
    """With commas between thousands and a point before the small coins, or None where it can be
    read in two ways, or in none."""
    whole, *others = re.split(r"[.,'’\xa0\u202f ]", digits)
    signs = re.findall(r"[.,'’\xa0\u202f ]", digits)
    coins = ""
    if signs and signs[-1] in ".," and (len({*signs}) > 1 or len(signs) == 1):
        coins = others.pop()
        if len(signs) == 1 and len(coins) == 3:
            return None
    if any(len(group) != 3 for group in others) or (others and not 0 < len(whole) < 4):
        return None
    shown = f"{int(whole + ''.join(others) or 0):,}"
    return f"{shown}.{coins}" if coins else shown
