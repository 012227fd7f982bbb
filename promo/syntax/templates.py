"""Constants, templates and the rows that fill them, as written; expand.py puts them in place."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from promo.diagnostics.codes import diagnose
from promo.diagnostics.diagnostic import Diagnostic
from promo.diagnostics.span import SourceFile, Span
from promo.syntax.word import Word

_MARKS = re.compile(r'(?P<text>"[^"\n]*"|“[^”\n]*”|„[^“”\n]*[“”]|”[^”\n]*”)|#[^\n]*|(?P<hole>\{)')
KINDS_MADE = ("set", "segment", "group", "promotion", "coupon")
"""Definitions of which a template makes many. Where one cannot be filled, nobody knows what would
have been there."""

_HOLE = re.compile(r"\{ *([^\W\d_][\w-]*) *\}")


@dataclass(frozen=True, slots=True)
class Hole:
    """`{percent}` in a text: a name between braces. `is_in_text`: inside quotation marks."""

    name: str
    start: int
    end: int
    is_in_text: bool


@lru_cache(maxsize=64)
def holes(text: str) -> tuple[Hole, ...]:
    """The holes of a text, in order; remarks have none. A template is asked for each row."""
    return tuple(_holes(text))


def _holes(text: str) -> Iterator[Hole]:
    for mark in _MARKS.finditer(text) if "{" in text else ():
        if mark["text"]:
            inside = _HOLE.finditer(text, mark.start(), mark.end())
            yield from (Hole(hole[1], hole.start(), hole.end(), True) for hole in inside)
        elif mark["hole"]:
            hole = _HOLE.match(text, mark.start())
            if hole is not None:
                yield Hole(hole[1], hole.start(), hole.end(), False)


@dataclass(frozen=True, slots=True)
class Body:
    """A text with holes, and where it begins in its file; `language` is that of its words."""

    source: SourceFile
    text: str
    offset: int
    language: str


@dataclass(frozen=True, slots=True)
class Constant:
    """`constant HALF is 50%`; the value is kept as it is written, quotation marks and all."""

    span: Span
    name: Word
    value: Word


@dataclass(frozen=True, slots=True)
class Template:
    """`template grand-opening needs store, percent` and the definitions indented below it.

    `body` is None where it does not begin a line, and holds nothing therefore.
    """

    span: Span
    name: Word
    needs: tuple[Word, ...]
    body: Body | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """`place` is where cell number so and so stands."""

    cells: tuple[str, ...]
    place: Callable[[int], Span]


@dataclass(frozen=True, slots=True)
class Apply:
    """`apply grand-opening to` and rows below it, or `rows of "openings.csv"`.

    `rows` begin with the row that names the columns. `is_damaged`: a row could not be read.
    """

    span: Span
    template: Word
    path: Word | None
    rows: tuple[Row, ...] = ()
    is_damaged: bool = False


def head_end(text: str, needs: tuple[str, ...]) -> int:
    """Where the first line of a template ends; `needs` and its list may take more than one.

    `needs` are the ways to write that word.
    """
    end, is_open = 0, True
    for line in text.splitlines(keepends=True):
        words = line.partition("#")[0].split()
        is_more = is_open or (bool(words) and words[0] in needs)
        if not is_more:
            break
        end += len(line)
        is_open = bool(words) and (words[-1] in needs or words[-1].endswith(","))
    return end


def rows_below(source: SourceFile, start: int, end: int, found: list[Diagnostic]) -> list[Row]:
    """The rows `| a | b |` of a stretch of text, one on a line; other lines are reported."""
    rows = []
    while start < end:
        stop = source.text.find("\n", start, end)
        stop = end if stop < 0 else stop
        line = source.text[start:stop]
        first, last = line.find("|"), line.rfind("|")
        rest = line[last + 1 :].strip() if last > first else line.strip()
        if line[: max(first, 0)].strip() or (rest and not rest.startswith("#")):
            at = start + len(line) - len(line.lstrip())
            found.append(
                diagnose("P392", source.span(at, at + len(line.strip())), found=line.strip())
            )
        elif last > first:
            rows.append(_row(source, start + first + 1, line[first + 1 : last]))
        start = stop + 1
    return rows


def _row(source: SourceFile, start: int, line: str) -> Row:
    cells = line.split("|")

    def place(at: int) -> Span:
        before = start + sum(len(cell) + 1 for cell in cells[:at])
        written = cells[at] if at < len(cells) else ""
        begin = before + len(written) - len(written.lstrip())
        return source.span(begin, begin + len(written.strip()))

    return Row(tuple(cell.strip() for cell in cells), place)
