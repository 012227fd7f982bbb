"""SQLite: the same facts as from CSV, and the file is never written to."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from promo.model.product import Product
from promo.readers import table
from promo.readers.catalog import read_catalog

TEA = """
    CREATE TABLE catalog (sku, name, price, tags);
    INSERT INTO catalog VALUES ('1', 'Tea', '2.50', 'b;a');
"""


def written(path: Path, script: str) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)
    return path


@pytest.mark.parametrize("ending", ["sqlite", "sqlite3", "db", "DB"])
def test_a_catalog_is_read_and_left_alone(tmp_path: Path, ending: str) -> None:
    path = written(tmp_path / f"my %3F catalog?#.{ending}", TEA)
    before = path.read_bytes()
    path.chmod(0o444)
    catalog, found = read_catalog(path, "USD")
    assert found == ()
    assert catalog is not None
    tea = Product(sku="1", name="Tea", price=250, tags=("a", "b"))
    assert list(catalog.products.values()) == [tea]
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_the_only_table_will_do_and_catalog_goes_first(tmp_path: Path) -> None:
    other = 'CREATE TABLE "the ""goods""" (sku, name, price); INSERT INTO "the ""goods""" VALUES '
    path = written(tmp_path / "one.db", other + "(7, 'Milk', 3)")
    catalog, found = read_catalog(path, "USD")
    assert found == ()
    assert catalog is not None
    assert catalog.products["7"].price == 300
    both = written(tmp_path / "both.db", TEA + other + "(7, 'Milk', 3)")
    catalog, _ = read_catalog(both, "USD")
    assert catalog is not None
    assert list(catalog.products) == ["1"]


@pytest.mark.parametrize("script", ["", "CREATE TABLE a (sku); CREATE TABLE b (sku)"])
def test_without_a_table_catalog_it_must_be_the_only_one(tmp_path: Path, script: str) -> None:
    path = written(tmp_path / "catalog.db", script)
    _, [found] = read_catalog(path, "USD")
    assert found.code == "P518"


@pytest.mark.parametrize(
    ("values", "code", "column"),
    [
        ("'1', 'Tea', 2.5", "P515", 3),
        ("1.0, 'Tea', '2.5'", "P515", 1),
        ("x'00', 'Tea', '2.5'", "P517", 1),
        ("'1', 'Tea', 'x'", "P512", 3),
        ("NULL, 'Tea', '1'", "P511", 1),
    ],
)
def test_faults_name_row_and_column_by_number(
    tmp_path: Path, values: str, code: str, column: int
) -> None:
    path = written(
        tmp_path / "catalog.db",
        "CREATE TABLE catalog (sku, name, price); INSERT INTO catalog VALUES"
        f" ('0', 'Milk', '1'), ({values})",
    )
    _, [found] = read_catalog(path, "USD")
    assert (found.code, found.span.line, found.span.column) == (code, 2, column)


def test_a_damaged_file_is_a_diagnostic(tmp_path: Path) -> None:
    path = tmp_path / "catalog.db"
    whole = written(tmp_path / "whole.db", TEA).read_bytes()
    for content in (b"", b"not a database" * 100, whole[:1000], whole[:-4096], whole[:100] * 80):
        path.write_bytes(content)
        catalog, [found] = read_catalog(path, "USD")
        assert catalog is None
        assert found.code in ("P501", "P518")


def test_text_that_is_not_utf8_is_a_diagnostic(tmp_path: Path) -> None:
    script = "CREATE TABLE catalog (sku, name, price); INSERT INTO catalog VALUES"
    path = written(tmp_path / "c.db", script + " ('1', CAST(x'ff' AS TEXT), '1')")
    _, [found] = read_catalog(path, "USD")
    assert found.code == "P501"


def test_a_file_that_is_not_there_is_a_diagnostic_and_stays_away(tmp_path: Path) -> None:
    _, [found] = read_catalog(tmp_path / "nothing.db", "USD")
    assert found.message == "the file cannot be read: no such file or directory"
    assert list(tmp_path.iterdir()) == []


def test_a_view_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "MOST_ROWS", 1_000)
    endless = (
        "CREATE VIEW catalog AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
        " SELECT x AS sku, 'Tea' AS name, '2.50' AS price FROM n"
    )
    catalog, found = read_catalog(written(tmp_path / "a.db", endless), "USD")
    assert catalog is None
    [one] = found
    assert one.message == "the file cannot be read: it has more than 1,000 rows"
