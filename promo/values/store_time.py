"""The instant of a cart, as the store's wall clock shows it."""

from dataclasses import dataclass
from datetime import date, datetime

DAY_SECONDS = 86_400
LONGEST_OPEN_SECONDS = 30 * 60
"""How long before payment a first scan still counts (semantics, clause 8)."""


def day_number(day: date) -> int:
    """Days since 1970-01-01, which was a Thursday."""
    return day.toordinal() - date(1970, 1, 1).toordinal()


def weekday(day: int) -> int:
    """0 for Monday to 6 for Sunday, of a day number."""
    return (day + 3) % 7


def wall_seconds(moment: datetime) -> int:
    """Seconds from 1970-01-01 00:00 to what the wall clock shows at `moment`, its offset left out."""
    clock = moment.hour * 3600 + moment.minute * 60 + moment.second
    return day_number(moment.date()) * DAY_SECONDS + clock


@dataclass(frozen=True, slots=True)
class StoreTime:
    """Every wall-clock time a cart saw: closed intervals `(first, last)` in wall seconds.

    One interval, or two when the clocks were changed between first scan and payment: then each
    offset gives one, and a window that meets either counts.
    """

    intervals: tuple[tuple[int, int], ...]

    @staticmethod
    def of_cart(
        opened: datetime | None, at: datetime | None, uncertainty_seconds: int
    ) -> "StoreTime | None":
        """From first scan (at most half an hour back) to payment, widened by the clock's doubt.

        None where the cart names no payment time: then nothing with a window takes part. Both
        moments carry an offset; raises TypeError for one without.
        """
        if at is None:
            return None
        start = at if opened is None else opened
        open_seconds = min(max(int((at - start).total_seconds()), 0), LONGEST_OPEN_SECONDS)
        ends = sorted(
            {wall_seconds(at), wall_seconds(start.astimezone(start.tzinfo)) + open_seconds}
            if start.utcoffset() != at.utcoffset()
            else {wall_seconds(at)}
        )
        doubt = uncertainty_seconds
        return StoreTime(tuple((end - open_seconds - doubt, end + doubt) for end in ends))
