"""Candidates: the promotions that are applicable to a cart, and the units they speak of."""

from collections.abc import Sequence
from dataclasses import dataclass

from promo.engine.reference.eligibility import is_eligible
from promo.engine.reference.selectors import Units, members, members_of_sets
from promo.engine.reference.units import Unit
from promo.model.cart import Cart
from promo.program.rewards import slots_of
from promo.program.ruleset import Promotion, Ruleset
from promo.values.store_time import StoreTime


@dataclass(frozen=True, slots=True)
class Candidate:
    """An applicable promotion.

    `rank` is its place in the ruleset, better first. `sets` are the units of its reward that it may
    take: one set for each slot of a deal on slots, one for any other reward. `counts` are the units
    that count for all that it asks (`Promotion.asked`), one set each.
    """

    rank: int
    promotion: Promotion
    sets: tuple[Units, ...]
    counts: tuple[Units, ...]


def applicable(
    ruleset: Ruleset, cart: Cart, time: StoreTime | None, units: Sequence[Unit]
) -> tuple[Candidate, ...]:
    """In rank order: window, audience and coupon hold, and some unit is in a set of the reward
    (semantics, clause 6). Triggers are not asked yet: they look at prices."""
    named = members_of_sets(ruleset.sets, units)
    discountable = frozenset(i for i, unit in enumerate(units) if unit.takes_part)
    found: list[Candidate] = []
    for rank, promotion in enumerate(ruleset.promotions):
        if not is_eligible(promotion.eligibility, cart, time):
            continue
        # What a promotion excludes neither counts, triggers nor is rewarded by it (clause 3).
        may_take = discountable
        if promotion.excludes is not None:
            may_take -= members(promotion.excludes, units, named)
        sets = tuple(
            members(slot.selector, units, named) & may_take for slot in slots_of(promotion.reward)
        )
        counts = tuple(
            members(trigger.selector, units, named) & may_take for trigger in promotion.asked
        )
        if any(sets):
            found.append(Candidate(rank, promotion, sets, counts))
    return tuple(found)
