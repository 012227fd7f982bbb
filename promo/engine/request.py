"""From a cart to the numbers the kernel reads.

Names become numbers by the tables of the bound file; a name the rules do not know can mean nothing
to them and is left out. What canonical order compares as text is ranked here, once per cart.
"""

from array import array
from datetime import UTC
from enum import IntEnum
from typing import Any

from promo.engine.bound import BoundRules
from promo.engine.membership import members
from promo.model.cart import Cart, CartLine
from promo.plan.layout import NONE
from promo.values.measure import SMALLEST, measured
from promo.values.store_time import StoreTime

BUDGET_STEPS = 20_000
"""Steps a search may take: tens of milliseconds where all are spent."""

STEP_CELLS = 64
"""Cells, the innermost work of a search, that make one step."""


class RequestRow(IntEnum):
    """The header; after it stand segments, coupons, sets of lines that bring their own, and lines.

    FIRST: four places, the first and last wall second of up to two intervals.
    """

    LINES = 0
    INTERVALS = 1
    FIRST = 2
    STORE = 6
    ACCOUNT = 7
    SEGMENTS = 8
    COUPONS = 9
    SETS = 10
    BUDGET = 11
    WIDTH = 12


class LineRow(IntEnum):
    """One line. RANK_*: its place in canonical order by SKU and tax code, by scan instant and
    attributes, and by id. SETS_AT: NONE where the product's own sets count. MEASURE: the kind of
    what was weighed (`values.measure.SMALLEST`), and how many thousandths of its smallest unit;
    NONE where nothing was. BRAND: the same number for the same brand, NONE without one, or where no
    promotion asks.
    """

    PRODUCT = 0
    QUANTITY_MILLI = 1
    IS_MEASURED = 2
    KIND = 3
    UNIT_PRICE = 4
    AMOUNT = 5
    RANK_SKU = 6
    RANK_FACTS = 7
    RANK_ID = 8
    SETS_AT = 9
    SETS = 10
    MEASURE = 11
    MEASURED_MILLI = 12
    BRAND = 13
    WIDTH = 14


class RequestKind(IntEnum):
    """Kinds of lines the kernel tells apart: only sale lines take part in promotions."""

    SALE = 0
    RETURN = 1
    OTHER = 2


def request_bytes(bound: BoundRules, cart: Cart) -> bytes:
    """The request for one cart, as `RequestRow` and `LineRow` lay it out."""
    found = [bound.find(line.sku) for line in cart.lines]
    segments = sorted(bound.segments[name] for name in cart.segments if name in bound.segments)
    coupons = sorted(bound.coupons[code] for code in cart.coupons if code in bound.coupons)
    sets = array("q")
    lines = array("q")
    by_sku = _ranks(
        [
            (line.sku, bound.tax_code(number) if number != NONE else "")
            for line, number in zip(cart.lines, found, strict=True)
        ]
    )
    by_facts = _ranks([_facts(line) for line in cart.lines])
    by_id = _ranks([line.line_id for line in cart.lines])
    brands = _brands(bound, cart, found)
    for at, (line, number) in enumerate(zip(cart.lines, found, strict=True)):
        sets_at, set_count = NONE, 0
        if line.stands_in or number == NONE:
            own = _own_sets(bound, line, number)
            sets_at, set_count = len(sets), len(own)
            sets.extend(own)
        lines.extend(
            (
                number,
                line.quantity_milli,
                line.is_measured,
                _kind(line),
                NONE if line.unit_price is None else line.unit_price,
                NONE if line.amount is None else line.amount,
                by_sku[at],
                by_facts[at],
                by_id[at],
                sets_at,
                set_count,
                *_measure(bound, line, number),
                brands[at],
            )
        )
    time = StoreTime.of_cart(cart.opened, cart.at, cart.at_uncertainty_seconds)
    instants = [second for interval in (time.intervals if time else ()) for second in interval]
    header = array(
        "q",
        (
            len(cart.lines),
            len(instants) // 2,
            *instants,
            *(0,) * (4 - len(instants)),
            bound.stores.get(cart.store, NONE),
            bound.accounts.get(cart.account, NONE),
            len(segments),
            len(coupons),
            len(sets),
            BUDGET_STEPS * STEP_CELLS,
        ),
    )
    header.extend((*segments, *coupons))
    return (header + sets + lines).tobytes()


def _measure(bound: BoundRules, line: CartLine, number: int) -> tuple[int, int]:
    """What a weighed line weighs; its own unit stands in for the catalog's."""
    if not line.is_weighed:
        return NONE, 0
    unit = line.unit or (bound.unit(number) if number != NONE else "")
    found = measured(line.quantity_milli, unit)
    return (NONE, 0) if found is None else (SMALLEST.index(found[0]), found[1])


def _kind(line: CartLine) -> RequestKind:
    if line.kind == "sale":
        return RequestKind.SALE
    return RequestKind.RETURN if line.kind == "return" else RequestKind.OTHER


def _ranks(keys: list[Any]) -> list[int]:
    """Each key's place among the different keys, from 0."""
    rank = {key: number for number, key in enumerate(sorted(set(keys)))}
    return [rank[key] for key in keys]


def _facts(line: CartLine) -> tuple[Any, ...]:
    """What canonical order compares after a unit's prices: scan instant, attributes, own facts."""
    return (
        () if line.scanned_at is None else (line.scanned_at.astimezone(UTC),),
        line.attributes,
        () if line.category is None else (line.category,),
        () if line.brand is None else (line.brand,),
        () if line.tags is None else (line.tags,),
    )


def _brands(bound: BoundRules, cart: Cart, found: list[int]) -> list[int]:
    if not bound.asks_brands:
        return [NONE] * len(found)
    numbers = {"": NONE}
    return [
        numbers.setdefault(_brand(bound, line, number), len(numbers) - 1)
        for line, number in zip(cart.lines, found, strict=True)
    ]


def _brand(bound: BoundRules, line: CartLine, number: int) -> str:
    return line.facts(None if number == NONE else bound.product_at(number)).brand


def _own_sets(bound: BoundRules, line: CartLine, number: int) -> list[int]:
    """The sets of a line that brings facts of its own, or whose SKU the catalog does not know."""
    product = line.facts(None if number == NONE else bound.product_at(number))
    found = members([product], bound.ruleset.sets, bound.sets)
    return [place for place, at in enumerate(found) if at]
