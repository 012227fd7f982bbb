"""Amounts of money in their currency, and numbers that nobody means."""

import pytest

from promo.program.rewards import AmountOffTotal
from tests.check.checking import checked, ruleset_of


def minor(currency: str, amount: str) -> int:
    (one,) = ruleset_of(f'currency {currency} promotion P "p" get {amount} off total').promotions
    assert isinstance(one.reward, AmountOffTotal)
    return one.reward.minor


def refused(currency: str, amount: str) -> list[str]:
    text = f'currency {currency} promotion P "p" get {amount} off total'
    return [one.code for one in checked(text)[1]]


@pytest.mark.parametrize(
    ("currency", "amount", "expected"),
    [
        ("USD", "$1,299.00", 129_900),
        ("USD", "$ 50", 5_000),
        ("USD", "$0.5", 50),
        ("USD", "USD 7.25", 725),
        ("HKD", "$10", 1_000),
        ("CAD", "CAD 10", 1_000),
        ("GBP", "£1.99", 199),
        ("EUR", "€2.50", 250),
        ("JPY", "¥1,500", 1_500),
        ("KRW", "KRW 5,000", 5_000),
        ("KWD", "KWD 1.250", 1_250),
        ("CHF", "CHF 12.500", 1_250),
    ],
)
def test_amounts_are_whole_minor_units(currency: str, amount: str, expected: int) -> None:
    assert minor(currency, amount) == expected


@pytest.mark.parametrize(
    ("currency", "amount", "code"),
    [
        ("USD", "€5", "P307"),
        ("USD", "EUR 5", "P307"),
        ("CHF", "$5", "P307"),
        ("GBP", "$5", "P307"),
        ("USD", "$1.999", "P308"),
        ("JPY", "¥1.5", "P308"),
        ("KWD", "KWD 1.2505", "P308"),
        ("USD", "$1,29", "P309"),
        ("USD", "$12,34,567", "P309"),
        ("USD", "$0", "P310"),
        ("USD", "$0.00", "P310"),
        ("USD", "$100,000,000.01", "P311"),
        ("USD", "$" + "9" * 5_000, "P311"),
        ("USD", "9" * 5_000 + "%", "P305"),
        ("USD", "0" * 5_000 + "%", "P310"),
        ("USD", "1." + "9" * 5_000 + "%", "P306"),
    ],
)
def test_other_amounts_are_refused_with_one_message(currency: str, amount: str, code: str) -> None:
    assert refused(currency, amount) == [code]


@pytest.mark.parametrize("number", ["1000001", "9" * 5_000])
@pytest.mark.parametrize(
    "clauses",
    [
        "buy {} items from everything get 5% off total",
        "buy {} items from everything get them for $5",
        "get 5% off everything limit {} items per cart",
        "get 5% off everything priority {}",
    ],
)
def test_absurd_counts_are_refused_cheaply(number: str, clauses: str) -> None:
    text = f'currency USD promotion P "p" {clauses.format(number)}'
    assert [one.code for one in checked(text)[1]] == ["P311"]
