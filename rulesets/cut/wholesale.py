"""The gift wholesaler: its whole catalogue and price list, and every 60th of its invoices."""

from pathlib import Path

from .files import csv_rows, decimal, parquet_rows, write_csv

EVERY = 60
"""Invoices in the order they were written, the first of each 60: some 6,000 lines. Chosen for the
size of the file and for nothing else."""

INVOICE_COLUMNS = (
    "invoice", "line_no", "ts", "customer_id", "stock_code", "quantity", "unit_price_pence", "kind",
)  # fmt: skip


def cut(data: Path, into: Path) -> None:
    folder = into / "wholesale"
    write_csv(
        folder / "catalog.csv",
        ("sku", "name", "price"),
        (
            {
                "sku": product["stock_code"],
                "name": product["description"],
                "price": decimal(int(price)) if (price := product["list_price_pence"]) else "",
            }
            for product in csv_rows(data / "products.csv")
        ),
    )
    write_csv(
        folder / "price-list.csv",
        ("sku", "price", "min_quantity"),
        (
            {
                "sku": row["stock_code"],
                "price": decimal(int(row["unit_price_pence"])),
                "min_quantity": row["min_qty"],
            }
            for row in csv_rows(data / "price_breaks.csv")
        ),
    )
    lines = parquet_rows(data / "lines.parquet")
    invoices = dict.fromkeys(line["invoice"] for line in lines)
    chosen = set(list(invoices)[::EVERY])
    write_csv(
        folder / "invoices.csv",
        INVOICE_COLUMNS,
        ({**line, "ts": line["ts"].isoformat()} for line in lines if line["invoice"] in chosen),
    )
