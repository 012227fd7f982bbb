"""Eligibility: who, where, when and with which coupon."""

from collections.abc import Iterable
from datetime import date

from promo.check.clauses import Clauses, text, texts
from promo.check.context import Context
from promo.program.eligibility import Eligibility
from promo.syntax import eligibility as written
from promo.syntax.word import Word
from promo.values.store_time import DAY_SECONDS, StoreTime, day_number
from promo.values.window import EVERY_DAY, DateRange, WeeklyHours, Window

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WEEK_AND_A_DAY = 8 * DAY_SECONDS
"""Every hour of a week comes round in it, also one that began the day before."""


def eligibility(context: Context, clauses: Clauses) -> Eligibility:
    """What must hold before the cart is looked at; parts that were reported are left open."""
    segments = clauses.one(written.OnlyFor)
    stores = clauses.one(written.OnlyAt)
    coupon = clauses.one(written.OnlyWithCoupon)
    for segment in () if segments is None else segments.segments:
        context.names.has("segment", segment)
    return Eligibility(
        _window(context, clauses),
        () if segments is None else texts(context, segments.segments),
        () if stores is None else texts(context, stores.stores),
        None if coupon is None else text(context, coupon.code),
    )


def _window(context: Context, clauses: Clauses) -> Window:
    dates = [_dates(context, clause) for clause in clauses.all(written.RunsBetween)]
    hours = [_hours(context, clause) for clause in clauses.all(written.RunsWeekly)]
    if None in dates or None in hours:
        return Window()
    window = Window(
        _merged_dates([one for one in dates if one is not None]),
        _merged_hours([one for one in hours if one is not None]),
    )
    if window.dates and not any(_may_run(period, window) for period in window.dates):
        context.report("P316", clauses.all(written.RunsWeekly)[0].span)
    return window


def _dates(context: Context, clause: written.RunsBetween) -> DateRange | None:
    starts = None if clause.starts is None else _seconds(context, clause.starts, is_end=False)
    ends = None if clause.ends is None else _seconds(context, clause.ends, is_end=True)
    if (starts is None) != (clause.starts is None) or (ends is None) != (clause.ends is None):
        return None
    if starts is not None and ends is not None and ends <= starts:
        assert clause.ends is not None
        context.report("P314", clause.ends.day.span)
        return None
    return DateRange(starts, ends)


def _seconds(context: Context, moment: written.Moment, *, is_end: bool) -> int | None:
    """Wall seconds; an end that is only a day includes that day."""
    try:
        day = day_number(date.fromisoformat(moment.day.text))
    except ValueError:
        context.report("P312", moment.day.span, found=moment.day)
        return None
    if moment.time is None:
        return (day + is_end) * DAY_SECONDS
    clock = _clock(context, moment.time, is_end=is_end)
    return None if clock is None else day * DAY_SECONDS + clock


def _clock(context: Context, word: Word, *, is_end: bool) -> int | None:
    """Seconds of the day; `24:00` is a time only where something ends."""
    hour, minute = (int(part) for part in word.text.split(":"))
    if (hour < 24 and minute < 60) or (is_end and (hour, minute) == (24, 0)):
        return hour * 3600 + minute * 60
    context.report("P313", word.span, found=word)
    return None


def _hours(context: Context, clause: written.RunsWeekly) -> WeeklyHours | None:
    weekdays = 0 if clause.days else EVERY_DAY
    for days in clause.days:
        weekdays |= _weekdays(days)
    if clause.hours is None:
        return WeeklyHours(weekdays)
    opens = _clock(context, clause.hours.opens, is_end=False)
    closes = _clock(context, clause.hours.closes, is_end=True)
    if opens is None or closes is None:
        return None
    if opens == closes:
        context.report("P315", clause.hours.closes.span)
        return None
    return WeeklyHours(weekdays, opens, closes if closes > opens else closes + DAY_SECONDS)


def _weekdays(days: written.DayRange) -> int:
    """The bits of a range of days; `Sat to Mon` goes over the end of the week."""
    first = _WEEKDAYS.index(days.first.text[:3])
    last = first if days.last is None else _WEEKDAYS.index(days.last.text[:3])
    return sum(1 << (first + step) % 7 for step in range((last - first) % 7 + 1))


def _merged_dates(dates: Iterable[DateRange]) -> tuple[DateRange, ...]:
    """In order, with those that overlap or touch made one; none if that is always."""
    merged: list[DateRange] = []
    for one in sorted(dates, key=lambda period: (period.starts is not None, period.starts or 0)):
        last = merged[-1] if merged else None
        if last is None or (last.ends is not None and (one.starts or 0) > last.ends):
            merged.append(one)
        elif last.ends is not None:
            ends = None if one.ends is None else max(last.ends, one.ends)
            merged[-1] = DateRange(last.starts, ends)
    return () if merged == [DateRange()] else tuple(merged)


def _merged_hours(hours: Iterable[WeeklyHours]) -> tuple[WeeklyHours, ...]:
    """In order, the same hours of several days made one; none if that is always."""
    weekdays: dict[tuple[int, int], int] = {}
    for one in hours:
        key = (one.opens, one.closes)
        weekdays[key] = weekdays.get(key, 0) | one.weekdays
    if weekdays.get((0, DAY_SECONDS)) == EVERY_DAY:
        return ()
    return tuple(WeeklyHours(bits, *times) for times, bits in sorted(weekdays.items()))


def _may_run(period: DateRange, window: Window) -> bool:
    starts, ends = period.starts, period.ends
    if not window.hours or starts is None or ends is None or ends - starts >= _WEEK_AND_A_DAY:
        return True
    return Window((period,), window.hours).meets(StoreTime(((starts, ends - 1),)))
