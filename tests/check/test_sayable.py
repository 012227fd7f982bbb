"""What can be said and has no price yet, and what is lowered to what has one."""

import pytest

from promo.check.unpriced import UNPRICED
from promo.values.window import DateRange, WeeklyHours
from tests.check.checking import HEAD, checked, promotion_of, ruleset_of

DAY = 86_400


def day(text: str) -> int:
    from datetime import date

    return (date.fromisoformat(text) - date(1970, 1, 1)).days * DAY


def said(*texts: str) -> list[str]:
    return [one.code for one in checked(HEAD, *texts)[1] if one.code[:2] != "P4"]


def dates_of(clauses: str, *more: str) -> list[tuple[int | None, int | None]]:
    text = f'promotion P "p"\nget 5% off snacks\n{clauses}'
    (promotion,) = ruleset_of(HEAD, text, *more).promotions
    return [(one.starts, one.ends) for one in promotion.eligibility.window.dates]


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_a_promotion_that_is_not_live_is_checked_and_left_out(status: str) -> None:
    live = 'promotion L "l" get 5% off drinks'
    idle = f'promotion D "d" status {status} get 500 points limit 1 per customer'
    ruleset, found = checked(HEAD, live, idle)
    assert ruleset is not None
    assert [one.promotion_id for one in ruleset.promotions] == ["L"]
    assert "P350" not in [one.code for one in found]
    assert said(live, idle.replace("500 points", "5% off snakcs")) == ["P201"]


def test_live_is_what_holds_where_nothing_is_said() -> None:
    assert promotion_of("get 5% off snacks status live version 3") == promotion_of(
        "get 5% off snacks"
    )


def test_what_is_not_priced_means_no_ruleset_and_is_no_error() -> None:
    ruleset, found = checked(HEAD, 'promotion P "p" get 500 points')
    assert ruleset is None
    assert [(one.code, one.severity) for one in found if one.code < "P4"] == [("P350", "warning")]


def test_amounts_and_names_of_what_is_not_priced_are_checked() -> None:
    start = 'promotion P "p" get 5% off snacks '
    assert said(start + "limit €5 per customer") == ["P307", "P350"] or said(
        start + "limit €5 per customer"
    ) == ["P350", "P307"]
    assert set(said(start + "plus 5% off snakcs")) == {"P350", "P201"}
    assert set(said(start + "only in zone coast")) == {"P350", "P217"}
    assert set(said(start + "never combines with NOBODY")) == {"P350", "P203"}
    assert set(said(start + "if customer tier is Gold and total is at least $5.001")) == {
        "P350",
        "P308",
    }
    assert set(said('promotion P "p" every 3 items from snakcs get $5 off total')) == {
        "P350",
        "P201",
    }


def test_every_row_says_its_words_and_its_reason() -> None:
    assert all(row.words and row.why for row in UNPRICED.values())


def test_a_list_of_stores_stands_for_its_stores() -> None:
    lists = "stores pilot are S008 to S011, S412"
    text = 'promotion P "p" get 5% off snacks only at pilot, X1'
    (promotion,) = ruleset_of(HEAD, lists, text).promotions
    assert promotion.eligibility.stores == ("S008", "S009", "S010", "S011", "S412", "X1")


def test_a_misspelt_list_of_stores_is_no_store() -> None:
    lists = "stores pilot are S008"
    assert said(lists, 'promotion P "p" get 5% off snacks only at pilto') == ["P217"]


@pytest.mark.parametrize(
    "written", ["S1 to T9", "S01 to S1", "S9 to S1", "S to T", "S1 to S99999999"]
)
def test_what_is_no_range_of_stores_is_told(written: str) -> None:
    text = 'promotion P "p" get 5% off snacks only at pilot'
    assert said(f"stores pilot are {written}", text) == ["P334"]


def test_pauses_take_days_out_of_the_dates() -> None:
    clauses = "runs from 2026-05-01 until 2026-05-10 pauses on 2026-05-03, feast"
    assert dates_of(clauses, "holidays feast are 2026-05-04, 2026-05-10") == [
        (day("2026-05-01"), day("2026-05-03")),
        (day("2026-05-05"), day("2026-05-10")),
    ]


def test_a_pause_without_dates_parts_all_time_in_two() -> None:
    assert dates_of("pauses on 2026-05-03") == [
        (None, day("2026-05-03")),
        (day("2026-05-04"), None),
    ]


def test_a_weekly_pause_takes_weekdays_out_of_the_hours() -> None:
    window = promotion_of("get 5% off snacks pauses every Sat to Sun").eligibility.window
    assert window.hours == (WeeklyHours(0b0011111),)
    clauses = "get 5% off snacks runs every Fri to Sat from 22:00 until 02:00 pauses every Sat"
    (hours,) = promotion_of(clauses).eligibility.window.hours
    assert hours.weekdays == 0b0010000


def test_days_that_run_are_dates() -> None:
    assert dates_of("runs on 2026-05-03, 2026-05-04, 2026-06-01") == [
        (day("2026-05-03"), day("2026-05-05")),
        (day("2026-06-01"), day("2026-06-02")),
    ]


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("runs every first Tue of the month", ["2026-01-06", "2026-02-03", "2026-03-03"]),
        ("runs every last Sunday of the month", ["2026-01-25", "2026-02-22", "2026-03-29"]),
        ("runs every 30 of the month", ["2026-01-30", "2026-03-30"]),
        ("runs every year from 03-30 until 01-01", ["2026-01-01", "2026-03-30", "2026-03-31"]),
    ],
)
def test_days_that_come_again_narrow_the_dates(written: str, days: list[str]) -> None:
    found = dates_of(f"runs from 2026-01-01 until 2026-03-31 {written}")
    expected = [second for one in days for second in range(day(one), day(one) + DAY, DAY)]
    within = [second for starts, ends in found for second in range(starts or 0, ends or 0, DAY)]
    assert within == expected


def test_days_that_come_again_keep_the_hours_of_first_and_last_day() -> None:
    clauses = "runs from 2026-01-15 06:00 until 2026-01-15 09:00 runs every 15 of the month"
    (only,) = dates_of(clauses)
    assert DateRange(*only) == DateRange(day("2026-01-15") + 6 * 3600, day("2026-01-15") + 9 * 3600)


@pytest.mark.parametrize("number", ["0", "32", "9" * 5_000])
def test_a_day_that_no_month_has_is_told(number: str) -> None:
    clauses = f"runs from 2026-01-01 until 2026-03-31 runs every {number} of the month"
    assert said(f'promotion P "p" get 5% off snacks {clauses}') == ["P312"]


def test_without_an_end_what_comes_again_has_no_price_yet() -> None:
    text = 'promotion P "p" get 5% off snacks runs every 15 of the month'
    assert said(text) == ["P350"]


def test_a_coupon_must_be_declared_once_one_is() -> None:
    text = 'promotion P "p" get 5% off snacks only with coupon SAVE'
    assert said(text) == []
    assert said(text, "coupon OTHER") == ["P217"]
    assert said(text, "coupon SAVE") == []


@pytest.mark.parametrize(
    "clauses",
    [
        "buy 3 identical items from snacks and 2 weighed items from drinks get 5% off them",
        "buy 3 different items from snacks and 2 different styles from drinks get 5% off total",
        "slot one-1 takes 1 to 3 weighed from snacks get them for $5",
        "get the cheapest 1 item from snacks at $1 off",
        "get $5 off total on snacks or drinks",
        "get 5% off total on snacks",
        "get gift sku 1, 2",
        "get segment vip valid for 365 days",
        "get delivery at $20 off",
        "get fee wrap at $1 off",
        "get 1 item from drinks at $1 off",
        "buy 3 items from snacks get the cheapest free and the next 1 at 50% off",
        "step buy 3 or more identical items from snacks get 5% off them",
        "every 3 different items from snacks get 50 points",
        "get 5% off snacks costs 50 points",
        "get 5% off snacks spreads on the reward only",
        "get 5% off snacks limit 3.5 kg per cart",
        "get 5% off snacks limit 2 gal per customer per year",
        "get 5% off snacks only for vip only for trade",
        "get 5% off snacks only with coupon ONE only with coupon TWO",
        "get 5% off snacks only if cart has 3 items from snacks and order type is delivery",
        "get 5% off snacks if cart has 3 identical items from snacks or customer tier is Gold",
        "get 5% off snacks only if customer points is at least 50",
    ],
)
def test_what_the_trade_says_can_be_said(clauses: str) -> None:
    assert set(said(f'promotion P "p" {clauses}')) == {"P350"}


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ("manual discounts come last", []),
        ("manual discounts come alone", ["P350"]),
        ("floor 60% of list price", ["P350"]),
        ("floor $0 each", ["P310", "P350"]),
        ("floor cost floor cost", ["P218", "P350", "P350"]),
        ('clock "Europe/Vienna"', ["P350"]),
        ('clock "Europe/Wien"', ["P219", "P350"]),
        ("group extras budget $500", ["P350", "P403"]),
        ("group extras budget $0", ["P310", "P350", "P403"]),
    ],
)
def test_what_holds_for_all_can_be_said(declared: str, expected: list[str]) -> None:
    promotion = 'promotion P "p" get 5% off snacks, drinks only for vip, trade'
    assert sorted(one.code for one in checked(HEAD, declared, promotion)[1]) == expected


@pytest.mark.parametrize(
    ("clauses", "expected"),
    [
        ("limit 0 kg per cart", "P310"),
        ("limit 3.1234 kg per cart", "P383"),
        ("costs 0 points", "P310"),
        ("plus segment vpi", "P202"),
        ("plus delivery at $0 off", "P310"),
        ("plus snacks for $1 per 0 g", "P310"),
        ("only if store zone is coast", "P217"),
        ("only if order channel is kiosc", "P411"),
        ("only if order type is deliveri", "P411"),
        ("only on takeaway orders", "P411"),
        ("costs 5 points costs 6 points", "P302"),
    ],
)
def test_slips_in_what_has_no_price_are_told(clauses: str, expected: str) -> None:
    _, found = checked(HEAD, f'promotion P "p" get 5% off snacks, drinks {clauses}')
    assert {one.code for one in found} - {"P350", "P402"} == {expected}
