"""Conditions joined by not, and, or; different items, and sums at list prices (clauses 3 and 5)."""

from dataclasses import replace

from promo.engine.backend import evaluate
from promo.model.cart import Cart, CartLine
from promo.model.catalog import Catalog
from promo.model.priced_cart import Outcome
from promo.model.product import Product
from promo.program.rewards import AmountOffEach, PercentOff, PercentOffTotal
from promo.program.ruleset import Promotion, Ruleset
from promo.program.stacking import BASKET, ITEMS, Group
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
from tests.engine.shop import (
    EVERYTHING,
    bound,
    cart,
    line,
    percent,
    promotion,
    rules,
    shop,
    sku,
    taken,
)

_BRANDS = (("1", "a"), ("2", "a"), ("3", "b"), ("4", ""))
TEN_OFF = PercentOffTotal(percent(10))
SHOP = shop(A=1000, B=500, C=100)


def on(reward: PercentOff | PercentOffTotal, *steps: Trigger | Operator) -> Promotion:
    return replace(promotion("P", reward), condition=Condition(steps))


def price(ruleset: Ruleset, catalog: Catalog, basket: Cart) -> Outcome:
    """As both backends say."""
    rule = bound(ruleset, catalog)
    reference, kernel = evaluate(rule, basket, "reference"), evaluate(rule, basket, "kernel")
    assert isinstance(reference, Outcome)
    assert (kernel.lines, kernel.applied) == (reference.lines, reference.applied)
    return reference


def given(basket: Cart, *steps: Trigger | Operator) -> bool:
    """Whether a total that asks for this condition applies."""
    return bool(price(rules(on(TEN_OFF, *steps)), SHOP, basket).applied)


def test_under_an_amount_is_not_at_least_it() -> None:
    under = (SpendAtLeast(1500, EVERYTHING), "not")
    assert given(cart("A"), *under)
    assert not given(cart("A", "B"), *under)


def test_no_items_of_a_set_keeps_a_promotion_from_carts_that_hold_one() -> None:
    without = (BuyAtLeast(1, sku("B")), "not")
    assert given(cart("A"), *without)
    assert not given(cart("A", "B"), *without)


def test_a_weighed_line_is_no_item_to_be_without() -> None:
    weighed = CartLine("2", "B", 1500, is_weighed=True, unit="kg")
    assert given(cart("A", weighed), BuyAtLeast(1, sku("B")), "not")


def test_and_or_and_not_join_what_is_asked() -> None:
    a, b, c = (BuyAtLeast(1, sku(name)) for name in "ABC")
    for basket, holds in [("A", False), ("A B", True), ("A C", True), ("B C", False)]:
        assert given(cart(*basket.split()), a, b, c, "or", "and") is holds
    # not (a and b), or c
    for basket, holds in [("A", True), ("A B", False), ("A B C", True)]:
        assert given(cart(*basket.split()), a, b, "and", "not", c, "or") is holds


def test_what_a_promotion_excludes_does_not_count_for_its_condition() -> None:
    asks = Condition((BuyAtLeast(1, EVERYTHING), SpendAtLeast(1500, EVERYTHING), "not", "and"))
    rule = replace(promotion("P", TEN_OFF, excludes=sku("B")), condition=asks)
    assert taken(price(rules(rule), SHOP, cart("A", "2 B"))) == {"P": (1, 100)}


def test_a_total_of_a_set_is_what_its_units_cost_when_the_group_opens() -> None:
    off = promotion("OFF", AmountOffEach(600, sku("A")))
    small = on(TEN_OFF, SpendAtLeast(900, sku("A")), "not")
    assert taken(price(rules(small), SHOP, cart("A"))) == {}
    # The offer takes A below 9.00: only then is the total reduced.
    assert taken(price(rules(off, small), SHOP, cart("A"))) == {"OFF": (1, 600), "P": (1, 40)}


def test_an_offer_is_left_out_where_a_condition_would_cease_to_hold() -> None:
    small = promotion("SMALL", AmountOffEach(1, sku("C")))
    asks = Condition((SpendAtLeast(1100, EVERYTHING), BuyAtLeast(9, EVERYTHING), "or"))
    total = replace(promotion("TOTAL", TEN_OFF), condition=asks)
    result = price(rules(small, total), SHOP, cart("A", "C"))
    assert taken(result) == {"TOTAL": (1, 110)}


def test_a_condition_is_not_undone_by_the_discount_it_gives() -> None:
    steps = Group("steps", "all", "items")
    first = promotion("FIRST", AmountOffEach(600, sku("A")), group="steps", priority=1)
    asks = Condition((SpendAtLeast(900, EVERYTHING), "not"))
    second = promotion("SECOND", PercentOff(percent(50), sku("A")), group="steps")
    second = replace(second, condition=asks)
    grouped = rules(first, second, groups=(steps, ITEMS, BASKET))
    assert taken(price(grouped, SHOP, cart("A"))) == {"FIRST": (1, 600)}


def test_different_items_are_different_skus() -> None:
    two = promotion("P", TEN_OFF, BuyDifferent(2, "items", EVERYTHING))
    for lines, holds in [(("2 A",), False), (("A", "A"), False), (("A", "B"), True)]:
        assert bool(price(rules(two), SHOP, cart(*lines)).applied) is holds


def test_different_brands_are_those_of_goods_that_have_one() -> None:
    branded = [Product(name, name, 100, brand=brand) for name, brand in _BRANDS]
    two = promotion("P", TEN_OFF, BuyDifferent(2, "brands", EVERYTHING))
    for basket, holds in [("1 2", False), ("1 4", False), ("1 3", True)]:
        result = price(rules(two), Catalog.of(branded), cart(*map("1 {}".format, basket.split())))
        assert bool(result.applied) is holds
    own = line("2", "2", brand="c")
    assert price(rules(two), Catalog.of(branded), cart("1 1", own)).applied


def test_what_costs_nothing_or_is_weighed_is_no_different_item() -> None:
    two = promotion("P", TEN_OFF, BuyDifferent(2, "items", EVERYTHING))
    weighed = CartLine("2", "B", 1500, is_weighed=True, unit="kg")
    assert not price(rules(two), SHOP, cart("A", weighed)).applied
    assert not price(rules(two), SHOP, cart("A", line("2", "B", unit_price=0))).applied


def test_identical_items_are_of_one_sku() -> None:
    three = promotion("P", TEN_OFF, BuyIdentical(3, EVERYTHING))
    for lines, holds in [(("2 A", "B"), False), (("2 A", "A"), True), (("3 B",), True)]:
        assert bool(price(rules(three), SHOP, cart(*lines)).applied) is holds


def test_where_weighed_goods_count_a_line_is_one_item() -> None:
    weighed = CartLine("2", "B", 1500, is_weighed=True, unit="kg")
    two = promotion("P", TEN_OFF, BuyWeighed(2, EVERYTHING))
    assert price(rules(two), SHOP, cart("A", weighed)).applied
    assert not price(rules(two), SHOP, cart(weighed)).applied
    assert not price(rules(two), SHOP, cart("A", replace(weighed, amount=0))).applied


def test_at_list_price_counts_what_the_catalog_says_of_goods_that_are_paid_for() -> None:
    spend = promotion("P", TEN_OFF, SpendAtList(2000, EVERYTHING))
    assert price(rules(spend), SHOP, cart("A", line("2", "A", unit_price=1))).applied
    assert not price(rules(spend), SHOP, cart("A", line("2", "A", unit_price=0))).applied
    # What the catalog does not know is reckoned at its own price.
    assert price(rules(spend), SHOP, cart("A", line("2", "X", 2, unit_price=500))).applied


def test_a_discount_before_does_not_change_what_list_prices_come_to() -> None:
    half = promotion("HALF", PercentOff(percent(50), EVERYTHING))
    spend = promotion("P", TEN_OFF, SpendAtList(1000, EVERYTHING))
    assert taken(price(rules(half, spend), SHOP, cart("A"))) == {"HALF": (1, 500), "P": (1, 50)}
