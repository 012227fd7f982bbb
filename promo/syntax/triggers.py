"""Triggers as written: what must be bought. Whether a `buy` is a condition or a deal is not said
here; the reward decides it (check/rewards.py)."""

from dataclasses import dataclass

from promo.diagnostics.span import Span
from promo.syntax.selectors import Selector
from promo.syntax.word import Word


@dataclass(frozen=True, slots=True)
class CountedAs:
    """`different` or `identical`: of so many products, or of one. `weighed`: measured goods count,
    one line as one item."""

    how: Word


@dataclass(frozen=True, slots=True)
class Need:
    """`3 items from snacks`, `3 different items from snacks`"""

    units: Word
    counted_as: CountedAs | None
    selector: Selector


@dataclass(frozen=True, slots=True)
class DifferentNeed:
    """`3 different styles from shirts`: `kind` is styles or brands."""

    units: Word
    different: Word
    kind: Word
    selector: Selector


@dataclass(frozen=True, slots=True)
class MeasuredNeed:
    """`2 kg of grapes`"""

    amount: Word
    unit: Word
    selector: Selector


@dataclass(frozen=True, slots=True)
class WithoutUsing:
    """`… without using them up`"""

    span: Span


@dataclass(frozen=True, slots=True)
class Buy:
    """`buy 3 items from snacks and 2 items from drinks`"""

    span: Span
    needs: tuple[Need | DifferentNeed | MeasuredNeed, ...]
    without_using: WithoutUsing | None

    @property
    def counted(self) -> tuple[Need, ...]:
        """The needs of so many units; without a price yet are the others."""
        return tuple(need for need in self.needs if isinstance(need, Need))


@dataclass(frozen=True, slots=True)
class AtListPrice:
    """`… at list price`"""

    span: Span


@dataclass(frozen=True, slots=True)
class Spend:
    """`spend $50 or more on snacks`; no selector: on everything."""

    span: Span
    amount: Word
    selector: Selector | None
    at_list_price: AtListPrice | None


@dataclass(frozen=True, slots=True)
class Adding:
    """`… adding $1.00 for premium-drinks`"""

    span: Span
    amount: Word
    selector: Selector


@dataclass(frozen=True, slots=True)
class UpTo:
    """`… to 3`: the most that a slot takes."""

    most: Word


@dataclass(frozen=True, slots=True)
class Slot:
    """`slot main takes 1 from sandwiches`, `slot fruit takes 1 to 3 weighed from fruit`"""

    span: Span
    name: Word
    units: Word
    up_to: UpTo | None
    counted_as: CountedAs | None
    selector: Selector
    adding: Adding | None
