"""What recurs: every month on a day, every year between two days."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from promo.check.context import Context
from promo.syntax import eligibility as written
from promo.syntax.word import Word
from promo.values.store_time import day_number

Recurrence = written.RunsMonthly | written.RunsDayOfMonth | written.RunsYearly

_NTH = ("first", "second", "third", "fourth")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def is_sound(context: Context, clause: Recurrence) -> bool:
    """Whether the days that are written exist in some year."""
    words: tuple[Word, ...] = ()
    if isinstance(clause, written.RunsDayOfMonth):
        if len(clause.number.text) > 2 or not 1 <= int(clause.number.text) <= 31:
            context.report("P312", clause.number.span, found=clause.number)
            return False
    elif isinstance(clause, written.RunsYearly):
        words = (clause.first, clause.last)
    for word in words:
        try:
            date.fromisoformat(f"2000-{word.text}")
        except ValueError:
            context.report("P312", word.span, found=word)
            return False
    return True


def key(clause: Recurrence) -> tuple[str, ...]:
    """Equal for those that fall on the same days because they say the same."""
    match clause:
        case written.RunsYearly(_, first, last):
            return "year", first.text, last.text
        case written.RunsDayOfMonth(_, number):
            return "month", number.text
        case written.RunsMonthly(_, nth, day):
            return "month", nth.text, day.text


def falls_on(clause: Recurrence, first: int, last: int) -> Iterator[tuple[int, int]]:
    """First and last day of each time it comes between two days, by their numbers; a little of it
    may lie before or after. `is_sound` holds.

    Month by month: to look at each day took a minute for ten thousand promotions.
    """
    start, end = _day(first), _day(last)
    if isinstance(clause, written.RunsYearly):
        for year in range(start.year - 1, end.year + 1):
            yield _of_year(clause, year)
        return
    for month in range(start.year * 12 + start.month - 1, end.year * 12 + end.month):
        number = _of_month(clause, month // 12, month % 12 + 1)
        if number is not None:
            yield number, number


def _day(number: int) -> date:
    return date(1970, 1, 1) + timedelta(days=number)


def _of_year(clause: written.RunsYearly, year: int) -> tuple[int, int]:
    """Its days from those of a year on; they may go past the end of it."""
    return (
        _month_and_day(clause.first, year, is_last=False),
        _month_and_day(clause.last, year + (clause.first.text > clause.last.text), is_last=True),
    )


def _month_and_day(word: Word, year: int, *, is_last: bool) -> int:
    """The number of a day; for a 29th of February that is none, its neighbour inside the clause."""
    if not date.min.year <= year <= date.max.year:
        return day_number(date.min if year < date.min.year else date.max)
    month, day = (int(part) for part in word.text.split("-"))
    days = monthrange(year, month)[1]
    number = day_number(date(year, month, min(day, days)))
    return number if day <= days or is_last else number + 1


def _of_month(
    clause: written.RunsMonthly | written.RunsDayOfMonth, year: int, month: int
) -> int | None:
    """The day of a month that is meant, if it has one."""
    weekday_of_first, days = monthrange(year, month)
    if isinstance(clause, written.RunsDayOfMonth):
        day = int(clause.number.text)
    else:
        day = (_WEEKDAYS.index(clause.day.text[:3]) - weekday_of_first) % 7 + 1
        if clause.nth.text == "last":
            day += (days - day) // 7 * 7
        else:
            day += 7 * _NTH.index(clause.nth.text)
    return day_number(date(year, month, day)) if day <= days else None
