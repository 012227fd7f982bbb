"""The instant of a cart (semantics, clause 8)."""

from datetime import date, datetime, timedelta, timezone

import pytest

from promo.values.store_time import DAY_SECONDS, StoreTime, day_number, wall_seconds, weekday

SUMMER = timezone(timedelta(hours=-4))
WINTER = timezone(timedelta(hours=-5))


def wall(text: str) -> int:
    return wall_seconds(datetime.fromisoformat(text))


def intervals(opened: datetime | None, at: datetime, doubt: int = 0) -> tuple[tuple[int, int], ...]:
    time = StoreTime.of_cart(opened, at, doubt)
    assert time is not None
    return time.intervals


def test_days_are_counted_from_a_thursday() -> None:
    assert day_number(date(1970, 1, 1)) == 0
    assert weekday(0) == 3
    assert weekday(day_number(date(2026, 11, 27))) == 4
    assert weekday(day_number(date(1969, 12, 29))) == 0


def test_the_wall_clock_leaves_the_offset_out() -> None:
    assert wall("1970-01-02T00:00:01") == DAY_SECONDS + 1
    assert wall("2026-11-27T06:05:00-05:00") == wall("2026-11-27T06:05:00+09:00")


def test_a_cart_without_payment_time_has_no_instant() -> None:
    assert StoreTime.of_cart(None, None, 0) is None
    assert StoreTime.of_cart(datetime(2026, 4, 3, 10, 0, tzinfo=SUMMER), None, 0) is None


def test_without_a_first_scan_the_instant_is_payment() -> None:
    at = datetime(2026, 4, 3, 11, 1, 30, tzinfo=SUMMER)
    assert intervals(None, at) == ((wall_seconds(at), wall_seconds(at)),)


def test_the_instant_reaches_from_first_scan_to_payment_and_the_doubt_widens_it() -> None:
    opened = datetime(2026, 4, 3, 10, 58, tzinfo=SUMMER)
    at = datetime(2026, 4, 3, 11, 1, tzinfo=SUMMER)
    assert intervals(opened, at) == ((wall("2026-04-03T10:58"), wall("2026-04-03T11:01")),)
    assert intervals(opened, at, 60) == ((wall("2026-04-03T10:57"), wall("2026-04-03T11:02")),)


def test_a_first_scan_counts_for_half_an_hour_at_most() -> None:
    at = datetime(2026, 4, 3, 11, 0, tzinfo=SUMMER)
    opened = at - timedelta(hours=5)
    assert intervals(opened, at) == ((wall("2026-04-03T10:30"), wall("2026-04-03T11:00")),)
    assert intervals(opened, at, 5) == ((wall("2026-04-03T10:29:55"), wall("2026-04-03T11:00:05")),)


def test_a_first_scan_after_payment_counts_as_payment() -> None:
    at = datetime(2026, 4, 3, 11, 0, tzinfo=SUMMER)
    assert intervals(at + timedelta(minutes=1), at) == intervals(None, at)


def test_two_offsets_of_the_same_clock_are_one_moment() -> None:
    at = datetime(2026, 4, 3, 11, 0, tzinfo=SUMMER)
    abroad = datetime(2026, 4, 3, 16, 50, tzinfo=timezone(timedelta(hours=2)))
    # The offsets differ by six hours: the clock showed the one until the next half hour of UTC.
    assert intervals(abroad, at) == (
        (wall("2026-04-03T16:50"), wall("2026-04-03T16:59:59")),
        (wall("2026-04-03T11:00"), wall("2026-04-03T11:00")),
    )


def test_a_repeated_hour_is_seen_twice() -> None:
    # 01:50 in summer time, then 02:00 is 01:00 again, payment at 01:10 in winter time.
    opened = datetime(2026, 11, 1, 1, 50, tzinfo=SUMMER)
    at = datetime(2026, 11, 1, 1, 10, tzinfo=WINTER)
    assert intervals(opened, at) == (
        (wall("2026-11-01T01:50"), wall("2026-11-01T01:59:59")),
        (wall("2026-11-01T01:00"), wall("2026-11-01T01:10")),
    )


def test_a_skipped_hour_is_not_seen_at_all() -> None:
    # 01:50 in winter time, then 02:00 is 03:00, payment at 03:05 in summer time.
    opened = datetime(2026, 3, 8, 1, 50, tzinfo=WINTER)
    at = datetime(2026, 3, 8, 3, 5, tzinfo=SUMMER)
    assert intervals(opened, at) == (
        (wall("2026-03-08T01:50"), wall("2026-03-08T01:59:59")),
        (wall("2026-03-08T03:00"), wall("2026-03-08T03:05")),
    )


def test_a_clock_that_changes_between_half_hours_changes_at_payment() -> None:
    opened = datetime(2026, 3, 8, 1, 40, tzinfo=WINTER)
    at = datetime(2026, 3, 8, 2, 50, tzinfo=SUMMER)
    assert intervals(opened, at) == (
        (wall("2026-03-08T01:40"), wall("2026-03-08T01:49:59")),
        (wall("2026-03-08T02:50"), wall("2026-03-08T02:50")),
    )


def test_parts_of_a_second_do_not_count() -> None:
    at = datetime(2026, 4, 3, 11, 0, 0, 999_999, tzinfo=SUMMER)
    assert intervals(None, at) == ((wall("2026-04-03T11:00"), wall("2026-04-03T11:00")),)


def test_a_moment_without_an_offset_is_refused() -> None:
    with pytest.raises(TypeError):
        StoreTime.of_cart(None, datetime(2026, 4, 3, 11, 0), 0)
