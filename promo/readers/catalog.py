"""A catalog file (CSV, Parquet, SQLite) → `Catalog`."""

from pathlib import Path
from typing import Final

from promo.diagnostics.diagnostic import Diagnostic
from promo.diagnostics.suggest import nearest
from promo.model.catalog import Catalog
from promo.model.product import Product
from promo.readers.cells import path_from_text, tags_from_text, yes_no_from_text
from promo.readers.findings import Findings
from promo.readers.open_table import open_table
from promo.readers.table import NotPricedYet, Table, check_columns, rows
from promo.values.money import minor_from_text, text_from_minor

REQUIRED: Final = ("sku", "name", "price")
COLUMNS: Final = (
    *REQUIRED, "department", "category", "brand", "tags", "supplier", "unit", "cost", "tax_code",
    "discountable",
)  # fmt: skip
NOT_PRICED_YET: Final = ("legal_minimum", "multibuy")


def read_catalog(path: Path, currency: str) -> tuple[Catalog | None, tuple[Diagnostic, ...]]:
    """The products of a file, or None if it has errors; and everything there is to say about it.

    Prices are decimal text in `currency`. Columns that are not ours become attributes. Raises
    nothing for a file that is missing or damaged: that too is a diagnostic.
    """
    findings = Findings()
    table = open_table(path, (*COLUMNS, *NOT_PRICED_YET), findings, allow_sqlite=True)
    if table is None:
        return None, findings.all()
    check_columns(table, REQUIRED, findings)
    if findings.has_errors():
        return None, findings.all()
    _warn_of_misspelt_columns(table, findings)
    products = _products(table, currency, findings)
    return None if findings.has_errors() else Catalog.of(products), findings.all()


def _warn_of_misspelt_columns(table: Table, findings: Findings) -> None:
    """A misspelt `discountable` would silently sell everything at a discount."""
    known = (*COLUMNS, *NOT_PRICED_YET)
    missing = [column for column in known if column not in table.columns]
    for position, column in enumerate(table.columns):
        near = None if column in known else nearest(column, missing)
        if near is not None:
            findings.add(
                "P520", table.place, table.header_row, position, suggestion=near, found=column
            )


def _products(table: Table, currency: str, findings: Findings) -> list[Product]:
    at = {column: table.position(column) for column in COLUMNS}
    further = sorted(set(table.columns) - set(COLUMNS) - set(NOT_PRICED_YET))
    attributes_at = [(column, table.position(column)) for column in further]
    not_priced_yet = NotPricedYet(table, NOT_PRICED_YET, findings)
    example = text_from_minor(1999, currency)
    first_rows: dict[str, int] = {}
    # A million products share a few hundred paths and tag lists.
    paths: dict[str, tuple[str, ...] | None] = {}
    tag_lists: dict[str, tuple[str, ...]] = {}
    products: list[Product] = []

    def money(column: str) -> int | None:
        cell = cells[at[column]]
        minor = minor_from_text(cell, currency) if cell else None
        if cell and minor is None:
            findings.add(
                "P512",
                table.place,
                row,
                at[column],
                found=cell,
                column=column,
                currency=currency,
                example=example,
            )
        return minor

    for row, cells in rows(table, findings):
        not_priced_yet.look_at(row, cells)
        sku = cells[at["sku"]]
        if not sku:
            findings.add("P511", table.place, row, at["sku"], column="sku")
            continue
        first_row = first_rows.setdefault(sku, row)
        if first_row != row:
            findings.add("P519", table.place, row, at["sku"], first_row=first_row, sku=sku)
            continue
        path_text = cells[at["category"]]
        if path_text not in paths:
            paths[path_text] = path_from_text(path_text)
        category = paths[path_text]
        if category is None:
            findings.add(
                "P513",
                table.place,
                row,
                at["category"],
                found=path_text,
                column="category",
                expected="a path such as Food > Crisps",
            )
        tag_text = cells[at["tags"]]
        if tag_text not in tag_lists:
            tag_lists[tag_text] = tags_from_text(tag_text)
        discountable = yes_no_from_text(cells[at["discountable"]])
        if discountable is None:
            findings.add(
                "P513",
                table.place,
                row,
                at["discountable"],
                found=cells[at["discountable"]],
                column="discountable",
                expected="yes or no",
            )
        price, cost = money("price"), money("cost")
        if findings.has_errors():
            continue
        products.append(
            Product(
                sku=sku,
                name=cells[at["name"]],
                price=price,
                department=cells[at["department"]],
                category=category or (),
                brand=cells[at["brand"]],
                tags=tag_lists[tag_text],
                supplier=cells[at["supplier"]],
                unit=cells[at["unit"]],
                cost=cost,
                tax_code=cells[at["tax_code"]],
                discountable=bool(discountable),
                attributes=tuple(
                    (column, cells[position])
                    for column, position in attributes_at
                    if cells[position]
                ),
            )
        )
    return products
