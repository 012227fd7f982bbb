"""What `buy`, `spend`, `only if` and the `if` of a reward ask for."""

from dataclasses import replace

import pytest

from promo.plan.snapshot import pack, unpack
from promo.program.ruleset import Promotion
from promo.program.selectors import Everything, Named
from promo.program.triggers import (
    BuyAtLeast,
    BuyDifferent,
    BuyIdentical,
    BuyWeighed,
    Condition,
    Operator,
    SpendAtLeast,
    SpendAtList,
    Trigger,
)
from tests.check.checking import HEAD, checked, promotion_of, ruleset_of

OFFER = "get 5% off drinks "
SNACKS, DRINKS = Named("snacks"), Named("drinks")
LARGE = SpendAtLeast(3000, Everything())
SNACKY = BuyAtLeast(1, SNACKS)


@pytest.mark.parametrize(
    ("clause", "trigger"),
    [
        ("only if total is at least $30", LARGE),
        ("only if total exceeds $30", SpendAtLeast(3001, Everything())),
        ("only if not total is under $30", LARGE),
        ("only if not (not (total is at least $30))", LARGE),
        ("only if total on snacks is at least $30", SpendAtLeast(3000, SNACKS)),
        ("if cart has 1 item from snacks", SNACKY),
        ("only if cart has 2 different items from snacks", BuyDifferent(2, "items", SNACKS)),
        ("only if cart has 2 identical items from snacks", BuyIdentical(2, SNACKS)),
        ("only if cart has 2 weighed items from snacks", BuyWeighed(2, SNACKS)),
        ("buy 2 different items from snacks", BuyDifferent(2, "items", SNACKS)),
        ("buy 2 different brands from snacks", BuyDifferent(2, "brands", SNACKS)),
        ("spend $30 or more on snacks at list price", SpendAtList(3000, SNACKS)),
    ],
)
def test_what_must_hold_by_itself_is_a_trigger(clause: str, trigger: Trigger) -> None:
    promotion = promotion_of(OFFER + clause)
    assert (promotion.triggers, promotion.condition) == ((trigger,), None)


@pytest.mark.parametrize(
    ("clause", "steps"),
    [
        ("total is under $30", (LARGE, "not")),
        ("cart has no items from snacks", (SNACKY, "not")),
        ("total is at least $30 or cart has 1 item from snacks", (LARGE, SNACKY, "or")),
        (
            "not (total is at least $30 and cart has 1 item from snacks)",
            (LARGE, SNACKY, "and", "not"),
        ),
        (
            "total is at least $30 or total is under $30 and cart has no items from snacks",
            (LARGE, LARGE, "not", SNACKY, "not", "and", "or"),
        ),
    ],
)
def test_what_not_and_or_join_is_a_condition(
    clause: str, steps: tuple[Trigger | Operator, ...]
) -> None:
    promotion = promotion_of(f"{OFFER} only if {clause}")
    assert (promotion.triggers, promotion.condition) == ((), Condition(steps))


def test_all_clauses_hold_together_and_what_needs_no_condition_is_none() -> None:
    promotion = promotion_of(
        OFFER + "if cart has no items from drinks buy 1 item from snacks "
        "only if total is under $30 and total on snacks is at least $1"
    )
    assert promotion.triggers == (SNACKY, SpendAtLeast(100, SNACKS))
    assert promotion.condition == Condition(
        (LARGE, "not", BuyAtLeast(1, DRINKS), "not", "and"),
    )


def test_a_deal_may_ask_for_a_condition_too() -> None:
    clauses = "buy 2 items from snacks get them for $3 only if cart has no items from drinks"
    promotion = promotion_of(clauses)
    assert promotion.condition == Condition((BuyAtLeast(1, DRINKS), "not"))


def test_brackets_as_deep_as_can_be_said_fit_the_plan() -> None:
    inner = "total is under $1"
    for number in range(10):
        cart = f"cart has {number + 1} items from snacks"
        inner = f"{cart} or {cart} and ({inner})"
    promotion = promotion_of(f"{OFFER} only if {inner}")
    assert promotion.condition is not None
    assert tills_price(promotion)


def tills_price(promotion: Promotion) -> bool:
    """Whether a till opens the rules: it refuses a condition that nests too deep."""
    ruleset = ruleset_of(HEAD, f'promotion P "p" {OFFER}')
    return bool(unpack(pack(replace(ruleset, promotions=(promotion,)))))


def said(clauses: str) -> list[str]:
    """The codes of what is told, but for names that nothing asks for."""
    found = checked(HEAD, f'promotion P "p" {clauses}')[1]
    return sorted(one.code for one in found if one.code not in ("P401", "P402"))


@pytest.mark.parametrize(
    ("clause", "codes"),
    [
        ("only if total exceeds $5.001", ["P308"]),
        ("only if cart has 0 items from snacks", ["P310"]),
        ("only if total on snakcs exceeds $5 and cart has no items from drnks", ["P201", "P201"]),
        ("only if customer tier is Gold or total exceeds $5.001", ["P308", "P350"]),
        ("plus 50 points only if total exceeds $5.001", ["P308", "P350"]),
        ("buy 2 different styles from snacks", ["P350"]),
    ],
)
def test_what_is_wrong_in_a_condition_is_told(clause: str, codes: list[str]) -> None:
    assert said(f"{OFFER} {clause}") == codes


def test_different_items_in_a_deal_have_no_price_yet() -> None:
    clauses = "buy 2 different items from snacks get them for $3"
    assert said(clauses) == ["P350"]
