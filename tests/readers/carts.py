"""Carts as a register sends them, and what is said about a bad one."""

from typing import Any

import pytest

from promo.errors import CartError
from promo.model.cart import CartLine
from promo.readers.cart import cart_from_json

FULL: dict[str, Any] = {
    "currency": "USD",
    "store": "S001",
    "channel": "register",
    "order_type": "dine-in",
    "opened": "2026-11-27T05:58:30-05:00",
    "at": "2026-11-27T06:05:00-05:00",
    "at_uncertainty_seconds": 15,
    "customer": {
        "id": "C-77",
        "segments": ["vip", "staff", "vip"],
        "tier": "Gold",
        "type": "employee",
        "account": "ACME-0042",
        "birthday": "1990-05-04",
        "history": {"orders": 3, "spend": 120000, "returned": False},
        "attributes": {"shoe": "44"},
    },
    "coupons": ["SAVE10", {"code": "MFR-1", "value": 75, "issuer": "manufacturer"}, "SAVE10"],
    "tenders": [{"type": "store-card", "amount": 5000}, {"type": "cash"}],
    "lines": [
        {"id": "1", "sku": "10023", "quantity": 2},
        {"id": "2", "sku": "4011", "quantity": "1.235", "unit": "kg", "amount": 159},
        {
            "id": "3",
            "sku": "77",
            "quantity": 1,
            "unit_price": 500,
            "kind": "sale",
            "scanned_at": "2026-11-27T06:01:10-05:00",
            "category": "Food > Crisps",
            "brand": "Acme",
            "tags": ["new", "hot"],
            "attributes": {"size": 4, "color": "red", "vegan": True},
        },
        {
            "id": "4",
            "sku": "88",
            "quantity": 1,
            "kind": "return",
            "unit_price": 250,
            "returns": {"receipt": "R-1", "line": "2"},
        },
    ],
    "allowances": {"BF-TV55": {"store": {"items": 12}, "overall": {"uses": 3, "money": 0}}},
}


def cart(**changes: Any) -> dict[str, Any]:
    """A small cart, changed."""
    return {"currency": "USD", "lines": [line()]} | changes


def line(**changes: Any) -> dict[str, Any]:
    """A small line, changed."""
    return {"id": "1", "sku": "10023", "quantity": 2} | changes


def with_line(**changes: Any) -> dict[str, Any]:
    return cart(lines=[line(**changes)])


def read_line(**changes: Any) -> CartLine:
    return cart_from_json(with_line(**changes)).lines[0]


def refusal(data: object) -> CartError:
    with pytest.raises(CartError) as caught:
        cart_from_json(data)
    assert caught.value.message
    assert "\n" not in str(caught.value.message) + caught.value.place + caught.value.help
    assert caught.value.help, "a refusal says what to do"
    return caught.value
