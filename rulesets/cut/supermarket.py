"""Nine Hong Kong chains: one day's shelf prices, and the published offers written as rules."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from .files import csv_rows, decimal, parquet_rows, write_csv, write_text
from .supermarket_offers import (
    UNSAYABLE,
    Clause,
    Promotion,
    clauses_by_offer,
    product_name,
    promotions,
)

DAY = datetime(2026, 7, 17)
"""A Friday on which offers of every kind are seen."""

LARGE_CHAINS = ("JASONS", "PARKNSHOP", "WELLCOME")
AISLES = ("Beer / Wines / Spirits", "Candies / Biscuits / Snacks", "Drinks")
"""The large chains keep these aisles, the others everything; offers with two clauses and those on a
named range are kept wherever they are."""

EVERY_WITHOUT_OFFER = 5
"""Of the products without an offer, in the order of the data, the first of each five is kept."""

CONTENTS = f"""# What the nine folders hold

Products and offers on {DAY:%Y-%m-%d}; written by `rulesets/cut/supermarket.py`.

Two kinds of offers cannot be said in the language yet: "Add 2 item(s) to cart and get 1 free(free
the most expensive one)", also with 3 items, and "Buy Second for $1.00". What carries only such an
offer costs the shelf price here.

| chain | products in the data | of them on offer | products kept | of them on offer | promotions \
| products whose offer cannot be said yet |
|---|---|---|---|---|---|---|
"""

Row = dict[str, Any]


def cut(data: Path, into: Path) -> None:
    products = {row["product_code"]: row for row in csv_rows(data / "products.csv")}
    offers = clauses_by_offer(csv_rows(data / "offers.csv"))
    shelves: dict[str, list[Row]] = defaultdict(list)
    for price in parquet_rows(data / "prices.parquet"):
        if price["day"] == DAY:
            clauses = offers.get(price["offer_id"], ())
            shelves[price["chain"]].append(
                {**price, **products[price["product_code"]], "clauses": clauses}
            )
    table: list[str] = []
    for chain, shelf in sorted(shelves.items()):
        kept = list(_kept(chain, shelf))
        folder = into / "supermarket" / chain.lower()
        write_csv(
            folder / "catalog.csv",
            ("sku", "name", "price", "brand", "category"),
            sorted(map(_catalog_row, kept), key=lambda row: row["sku"]),
        )
        said = promotions(chain, kept)
        write_text(folder / "rules.promo", "".join(_rules(chain, said)))
        table.append(_contents_row(chain, shelf, kept, len(said)))
    write_text(into / "supermarket" / "CONTENTS.md", CONTENTS + "".join(table))


def _kept(chain: str, shelf: list[Row]) -> Iterator[Row]:
    without_offer = 0
    for row in shelf:
        in_aisle = chain not in LARGE_CHAINS or row["category1"] in AISLES
        clauses: tuple[Clause, ...] = row["clauses"]
        if clauses:
            if in_aisle or len(clauses) > 1 or any(clause.range_name for clause in clauses):
                yield row
        elif in_aisle:
            if without_offer % EVERY_WITHOUT_OFFER == 0:
                yield row
            without_offer += 1


def _catalog_row(row: Row) -> dict[str, str]:
    levels = (row[level].strip() for level in ("category1", "category2", "category3"))
    return {
        "sku": row["product_code"],
        "name": product_name(row),
        "price": decimal(row["price_cents"]),
        "brand": row["brand"].strip(),
        "category": " > ".join(level for level in levels if level),
    }


def _contents_row(chain: str, shelf: list[Row], kept: list[Row], said: int) -> str:
    unsayable = sum(clause.kind in UNSAYABLE for row in kept for clause in row["clauses"])
    figures = (
        *(len(shelf), sum(bool(row["clauses"]) for row in shelf)),
        *(len(kept), sum(bool(row["clauses"]) for row in kept)),
        *(said, unsayable),
    )
    cells = " | ".join(str(figure) for figure in figures)
    return f"| [{chain}]({chain.lower()}) | {cells} |\n"


def _rules(chain: str, said: list[Promotion]) -> Iterator[str]:
    yield f"# {chain}, {DAY:%Y-%m-%d}: offers as published, read as ../ORIGIN.md says.\n"
    yield "# Written by rulesets/cut/supermarket.py.\n\ncurrency HKD\n"
    if not said:
        yield "\n# This chain published no offer in the week of the data; it prices by the shelf.\n"
    for promotion in said:
        yield f"\n{promotion.text()}"
