"""Which kind of file a table is in: its name says so."""

from collections.abc import Collection
from pathlib import Path

from promo.readers.csv_table import csv_table
from promo.readers.findings import Findings
from promo.readers.parquet_table import parquet_table
from promo.readers.table import Table

SQLITE_ENDINGS = (".sqlite", ".sqlite3", ".db")


def open_table(
    path: Path, exact: Collection[str], findings: Findings, *, allow_sqlite: bool = False
) -> Table | None:
    """The table in a file, or None and what is wrong with the file.

    In the `exact` columns floating-point numbers are refused.
    """
    ending = path.suffix.lower()
    if ending == ".csv":
        return csv_table(path, findings)
    if ending == ".parquet":
        return parquet_table(path, exact, findings)
    if allow_sqlite and ending in SQLITE_ENDINGS:
        # A register that prices from a bound file never needs the library.
        from promo.readers.sqlite_table import sqlite_table

        return sqlite_table(path, exact, findings)
    endings = (".csv", ".parquet", *(SQLITE_ENDINGS if allow_sqlite else ()))
    expected = ", ".join(f"`{one}`" for one in endings)
    findings.add_for_file("P502", path, found=path.name, expected=expected)
    return None
