"""Diagnostics as GitHub workflow commands, which show up beside the lines of a pull request."""

from collections.abc import Iterable

from promo.diagnostics.diagnostic import Diagnostic

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def render_github(diagnostics: Iterable[Diagnostic]) -> str:
    """One command per diagnostic and line."""
    return "".join(f"{_command(one)}\n" for one in diagnostics)


def _command(one: Diagnostic) -> str:
    span = one.span
    properties = {
        "file": span.file,
        "line": span.line,
        "col": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
        "title": one.code,
    }
    # GitHub ignores columns of an annotation that goes over several lines.
    if span.line != span.end_line:
        del properties["col"], properties["endColumn"]
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    text = one.message + (f"\nhelp: {one.help}" if one.help else "")
    return f"::{_COMMANDS[one.severity]} {listed}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
