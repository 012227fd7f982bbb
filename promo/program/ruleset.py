"""`Ruleset` and `Promotion`, the root of a program."""

from dataclasses import dataclass

from promo.program.eligibility import Eligibility
from promo.program.limits import CartLimit
from promo.program.prices import PriceRow
from promo.program.rewards import Reward
from promo.program.selectors import NamedSet, Selector
from promo.program.stacking import Group
from promo.program.triggers import Condition, Trigger


@dataclass(frozen=True, slots=True)
class Promotion:
    """One promotion of one group.

    All `triggers` and the `condition` must hold. What it `excludes` neither counts, triggers nor is
    rewarded by it. `receipt` is what the shopper reads.
    """

    promotion_id: str
    title: str
    receipt: str
    group: str
    reward: Reward
    priority: int = 0
    eligibility: Eligibility = Eligibility()
    triggers: tuple[Trigger, ...] = ()
    condition: Condition | None = None
    excludes: Selector | None = None
    limit: CartLimit = CartLimit()

    @property
    def asked(self) -> tuple[Trigger, ...]:
        """Its triggers, and then those of its condition."""
        return self.triggers + (() if self.condition is None else self.condition.triggers)


@dataclass(frozen=True, slots=True)
class Ruleset:
    """A whole checked ruleset.

    `groups` stand in the order they are priced, every one of them (the two that need no
    declaration too). `promotions` stand in rank order: by group, then higher priority first, then
    id. `sets` may refer only to sets before them. `prices` are sorted by SKU and then as read.
    """

    currency: str
    groups: tuple[Group, ...]
    promotions: tuple[Promotion, ...]
    sets: tuple[NamedSet, ...] = ()
    prices: tuple[PriceRow, ...] = ()
    segments: tuple[str, ...] = ()
