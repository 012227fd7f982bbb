"""What the cart must hold; tested once, when the group opens (semantics, clause 5)."""

from promo.program.rewards import AmountOffEach, PercentOff, PercentOffTotal
from promo.program.stacking import BASKET, ITEMS, Group
from promo.program.triggers import BuyAtLeast, SpendAtLeast
from tests.engine.shop import EVERYTHING, cart, percent, price, promotion, rules, shop, sku, taken

OFF = PercentOff(percent(10), EVERYTHING)


def test_or_more_means_at_least() -> None:
    catalog = shop(A=1000)
    spend = rules(promotion("P", OFF, SpendAtLeast(2000, EVERYTHING)))
    assert taken(price(spend, catalog, cart("A"))) == {}
    assert taken(price(spend, catalog, cart("2 A"))) == {"P": (1, 200)}
    buy = rules(promotion("P", OFF, BuyAtLeast(2, EVERYTHING)))
    assert taken(price(buy, catalog, cart("A"))) == {}
    assert taken(price(buy, catalog, cart("A", "A"))) == {"P": (1, 200)}


def test_only_the_set_counts() -> None:
    catalog = shop(A=1000, B=1000)
    spend = rules(promotion("P", OFF, SpendAtLeast(2000, sku("A"))))
    assert taken(price(spend, catalog, cart("A", "B"))) == {}
    buy = rules(promotion("P", OFF, BuyAtLeast(2, sku("A"))))
    assert taken(price(buy, catalog, cart("A", "B"))) == {}


def test_all_triggers_must_hold() -> None:
    both = rules(promotion("P", OFF, BuyAtLeast(1, sku("A")), BuyAtLeast(2, sku("B"))))
    catalog = shop(A=100, B=100)
    assert taken(price(both, catalog, cart("A", "B"))) == {}
    assert taken(price(both, catalog, cart("A", "2 B"))) == {"P": (1, 30)}


def test_a_trigger_uses_nothing_up_and_is_given_once() -> None:
    # Buy 3 A, get 20 % off B: six of A do not make it 40 %, and all of B is reduced.
    off = rules(promotion("P", PercentOff(percent(20), sku("B")), BuyAtLeast(3, sku("A"))))
    assert taken(price(off, shop(A=1000, B=1000), cart("6 A", "2 B"))) == {"P": (1, 400)}


def test_a_later_group_sees_net_prices() -> None:
    first = promotion("FIRST", PercentOff(percent(20), EVERYTHING))
    spend = promotion("SPEND", PercentOffTotal(percent(10)), SpendAtLeast(900, EVERYTHING))
    catalog = shop(A=1000)
    both = price(rules(first, spend), catalog, cart("A"))
    assert taken(both) == {"FIRST": (1, 200)}
    assert taken(price(rules(first, spend), catalog, cart("2 A"))) == {
        "FIRST": (1, 400),
        "SPEND": (1, 160),
    }


def test_a_condition_is_not_undone_by_a_discount_of_its_own_group() -> None:
    one_by_one = Group("steps", "all", "items")
    first = promotion("FIRST", AmountOffEach(600, EVERYTHING), group="steps", priority=1)
    second = promotion(
        "SECOND",
        PercentOff(percent(50), EVERYTHING),
        SpendAtLeast(1000, EVERYTHING),
        group="steps",
    )
    result = price(
        rules(first, second, groups=(one_by_one, ITEMS, BASKET)), shop(A=1000), cart("A")
    )
    assert taken(result) == {"FIRST": (1, 600), "SECOND": (1, 200)}
