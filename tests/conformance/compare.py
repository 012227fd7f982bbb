"""What a case asserts, against a priced cart of ours (docs/formats/cart.md, as a dict)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.conformance import shop
from tests.conformance.case import Case, Json
from tests.conformance.tax import is_added, tax_of


@dataclass(frozen=True, slots=True)
class Difference:
    field: str
    expected: object
    got: object


@dataclass(frozen=True, slots=True)
class Priced:
    """A priced cart as the case sees it: its own lines, its delivery, its names."""

    case: Case
    result: Json
    ids: dict[str, str]

    @property
    def lines(self) -> list[Json]:
        fees = shop.fees(self.case)
        return [line for line in self.result["lines"] if line["id"] not in fees]

    @property
    def fees(self) -> list[Json]:
        fees = shop.fees(self.case)
        return [line | {"kind": "fee"} for line in self.result["lines"] if line["id"] in fees]

    @property
    def applied(self) -> list[str]:
        """The case's names of the promotions that gave anything, money or not."""
        given = [
            one["promotion"]
            for key in ("applied", "points", "vouchers", "gifts", "messages")
            for one in self.result.get(key, ())
        ]
        return sorted({self.ids[id] for id in given})

    def discount(self, lines: list[Json]) -> int:
        return sum(line["price"] - line["net"] for line in lines)

    def net(self, lines: list[Json]) -> int:
        return sum(int(line["net"]) for line in lines)

    def units_used(self, line: Json) -> int:
        return min(sum(int(one["units"]) for one in line["adjustments"]), int(line["quantity"]))


def differences(case: Case, result: Json, ids: dict[str, str]) -> list[Difference]:
    """What is asserted and not so; a field that is not known here counts as a difference.

    `ids` lead from our promotions to the case's names.
    """
    priced = Priced(case, result, ids)
    tolerance = case.expected.get("tolerance_minor", 0)
    found = []
    for field, expected in case.expected.items():
        if field == "tolerance_minor":
            continue
        if field not in _FIELDS:
            found.append(Difference(field, expected, "the runner does not know this field"))
            continue
        got = _FIELDS[field](priced, expected)
        is_near = type(expected) is int and type(got) is int and abs(expected - got) <= tolerance
        if got != expected and not is_near:
            found.append(Difference(field, expected, got))
    return found


def _total(priced: Priced, expected: object) -> int:
    lines = priced.lines + priced.fees
    return priced.net(lines) + (tax_of(priced.case, lines) if is_added(priced.case) else 0)


def _without_tax(priced: Priced, lines: list[Json]) -> int:
    net = priced.net(lines)
    return net if is_added(priced.case) else net - tax_of(priced.case, lines)


def _per_line(priced: Priced, expected: list[Json]) -> list[Json]:
    asked = [one["id"] for one in expected]
    found = {line["id"]: priced.discount([line]) for line in priced.lines}
    return [{"id": id, "discount": found.get(id)} for id in asked]


def _per_unit(priced: Priced, expected: list[Json]) -> list[Json]:
    """Within a line the order of units says nothing: the largest discount first."""
    lines = {line["id"]: line for line in priced.lines}
    return [
        {"id": one["id"], "discounts": _unit_discounts(lines[one["id"]])}
        for one in expected
        if one["id"] in lines
    ]


def _unit_discounts(line: Json) -> list[int]:
    price = line["price"] // line["quantity"]
    return sorted((price - net for net in _unit_nets(line)), reverse=True)


def _unit_nets(line: Json) -> list[int]:
    return [share["net"] for share in line["shares"] for _ in range(share["units"])]


def _applied(priced: Priced, expected: list[str]) -> list[str]:
    return expected if sorted(expected) == priced.applied else priced.applied


def _not_applied(priced: Priced, expected: list[str]) -> list[str]:
    return [name for name in expected if name not in priced.applied]


def _coupon_accepted(priced: Priced, expected: bool) -> bool:
    asked = {
        one.name for one in priced.case.promotions if one.structured["activation"].get("codes")
    }
    return bool(asked & set(priced.applied))


def _gifts(priced: Priced, expected: object) -> list[Json]:
    return [{"sku": one["sku"], "qty": one["quantity"]} for one in priced.result["gifts"]]


def _shipping_per_line(priced: Priced, expected: list[Json]) -> list[Json]:
    found = {fee["id"]: priced.discount([fee]) for fee in priced.fees}
    methods = [one["method"] for one in expected]
    return [{"method": one, "discount": found.get(shop.fee_id(one))} for one in methods]


def _shipping_without_tax(priced: Priced, expected: object) -> int:
    """The charge without tax, reduced as the charge with it."""
    shipping = priced.case.cart["shipping"]
    return int(shipping["amount_without_tax"] * priced.net(priced.fees) / shipping["amount"])


def _times(priced: Priced) -> int:
    return sum(int(one["times"]) for one in priced.result["applied"])


def _units(priced: Priced) -> int:
    return sum(int(line["quantity"]) for line in priced.lines)


def _used(priced: Priced) -> int:
    return sum(priced.units_used(line) for line in priced.lines)


_FIELDS: dict[str, Callable[[Priced, Any], object]] = {
    "total": _total,
    "discount_total": lambda priced, _: priced.discount(priced.lines),
    "subtotal_after_discount": lambda priced, _: priced.net(priced.lines),
    "subtotal_without_tax": lambda priced, _: _without_tax(priced, priced.lines),
    "total_without_tax": lambda priced, _: _without_tax(priced, priced.lines + priced.fees),
    "tax_total": lambda priced, _: tax_of(priced.case, priced.lines + priced.fees),
    "per_line": _per_line,
    "per_unit": _per_unit,
    "unit_price_multiset": lambda priced, _: sorted(
        net for line in priced.lines for net in _unit_nets(line)
    ),
    "applied": _applied,
    "not_applied": _not_applied,
    "applied_count": lambda priced, _: len(priced.applied),
    "eligible": lambda priced, _: bool(priced.applied),
    "coupon_accepted": _coupon_accepted,
    "gifts": _gifts,
    "added_lines": lambda priced, _: list(priced.result["gifts"]),
    "shipping_total": lambda priced, _: priced.net(priced.fees),
    "shipping_discount": lambda priced, _: priced.discount(priced.fees),
    "shipping_total_without_tax": _shipping_without_tax,
    "shipping_per_line": _shipping_per_line,
    "applications": lambda priced, _: _times(priced),
    "units_used_by_offer": lambda priced, _: _used(priced),
    "units_unused": lambda priced, _: _units(priced) - _used(priced),
    "units_used_per_line": lambda priced, _: {
        line["id"]: priced.units_used(line) for line in priced.lines
    },
}
