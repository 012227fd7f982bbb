"""Diagnostics as text for people: the line in question, carets under it, and what to do."""

from collections.abc import Iterable, Mapping

from promo.diagnostics.diagnostic import Diagnostic
from promo.diagnostics.span import SourceFile, Span

_COLORS = {"error": "\033[1;31m", "warning": "\033[1;33m", "info": "\033[1;36m"}
_PLAIN = "\033[0m"
LONGEST_LINE = 160
"""Characters of a source line that are shown; the place at fault is always among them."""


def render_text(
    diagnostics: Iterable[Diagnostic],
    sources: Mapping[str, SourceFile] | None = None,
    *,
    color: bool = False,
) -> str:
    """One paragraph per diagnostic, with the source line where `sources` has the file."""
    return "\n".join(_paragraph(one, sources or {}, color) for one in diagnostics)


def _paragraph(one: Diagnostic, sources: Mapping[str, SourceFile], color: bool) -> str:
    label = f"{one.severity}[{one.code}]"
    if color:
        label = f"{_COLORS[one.severity]}{label}{_PLAIN}"
    gutter = len(str(max([one.span.line, *(note.span.line for note in one.notes)])))
    lines = [f"{label}: {one.message}", *_place(one.span, sources, gutter)]
    for note in one.notes:
        lines += [f"{'':{gutter}} = note: {note.message}", *_place(note.span, sources, gutter)]
    if one.help:
        lines.append(f"{'':{gutter}} = help: {one.help}")
    return "\n".join(lines) + "\n"


def _place(span: Span, sources: Mapping[str, SourceFile], gutter: int) -> list[str]:
    lines = [f"{'':{gutter}}--> {span}"]
    source = sources.get(span.file)
    if source is None or span.line > len(source.line_starts):
        return lines
    text = source.line_text(span.line)
    end = span.end_column if span.end_line == span.line else len(text) + 1
    first = span.column - 1
    cut = max(0, first - LONGEST_LINE // 2) if len(text) > LONGEST_LINE else 0
    shown = text[cut : cut + LONGEST_LINE]
    carets = max(1, min(end - span.column, len(shown) - (first - cut)))
    # A tab stays a tab below, so that the carets stand under the word whatever its width.
    lead = "".join("\t" if letter == "\t" else " " for letter in text[cut:first])
    return [
        *lines,
        f"{'':{gutter}} |",
        f"{span.line:{gutter}} | {shown}",
        f"{'':{gutter}} | {lead}{'^' * carets}",
    ]
