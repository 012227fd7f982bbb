"""A cart as a register sends it (JSON) → `Cart`. Written by hand because it runs at every payment.

Everything a cart may hold is looked at, also what no promotion asks for yet, so that a misspelt
key or an absurd number never passes in silence. docs/formats/cart.md describes every key.
"""

import json
from datetime import datetime
from operator import itemgetter
from typing import Final, cast

from promo.errors import CartError
from promo.model.cart import LINE_KINDS, Cart, CartLine, LineKind
from promo.readers.json_text import values_from_text
from promo.readers.json_values import (
    a_list,
    an_object,
    choice,
    day,
    entries,
    member,
    moment,
    money,
    name,
    names,
    plain_values,
    shown,
    text,
    whole,
    within,
)
from promo.values.money import LARGEST
from promo.values.quantity import LARGEST_MILLI, milli_from_text

MOST_LINES: Final = 10_000
LONGEST_DOUBT_SECONDS: Final = 86_400

_CART_KEYS = frozenset({
    "currency", "lines", "store", "channel", "order_type", "opened", "at",
    "at_uncertainty_seconds", "customer", "coupons", "tenders", "allowances", "manual",
})  # fmt: skip
_LINE_KEYS = frozenset({
    "id", "sku", "quantity", "unit", "amount", "unit_price", "kind", "scanned_at", "category",
    "brand", "tags", "attributes", "returns", "manual",
})  # fmt: skip
_CUSTOMER_KEYS = frozenset({
    "id", "segments", "tier", "type", "account", "birthday", "history", "attributes",
})  # fmt: skip
_COUPON_KEYS = frozenset({"code", "value", "issuer"})
_TENDER_KEYS = frozenset({"type", "amount"})
_RETURNS_KEYS = frozenset({"receipt", "line"})
_SCOPES = frozenset({"customer", "coupon", "store", "overall"})
_LEFT_KEYS = frozenset({"uses", "items", "money"})

# INVARIANT: only what was checked is ever encoded, so there is no cycle and no float to meet.
_canonical = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False
).encode


def cart_from_json(data: object, place: str = "") -> Cart:
    """A cart from JSON-shaped data (docs/formats/cart.md), or the cart itself if it already is one.

    Raises CartError, naming the JSON path, for anything that must not be priced. `place` leads to
    the cart from what holds it, as in `[3]` for the fourth of a list.
    """
    if isinstance(data, Cart):
        return data
    try:
        return _cart(data)
    except CartError as error:
        raise within(error, f"${place}") from None


def carts_from_text(content: str) -> list[object]:
    """The carts in the content of a file: one object, an array of them, or one object per line.

    They are not looked at beyond what JSON says; `cart_from_json` reads each. Raises CartError with
    line and column, or with the path of a value that JSON allows and a cart does not.
    """
    found = values_from_text(content)
    if len(found) == 1 and isinstance(found[0], list):
        return found[0]
    return found


def _cart(data: object) -> Cart:
    cart = an_object(data, "a cart", _CART_KEYS, ("currency", "lines"))
    _refuse_manual(cart)
    at = moment(cart["at"], "at") if "at" in cart else None
    opened = moment(cart["opened"], "opened") if "opened" in cart else None
    if at is not None and opened is not None and opened > at:
        raise CartError(
            "`opened` is later than `at`",
            ".opened",
            "`opened` is the first scan, `at` is payment: check the clock of the register",
        )
    segments, account = _customer(cart["customer"]) if "customer" in cart else ((), "")
    coupons = _coupons(cart["coupons"]) if "coupons" in cart else ()
    lines = _lines(cart["lines"])
    for key in ("channel", "order_type"):
        if key in cart:
            text(cart[key], key)
    if "tenders" in cart:
        _check_tenders(cart["tenders"])
    if "allowances" in cart:
        _check_allowances(cart["allowances"])
    return Cart(
        currency=_currency(cart["currency"]),
        lines=lines,
        store=text(cart["store"], "store") if "store" in cart else "",
        at=at,
        opened=opened,
        at_uncertainty_seconds=_doubt(cart.get("at_uncertainty_seconds", 0)),
        segments=segments,
        account=account,
        coupons=coupons,
        source=_source(cart, coupons),
    )


def _source(cart: dict[str, object], coupons: tuple[str, ...]) -> str:
    """The cart as canonical JSON. Neither the order of lines nor that of coupons is part of it."""
    lines = cast("list[dict[str, object]]", cart["lines"])
    known: dict[str, object] = {**cart, "lines": sorted(lines, key=itemgetter("id"))}
    if "coupons" in cart:
        known["coupons"] = coupons
    return _canonical(known)


def _currency(value: object) -> str:
    code = text(value, "currency")
    if len(code) == 3 and code.isascii() and code.isalpha() and code.isupper():
        return code
    raise CartError(
        f"`currency` cannot be {shown(value)}",
        ".currency",
        'write three capital letters (ISO 4217), like "USD"',
    )


def _doubt(value: object) -> int:
    return whole(
        value,
        "at_uncertainty_seconds",
        0,
        LONGEST_DOUBT_SECONDS,
        "a whole number of seconds",
    )


def _refuse_manual(holder: dict[str, object]) -> None:
    if "manual" in holder:
        raise CartError(
            "`manual` discounts are not priced yet",
            ".manual",
            "leave `manual` out, and take the discount off after pricing",
        )


# Lines


def _lines(value: object) -> tuple[CartLine, ...]:
    lines: list[CartLine] = []
    positions: dict[str, int] = {}
    for position, entry in enumerate(a_list(value, "lines", MOST_LINES)):
        try:
            line = _line(entry)
        except CartError as error:
            raise within(error, f".lines[{position}]") from None
        first = positions.setdefault(line.line_id, position)
        if first != position:
            raise CartError(
                f"the line id {shown(line.line_id)} occurs twice, first at $.lines[{first}]",
                f".lines[{position}].id",
                "give each line an id of its own",
            )
        lines.append(line)
    return tuple(lines)


def _line(entry: object) -> CartLine:
    line = an_object(entry, "a line", _LINE_KEYS, ("id", "sku", "quantity"))
    _refuse_manual(line)
    kind = _kind(line["kind"]) if "kind" in line else "sale"
    quantity_milli, is_weighed = _quantity(line["quantity"])
    unit_price = money(line["unit_price"], "unit_price") if "unit_price" in line else None
    amount = money(line["amount"], "amount") if "amount" in line else None
    if unit_price is not None and unit_price * quantity_milli > LARGEST * 1000:
        raise CartError(
            f"`unit_price` {unit_price} times this quantity is more than any cart is worth",
            ".unit_price",
            f"a line is worth at most {LARGEST:,} minor units: check price and quantity",
        )
    if kind == "return" and unit_price is None and amount is None:
        raise CartError(
            "a return line lacks `unit_price` or `amount`",
            "",
            "say what was paid and is given back: the catalog only knows what it costs today",
        )
    if "returns" in line:
        _check_returns(line["returns"], kind)
    return CartLine(
        line_id=name(line["id"], "id"),
        sku=name(line["sku"], "sku"),
        quantity_milli=quantity_milli,
        is_weighed=is_weighed,
        kind=kind,
        unit_price=unit_price,
        amount=amount,
        unit=text(line["unit"], "unit") if "unit" in line else "",
        scanned_at=_scanned_at(line),
        category=_category(line["category"]) if "category" in line else None,
        brand=text(line["brand"], "brand") if "brand" in line else None,
        tags=names(line["tags"], "tags") if "tags" in line else None,
        attributes=_attributes(line["attributes"]) if "attributes" in line else "{}",
    )


def _kind(value: object) -> LineKind:
    if value == "gift":
        raise CartError(
            "lines of kind `gift` are not priced yet", ".kind", "leave gift lines out of the cart"
        )
    return cast("LineKind", choice(value, "kind", LINE_KINDS))


def _quantity(value: object) -> tuple[int, bool]:
    """Thousandths, and whether the quantity was weighed: text is, a whole number is counted."""
    if type(value) is int and 0 < value <= LARGEST_MILLI // 1000:
        return value * 1000, False
    milli = milli_from_text(value) if isinstance(value, str) else None
    if milli:
        return milli, True
    if milli == 0 or (type(value) is int and value == 0):
        raise CartError("`quantity` is zero", ".quantity", "leave a line of nothing out")
    if (type(value) is int and value < 0) or (isinstance(value, str) and value[:1] == "-"):
        raise CartError(
            f"`quantity` is negative: {shown(value)}",
            ".quantity",
            'goods that come back are a line of kind "return" with a positive quantity',
        )
    raise CartError(
        f"`quantity` cannot be {shown(value)}",
        ".quantity",
        'write a whole number like 2, or text like "1.235" for weighed goods, with at most three'
        f" decimals and at most {LARGEST_MILLI // 1000:,}",
    )


def _scanned_at(line: dict[str, object]) -> datetime | None:
    return moment(line["scanned_at"], "scanned_at") if "scanned_at" in line else None


def _category(value: object) -> tuple[str, ...]:
    """A path from the top, as `A > B` or as a list."""
    if isinstance(value, str):
        parts = tuple(part.strip() for part in name(value, "category").split(" > "))
    else:
        parts = tuple(name(part, "category") for part in a_list(value, "category"))
    if not all(parts):
        raise CartError(
            f"`category` has an empty step: {shown(value)}",
            ".category",
            'write the path from the top, like "Food > Crisps"',
        )
    return parts


def _attributes(value: object) -> str:
    return _canonical(plain_values(value, "attributes"))


def _check_returns(value: object, kind: LineKind) -> None:
    if kind != "return":
        raise CartError(
            f"`returns` stands on a line of kind `{kind}`",
            ".returns",
            'give the line the kind "return", or leave `returns` out',
        )
    try:
        returns = an_object(value, "`returns`", _RETURNS_KEYS)
        for key in returns:
            name(returns[key], key)
    except CartError as error:
        raise within(error, ".returns") from None


# What stands beside the lines


def _customer(value: object) -> tuple[tuple[str, ...], str]:
    """Segments and account; the other facts are checked, and used by no promotion yet."""
    try:
        customer = an_object(value, "a customer", _CUSTOMER_KEYS)
        for key in ("id", "tier", "type"):
            if key in customer:
                text(customer[key], key)
        if "birthday" in customer:
            day(customer["birthday"], "birthday")
        for key in ("history", "attributes"):
            if key in customer:
                plain_values(customer[key], key)
        segments = names(customer["segments"], "segments") if "segments" in customer else ()
        account = text(customer["account"], "account") if "account" in customer else ""
    except CartError as error:
        raise within(error, ".customer") from None
    return segments, account


def _coupons(value: object) -> tuple[str, ...]:
    """Codes, each once and sorted: the same code twice is one code (semantics, clause 7)."""
    codes = set()
    for position, entry in enumerate(a_list(value, "coupons")):
        try:
            codes.add(_coupon_code(entry))
        except CartError as error:
            raise within(error, f".coupons[{position}]") from None
    return tuple(sorted(codes))


def _coupon_code(entry: object) -> str:
    if not isinstance(entry, dict):
        try:
            return name(entry, "code")
        except CartError as error:
            raise CartError(
                f"a coupon is a code or an object with `code`, not {shown(entry)}", "", error.help
            ) from None
    coupon = an_object(entry, "a coupon", _COUPON_KEYS, ("code",))
    if "value" in coupon:
        money(coupon["value"], "value")
    if "issuer" in coupon:
        text(coupon["issuer"], "issuer")
    return name(coupon["code"], "code")


def _check_tenders(value: object) -> None:
    for position, entry in enumerate(a_list(value, "tenders")):
        try:
            tender = an_object(entry, "a tender", _TENDER_KEYS, ("type",))
            name(tender["type"], "type")
            if "amount" in tender:
                money(tender["amount"], "amount")
        except CartError as error:
            raise within(error, f".tenders[{position}]") from None


def _check_allowances(value: object) -> None:
    """What limits leave, by promotion and scope; no limit of a rule asks for it yet."""
    for promotion_id, scopes in entries(value, "allowances").items():
        try:
            name(promotion_id, "promotion")
            for scope, left in an_object(scopes, "an allowance", _SCOPES).items():
                _check_left(left, scope)
        except CartError as error:
            raise within(error, f".allowances{member(promotion_id)}") from None


def _check_left(left: object, scope: str) -> None:
    try:
        counts = an_object(left, "what is left", _LEFT_KEYS)
        for key in counts:
            money(counts[key], key)
    except CartError as error:
        raise within(error, f".{scope}") from None
