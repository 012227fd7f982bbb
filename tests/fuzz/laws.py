"""What holds for every file, whatever is in it: the laws the fuzzer and the bombs are held to.

A file is read as `promo check` reads it (decode, parse, expand, check), then laid out as
`promo fmt` does it, and read again.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from promo.check.check import check
from promo.diagnostics.diagnostic import Diagnostic, has_errors, sorted_diagnostics
from promo.diagnostics.span import SourceFile, Span
from promo.program.canonical_json import encode
from promo.syntax.expand import expand
from promo.syntax.format import formatted
from promo.syntax.nodes import RuleFile
from promo.syntax.parse import parse
from promo.syntax.source import decoded
from promo.syntax.templates import Row
from promo.syntax.word import Word

NAME = "rules.promo"
TABLE = "rows.csv"
CELLS = ("S1", "10%", "2026-03-02", "$5")
"""What each `rows of "…"` brings, whichever file it names: one row of these, in turn."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file comes to: its program as plain data, or None, and all that is said about it."""

    program: object
    found: tuple[Diagnostic, ...]
    is_parsed: bool

    @property
    def has_slips(self) -> bool:
        """Slips in what a template makes: how reading goes on after one depends on blanks too."""
        return any(one.code.startswith("P1") for one in self.found)

    @property
    def said(self) -> Counter[tuple[str, str]]:
        """Codes and messages without their places."""
        return Counter((one.code, one.message) for one in self.found)


def hold(data: bytes) -> None:
    """Raises AssertionError, or what the reading itself raises, where a law is broken."""
    source, found = decoded(data, NAME)
    if source is None:
        assert has_errors(found), "a file that is not read is reported"
        assert_inside(found, SourceFile(NAME, ""))
        return
    first, second = read(source), read(source)
    assert first == second, "reading twice comes to the same"
    assert_inside(first.found, source)
    assert first.program is not None or first.found, "no program, and nothing is said about it"
    if not first.is_parsed:
        return
    text = formatted(source.text)
    assert formatted(text) == text, "laying out what is laid out changes nothing"
    again = read(SourceFile(NAME, text))
    assert again.is_parsed, "what is laid out can be read"
    assert again.program == first.program, "laying out changes no program"
    if not first.has_slips:
        assert again.said == first.said, "laying out changes nothing that is said"


def read(source: SourceFile) -> Reading:
    tree, of_text = parse(source)
    files, of_holes = expand([tree], _rows)
    ruleset, of_meaning = check(files)
    found = sorted_diagnostics([*of_text, *of_holes, *of_meaning])
    program = None if ruleset is None or has_errors(found) else encode(ruleset)
    return Reading(program, found, not has_errors(of_text))


def _rows(
    file: RuleFile, word: Word, needs: tuple[str, ...]
) -> tuple[tuple[str, ...], Iterable[Row]]:
    cells = tuple(CELLS[place % len(CELLS)] for place in range(len(needs)))
    return needs, [Row(cells, lambda at: Span(TABLE, 2, at + 1, 2, at + 2))]


def assert_inside(found: Iterable[Diagnostic], source: SourceFile) -> None:
    """Every place lies in the file, and ends where it begins or later."""
    lengths = [len(line) for line in source.text.split("\n")]
    for one in found:
        for span in (one.span, *(note.span for note in one.notes)):
            if span.file == TABLE:
                continue
            assert span.file == source.name
            begin, end = (span.line, span.column), (span.end_line, span.end_column)
            assert begin <= end, f"{one.code} ends before it begins: {span}"
            for line, column in (begin, end):
                assert 1 <= line <= len(lengths), f"{one.code} in line {line} of {len(lengths)}"
                assert 1 <= column <= lengths[line - 1] + 1, f"{one.code} beside its line: {span}"
