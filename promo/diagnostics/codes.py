"""The one table of diagnostic codes: what each says, how grave it is, and what to do about it.

Every code has a paragraph in grammar/DIAGNOSTICS.md. Codes are stable: a retired one is not reused.
P1xx syntax, P2xx names, P3xx content, P4xx warnings, P5xx catalogs, price lists and snapshots, P6xx carts.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from promo.diagnostics.diagnostic import Diagnostic, Note, Severity
from promo.diagnostics.span import Span

LONGEST_WORD = 60
"""Characters of the user's text that a message repeats; more of it would bury the message."""


@dataclass(frozen=True, slots=True)
class Code:
    """One row: `message` and `help` are templates whose `{words}` come from the place at fault."""

    code: str
    severity: Severity
    title: str
    message: str
    help: str


CODES: dict[str, Code] = {}


def diagnose(
    code: str,
    span: Span,
    *,
    suggestion: str | None = None,
    notes: Sequence[Note] = (),
    **words: object,
) -> Diagnostic:
    """The diagnostic `code` at `span`, its templates filled with `words`.

    A suggestion turns the help into "did you mean". Raises KeyError for an unknown code or a word
    that the template names and the caller left out: both are bugs.
    """
    row = CODES[code]
    shown = {name: _shown(word) for name, word in words.items()}
    help_text = row.help.format(**shown)
    if suggestion is not None:
        help_text = f"did you mean `{_shown(suggestion)}`?"
    return Diagnostic(
        code, row.severity, row.message.format(**shown), help_text, span, suggestion, tuple(notes)
    )


def _shown(word: object) -> str:
    """A word as a message repeats it: on one line, printable, not longer than LONGEST_WORD."""
    text = "".join(letter if letter.isprintable() else " " for letter in str(word))
    return text if len(text) <= LONGEST_WORD else text[: LONGEST_WORD - 1] + "…"


def _error(code: str, title: str, message: str, help: str) -> None:
    CODES[code] = Code(code, "error", title, message, help)


def _warning(code: str, title: str, message: str, help: str) -> None:
    CODES[code] = Code(code, "warning", title, message, help)


# --- P1xx syntax ----------------------------------------------------------------------------------

# --- P2xx names -----------------------------------------------------------------------------------

# --- P3xx content ---------------------------------------------------------------------------------

# --- P4xx warnings --------------------------------------------------------------------------------

# --- P5xx catalogs, price lists, snapshots --------------------------------------------------------

# --- P6xx carts -----------------------------------------------------------------------------------
