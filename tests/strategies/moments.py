"""Few moments, close to the edges of few windows, so that edges are met often."""

from datetime import datetime, timedelta, timezone

from promo.values.store_time import DAY_SECONDS, LONGEST_OPEN_SECONDS, wall_seconds
from promo.values.window import EVERY_DAY, DateRange, WeeklyHours, Window
from tests.strategies.chooser import Chooser, chance, pick

SUMMER = timezone(timedelta(hours=-4))
WINTER = timezone(timedelta(hours=-5))

FRIDAY_NOON = datetime(2026, 4, 3, 12, 0, tzinfo=SUMMER)
SATURDAY_MIDNIGHT = datetime(2026, 4, 4, 0, 0, tzinfo=SUMMER)
CLOCKS_GO_BACK = datetime(2026, 11, 1, 1, 0, tzinfo=WINTER)
EDGES = (FRIDAY_NOON, SATURDAY_MIDNIGHT, CLOCKS_GO_BACK)
NEAR = (0, -1, 1, 60, -60, 600, -600, LONGEST_OPEN_SECONDS, 5400, -5400)


def generate_payment(chooser: Chooser) -> tuple[datetime | None, datetime | None, int]:
    """`opened`, `at` and the clock's doubt of a cart."""
    if chance(chooser, 10):
        return None, None, 0
    at = pick(chooser, EDGES) + timedelta(seconds=pick(chooser, NEAR))
    doubt = pick(chooser, (0, 0, 0, 1, 60))
    if chance(chooser, 50):
        return None, at, doubt
    opened = at - timedelta(seconds=pick(chooser, (0, 60, 660, 1800, 1801, 7200)))
    if at.tzinfo is WINTER and chance(chooser, 70):
        opened = opened.astimezone(SUMMER)
    return opened, at, doubt


def generate_scan(chooser: Chooser) -> datetime:
    zone = pick(chooser, (SUMMER, WINTER))
    return (FRIDAY_NOON + timedelta(seconds=pick(chooser, (0, 60)))).astimezone(zone)


def generate_dates(chooser: Chooser) -> DateRange:
    edge = wall_seconds(pick(chooser, EDGES)) + pick(chooser, (0, 0, 60, -60))
    width = pick(chooser, (60, 1800, DAY_SECONDS, 7 * DAY_SECONDS))
    shapes = (
        DateRange(edge, None),
        DateRange(None, edge),
        DateRange(edge, edge + width),
        DateRange(edge - width, edge),
    )
    return pick(chooser, shapes)


def generate_hours(chooser: Chooser) -> WeeklyHours:
    weekdays = pick(chooser, (EVERY_DAY, 0b0010000, 0b1100000, 0b0011111))
    opens = pick(chooser, (0, 1, 12, 22)) * 3600
    closes = opens + pick(chooser, (1, 2, 4, 24)) * 3600
    return WeeklyHours(weekdays, opens, closes)


def generate_window(chooser: Chooser) -> Window:
    dates = tuple(generate_dates(chooser) for _ in range(chooser.integer(0, 2)))
    hours = tuple(generate_hours(chooser) for _ in range(chooser.integer(0, 2)))
    return Window(dates, hours)
