"""Deals: every way in which one deal can use up units."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from promo.engine.reference.allocation import spread_over
from promo.engine.reference.candidates import Candidate
from promo.engine.reference.rewards import saving_of_offer, saving_of_ranked, saving_of_slots
from promo.engine.reference.selectors import Units
from promo.engine.reference.units import Unit
from promo.program.rewards import Deal, Offer, RankedDeal, Reward, SlotDeal, items_of_one_use


@dataclass(frozen=True, slots=True)
class Use:
    """A deal applied `times` times, using up `units` and saving `saving` on them together.

    Which of the units stands in which slot or application makes no difference to anyone.
    """

    units: Units
    times: int
    saving: int


UNUSED = Use(frozenset(), 0, 0)


def is_deal(candidate: Candidate) -> bool:
    """An offer limited to some items is a deal of size one (semantics, clause 5)."""
    reward = candidate.promotion.reward
    is_limited_offer = isinstance(reward, Offer) and candidate.promotion.limit.items is not None
    return isinstance(reward, Deal) or is_limited_offer


def pools(
    candidate: Candidate, units: Sequence[Unit], free: Units, net: Sequence[int]
) -> tuple[Units, ...]:
    """The free units that a deal could use, one set for each of its slots.

    Only counted units fill slots; an offer limited in items takes whatever it saves on.
    """
    reward = candidate.promotion.reward
    if isinstance(reward, Offer):
        (mine,) = candidate.sets
        return (frozenset(u for u in mine & free if saving_of_offer(reward, units[u], net[u]) > 0),)
    counted = frozenset(unit for unit in free if units[unit].is_counted)
    return tuple(slot & counted for slot in candidate.sets)


def shares_of_deal(
    reward: Reward, use: Use, order: Sequence[int], units: Sequence[Unit], net: Sequence[int]
) -> tuple[tuple[int, int], ...]:
    """Every unit used, in canonical order, with what is taken off it.

    A deal's saving is spread over all the units it used, so that it does not matter who is paired
    with whom. A limited offer pairs nobody: each unit has what its sign says
    (docs/decisions/0006-a-limited-offer-keeps-to-its-unit.md).
    """
    if isinstance(reward, Offer):
        return tuple((at, saving_of_offer(reward, units[at], net[at])) for at in order)
    return spread_over(use.saving, order, net)


def uses(
    candidate: Candidate, units: Sequence[Unit], free: Units, net: Sequence[int]
) -> tuple[Use, ...]:
    """Every way to use a deal that saves something, each set of units once, unused not included.

    Raises ValueError for a reward on a total.
    """
    found = _all_uses(candidate, pools(candidate, units, free, net), units, net)
    # A use that saves nothing could not be chosen: without it, fewer applications save as much.
    return tuple(use for use in found if use.saving > 0)


def _all_uses(
    candidate: Candidate, from_pools: Sequence[Units], units: Sequence[Unit], net: Sequence[int]
) -> Iterable[Use]:
    limit, reward = candidate.promotion.limit, candidate.promotion.reward
    if isinstance(reward, Offer):
        return _uses_of_offer(reward, from_pools[0], limit.items, units, net)
    if isinstance(reward, Deal):
        most = _fewest(limit.uses, _divided(limit.items, items_of_one_use(reward)))
        if isinstance(reward, RankedDeal):
            return _uses_of_ranked(reward, from_pools[0], most, net)
        return _uses_of_slots(reward, from_pools, most, net)
    raise ValueError(f"{candidate.promotion.promotion_id!r} is a total, not a deal")


def _uses_of_slots(
    deal: SlotDeal, from_pools: Sequence[Units], most: int | None, net: Sequence[int]
) -> Iterable[Use]:
    """t applications use exactly t times the units of each slot, each unit in one slot."""
    for times in _applications(from_pools, [slot.units for slot in deal.slots], most):
        fillings = [frozenset[int]()]
        for slot, pool in zip(deal.slots, from_pools, strict=True):
            fillings = _each_once(
                filled | frozenset(more)
                for filled in fillings
                for more in combinations(sorted(pool - filled), times * slot.units)
            )
        for used in fillings:
            yield Use(used, times, saving_of_slots(deal, times, [net[unit] for unit in used]))


def _uses_of_ranked(
    deal: RankedDeal, pool: Units, most: int | None, net: Sequence[int]
) -> Iterable[Use]:
    for times in _applications([pool], [deal.units], most):
        for used in combinations(sorted(pool), times * deal.units):
            saving = saving_of_ranked(deal, [net[unit] for unit in used])
            yield Use(frozenset(used), times, saving)


def _uses_of_offer(
    offer: Offer, pool: Units, most: int | None, units: Sequence[Unit], net: Sequence[int]
) -> Iterable[Use]:
    for times in _applications([pool], [1], most):
        for used in combinations(sorted(pool), times):
            saving = sum(saving_of_offer(offer, units[unit], net[unit]) for unit in used)
            yield Use(frozenset(used), times, saving)


def _applications(from_pools: Sequence[Units], needs: Sequence[int], most: int | None) -> range:
    """How often a deal may apply, at most as often as every pool alone can bear."""
    bearable = min(len(pool) // need for pool, need in zip(from_pools, needs, strict=True))
    return range(1, (bearable if most is None else min(bearable, most)) + 1)


def _divided(items: int | None, items_of_one_use: int) -> int | None:
    return None if items is None else items // items_of_one_use


def _fewest(*limits: int | None) -> int | None:
    return min((limit for limit in limits if limit is not None), default=None)


def _each_once(sets: Iterable[Units]) -> list[Units]:
    return list(dict.fromkeys(sets))
