"""A code list (CSV, Parquet) → the codes of one coupon."""

from pathlib import Path
from typing import Final

from promo.diagnostics.diagnostic import Diagnostic
from promo.readers.findings import Findings
from promo.readers.open_table import open_table
from promo.readers.table import check_columns, rows

REQUIRED: Final = ("code",)

MOST_CODES: Final = 1_000_000
"""Of one coupon; they are held in memory."""


def read_code_list(path: Path) -> tuple[frozenset[str], tuple[Diagnostic, ...]]:
    """The codes in the column `code`, each once; none if the file has errors. And what is wrong.

    Raises nothing for a file that is missing or damaged: that too is a diagnostic. Further columns
    are whoever's made the list.
    """
    findings = Findings()
    table = open_table(path, REQUIRED, findings)
    if table is None:
        return frozenset(), findings.all()
    check_columns(table, REQUIRED, findings)
    if findings.has_errors():
        return frozenset(), findings.all()
    at = table.position("code")
    first_rows: dict[str, int] = {}
    for row, cells in rows(table, findings):
        code = cells[at]
        if not code:
            findings.add("P511", table.place, row, at, column="code")
            continue
        first_row = first_rows.setdefault(code, row)
        if first_row != row:
            findings.add("P523", table.place, row, at, first_row=first_row, found=code)
        if len(first_rows) > MOST_CODES:
            findings.add("P524", table.place, row, at, largest=f"{MOST_CODES:,}")
            break
    return frozenset() if findings.has_errors() else frozenset(first_rows), findings.all()
