"""A case's products → catalog and price list; its cart → a cart of ours."""

import csv
import io
import json
from collections.abc import Iterator

from promo.values.money import text_from_minor
from tests.conformance.case import Case, Json
from tests.conformance.unsayable import Reason, Unsayable
from tests.conformance.words import currency, name, whole

PRICE_LIST = "price-list.csv"
BESIDE = "BESIDE"
"""Begins the SKUs of products that the rules name and the case has not: no cart holds them, but a
shop that says "20% off mugs" sells mugs, and a selector that finds nothing is an error."""

_COLUMNS = (
    "sku", "name", "price", "category", "brand", "tags", "tax_code", "discountable",
    "legal_minimum", "product", "product_type", "series", "bundle", "addon",
)  # fmt: skip


def catalog(case: Case) -> str:
    """Only the columns that say something."""
    bundled = {line["sku"] for line in case.lines if line.get("bundled")}
    rows = [_row(case, one, one["sku"] in bundled) for one in case.catalog]
    rows += _beside(case, rows)
    used = [column for column in _COLUMNS if any(row.get(column) for row in rows)]
    return _csv(used or list(_COLUMNS[:3]), rows)


def _row(case: Case, one: Json, is_bundled: bool) -> Json:
    """What is on sale costs its regular price here, and less in the price list."""
    price = one["regular_price"] if one.get("on_sale") else one["price"]
    row = {
        "sku": one["sku"],
        "name": one.get("product", one["sku"]),
        "price": _decimal(case, price),
        "category": " > ".join(one.get("category", ())),
        "brand": one.get("brand", ""),
        "tags": ";".join(one.get("tags", ())),
        "tax_code": one.get("tax_class", ""),
        "discountable": "no" if is_bundled or one.get("discountable") is False else "",
        "legal_minimum": _decimal(case, one["min_price"]) if "min_price" in one else "",
    }
    return row | {key: one.get(key, "") for key in ("product", "product_type", "series", "bundle")}


def _beside(case: Case, rows: list[Json]) -> list[Json]:
    """A product for each value that a filter names and no product of the case has."""
    column_of = {
        "sku": "sku", "category": "category", "brand": "brand", "tag": "tags",
        "product": "product", "product_type": "product_type",
    }  # fmt: skip
    price = _decimal(case, 100)
    sold = {one["sku"] for one in case.catalog}
    known = {
        (column, value)
        for row in rows
        for column in column_of.values()
        for value in str(row.get(column, "")).replace(" > ", ";").split(";")
    }
    added: list[Json] = []
    for kind, value in dict.fromkeys(_named(case)):
        column = column_of[kind]
        if (column, value) in known or (kind == "product" and value in sold):
            continue
        sku = value if kind == "sku" else f"{BESIDE}-{len(added) + 1}"
        added.append({"sku": sku, "name": value, "price": price, column: value})
    if any(line.get("addon") for line in case.lines):
        added.append({"sku": f"{BESIDE}-ADDON", "name": "addon", "price": price, "addon": "yes"})
    if '"not":' in json.dumps([one.structured for one in case.promotions]):
        added.append({"sku": f"{BESIDE}-OTHER", "name": "something else", "price": price})
    return added


def _named(case: Case) -> Iterator[tuple[str, str]]:
    """Every value that some filter of the promotions names, with its kind."""
    waiting: list[object] = [one.structured for one in case.promotions]
    while waiting:
        part = waiting.pop()
        if isinstance(part, list):
            waiting += part
        elif isinstance(part, dict):
            for key, value in part.items():
                if key in ("sku", "category", "brand", "tag", "product", "product_type"):
                    yield from (
                        (key, one) for one in ([value] if isinstance(value, str) else value)
                    )
                elif key in ("condition_products", "benefit_products"):
                    yield from (("product", one) for one in value)
                else:
                    waiting.append(value)


def price_list(case: Case) -> str:
    """What goods on sale cost, or nothing where none are."""
    rows = [
        {"sku": one["sku"], "price": _decimal(case, one["price"])}
        for one in case.catalog
        if one.get("on_sale")
    ]
    return _csv(["sku", "price"], rows) if rows else ""


def cart(case: Case, ids: dict[str, str]) -> Json:
    """The cart, a delivery charge as a fee line. `ids` are our promotions by the case's names."""
    made: Json = {"currency": currency(case), "lines": [_line(line) for line in case.lines]}
    made["lines"] += _fees(case)
    if "now" in case.cart:
        now = case.cart["now"]
        made["at"] = now.replace("Z", "+00:00") if now.endswith("Z") else f"{now}+00:00"
    if case.cart.get("channel"):
        made["channel"] = case.cart["channel"]
    if case.cart.get("coupons"):
        made["coupons"] = case.cart["coupons"]
    if "customer" in case.cart:
        made["customer"] = _customer(case.cart["customer"])
    allowances = _allowances(case, ids)
    if allowances:
        made["allowances"] = allowances
    return made


def _line(line: Json) -> Json:
    quantity = line["qty"]
    if quantity != int(quantity):
        raise Unsayable(Reason.PARTS_OF_UNITS, str(quantity))
    made: Json = {"id": line["id"], "sku": line["sku"], "quantity": whole(quantity)}
    attributes = {"event_date": line["event_date"]} if "event_date" in line else {}
    if line.get("addon"):
        attributes["addon"] = "yes"
    if attributes:
        made["attributes"] = attributes
    return made


def fees(case: Case) -> dict[str, int]:
    """The delivery charges by the id and SKU of their line."""
    shipping = case.cart.get("shipping")
    if shipping is None:
        return {}
    if "lines" in shipping:
        return {fee_id(one["method"]): one["amount"] for one in shipping["lines"]}
    return {"delivery": shipping["amount"]}


def fee_id(method: str) -> str:
    """The name of the fee for a way of delivery, where there are several."""
    return name(method)


def _fees(case: Case) -> list[Json]:
    return [
        {"id": fee, "sku": fee, "quantity": 1, "unit_price": amount, "kind": "fee"}
        for fee, amount in fees(case).items()
    ]


def _customer(customer: Json) -> Json:
    """Orders that were cancelled are none: whoever keeps the history leaves them out."""
    made: Json = {"id": name(customer["id"])}
    if customer.get("groups"):
        made["segments"] = [name(group) for group in customer["groups"]]
    if "completed_orders" in customer:
        made["history"] = {"orders": customer["completed_orders"]}
    return made


def _allowances(case: Case, ids: dict[str, str]) -> Json:
    """What limits still leave, after the uses that the case counts."""
    left: Json = {}
    for promotion in case.promotions:
        history = case.cart.get("history", {}).get(promotion.name)
        if history is None:
            continue
        of_it = left.setdefault(ids[promotion.name], {})
        for limit, used, scope, unit in _COUNTED:
            if limit in promotion.limits:
                rest = max(0, promotion.limits[limit] - history.get(used, 0))
                of_it.setdefault(scope, {})[unit] = rest
    return left


_COUNTED = (
    ("usage_limit", "uses", "overall", "uses"),
    ("usage_limit_per_customer", "uses_by_customer", "customer", "uses"),
    ("discount_budget", "discount_given", "overall", "money"),
)


def _decimal(case: Case, minor: int) -> str:
    return text_from_minor(minor, currency(case))


def _csv(columns: list[str], rows: list[Json]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
