"""Eligibility as written: who, where, when and with which coupon."""

from dataclasses import dataclass

from promo.diagnostics.span import Span
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
    """`only with coupon SAVE10`"""

    span: Span
    code: Word
