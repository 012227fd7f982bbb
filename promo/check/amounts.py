"""Amounts of money, shares and counts: from words to exact numbers."""

import re

from promo.check.context import Context
from promo.syntax.word import Word
from promo.values.money import LARGEST, SYMBOLS, exponent, minor_from_text, text_from_minor
from promo.values.quantity import milli_from_text
from promo.values.rate import BASIS, Rate

LARGEST_COUNT = 1_000_000
"""Units a condition may ask for, and the largest limit: above it an input is absurd."""

LARGEST_DEAL = 1_000
"""Units that one application of a deal may take."""

LARGEST_PRIORITY = 1_000_000

_MONEY = re.compile(r"([$£€¥]|[A-Z]{3})\s*([0-9,]+)(?:\.([0-9]+))?")
_WHOLE = re.compile(r"[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+")
_FRACTIONS = {"half": Rate(5_000), "third": Rate(1, 3), "quarter": Rate(2_500)}
"""A half and a quarter are percentages too, and held as such: `50%` and `a half` are the same."""

FREE = Rate(BASIS)


def is_money(word: Word) -> bool:
    """Whether a value is written as an amount of money."""
    return _MONEY.fullmatch(word.text) is not None


def money(context: Context, word: Word) -> int | None:
    """Minor units, or None where that was reported or no currency is declared."""
    currency = context.currency
    match = _MONEY.fullmatch(word.text)
    if currency is None or match is None:
        return None
    sign, whole, part = match[1], match[2], match[3] or ""
    if sign not in (currency, SYMBOLS.get(currency)):
        example = text_from_minor(5 * 10 ** exponent(currency), currency, symbol=True)
        context.report("P307", word.span, found=word, currency=currency, example=example)
    elif _WHOLE.fullmatch(whole) is None:
        context.report("P309", word.span, found=word)
    elif len(part.rstrip("0")) > exponent(currency):
        digits = exponent(currency) or "no"
        context.report("P308", word.span, found=word, currency=currency, digits=digits)
    else:
        minor = minor_from_text(whole.replace(",", "") + (f".{part}" if part else ""), currency)
        if minor is not None:
            return minor
        largest = text_from_minor(LARGEST, currency, symbol=True)
        context.report("P311", word.span, found=word, largest=largest)
    return None


def money_above_zero(context: Context, word: Word) -> int | None:
    """As `money`, with zero refused: nothing off, or a threshold that is always reached."""
    minor = money(context, word)
    if minor == 0:
        context.report("P310", word.span, found=word)
        return None
    return minor


def share(context: Context, word: Word) -> Rate | None:
    """A percentage or a fraction by name as a rate, or None where that was reported."""
    if word.text in _FRACTIONS:
        return _FRACTIONS[word.text]
    whole, _, part = word.text.rstrip("%").strip().partition(".")
    part = part.rstrip("0")
    if len(part) > 2:
        context.report("P306", word.span, found=word)
    elif len(whole.lstrip("0")) > 3 or int("0" + whole.lstrip("0") + part.ljust(2, "0")) > BASIS:
        context.report("P305", word.span, found=word)
    elif not (whole + part).strip("0"):
        context.report("P310", word.span, found=word)
    else:
        return Rate(int("0" + whole.lstrip("0") + part.ljust(2, "0")))
    return None


def multiple(context: Context, word: Word) -> None:
    """A percentage that may be above 100%, such as that of a cost; what is wrong is reported."""
    whole, _, part = word.text.rstrip("%").strip().partition(".")
    if len(part.rstrip("0")) > 2:
        context.report("P306", word.span, found=word)
    elif len(whole.lstrip("0")) > 4:
        context.report("P311", word.span, found=word, largest="9,999%")
    elif not (whole + part).strip("0"):
        context.report("P310", word.span, found=word)


def count(context: Context, word: Word, largest: int = LARGEST_COUNT) -> int | None:
    """A whole number of at least one, or None where that was reported."""
    number = whole_number(context, word, largest)
    if number == 0:
        context.report("P310", word.span, found=word)
        return None
    return number


def measure(context: Context, word: Word) -> int | None:
    """Thousandths of a unit of measure, more than none, or None where that was reported."""
    milli = milli_from_text(word.text)
    if milli is None:
        context.report("P383", word.span, found=word)
    elif milli == 0:
        context.report("P310", word.span, found=word)
        return None
    return milli


def whole_number(context: Context, word: Word, largest: int) -> int | None:
    digits = word.text.lstrip("0")
    if len(digits) > len(str(largest)) or int(digits or "0") > largest:
        context.report("P311", word.span, found=word, largest=f"{largest:,}")
        return None
    return int(digits or "0")
