"""`promo demo`: real invoices and carts priced with the rulesets that come with promo.

Every sum that is printed is checked first: a demo that does not add up is a fault, not a picture.
"""

import os
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import click

from promo.cli.demo_wholesale import compare, invoice_lines, report
from promo.cli.receipt import receipt
from promo.errors import CatalogError
from promo.explain import words
from promo.explain.explanation import Explanation
from promo.model.cart import Cart
from promo.readers.cart import cart_from_json, carts_from_text
from promo.readers.findings import Findings
from promo.readers.open_table import open_table
from promo.readers.table import rows
from promo.register.engine import Engine
from promo.register.load import load
from promo.register.priced import PricedCart

CARTS = (
    ("wholesale", "invoice-564819"),
    ("supermarket/aeon", "dumplings-and-yoghurt"),
    ("supermarket/jasons", "wine-for-a-party"),
    ("supermarket/parknshop", "milk-for-the-office"),
    ("cafe", "family-dinner"),
    ("cafe", "student-in-happy-hour"),
    ("cafe", "team-lunch-with-coupon"),
)
"""Folder of `rulesets/`, and the cart in it."""

FULL_SET = "wholesale/lines.parquet"
"""Below the folder that PROMO_DATA names: all 370,927 invoice lines."""


@click.command()
def command() -> None:
    """Price real invoices and carts with the rulesets that come with promo.

    The wholesaler's invoices are held against what was really charged; the supermarkets' and the
    café's carts are shown as receipts, each with what applied and what kept the rest away. With the
    full data sets in the folder PROMO_DATA, all invoices are priced.

    \b
    Example:
      promo demo
    """
    for line in _demo(Path(str(files("promo.rulesets")))):
        click.echo(line)


def _demo(rulesets: Path) -> Iterator[str]:
    wholesale = load(rules=rulesets / "wholesale")
    yield from _title("A gift wholesaler: every 60th invoice of ten months")
    yield from _invoices(wholesale, rulesets / "wholesale" / "invoices.csv")
    yield ""
    yield from _full_set(wholesale)
    yield from _title(
        "A pizza café: the orders of one week, at the menu's prices and with its offers"
    )
    yield from _orders(load(rules=rulesets / "cafe"), rulesets / "cafe" / "orders.jsonl")
    for folder, name in CARTS:
        yield from _title(f"rulesets/{folder}/carts/{name}.json")
        yield from _cart(
            load(rules=rulesets / folder), rulesets / folder / "carts" / f"{name}.json"
        )
    yield ""
    yield "Every line, cart and total above was added up again, and is right to the minor unit."


def _title(text: str) -> Iterator[str]:
    yield ""
    yield click.style(text, bold=True)
    yield ""


def _invoices(engine: Engine, path: Path) -> Iterator[str]:
    findings = Findings()
    table = open_table(path, (), findings)
    if table is not None:
        cells = (dict(zip(table.columns, row, strict=False)) for _, row in rows(table, findings))
        yield from report(compare(engine, invoice_lines(cells)))
    if findings.has_errors():
        raise CatalogError(findings.all())


def _full_set(engine: Engine) -> Iterator[str]:
    folder = os.environ.get("PROMO_DATA")
    if not folder:
        yield "PROMO_DATA is not set, so the full data set (370,927 invoice lines) is not priced."
        return
    path = Path(folder) / FULL_SET
    if not path.is_file():
        yield f"PROMO_DATA names {folder}, which lacks {FULL_SET}: the full set is not priced."
        return
    yield from _title("All its invoices, from the folder PROMO_DATA")
    yield from _invoices(engine, path)


def _orders(engine: Engine, path: Path) -> Iterator[str]:
    many = engine.evaluate_many(_carts(path))
    for priced in many:
        _check(priced)
    times: Counter[str] = Counter()
    amounts: Counter[str] = Counter()
    for priced in many:
        for one in priced.applied:
            times[one.promotion_id] += one.times
            amounts[one.promotion_id] += one.amount
    listed = sum(priced.list_total for priced in many)
    total = sum(priced.total for priced in many)
    if listed - amounts.total() != total:
        raise ArithmeticError("what the offers took off does not add up to the cent")
    helped = sum(bool(priced.applied) for priced in many)
    # A search may end before it has told equals apart: then nothing cheaper is left to find.
    gaps = [priced.optimality.gap for priced in many if priced.optimality.gap > 0]
    yield f"{len(many):,} orders, {helped:,} of them with an offer."
    yield f"{len(many) - len(gaps):,} are proven to cost the guest the least."
    if gaps:
        most = words.money(sum(gaps), "USD")
        yield f"The search for {len(gaps):,} was cut short: in all they might cost {most} less."
    yield ""
    yield _amount("At the menu's prices", "", listed)
    for promotion_id in engine.bound.promotions:
        if times[promotion_id]:
            yield _amount(
                f"  {promotion_id}", words.times(times[promotion_id]), -amounts[promotion_id]
            )
    yield _amount("With the café's offers", "", total)


def _amount(name: str, detail: str, cents: int) -> str:
    return f"{name:<24}{detail:>12}{words.money(cents, 'USD'):>16}"


def _cart(engine: Engine, path: Path) -> Iterator[str]:
    for cart in _carts(path):
        priced = engine.evaluate(cart)
        _check(priced)
        yield receipt(priced, engine.bound).rstrip("\n")
        if engine.bound.promotions:
            yield ""
            yield from _why(engine.explain(cart))


def _carts(path: Path) -> list[Cart]:
    return [cart_from_json(one) for one in carts_from_text(path.read_text(encoding="utf-8"))]


def _why(story: Explanation) -> Iterator[str]:
    near = [one for one in story.promotions if one.touches_cart]
    for one in sorted(near, key=lambda one: one.verdict != "applied"):
        verdict = "" if one.verdict == "applied" else f"{one.verdict}: "
        yield f"{one.promotion_id}: {verdict}{one.words}"
    far = len(story.promotions) - len(near)
    if far:
        yield f"{far} more speak of nothing in this cart."


def _check(priced: PricedCart) -> None:
    for line, scanned in zip(priced.lines, priced.cart.lines, strict=True):
        if line.price - sum(one.amount for one in line.adjustments) != line.net:
            raise ArithmeticError(f"line {line.line_id} does not add up")
        shares = sum(share.units * share.net for share in line.shares)
        if scanned.kind == "sale" and shares != line.net:
            raise ArithmeticError(f"the shares of line {line.line_id} do not add up")
    taken = sum(one.amount for one in priced.applied)
    if sum(line.price for line in priced.lines) - taken != priced.total:
        raise ArithmeticError("the cart does not add up")
