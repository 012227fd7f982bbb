"""`Table`: rows of text with places, whatever kind of file they come from."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from promo.diagnostics.span import Span
from promo.diagnostics.suggest import nearest
from promo.readers.findings import Findings

_BREAK = re.compile(r"[\t\r\n]+")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")

MOST_COLUMNS = 1_000
"""A catalog has dozens; more is a table on its side, or no table."""

MOST_ROWS = 5_000_000
"""A small Parquet file, or a view of SQLite, can go on without end."""


@dataclass(frozen=True, slots=True)
class Table:
    """`records` are row numbers and cells, read once; `place` is where a cell stands.

    In CSV a row's number is its line in the file; in Parquet and SQLite rows count from 1, and the
    column of a place is the column's number. `columns` stand in row `header_row`.
    """

    columns: tuple[str, ...]
    records: Iterable[tuple[int, list[str]]]
    place: Callable[[int, int], Span]
    header_row: int = 1

    def position(self, column: str) -> int:
        """Where a column stands in the cells of a row, or that of the empty cell at their end."""
        return self.columns.index(column) if column in self.columns else len(self.columns)


def check_columns(table: Table, required: tuple[str, ...], findings: Findings) -> None:
    """A name for each column, each name once, and every required column."""
    if not any(table.columns):
        reason = "its first line names no column"
        findings.add("P501", table.place, table.header_row, 0, reason=reason)
        return
    if len(table.columns) > MOST_COLUMNS:
        reason = f"its first line names more than {MOST_COLUMNS:,} columns"
        findings.add("P501", table.place, table.header_row, MOST_COLUMNS, reason=reason)
        return
    for position, column in enumerate(table.columns):
        if not column:
            number = position + 1
            findings.add("P506", table.place, table.header_row, position, number=number)
        elif table.columns.index(column) != position:
            findings.add("P507", table.place, table.header_row, position, column=column)
    for column in required:
        if column not in table.columns:
            near = nearest(column, table.columns)
            at = 0 if near is None else table.columns.index(near)
            meant = None if near is None else column
            findings.add("P505", table.place, table.header_row, at, suggestion=meant, column=column)


def rows(table: Table, findings: Findings) -> Iterator[tuple[int, list[str]]]:
    """The rows that can be used: cells without outer spaces, and one empty cell more at the end.

    The empty cell stands for every column that the table lacks. A row without any text is no row:
    spreadsheets leave such rows behind.
    """
    width = len(table.columns)
    for count, (row, written) in enumerate(table.records):
        if count == MOST_ROWS:
            reason = f"it has more than {MOST_ROWS:,} rows"
            findings.add("P501", table.place, row, 0, reason=reason)
            return
        cells = [cell.strip() for cell in written]
        if not any(cells):
            continue
        if len(cells) != width:
            at = min(len(cells) - 1, width)
            findings.add("P508", table.place, row, at, found=len(cells), expected=width)
            continue
        odd = [at for at, cell in enumerate(cells) if not cell.isprintable()]
        if odd and not _tidied(table, row, cells, odd, findings):
            continue
        cells.append("")
        yield row, cells


def _tidied(table: Table, row: int, cells: list[str], odd: list[int], findings: Findings) -> bool:
    """Makes line breaks and tabs inside cells spaces; False if a control character is left."""
    fine = True
    for at in odd:
        cells[at] = _BREAK.sub(" ", cells[at])
        control = _CONTROL.search(cells[at])
        if control is not None:
            sign = f"U+{ord(control[0]):04X}"
            findings.add("P509", table.place, row, at, found=sign, column=table.columns[at])
            fine = False
    return fine


class NotPricedYet:
    """Watches columns that would change prices and that nothing prices yet.

    One diagnostic for each, at the first value it holds; a column without values harms nobody.
    """

    def __init__(self, table: Table, columns: tuple[str, ...], findings: Findings) -> None:
        self._table = table
        self._findings = findings
        self._watched = [table.columns.index(one) for one in columns if one in table.columns]

    def look_at(self, row: int, cells: list[str]) -> None:
        for at in self._watched:
            if cells[at]:
                column = self._table.columns[at]
                self._findings.add(
                    "P522", self._table.place, row, at, column=column, found=cells[at]
                )
                self._watched = [other for other in self._watched if other != at]
