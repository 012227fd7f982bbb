"""Invoices against a price list: which lines agree, and what is said of the others."""

from pathlib import Path

import pytest

import promo
from promo.cli.demo_wholesale import Cause, Comparison, compare, invoice_lines, report
from promo.register.engine import Engine

HEADER = ("invoice", "customer_id", "stock_code", "quantity", "unit_price_pence", "kind")
Row = tuple[str, str, str, str, str, str]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """A mug costs 2.00, from 10 on 1.50, from 50 on 1.00; a card 0.50; a relic has no price."""
    folder: Path = tmp_path_factory.mktemp("shop")
    (folder / "rules.promo").write_text('currency GBP\nprices from "prices.csv"\n')
    (folder / "prices.csv").write_text(
        "sku,price,min_quantity\nMUG,2.00,1\nMUG,1.50,10\nMUG,1.00,50\n"
    )
    (folder / "catalog.csv").write_text(
        "sku,name,price\nMUG,Mug,2.00\nCARD,Card,0.50\nRELIC,Relic,\n"
    )
    return promo.load(rules=folder)


def compared(engine: Engine, *rows: Row) -> Comparison:
    return compare(engine, invoice_lines(dict(zip(HEADER, row, strict=True)) for row in rows))


def test_a_line_at_the_price_of_its_break_agrees(engine: Engine) -> None:
    result = compared(engine, ("1", "7", "MUG", "12", "150", "sale"))
    assert (result.with_customer.lines, result.with_customer.agree) == (1, 1)
    assert result.all.misses.total() == 0


@pytest.mark.parametrize(
    ("quantity", "charged", "cause"),
    [
        ("9", "150", "a break was given below its quantity"),
        ("10", "200", "a break was reached and not given"),
        ("1", "413", "dearer than every price of the list"),
        ("1", "99", "cheaper than every price of the list"),
        ("1", "180", "between two prices of the list"),
    ],
)
def test_a_miss_has_one_cause(engine: Engine, quantity: str, charged: str, cause: Cause) -> None:
    result = compared(engine, ("1", "", "MUG", quantity, charged, "sale"))
    assert result.without_customer.misses == {cause: 1}
    assert result.with_customer.lines == 0


def test_a_product_on_two_lines_counts_as_one_quantity(engine: Engine) -> None:
    result = compared(
        engine, ("1", "7", "MUG", "6", "200", "sale"), ("1", "7", "MUG", "4", "150", "sale")
    )
    assert result.with_customer.agree == 1
    assert result.with_customer.agree_line_by_line == 1
    assert result.with_customer.misses == {
        "the product stands on several lines; here they add up": 1
    }


def test_quantities_of_two_invoices_do_not_add_up(engine: Engine) -> None:
    result = compared(
        engine, ("1", "7", "MUG", "6", "200", "sale"), ("2", "7", "MUG", "6", "200", "sale")
    )
    assert (result.invoices, result.with_customer.agree) == (2, 2)


def test_charges_are_fees_returns_come_back_and_bookkeeping_is_left_out(engine: Engine) -> None:
    result = compared(
        engine,
        ("1", "7", "MUG", "1", "200", "sale"),
        ("1", "7", "POST", "1", "400", "postage"),
        ("1", "7", "MUG", "-2", "150", "return"),
        ("1", "7", "M", "-1", "25", "manual"),
        ("1", "7", "BANK", "1", "1500", "bank"),
        ("2", "", "MUG", "-8", "0", "stock_loss"),
    )
    assert (result.invoices, result.lines) == (1, 4)
    assert result.asked == result.charged == 200 + 400 - 300 - 25
    assert result.left_out == {"bank": 1, "stock_loss": 1}
    assert "Left out, as no till prices them: 1 bank, 1 stock loss." in list(report(result))


def test_goods_without_a_price_cost_what_the_invoice_says(engine: Engine) -> None:
    result = compared(engine, ("1", "7", "RELIC", "3", "999", "sale"))
    assert result.asked == 2997
    assert result.all.lines == 0


def test_other_prices_of_products_without_breaks_are_a_sum_of_their_own(engine: Engine) -> None:
    result = compared(
        engine, ("1", "7", "CARD", "10", "45", "sale"), ("1", "7", "MUG", "1", "250", "sale")
    )
    assert (result.apart_elsewhere, result.apart) == (50, -50)
    assert result.asked == result.charged == 700
