"""SQLite → `Table`: the table `catalog`, or the only one there is. The file is never written to."""

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from promo.readers.findings import Findings
from promo.readers.stored_cells import cells_of, numbered_place
from promo.readers.table import Table

TABLE = "catalog"


def sqlite_table(path: Path, exact: Collection[str], findings: Findings) -> Table | None:
    """The table's rows as text, or None and what is wrong with it.

    A floating-point number in one of the `exact` columns is refused, because what it was meant to
    be is a guess.
    """
    try:
        with path.open("rb"), closing(_opened(path)) as connection:
            named = "type IN ('table', 'view') AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
            found = connection.execute(
                f"SELECT name FROM sqlite_master WHERE {named} ORDER BY name"
            )
            tables = [str(row[0]) for row in found]
            if TABLE not in tables and len(tables) != 1:
                shown = ", ".join(f"`{table}`" for table in tables[:5]) or "no table at all"
                findings.add_for_file("P518", path, found=shown)
                return None
            table = TABLE if TABLE in tables else tables[0]
            select = f"SELECT * FROM {_quoted(table)}"
            head = connection.execute(f"{select} LIMIT 0").description
    except (OSError, sqlite3.Error) as error:
        findings.add_for_file("P501", path, reason=_reason(error))
        return None
    columns = tuple(str(column[0]).strip() for column in head)
    return Table(columns, _records(path, select, columns, exact, findings), numbered_place(path))


def _records(
    path: Path, select: str, columns: tuple[str, ...], exact: Collection[str], findings: Findings
) -> Iterator[tuple[int, list[str]]]:
    place = numbered_place(path)
    exactly = [at for at, column in enumerate(columns) if column in exact]
    try:
        with closing(_opened(path)) as connection:
            for row, values in enumerate(connection.execute(select), start=1):
                floating = [at for at in exactly if isinstance(values[at], float)]
                if floating:
                    column = columns[floating[0]]
                    findings.add("P515", place, row, floating[0], column=column)
                    continue
                cells = cells_of(values, row, columns, place, findings)
                if cells is not None:
                    yield row, cells
    except (OSError, sqlite3.Error) as error:
        findings.add_for_file("P501", path, reason=_reason(error))


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{quote(bytes(path))}?mode=ro", uri=True)


def _quoted(table: str) -> str:
    return '"' + table.replace('"', '""') + '"'


def _reason(error: Exception) -> str:
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return said.partition("\n")[0].lower()
