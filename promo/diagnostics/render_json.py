"""Diagnostics as one JSON document."""

import json
from collections.abc import Iterable

from promo.diagnostics.diagnostic import Diagnostic


def render_json(diagnostics: Iterable[Diagnostic]) -> str:
    """The document as text, with a line break at the end."""
    return json.dumps(diagnostics_shape(diagnostics), ensure_ascii=False, indent=2) + "\n"


def diagnostics_shape(diagnostics: Iterable[Diagnostic]) -> dict[str, object]:
    """`{"diagnostics": […], "errors": N, "warnings": N}`; lines and columns count from 1."""
    found = [*diagnostics]
    return {
        "diagnostics": [_entry(one) for one in found],
        "errors": sum(one.severity == "error" for one in found),
        "warnings": sum(one.severity == "warning" for one in found),
    }


def _entry(one: Diagnostic) -> dict[str, object]:
    return {
        "code": one.code,
        "severity": one.severity,
        "message": one.message,
        "help": one.help,
        "file": one.span.file,
        "line": one.span.line,
        "column": one.span.column,
        "end_line": one.span.end_line,
        "end_column": one.span.end_column,
        "suggestion": one.suggestion,
        "notes": [
            {
                "message": note.message,
                "file": note.span.file,
                "line": note.span.line,
                "column": note.span.column,
            }
            for note in one.notes
        ],
    }
