"""Diagnostics as SARIF 2.1.0, the form that code scanners exchange."""

import json
from collections.abc import Iterable
from urllib.parse import quote

from promo.diagnostics.codes import CODES
from promo.diagnostics.diagnostic import Diagnostic
from promo.diagnostics.span import Span

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def render_sarif(diagnostics: Iterable[Diagnostic], version: str = "") -> str:
    """One run of the tool `promo`, with a rule for each code that occurs. `version` is promo's."""
    found = [*diagnostics]
    codes = sorted({one.code for one in found})
    driver: dict[str, object] = {"name": "promo", "rules": [_rule(code) for code in codes]}
    if version:
        driver["version"] = version
    document = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [_result(one, codes.index(one.code)) for one in found],
            }
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str) -> dict[str, object]:
    row = CODES[code]
    return {
        "id": code,
        "shortDescription": {"text": row.title},
        "defaultConfiguration": {"level": _LEVELS[row.severity]},
    }


def _result(one: Diagnostic, rule: int) -> dict[str, object]:
    text = one.message + (f"\nhelp: {one.help}" if one.help else "")
    result: dict[str, object] = {
        "ruleId": one.code,
        "ruleIndex": rule,
        "level": _LEVELS[one.severity],
        "message": {"text": text},
        "locations": [_location(one.span)],
    }
    if one.notes:
        result["relatedLocations"] = [
            {**_location(note.span), "message": {"text": note.message}} for note in one.notes
        ]
    return result


def _location(span: Span) -> dict[str, object]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(span.file, errors="surrogateescape")},
            "region": {
                "startLine": span.line,
                "startColumn": span.column,
                "endLine": span.end_line,
                "endColumn": span.end_column,
            },
        }
    }
