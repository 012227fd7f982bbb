"""Parquet: the same facts as from CSV, and no guess at what a floating-point number meant."""

import sys
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from promo.model.product import Product
from promo.program.prices import PriceRow
from promo.readers.catalog import read_catalog
from promo.readers.price_list import read_price_list
from promo.values.store_time import DAY_SECONDS
from promo.values.window import DateRange


def written(path: Path, columns: dict[str, Any]) -> Path:
    pq.write_table(pa.table(columns), path)
    return path


def test_a_catalog_is_read_as_from_csv(tmp_path: Path) -> None:
    path = written(
        tmp_path / "catalog.parquet",
        {
            "sku": pa.array([2, 1]),
            "name": pa.array(["Tea", None]).dictionary_encode(),
            "price": pa.array([Decimal("2.500"), None]),
            "cost": pa.array(["1.20", ""]),
            "tags": pa.array([["new", "hot"], None]),
            "category": ["Food > Tea", ""],
            "discountable": [False, None],
            "weight": [1.5, None],
        },
    )
    catalog, found = read_catalog(path, "USD")
    assert found == ()
    assert catalog is not None
    assert list(catalog.products.values()) == [
        Product(sku="1", name="", price=None),
        Product(
            sku="2",
            name="Tea",
            price=250,
            category=("Food", "Tea"),
            tags=("hot", "new"),
            cost=120,
            discountable=False,
            attributes=(("weight", "1.5"),),
        ),
    ]


def test_a_price_list_is_read_as_from_csv(tmp_path: Path) -> None:
    path = written(
        tmp_path / "prices.parquet",
        {
            "sku": ["A"],
            "price": [Decimal("1.99")],
            "from": [datetime(2026, 4, 3, 6)],
            "until": [date(2026, 4, 3)],
            "min_quantity": [12],
        },
    )
    day = 20_546 * DAY_SECONDS
    dates = DateRange(day + 6 * 3600, day + DAY_SECONDS)
    row = PriceRow(sku="A", minor=199, minimum_milli=12_000, dates=dates)
    assert read_price_list(path, "USD") == ((row,), ())


@pytest.mark.parametrize("column", ["sku", "price", "cost"])
def test_a_floating_point_column_is_refused(tmp_path: Path, column: str) -> None:
    columns: dict[str, Any] = {"sku": ["1"], "name": ["Tea"], "price": ["1"]}
    path = written(tmp_path / "catalog.parquet", columns | {column: [1.0]})
    catalog, [found] = read_catalog(path, "USD")
    assert catalog is None
    assert found.code == "P515"
    assert f"`{column}`" in found.message


def test_faults_name_row_and_column_by_number(tmp_path: Path) -> None:
    columns: dict[str, Any] = {"sku": ["1", "1"], "price": ["1", "x"], "name": ["Tea", "Tea"]}
    path = written(tmp_path / "catalog.parquet", columns)
    _, [twice] = read_catalog(path, "USD")
    assert (twice.code, twice.span.line, twice.span.column) == ("P519", 2, 1)
    path = written(tmp_path / "catalog.parquet", columns | {"sku": ["1", "2"]})
    _, [broken] = read_catalog(path, "USD")
    assert (broken.code, broken.span.line, broken.span.column) == ("P512", 2, 2)


def test_bytes_are_no_text(tmp_path: Path) -> None:
    path = written(tmp_path / "c.parquet", {"sku": [b"1"], "name": ["Tea"], "price": ["1"]})
    _, [found] = read_catalog(path, "USD")
    assert (found.code, found.span.line, found.span.column) == ("P517", 1, 1)


def test_a_damaged_file_is_a_diagnostic(tmp_path: Path) -> None:
    columns = {"sku": list(map(str, range(500))), "name": ["Tea"] * 500, "price": ["1.50"] * 500}
    whole = written(tmp_path / "whole.parquet", columns).read_bytes()
    path = tmp_path / "catalog.parquet"
    for length in range(0, len(whole), 97):
        path.write_bytes(whole[:length])
        catalog, [found] = read_catalog(path, "USD")
        assert catalog is None
        assert found.code == "P501"


def test_a_file_that_is_not_there_is_a_diagnostic(tmp_path: Path) -> None:
    _, [found] = read_catalog(tmp_path / "nothing.parquet", "USD")
    assert found.message == "the file cannot be read: no such file or directory"


def test_without_pyarrow_the_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    path = tmp_path / "catalog.parquet"
    path.write_bytes(b"PAR1")
    _, [found] = read_catalog(path, "USD")
    assert found.code == "P516"
    assert "pip install promo[analysis]" in found.help


def test_a_date_that_no_calendar_has_is_told(tmp_path: Path) -> None:
    columns = {"sku": ["1"], "name": ["Tea"], "price": ["2.50"]}
    path = written(tmp_path / "a.parquet", {**columns, "day": pa.array([2**30], pa.date32())})
    catalog, found = read_catalog(path, "USD")
    assert catalog is None
    assert [one.code for one in found] == ["P501"]
