"""A receipt reads like one from a till: aligned, complete, and its right-hand column adds up."""

import re
from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from promo.cli.receipt import WIDTH, receipt
from promo.errors import CartError
from promo.model.cart import Cart
from promo.model.product import Product
from promo.program.prices import PriceRow
from promo.program.rewards import CheapestOff
from promo.program.ruleset import Ruleset
from tests.engine.shop import FREE, cart, line, promotion, rules, shop, sku
from tests.register.till import till
from tests.strategies.cases import Case, cases

SHOP = shop(
    Product("K", "新鮮雞蛋 (10 隻裝)", 2_990),
    Product("L", "A name that is much too long for the narrow paper of a till", 123),
    A=200,
    B=99,
)
AMOUNT = re.compile(r"(-?)\$([0-9]+)\.([0-9]{2})$")


def rows(basket: Cart, ruleset: Ruleset | None = None) -> list[str]:
    engine = till(ruleset or rules(), SHOP)
    return receipt(engine.evaluate(basket), engine.bound).splitlines()


def amounts(printed: list[str]) -> list[int]:
    """The right-hand column, in cents; a bare minus stands before the sign of the currency."""
    found = [AMOUNT.search(row) for row in printed]
    return [int(one[1] + one[2] + one[3]) for one in found if one is not None]


def test_the_receipt_of_a_small_cart() -> None:
    three = replace(promotion("A3", CheapestOff(3, 1, FREE, sku("A"))), receipt="3 FOR 2")
    assert rows(cart("3 A", "B", store="S001"), rules(three)) == [
        "Store S001",
        "------------------------------------------------",
        "A",
        "    3 x $2.00                              $6.00",
        "    3 FOR 2                               -$2.00",
        "B                                          $0.99",
        "------------------------------------------------",
        "TOTAL USD                                  $4.99",
        "You saved                                  $2.00",
    ]


def test_wide_letters_take_two_cells() -> None:
    (row,) = (row for row in rows(cart("K")) if "新鮮雞蛋" in row)
    wide = sum(letter in "新鮮雞蛋隻裝" for letter in row)
    assert len(row) + wide == WIDTH
    assert row.endswith(" $29.90")


def test_a_long_name_is_cut_and_its_amount_is_not() -> None:
    (row,) = (row for row in rows(cart("L")) if row.startswith("A name"))
    assert len(row) == WIDTH
    assert row.endswith(" $1.23")


def test_a_price_from_a_list_names_the_catalogs_price_too() -> None:
    listed = replace(rules(), prices=(PriceRow("A", 150, minimum_milli=2_000),))
    printed = rows(cart("2 A"), listed)
    assert "    2 x $1.50                              $3.00" in printed
    assert "    (instead of $4.00)" in printed
    assert not any("saved" in row for row in printed)


def test_weighed_goods_show_their_weight_and_returns_their_sign() -> None:
    weighed = replace(line("1", "A"), quantity_milli=1_235, is_weighed=True, unit="kg")
    printed = rows(cart(weighed, line("2", "B", kind="return", unit_price=99)))
    assert "    1.235 kg                               $2.47" in printed
    assert "Return: B                                 -$0.99" in printed
    assert "TOTAL USD                                  $1.48" in printed


@given(cases())
@settings(deadline=None, suppress_health_check=list(HealthCheck))
def test_the_right_hand_column_adds_up_to_the_total(case: Case) -> None:
    engine = till(case.ruleset, case.catalog)
    try:
        priced = engine.evaluate(case.cart)
    except CartError:
        return
    printed = receipt(priced, engine.bound).splitlines()
    at = next(at for at, row in enumerate(printed) if row.startswith("TOTAL USD"))
    above = [row for row in printed[:at] if not row.startswith("    (instead")]
    assert [sum(amounts(above))] == amounts(printed[at : at + 1]) == [priced.total]
