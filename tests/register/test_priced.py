"""The priced cart: it adds up, says what its page promises, and has a digest worth its name."""

import json
from dataclasses import replace

import pytest

from promo.program.prices import PriceRow
from promo.program.rewards import AmountOffTotal, CheapestOff, PercentOff, PriceForSlots, Slot
from promo.register.priced import PricedCart
from tests.engine.shop import EVERYTHING, FREE, cart, percent, promotion, rules, shop, sku
from tests.register.till import till

SHOP = shop(A=200, B=20_000, C=99)
RULES = rules(
    promotion("B20", PercentOff(percent(20), sku("B"))),
    promotion("A3", CheapestOff(3, 1, FREE, sku("A"))),
    promotion("SAVE", AmountOffTotal(500), coupon="SAVE10"),
)
SHAPE = {
    "currency": "USD",
    "lines": [{"id": "1", "sku": "A", "quantity": 3}, {"id": "2", "sku": "B", "quantity": 1}],
    "coupons": ["SAVE10"],
}


@pytest.fixture(scope="module")
def priced() -> PricedCart:
    return till(RULES, SHOP).evaluate(SHAPE)


def test_the_totals_are_those_of_the_lines(priced: PricedCart) -> None:
    assert priced.list_total == 20_600
    assert priced.total == 20_600 - 200 - 4_000 - 500 == sum(each.net for each in priced.lines)
    assert priced.discount_total == 4_700 == sum(each.amount for each in priced.applied)


def test_the_json_has_every_key_that_its_page_promises(priced: PricedCart) -> None:
    shape = json.loads(priced.to_json())
    assert list(shape) == [
        "currency", "list_total", "discount_total", "total", "lines", "applied", "points",
        "vouchers", "gifts", "fees", "messages", "uses", "manual", "tax", "optimality", "ruleset",
        "catalog", "engine", "digest",
    ]  # fmt: skip
    first, second = shape["lines"]
    assert list(first) == [
        "id", "sku", "quantity", "list", "price", "net", "adjustments", "shares",
    ]  # fmt: skip
    assert second["adjustments"][0] == {
        "promotion": "B20",
        "amount": 4_000,
        "units": 1,
        "receipt": "B20",
    }
    assert shape["optimality"]["status"] == "optimal"
    assert shape["ruleset"].startswith("sha256:")
    assert shape["catalog"].startswith("sha256:")


def test_a_coupon_that_gave_something_is_used(priced: PricedCart) -> None:
    assert priced.to_dict()["uses"] == [
        {"promotion": "SAVE", "scope": "coupon", "coupon": "SAVE10", "uses": 1}
    ]


def test_a_coupon_that_gave_nothing_is_kept() -> None:
    nothing = rules(promotion("SAVE", PercentOff(percent(10), sku("Z")), coupon="SAVE10"))
    assert till(nothing, SHOP).evaluate(SHAPE).uses == ()


def test_each_tax_code_adds_up() -> None:
    taxed = {one.sku: replace(one, tax_code=one.sku.lower()) for one in SHOP.products.values()}
    catalog = type(SHOP).of(taxed.values())
    priced = till(RULES, catalog).evaluate(cart("3 A", "B", coupons=("SAVE10",)))
    assert [code.code for code in priced.tax] == ["a", "b"]
    assert all(code.price - code.discounts - code.funded == code.net for code in priced.tax)
    assert sum(code.net for code in priced.tax) == priced.total


def test_what_a_price_list_takes_off_is_no_discount() -> None:
    listed = replace(rules(), prices=(PriceRow("A", 150, minimum_milli=2_000),))
    priced = till(listed, SHOP).evaluate(cart("2 A"))
    assert (priced.list_total, priced.discount_total, priced.total) == (400, 0, 300)


def test_weighed_goods_keep_their_quantity_as_text() -> None:
    weighed = {"id": "1", "sku": "C", "quantity": "2.000"}
    priced = till(rules(), SHOP).evaluate({"currency": "USD", "lines": [weighed]})
    assert priced.to_dict()["lines"][0]["quantity"] == "2"


def test_the_order_of_the_lines_changes_no_digest() -> None:
    turned = {**SHAPE, "lines": SHAPE["lines"][::-1]}  # type: ignore[index]
    engine = till(RULES, SHOP)
    assert engine.evaluate(turned).digest == engine.evaluate(SHAPE).digest


@pytest.mark.parametrize(
    "other",
    [
        {**SHAPE, "store": "S002"},
        {**SHAPE, "coupons": []},
        {**SHAPE, "at": "2026-11-27T06:05:00-05:00"},
        {**SHAPE, "lines": [{"id": "1", "sku": "A", "quantity": 4}]},
    ],
    ids=["store", "coupons", "time", "lines"],
)
def test_another_cart_has_another_digest(priced: PricedCart, other: dict[str, object]) -> None:
    assert till(RULES, SHOP).evaluate(other).digest != priced.digest


def test_other_rules_and_other_prices_have_another_digest(priced: PricedCart) -> None:
    assert till(rules(), SHOP).evaluate(SHAPE).digest != priced.digest
    assert till(RULES, shop(A=201, B=20_000, C=99)).evaluate(SHAPE).digest != priced.digest


def test_carts_made_in_python_have_digests_of_their_own() -> None:
    engine = till(RULES, SHOP)
    here, there = cart("A", store="S001"), cart("A", store="S002")
    assert engine.evaluate(here).digest != engine.evaluate(there).digest
    two = cart("A", "2 B")
    turned = replace(two, lines=two.lines[::-1])
    assert engine.evaluate(two).digest == engine.evaluate(turned).digest


def test_kernel_and_reference_give_the_same_digest(monkeypatch: pytest.MonkeyPatch) -> None:
    deal = promotion("AC", PriceForSlots((Slot(1, sku("A")), Slot(1, sku("C"))), 250))
    ruleset = rules(*RULES.promotions, deal, promotion("ALL", PercentOff(percent(5), EVERYTHING)))
    engine = till(ruleset, SHOP)
    basket = cart("4 A", "2 B", "C", coupons=("SAVE10",))
    by_kernel = engine.evaluate(basket).to_dict()
    monkeypatch.setenv("PROMO_BACKEND", "reference")
    by_reference = engine.evaluate(basket).to_dict()
    for one in (by_kernel, by_reference):
        del one["optimality"]["steps"]
    assert by_kernel == by_reference
