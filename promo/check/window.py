"""Windows: when a promotion runs, as date ranges and weekly hours.

Holidays, pauses and recurrences become date ranges here, exactly: the till knows nothing of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from promo.check.clauses import Clauses
from promo.check.context import Context
from promo.check.recurrence import Recurrence, falls_on, is_sound, key
from promo.syntax import eligibility as written
from promo.syntax.word import Word
from promo.values.store_time import DAY_SECONDS, StoreTime, day_number
from promo.values.window import EVERY_DAY, DateRange, WeeklyHours, Window

LONGEST_RECURRENCE = 20 * 366
"""Days over which something that recurs is written out."""

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WEEK_AND_A_DAY = 8 * DAY_SECONDS
"""Every hour of a week comes round in it, also one that began the day before."""


def window(context: Context, clauses: Clauses, holidays: dict[str, tuple[int, ...]]) -> Window:
    """What the `runs` and `pauses` say together; `holidays` are day numbers by name."""
    dates = [_dates(context, clause) for clause in clauses.all(written.RunsBetween)]
    for on in clauses.all(written.RunsOn):
        dates += _days(context, on.days, holidays)
    hours = [_hours(context, clause) for clause in clauses.all(written.RunsWeekly)]
    pauses = [
        day
        for clause in clauses.all(written.PausesOn)
        for day in _days(context, clause.days, holidays)
    ]
    if None in dates or None in hours or None in pauses:
        return Window()
    known = [one for one in dates if one is not None]
    recurring = _recurring(context, clauses, known)
    if recurring is None:
        return Window()
    known = [*recurring] if recurring else known
    ranges = _merged_dates(known)
    weekly = _merged_hours([one for one in hours if one is not None])
    made = Window(ranges, weekly)
    if made.dates and not any(_may_run(period, made) for period in made.dates):
        context.report("P316", clauses.all(written.RunsWeekly)[0].span)
        return made
    return _paused(context, clauses, made, [day for day in pauses if day is not None])


def _paused(
    context: Context, clauses: Clauses, made: Window, pauses: Sequence[DateRange]
) -> Window:
    """The window without the days on which it pauses."""
    off = 0
    for weekly in clauses.all(written.PausesWeekly):
        off |= 0 if weekly.days else EVERY_DAY
        for days in weekly.days:
            off |= _weekdays(days)
    hours = made.hours
    if off:
        hours = tuple(
            WeeklyHours(hour.weekdays & ~off, hour.opens, hour.closes)
            for hour in made.hours or (WeeklyHours(EVERY_DAY),)
            if hour.weekdays & ~off
        )
    dates = made.dates
    if pauses:
        dates = tuple(_without(made.dates or (DateRange(),), _merged_dates(pauses)))
    left = Window(dates, hours)
    is_left = (hours or not off) and (dates or not pauses)
    if not is_left or (dates and not any(_may_run(period, left) for period in dates)):
        places = [one.span for one in clauses.all(written.PausesOn)]
        places += [one.span for one in clauses.all(written.PausesWeekly)]
        context.report("P333", places[0])
    return left


def _without(dates: Iterable[DateRange], pauses: Sequence[DateRange]) -> Iterator[DateRange]:
    """The ranges less the pauses, which are in order, bounded and apart."""
    for period in dates:
        starts, ends = period.starts, period.ends
        for pause in pauses:
            assert pause.starts is not None
            assert pause.ends is not None
            is_after = ends is not None and pause.starts >= ends
            if is_after or (starts is not None and pause.ends <= starts):
                continue
            if starts is None or starts < pause.starts:
                yield DateRange(starts, pause.starts)
            starts = pause.ends
        if ends is None or starts is None or starts < ends:
            yield DateRange(starts, ends)


def _days(
    context: Context, words: Sequence[Word], holidays: dict[str, tuple[int, ...]]
) -> list[DateRange | None]:
    """A range for each day that is written or that a name of holidays stands for."""
    found: list[DateRange | None] = []
    for word in words:
        if word.text[0].isdigit():
            day = calendar_day(context, word)
            found.append(None if day is None else _whole_day(day))
        elif context.names.has("holidays", word):
            found += [_whole_day(day) for day in holidays[word.text]]
    return found


def _whole_day(day: int) -> DateRange:
    return DateRange(day * DAY_SECONDS, (day + 1) * DAY_SECONDS)


def calendar_day(context: Context, word: Word) -> int | None:
    """The number of a day, or None where there is no such day, which is reported."""
    try:
        return day_number(date.fromisoformat(word.text))
    except ValueError:
        context.report("P312", word.span, found=word)
        return None


def _recurring(
    context: Context, clauses: Clauses, dates: Sequence[DateRange]
) -> tuple[DateRange, ...] | None:
    """The dates on which what recurs falls; empty where nothing recurs, None where reported."""
    recurrences: tuple[Recurrence, ...] = (
        *clauses.all(written.RunsMonthly),
        *clauses.all(written.RunsDayOfMonth),
        *clauses.all(written.RunsYearly),
    )
    if not recurrences:
        return ()
    bounds = [(one.starts, one.ends) for one in dates if one.starts is not None and one.ends]
    length = sum((ends - (starts or 0)) // DAY_SECONDS for starts, ends in bounds)
    if not dates or len(bounds) != len(dates) or length > LONGEST_RECURRENCE:
        why = "it needs dates that end, `runs from … until …`"
        context.report("P350", recurrences[0].span, clause="runs every … of", why=why)
        return None
    are_sound = [is_sound(context, clause) for clause in recurrences]
    if not all(are_sound):
        return None
    found: list[DateRange] = []
    different = {key(clause): clause for clause in recurrences}
    for starts, ends in bounds:
        assert starts is not None
        last = (ends - 1) // DAY_SECONDS
        for clause in different.values():
            for first_day, last_day in falls_on(clause, starts // DAY_SECONDS, last):
                begins = max(starts, first_day * DAY_SECONDS)
                stops = min(ends, (last_day + 1) * DAY_SECONDS)
                if begins < stops:
                    found.append(DateRange(begins, stops))
    if not found:
        context.report("P316", recurrences[0].span)
        return None
    return _merged_dates(found)


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
    day = calendar_day(context, moment.day)
    if day is None:
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
