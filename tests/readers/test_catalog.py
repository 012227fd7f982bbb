"""Catalog files, whatever they are written in: what becomes of each column, and of each fault."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promo.diagnostics.diagnostic import Diagnostic
from promo.model.catalog import Catalog
from promo.model.product import Product
from promo.readers.catalog import COLUMNS, read_catalog
from promo.readers.findings import MOST_FINDINGS

Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a catalog as CSV and answers where it is."""

    def write(text: str) -> Path:
        path = tmp_path / "catalog.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def good(path: Path, currency: str = "USD") -> Catalog:
    catalog, found = read_catalog(path, currency)
    assert found == ()
    assert catalog is not None
    return catalog


def bad(path: Path, currency: str = "USD") -> tuple[Diagnostic, ...]:
    catalog, found = read_catalog(path, currency)
    assert catalog is None
    assert all(one.help for one in found), "every diagnostic says what to do"
    return found


def only(path: Path, currency: str = "USD") -> Diagnostic:
    [found] = bad(path, currency)
    return found


def place(found: Diagnostic) -> tuple[int, int]:
    return found.span.line, found.span.column


def test_every_column_is_read(write: Write) -> None:
    path = write(
        "sku,name,price,department,category,brand,tags,supplier,unit,cost,tax_code,discountable,"
        "colour,origin\n"
        '10023,"Crisps, salted",1.99,Food,Food > Snacks > Crisps,Acme,new; hot;new,S-1,bag,0.80,'
        "STD,no,yellow,\n"
    )
    assert good(path).product("10023") == Product(
        sku="10023",
        name="Crisps, salted",
        price=199,
        department="Food",
        category=("Food", "Snacks", "Crisps"),
        brand="Acme",
        tags=("hot", "new"),
        supplier="S-1",
        unit="bag",
        cost=80,
        tax_code="STD",
        discountable=False,
        attributes=(("colour", "yellow"),),
    )


def test_three_columns_are_enough_and_a_price_may_be_missing(write: Write) -> None:
    catalog = good(write("price,sku,name\n2,B,Second\n,A,First\n"))
    assert list(catalog.products.values()) == [
        Product(sku="A", name="First", price=None),
        Product(sku="B", name="Second", price=200),
    ]


def test_a_file_of_a_spreadsheet_is_read(write: Write) -> None:
    """Byte order mark, Windows line ends, spaces around cells, rows of nothing at the end."""
    catalog = good(write("\ufeffsku, name ,price\r\n 1 , Tea ,2.50\r\n\r\n,,\r\n"))
    assert catalog.product("1") == Product(sku="1", name="Tea", price=250)


@pytest.mark.parametrize(
    ("currency", "text", "minor"), [("USD", "1.5", 150), ("JPY", "150", 150), ("KWD", "1.5", 1500)]
)
def test_prices_have_the_digits_of_the_currency(
    write: Write, currency: str, text: str, minor: int
) -> None:
    product = good(write(f"sku,name,price\n1,Tea,{text}\n"), currency).product("1")
    assert product is not None
    assert product.price == minor


@pytest.mark.parametrize("word", ["yes", "true", "TRUE", "1", ""])
def test_a_product_is_discountable_unless_the_file_says_no(write: Write, word: str) -> None:
    product = good(write(f"sku,name,price,discountable\n1,Tea,1,{word}\n")).product("1")
    assert product is not None
    assert product.discountable


@pytest.mark.parametrize("word", ["no", "No", "false", "FALSE", "0"])
def test_a_product_is_not_discountable_if_the_file_says_so(write: Write, word: str) -> None:
    product = good(write(f"sku,name,price,discountable\n1,Tea,1,{word}\n")).product("1")
    assert product is not None
    assert not product.discountable


# Faults


@pytest.mark.parametrize("price", ["1,99", "$2", "-1", "1.999", "abc", "1e3", "10000000000000"])
def test_a_broken_price_is_named_with_its_place(write: Write, price: str) -> None:
    found = only(write(f'sku,name,price\n1,Tea,"2"\n2,"Coffee, strong","{price}"\n'))
    assert (found.code, place(found)) == ("P512", (3, 20))
    assert price in found.message
    assert "19.99" in found.help


def test_a_broken_cost_is_a_broken_price(write: Write) -> None:
    found = only(write("sku,name,price,cost\n1,Tea,2,cheap\n"))
    assert (found.code, place(found)) == ("P512", (2, 9))


def test_a_sku_that_occurs_twice_is_named_with_both_places(write: Write) -> None:
    found = only(write('name,sku,price\n"Tea,\nblack",7,1\nCoffee,8,1\nTea,7,1\n'))
    assert (found.code, place(found)) == ("P519", (5, 5))
    assert [(note.span.line, note.span.column) for note in found.notes] == [(3, 8)]


def test_a_missing_column_is_looked_for_where_a_name_is_nearly_it(write: Write) -> None:
    found = only(write("sku,name,prise\n1,Tea,1\n"))
    assert (found.code, place(found), found.suggestion) == ("P505", (1, 10), "price")


@pytest.mark.parametrize("text", ["", "\n", ",,\n1,Tea,1\n"])
def test_a_file_without_column_names_is_one_fault(text: str, write: Write) -> None:
    assert only(write(text)).code == "P501"


@pytest.mark.parametrize(("row", "column"), [("2,Coffee", 3), ("2,Coffee,1,1", 12)])
def test_a_row_with_another_number_of_cells_is_named(write: Write, row: str, column: int) -> None:
    found = only(write(f"sku,name,price\n1,Tea,1\n{row}\n"))
    assert (found.code, place(found)) == ("P508", (3, column))


def test_an_empty_sku_is_named(write: Write) -> None:
    found = only(write("name,sku,price\nTea, ,1\n"))
    assert (found.code, found.span.line) == ("P511", 2)


def test_a_value_that_is_neither_yes_nor_no_is_named(write: Write) -> None:
    found = only(write("sku,name,price,discountable\n1,Tea,1,maybe\n"))
    assert (found.code, place(found)) == ("P513", (2, 9))
    assert "yes or no" in found.help


def test_a_category_with_an_empty_step_is_named(write: Write) -> None:
    found = only(write("sku,name,price,category\n1,Tea,1,Food >  > Tea\n"))
    assert (found.code, place(found)) == ("P513", (2, 9))


@pytest.mark.parametrize("column", ["legal_minimum", "multibuy"])
def test_what_is_not_priced_yet_is_refused_once(write: Write, column: str) -> None:
    empty = f"sku,name,price,{column}\n1,Tea,1,\n"
    assert len(good(write(empty)).products) == 1
    found = only(write(f"{empty}2,Coffee,1,no\n3,Milk,1,no\n"))
    assert (found.code, place(found)) == ("P522", (3, 12))
    assert "not priced yet" in found.message


def test_a_misspelt_column_is_warned_of_and_read_as_an_attribute(write: Write) -> None:
    catalog, [found] = read_catalog(write("sku,name,price,discountible\n1,Tea,1,no\n"), "USD")
    assert (found.code, found.severity, found.suggestion) == ("P520", "warning", "discountable")
    assert catalog is not None
    assert catalog.products["1"].attributes == (("discountible", "no"),)


def test_a_control_character_is_named_and_line_breaks_become_spaces(write: Write) -> None:
    catalog = good(write('sku,name,price\n1,"Tea\n\tblack",1\n'))
    assert catalog.products["1"].name == "Tea black"
    found = only(write("sku,name,price\n1,Tea\x1b[31m,1\n"))
    assert (found.code, place(found)) == ("P509", (2, 3))
    assert "U+001B" in found.message


def test_all_faults_of_a_file_are_reported_in_order(write: Write) -> None:
    found = bad(write("sku,name,price,discountable\n1,Tea,x,maybe\n1,Tea,1,\n,Tea,1,\n2,Tea\n"))
    assert [one.code for one in found] == ["P512", "P513", "P519", "P511", "P508"]


def test_a_hundred_faults_are_reported_and_the_rest_counted(write: Write) -> None:
    rows = "".join(f"{number},Tea,free\n" for number in range(1500))
    found = bad(write(f"sku,name,price\n{rows}"))
    assert len(found) == MOST_FINDINGS + 1
    assert found[-1].code == "P599"
    assert found[-1].message == "and 1,400 more problems in this file"
    assert list(found) == sorted(found, key=lambda one: one.sort_key)


def test_a_file_that_is_not_there_is_a_diagnostic(tmp_path: Path) -> None:
    found = only(tmp_path / "nothing.csv")
    assert (found.code, found.message) == (
        "P501",
        "the file cannot be read: no such file or directory",
    )
    folder = tmp_path / "folder.csv"
    folder.mkdir()
    assert only(folder).code == "P501"


def test_an_unknown_kind_of_file_is_a_diagnostic(tmp_path: Path) -> None:
    path = tmp_path / "catalog.xlsx"
    path.write_bytes(b"PK")
    found = only(path)
    assert found.code == "P502"
    assert "`.csv`" in found.help


# Laws

CELLS = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=8).map(str.strip)
PRICES = st.integers(0, 10**6)
ROWS = st.lists(
    st.tuples(CELLS.filter(bool), CELLS, PRICES, CELLS, st.booleans()),
    max_size=6,
    unique_by=lambda row: row[0],
)


@given(rows=ROWS, order=st.permutations(range(5)), ends=st.sampled_from(["\n", "\r\n", "\r"]))
def test_what_was_written_is_read_in_any_order(
    rows: list[tuple[str, str, int, str, bool]],
    order: list[int],
    ends: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator=ends)
    names = ("sku", "name", "price", "brand", "discountable")
    writer.writerow([names[at] for at in order])
    for sku, name, price, brand, discountable in rows:
        cells = (sku, name, f"{price // 100}.{price % 100:02d}", brand, str(discountable))
        writer.writerow([cells[at] for at in order])
    path = tmp_path_factory.mktemp("written").joinpath("catalog.csv")
    path.write_bytes(text.getvalue().encode())
    catalog = good(path)
    assert list(catalog.products) == sorted(row[0] for row in rows)
    for sku, name, price, brand, discountable in rows:
        expected = Product(sku=sku, name=name, price=price, brand=brand, discountable=discountable)
        assert catalog.product(sku) == expected


@given(
    content=st.binary(max_size=60)
    | st.lists(st.sampled_from([*COLUMNS, "1", "x", '"', ",", "\n", "\r", "é", "\0", " "]))
    .map("".join)
    .map(str.encode)
)
def test_any_file_is_read_or_reported(
    content: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("any").joinpath("catalog.csv")
    for start in (b"", b"sku,name,price,tags\n"):
        path.write_bytes(start + content)
        catalog, found = read_catalog(path, "USD")
        assert (catalog is None) == any(one.severity == "error" for one in found)


def test_a_table_on_its_side_is_refused_at_once(write: Write) -> None:
    found = only(write("sku,name,price," + ",".join(f"c{at}" for at in range(100_000)) + "\n"))
    assert found.code == "P501"
    assert "more than 1,000 columns" in found.message
