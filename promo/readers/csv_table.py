"""CSV → `Table`."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate
from pathlib import Path

from promo.diagnostics.span import Span
from promo.readers.findings import Findings
from promo.readers.table import Table

_CELL = re.compile(r' *("(?:[^"]|"")*"|[^,\n]*)(,?)')


def csv_table(path: Path, findings: Findings) -> Table | None:
    """Comma-separated UTF-8 with a line of column names, or None and what is wrong with it."""
    text = _decoded(path, findings)
    if text is None:
        return None
    source = _CsvText(str(path), text)
    records = _records(source, findings)
    header_row, columns = next(records, (1, [""]))
    names = tuple(column.strip() for column in columns)
    for sign, called in ((";", "semicolons"), ("\t", "tabs")):
        if len(names) == 1 and sign in names[0]:
            findings.add("P504", source.place, header_row, 0, found=called)
            return None
    return Table(names, records, source.place, header_row)


def _decoded(path: Path, findings: Findings) -> str | None:
    try:
        content = path.read_bytes().removeprefix(codecs.BOM_UTF8)
    except OSError as error:
        findings.add_for_file("P501", path, reason=(error.strerror or str(error)).lower())
        return None
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        before = content[: error.start].decode()
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        findings.add(
            "P503",
            lambda row, at: Span(str(path), row, at, row, at + 1),
            line,
            column,
            byte=f"0x{content[error.start]:02X}",
        )
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _records(source: "_CsvText", findings: Findings) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line on which it begins; blank lines are left out."""
    reader = csv.reader(io.StringIO(source.text), strict=True, skipinitialspace=True)
    row = 1
    try:
        for cells in reader:
            if cells:
                yield row, cells
            row = reader.line_num + 1
    except csv.Error as error:
        findings.add("P510", source.place, row, 0, reason=str(error))


class _CsvText:
    """The text again, to find the place of a cell in it; nothing is kept while all is well."""

    def __init__(self, file: str, text: str) -> None:
        self._file = file
        self.text = text

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *accumulate(len(line) for line in io.StringIO(self.text))]

    def place(self, row: int, column: int) -> Span:
        """The cell `column` (from 0) of the record that begins on line `row`, or its last cell."""
        at = self._line_starts[row - 1]
        start = end = at
        for _ in range(column + 1):
            cell = _CELL.match(self.text, at)
            if cell is None:  # The pattern matches the empty text, so this is for the type checker.
                break
            start, end, at = cell.start(1), cell.end(1), cell.end()
            if not cell[2]:
                break
        return Span(self._file, *self._line_column(row, start), *self._line_column(row, end))

    def _line_column(self, row: int, offset: int) -> tuple[int, int]:
        """Line and column of an offset in the record that begins on line `row`."""
        record = self.text[self._line_starts[row - 1] : offset]
        return row + record.count("\n"), len(record) - record.rfind("\n")
