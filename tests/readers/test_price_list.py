"""Price list files: what becomes of each column, and of each fault."""

from collections.abc import Callable
from pathlib import Path

import pytest

from promo.diagnostics.diagnostic import Diagnostic
from promo.program.prices import PriceRow
from promo.readers.price_list import read_price_list
from promo.values.store_time import DAY_SECONDS
from promo.values.window import DateRange

APRIL_3 = 20_546 * DAY_SECONDS
"""2026-04-03 00:00 on the store's clock."""

Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a price list as CSV and answers where it is."""

    def write(text: str) -> Path:
        path = tmp_path / "price-list.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def good(path: Path, currency: str = "USD") -> tuple[PriceRow, ...]:
    rows, found = read_price_list(path, currency)
    assert found == ()
    return rows


def only(path: Path, currency: str = "USD") -> Diagnostic:
    rows, [found] = read_price_list(path, currency)
    assert rows == ()
    assert found.help
    return found


def place(found: Diagnostic) -> tuple[int, int]:
    return found.span.line, found.span.column


def test_every_column_is_read(write: Write) -> None:
    path = write(
        "sku,price,store,segment,account,from,until,min_quantity\n"
        "85123A,2.55,S001,vip,ACME-1,2026-04-03,2026-04-12,1.5\n"
    )
    assert good(path) == (
        PriceRow(
            sku="85123A",
            minor=255,
            minimum_milli=1500,
            store="S001",
            segment="vip",
            account="ACME-1",
            dates=DateRange(APRIL_3, APRIL_3 + 10 * DAY_SECONDS),
        ),
    )


def test_a_row_that_asks_nothing_holds_always(write: Write) -> None:
    assert good(write("sku,price\nA,0\n")) == (PriceRow(sku="A", minor=0),)
    header = "sku,price,store,segment,account,from,until,min_quantity,zone,deal"
    assert good(write(f"{header}\nA,1.00,,,,,,,,\n")) == (PriceRow(sku="A", minor=100),)


def test_rows_stand_by_sku_and_then_as_in_the_file(write: Write) -> None:
    rows = good(write("sku,price,min_quantity\nB,3,\nA,2,\nB,1,12\nA,9,\nB,2,6\n"))
    assert [(row.sku, row.minor) for row in rows] == [
        ("A", 200),
        ("A", 900),
        ("B", 300),
        ("B", 100),
        ("B", 200),
    ]


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        ("2026-04-03", "2026-04-03", (APRIL_3, APRIL_3 + DAY_SECONDS)),
        ("2026-04-03 06:00", "2026-04-03T18:30", (APRIL_3 + 21_600, APRIL_3 + 66_600)),
        ("2026-04-03T06:00:01", "", (APRIL_3 + 21_601, None)),
        ("", "2026-04-03T00:00", (None, APRIL_3)),
    ],
)
def test_until_includes_its_day_and_excludes_its_minute(
    write: Write, starts: str, ends: str, expected: tuple[int | None, int | None]
) -> None:
    [row] = good(write(f"sku,price,from,until\nA,1,{starts},{ends}\n"))
    assert row.dates == DateRange(*expected)


@pytest.mark.parametrize("column", ["from", "until"])
@pytest.mark.parametrize(
    "moment", ["03/04/2026", "2026-02-30", "2026-04-03 25:00", "2026-04-03 06:00Z", "soon"]
)
def test_a_broken_date_is_named(write: Write, column: str, moment: str) -> None:
    found = only(write(f"sku,price,{column}\nA,1,{moment}\n"))
    assert (found.code, place(found)) == ("P513", (2, 5))


def test_a_row_that_ends_before_it_begins_is_named(write: Write) -> None:
    found = only(write("sku,price,from,until\nA,1,2026-04-03 06:00,2026-04-03 06:00\n"))
    assert (found.code, place(found)) == ("P514", (2, 22))


@pytest.mark.parametrize(("sku", "price", "column"), [("", "1", 1), ("A", "", 3)])
def test_a_row_needs_sku_and_price(write: Write, sku: str, price: str, column: int) -> None:
    found = only(write(f"sku,price,store\n{sku},{price},S1\n"))
    assert (found.code, place(found)) == ("P511", (2, column))


@pytest.mark.parametrize(("currency", "price"), [("USD", "1.999"), ("JPY", "1.5"), ("USD", "-1")])
def test_a_broken_price_is_named(write: Write, currency: str, price: str) -> None:
    found = only(write(f"sku,price\nA,{price}\n"), currency)
    assert (found.code, place(found)) == ("P512", (2, 3))


@pytest.mark.parametrize("quantity", ["-1", "many", "1.2345", "10000000"])
def test_a_broken_quantity_is_named(write: Write, quantity: str) -> None:
    found = only(write(f"sku,price,min_quantity\nA,1,{quantity}\n"))
    assert (found.code, place(found)) == ("P513", (2, 5))


def test_an_unknown_column_is_refused_because_its_prices_would_hold_for_all(write: Write) -> None:
    found = only(write("sku,price,sgement\nA,1,vip\n"))
    assert (found.code, place(found), found.suggestion) == ("P521", (1, 11), "segment")


@pytest.mark.parametrize("column", ["zone", "deal", "deal_quantity", "deal_price"])
def test_what_is_not_priced_yet_is_refused_once(write: Write, column: str) -> None:
    found = only(write(f"sku,price,{column}\nA,1,\nB,1,3\nC,1,4\n"))
    assert (found.code, place(found)) == ("P522", (3, 5))


def test_sqlite_is_no_price_list(tmp_path: Path) -> None:
    path = tmp_path / "prices.sqlite"
    path.write_bytes(b"")
    assert only(path).code == "P502"
