"""The pizza café: its whole menu, and the orders of one week."""

import json
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from .files import csv_rows, decimal, parquet_rows, write_csv, write_text

FIRST_DAY, LAST_DAY = date(2015, 3, 2), date(2015, 3, 8)
"""Monday to Sunday, a week without a holiday."""

OFFSET = "-05:00"
"""The orders carry no zone and the café no address; this offset is ours."""

SIZES = {"S": "small", "M": "medium", "L": "large", "XL": "extra large", "XXL": "family size"}

# What the menu's short codes stand for, as we read them: the menu has no names.
NAMES = {
    "bbq_ckn": "Barbecue Chicken",
    "big_meat": "Big Meat",
    "brie_carre": "Brie Carré",
    "calabrese": "Calabrese",
    "cali_ckn": "California Chicken",
    "ckn_alfredo": "Chicken Alfredo",
    "ckn_pesto": "Chicken Pesto",
    "classic_dlx": "Classic Deluxe",
    "five_cheese": "Five Cheese",
    "four_cheese": "Four Cheese",
    "green_garden": "Green Garden",
    "hawaiian": "Hawaiian",
    "ital_cpcllo": "Italian Capocollo",
    "ital_supr": "Italian Supreme",
    "ital_veggie": "Italian Vegetables",
    "mediterraneo": "Mediterraneo",
    "mexicana": "Mexicana",
    "napolitana": "Napolitana",
    "pep_msh_pep": "Pepperoni, Mushroom and Peppers",
    "pepperoni": "Pepperoni",
    "peppr_salami": "Pepper Salami",
    "prsc_argla": "Prosciutto and Arugula",
    "sicilian": "Sicilian",
    "soppressata": "Soppressata",
    "southw_ckn": "Southwest Chicken",
    "spicy_ital": "Spicy Italian",
    "spin_pesto": "Spinach Pesto",
    "spinach_fet": "Spinach and Feta",
    "spinach_supr": "Spinach Supreme",
    "thai_ckn": "Thai Chicken",
    "the_greek": "The Greek",
    "veggie_veg": "Vegetables and Vegetables",
}


def cut(data: Path, into: Path) -> None:
    folder = into / "cafe"
    write_csv(
        folder / "catalog.csv",
        ("sku", "name", "price", "category", "tags"),
        (
            {
                "sku": item["item_id"],
                "name": f"{NAMES[item['name']]}, {SIZES[item['size']]}",
                "price": decimal(int(item["price_cents"])),
                "category": f"Pizza > {item['category'].capitalize()}",
                "tags": SIZES[item["size"]],
            }
            for item in csv_rows(data / "menu.csv")
        ),
    )
    lines = [
        line
        for line in parquet_rows(data / "orders.parquet")
        if FIRST_DAY <= line["ts"].date() <= LAST_DAY
    ]
    orders = (list(order) for _, order in groupby(lines, key=lambda line: line["order_id"]))
    carts = (json.dumps(_cart(order), separators=(",", ":")) for order in orders)
    write_text(folder / "orders.jsonl", "".join(f"{cart}\n" for cart in carts))


def _cart(order: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "currency": "USD",
        "at": order[0]["ts"].isoformat() + OFFSET,
        "lines": [
            {"id": str(line["line_no"]), "sku": line["item_id"], "quantity": line["quantity"]}
            for line in order
        ],
    }
