"""Eligibility as written: who, where, when and with which coupon."""

from dataclasses import dataclass

from promo.diagnostics.span import Span
from promo.syntax.conditions import Condition
from promo.syntax.word import Word


@dataclass(frozen=True, slots=True)
class Moment:
    """`2026-04-03` or `2026-04-03 06:00`"""

    day: Word
    time: Word | None


@dataclass(frozen=True, slots=True)
class RunsBetween:
    """`runs from … until …`; either side may be left out."""

    span: Span
    starts: Moment | None
    ends: Moment | None


@dataclass(frozen=True, slots=True)
class DayRange:
    """`Sunday`, or `Mon to Thu`."""

    first: Word
    last: Word | None


@dataclass(frozen=True, slots=True)
class Hours:
    """`from 16:00 until 18:30`"""

    opens: Word
    closes: Word


@dataclass(frozen=True, slots=True)
class RunsWeekly:
    """`runs every Mon to Thu, Sunday from 16:00 until 18:30`; no `days` for `every day`."""

    span: Span
    days: tuple[DayRange, ...]
    hours: Hours | None


@dataclass(frozen=True, slots=True)
class OnlyFor:
    """`only for vip, trade`"""

    span: Span
    segments: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class OnlyAt:
    """`only at S001, S002`"""

    span: Span
    stores: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class OnlyWithCoupon:
    """`only with coupon SAVE10, LEAFLET`: any of them."""

    span: Span
    codes: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class RunsMonthly:
    """`runs every first Tue of the month`"""

    span: Span
    nth: Word
    day: Word


@dataclass(frozen=True, slots=True)
class RunsDayOfMonth:
    """`runs every 15 of the month`"""

    span: Span
    number: Word


@dataclass(frozen=True, slots=True)
class RunsYearly:
    """`runs every year from 12-01 until 12-24`; both days are included."""

    span: Span
    first: Word
    last: Word


@dataclass(frozen=True, slots=True)
class RunsOn:
    """`runs on 2026-12-24, closing-days`"""

    span: Span
    days: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class RunsIn:
    """`runs in "America/New_York"`: the clock of all its dates and hours."""

    span: Span
    zone: Word


@dataclass(frozen=True, slots=True)
class RunsBy:
    """`runs by payment time`"""

    span: Span
    instant: Word


@dataclass(frozen=True, slots=True)
class PausesOn:
    """`pauses on 2026-12-24, closing-days`"""

    span: Span
    days: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class PausesWeekly:
    """`pauses every Sunday`"""

    span: Span
    days: tuple[DayRange, ...]


@dataclass(frozen=True, slots=True)
class OnlyInZone:
    """`only in zone coast`"""

    span: Span
    zones: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class OnlyThrough:
    """`only through register, app`"""

    span: Span
    channels: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class OnlyOnOrders:
    """`only on dine-in orders`"""

    span: Span
    types: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class OnlyPayingWith:
    """`only when paying with store-card`"""

    span: Span
    tenders: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class OnlyWithBatch:
    """`only with coupon from batch WELCOME-26`"""

    span: Span
    batch: Word


@dataclass(frozen=True, slots=True)
class OnlyIf:
    """`only if total is at least $30`"""

    span: Span
    condition: Condition


@dataclass(frozen=True, slots=True)
class NotFor:
    """`not for trade`"""

    span: Span
    segments: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class NotAt:
    """`not at pilot`"""

    span: Span
    stores: tuple[Word, ...]
