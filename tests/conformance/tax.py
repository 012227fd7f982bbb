"""The tax on what is left: a register's work, which the figures of other engines include."""

from fractions import Fraction
from math import floor

from tests.conformance.case import Case, Json


def is_added(case: Case) -> bool:
    """Whether prices are without tax."""
    return bool(case.cart.get("tax", {}).get("mode") == "exclusive")


def tax_of(case: Case, lines: list[Json]) -> int:
    """The tax in, or on top of, what these priced lines cost; in whole minor units.

    It is rounded half-up on each unit, on each line or on the whole, as the case says.
    """
    how = case.cart.get("tax", {}).get("rounding", "line:half-up").partition(":")[0]
    amounts = [(rate_of(case, line), net) for line in lines for net in _parts(line, how)]
    exact = [_tax(case, rate, net) for rate, net in amounts]
    return _half_up(sum(exact, Fraction())) if how == "total" else sum(map(_half_up, exact))


def _parts(line: Json, how: str) -> list[int]:
    if how != "unit":
        return [line["net"]]
    return [share["net"] for share in line["shares"] for _ in range(share["units"])]


def _tax(case: Case, rate: Fraction, net: int) -> Fraction:
    return net * rate if is_added(case) else net * rate / (1 + rate)


def rate_of(case: Case, line: Json) -> Fraction:
    tax = case.cart.get("tax", {})
    rates = tax.get("rates", {})
    if line.get("kind", "sale") == "fee":
        percent = tax.get("shipping_rate", 0)
    else:
        classes = {one["sku"]: one.get("tax_class", "default") for one in case.catalog}
        percent = rates.get(classes.get(line["sku"], "default"), 0)
    return Fraction(str(percent)) / 100


def _half_up(exact: Fraction) -> int:
    return floor(exact + Fraction(1, 2))
