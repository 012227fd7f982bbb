"""`Diagnostic`: one thing we tell the user about their files."""

from dataclasses import dataclass
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
    """

    code: str
    severity: Severity
    message: str
    help: str
    span: Span
    suggestion: str | None = None
    notes: tuple[Note, ...] = ()

    @property
    def place(self) -> str:
        return str(self.span)

    @property
    def sort_key(self) -> tuple[str, int, int, str]:
        return self.span.file, self.span.line, self.span.column, self.code


def sorted_diagnostics(found: "list[Diagnostic]") -> tuple[Diagnostic, ...]:
    """All of them by file, place and code, each once."""
    return tuple(sorted(dict.fromkeys(found), key=lambda one: one.sort_key))


def has_errors(found: "tuple[Diagnostic, ...] | list[Diagnostic]") -> bool:
    return any(one.severity == "error" for one in found)
