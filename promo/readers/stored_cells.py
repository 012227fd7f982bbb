"""Values of files that know types (Parquet, SQLite), as the text a CSV file would hold."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from promo.diagnostics.span import Span
from promo.readers.findings import Findings


def numbered_place(path: Path) -> Callable[[int, int], Span]:
    """Places in a file without lines: the row's number, and the column's, both from 1."""

    def place(row: int, column: int) -> Span:
        return Span(str(path), row, column + 1, row, column + 2)

    return place


def cells_of(
    values: Sequence[object],
    row: int,
    columns: Sequence[str],
    place: Callable[[int, int], Span],
    findings: Findings,
) -> list[str] | None:
    """The row as text, or None and which cell has no plain text."""
    cells = []
    for at, value in enumerate(values):
        cell = text_of(value)
        if cell is None:
            kind = type(value).__name__
            findings.add("P517", place, row, at, found=kind, column=columns[at])
            return None
        cells.append(cell)
    return cells


def text_of(value: object) -> str | None:
    """The value as text, empty for a missing one; None for what has no plain text (bytes, records).

    A list of texts becomes what tags are in CSV, separated by semicolons.
    """
    match value:
        case str():
            return value
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Decimal():
            # Without an exponent, and without the zeros that only show the column's scale.
            plain = f"{value:f}"
            return plain.rstrip("0").rstrip(".") if "." in plain else plain
        case int() | float():
            return str(value)
        case datetime():
            return value.isoformat()
        case date():
            return value.isoformat()
        case list() if all(isinstance(part, str) for part in value):
            return ";".join(value)
        case _:
            return None
