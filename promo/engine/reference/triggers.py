"""Triggers: what the cart must hold; nothing is used up by it."""

from collections.abc import Sequence
from typing import assert_never

from promo.engine.reference.selectors import Units
from promo.engine.reference.units import Unit
from promo.program.triggers import BuyAtLeast, SpendAtLeast, Trigger


def holds(trigger: Trigger, counts: Units, units: Sequence[Unit], net: Sequence[int]) -> bool:
    """Whether the units that may count for it are enough, at the prices now.

    A unit that an earlier group made free still counts in a quantity; one that was free from the
    start does not, nor does a measured one (semantics, clause 3).
    """
    match trigger:
        case BuyAtLeast():
            return sum(units[unit].is_counted for unit in counts) >= trigger.units
        case SpendAtLeast():
            return sum(net[unit] for unit in counts) >= trigger.minor
        case _:
            assert_never(trigger)
