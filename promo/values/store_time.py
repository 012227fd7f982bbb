"""The instant of a cart, as the store's wall clock shows it (semantics, clause 8)."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

DAY_SECONDS = 86_400
LONGEST_OPEN_SECONDS = 30 * 60
"""How long before payment a first scan still counts."""

CLOCK_CHANGE_SECONDS = 30 * 60
"""Clocks are put forward or back on a half hour of UTC, in every zone in force today."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND = timedelta(seconds=1)


def day_number(day: date) -> int:
    """Days since 1970-01-01, which was a Thursday."""
    return day.toordinal() - date(1970, 1, 1).toordinal()


def weekday(day: int) -> int:
    """0 for Monday to 6 for Sunday, of a day number."""
    return (day + 3) % 7


def wall_seconds(moment: datetime) -> int:
    """Seconds from 1970-01-01 00:00 to what the wall clock shows; the offset is left out."""
    clock = moment.hour * 3600 + moment.minute * 60 + moment.second
    return day_number(moment.date()) * DAY_SECONDS + clock


@dataclass(frozen=True, slots=True)
class StoreTime:
    """Every wall-clock time a cart saw: closed intervals `(first, last)` in wall seconds.

    One interval, or two when the clocks were changed between first scan and payment. So a repeated
    hour is seen twice, and a skipped one not at all.
    """

    intervals: tuple[tuple[int, int], ...]

    @staticmethod
    def of_cart(
        opened: datetime | None, at: datetime | None, uncertainty_seconds: int
    ) -> "StoreTime | None":
        """From first scan (at most half an hour back) to payment, widened by the clock's doubt.

        None where the cart names no payment time: then nothing with a window takes part. Both
        moments carry an offset; raises TypeError for one without. When the two offsets differ, the
        clocks were changed on the first half hour of UTC after the first scan: half an hour holds
        only one.
        """
        if at is None:
            return None
        paid = _utc_seconds(at)
        scanned = paid if opened is None else min(_utc_seconds(opened), paid)
        start = max(scanned, paid - LONGEST_OPEN_SECONDS)
        first, last = start - uncertainty_seconds, paid + uncertainty_seconds
        after = _offset_seconds(at)
        before = after if opened is None else _offset_seconds(opened)
        if before == after:
            return StoreTime(((first + after, last + after),))
        next_half_hour = (start // CLOCK_CHANGE_SECONDS + 1) * CLOCK_CHANGE_SECONDS
        changed = min(next_half_hour, paid)
        shown = ((first + before, changed - 1 + before), (changed + after, last + after))
        return StoreTime(tuple(interval for interval in shown if interval[0] <= interval[1]))


def _utc_seconds(moment: datetime) -> int:
    return (moment - _EPOCH) // _SECOND


def _offset_seconds(moment: datetime) -> int:
    return (moment - moment.replace(tzinfo=UTC)) // -_SECOND
