"""Money, rates, quantities and how they are rounded and shared out (semantics, clause 2)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promo.values.money import LARGEST, minor_from_text, text_from_minor
from promo.values.quantity import LARGEST_MILLI, milli_from_text, text_from_milli
from promo.values.rate import Rate
from promo.values.rounding import divide_half_up
from promo.values.spread import spread


@pytest.mark.parametrize(
    ("numerator", "denominator", "quotient"),
    [(0, 2, 0), (1, 2, 1), (3, 2, 2), (4, 3, 1), (5, 3, 2), (10**20 + 5, 10, 10**19 + 1)],
)
def test_a_half_is_rounded_upwards(numerator: int, denominator: int, quotient: int) -> None:
    assert divide_half_up(numerator, denominator) == quotient


def test_a_negative_saving_is_not_rounded_but_refused() -> None:
    with pytest.raises(ValueError):
        divide_half_up(-1, 2)
    with pytest.raises(ValueError):
        divide_half_up(1, 0)


def test_a_third_is_exact_and_a_percent_is_not_a_third() -> None:
    assert Rate(1, 3).of(30000) == 10000
    assert Rate(3333).of(30000) == 9999
    assert Rate(10_000).of(333) == 333
    assert Rate(0).of(333) == 0


def test_ten_percent_off_a_shelf_price_of_277_is_28() -> None:
    assert Rate(1000).of(277) == 28


@pytest.mark.parametrize("share", [(-1, 10), (11, 10)])
def test_a_rate_is_between_nothing_and_all(share: tuple[int, int]) -> None:
    with pytest.raises(ValueError):
        Rate(*share)


def test_rates_are_written_as_people_do() -> None:
    assert [str(rate) for rate in (Rate(1000), Rate(1250), Rate(1234), Rate(1, 3))] == [
        "10%",
        "12.5%",
        "12.34%",
        "1/3",
    ]


def test_shares_follow_the_prices_and_the_largest_remainder_takes_what_is_left() -> None:
    assert spread(1000, [900, 800, 500, 400, 300, 200]) == (290, 258, 161, 129, 97, 65)
    assert spread(1, [100, 100, 100]) == (1, 0, 0)
    assert spread(2, [100, 100, 100]) == (1, 1, 0)
    assert spread(5, [1, 0, 9]) == (1, 0, 4)


def test_all_of_it_leaves_exactly_nothing() -> None:
    assert spread(600, [300, 200, 100]) == (300, 200, 100)
    assert spread(0, [0, 0]) == (0, 0)
    assert spread(0, []) == ()


def test_more_than_there_is_cannot_be_spread() -> None:
    with pytest.raises(ValueError):
        spread(601, [300, 200, 100])
    with pytest.raises(ValueError):
        spread(-1, [300])


@given(weights=st.lists(st.integers(0, 10_000), max_size=12), part=st.integers(0, 10_000))
def test_shares_add_up_and_no_share_exceeds_its_room(weights: list[int], part: int) -> None:
    amount = sum(weights) * part // 10_000
    shares = spread(amount, weights)
    assert sum(shares) == amount
    for share, weight in zip(shares, weights, strict=True):
        assert 0 <= share <= weight
        assert abs(share * sum(weights) - amount * weight) < max(sum(weights), 1)


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("12.50", "USD", 1250),
        ("12.5", "USD", 1250),
        ("12.500", "USD", 1250),
        ("12", "USD", 1200),
        ("0", "USD", 0),
        ("150", "JPY", 150),
        ("1.234", "KWD", 1234),
        ("12.345", "USD", None),
        ("1.5", "JPY", None),
        ("-1", "USD", None),
        ("1,000", "USD", None),
        ("1e3", "USD", None),
        (".5", "USD", None),
        ("٣", "USD", None),
        ("", "USD", None),
        ("100000000.00", "USD", LARGEST),
        ("100000000.01", "USD", None),
    ],
)
def test_money_is_read_exactly_or_not_at_all(text: str, currency: str, minor: int | None) -> None:
    assert minor_from_text(text, currency) == minor


def test_money_is_written_with_the_digits_of_its_currency() -> None:
    assert text_from_minor(129950, "USD") == "1299.50"
    assert text_from_minor(-5, "USD", symbol=True) == "-$0.05"
    assert text_from_minor(150, "JPY", symbol=True) == "¥150"
    assert text_from_minor(1234, "KWD", symbol=True) == "KWD 1.234"


@given(st.integers(0, LARGEST), st.sampled_from(["USD", "JPY", "KWD"]))
def test_money_written_and_read_is_the_same(minor: int, currency: str) -> None:
    assert minor_from_text(text_from_minor(minor, currency), currency) == minor


@pytest.mark.parametrize(
    ("text", "milli"),
    [
        ("1.235", 1235),
        ("3", 3000),
        ("0.5", 500),
        ("1000000", LARGEST_MILLI),
        ("1000000.001", None),
        ("1.2345", None),
        ("-1", None),
        ("1.", None),
    ],
)
def test_quantities_are_read_exactly_or_not_at_all(text: str, milli: int | None) -> None:
    assert milli_from_text(text) == milli


@given(st.integers(0, LARGEST_MILLI))
def test_quantities_written_and_read_are_the_same(milli: int) -> None:
    assert milli_from_text(text_from_milli(milli)) == milli
