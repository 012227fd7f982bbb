"""Best for customer inside one group, down to the last tie (semantics, clauses 5 and 6)."""

from dataclasses import replace

import pytest

from promo.errors import TooLargeForReference
from promo.program.rewards import (
    AmountOffEach,
    AmountOffSlots,
    AmountOffTotal,
    CheapestOff,
    PercentOff,
    PercentOffTotal,
    PriceEach,
    PriceForSlots,
    Slot,
)
from promo.program.ruleset import Promotion, Ruleset
from promo.program.stacking import Group
from promo.program.triggers import BuyAtLeast
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

BUY_ONE_GET_ONE = CheapestOff(2, 1, FREE, EVERYTHING)


def test_a_condition_uses_nothing_up_so_the_same_goods_may_be_in_a_deal() -> None:
    # 3 for 2 on A, and with three A 20 % off B: 10.00 and 2.00, not one of them.
    both = rules(
        promotion("DEAL", CheapestOff(3, 1, FREE, sku("A"))),
        promotion("OFFER", PercentOff(percent(20), sku("B")), BuyAtLeast(3, sku("A"))),
    )
    result = price(both, shop(A=1000, B=1000), cart("3 A", "B"))
    assert taken(result) == {"DEAL": (1, 1000), "OFFER": (1, 200)}


def test_each_unit_is_in_one_deal_or_takes_one_offer() -> None:
    both = rules(
        promotion("DEAL", BUY_ONE_GET_ONE),
        promotion("OFFER", PercentOff(percent(10), EVERYTHING)),
    )
    result = price(both, shop(A=1000), cart("3 A"))
    assert taken(result) == {"DEAL": (1, 1000), "OFFER": (1, 100)}
    assert total(result) == 1900


def test_offers_on_all_units_may_beat_a_deal() -> None:
    both = rules(
        promotion("DEAL", BUY_ONE_GET_ONE),
        promotion("OFFER", PercentOff(percent(60), EVERYTHING)),
    )
    assert taken(price(both, shop(A=1000), cart("2 A"))) == {"OFFER": (1, 1200)}


def test_two_deals_share_the_units_as_it_saves_most() -> None:
    # The pair alone would take A and B; leaving A to the meal saves more.
    deals = rules(
        promotion("MEAL", PriceForSlots((Slot(1, sku("A")), Slot(1, sku("D"))), 500)),
        promotion("PAIR", AmountOffSlots((Slot(2, sku("A", "B")),), 300)),
    )
    result = price(deals, shop(A=600, B=600, D=300), cart("A", "2 B", "D"))
    assert taken(result) == {"MEAL": (1, 400), "PAIR": (1, 300)}


def test_deals_are_chosen_together_even_if_units_connect_them_only_in_a_chain() -> None:
    def pair(first: str, second: str, minor: int) -> AmountOffSlots:
        return AmountOffSlots((Slot(1, sku(first)), Slot(1, sku(second))), minor)

    chain = rules(
        promotion("AB", pair("A", "B", 100)),
        promotion("BC", pair("B", "C", 150)),
        promotion("CD", pair("C", "D", 100)),
    )
    result = price(chain, shop(A=500, B=500, C=500, D=500), cart("A", "B", "C", "D"))
    assert taken(result) == {"AB": (1, 100), "CD": (1, 100)}


def in_one_class(*promotions: Promotion) -> Ruleset:
    """All in one priority class: that is best for customer too, and nothing may be switched off.

    In a group that chooses best for customer, equal results of several S are decided first, and not
    by the rules of these tests.
    """
    joined = (replace(each, group="class") for each in promotions)
    return rules(*joined, groups=(Group("class", "highest priority", "items"),))


def test_of_equal_savings_the_one_with_fewer_applications_wins() -> None:
    both = in_one_class(
        promotion("A-TWICE", AmountOffSlots((Slot(1, EVERYTHING),), 50)),
        promotion("B-ONCE", AmountOffSlots((Slot(2, EVERYTHING),), 100)),
    )
    assert taken(price(both, shop(A=500), cart("2 A"))) == {"B-ONCE": (1, 100)}


def test_offers_are_no_applications() -> None:
    both = in_one_class(
        promotion("A-DEAL", AmountOffSlots((Slot(2, EVERYTHING),), 100)),
        promotion("B-OFFER", AmountOffEach(50, EVERYTHING)),
    )
    assert taken(price(both, shop(A=500), cart("2 A"))) == {"B-OFFER": (1, 100)}


def test_then_the_better_rank_is_used_more_often() -> None:
    offers = in_one_class(
        promotion("P", AmountOffEach(50, EVERYTHING)),
        promotion("Q", PriceEach(450, EVERYTHING)),
    )
    assert taken(price(offers, shop(A=500), cart("2 A"))) == {"P": (1, 100)}
    deals = in_one_class(
        promotion("P", AmountOffSlots((Slot(2, EVERYTHING),), 100)),
        promotion("Q", AmountOffSlots((Slot(2, EVERYTHING),), 100)),
    )
    assert taken(price(deals, shop(A=500), cart("4 A"))) == {"P": (2, 200)}
    assert taken(price(deals, shop(A=500), cart("3 A"))) == {"P": (1, 100)}


def test_how_often_a_better_rank_is_used_is_asked_before_a_worse_rank_is() -> None:
    # P once and Q once, or P not at all and Q, R once each: P decides, whatever the others do.
    deals = in_one_class(
        promotion("P", AmountOffSlots((Slot(1, sku("A")), Slot(1, sku("B"))), 100)),
        promotion("Q", AmountOffSlots((Slot(1, sku("C")),), 100)),
        promotion("R", AmountOffSlots((Slot(1, sku("A")),), 100)),
    )
    result = price(deals, shop(A=500, B=500, C=500), cart("A", "B", "C"))
    assert taken(result) == {"P": (1, 100), "Q": (1, 100)}


def test_units_of_an_offer_count_as_uses_of_its_rank() -> None:
    # One application of DEAL either way; OFFER ranks first and would rather have three units.
    both = in_one_class(
        promotion("A-OFFER", PercentOff(percent(10), sku("A", "B", "C"))),
        promotion("B-DEAL", AmountOffSlots((Slot(1, EVERYTHING),), 100), uses=1),
    )
    result = price(both, shop(A=500, B=500, C=500, D=500), cart("A", "B", "C", "D"))
    assert taken(result) == {"A-OFFER": (1, 150), "B-DEAL": (1, 100)}
    assert nets(result) == {"1": 450, "2": 450, "3": 450, "4": 400}


def test_the_better_rank_uses_the_units_that_stand_first() -> None:
    both = in_one_class(
        promotion("DEAL", AmountOffSlots((Slot(2, EVERYTHING),), 120), uses=1),
        promotion("OFFER", AmountOffEach(50, EVERYTHING)),
    )
    result = price(both, shop(A=500, B=500, C=500), cart("C", "B", "A"))
    assert taken(result) == {"DEAL": (1, 120), "OFFER": (1, 50)}
    assert nets(result) == {"3": 440, "2": 440, "1": 450}


def test_then_the_first_unit_in_canonical_order_is_used_by_the_better_rank() -> None:
    both = in_one_class(
        promotion("P", AmountOffSlots((Slot(1, EVERYTHING),), 50), uses=1),
        promotion("Q", AmountOffSlots((Slot(1, EVERYTHING),), 50), uses=1),
    )
    result = price(both, shop(A=500, B=500, C=500), cart("C", "B", "A"))
    by_line = {
        each.line_id: [adjustment.promotion_id for adjustment in each.adjustments]
        for each in result.lines
    }
    assert by_line == {"3": ["P"], "2": ["Q"], "1": []}


def test_no_deal_is_applied_at_a_loss_or_for_nothing() -> None:
    deals = rules(
        promotion("P", PriceForSlots((Slot(1, EVERYTHING),), 500)),
        promotion("Q", AmountOffSlots((Slot(1, EVERYTHING),), 0)),
        promotion("R", CheapestOff(2, 1, percent(0), EVERYTHING)),
    )
    assert taken(price(deals, shop(A=500), cart("2 A"))) == {}


def test_an_unprofitable_application_is_left_out_even_beside_a_profitable_one() -> None:
    deal = rules(promotion("P", PriceForSlots((Slot(1, EVERYTHING),), 100)))
    assert taken(price(deal, shop(A=500, B=99), cart("A", "B"))) == {"P": (1, 400)}


def test_of_totals_at_most_one_applies_and_equal_ones_go_by_rank() -> None:
    both = rules(
        promotion("A-TEN", PercentOffTotal(percent(10))),
        promotion("B-LUMP", AmountOffTotal(150)),
    )
    assert taken(price(both, shop(A=1000), cart("A"))) == {"B-LUMP": (1, 150)}
    assert taken(price(both, shop(A=1500), cart("A"))) == {"A-TEN": (1, 150)}
    assert taken(price(both, shop(A=2000), cart("A"))) == {"A-TEN": (1, 200)}


def test_more_than_twelve_units_in_one_tangle_are_refused() -> None:
    deal = rules(promotion("P", BUY_ONE_GET_ONE))
    assert taken(price(deal, shop(A=100), cart("12 A"))) == {"P": (6, 600)}
    with pytest.raises(TooLargeForReference, match="13 units"):
        price(deal, shop(A=100), cart("13 A"))


def test_two_tangles_are_counted_apart_and_offers_not_at_all() -> None:
    deals = rules(
        promotion("P", CheapestOff(2, 1, FREE, sku("A"))),
        promotion("Q", CheapestOff(2, 1, FREE, sku("B"))),
        promotion("R", PercentOff(percent(10), sku("C"))),
    )
    result = price(deals, shop(A=100, B=100, C=100), cart("7 A", "7 B", "30 C"))
    assert taken(result) == {"P": (3, 300), "Q": (3, 300), "R": (1, 300)}
