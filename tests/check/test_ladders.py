"""Ladders and deals that have no price yet: what in them can never be meant."""

import pytest

from tests.check.checking import HEAD, checked


def said(clauses: str) -> list[tuple[str, int]]:
    """What is told but that it has no price; one clause stands on each line."""
    _, found = checked(HEAD, f'promotion P "p"\n{clauses}')
    codes = ("P350", "P401", "P402")
    return [(one.code, one.span.line - 1) for one in found if one.code not in codes]


@pytest.mark.parametrize(
    ("lower", "higher", "expected"),
    [
        ("step spend $50 or more get $5 off total", "step spend $80 or more get $5 off total", [2]),
        ("step spend $50 or more get $5 off total", "step spend $50 or more get $6 off total", [1]),
        ("step spend $50 or more get 5% off total", "step spend $80 or more get $5 off total", []),
        ("step spend $50 or more get 500 points", "step spend $80 or more get 400 points", [2]),
        (
            "step spend $50 or more get delivery at 50% off",
            "step spend $80 or more get delivery free",
            [],
        ),
        (
            "step spend $50 or more get delivery free",
            "step spend $80 or more get delivery at 50% off",
            [2],
        ),
        (
            "step spend $50 or more get snacks for $2 each",
            "step spend $80 or more get snacks for $3 each",
            [2],
        ),
        (
            "step spend $50 or more get snacks for $2 each",
            "step spend $80 or more get drinks for $3 each",
            [],
        ),
        (
            "step spend $50 or more on snacks get 5% off total",
            "step spend $80 or more get 5% off total",
            [],
        ),
        (
            "step buy 3 or more items from snacks get the cheapest at 50% off",
            "step buy 4 or more items from snacks get the cheapest at 40% off",
            [2],
        ),
        (
            "step buy 2 or more items from snacks get $1 off each item from snacks",
            "step buy 2 or more items from snacks get $1 off each item from snacks",
            [2],
        ),
        (
            "step buy 2 or more different items from snacks get 5% off them",
            "step buy 3 or more identical items from snacks get 5% off them",
            [],
        ),
        ("every $50 get $5 off total", "every $60 get $5 off total", [2]),
        ("every $50 get $5 off total", "every $100 get $11 off total", []),
        ("every 2 items from snacks get 50 points", "every 3 items from snacks get 50 points", [2]),
    ],
)
def test_a_step_that_no_cart_is_better_off_with_is_told(
    lower: str, higher: str, expected: list[int]
) -> None:
    assert said(f"{lower}\n{higher}") == [("P330", line) for line in expected]


def test_of_two_highest_steps_that_ask_for_the_same_the_second_never_counts() -> None:
    steps = (
        "step spend $50 or more get $5 off total\n"
        "step spend $50 or more get $9 off total\n"
        "step spend $80 or more get $2 off total\n"
    )
    assert said(f"{steps}highest step counts") == [("P330", 2), ("P410", 4)]


@pytest.mark.parametrize(
    ("bands", "expected"),
    [
        ("band $10 to $20 get 5% off\nband above $20 get 9% off", []),
        ("band $10 to $20 get 5% off\nband above $15 get 9% off", [("P331", 2)]),
        ("band $10 to $20 get 5% off\nband above $25 get 9% off", [("P413", 2)]),
        ("band $30 to $40 get 9% off\nband $10 to $20 get 5% off", [("P413", 1)]),
    ],
)
def test_bands_lie_side_by_side(bands: str, expected: list[tuple[str, int]]) -> None:
    assert said(bands) == expected


UNPRICED = "\nplus 500 points"


@pytest.mark.parametrize(
    ("clauses", "expected"),
    [
        ("buy 3 items from snacks\nget the cheapest free", []),
        ("get the cheapest free", [("P318", 1)]),
        ("buy 3 items from snacks and 1 item from drinks\nget the cheapest free", [("P318", 2)]),
        ("buy 3 items from snacks\nget the dearest 3 free", [("P319", 2)]),
        ("buy 3 items from snacks\nget the cheapest free and the next at 50% off", []),
        ("buy 2 items from snacks\nget the cheapest free and the next free", [("P319", 2)]),
        ("buy 3 different items from snacks\nget the cheapest free", []),
        ("buy 2 kg of snacks\nget the cheapest free", [("P318", 2)]),
        ("get the cheapest of all free", [("P318", 1)]),
        ("get them for $5", [("P317", 1)]),
        ("slot a-1 takes 1 from snacks\nget 5% off total", [("P320", 1)]),
        ("slot a-1 takes 1 from snacks\nget 1 item from drinks free", []),
        (
            "buy 1 item from snacks\nslot a-1 takes 1 from snacks\nget them for $5",
            [("P321", 1)],
        ),
        (
            "slot a-1 takes 1 from snacks\nslot a-1 takes 1 from drinks\nget them for $5",
            [("P204", 2)],
        ),
        ("buy 0 items from snacks\nget them for $5", [("P310", 1)]),
        ("spend $0 or more\nget 5% off total", [("P310", 1)]),
        ("buy 2 items from snacks\nget the cheapest at 0% off", [("P310", 2)]),
    ],
)
def test_a_deal_is_looked_at_although_something_beside_it_has_no_price(
    clauses: str, expected: list[tuple[str, int]]
) -> None:
    assert said(clauses + UNPRICED) == expected


@pytest.mark.parametrize(
    "step",
    [
        "step buy 2 or more items from snacks get the cheapest 2 free",
        "every 2 items from snacks get the cheapest 2 free",
    ],
)
def test_of_a_step_not_all_can_be_the_cheapest(step: str) -> None:
    assert said(step) == [("P319", 1)]


def test_thousands_of_steps_are_no_trouble() -> None:
    steps = "\n".join(
        f"step spend ${number} or more get $1 off total" for number in range(1, 5_000)
    )
    assert len(said(steps)) == 49
