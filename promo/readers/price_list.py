"""A price list (CSV, Parquet) → rows: what products cost before any promotion."""

from operator import attrgetter
from pathlib import Path
from typing import Final

from promo.diagnostics.diagnostic import Diagnostic
from promo.diagnostics.suggest import nearest
from promo.program.prices import PriceRow
from promo.readers.cells import wall_seconds_from_text
from promo.readers.findings import Findings
from promo.readers.open_table import open_table
from promo.readers.table import NotPricedYet, Table, check_columns, rows
from promo.values.money import minor_from_text, text_from_minor
from promo.values.quantity import milli_from_text
from promo.values.window import DateRange

REQUIRED: Final = ("sku", "price")
COLUMNS: Final = (*REQUIRED, "store", "segment", "account", "from", "until", "min_quantity")
NOT_PRICED_YET: Final = ("zone", "deal", "deal_quantity", "deal_price")

_ALWAYS = DateRange()


def read_price_list(
    path: Path, currency: str
) -> tuple[tuple[PriceRow, ...], tuple[Diagnostic, ...]]:
    """The rows by SKU, then as they stand in the file; none if it has errors. And what is wrong.

    Prices are decimal text in `currency`. Raises nothing for a file that is missing or damaged:
    that too is a diagnostic.
    """
    findings = Findings()
    table = open_table(path, (*COLUMNS, *NOT_PRICED_YET), findings)
    if table is None:
        return (), findings.all()
    check_columns(table, REQUIRED, findings)
    _refuse_unknown_columns(table, findings)
    if findings.has_errors():
        return (), findings.all()
    read = _rows(table, currency, findings)
    if findings.has_errors():
        return (), findings.all()
    return tuple(sorted(read, key=attrgetter("sku"))), findings.all()


def _refuse_unknown_columns(table: Table, findings: Findings) -> None:
    """A condition that is not understood would make its prices hold for everybody."""
    known = (*COLUMNS, *NOT_PRICED_YET)
    for position, column in enumerate(table.columns):
        if column and column not in known:
            findings.add(
                "P521",
                table.place,
                table.header_row,
                position,
                suggestion=nearest(column, known),
                found=column,
                expected=", ".join(COLUMNS),
            )


def _rows(table: Table, currency: str, findings: Findings) -> list[PriceRow]:
    at = {column: table.position(column) for column in COLUMNS}
    not_priced_yet = NotPricedYet(table, NOT_PRICED_YET, findings)
    example = text_from_minor(1999, currency)
    read: list[PriceRow] = []

    def wall_seconds(column: str) -> int | None:
        cell = cells[at[column]]
        if not cell:
            return None
        seconds = wall_seconds_from_text(cell, through_the_day=column == "until")
        if seconds is None:
            findings.add(
                "P513",
                table.place,
                row,
                at[column],
                found=cell,
                column=column,
                expected="a date, with a time if need be, such as 2026-04-12 or 2026-04-12 18:30",
            )
        return seconds

    for row, cells in rows(table, findings):
        not_priced_yet.look_at(row, cells)
        for column in REQUIRED:
            if not cells[at[column]]:
                findings.add("P511", table.place, row, at[column], column=column)
        price = cells[at["price"]]
        minor = minor_from_text(price, currency)
        if price and minor is None:
            findings.add(
                "P512",
                table.place,
                row,
                at["price"],
                found=price,
                column="price",
                currency=currency,
                example=example,
            )
        quantity = cells[at["min_quantity"]]
        minimum_milli = milli_from_text(quantity) if quantity else 0
        if minimum_milli is None:
            findings.add(
                "P513",
                table.place,
                row,
                at["min_quantity"],
                found=quantity,
                column="min_quantity",
                expected="a quantity with at most three decimals",
            )
        starts, ends = wall_seconds("from"), wall_seconds("until")
        if starts is not None and ends is not None and starts >= ends:
            until = cells[at["until"]]
            findings.add("P514", table.place, row, at["until"], found=until)
        if findings.has_errors() or minor is None or minimum_milli is None:
            continue
        read.append(
            PriceRow(
                sku=cells[at["sku"]],
                minor=minor,
                minimum_milli=minimum_milli,
                store=cells[at["store"]] or None,
                segment=cells[at["segment"]] or None,
                account=cells[at["account"]] or None,
                dates=_ALWAYS if starts is ends is None else DateRange(starts, ends),
            )
        )
    return read
