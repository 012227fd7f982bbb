"""The best combination of promotions, across groups (semantics, clause 6)."""

import pytest

from promo.errors import TooLargeForReference
from promo.program.rewards import (
    AmountOffEach,
    AmountOffSlots,
    AmountOffTotal,
    CheapestOff,
    PercentOff,
    Slot,
)
from promo.program.stacking import BASKET, ITEMS, Group
from promo.program.triggers import SpendAtLeast
from tests.engine.shop import (
    EVERYTHING,
    FREE,
    cart,
    line,
    percent,
    price,
    promotion,
    rules,
    shop,
    sku,
    taken,
    total,
)

BY_PRIORITY = Group("g", "highest priority", "items")
ALL = Group("g", "all", "items")


def off(whole: int) -> PercentOff:
    return PercentOff(percent(whole), EVERYTHING)


def test_a_promotion_is_left_out_where_it_would_cost_more_later() -> None:
    # Any 2 save 1.00, and 5.00 off from 19.00: four at 5.00 are best without the deal. One
    # application instead of two would cost less still, but only whole promotions are switched.
    both = rules(
        promotion("DEAL", AmountOffSlots((Slot(2, EVERYTHING),), 100)),
        promotion("LUMP", AmountOffTotal(500), SpendAtLeast(1900, EVERYTHING)),
    )
    result = price(both, shop(A=500), cart("4 A"))
    assert taken(result) == {"LUMP": (1, 500)}
    assert total(result) == 1500
    assert (result.status, result.gap, result.steps) == ("optimal", 0, 4)


def test_the_policy_of_another_group_is_not_overruled_by_switching() -> None:
    both = rules(
        promotion("A", off(10), group="g", priority=2),
        promotion("B", off(50), group="g", priority=1),
        groups=(BY_PRIORITY,),
    )
    result = price(both, shop(A=1000), cart("A"))
    assert total(result) == 900
    assert (result.status, result.steps) == ("policy", 1)


def test_a_coupon_may_be_kept_back_whatever_the_policy() -> None:
    both = rules(
        promotion("A", off(10), group="g", priority=2, coupon="TEN"),
        promotion("B", off(50), group="g", priority=1),
        groups=(BY_PRIORITY,),
    )
    result = price(both, shop(A=1000), cart("A", coupons=("TEN",)))
    assert taken(result) == {"B": (1, 500)}
    assert (result.status, result.steps) == ("optimal", 2)


def test_of_equal_results_the_one_with_fewer_coupons_wins_though_its_rank_is_worse() -> None:
    coupon = promotion("SAVE10", AmountOffTotal(1000), coupon="SAVE10", priority=5)
    automatic = promotion("ZZZ", AmountOffTotal(1000))
    result = price(rules(coupon, automatic), shop(A=5000), cart("A", coupons=("SAVE10",)))
    assert taken(result) == {"ZZZ": (1, 1000)}


def test_the_same_code_for_two_promotions_is_one_coupon() -> None:
    # One code for two promotions against two codes for the same money.
    both = rules(
        promotion("X1", AmountOffEach(100, sku("A")), coupon="ONE"),
        promotion("X2", AmountOffEach(100, sku("B")), coupon="ONE"),
        promotion("A1", AmountOffEach(100, sku("A")), coupon="TWO", priority=1),
    )
    result = price(both, shop(A=500, B=500), cart("A", "B", coupons=("ONE", "TWO")))
    assert taken(result) == {"X1": (1, 100), "X2": (1, 100)}


def test_then_the_better_rank_gives_something() -> None:
    # P and Q do the same, and R's condition bars doing both.
    first = promotion("P", AmountOffEach(100, EVERYTHING))
    second = promotion("Q", AmountOffTotal(100))
    lump = promotion("R", AmountOffTotal(500), SpendAtLeast(1000, EVERYTHING), group="last")
    last = Group("last", "best for customer", "totals")
    result = price(
        rules(first, second, lump, groups=(ITEMS, BASKET, last)), shop(A=1100), cart("A")
    )
    assert taken(result) == {"P": (1, 100), "R": (1, 500)}


def test_the_better_rank_gives_something_though_it_takes_more_applications() -> None:
    # Inside the group one application would beat two; but with B-ONCE kept out the cart costs the
    # same, and which promotions give something is asked of S before anything else is.
    both = rules(
        promotion("A-TWICE", AmountOffSlots((Slot(1, EVERYTHING),), 50)),
        promotion("B-ONCE", AmountOffSlots((Slot(2, EVERYTHING),), 100)),
    )
    assert taken(price(both, shop(A=500), cart("2 A"))) == {"A-TWICE": (2, 100)}


def test_the_condition_of_a_later_group_is_lost_where_that_pays() -> None:
    # 9.99 off from 30.00 is a penny less than one of the three free.
    one = promotion("ONE", AmountOffTotal(999), SpendAtLeast(3000, EVERYTHING))
    deal = promotion("DEAL", CheapestOff(3, 1, FREE, EVERYTHING))
    result = price(rules(one, deal), shop(A=1000), cart("3 A"))
    assert taken(result) == {"DEAL": (1, 1000)}
    assert total(result) == 2000
    assert total(price(rules(one), shop(A=1000), cart("3 A"))) == 2001


def test_promotions_that_are_not_applicable_are_not_tried() -> None:
    listed = rules(
        promotion("P", PercentOff(percent(10), sku("A"))),
        promotion("NOT-IN-CART", PercentOff(percent(10), sku("B"))),
        promotion("NO-COUPON", off(90), coupon="X"),
        promotion("EXCLUDED", PercentOff(percent(10), sku("A")), excludes=EVERYTHING),
        promotion("DEAL", AmountOffSlots((Slot(1, sku("B")), Slot(1, sku("C"))), 1)),
    )
    assert price(listed, shop(A=100, B=100, C=100), cart("A")).steps == 2


def test_without_anything_applicable_the_result_is_optimal() -> None:
    empty = price(rules(), shop(A=100), cart("A", line("2", "A", kind="return", amount=90)))
    assert (empty.status, empty.gap, empty.steps, total(empty)) == ("optimal", 0, 1, 10)
    nothing = price(rules(promotion("P", off(10), group="g"), groups=(ALL,)), shop(A=100), cart())
    assert nothing.status == "optimal"


def test_always_enabled_promotions_take_part_in_every_combination() -> None:
    always = promotion("ALWAYS", AmountOffEach(200, EVERYTHING), group="g")
    lump = promotion("LUMP", AmountOffTotal(500), SpendAtLeast(900, EVERYTHING))
    result = price(rules(always, lump, groups=(ALL, BASKET)), shop(A=1000), cart("A"))
    assert taken(result) == {"ALWAYS": (1, 200)}
    assert (result.status, result.steps) == ("optimal", 2)


def test_more_than_twelve_switchable_promotions_are_refused() -> None:
    names = [f"P{number:02}" for number in range(13)]
    many = [promotion(name, AmountOffEach(1, EVERYTHING)) for name in names]
    with pytest.raises(TooLargeForReference, match="13 promotions"):
        price(rules(*many), shop(A=100), cart("A"))
    always = [promotion(name, AmountOffEach(1, EVERYTHING), group="g") for name in names]
    assert total(price(rules(*always, groups=(ALL,)), shop(A=100), cart("A"))) == 87
