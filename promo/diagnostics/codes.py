"""The diagnostic codes: what each says, how grave it is, and what to do about it.

Every code has a paragraph in grammar/DIAGNOSTICS.md. Codes are stable: a retired one is not reused.
A table for each family: P1xx syntax, P2xx names, P3xx content, P4xx warnings, P5xx tables of data.
"""

from collections.abc import Sequence

from promo.diagnostics import (
    content_codes,
    name_codes,
    syntax_codes,
    table_codes,
    warning_codes,
)
from promo.diagnostics.code import Code
from promo.diagnostics.diagnostic import Diagnostic, Note
from promo.diagnostics.span import Span

NOT_PRICED = "P350"
"""What is right and cannot be compiled yet: a warning while checking, an error when compiling."""

LONGEST_WORD = 60
"""Characters of the user's text that a message repeats; more of it would bury the message."""


CODES: dict[str, Code] = {
    row.code: row
    for table in (syntax_codes, name_codes, content_codes, warning_codes, table_codes)
    for row in table.CODES
}


def diagnose(
    code: str,
    span: Span,
    *,
    suggestion: str | None = None,
    notes: Sequence[Note] = (),
    expected: str = "",
    declared: str = "",
    **words: object,
) -> Diagnostic:
    """The diagnostic `code` at `span`, its templates filled.

    `words` are the user's, and shortened where they are long; `expected` is ours, and is not, nor
    is `declared`, what there is of the user's where something else is used.

    A suggestion turns the help into "did you mean", unless the template has a place for it. Raises
    KeyError for an unknown code or a word that the template names and the caller left out: both are
    bugs.
    """
    row = CODES[code]
    shown = {name: _shown(word) for name, word in words.items()}
    shown |= {"expected": expected, "declared": declared, "suggestion": _shown(suggestion)}
    return Diagnostic(
        code,
        row.severity,
        row.message.format(**shown),
        help_template(row, suggestion).format(**shown),
        span,
        suggestion,
        tuple(notes),
        tuple(shown.items()),
    )


def help_template(row: Code, suggestion: str | None) -> str:
    """The help of a row, or "did you mean" where there is a near word and the row has no place."""
    if suggestion is None or "{suggestion}" in row.help:
        return row.help
    return "did you mean `{suggestion}`?"


def _shown(word: object) -> str:
    """A word as a message repeats it: on one line, printable, not longer than LONGEST_WORD."""
    text = "".join(letter if letter.isprintable() else " " for letter in str(word))
    return text if len(text) <= LONGEST_WORD else text[: LONGEST_WORD - 1] + "…"
