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

    The two are sets of moments and both must hold, so hours that run past midnight end with the
    last date range: nothing runs after its last day.
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
        for first, last in time.intervals:
            for period in self.dates or (DateRange(),):
                start = first if period.starts is None else max(first, period.starts)
                # INVARIANT: closed at both ends from here on; an open end excludes its second.
                end = last if period.ends is None else min(last, period.ends - 1)
                if start <= end and _hours_meet(self.hours, start, end):
                    return True
        return False


def _hours_meet(hours: Sequence[WeeklyHours], start: int, end: int) -> bool:
    if not hours:
        return True
    # Hours that began the day before may reach past midnight into `start`.
    for day in range(start // DAY_SECONDS - 1, end // DAY_SECONDS + 1):
        for hour in hours:
            opens = day * DAY_SECONDS + hour.opens
            closes = day * DAY_SECONDS + hour.closes
            if hour.weekdays >> weekday(day) & 1 and opens <= end and start < closes:
                return True
    return False
