"""Who takes part, and in which order units stand (semantics, clauses 1 and 3)."""

from datetime import UTC, datetime, timedelta, timezone

from promo.engine.reference.prices import prices_of_lines
from promo.engine.reference.units import canonical_order, units_of
from promo.model.cart import Cart, CartLine
from promo.model.catalog import Catalog
from promo.model.product import Product
from promo.program.rewards import (
    AmountOffEach,
    AmountOffSlots,
    AmountOffTotal,
    CheapestOff,
    PercentOff,
    PriceForSlots,
    Slot,
)
from promo.program.selectors import ByField
from promo.program.stacking import ITEMS, Group
from promo.program.triggers import BuyAtLeast, SpendAtLeast
from tests.engine.shop import (
    EVERYTHING,
    FREE,
    cart,
    line,
    nets,
    percent,
    price,
    promotion,
    rules,
    shop,
    sku,
    taken,
)

NOON = datetime(2026, 4, 3, 12, 0, tzinfo=UTC)


def order_of(
    catalog: Catalog, basket: Cart, touched: dict[str, frozenset[int]] | None = None
) -> list[tuple[str, int]]:
    """Line id and number of every unit, in canonical order."""
    prices = prices_of_lines(rules(), catalog, basket, None)
    units = units_of(basket, catalog, prices)
    by_line = touched or {}
    order = canonical_order(
        range(len(units)),
        units,
        [unit.price for unit in units],
        [by_line.get(unit.cart_line.line_id, frozenset()) for unit in units],
    )
    return [(units[unit].cart_line.line_id, units[unit].number) for unit in order]


def ids(catalog: Catalog, *lines: CartLine) -> list[str]:
    forwards = [line_id for line_id, _ in order_of(catalog, cart(*lines))]
    backwards = [line_id for line_id, _ in order_of(catalog, cart(*reversed(lines)))]
    assert forwards == backwards
    return forwards


def test_a_counted_line_is_as_many_units_and_a_measured_line_is_one() -> None:
    weighed = line("w", "A", quantity_milli=2500, is_weighed=True)
    given = line("g", "A", 3, amount=250)
    assert order_of(shop(A=100), cart(line("c", "A", 2), weighed, given)) == [
        ("g", 0),
        ("w", 0),
        ("c", 0),
        ("c", 1),
    ]


def test_dearer_units_stand_first_then_skus_by_code_point() -> None:
    catalog = shop(A=100, a=100, B=100, C=200)
    lines = (line("1", "a"), line("2", "B"), line("3", "C"), line("4", "A"))
    assert ids(catalog, *lines) == ["3", "4", "2", "1"]


def test_units_of_one_sku_stand_by_the_price_before_promotions() -> None:
    catalog = shop(A=100)
    basket = cart(line("1", "A", unit_price=300), line("2", "A", unit_price=200))
    units = units_of(basket, catalog, prices_of_lines(rules(), catalog, basket, None))
    nothing = [frozenset[int](), frozenset[int]()]
    assert canonical_order((0, 1), units, [150, 150], nothing) == (1, 0)


def test_a_weighed_unit_stands_before_counted_ones_of_its_kind_whatever_their_lines() -> None:
    half_off_one = promotion("FIRST", AmountOffEach(50, EVERYTHING), items=1)
    one_for_60 = promotion("SECOND", PriceForSlots((Slot(1, EVERYTHING),), 60), group="later")
    groups = (ITEMS, Group("later", "best for customer", "items"))
    ruleset = rules(half_off_one, one_for_60, groups=groups)
    weighed = line("2", "A", is_weighed=True)
    together = price(ruleset, shop(A=100), cart(weighed, line("3", "A", 2)))
    apart = price(ruleset, shop(A=100), cart(line("1", "A"), weighed, line("3", "A")))
    assert sum(nets(together).values()) == sum(nets(apart).values()) == 50 + 60 + 60


def test_units_that_promotions_have_touched_stand_by_rank() -> None:
    basket = cart(*(line(name, "A") for name in "abcd"))
    touched = {"a": frozenset({2}), "b": frozenset({1, 9}), "d": frozenset({1})}
    assert [name for name, _ in order_of(shop(A=100), basket, touched)] == ["c", "d", "b", "a"]


def test_units_without_a_scan_stand_before_those_scanned_by_instant() -> None:
    abroad = NOON.astimezone(timezone(timedelta(hours=9)))
    assert ids(
        shop(A=100),
        line("1", "A", scanned_at=NOON + timedelta(seconds=1)),
        line("3", "A", scanned_at=abroad),
        line("2", "A", scanned_at=NOON),
        line("4", "A"),
    ) == ["4", "2", "3", "1"]


def test_then_attributes_then_what_stands_in_for_the_catalog_then_line_id_as_text() -> None:
    assert ids(
        shop(A=100),
        line("10", "A"),
        line("2", "A"),
        line("1", "A", attributes='{"color":"red"}'),
        line("0", "A", tags=("x",)),
        line("a", "A", brand="b"),
        line("b", "A", brand=""),
        line("c", "A", category=()),
        line("d", "A", attributes='{"color":"blue"}'),
    ) == ["d", "1", "10", "2", "0", "b", "a", "c"]


def test_tax_codes_tell_units_of_one_price_apart_only_through_their_skus() -> None:
    # Two products at 200, one is to be free: it does not depend on the scanner's order.
    catalog = shop(Product("A", "", 200, tax_code="ZERO"), Product("B", "", 200, tax_code="STD"))
    one_free = rules(promotion("P", PercentOff(FREE, EVERYTHING), items=1))
    first = price(one_free, catalog, cart(line("1", "A"), line("2", "B")))
    second = price(one_free, catalog, cart(line("2", "B"), line("1", "A")))
    assert nets(first) == nets(second) == {"1": 0, "2": 200}


def test_what_is_not_discountable_neither_counts_nor_triggers_nor_is_discounted() -> None:
    catalog = shop(Product("GIFT", "", 5000, discountable=False), A=1000)
    basket = cart("GIFT", "2 A")
    three = BuyAtLeast(3, EVERYTHING)
    much = SpendAtLeast(2001, EVERYTHING)
    off = PercentOff(percent(10), EVERYTHING)
    assert taken(price(rules(promotion("P", off, three)), catalog, basket)) == {}
    assert taken(price(rules(promotion("P", off, much)), catalog, basket)) == {}
    assert taken(price(rules(promotion("P", off)), catalog, basket)) == {"P": (1, 200)}
    lump = promotion("T", AmountOffTotal(9999))
    assert nets(price(rules(lump), catalog, basket)) == {"1": 5000, "2": 0}
    deal = promotion("D", AmountOffSlots((Slot(3, EVERYTHING),), 100))
    assert taken(price(rules(deal), catalog, basket)) == {}


def test_what_costs_nothing_from_the_start_fills_no_slot_and_is_not_counted() -> None:
    three_for_two = promotion("P", CheapestOff(3, 1, FREE, EVERYTHING))
    assert taken(price(rules(three_for_two), shop(A=100, BAG=0), cart("2 A", "BAG"))) == {}
    buy_three = promotion("P", PercentOff(percent(10), sku("A")), BuyAtLeast(3, EVERYTHING))
    assert taken(price(rules(buy_three), shop(A=100, BAG=0), cart("2 A", "BAG"))) == {}


def test_what_an_earlier_group_made_free_still_counts() -> None:
    later = Group("later", "best for customer", "items")
    gift = promotion("FREE-B", PercentOff(FREE, sku("B")))
    buy_three = promotion(
        "BUY-3", PercentOff(percent(10), sku("A")), BuyAtLeast(3, EVERYTHING), group="later"
    )
    result = price(
        rules(gift, buy_three, groups=(ITEMS, later)), shop(A=100, B=50), cart("2 A", "B")
    )
    assert taken(result) == {"FREE-B": (1, 50), "BUY-3": (1, 20)}


def test_a_measured_line_takes_offers_and_is_spent_but_fills_no_slot_and_is_not_counted() -> None:
    bags = [line(str(n), "APPLES", quantity_milli=1000, is_weighed=True) for n in range(3)]
    catalog = shop(APPLES=299)
    any_three = promotion("P", PriceForSlots((Slot(3, EVERYTHING),), 500))
    assert taken(price(rules(any_three), catalog, cart(*bags))) == {}
    buy_one = promotion("P", PercentOff(percent(10), EVERYTHING), BuyAtLeast(1, EVERYTHING))
    assert taken(price(rules(buy_one), catalog, cart(*bags))) == {}
    spend = promotion("P", PercentOff(percent(10), EVERYTHING), SpendAtLeast(897, EVERYTHING))
    assert taken(price(rules(spend), catalog, cart(*bags))) == {"P": (1, 90)}


def test_a_measured_line_is_one_item_of_an_offer_that_is_limited() -> None:
    weighed = line("1", "APPLES", quantity_milli=3000, is_weighed=True)
    first_only = promotion("P", AmountOffEach(50, EVERYTHING), items=1)
    result = price(rules(first_only), shop(APPLES=200, A=100), cart(weighed, line("2", "A")))
    assert taken(result) == {"P": (1, 50)}
    assert nets(result) == {"1": 550, "2": 100}


def test_a_lines_own_facts_stand_in_for_the_catalogs() -> None:
    catalog = shop(Product("A", "", 100, category=("Food",), brand="Acme", tags=("new",)))
    for field, value, own in (
        ("category", "Toys", {"category": ("Toys",)}),
        ("brand", "Zest", {"brand": "Zest"}),
        ("tag", "old", {"tags": ("old",)}),
    ):
        half = rules(promotion("P", PercentOff(percent(50), ByField(field, (value,)))))
        result = price(half, catalog, cart(line("1", "A", **own), line("2", "A")))
        assert nets(result) == {"1": 50, "2": 100}


def test_an_unknown_sku_with_a_price_takes_part() -> None:
    half = rules(promotion("P", PercentOff(percent(50), EVERYTHING)))
    assert nets(price(half, shop(), cart(line("1", "X", unit_price=80)))) == {"1": 40}
