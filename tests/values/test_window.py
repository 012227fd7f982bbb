"""Windows on the store's wall clock (semantics, clause 8)."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promo.values.store_time import DAY_SECONDS, StoreTime, wall_seconds, weekday
from promo.values.window import EVERY_DAY, DateRange, WeeklyHours, Window

HOUR = 3600
FRIDAY, SATURDAY, SUNDAY = 1 << 4, 1 << 5, 1 << 6


def wall(text: str) -> int:
    return wall_seconds(datetime.fromisoformat(text))


def moment(text: str) -> StoreTime:
    return StoreTime(((wall(text), wall(text)),))


def dates(starts: str | None, ends: str | None) -> DateRange:
    return DateRange(wall(starts) if starts else None, wall(ends) if ends else None)


def test_a_window_that_says_nothing_is_always_open_even_without_a_payment_time() -> None:
    assert Window().meets(moment("2026-04-03T10:00"))
    assert Window().meets(None)
    assert Window((DateRange(),)).meets(None)


def test_any_other_window_is_closed_without_a_payment_time() -> None:
    assert not Window((dates("2026-04-03", None),)).meets(None)
    assert not Window((), (WeeklyHours(EVERY_DAY),)).meets(None)


@pytest.mark.parametrize(
    ("at", "runs"),
    [
        ("2026-04-02T23:59:59", False),
        ("2026-04-03T00:00:00", True),
        ("2026-04-12T23:59:59", True),
        ("2026-04-13T00:00:00", False),
    ],
)
def test_dates_are_half_open(at: str, runs: bool) -> None:
    # `until 2026-04-12` includes that day, so the range ends as the 13th begins.
    assert Window((dates("2026-04-03", "2026-04-13"),)).meets(moment(at)) is runs


def test_any_of_several_date_ranges_will_do() -> None:
    window = Window((dates("2026-04-03", "2026-04-04"), dates("2026-05-01", None)))
    assert window.meets(moment("2026-04-03T12:00"))
    assert not window.meets(moment("2026-04-20T12:00"))
    assert window.meets(moment("2027-01-01T00:00"))


@pytest.mark.parametrize(
    ("at", "runs"),
    [
        ("2026-04-03T15:59:59", False),
        ("2026-04-03T16:00:00", True),
        ("2026-04-03T18:29:59", True),
        ("2026-04-03T18:30:00", False),
        ("2026-04-04T17:00:00", False),
    ],
)
def test_hours_are_half_open_and_keep_to_their_weekdays(at: str, runs: bool) -> None:
    window = Window((), (WeeklyHours(FRIDAY, 16 * HOUR, 18 * HOUR + 1800),))
    assert window.meets(moment(at)) is runs


@pytest.mark.parametrize(
    ("at", "runs"),
    [
        ("2026-04-03T21:59:59", False),
        ("2026-04-03T22:00:00", True),
        ("2026-04-04T01:59:59", True),
        ("2026-04-04T02:00:00", False),
        ("2026-04-03T01:00:00", False),
        ("2026-04-04T22:00:00", False),
    ],
)
def test_hours_past_midnight_belong_to_the_day_they_began(at: str, runs: bool) -> None:
    window = Window((), (WeeklyHours(FRIDAY, 22 * HOUR, 26 * HOUR),))
    assert window.meets(moment(at)) is runs


def test_dates_and_hours_must_both_hold_at_one_moment() -> None:
    window = Window(
        (dates("2026-04-03", "2026-04-04"),), (WeeklyHours(EVERY_DAY, 22 * HOUR, 26 * HOUR),)
    )
    assert not window.meets(moment("2026-04-03T12:00"))
    assert window.meets(moment("2026-04-03T23:00"))
    # The night of the last day belongs to that day; the one before the first day does not.
    assert window.meets(moment("2026-04-04T01:59:59"))
    assert not window.meets(moment("2026-04-04T02:00:00"))
    assert not window.meets(moment("2026-04-03T01:00"))
    # Both are met within this cart's instant, but at no moment together.
    long = StoreTime(((wall("2026-04-02T10:00"), wall("2026-04-02T23:00")),))
    assert not window.meets(long)


def test_a_range_that_ends_at_an_hour_ends_there_even_at_night() -> None:
    nights = (WeeklyHours(EVERY_DAY, 22 * HOUR, 26 * HOUR),)
    until_one = Window((dates("2026-04-03", "2026-04-04T01:00"),), nights)
    assert until_one.meets(moment("2026-04-04T00:59:59"))
    assert not until_one.meets(moment("2026-04-04T01:00:00"))


def test_the_edges_of_an_instant_meet_the_edges_of_a_window() -> None:
    window = Window((), (WeeklyHours(SUNDAY, 2 * HOUR, 3 * HOUR),))
    until_two = StoreTime(((wall("2026-03-08T01:50"), wall("2026-03-08T01:59:59")),))
    from_three = StoreTime(((wall("2026-03-08T03:00"), wall("2026-03-08T03:05")),))
    assert not window.meets(until_two)
    assert not window.meets(from_three)
    assert not window.meets(StoreTime(until_two.intervals + from_three.intervals))
    assert window.meets(StoreTime(((wall("2026-03-08T01:50"), wall("2026-03-08T02:00")),)))


@given(
    first=st.integers(-3, 20 * 4),
    length=st.integers(0, 10 * 4),
    opens=st.integers(0, 23),
    width=st.integers(1, 24),
    days=st.integers(0, EVERY_DAY),
    ranges=st.lists(
        st.tuples(st.none() | st.integers(0, 80), st.none() | st.integers(0, 80)), max_size=2
    ),
)
def test_a_window_meets_an_instant_exactly_if_it_is_open_at_some_second_of_it(
    first: int, length: int, opens: int, width: int, days: int, ranges: list[tuple[int, int]]
) -> None:
    quarter = DAY_SECONDS // 4

    def is_open(second: int) -> bool:
        return any(
            days >> weekday(day) & 1
            and opens * HOUR <= second - day * DAY_SECONDS < (opens + width) * HOUR
            and in_dates(second, day)
            for day in (second // DAY_SECONDS, second // DAY_SECONDS - 1)
        )

    def in_dates(second: int, day: int) -> bool:
        """Of hours that began on `day`: past midnight they still belong to it."""
        return not ranges or any(
            (a is None or (a * quarter <= second and a * quarter < (day + 1) * DAY_SECONDS))
            and (b is None or second < b * quarter or b * quarter == (day + 1) * DAY_SECONDS)
            for a, b in ranges
        )

    def scaled(bound: int | None) -> int | None:
        return None if bound is None else bound * quarter

    window = Window(
        tuple(DateRange(scaled(a), scaled(b)) for a, b in ranges),
        (WeeklyHours(days, opens * HOUR, (opens + width) * HOUR),),
    )
    start, end = first * quarter, first * quarter + length * HOUR
    # Everything opens and closes on whole hours, so looking at each hour's first second is enough.
    seconds = range(start, end + 1, HOUR)
    assert window.meets(StoreTime(((start, end),))) is any(map(is_open, seconds))
