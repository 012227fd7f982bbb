"""Ladders as written: rewards that grow with what is bought."""

from dataclasses import dataclass

from promo.diagnostics.span import Span
from promo.syntax.rewards import Reward
from promo.syntax.selectors import Selector
from promo.syntax.triggers import CountedAs
from promo.syntax.word import Word


@dataclass(frozen=True, slots=True)
class SpendStep:
    """`step spend $50 or more on snacks get 5% off total`"""

    span: Span
    amount: Word
    selector: Selector | None
    reward: Reward


@dataclass(frozen=True, slots=True)
class ItemsStep:
    """`step buy 4 or more items from paint get 15% off them`"""

    span: Span
    units: Word
    counted_as: CountedAs | None
    selector: Selector
    reward: Reward


@dataclass(frozen=True, slots=True)
class HighestStep:
    """`highest step counts`"""

    span: Span


@dataclass(frozen=True, slots=True)
class EverySpend:
    """`every $50 on snacks get $5 off total`"""

    span: Span
    amount: Word
    selector: Selector | None
    reward: Reward


@dataclass(frozen=True, slots=True)
class EveryItems:
    """`every 3 items from snacks get 100 points`"""

    span: Span
    units: Word
    counted_as: CountedAs | None
    selector: Selector
    reward: Reward


@dataclass(frozen=True, slots=True)
class Band:
    """`band $100 to $500 get 5% off`; no `last`: `band above $500 …`."""

    span: Span
    first: Word
    last: Word | None
    share: Word
