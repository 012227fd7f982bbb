"""Triggers as written: what must be bought. Whether a `buy` is a condition or a deal is not said
here; the reward decides it (check/rewards.py)."""

from dataclasses import dataclass

from promo.diagnostics.span import Span
from promo.syntax.selectors import Selector
from promo.syntax.word import Word


@dataclass(frozen=True, slots=True)
class Need:
    """`3 items from snacks`"""

    units: Word
    selector: Selector


@dataclass(frozen=True, slots=True)
class Buy:
    """`buy 3 items from snacks and 2 items from drinks`"""

    span: Span
    needs: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class Spend:
    """`spend $50 or more on snacks`; no selector: on everything."""

    span: Span
    amount: Word
    selector: Selector | None


@dataclass(frozen=True, slots=True)
class Slot:
    """`slot main takes 1 from sandwiches`"""

    span: Span
    name: Word
    units: Word
    selector: Selector
