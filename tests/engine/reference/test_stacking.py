"""Groups, one after another, each by its policy (semantics, clause 5)."""

from promo.program.rewards import (
    AmountOffEach,
    AmountOffTotal,
    CheapestOff,
    PercentOff,
    PercentOffTotal,
)
from promo.program.stacking import BASKET, ITEMS, Group
from promo.program.triggers import SpendAtLeast
from promo.values.rate import Rate
from tests.engine.shop import (
    EVERYTHING,
    FREE,
    cart,
    nets,
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
TOTALS_BY_PRIORITY = Group("g", "highest priority", "totals")
ALL = Group("g", "all", "items")
ALL_TOTALS = Group("g", "all", "totals")


def off(whole: int) -> PercentOff:
    return PercentOff(percent(whole), EVERYTHING)


def test_a_later_group_works_on_what_the_earlier_one_left() -> None:
    both = rules(promotion("P", off(20)), promotion("T", PercentOffTotal(percent(10))))
    result = price(both, shop(A=1000), cart("A"))
    assert taken(result) == {"P": (1, 200), "T": (1, 80)}
    assert nets(result) == {"1": 720}


def test_groups_run_in_the_rulesets_order() -> None:
    lump = promotion("T", AmountOffTotal(100), group="basket")
    result = price(
        rules(promotion("P", off(50)), lump, groups=(BASKET, ITEMS)), shop(A=1000), cart("A")
    )
    assert taken(result) == {"T": (1, 100), "P": (1, 450)}


def test_highest_priority_lets_the_higher_class_go_first_though_it_saves_less() -> None:
    both = rules(
        promotion("A", off(10), group="g", priority=2),
        promotion("B", off(50), group="g", priority=1),
        groups=(BY_PRIORITY,),
    )
    assert nets(price(both, shop(A=1000), cart("A"))) == {"1": 900}


def test_highest_priority_asks_offers_and_deals_alike() -> None:
    # 10 % on units ranks before buy one get one free: two units at 10.00 save 2.00.
    both = rules(
        promotion("P1", off(10), group="g", priority=1),
        promotion("P2", CheapestOff(2, 1, FREE, EVERYTHING), group="g"),
        groups=(BY_PRIORITY,),
    )
    assert taken(price(both, shop(A=1000), cart("2 A"))) == {"P1": (1, 200)}


def test_removing_a_promotion_by_priority_may_lower_the_price() -> None:
    first = promotion("P0", off(20), group="g", priority=1)
    second = promotion("P1", off(50), group="g")
    assert total(price(rules(first, second, groups=(BY_PRIORITY,)), shop(A=750), cart("A"))) == 600
    assert total(price(rules(second, groups=(BY_PRIORITY,)), shop(A=750), cart("A"))) == 375


def test_one_priority_class_takes_its_best_for_customer_optimum() -> None:
    both = rules(
        promotion("A", off(10), group="g", priority=7),
        promotion("B", off(50), group="g", priority=7),
        groups=(BY_PRIORITY,),
    )
    assert taken(price(both, shop(A=1000), cart("A"))) == {"B": (1, 500)}


def test_a_lower_class_takes_what_the_higher_one_did_not_use() -> None:
    both = rules(
        promotion("A", PercentOff(percent(10), sku("A")), group="g", priority=1),
        promotion("B", off(50), group="g"),
        groups=(BY_PRIORITY,),
    )
    assert nets(price(both, shop(A=1000, B=1000), cart("A", "B"))) == {"1": 900, "2": 500}


def test_units_that_a_deal_used_up_without_a_share_are_used_all_the_same() -> None:
    # B costs so little that its share of the deal's saving is nothing.
    deal = promotion("DEAL", CheapestOff(2, 1, FREE, EVERYTHING), group="g", priority=1)
    rest = promotion("REST", AmountOffEach(1, EVERYTHING), group="g")
    result = price(rules(deal, rest, groups=(BY_PRIORITY,)), shop(A=1000, B=1), cart("A", "B"))
    assert taken(result) == {"DEAL": (1, 1)}
    assert nets(result) == {"1": 999, "2": 1}


def test_conditions_of_a_lower_class_see_the_prices_at_the_groups_opening() -> None:
    both = rules(
        promotion("A", PercentOff(percent(50), sku("A")), group="g", priority=1),
        promotion(
            "B", PercentOff(percent(50), sku("B")), SpendAtLeast(2000, EVERYTHING), group="g"
        ),
        groups=(BY_PRIORITY,),
    )
    assert total(price(both, shop(A=1000, B=1000), cart("A", "B"))) == 1000


def test_a_lower_class_reckons_its_total_on_the_rest() -> None:
    both = rules(
        promotion("NO-B", AmountOffTotal(50), group="g", priority=1, excludes=sku("B")),
        promotion("TEN", PercentOffTotal(percent(10)), group="g"),
        groups=(TOTALS_BY_PRIORITY,),
    )
    result = price(both, shop(A=1000, B=400, C=1), cart("A", "B", "C"))
    # The lump used C too, though no share of it fell on C.
    assert taken(result) == {"NO-B": (1, 50), "TEN": (1, 40)}
    assert nets(result) == {"1": 950, "2": 360, "3": 1}


def test_all_applies_everything_in_rank_order_each_rounded_before_the_next() -> None:
    both = rules(
        promotion("P", PercentOff(Rate(1234), EVERYTHING), group="g"),
        promotion("Q", PercentOff(Rate(1234), EVERYTHING), group="g"),
        groups=(ALL,),
    )
    result = price(both, shop(A=333), cart("A"))
    assert taken(result) == {"P": (1, 41), "Q": (1, 36)}
    assert nets(result) == {"1": 256}


def test_all_goes_by_priority_and_units_may_be_in_several() -> None:
    both = rules(
        promotion("LUMP", AmountOffEach(100, EVERYTHING), group="g", priority=1),
        promotion("HALF", off(50), group="g"),
        groups=(ALL,),
    )
    assert taken(price(both, shop(A=500), cart("A"))) == {"LUMP": (1, 100), "HALF": (1, 200)}
    deal = promotion("DEAL", CheapestOff(2, 1, FREE, EVERYTHING), group="g", priority=2)
    half = promotion("HALF", off(50), group="g")
    result = price(rules(deal, half, groups=(ALL,)), shop(A=500), cart("2 A"))
    assert taken(result) == {"DEAL": (1, 500), "HALF": (1, 250)}


def test_all_totals_stack() -> None:
    both = rules(
        promotion("A", AmountOffTotal(100), group="g", priority=1),
        promotion("B", PercentOffTotal(percent(10)), group="g"),
        groups=(ALL_TOTALS,),
    )
    assert taken(price(both, shop(A=1000), cart("A"))) == {"A": (1, 100), "B": (1, 90)}


def test_conditions_in_an_all_group_are_tested_once_when_it_opens() -> None:
    both = rules(
        promotion("FIRST", off(10), group="g", priority=1),
        promotion("SECOND", off(50), SpendAtLeast(500, EVERYTHING), group="g"),
        groups=(ALL,),
    )
    assert nets(price(both, shop(A=550), cart("A"))) == {"1": 247}
