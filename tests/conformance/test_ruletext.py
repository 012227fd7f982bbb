"""Texts as they are to be, and what is never half said."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from promo.syntax.format import formatted
from tests.conformance.case import Case, Json, case_from_json
from tests.conformance.ruletext import say
from tests.conformance.unsayable import Reason, Unsayable

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("file", sorted(GOLDEN.glob("*.promo")), ids=lambda file: file.stem)
def test_the_text_is_as_it_is_to_be(file: Path, cases: list[Case]) -> None:
    """Written anew by tables.py, and read by a person then."""
    (case,) = [case for case in cases if case.id.replace("/", "-") == file.stem]
    text = say(case).rules
    assert text == file.read_text()
    assert formatted(text) == text


def case(*promotions: Json, **more: Any) -> Case:
    """A cart of two mugs, and promotions given as rewards, conditions and so on."""
    return case_from_json(
        {
            "id": "shop/one",
            "kind": "pricing",
            "portability": "general",
            "family": "f",
            "currency": "USD",
            "minor_unit_exponent": 2,
            "catalog": [{"sku": "mug", "price": 500}, {"sku": "cup", "price": 300}],
            "cart": {"lines": [{"id": "L1", "sku": "mug", "qty": 2}]},
            "promotions": [
                {
                    "name": f"offer {number}",
                    "plain": "What it does.",
                    "structured": {
                        "activation": {"type": "automatic"},
                        "conditions": [],
                        "rewards": [],
                        "rank": number,
                        **one,
                    },
                }
                for number, one in enumerate(promotions, 1)
            ],
            "policy": {"combination": "stack", "rounding": "unit:half-up"},
            "expected": {},
            "depends_on": [],
            **more,
        }
    )


HALF_OFF_MUGS = {"type": "percent", "percent": 50, "target": {"filter": {"sku": ["mug"]}}}
DOLLAR_OFF = {"type": "amount", "amount": 100}


def clauses(one: Case) -> list[str]:
    return [line.strip() for line in say(one).rules.splitlines() if line.startswith("  ")]


@pytest.mark.parametrize(
    ("condition", "clause"),
    [
        ({"type": "cart_quantity", "op": ">=", "qty": 3}, "buy 3 items from everything"),
        (
            {"type": "cart_quantity", "op": "<=", "qty": 3},
            "only if not cart has 4 items from everything",
        ),
        ({"type": "contains", "filter": {"sku": ["cup"]}}, 'buy 1 item from sku "cup"'),
        ({"type": "line_quantity", "op": ">=", "qty": 3}, "buy 3 identical items from everything"),
        ({"type": "cart_amount", "op": ">=", "amount": 900}, "spend $9.00 or more"),
        ({"type": "cart_amount", "op": "<", "amount": 900}, "only if total is under $9.00"),
        (
            {"type": "cart_amount", "op": "==", "amount": 900, "filter": {"sku": ["cup"]}},
            'only if total on sku "cup" is at least $9.00 and not total on sku "cup" exceeds $9.00',
        ),
        ({"type": "customer_order_number", "n": 1},
         "only if customer orders is at least 0 and customer orders is under 1"),
        (
            {"type": "not", "cond": {"type": "customer_group", "any_of": ["vip"]}},
            "not for VIP",
        ),
    ],
)  # fmt: skip
def test_conditions_have_their_clauses(condition: Json, clause: str) -> None:
    assert clause in clauses(case({"conditions": [condition], "rewards": [DOLLAR_OFF]}))


def test_a_deal_keeps_buy_for_its_own_units() -> None:
    reward = {"type": "group_price", "qty": 2, "price": 800, "target": {"filter": {"sku": ["mug"]}}}
    contains = {"type": "contains", "filter": {"sku": ["cup"]}}
    found = clauses(case({"conditions": [contains], "rewards": [reward]}))
    assert 'buy 2 items from sku "mug"' in found
    assert 'only if cart has 1 item from sku "cup"' in found


def test_what_earlier_promotions_left_is_asked_in_a_group_of_its_own() -> None:
    asks = {"type": "cart_amount", "op": ">=", "amount": 900}
    before, left = {"rewards": [DOLLAR_OFF]}, asks | {"basis": "after-earlier-promotions"}
    text = say(case(before, {"conditions": [left], "rewards": [DOLLAR_OFF]})).rules
    assert "group STEP-1\n  chooses all\n  applies before STEP-2\n" in text
    text = say(case(before, {"conditions": [asks], "rewards": [DOLLAR_OFF]})).rules
    assert text.count("\ngroup ") == 1
    assert "spend $9.00 or more\n" in text


def test_in_a_later_group_prices_before_promotions_are_list_prices() -> None:
    asks = {"type": "cart_amount", "op": ">=", "amount": 900}
    found = clauses(
        case({"rewards": [HALF_OFF_MUGS]}, {"conditions": [asks], "rewards": [DOLLAR_OFF]})
    )
    assert "spend $9.00 or more at list price" in found


@pytest.mark.parametrize(
    ("rounding", "lines", "said"),
    [
        ("unit:half-down", [2, 1], "rounding half-down\n"),
        ("order:down", [2, 1], "rounding down once per group\n"),
        ("exact", [2, 1], "rounding half-up once per group\n"),
        ("line:half-up", [1, 1], "rounding half-up\n"),
        ("line:half-up", [3], "rounding half-up once per group\n"),
        ("line:half-up", [2, 1], "rounding half-up\n"),
    ],
)
def test_rounding_is_declared(rounding: str, lines: list[int], said: str) -> None:
    cart = {
        "lines": [{"id": f"L{place}", "sku": "mug", "qty": qty} for place, qty in enumerate(lines)]
    }
    one = case({"rewards": [HALF_OFF_MUGS]}, cart=cart, policy={"rounding": rounding})
    assert f"currency USD\n{said}" in say(one).rules


def test_nothing_is_declared_where_nothing_is_rounded() -> None:
    assert "rounding" not in say(case({"rewards": [DOLLAR_OFF]})).rules


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (case({"rewards": [{"type": "lottery"}]}), Reason.UNKNOWN),
        (case({"rewards": [HALF_OFF_MUGS | {"after": 3}]}), Reason.UNKNOWN),
        (case({"rewards": [DOLLAR_OFF], "moon": "full"}), Reason.UNKNOWN),
        (case({"rewards": [DOLLAR_OFF | {"target": {"filter": {"moon": 1}}}]}), Reason.UNKNOWN),
        (case({"rewards": [DOLLAR_OFF]}, policy={"combination": "by dice"}), Reason.UNKNOWN),
        (
            case(
                {"rewards": [HALF_OFF_MUGS | {"rounding": "unit:half-down"}]},
                {"rewards": [HALF_OFF_MUGS]},
                depends_on=["rounding"],
            ),
            Reason.TWO_ROUNDINGS,
        ),
        (
            case(
                {"rewards": [HALF_OFF_MUGS], "stage": "catalog"},
                {"rewards": [HALF_OFF_MUGS]},
                {"rewards": [HALF_OFF_MUGS | {"basis": "list"}]},
            ),
            Reason.SHELF_SHARE,
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_said_is_never_half_said(one: Case, reason: Reason) -> None:
    with pytest.raises(Unsayable) as raised:
        say(one)
    assert raised.value.reason is reason


def test_a_share_by_the_line_is_not_said_where_the_figure_rests_on_it() -> None:
    two = [{"id": "L1", "sku": "mug", "qty": 2}, {"id": "L2", "sku": "cup", "qty": 1}]
    one = case(
        {"rewards": [HALF_OFF_MUGS]}, cart={"lines": two}, policy={"rounding": "line:half-up"}
    )
    assert say(one).rules
    with pytest.raises(Unsayable, match="once for each line"):
        say(replace(one, depends_on=frozenset({"rounding"})))


def test_uses_that_are_left_go_with_the_cart() -> None:
    limited = {"rewards": [DOLLAR_OFF], "limits": {"usage_limit": 5}}
    cart = {"lines": [], "history": {"offer 1": {"uses": 3}}}
    said = say(case(limited, cart=cart))
    assert "limit 5 overall when offline refuse" in said.rules
    assert said.cart["allowances"] == {"OFFER-1": {"overall": {"uses": 2}}}


def test_a_shop_sells_what_its_rules_name() -> None:
    reward = HALF_OFF_MUGS | {"target": {"filter": {"category": ["tea"], "sku": ["pot"]}}}
    catalog = say(case({"rewards": [reward]})).catalog
    assert catalog.splitlines()[-2:] == ["BESIDE-1,tea,1.00,tea", "pot,pot,1.00,"]
