"""Definitions that are filled in later: their lines stay, and the columns of tables are aligned."""

from collections.abc import Iterator
from itertools import groupby

_INDENT = "  "
_MOST_PADDING = 4
"""A table that aligning would make so many times as large is not aligned: one long cell would widen
every row, and a small file become a huge one."""


def kept_lines(text: str) -> Iterator[str]:
    """The lines of a template, of its rows or of a definition with holes."""
    lines = [line.rstrip() for line in text.split("\n")]
    for is_table, some in groupby(lines, key=lambda line: line.lstrip().startswith("|")):
        some_lines = [*some]
        yield from _aligned(some_lines) if is_table else some_lines


def _aligned(lines: list[str]) -> Iterator[str]:
    """Rows `| a | b |`, and what is remarked behind them."""
    rows, remarks = [], []
    for line in lines:
        first, last = line.find("|"), line.rfind("|")
        rows.append([cell.strip() for cell in line[first + 1 : last].split("|")])
        remarks.append(line[last + 1 :].strip())
    columns = max(len(row) for row in rows)
    widths = [
        max(len(row[column]) for row in rows if column < len(row)) for column in range(columns)
    ]
    written = sum(len(cell) + 3 for row in rows for cell in row)
    if len(rows) * sum(width + 3 for width in widths) > _MOST_PADDING * written:
        widths = [0] * columns
    for row, remark in zip(rows, remarks, strict=True):
        cells = " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False))
        yield f"{_INDENT}| {cells} |" + (f"  {remark}" if remark else "")
