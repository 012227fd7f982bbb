"""Limits that never bind beside others of the same promotion, of any kind."""

import pytest

from tests.check.checking import HEAD, checked

DEAL = "buy 3 items from snacks get them for $5"
OFFER = "get 5% off snacks"


def idle(clauses: str) -> list[int]:
    """The lines of the limits that never bind; one clause stands on each line."""
    _, found = checked(HEAD, f'promotion P "p"\n{clauses}')
    assert {one.code for one in found} <= {"P350", "P401", "P402", "P408", "P409"}
    return [one.span.line - 2 for one in found if one.code == "P408"]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("limit 2 per customer", "limit 2 per customer per day", [2]),
        ("limit 2 per customer per day", "limit 3 per customer per month", []),
        ("limit 2 per customer per day", "limit 2 per customer per month", [1]),
        ("limit 2 per customer per week", "limit 2 per customer per year", []),
        ("limit 9 per customer", "limit 9 overall when offline refuse", [1]),
        ("limit 9 per store when offline refuse", "limit 9 per customer", []),
        ("limit $50 per customer", "never discount more than $50 per customer", [2]),
        ("limit $50 overall when offline refuse", "budget $60", [2]),
        ("limit $50 per customer", "limit 50 per customer", []),
        ("limit 3 kg per cart", "limit 2 kg per customer", []),
        ("limit 3 kg per cart", "limit 2 kg overall when offline refuse", [1]),
        ("limit 3 kg per customer", "limit 2 l per customer", []),
    ],
)
def test_a_limit_that_another_is_reached_before_is_told(
    first: str, second: str, expected: list[int]
) -> None:
    assert idle(f"{OFFER}\n{first}\n{second}") == expected


@pytest.mark.parametrize(
    ("uses", "items", "expected"),
    [
        ("limit 1 per cart", "limit 5 items per cart", [2]),
        ("limit 2 per cart", "limit 6 items per cart", [2]),
        ("limit 2 per cart", "limit 5 items per cart", [1]),
        ("limit 2 per cart", "limit 7 items per cart", [2]),
        ("limit 2 per customer", "limit 5 items per customer per day", []),
        ("limit 2 per customer", "limit 6 items per customer per day", [2]),
    ],
)
def test_uses_of_a_deal_are_counted_in_its_items(
    uses: str, items: str, expected: list[int]
) -> None:
    assert idle(f"{DEAL}\n{uses}\n{items}") == expected


def test_thousands_of_limits_are_no_trouble() -> None:
    limits = "\n".join(f"limit {number} per customer" for number in range(1, 5_000))
    assert len(idle(f"{OFFER}\n{limits}")) == 49
