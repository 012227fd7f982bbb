"""Allocation: giving what a promotion takes off to single units, and keeping the tally of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from promo.engine.reference.selectors import Units
from promo.engine.reference.units import Unit
from promo.values.spread import spread


@dataclass(frozen=True, slots=True)
class Taking:
    """What one promotion takes in its group.

    `shares` gives every unit it discounts or uses up, with the amount taken off it, which may be 0.
    `times` is how often it applies: a deal's applications, 1 for an offer or a total.
    """

    rank: int
    shares: tuple[tuple[int, int], ...]
    times: int

    @property
    def units(self) -> Units:
        return frozenset(unit for unit, _ in self.shares)

    @property
    def saving(self) -> int:
        return sum(amount for _, amount in self.shares)


def spread_over(
    saving: int, order: Sequence[int], net: Sequence[int]
) -> tuple[tuple[int, int], ...]:
    """A saving shared out over the units in `order`, which is canonical, in proportion to the price
    now (semantics, clause 2). A unit's room is its price now."""
    return tuple(zip(order, spread(saving, [net[unit] for unit in order]), strict=True))


@dataclass(slots=True)
class Tally:
    """Where a cart stands between two groups: all that one passes on to the next (clause 5).

    `net` is each unit's price now, `touched` the ranks of the promotions that have discounted it or
    used it up. `takings` is what was taken so far.
    """

    net: list[int]
    touched: list[frozenset[int]]
    takings: list[Taking] = field(default_factory=list)

    @staticmethod
    def before_promotions(units: Sequence[Unit]) -> "Tally":
        return Tally([unit.price for unit in units], [frozenset() for _ in units])

    def take(self, taking: Taking) -> None:
        for unit, amount in taking.shares:
            self.net[unit] -= amount
            self.touched[unit] |= {taking.rank}
        self.takings.append(taking)
