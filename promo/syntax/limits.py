"""Limits as written: how often, and what never."""

from dataclasses import dataclass

from promo.diagnostics.span import Span
from promo.syntax.selectors import Selector
from promo.syntax.word import Word


@dataclass(frozen=True, slots=True)
class LimitUses:
    """`limit 1 per cart`"""

    span: Span
    uses: Word


@dataclass(frozen=True, slots=True)
class LimitItems:
    """`limit 2 items per cart`"""

    span: Span
    items: Word


@dataclass(frozen=True, slots=True)
class LimitMeasure:
    """`limit 3 kg per cart`"""

    span: Span
    most: Word
    unit: Word


@dataclass(frozen=True, slots=True)
class Excludes:
    """`excludes tobacco`"""

    span: Span
    selector: Selector


@dataclass(frozen=True, slots=True)
class Refused:
    """`when offline refuse`"""

    offline: Word


@dataclass(frozen=True, slots=True)
class Allowed:
    """`when offline allow 2 per register`; no `most`: allow all."""

    offline: Word
    most: Word | None


@dataclass(frozen=True, slots=True)
class LimitUsesPer:
    """`limit 1 per customer per day`"""

    span: Span
    most: Word
    scope: Word
    period: Word | None
    offline: Refused | Allowed | None


@dataclass(frozen=True, slots=True)
class LimitItemsPer:
    """`limit 20 items per store when offline allow 2 per register`"""

    span: Span
    most: Word
    scope: Word
    period: Word | None
    offline: Refused | Allowed | None


@dataclass(frozen=True, slots=True)
class LimitMoneyPer:
    """`limit $50 per customer`"""

    span: Span
    most: Word
    scope: Word
    period: Word | None
    offline: Refused | Allowed | None


@dataclass(frozen=True, slots=True)
class LimitMeasurePer:
    """`limit 2 kg per customer per day`"""

    span: Span
    most: Word
    unit: Word
    scope: Word
    period: Word | None
    offline: Refused | Allowed | None


@dataclass(frozen=True, slots=True)
class Costs:
    """`costs 50 points`: what the customer pays with points, each time."""

    span: Span
    points: Word


@dataclass(frozen=True, slots=True)
class Spreads:
    """`spreads on the reward only`: a deal's saving stays with the units that are rewarded."""

    span: Span


@dataclass(frozen=True, slots=True)
class SharesLimit:
    """`shares limit of OTHER-PROMOTION`"""

    span: Span
    promotion: Word


@dataclass(frozen=True, slots=True)
class NeverMore:
    """`never discount more than $30 per customer`; without: in one cart."""

    span: Span
    amount: Word
    per: Word | None


@dataclass(frozen=True, slots=True)
class CostFloor:
    """`cost`, or `105% of cost`"""

    share: Word | None


@dataclass(frozen=True, slots=True)
class ListFloor:
    """`60% of list price`"""

    share: Word


@dataclass(frozen=True, slots=True)
class PriceFloor:
    """`$0.80 each`"""

    amount: Word


Floor = CostFloor | ListFloor | PriceFloor


@dataclass(frozen=True, slots=True)
class NeverBelow:
    """`never below 105% of cost`"""

    span: Span
    floor: Floor
