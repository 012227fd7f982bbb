"""`Findings`: what is wrong with a table, up to as much as anybody reads at once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from promo.diagnostics.codes import diagnose
from promo.diagnostics.diagnostic import Diagnostic, Note, has_errors, sorted_diagnostics
from promo.diagnostics.span import Span

MOST_FINDINGS: Final = 100


class Findings:
    """Diagnostics of one file. Beyond MOST_FINDINGS they are only counted, and none is placed.

    `place` is asked only when a diagnostic is kept: to find a cell's column in a text costs time,
    and a file of a million faults must cost no more than one of a hundred.
    """

    def __init__(self) -> None:
        self._kept: list[Diagnostic] = []
        self._omitted = 0
        self._first_omitted: Span | None = None

    def add(
        self,
        code: str,
        place: Callable[[int, int], Span],
        row: int,
        at: int,
        /,
        *,
        suggestion: str | None = None,
        first_row: int | None = None,
        **words: Any,
    ) -> None:
        """One diagnostic at cell `at` of a row; `first_row` has the same cell that came before."""
        if len(self._kept) < MOST_FINDINGS:
            notes = () if first_row is None else (Note("first here", place(first_row, at)),)
            span = place(row, at)
            self._kept.append(diagnose(code, span, suggestion=suggestion, notes=notes, **words))
        else:
            self._omitted += 1
            if self._first_omitted is None:
                self._first_omitted = place(row, at)

    def add_for_file(self, code: str, path: Path, /, **words: Any) -> None:
        """One diagnostic about the file as a whole."""
        self.add(code, lambda row, at: Span(str(path), 1, 1, 1, 1), 1, 0, **words)

    def has_errors(self) -> bool:
        return has_errors(self._kept) or self._omitted > 0

    def all(self) -> tuple[Diagnostic, ...]:
        """Those kept, by place, and how many more there are."""
        found = sorted_diagnostics(self._kept)
        if self._first_omitted is None:
            return found
        return (*found, diagnose("P599", self._first_omitted, count=f"{self._omitted:,}"))
