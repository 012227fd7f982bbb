"""Prices first (semantics, clause 4)."""

from datetime import UTC, datetime

import pytest

from promo.errors import CartError
from promo.model.priced_cart import PricedLine
from promo.program.prices import PriceRow
from promo.program.rewards import PercentOff
from promo.program.ruleset import Ruleset
from promo.program.stacking import BASKET, ITEMS
from promo.values.money import LARGEST
from promo.values.store_time import wall_seconds
from promo.values.window import DateRange
from tests.engine.shop import (
    EVERYTHING,
    cart,
    line,
    line_of,
    nets,
    percent,
    price,
    promotion,
    rules,
    shop,
)


def price_list(*rows: PriceRow) -> Ruleset:
    return Ruleset("USD", (ITEMS, BASKET), (), prices=rows)


def test_without_a_price_list_the_price_is_the_catalogs() -> None:
    found = line_of(price(rules(), shop(A=250), cart("3 A")), "1")
    assert (found.list, found.price, found.net) == (750, 750, 750)


def test_list_stays_the_catalogs_where_a_contract_price_is_lower() -> None:
    contract = price_list(PriceRow("A", 850, account="ACME"))
    theirs = line_of(price(contract, shop(A=1000), cart("A", account="ACME")), "1")
    assert (theirs.list, theirs.price, theirs.net) == (1000, 850, 850)
    ours = line_of(price(contract, shop(A=1000), cart("A", account="OTHER")), "1")
    assert (ours.list, ours.price, ours.net) == (1000, 1000, 1000)


def test_the_lowest_of_catalog_and_matching_rows_is_taken() -> None:
    rows = price_list(PriceRow("A", 90), PriceRow("A", 80), PriceRow("A", 120), PriceRow("B", 1))
    assert nets(price(rows, shop(A=100), cart("2 A"))) == {"1": 160}
    assert nets(price(price_list(PriceRow("A", 120)), shop(A=100), cart("A"))) == {"1": 100}


@pytest.mark.parametrize(
    ("row", "matches"),
    [
        (PriceRow("A", 80, store="S1"), True),
        (PriceRow("A", 80, store="S2"), False),
        (PriceRow("A", 80, segment="vip"), True),
        (PriceRow("A", 80, segment="staff"), False),
        (PriceRow("A", 80, account="ACME"), True),
        (PriceRow("A", 80, account="OTHER"), False),
        (PriceRow("A", 80, store="S1", segment="vip", account="ACME"), True),
        (PriceRow("A", 80, store="S1", segment="staff", account="ACME"), False),
    ],
)
def test_a_row_holds_for_its_store_segment_and_account(row: PriceRow, matches: bool) -> None:
    basket = cart("A", store="S1", segments=("vip",), account="ACME")
    assert nets(price(price_list(row), shop(A=100), basket)) == {"1": 80 if matches else 100}


def test_a_dated_row_needs_a_payment_time_and_one_without_dates_does_not() -> None:
    begins = wall_seconds(datetime(2026, 4, 3, tzinfo=UTC))
    dated = price_list(PriceRow("A", 80, dates=DateRange(begins, None)))
    during = cart("A", at=datetime(2026, 4, 3, tzinfo=UTC))
    before = cart("A", at=datetime(2026, 4, 2, 23, 59, 59, tzinfo=UTC))
    assert nets(price(dated, shop(A=100), during)) == {"1": 80}
    assert nets(price(dated, shop(A=100), before)) == {"1": 100}
    assert nets(price(dated, shop(A=100), cart("A"))) == {"1": 100}
    assert nets(price(price_list(PriceRow("A", 80)), shop(A=100), cart("A"))) == {"1": 80}


def test_a_quantity_break_looks_at_all_the_cart_holds_of_the_sku() -> None:
    breaks = price_list(PriceRow("A", 90, minimum_milli=3000), PriceRow("A", 80, 6000))
    assert nets(price(breaks, shop(A=100), cart("2 A"))) == {"1": 200}
    assert nets(price(breaks, shop(A=100), cart("2 A", "A"))) == {"1": 180, "2": 90}
    assert nets(price(breaks, shop(A=100), cart("6 A"))) == {"1": 480}


def test_what_has_a_price_of_its_own_or_is_no_sale_does_not_help_to_a_quantity_break() -> None:
    breaks = price_list(PriceRow("A", 90, minimum_milli=3000))
    basket = cart("2 A", line("2", "A", unit_price=70), line("3", "A", kind="return", amount=50))
    assert nets(price(breaks, shop(A=100), basket)) == {"1": 200, "2": 70, "3": -50}


def test_weighed_goods_have_quantity_breaks_by_weight() -> None:
    breaks = price_list(PriceRow("APPLES", 200, minimum_milli=1500))
    heavy = line("1", "APPLES", quantity_milli=1500, is_weighed=True)
    light = line("1", "APPLES", quantity_milli=1499, is_weighed=True)
    assert nets(price(breaks, shop(APPLES=299), cart(heavy))) == {"1": 300}
    assert nets(price(breaks, shop(APPLES=299), cart(light))) == {"1": 448}


def test_a_weighed_line_is_rounded_once() -> None:
    # 1.235 kg at 1.29 per kg prints 1.59.
    weighed = line("1", "CHEESE", quantity_milli=1235, is_weighed=True)
    assert nets(price(rules(), shop(CHEESE=129), cart(weighed))) == {"1": 159}


def test_a_lines_own_price_beats_catalog_and_price_list() -> None:
    rows = price_list(PriceRow("A", 1))
    own = line_of(price(rows, shop(A=100), cart(line("1", "A", 2, unit_price=120))), "1")
    assert (own.list, own.price) == (200, 240)


def test_a_given_amount_is_the_price_of_the_line() -> None:
    given = line("1", "CHEESE", quantity_milli=1235, amount=150, unit_price=7)
    found = line_of(price(rules(), shop(CHEESE=129), cart(given)), "1")
    assert (found.list, found.price, found.net) == (159, 150, 150)


def test_an_unknown_sku_is_priced_only_by_its_line() -> None:
    found = line_of(price(rules(), shop(A=100), cart(line("1", "X", 2, unit_price=30))), "1")
    assert (found.list, found.price, found.net) == (60, 60, 60)
    with pytest.raises(CartError, match="does not know `X`") as refusal:
        price(price_list(PriceRow("X", 5)), shop(A=100), cart("A", "X"))
    assert refusal.value.place == "$.lines[1].sku"


def test_a_product_without_a_price_needs_a_row_that_matches() -> None:
    rows = price_list(PriceRow("A", 80, store="S1"))
    found = line_of(price(rows, shop(A=None), cart("A", store="S1")), "1")
    assert (found.list, found.price) == (80, 80)
    with pytest.raises(CartError, match="`A` has no price"):
        price(rows, shop(A=None), cart("A", store="S2"))


def test_lines_of_other_kinds_cost_what_they_say_and_take_no_part() -> None:
    off = rules(promotion("P", PercentOff(percent(50), EVERYTHING)))
    basket = cart(
        "A",
        line("2", "A", 2, kind="return", unit_price=90),
        line("3", "A", kind="return", quantity_milli=1500, is_weighed=True, unit_price=33),
        line("4", "BAG", kind="fee"),
        line("5", "CARD", kind="stored-value", amount=2500),
        line("6", "TIP", kind="tip", unit_price=300),
    )
    result = price(off, shop(A=100, BAG=10), basket)
    assert [(each.list, each.price, each.net) for each in result.lines] == [
        (100, 100, 50),
        (-180, -180, -180),
        (-50, -50, -50),
        (10, 10, 10),
        (2500, 2500, 2500),
        (300, 300, 300),
    ]
    assert result.lines[1] == PricedLine("2", "A", -180, -180, -180, (), ())


def test_a_cart_in_another_currency_is_refused() -> None:
    with pytest.raises(CartError, match=r"`EUR`.*`USD`") as refusal:
        price(rules(), shop(A=100), cart("A", currency="EUR"))
    assert refusal.value.place == "$.currency"


def test_a_cart_of_absurd_worth_is_refused() -> None:
    assert nets(price(rules(), shop(A=LARGEST), cart("A"))) == {"1": LARGEST}
    with pytest.raises(CartError, match="come to more than"):
        price(rules(), shop(A=LARGEST, B=1), cart("A", "B"))
