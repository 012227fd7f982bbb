"""CSV: where its cells stand, and what is no CSV."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promo.diagnostics.diagnostic import Diagnostic
from promo.diagnostics.span import SourceFile, Span
from promo.readers.csv_table import csv_table
from promo.readers.findings import Findings


def read(path: Path) -> tuple[list[tuple[int, list[str]]], tuple[Diagnostic, ...]]:
    findings = Findings()
    table = csv_table(path, findings)
    return ([] if table is None else list(table.records)), findings.all()


def covered(source: SourceFile, span: Span) -> str:
    """The text of a place."""
    start = source.line_starts[span.line - 1] + span.column - 1
    end = source.line_starts[span.end_line - 1] + span.end_column - 1
    return source.text[start:end]


CELLS = st.text(st.sampled_from('ab",\n é🍎;'), max_size=6) | st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=6
)


@given(
    rows=st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=5),
    quoting=st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
)
def test_the_place_of_a_cell_covers_the_cell(
    rows: list[list[str]], quoting: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n", quoting=quoting).writerows([["sku", "name"], *rows])
    path = tmp_path_factory.mktemp("places").joinpath("table.csv")
    path.write_text(text.getvalue(), encoding="utf-8")
    source = SourceFile(str(path), text.getvalue())
    findings = Findings()
    table = csv_table(path, findings)
    assert table is not None
    records = list(table.records)
    assert findings.all() == ()
    assert len(records) == len(rows)
    for (row, cells), written in zip(records, rows, strict=True):
        assert [cell.strip() for cell in cells] == [cell.strip() for cell in written]
        for position, cell in enumerate(cells):
            raw = covered(source, table.place(row, position))
            assert (raw[1:-1].replace('""', '"') if raw[:1] == '"' else raw) == cell


@pytest.mark.parametrize(
    ("content", "code", "place"),
    [
        (b'sku,name\n1,"Tea\n2,Coffee\n', "P510", (2, 1)),
        (b'sku,name\n1,"Tea" black\n', "P510", (2, 1)),
        (b"sku;name;price\n1;Tea;1,00\n", "P504", (1, 1)),
        (b"sku\tname\n", "P504", (1, 1)),
        (b"sku,name\n1,Caf\xe9\n", "P503", (2, 6)),
        (b"\xef\xbb\xbfsku,n\xff", "P503", (1, 6)),
        ("sku".encode("utf-16"), "P503", (1, 1)),
    ],
)
def test_what_is_no_csv_is_named_with_its_place(
    tmp_path: Path, content: bytes, code: str, place: tuple[int, int]
) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(content)
    _, [found] = read(path)
    assert (found.code, found.span.line, found.span.column) == (code, *place)


def test_rows_count_the_lines_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text('\nsku,name\n\n1,"Tea\n\nblack"\n2,Coffee\n')
    assert read(path) == ([(4, ["1", "Tea\n\nblack"]), (7, ["2", "Coffee"])], ())
