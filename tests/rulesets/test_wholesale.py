"""The wholesaler's invoices as carts, held against what was really charged."""

import csv
import json
import os
from itertools import groupby
from pathlib import Path

import pytest

import promo
from promo.cli.demo_wholesale import Comparison, cart_of, compare, invoice_lines, priceable
from promo.readers.findings import Findings
from promo.readers.open_table import open_table
from promo.readers.table import rows
from promo.register.engine import Engine
from tests.architecture.house import ROOT, name

WHOLESALE = ROOT / "rulesets" / "wholesale"
CARTS = sorted(WHOLESALE.glob("carts/*.json"))
DATA = os.environ.get("PROMO_DATA")


@pytest.fixture(scope="module")
def engine() -> Engine:
    return promo.load(rules=WHOLESALE)


def invoices() -> dict[str, list[dict[str, str]]]:
    with (WHOLESALE / "invoices.csv").open(newline="") as file:
        found = list(csv.DictReader(file))
    return {invoice: list(lines) for invoice, lines in groupby(found, lambda row: row["invoice"])}


def figures(result: Comparison) -> tuple[int, int, int, int]:
    """Lines and agreeing lines, with a customer id and in all."""
    with_id, every = result.with_customer, result.all
    return with_id.lines, with_id.agree, every.lines, every.agree


@pytest.mark.parametrize("path", CARTS, ids=name)
def test_the_carts_are_invoices_of_the_slice(path: Path) -> None:
    lines = invoice_lines(invoices()[path.stem.removeprefix("invoice-")])
    with (WHOLESALE / "catalog.csv").open(newline="") as file:
        priced = frozenset(row["sku"] for row in csv.DictReader(file) if row["price"])
    assert json.loads(path.read_text()) == cart_of(filter(priceable, lines), priced)


def test_a_break_gives_every_unit_its_price_and_postage_is_a_fee(engine: Engine) -> None:
    # 48 at 1.79 instead of 2.08, as it was charged on 30 August 2011.
    priced = engine.evaluate(json.loads((WHOLESALE / "carts/invoice-564819.json").read_text()))
    assert [line.price for line in priced.lines] == [48 * 179, 4000]
    assert priced.lines[0].list == 48 * 208
    assert priced.total == sum(
        int(row["quantity"]) * int(row["unit_price_pence"]) for row in invoices()["564819"]
    )


def test_returns_give_back_what_their_lines_say(engine: Engine) -> None:
    priced = engine.evaluate(json.loads((WHOLESALE / "carts/invoice-C544034.json").read_text()))
    assert priced.total == sum(
        int(row["quantity"]) * int(row["unit_price_pence"]) for row in invoices()["C544034"]
    )


def test_the_figures_of_the_slice_are_counted_and_not_written_down(engine: Engine) -> None:
    """Counted a second time, without carts and without the engine."""
    with (WHOLESALE / "price-list.csv").open(newline="") as file:
        listed = sorted(csv.DictReader(file), key=lambda row: int(row["min_quantity"]))
    breaks: dict[str, list[tuple[int, int]]] = {}
    for row in listed:
        pence = int(row["price"].replace(".", ""))
        breaks.setdefault(row["sku"], []).append((int(row["min_quantity"]), pence))
    lines = agree = lines_with_id = agree_with_id = 0
    for invoice in invoices().values():
        sales = [row for row in invoice if row["kind"] == "sale" and row["stock_code"] in breaks]
        for row in sales:
            together = sum(
                int(other["quantity"])
                for other in sales
                if other["stock_code"] == row["stock_code"]
            )
            reached = [pence for least, pence in breaks[row["stock_code"]] if least <= together]
            agrees = reached[-1] == int(row["unit_price_pence"])
            lines, agree = lines + 1, agree + agrees
            if row["customer_id"]:
                lines_with_id, agree_with_id = lines_with_id + 1, agree_with_id + agrees
    every = [row for invoice in invoices().values() for row in invoice]
    counted = figures(compare(engine, invoice_lines(every)))
    assert counted == (lines_with_id, agree_with_id, lines, agree)
    assert counted == (1970, 1829, 2608, 1851)  # as rulesets/wholesale/ORIGIN.md says


@pytest.mark.skipif(DATA is None, reason="PROMO_DATA does not name the full data sets")
def test_the_figures_of_the_full_set_are_those_that_the_origin_names(engine: Engine) -> None:
    findings = Findings()
    table = open_table(Path(str(DATA)) / "wholesale" / "lines.parquet", (), findings)
    assert table is not None
    cells = (dict(zip(table.columns, row, strict=False)) for _, row in rows(table, findings))
    result = compare(engine, invoice_lines(cells))
    assert not findings.has_errors()
    assert result.lines + result.left_out.total() == 370_927
    assert figures(result) == (124_790, 118_219, 159_173, 120_319)
    assert result.with_customer.agree_line_by_line == 118_254
    assert result.all.agree_line_by_line == 120_358
