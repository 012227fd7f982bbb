"""What the cart of a test may say, and what a till gets to see of it."""

from typing import Any

import pytest

from promo.check import tests as rule_tests
from promo.check.expectations import RuleTest
from promo.diagnostics.span import SourceFile
from promo.readers.cart import cart_from_json
from promo.syntax.parse import parse
from tests.check.checking import HEAD, checked

RULES = 'promotion P "p" get 5% off snacks\n'
LINES = "cart 1 of sku 1 at $2.00"


def the_test(clauses: str, lines: str = LINES) -> RuleTest:
    text = f'{HEAD}{RULES}zone coast\ntest "t" {clauses} {lines} expect total $2.00'
    tree, found = parse(SourceFile("a.promo", text))
    assert found == ()
    (test,) = rule_tests.tests_of([tree], "USD", None, {})
    cart_from_json(test.cart)  # a till takes it
    return test


def said(clauses: str, *more: str) -> list[str]:
    _, found = checked(HEAD, RULES, *more, f'test "t" {clauses} {LINES} expect total $2.00')
    return [one.code for one in found if one.code not in ("P401", "P402", "P407")]


@pytest.mark.parametrize(
    ("clauses", "customer"),
    [
        ("customer tier is Gold", {"tier": "Gold"}),
        ('customer type is "Employee"', {"type": "Employee"}),
        ("customer birthday is 1990-05-04", {"birthday": "1990-05-04"}),
        (
            "customer orders is 3 customer spend is $500",
            {"history": {"orders": 3, "spend": 50_000}},
        ),
        ("customer points is 50", {"history": {"points": 50}}),
        ("customer shoe is 44", {"attributes": {"shoe": 44}}),
        (
            "customer C-7 in vip customer tier is Gold",
            {"id": "C-7", "segments": ["vip"], "tier": "Gold"},
        ),
    ],
)
def test_a_till_knows_what_a_test_says_of_the_customer(
    clauses: str, customer: dict[str, Any]
) -> None:
    assert the_test(clauses).cart["customer"] == customer


def test_a_till_knows_order_channel_allowances_attributes_and_fees() -> None:
    lines = 'cart 1 of sku 1 at $2.00 attribute "colour" is "red" fee wrap at $3 delivery at $5'
    clauses = "order type is delivery order channel is app allowing P 2 items per store"
    test = the_test(f"{clauses} allowing P $50 overall", lines)
    assert test.cart["order_type"] == "delivery"
    assert test.cart["channel"] == "app"
    assert test.cart["allowances"] == {
        "P": {"store": {"items": 2}, "overall": {"money": 5_000}},
    }
    assert test.cart["lines"] == [
        {
            "id": "1",
            "sku": "1",
            "quantity": 1,
            "unit_price": 200,
            "attributes": {"colour": "red"},
        },
        {"id": "2", "sku": "wrap", "quantity": 1, "unit_price": 300, "kind": "fee"},
        {"id": "3", "sku": "delivery", "quantity": 1, "unit_price": 500, "kind": "fee"},
    ]


def test_the_first_scan_is_a_moment_of_its_own() -> None:
    test = the_test("paid on 2026-05-04 10:30, 2026-05-05 scanned on 2026-05-04 10:05")
    assert test.moments == ("2026-05-04 10:30", "2026-05-05 00:00")
    assert test.scanned == "2026-05-04 10:05"


@pytest.mark.parametrize(
    ("clauses", "lines"),
    [
        ("store zone is coast", LINES),
        ("order weight is 20", LINES),
        ("", f'{LINES} department "Chilled"'),
        ("", f'{LINES} supplier "Bramble"'),
        ("", f"{LINES} on sale"),
    ],
)
def test_a_cart_that_no_till_can_send_yet_is_not_looked_at(clauses: str, lines: str) -> None:
    expectations = the_test(clauses, lines).expectations
    assert [type(one).__name__ for one in expectations] == ["NotPriced"]


def test_a_coupon_of_a_test_is_asked_for_or_declared() -> None:
    assert said("with coupon SAVE10") == ["P231"]
    assert said("with coupon SAVE10", "coupon SAVE10") == []
    asked = 'promotion Q "q" status draft only with coupon from batch B-1 get 5% off snacks'
    assert said("with coupon B-1", "coupon B-1 batch of codes", asked) == ["P350"]


def test_a_store_of_a_test_is_in_a_list_or_named_where_lists_are_declared() -> None:
    lists = "stores pilot are S001 to S012"
    assert said("store X9") == []
    assert said("store S012", lists) == []
    assert said("store X9", lists) == ["P412"]
    assert said("store X9", lists, 'promotion Q "q" only at X9 get 5% off drinks') == []


def test_a_tender_of_a_test_may_be_one_that_no_rule_asks_for() -> None:
    assert said("paying with cash", "tender store-card") == []
    assert said("paying with stroe-card", "tender store-card") == ["P217"]


def test_the_zone_of_a_store_is_declared() -> None:
    assert said("store zone is coast") == ["P420", "P217"]
