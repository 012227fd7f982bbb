"""Parquet → `Table`, with pyarrow, which the extra `analysis` brings."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from promo.readers.findings import Findings
from promo.readers.stored_cells import cells_of, numbered_place
from promo.readers.table import Table


def parquet_table(path: Path, exact: Collection[str], findings: Findings) -> Table | None:
    """The file's rows as text, or None and what is wrong with it.

    A column of floating-point numbers among the `exact` ones is refused: what such a number was
    meant to be is a guess.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        findings.add_for_file("P516", path)
        return None
    try:
        # A path opened here gives the plain reasons of the operating system.
        with path.open("rb"):
            file = pyarrow.parquet.ParquetFile(path)
    except OSError as error:
        findings.add_for_file("P501", path, reason=_reason(error))
        return None
    except pyarrow.ArrowException as error:
        findings.add_for_file("P501", path, reason=_reason(error))
        return None
    place = numbered_place(path)
    columns = tuple(str(name).strip() for name in file.schema_arrow.names)
    for position, (column, kind) in enumerate(zip(columns, file.schema_arrow.types, strict=True)):
        if column in exact and pyarrow.types.is_floating(kind):
            findings.add("P515", place, 1, position, column=column)
            return None
    return Table(columns, _records(path, file, columns, findings), place)


def _records(
    path: Path, file: Any, columns: tuple[str, ...], findings: Findings
) -> Iterator[tuple[int, list[str]]]:
    import pyarrow

    place = numbered_place(path)
    row = 0
    try:
        with file:
            for batch in file.iter_batches():
                for values in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                    row += 1
                    cells = cells_of(values, row, columns, place, findings)
                    if cells is not None:
                        yield row, cells
    except (pyarrow.ArrowException, OSError, ValueError, OverflowError) as error:
        findings.add_for_file("P501", path, reason=_reason(error))


def _reason(error: Exception) -> str:
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return said.partition("\n")[0].lower() or type(error).__name__
