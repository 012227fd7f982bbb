"""What became of every line."""

from promo.model.priced_cart import Adjustment, Applied, Outcome, PricedLine, Share
from promo.program.rewards import (
    AmountOffTotal,
    CheapestOff,
    PercentOff,
    PercentOffTotal,
)
from promo.program.stacking import BASKET, ITEMS, Group
from promo.program.triggers import BuyAtLeast, SpendAtLeast
from tests.engine.shop import (
    EVERYTHING,
    FREE,
    cart,
    line,
    line_of,
    percent,
    price,
    promotion,
    rules,
    shop,
    sku,
)


def test_the_first_example_of_the_interface_comes_out_as_printed() -> None:
    seed = rules(
        promotion("A3-B20", PercentOff(percent(20), sku("2001")), BuyAtLeast(3, sku("1001")))
    )
    catalog = shop(**{"1001": 200, "2001": 20000})
    assert price(seed, catalog, cart("3 1001", "2001")) == Outcome(
        lines=(
            PricedLine("1", "1001", 600, 600, 600, (), (Share(3, 200),)),
            PricedLine(
                "2",
                "2001",
                20000,
                20000,
                16000,
                (Adjustment("A3-B20", 4000, 1),),
                (Share(1, 16000),),
            ),
        ),
        applied=(Applied("A3-B20", 1, 4000),),
        status="optimal",
        gap=0,
        steps=2,
    )


def test_adjustments_and_applied_stand_in_rank_order_whichever_was_given_first() -> None:
    early = Group("early", "all", "items")
    steps = rules(
        promotion("Z", PercentOff(percent(10), EVERYTHING), group="early"),
        promotion("M", PercentOff(percent(10), EVERYTHING)),
        promotion("A", PercentOffTotal(percent(10))),
        groups=(early, ITEMS, BASKET),
    )
    result = price(steps, shop(A=1000), cart("A"))
    assert [each.promotion_id for each in result.applied] == ["Z", "M", "A"]
    assert line_of(result, "1").adjustments == (
        Adjustment("Z", 100, 1),
        Adjustment("M", 90, 1),
        Adjustment("A", 81, 1),
    )


def test_shares_stand_from_the_dearest_to_the_cheapest() -> None:
    lump = rules(promotion("P", AmountOffTotal(5)))
    found = line_of(price(lump, shop(A=100), cart("3 A")), "1")
    assert found.shares == (Share(1, 99), Share(2, 98))
    assert found.adjustments == (Adjustment("P", 5, 3),)


def test_only_units_that_got_a_discount_are_counted_in_an_adjustment() -> None:
    lump = rules(promotion("P", AmountOffTotal(2)))
    found = line_of(price(lump, shop(A=100), cart("3 A")), "1")
    assert found.adjustments == (Adjustment("P", 2, 2),)
    assert found.shares == (Share(1, 100), Share(2, 99))


def test_a_line_that_a_deal_used_up_without_a_share_has_no_adjustment() -> None:
    deal = rules(promotion("P", CheapestOff(2, 1, FREE, EVERYTHING)))
    result = price(deal, shop(A=1000, B=1), cart("A", "B"))
    assert line_of(result, "2") == PricedLine("2", "B", 1, 1, 1, (), (Share(1, 1),))


def test_a_measured_line_is_one_unit() -> None:
    weighed = line("1", "A", quantity_milli=2500, is_weighed=True)
    half = rules(promotion("P", PercentOff(percent(50), EVERYTHING)))
    assert line_of(price(half, shop(A=100), cart(weighed)), "1") == PricedLine(
        "1", "A", 250, 250, 125, (Adjustment("P", 125, 1),), (Share(1, 125),)
    )


def test_lines_stand_in_the_carts_order() -> None:
    basket = cart(line("b", "A"), line("10", "A"), line("9", "A"))
    result = price(rules(promotion("P", PercentOffTotal(percent(10)))), shop(A=100), basket)
    assert [each.line_id for each in result.lines] == ["b", "10", "9"]


def test_a_deals_times_are_its_applications_and_an_offer_or_total_applies_once() -> None:
    groups = rules(
        promotion("DEAL", CheapestOff(2, 1, FREE, sku("A"))),
        promotion("LIMITED", PercentOff(percent(10), sku("B")), items=3),
        promotion("OFFER", PercentOff(percent(10), sku("C"))),
        promotion("TOTAL", AmountOffTotal(100), SpendAtLeast(1, EVERYTHING)),
    )
    result = price(groups, shop(A=100, B=100, C=100), cart("4 A", "2 B", "3 C"))
    assert result.applied == (
        Applied("DEAL", 2, 200),
        Applied("LIMITED", 2, 20),
        Applied("OFFER", 1, 30),
        Applied("TOTAL", 1, 100),
    )
