"""`Code`: one row of the tables of diagnostic codes."""

from dataclasses import dataclass

from promo.diagnostics.diagnostic import Severity


@dataclass(frozen=True, slots=True)
class Code:
    """One row: `message` and `help` are templates whose `{words}` come from the place at fault."""

    code: str
    severity: Severity
    title: str
    message: str
    help: str


def error(code: str, title: str, message: str, help: str) -> Code:
    return Code(code, "error", title, message, help)


def warning(code: str, title: str, message: str, help: str) -> Code:
    return Code(code, "warning", title, message, help)
