"""Windows, segments, stores and coupons."""

from datetime import datetime

import pytest

from promo.program.eligibility import Eligibility
from promo.values.store_time import DAY_SECONDS, wall_seconds
from promo.values.window import EVERY_DAY, DateRange, WeeklyHours, Window
from tests.check.checking import checked, promotion_of

HOUR = 3600


def wall(text: str) -> int:
    return wall_seconds(datetime.fromisoformat(text))


def window(clauses: str) -> Window:
    return promotion_of(f"get 5% off total {clauses}").eligibility.window


@pytest.mark.parametrize(
    ("clauses", "expected"),
    [
        ("runs from 2026-04-03 until 2026-04-12", [("2026-04-03", "2026-04-13")]),
        (
            "runs from 2026-04-03 06:00 until 2026-04-03 11:00",
            [("2026-04-03 06:00", "2026-04-03 11:00")],
        ),
        ("runs from 2026-04-03", [("2026-04-03", None)]),
        ("runs until 2026-12-31", [(None, "2027-01-01")]),
        ("runs until 2026-12-31 24:00", [(None, "2027-01-01")]),
        (
            "runs from 2026-05-01 until 2026-05-02 runs from 2026-04-01 until 2026-04-02",
            [("2026-04-01", "2026-04-03"), ("2026-05-01", "2026-05-03")],
        ),
        (
            "runs from 2026-04-01 until 2026-04-10 runs from 2026-04-11 until 2026-04-20",
            [("2026-04-01", "2026-04-21")],
        ),
        ("runs from 2026-04-01 runs from 2026-05-01 until 2026-06-01", [("2026-04-01", None)]),
        ("runs from 2026-04-01 runs until 2026-06-01", []),
    ],
)
def test_dates_are_half_open_and_kept_in_order(
    clauses: str, expected: list[tuple[str | None, str | None]]
) -> None:
    ranges = tuple(
        DateRange(None if start is None else wall(start), None if end is None else wall(end))
        for start, end in expected
    )
    assert window(clauses).dates == ranges


@pytest.mark.parametrize(
    ("clauses", "expected"),
    [
        ("runs every Wed", [WeeklyHours(0b100)]),
        ("runs every Wednesday from 9:00 until 17:30", [WeeklyHours(0b100, 9 * HOUR, 63_000)]),
        ("runs every Mon to Thu, Sunday", [WeeklyHours(0b1001111)]),
        ("runs every Sat to Mon", [WeeklyHours(0b1100001)]),
        (
            "runs every Fri from 22:00 until 02:00",
            [WeeklyHours(0b10000, 22 * HOUR, 26 * HOUR)],
        ),
        (
            "runs every Fri from 22:00 until 24:00",
            [WeeklyHours(0b10000, 22 * HOUR, DAY_SECONDS)],
        ),
        (
            "runs every Fri from 22:00 until 00:00",
            [WeeklyHours(0b10000, 22 * HOUR, DAY_SECONDS)],
        ),
        (
            "runs every day from 06:00 until 10:00",
            [WeeklyHours(EVERY_DAY, 6 * HOUR, 10 * HOUR)],
        ),
        (
            "runs every Mon from 06:00 until 10:00 runs every Tue from 06:00 until 10:00",
            [WeeklyHours(0b11, 6 * HOUR, 10 * HOUR)],
        ),
        ("runs every day", []),
        ("runs every Mon to Fri runs every Sat, Sun", []),
    ],
)
def test_hours_belong_to_the_day_they_began_on(clauses: str, expected: list[WeeklyHours]) -> None:
    assert window(clauses).hours == tuple(expected)


def test_who_where_and_with_which_coupon() -> None:
    promotion = promotion_of(
        'get 5% off total only for vip, trade only at S002, "S 1", 12 only with coupon SAVE10'
    )
    assert promotion.eligibility == Eligibility(
        segments=("trade", "vip"), stores=("12", "S 1", "S002"), coupon="SAVE10"
    )


@pytest.mark.parametrize(
    ("dates", "runs"),
    [
        ("from 2026-04-03 23:30 until 2026-04-03 23:45", True),
        ("from 2026-04-03 until 2026-04-03", True),
        ("from 2026-04-03 until 2026-04-03 22:00", False),
        # The night belongs to Friday, so that on Saturday alone nothing of it is left.
        ("from 2026-04-04 until 2026-04-04", False),
        ("from 2026-04-04 until 2026-04-11", True),
    ],
)
def test_dates_and_hours_must_meet_somewhere(dates: str, runs: bool) -> None:
    text = f'promotion P "p" get 5% off total runs {dates} runs every Fri from 22:00 until 02:00'
    found = [one.code for one in checked("currency USD", text)[1]]
    assert found == ([] if runs else ["P316"])
