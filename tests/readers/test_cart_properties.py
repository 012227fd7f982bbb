"""Laws of reading a cart: its source, its round trips, and whatever is thrown at it."""

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promo.errors import CartError
from promo.readers.cart import cart_from_json, carts_from_text
from tests.readers.carts import FULL, cart, line, refusal

# The source, for the digest


def test_the_source_is_canonical_json_of_the_cart_as_given() -> None:
    data = cart(store="Zürich", coupons=["b", {"code": "a"}, "b"])
    data["lines"] = [line(id="2"), line(id="10")]
    assert cart_from_json(data).source == (
        '{"coupons":["a","b"],"currency":"USD","lines":['
        '{"id":"10","quantity":2,"sku":"10023"},{"id":"2","quantity":2,"sku":"10023"}],'
        '"store":"Zürich"}'
    )


def test_a_cart_is_left_as_it_was_given() -> None:
    data = copy.deepcopy(FULL)
    cart_from_json(data)
    assert data == FULL


def shuffled(value: object, chance: Any) -> object:
    """The same JSON with its keys in another order."""
    if isinstance(value, dict):
        keys = list(value)
        chance.shuffle(keys)
        return {key: shuffled(value[key], chance) for key in keys}
    if isinstance(value, list):
        return [shuffled(part, chance) for part in value]
    return value


@given(chance=st.randoms(use_true_random=False))
def test_the_order_of_lines_coupons_and_keys_is_no_part_of_the_source(chance: Any) -> None:
    data: Any = shuffled(FULL, chance)
    chance.shuffle(data["lines"])
    chance.shuffle(data["coupons"])
    assert cart_from_json(data).source == cart_from_json(FULL).source


# Hostile input

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from([10**400, -(10**400), 0, 1])
    | st.floats()
    | st.text(st.characters(codec=None), max_size=8)
    | st.sampled_from(["1", "USD", "sale", "2026-11-27T06:05:00-05:00", "1.5", "\ud800"])
    | st.binary(max_size=3)
)
KEYS = (
    st.sampled_from(["currency", "lines", "id", "sku", "quantity", "customer", "coupons"])
    | st.sampled_from(["code", "at", "opened", "kind", "amount", "attributes", "tenders"])
    | st.text(max_size=5)
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6),
    max_leaves=25,
)


@given(data=VALUES)
def test_any_value_is_read_or_refused(data: object) -> None:
    try:
        cart_from_json(data)
    except CartError as error:
        str(error).encode()


def places(value: object) -> list[tuple[Any, Any]]:
    """Every container of a value with each of its keys or positions."""
    found: list[tuple[Any, Any]] = []
    if isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            found += [(value, key), *places(value[key])]
    return found


@given(data=st.data(), value=VALUES)
def test_a_good_cart_with_one_value_replaced_is_read_or_refused(
    data: st.DataObject, value: object
) -> None:
    changed = copy.deepcopy(FULL)
    holder, key = data.draw(st.sampled_from(places(changed)))
    holder[key] = value
    try:
        read = cart_from_json(changed)
    except CartError as error:
        str(error).encode()
        return
    read.source.encode()
    assert cart_from_json(json.loads(read.source)).source == read.source


@pytest.mark.parametrize(
    ("container", "key"), [(FULL, "customer"), (FULL["lines"][2], "attributes")]
)
def test_a_value_nested_without_end_is_refused(container: Any, key: str) -> None:
    circle: dict[str, Any] = {}
    circle["circle"] = circle
    changed = copy.deepcopy(FULL)
    for value in (circle, [circle], {"segments": circle}):
        changed[key] = value
        refusal(changed)


# Round trips

NAMES = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=6)
LINES = st.fixed_dictionaries(
    {
        "sku": NAMES,
        "quantity": st.integers(1, 1000) | st.sampled_from(["0.001", "1.25", "3", "17.5"]),
    },
    optional={
        "unit_price": st.integers(0, 10**6),
        "amount": st.integers(0, 10**6),
        "unit": NAMES,
        "kind": st.sampled_from(["sale", "fee", "stored-value", "tip"]),
        "brand": NAMES,
        "tags": st.lists(NAMES, max_size=3),
        "category": st.lists(NAMES, min_size=1, max_size=3),
        "attributes": st.dictionaries(NAMES, st.integers(-5, 5) | NAMES | st.booleans()),
    },
)


@given(lines=st.lists(LINES, max_size=5), coupons=st.lists(NAMES, max_size=3))
def test_a_good_cart_survives_text_and_its_own_source(
    lines: list[dict[str, Any]], coupons: list[str]
) -> None:
    numbered = [one | {"id": str(number)} for number, one in enumerate(lines)]
    data = cart(lines=numbered, coupons=coupons)
    read = cart_from_json(data)
    [again] = carts_from_text(json.dumps(data))
    assert cart_from_json(again) == read
    assert cart_from_json(json.loads(read.source)) == read
    assert [one.line_id for one in read.lines] == [one["id"] for one in numbered]
