"""Triggers: what the cart must hold; nothing is used up by it."""

from collections import Counter
from collections.abc import Sequence
from typing import assert_never

from promo.engine.reference.selectors import Units
from promo.engine.reference.units import Unit
from promo.program.triggers import (
    BuyAtLeast,
    BuyDifferent,
    BuyIdentical,
    BuyWeighed,
    Condition,
    SpendAtLeast,
    SpendAtList,
    Trigger,
)


def holds(trigger: Trigger, counts: Units, units: Sequence[Unit], net: Sequence[int]) -> bool:
    """Whether the units that may count for it are enough, at the prices now.

    A unit that an earlier group made free still counts in a quantity; one that was free from the
    start counts for nothing, nor does a measured one in a quantity (semantics, clause 3).
    """
    match trigger:
        case BuyAtLeast():
            return sum(units[unit].is_counted for unit in counts) >= trigger.units
        case BuyDifferent():
            products = [units[unit].product for unit in counts if units[unit].is_counted]
            if trigger.kind == "items":
                return len({product.sku for product in products}) >= trigger.number
            return len({product.brand for product in products} - {""}) >= trigger.number
        case BuyIdentical():
            skus = Counter(units[unit].product.sku for unit in counts if units[unit].is_counted)
            return max(skus.values(), default=0) >= trigger.units
        case BuyWeighed():
            return sum(units[unit].price > 0 for unit in counts) >= trigger.units
        case SpendAtLeast():
            return sum(net[unit] for unit in counts) >= trigger.minor
        case SpendAtList():
            paid_for = [units[unit] for unit in counts if units[unit].price > 0]
            return sum(unit.list for unit in paid_for) >= trigger.minor
        case _:
            assert_never(trigger)


def condition_holds(condition: Condition, found: Sequence[bool]) -> bool:
    """`found` says of each trigger of the condition whether it holds, in the order of its steps."""
    answers = iter(found)
    values: list[bool] = []
    for step in condition.steps:
        match step:
            case "not":
                values.append(not values.pop())
            case "and":
                second, first = values.pop(), values.pop()
                values.append(first and second)
            case "or":
                second, first = values.pop(), values.pop()
                values.append(first or second)
            case _:
                values.append(next(answers))
    (answer,) = values
    return answer
