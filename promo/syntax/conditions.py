"""Conditions as written: what `only if` and `if` ask of cart, customer, store and order."""

from dataclasses import dataclass

from promo.diagnostics.span import Span
from promo.syntax.selectors import Selector
from promo.syntax.triggers import CountedAs
from promo.syntax.word import Word


@dataclass(frozen=True, slots=True)
class TotalIs:
    """`total on snacks is at least $30`; no selector: of everything.

    `how` is least, under or exceeds.
    """

    total: Word
    selector: Selector | None
    how: Word
    amount: Word


@dataclass(frozen=True, slots=True)
class CartHas:
    """`cart has 3 different items from snacks`"""

    span: Span
    units: Word
    counted_as: CountedAs | None
    selector: Selector


@dataclass(frozen=True, slots=True)
class CartHasNone:
    """`cart has no items from snacks`"""

    span: Span
    selector: Selector


@dataclass(frozen=True, slots=True)
class AttributeIs:
    """`customer tier is one of Gold, Platinum`, `order type is delivery`"""

    subject: Word
    attribute: Word
    values: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class AttributeAmount:
    """`customer orders is under 2`, `customer spend is at least $500`"""

    subject: Word
    attribute: Word
    how: Word
    amount: Word


@dataclass(frozen=True, slots=True)
class BirthdayIs:
    """`customer birthday is this month`"""

    span: Span
    birthday: Word
    when: Word


@dataclass(frozen=True, slots=True)
class Not:
    """`not customer type is Employee`"""

    span: Span
    condition: "Condition"


@dataclass(frozen=True, slots=True)
class AllConditions:
    """`a and b`; binds tighter than `or`."""

    parts: "tuple[Condition, ...]"


@dataclass(frozen=True, slots=True)
class AnyCondition:
    """`a or b`"""

    parts: "tuple[Condition, ...]"


Condition = (
    TotalIs
    | CartHas
    | CartHasNone
    | AttributeIs
    | AttributeAmount
    | BirthdayIs
    | Not
    | AllConditions
    | AnyCondition
)
