"""Best for customer: of all legal combinations in a group, the one that saves most (clause 5)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import add

from promo.engine.reference.allocation import Taking, Tally, spread_over
from promo.engine.reference.candidates import Candidate
from promo.engine.reference.deals import UNUSED, Use, is_deal, pools, shares_of_deal, uses
from promo.engine.reference.rewards import saving_of_offer, saving_of_total
from promo.engine.reference.selectors import Units
from promo.engine.reference.units import Unit, canonical_order
from promo.errors import TooLargeForReference
from promo.program.rewards import Offer, TotalReward

MOST_UNITS = 12
"""Of one component that holds a deal; more have too many combinations to enumerate."""


def best_total(
    candidates: Sequence[Candidate], units: Sequence[Unit], tally: Tally, free: Units
) -> tuple[Taking, ...]:
    """The one total that takes most off, if any takes something; of equal ones the better rank.

    It uses every free unit it may take and that has room, also one that gets no share of it.
    """
    best: tuple[Taking, ...] = ()
    most = 0
    for candidate in candidates:
        reward = candidate.promotion.reward
        assert isinstance(reward, TotalReward)
        base = [unit for unit in candidate.sets[0] & free if tally.net[unit] > 0]
        saving = saving_of_total(reward, sum(tally.net[unit] for unit in base))
        if saving > most:
            order = canonical_order(base, units, tally.net, tally.touched)
            best = (Taking(candidate.rank, spread_over(saving, order, tally.net), times=1),)
            most = saving
    return best


def best_items(
    candidates: Sequence[Candidate], units: Sequence[Unit], tally: Tally, free: Units
) -> tuple[Taking, ...]:
    """Each free unit is in at most one deal, or takes one offer, or neither."""
    order = canonical_order(free, units, tally.net, tally.touched)
    deals = [candidate for candidate in candidates if is_deal(candidate)]
    offers = _best_offers([c for c in candidates if not is_deal(c)], units, tally, free)
    used: dict[int, Use] = {}
    for component in _components(deals, units, tally, free):
        used |= _best_uses(component, offers, order, units, tally)
    in_deals = frozenset[int]().union(*(use.units for use in used.values()))

    takings: list[Taking] = []
    for candidate in candidates:
        if candidate.rank in used:
            use = used[candidate.rank]
            in_order = [unit for unit in order if unit in use.units]
            shares = shares_of_deal(candidate.promotion.reward, use, in_order, units, tally.net)
            takings.append(Taking(candidate.rank, shares, use.times))
            continue
        discounts = tuple(
            (unit, offers[unit].saving)
            for unit in order
            if unit not in in_deals and unit in offers and offers[unit].rank == candidate.rank
        )
        if discounts:
            takings.append(Taking(candidate.rank, discounts, times=1))
    return tuple(takings)


@dataclass(frozen=True, slots=True)
class _OfferOnUnit:
    rank: int
    saving: int


def _best_offers(
    offers: Sequence[Candidate], units: Sequence[Unit], tally: Tally, free: Units
) -> dict[int, _OfferOnUnit]:
    """What each free unit takes if it is in no deal: most off, of equal ones the better rank.

    An offer that takes nothing off a unit does not take the unit.
    """
    best: dict[int, _OfferOnUnit] = {}
    for candidate in offers:
        reward = candidate.promotion.reward
        assert isinstance(reward, Offer)
        for unit in candidate.sets[0] & free:
            saving = saving_of_offer(reward, units[unit], tally.net[unit])
            if saving > (best[unit].saving if unit in best else 0):
                best[unit] = _OfferOnUnit(candidate.rank, saving)
    return best


@dataclass(frozen=True, slots=True)
class _Component:
    """Deals, in rank order, that compete for these units, directly or through one another."""

    deals: tuple[Candidate, ...]
    units: Units


def _components(
    deals: Sequence[Candidate], units: Sequence[Unit], tally: Tally, free: Units
) -> list[_Component]:
    components: list[_Component] = []
    for deal in deals:
        pool = frozenset[int]().union(*pools(deal, units, free, tally.net))
        joined = [each for each in components if each.units & pool]
        components = [each for each in components if not each.units & pool]
        others = sorted((d for each in joined for d in each.deals), key=lambda d: d.rank)
        together = pool.union(*(each.units for each in joined))
        components.append(_Component((*others, deal), together))
    return components


Merit = tuple[int, ...]
"""What is compared inside a group, one number after another, the greater the better: the
saving; the applications, below zero; then, promotions by rank, how often each is used; then,
promotions by rank, the set of units each uses, see `_merit`. Merits of separate units add up."""


def _merit(
    rank: int, saving: int, times: int, used: int, taken: Units, ranks: Sequence[int],
    order: Sequence[int],
) -> Merit:  # fmt: skip
    """The merit of one promotion's part in a combination (clause 6, ties inside a group).

    `used` counts a deal's applications or an offer's units; only a deal has `times`. A set of units
    is a number with one binary digit a unit, the first in canonical order the highest: of two sets
    the one that holds the first unit in which they differ is the greater number.
    """
    digits = sum(1 << (len(order) - 1 - order.index(unit)) for unit in taken)
    how_often = (used if each == rank else 0 for each in ranks)
    which = (digits if each == rank else 0 for each in ranks)
    return (saving, -times, *how_often, *which)


def _sum(merits: Iterable[Merit]) -> Merit:
    return tuple(sum(numbers) for numbers in zip(*merits, strict=True))


@dataclass(frozen=True, slots=True)
class _Plan:
    """How the first deals of a component are used, and the units they leave."""

    uses: tuple[Use, ...]
    left: Units
    merit: Merit


def _best_uses(
    component: _Component,
    offers: Mapping[int, _OfferOnUnit],
    order: Sequence[int],
    units: Sequence[Unit],
    tally: Tally,
) -> dict[int, Use]:
    """How the best combination uses the component's deals, by rank; unused ones left out.

    Deal by deal. Of all plans that leave the same units only the best is kept: whatever follows
    adds the same numbers to the merit of each, so it cannot turn their comparison round.
    """
    if len(component.units) > MOST_UNITS:
        raise TooLargeForReference(
            f"{len(component.units)} units compete in one tangle of deals, "
            f"and the reference tries all combinations of {MOST_UNITS} at most",
            help="price this cart with the kernel: leave PROMO_BACKEND unset",
        )
    order = [unit for unit in order if unit in component.units]
    here = {unit: offers[unit] for unit in order if unit in offers}
    ranks = sorted({d.rank for d in component.deals} | {offer.rank for offer in here.values()})

    plans = [_Plan((), component.units, _merit(-1, 0, 0, 0, frozenset(), ranks, order))]
    for deal in component.deals:
        ways = [
            (use, _merit(deal.rank, use.saving, use.times, use.times, use.units, ranks, order))
            for use in (UNUSED, *uses(deal, units, component.units, tally.net))
        ]
        best: dict[Units, _Plan] = {}
        for plan in plans:
            for use, merit in ways:
                if use.units <= plan.left:
                    longer = _Plan(
                        (*plan.uses, use),
                        plan.left - use.units,
                        tuple(map(add, plan.merit, merit)),
                    )
                    rival = best.get(longer.left)
                    if rival is None or longer.merit > rival.merit:
                        best[longer.left] = longer
        plans = list(best.values())

    on_offer = {
        unit: _merit(offer.rank, offer.saving, 0, 1, frozenset({unit}), ranks, order)
        for unit, offer in here.items()
    }

    def with_offers(plan: _Plan) -> Merit:
        return _sum([plan.merit, *(on_offer[unit] for unit in plan.left if unit in on_offer)])

    chosen = max(plans, key=with_offers)
    ranks_of_deals = (deal.rank for deal in component.deals)
    return {
        rank: use for rank, use in zip(ranks_of_deals, chosen.uses, strict=True) if use.times > 0
    }
