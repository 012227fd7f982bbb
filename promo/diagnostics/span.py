"""`SourceFile` and `Span`: places in text."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class SourceFile:
    """A file as it was read. `name` is the path as the user would write it."""

    name: str
    text: str

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """The offset of each line's first character."""
        return (0, *(line_break.end() for line_break in re.finditer("\n", self.text)))

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 1, in characters."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def line_text(self, line: int) -> str:
        """One line (from 1) without its line break."""
        start = self.line_starts[line - 1]
        end = self.text.find("\n", start)
        return self.text[start : len(self.text) if end < 0 else end]

    def span(self, start: int, end: int) -> "Span":
        """The place of `text[start:end]`."""
        return Span(self.name, *self.line_column(start), *self.line_column(end))


@dataclass(frozen=True, slots=True)
class Span:
    """Where something stands: half-open, lines and columns counted from 1, in characters.

    In a table (CSV) the line is the row of the file and the column the first character of the
    cell. `end_line` and `end_column` name the first position after it. `row` is where the
    values came from, if a template was filled by the row of a table.
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    row: "Span | None" = None

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"
