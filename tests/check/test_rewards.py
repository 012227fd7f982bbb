"""What is given, and whether what must be bought is a condition or a deal (semantics, clause 5)."""

import pytest

from promo.model.catalog import Catalog
from promo.model.product import Product
from promo.program.limits import CartLimit
from promo.program.rewards import (
    AmountOffEach,
    AmountOffEachMeasure,
    AmountOffSlots,
    AmountOffTotal,
    CheapestOff,
    DearestOff,
    PercentOff,
    PercentOffSlots,
    PercentOffTotal,
    PercentOfListOff,
    PriceEach,
    PriceForSlots,
    PricePerMeasure,
    Reward,
    Slot,
)
from promo.program.selectors import Everything, Named
from promo.program.triggers import BuyAtLeast, SpendAtLeast
from promo.values.measure import Measure
from promo.values.rate import Rate
from tests.check.checking import HEAD, checked, promotion_of

SNACKS, DRINKS = Named("snacks"), Named("drinks")
SLOTS = (Slot(2, SNACKS), Slot(1, DRINKS))


@pytest.mark.parametrize(
    ("clauses", "reward"),
    [
        ("get 20% off snacks", PercentOff(Rate(2000), SNACKS)),
        ("get $0.50 off each item from snacks", AmountOffEach(50, SNACKS)),
        ("get snacks for $1.99 each", PriceEach(199, SNACKS)),
        ("get 10% off total", PercentOffTotal(Rate(1000))),
        ("get $1,250 off total", AmountOffTotal(125_000)),
        ("get 20% of list price off snacks", PercentOfListOff(Rate(2000), SNACKS)),
        ("get $0.50 off each kg of snacks", AmountOffEachMeasure(50, Measure("g", 1000), SNACKS)),
        ("get $0.50 off each 2 lb of snacks", AmountOffEachMeasure(50, Measure("oz", 32), SNACKS)),
        ("get snacks for $1.29 per kg", PricePerMeasure(129, Measure("g", 1000), SNACKS)),
        ("get snacks for $2.90 per 100 g", PricePerMeasure(290, Measure("g", 100), SNACKS)),
        ("buy 3 items from snacks get the dearest free", DearestOff(3, 1, Rate(10_000), SNACKS)),
        (
            "buy 3 items from snacks get the dearest 2 at 30% off",
            DearestOff(3, 2, Rate(3000), SNACKS),
        ),
        ("buy 3 items from snacks get the cheapest free", CheapestOff(3, 1, Rate(10_000), SNACKS)),
        (
            "buy 5 items from snacks get the cheapest 2 at 50% off",
            CheapestOff(5, 2, Rate(5000), SNACKS),
        ),
    ],
)
def test_each_reward_has_its_meaning(clauses: str, reward: Reward) -> None:
    promotion = promotion_of(clauses)
    assert promotion.reward == reward
    assert promotion.triggers == ()


@pytest.mark.parametrize(
    "bought",
    [
        "buy 2 items from snacks and 1 item from drinks",
        "slot one takes 2 from snacks slot two takes 1 from drinks",
    ],
)
@pytest.mark.parametrize(
    ("given", "reward"),
    [
        ("get them for $10", PriceForSlots(SLOTS, 1000)),
        ("get $3 off them", AmountOffSlots(SLOTS, 300)),
        ("get 15% off them", PercentOffSlots(SLOTS, Rate(1500))),
    ],
)
def test_before_them_the_bought_units_are_used_up(bought: str, given: str, reward: Reward) -> None:
    promotion = promotion_of(f"{bought}\n{given}")
    assert promotion.reward == reward
    assert promotion.triggers == ()


@pytest.mark.parametrize(
    "given",
    [
        "get 20% off drinks",
        "get drinks for $1 each",
        "get the first 2 items from drinks free",
        "get 5% off total",
        "get $1 off total",
    ],
)
def test_before_units_of_a_set_or_the_total_buying_is_a_condition(given: str) -> None:
    promotion = promotion_of(f"buy 3 items from snacks and 1 item from drinks {given}")
    assert promotion.triggers == (BuyAtLeast(3, SNACKS), BuyAtLeast(1, DRINKS))


def test_spending_is_a_condition_also_of_a_deal() -> None:
    promotion = promotion_of("spend $50 or more buy 2 items from snacks get them for $5")
    assert promotion.triggers == (SpendAtLeast(5000, Everything()),)
    assert promotion.reward == PriceForSlots((Slot(2, SNACKS),), 500)


def test_spending_on_a_set_counts_that_set() -> None:
    promotion = promotion_of("spend $50 or more on snacks get 10% off total")
    assert promotion.triggers == (SpendAtLeast(5000, SNACKS),)


@pytest.mark.parametrize(
    ("share", "rate"),
    [
        ("a third", Rate(1, 3)),
        ("a half", Rate(5000)),
        ("50%", Rate(5000)),
        ("a quarter", Rate(2500)),
        ("12.5%", Rate(1250)),
        ("0.01%", Rate(1)),
        ("33.330 %", Rate(3333)),
        ("100%", Rate(10_000)),
        ("007%", Rate(700)),
    ],
)
def test_shares_are_exact(share: str, rate: Rate) -> None:
    assert promotion_of(f"get {share} off snacks").reward == PercentOff(rate, SNACKS)


def test_a_price_may_be_nothing_but_a_reduction_may_not() -> None:
    assert promotion_of("get snacks for $0 each").reward == PriceEach(0, SNACKS)


@pytest.mark.parametrize(
    ("benefit", "reward"),
    [
        ("free", PercentOff(Rate(10_000), SNACKS)),
        ("at 20% off", PercentOff(Rate(2000), SNACKS)),
        ("at $1 off", AmountOffEach(100, SNACKS)),
        ("for $2", PriceEach(200, SNACKS)),
    ],
)
def test_the_first_items_are_an_offer_limited_to_them(benefit: str, reward: Reward) -> None:
    promotion = promotion_of(f"get the first 3 items from snacks {benefit}")
    assert (promotion.reward, promotion.limit) == (reward, CartLimit(items=3))


def test_of_the_first_items_and_a_limit_the_fewer_count() -> None:
    clauses = "get the first 3 items from snacks free limit {} items per cart"
    assert promotion_of(clauses.format(2)).limit == CartLimit(items=2)
    assert promotion_of(clauses.format(5)).limit == CartLimit(items=3)


@pytest.mark.parametrize(
    ("clauses", "code"),
    [
        ("get the first 0 items from snacks free", "P310"),
        ("get the first 2 items from snacks at 0% off", "P310"),
        ("get the first 2 items from snakcs for €2", "P201"),
        ("get 120% of list price off snacks", "P305"),
        ("get $0 off each kg of snacks", "P310"),
        ("get snacks for $1 per 0 g", "P310"),
        ("get snacks for $1 per 9999999999 g", "P311"),
        ("get the dearest free", "P318"),
        ("buy 2 items from snacks get the dearest 2 free", "P319"),
    ],
)
def test_a_slip_in_them_is_told(clauses: str, code: str) -> None:
    ruleset, found = checked(HEAD, f'promotion P "p"\n{clauses}')
    assert ruleset is None
    assert code in {one.code for one in found if one.severity == "error"}


@pytest.mark.parametrize(
    ("measure", "sold_by", "code"),
    [("kg", "kg", None), ("100 g", "kg", None), ("kg", "lb", "P335"), ("l", "kg", "P335")],
)
def test_a_measure_must_be_one_that_the_products_can_be_turned_into(
    measure: str, sold_by: str, code: str | None
) -> None:
    nuts = Product("1", "nuts", 999, category=("Snacks",), unit=sold_by)
    text = f'currency USD\npromotion P "p" get category "Snacks" for $1 per {measure}'
    _, found = checked(text, catalog=Catalog.of([nuts]))
    assert [one.code for one in found if one.severity == "error"] == ([code] if code else [])
