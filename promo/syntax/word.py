"""`Word`: a value as it stands in rule text."""

from dataclasses import dataclass

from promo.diagnostics.span import Span


@dataclass(frozen=True, slots=True)
class Word:
    """A name, number, amount, date or text. `text` is as typed, quotes left out."""

    text: str
    span: Span

    def __str__(self) -> str:
        return self.text


def across(first: Span, last: Span) -> Span:
    """From the start of one place to the end of another in the same file."""
    return Span(first.file, first.line, first.column, last.end_line, last.end_column, first.row)
