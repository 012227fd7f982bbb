"""What is asserted against what came out."""

from dataclasses import replace
from typing import Any

import pytest

from tests.conformance.case import Case, case_from_json
from tests.conformance.compare import differences

CASE = case_from_json(
    {
        "id": "shop/one",
        "kind": "pricing",
        "portability": "general",
        "family": "f",
        "currency": "USD",
        "minor_unit_exponent": 2,
        "catalog": [{"sku": "A", "price": 500}],
        "cart": {
            "lines": [{"id": "L1", "sku": "A", "qty": 2}],
            "shipping": {"method": "post", "amount": 300},
        },
        "promotions": [
            {
                "name": "ten percent",
                "plain": "Takes 10% off.",
                "structured": {"activation": {"type": "automatic"}},
            }
        ],
        "policy": {},
        "expected": {},
        "depends_on": [],
    }
)

RESULT: dict[str, Any] = {
    "lines": [
        {
            "id": "L1",
            "sku": "A",
            "quantity": 2,
            "price": 1000,
            "net": 899,
            "adjustments": [{"promotion": "TEN", "amount": 101, "units": 2}],
            "shares": [{"units": 1, "net": 450}, {"units": 1, "net": 449}],
        },
        {
            "id": "delivery",
            "sku": "delivery",
            "quantity": 1,
            "price": 300,
            "net": 300,
            "adjustments": [],
            "shares": [{"units": 1, "net": 300}],
        },
    ],
    "applied": [{"promotion": "TEN", "times": 1, "amount": 101}],
    "gifts": [],
}


def asserting(**expected: object) -> Case:
    return replace(CASE, expected=expected)


def told(case: Case) -> list[tuple[str, object]]:
    found = differences(case, RESULT, {"TEN": "ten percent"})
    return [(one.field, one.got) for one in found]


def test_all_that_is_so_is_no_difference() -> None:
    case = asserting(
        total=1199,
        discount_total=101,
        subtotal_after_discount=899,
        shipping_total=300,
        shipping_discount=0,
        per_line=[{"id": "L1", "discount": 101}],
        per_unit=[{"id": "L1", "discounts": [51, 50]}],
        unit_price_multiset=[449, 450],
        applied=["ten percent"],
        not_applied=["another"],
        applied_count=1,
        eligible=True,
        gifts=[],
        added_lines=[],
        applications=1,
        units_used_by_offer=2,
        units_unused=0,
        units_used_per_line={"L1": 2},
    )
    assert told(case) == []


@pytest.mark.parametrize(
    ("field", "expected", "got"),
    [
        ("total", 1200, 1199),
        ("applied", [], ["ten percent"]),
        ("not_applied", ["ten percent"], []),
        ("coupon_accepted", True, False),
        ("eligible", False, True),
    ],
)
def test_what_is_not_so_is_told_with_what_is(field: str, expected: object, got: object) -> None:
    assert told(asserting(**{field: expected})) == [(field, got)]


def test_near_enough_is_so() -> None:
    assert told(asserting(total=1249, tolerance_minor=50)) == []
    assert told(asserting(total=1250, tolerance_minor=50)) == [("total", 1199)]


def test_a_field_that_is_not_known_is_a_difference() -> None:
    assert [field for field, _ in told(asserting(loyalty=3))] == ["loyalty"]


@pytest.mark.parametrize(
    ("how", "tax"),
    [("line:half-up", 180 + 30), ("unit:half-up", 90 + 90 + 30), ("total:half-up", 210)],
)
def test_tax_on_top_is_the_registers_sum(how: str, tax: int) -> None:
    rules = {"mode": "exclusive", "rates": {"default": 20}, "shipping_rate": 10, "rounding": how}
    case = replace(
        CASE, cart=CASE.cart | {"tax": rules}, expected={"total": 1199 + tax, "tax_total": tax}
    )
    assert told(case) == []


def test_tax_inside_is_not_added() -> None:
    rules = {"mode": "inclusive", "rates": {"default": 25}, "rounding": "line:half-up"}
    case = replace(
        CASE,
        cart=CASE.cart | {"tax": rules},
        expected={"total": 1199, "tax_total": 180, "subtotal_without_tax": 719},
    )
    assert told(case) == []
