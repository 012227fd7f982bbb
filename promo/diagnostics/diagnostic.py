"""`Diagnostic`: one thing we tell the user about their files."""

from dataclasses import dataclass, replace
from typing import Literal

from promo.diagnostics.span import Span

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Note:
    """Another place that matters to a diagnostic."""

    message: str
    span: Span


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """`message` is one lower-case sentence without a full stop, the user's words in backticks.

    `help` says what to do. `suggestion` is the near word, if there is one ("did you mean").
    `filled` are the names and values that the templates of its code were filled with.
    """

    code: str
    severity: Severity
    message: str
    help: str
    span: Span
    suggestion: str | None = None
    notes: tuple[Note, ...] = ()
    filled: tuple[tuple[str, str], ...] = ()

    @property
    def place(self) -> str:
        return str(self.span)

    @property
    def sort_key(self) -> tuple[str, int, int, str]:
        return self.span.file, self.span.line, self.span.column, self.code


MOST_ROWS_NAMED = 3
"""Rows of a table that a message about a template names."""


def sorted_diagnostics(found: "list[Diagnostic]") -> tuple[Diagnostic, ...]:
    """All of them by file, place and code, each once; one for all rows that fill a template."""
    plain = [one for one in found if one.span.row is None]
    if len(plain) < len(found):
        by_place: dict[tuple[str, int, int, str], list[Diagnostic]] = {}
        for one in found:
            if one.span.row is not None:
                by_place.setdefault(one.sort_key, []).append(one)
        plain += [_of_rows(ones) for ones in by_place.values()]
    return tuple(sorted(dict.fromkeys(plain), key=lambda one: one.sort_key))


def _of_rows(ones: "list[Diagnostic]") -> Diagnostic:
    """One diagnostic for all, with the rows in notes: the slip is most likely the template's."""
    rows = [*dict.fromkeys(one.span.row for one in ones if one.span.row is not None)]
    more = len(rows) - MOST_ROWS_NAMED
    words = ["filled by this row"] * min(len(rows), MOST_ROWS_NAMED)
    if more > 0:
        words[-1] += f", and by {more} more"
    own = (Note(note.message, note.span.row or note.span) for note in ones[0].notes)
    filled = (Note(said, row) for said, row in zip(words, rows, strict=False))
    return replace(ones[0], span=replace(ones[0].span, row=None), notes=(*own, *filled))


def has_errors(found: "tuple[Diagnostic, ...] | list[Diagnostic]") -> bool:
    return any(one.severity == "error" for one in found)
