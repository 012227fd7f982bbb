"""When something runs: date ranges and weekly hours on the store's wall clock."""

from collections.abc import Sequence
from dataclasses import dataclass

from promo.values.store_time import DAY_SECONDS, StoreTime, weekday

EVERY_DAY = 0b1111111


@dataclass(frozen=True, slots=True)
class DateRange:
    """Half-open `[starts, ends)` in wall seconds; None leaves that side open."""

    starts: int | None = None
    ends: int | None = None

    @property
    def is_always(self) -> bool:
        return self.starts is None and self.ends is None


@dataclass(frozen=True, slots=True)
class WeeklyHours:
    """Half-open hours, in seconds of the day, on the weekdays whose bit is set (Monday is bit 0).

    `closes` above one day's seconds runs past midnight and belongs to the day it began on.
    """

    weekdays: int
    opens: int = 0
    closes: int = DAY_SECONDS


@dataclass(frozen=True, slots=True)
class Window:
    """Inside any of the date ranges (none: always) and any of the weekly hours (none: always).

    Hours that run past midnight belong to the day they began on: they are over when that day's
    dates are not on any more, but a range that ends with that day does not cut its night short.
    """

    dates: tuple[DateRange, ...] = ()
    hours: tuple[WeeklyHours, ...] = ()

    @property
    def is_always(self) -> bool:
        """Whether a cart without a payment time is inside too."""
        dates_always = not self.dates or any(period.is_always for period in self.dates)
        return dates_always and not self.hours

    def meets(self, time: StoreTime | None) -> bool:
        """Whether the wall clock showed a time inside the window at some moment of `time`."""
        if self.is_always:
            return True
        if time is None:
            return False
        return any(
            _range_meets(period, self.hours, first, last)
            for first, last in time.intervals
            for period in self.dates or (DateRange(),)
        )


def _range_meets(period: DateRange, hours: Sequence[WeeklyHours], first: int, last: int) -> bool:
    """Whether a range and its hours meet the closed interval `[first, last]`."""
    starts = first if period.starts is None else period.starts
    ends = last + 1 if period.ends is None else period.ends
    if not hours:
        return starts <= last and first < ends
    # Hours that began the day before may reach past midnight into `first`.
    for day in range(first // DAY_SECONDS - 1, last // DAY_SECONDS + 1):
        next_day = (day + 1) * DAY_SECONDS
        if period.starts is not None and starts >= next_day:
            continue
        for hour in hours:
            if not hour.weekdays >> weekday(day) & 1:
                continue
            opens = max(day * DAY_SECONDS + hour.opens, starts)
            closes = day * DAY_SECONDS + hour.closes
            if ends != next_day:
                closes = min(closes, ends)
            if opens < closes and opens <= last and first < closes:
                return True
    return False
