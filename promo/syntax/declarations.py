"""Declarations as written: what holds for a whole ruleset, and the names it brings along."""

from dataclasses import dataclass

from promo.diagnostics.span import Span
from promo.syntax.eligibility import RunsBetween, RunsWeekly
from promo.syntax.limits import Floor
from promo.syntax.word import Word


@dataclass(frozen=True, slots=True)
class OncePerGroup:
    """`… once per group`"""

    span: Span


@dataclass(frozen=True, slots=True)
class Rounding:
    """`rounding half-up`"""

    span: Span
    mode: Word
    once: OncePerGroup | None


@dataclass(frozen=True, slots=True)
class Tax:
    """`tax included`"""

    span: Span
    mode: Word


@dataclass(frozen=True, slots=True)
class ReturnsShare:
    """`returns refund the share`"""

    span: Span
    refund: Word


@dataclass(frozen=True, slots=True)
class Deducting:
    """`… deducting what was spent`"""

    span: Span


@dataclass(frozen=True, slots=True)
class ReturnsReprice:
    """`returns reprice what stays deducting what was spent`"""

    span: Span
    reprice: Word
    deducting: Deducting | None


@dataclass(frozen=True, slots=True)
class PricesChoose:
    """`prices choose lowest`"""

    span: Span
    row: Word


@dataclass(frozen=True, slots=True)
class Clock:
    """`clock "America/New_York"`"""

    span: Span
    zone: Word


@dataclass(frozen=True, slots=True)
class PointsRate:
    """`points "stars" 1 per $2`"""

    span: Span
    title: Word
    points: Word
    per: Word


@dataclass(frozen=True, slots=True)
class Manual:
    """`manual discounts come last`: how they meet promotions."""

    span: Span
    when: Word


@dataclass(frozen=True, slots=True)
class HouseFloor:
    """`floor 60% of list price`: below it no promotion takes a unit."""

    span: Span
    floor: Floor


@dataclass(frozen=True, slots=True)
class Holidays:
    """`holidays closing-days are 2026-12-25, 2027-01-01`"""

    span: Span
    name: Word
    days: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class StoreRange:
    """`S412`, or `S001 to S130`."""

    first: Word
    last: Word | None


@dataclass(frozen=True, slots=True)
class Stores:
    """`stores northeast are S001 to S130, S412`"""

    span: Span
    name: Word
    ranges: tuple[StoreRange, ...]


@dataclass(frozen=True, slots=True)
class Zone:
    """`zone coast "Everything by the sea"`"""

    span: Span
    name: Word
    description: Word | None


@dataclass(frozen=True, slots=True)
class Tender:
    """`tender store-card "The card of the house"`"""

    span: Span
    name: Word
    description: Word | None


@dataclass(frozen=True, slots=True)
class SingleUse:
    """`single use`"""

    span: Span


@dataclass(frozen=True, slots=True)
class Batch:
    """`batch of codes`"""

    span: Span


@dataclass(frozen=True, slots=True)
class CodesFrom:
    """`codes from "codes.csv"`"""

    span: Span
    path: Word


@dataclass(frozen=True, slots=True)
class FaceValue:
    """`worth $5`"""

    span: Span
    amount: Word


@dataclass(frozen=True, slots=True)
class IssuedBy:
    """`issued by manufacturer`"""

    span: Span
    issuer: Word


@dataclass(frozen=True, slots=True)
class MatchedBy:
    """`matched by store up to $1`"""

    span: Span
    amount: Word


CouponClause = (
    SingleUse | Batch | CodesFrom | FaceValue | IssuedBy | MatchedBy | RunsBetween | RunsWeekly
)


@dataclass(frozen=True, slots=True)
class Coupon:
    """`coupon SAVE10 "Leaflet of May"` and its clauses, as they stand."""

    span: Span
    name: Word
    description: Word | None
    clauses: tuple[CouponClause, ...]


Declaration = (
    Rounding
    | Tax
    | ReturnsShare
    | ReturnsReprice
    | PricesChoose
    | Clock
    | PointsRate
    | Manual
    | HouseFloor
    | Holidays
    | Stores
    | Zone
    | Tender
    | Coupon
)
