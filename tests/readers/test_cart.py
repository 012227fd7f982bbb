"""A cart from JSON: what stands beside its lines, and the text it comes in."""

import json
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from promo.errors import CartError
from promo.model.cart import Cart, CartLine
from promo.readers.cart import MOST_LINES, cart_from_json, carts_from_text
from tests.readers.carts import FULL, cart, line, refusal, with_line


def test_everything_a_cart_may_hold_is_read() -> None:
    eastern = timezone(timedelta(hours=-5))
    read = cart_from_json(FULL)
    assert (read.currency, read.store, read.account) == ("USD", "S001", "ACME-0042")
    assert read.at == datetime(2026, 11, 27, 6, 5, tzinfo=eastern)
    assert read.opened == datetime(2026, 11, 27, 5, 58, 30, tzinfo=eastern)
    assert read.at_uncertainty_seconds == 15
    assert read.segments == ("staff", "vip")
    assert read.coupons == ("MFR-1", "SAVE10")
    assert read.lines == (
        CartLine("1", "10023", 2000),
        CartLine("2", "4011", 1235, is_weighed=True, unit="kg", amount=159),
        CartLine(
            "3",
            "77",
            1000,
            unit_price=500,
            scanned_at=datetime(2026, 11, 27, 6, 1, 10, tzinfo=eastern),
            category=("Food", "Crisps"),
            brand="Acme",
            tags=("hot", "new"),
            attributes='{"color":"red","size":4,"vegan":true}',
        ),
        CartLine("4", "88", 1000, kind="return", unit_price=250),
    )


def test_currency_and_lines_are_enough() -> None:
    read = cart_from_json(cart())
    assert read == Cart("USD", (CartLine("1", "10023", 2000),))
    assert cart_from_json({"currency": "JPY", "lines": []}).lines == ()


def test_a_cart_that_is_one_already_is_handed_back() -> None:
    read = cart_from_json(FULL)
    assert cart_from_json(read) is read


# Keys


@pytest.mark.parametrize(
    ("data", "place", "meant"),
    [
        (cart(curency="USD"), "$.curency", "currency"),
        (with_line(quantitty=3), "$.lines[0].quantitty", "quantity"),
        (cart(customer={"segmets": []}), "$.customer.segmets", "segments"),
        (cart(coupons=[{"cod": "A"}]), "$.coupons[0].cod", "code"),
        (cart(tenders=[{"typ": "cash"}]), "$.tenders[0].typ", "type"),
        (cart(allowances={"P": {"stores": {}}}), "$.allowances.P.stores", "store"),
        (cart(allowances={"A B": {"store": {"use": 1}}}), '$.allowances["A B"].store.use', "uses"),
    ],
)
def test_an_unknown_key_is_refused_by_name(data: object, place: str, meant: str) -> None:
    found = refusal(data)
    assert found.place == place
    assert f"did you mean `{meant}`?" in found.help


def test_a_key_that_is_no_text_is_refused() -> None:
    for key in (7, None, (), "\ud800", "x" * 1000):
        str(refusal(cart() | {key: 1})).encode()


@pytest.mark.parametrize("key", ["currency", "lines"])
def test_a_cart_without_what_it_needs_is_refused(key: str) -> None:
    data = cart()
    del data[key]
    assert f"`{key}`" in refusal(data).message


@pytest.mark.parametrize("key", ["id", "sku", "quantity"])
def test_a_line_without_what_it_needs_is_refused(key: str) -> None:
    data = line()
    del data[key]
    found = refusal(cart(lines=[line(id="0"), data]))
    assert found.place == "$.lines[1]"
    assert f"`{key}`" in found.message


def test_null_is_no_value() -> None:
    for key in sorted(FULL):
        found = refusal(FULL | {key: None})
        assert found.place == f"$.{key}"


# Lines as a whole


def test_two_lines_with_one_id_are_refused_with_both_places() -> None:
    found = refusal(cart(lines=[line(), line(id="2"), line()]))
    assert found.place == "$.lines[2].id"
    assert "$.lines[0]" in found.message


def test_ten_thousand_lines_are_read_and_one_more_is_refused() -> None:
    lines = [line(id=str(number)) for number in range(MOST_LINES + 1)]
    assert len(cart_from_json(cart(lines=lines[:-1])).lines) == MOST_LINES
    assert refusal(cart(lines=lines)).place == "$.lines"


# Beside the lines


@pytest.mark.parametrize("currency", ["usd", "US", "USDX", "$", "", 840, None, "U1D", "ÜSD"])
def test_a_currency_is_three_capital_letters(currency: object) -> None:
    assert refusal(cart(currency=currency)).place == "$.currency"


@pytest.mark.parametrize("key", ["at", "opened"])
@pytest.mark.parametrize(
    "moment",
    [
        "2026-11-27T06:05:00",
        "2026-11-27",
        "2026-13-01T00:00:00Z",
        "2026-02-30T00:00:00Z",
        "2026-11-27T24:00:00Z",
        "2026-11-27T25:00:00Z",
        "2026-11-27T06:05:00+15:00",
        "2026-11-27 06:05:00Z",
        "1969-12-31T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "now",
        "",
        1764227100,
        None,
        {},
    ],
)
def test_a_moment_has_a_date_a_time_and_an_offset(key: str, moment: object) -> None:
    assert refusal(cart(**{key: moment})).place == f"$.{key}"


@pytest.mark.parametrize(
    "moment",
    ["2026-11-27T06:05Z", "2026-11-27T06:05:00.123456+14:00", "2026-11-27T06:05:00.5-00:00"],
)
def test_a_moment_may_be_written_shortly_or_finely(moment: str) -> None:
    at = cart_from_json(cart(at=moment)).at
    assert at is not None
    assert at.utcoffset() is not None


def test_a_moment_without_offset_is_told_to_have_one() -> None:
    assert "offset" in refusal(cart(at="2026-11-27T06:05:00")).message


def test_the_first_scan_is_not_after_payment() -> None:
    # Eleven in Berlin is ten in London.
    fine = cart(opened="2026-11-27T11:00:00+01:00", at="2026-11-27T10:30:00+00:00")
    assert cart_from_json(fine).opened is not None
    wrong = cart(opened="2026-11-27T10:45:00+00:00", at="2026-11-27T11:30:00+01:00")
    assert refusal(wrong).place == "$.opened"


@pytest.mark.parametrize("seconds", [-1, 86_401, 1.5, "15", True, None])
def test_the_doubt_of_the_clock_is_a_day_at_most(seconds: object) -> None:
    assert cart_from_json(cart(at_uncertainty_seconds=86_400)).at_uncertainty_seconds == 86_400
    found = refusal(cart(at_uncertainty_seconds=seconds))
    assert found.place == "$.at_uncertainty_seconds"


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"customer": []}, "$.customer"),
        ({"customer": {"segments": "vip"}}, "$.customer.segments"),
        ({"customer": {"segments": ["vip", ""]}}, "$.customer.segments[1]"),
        ({"customer": {"segments": ["x"] * 1001}}, "$.customer.segments"),
        ({"customer": {"birthday": "1990-02-30"}}, "$.customer.birthday"),
        ({"customer": {"birthday": "19900504"}}, "$.customer.birthday"),
        ({"customer": {"history": {"orders": 1.5}}}, "$.customer.history.orders"),
        ({"customer": {"id": 77}}, "$.customer.id"),
        ({"coupons": "SAVE10"}, "$.coupons"),
        ({"coupons": [7]}, "$.coupons[0]"),
        ({"coupons": [{"code": ""}]}, "$.coupons[0].code"),
        ({"coupons": [{"code": "A", "value": -1}]}, "$.coupons[0].value"),
        ({"tenders": [{"amount": 5}]}, "$.tenders[0]"),
        ({"tenders": [{"type": "cash", "amount": 0.5}]}, "$.tenders[0].amount"),
        ({"allowances": []}, "$.allowances"),
        ({"allowances": {"P": 3}}, "$.allowances.P"),
        ({"allowances": {"P": {"store": {"uses": -1}}}}, "$.allowances.P.store.uses"),
        ({"allowances": {"": {}}}, '$.allowances[""]'),
        ({"channel": 7}, "$.channel"),
        ({"store": "a\x07"}, "$.store"),
    ],
)
def test_what_stands_beside_the_lines_is_looked_at(changes: dict[str, Any], place: str) -> None:
    assert refusal(cart(**changes)).place.startswith(place)


# Text


def test_a_file_holds_one_cart_an_array_or_one_per_line() -> None:
    one, other = cart(store="A"), cart(store="B")
    assert carts_from_text(json.dumps(one, indent=2)) == [one]
    assert carts_from_text(json.dumps([one, other])) == [one, other]
    assert carts_from_text(f"{json.dumps(one)}\n\n{json.dumps(other)}\n") == [one, other]
    assert carts_from_text("[]") == []


def test_a_cart_of_many_says_which_it_is() -> None:
    with pytest.raises(CartError) as caught:
        cart_from_json(with_line(quantity=0), "[3]")
    assert caught.value.place == "$[3].lines[0].quantity"
