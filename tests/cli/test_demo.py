"""`promo demo`: what it prints is what was priced, and it says plainly what it cannot price."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import promo
from promo.cli import demo
from promo.cli.demo_wholesale import compare, invoice_lines
from promo.readers.cart import carts_from_text
from promo.readers.findings import Findings
from promo.readers.open_table import open_table
from promo.readers.table import rows
from tests.architecture.house import ROOT

RULESETS = ROOT / "rulesets"


def printed(**environment: str | None) -> str:
    result = CliRunner().invoke(demo.command, env={"PROMO_DATA": None, **environment})
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture(scope="module")
def output() -> str:
    return printed()


def test_the_figures_printed_are_those_computed(output: str) -> None:
    findings = Findings()
    table = open_table(RULESETS / "wholesale" / "invoices.csv", (), findings)
    assert table is not None
    cells = (dict(zip(table.columns, row, strict=False)) for _, row in rows(table, findings))
    result = compare(promo.load(rules=RULESETS / "wholesale"), invoice_lines(cells))
    agree = re.search(r"agree to the penny +([\d,]+) +([\d,]+) +([\d,]+)", output)
    assert agree is not None
    columns = (result.with_customer, result.without_customer, result.all)
    assert agree.groups() == tuple(f"{column.agree:,}" for column in columns)
    for cause, count in result.all.misses.items():
        assert re.search(rf"{cause}.* {count:,}$", output, re.MULTILINE)


def test_the_sums_of_the_invoices_add_up_as_printed(output: str) -> None:
    sums = re.findall(r"^(?:Charged|  priced|Total).* (-?)£(\d+)\.(\d\d)$", output, re.MULTILINE)
    *parts, total = (int(f"{sign}{pounds}{pence}") for sign, pounds, pence in sums)
    assert len(parts) == 3
    assert sum(parts) == total


def test_the_sums_of_the_orders_add_up_as_printed(output: str) -> None:
    orders = output[output.index("At the menu's prices") : output.index("\n\nrulesets/")]
    sums = re.findall(r"(-?)\$(\d+)\.(\d\d)$", orders, re.MULTILINE)
    *parts, total = (int(f"{sign}{dollars}{cents}") for sign, dollars, cents in sums)
    assert sum(parts) == total


@pytest.mark.parametrize(("folder", "name"), demo.CARTS)
def test_each_receipt_shows_the_total_and_each_promotion_that_touches_the_cart(
    output: str, folder: str, name: str
) -> None:
    path = f"rulesets/{folder}/carts/{name}.json"
    part = output[output.index(path) :].partition("\nrulesets/")[0]
    engine = promo.load(rules=RULESETS / folder)
    [cart] = carts_from_text((ROOT / path).read_text())
    priced = engine.evaluate(cart)
    total = re.search(r"^TOTAL [A-Z]{3} +\D(\d+)\.(\d\d)$", part, re.MULTILINE)
    assert total is not None
    assert int(total[1] + total[2]) == priced.total
    for story in engine.explain(cart).promotions:
        assert (f"\n{story.promotion_id}: " in part) == story.touches_cart


def test_without_the_full_data_one_line_says_so(output: str) -> None:
    assert "PROMO_DATA is not set, so the full data set (370,927 invoice lines)" in output


def test_a_folder_without_the_invoices_is_named(tmp_path: Path) -> None:
    wanted = f"PROMO_DATA names {tmp_path}, which lacks wholesale/lines.parquet"
    assert wanted in printed(PROMO_DATA=str(tmp_path))
