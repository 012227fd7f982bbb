"""The best combination of promotions, across groups (semantics, clause 6)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

from promo.engine.reference.allocation import Tally
from promo.engine.reference.candidates import Candidate
from promo.engine.reference.stacking import run_groups
from promo.engine.reference.units import Unit
from promo.errors import TooLargeForReference
from promo.model.priced_cart import Status
from promo.program.stacking import Group

MOST_SWITCHABLE = 12
"""Promotions; 4,096 ways to switch them."""


@dataclass(frozen=True, slots=True)
class Combination:
    """The result chosen: where the units ended, how it was decided, and how many were tried."""

    tally: Tally
    status: Status
    tried: int


def best_combination(
    groups: Sequence[Group], candidates: Sequence[Candidate], units: Sequence[Unit]
) -> Combination:
    """S, the switchable candidates enabled, with the least to pay after running the groups.

    Those that are not switchable are always enabled; their group's policy alone decides on them.
    """
    policies = {group.name: group.policy for group in groups}
    switchable = [
        candidate
        for candidate in candidates
        # A shopper may always keep a coupon back.
        if policies[candidate.promotion.group] == "best for customer"
        or candidate.promotion.eligibility.coupon is not None
    ]
    always = [candidate for candidate in candidates if candidate not in switchable]
    if len(switchable) > MOST_SWITCHABLE:
        raise TooLargeForReference(
            f"{len(switchable)} promotions may be switched on or off for this cart, "
            f"and the reference tries all combinations of {MOST_SWITCHABLE} at most",
            help="price this cart with the kernel: leave PROMO_BACKEND unset",
        )
    results = [
        (enabled, run_groups(groups, sorted((*enabled, *always), key=_rank), units))
        for enabled in _subsets(switchable)
    ]
    _, tally = min(results, key=lambda result: _cost(candidates, *result))
    status: Status = "policy" if always and not switchable else "optimal"
    return Combination(tally, status, tried=len(results))


def _cost(
    candidates: Sequence[Candidate], enabled: Sequence[Candidate], tally: Tally
) -> tuple[object, ...]:
    """Least to pay; then fewer coupons used; then promotions in rank order, those that gave
    something before those that did not; then the smaller S; then S in rank order."""
    giving = {taking.rank for taking in tally.takings if taking.saving > 0}
    coupons = {c.promotion.eligibility.coupon for c in candidates if c.rank in giving} - {None}
    gave_nothing = tuple(candidate.rank not in giving for candidate in candidates)
    ranks = tuple(candidate.rank for candidate in enabled)
    return (sum(tally.net), len(coupons), gave_nothing, len(enabled), ranks)


def _subsets(switchable: Sequence[Candidate]) -> Iterator[tuple[Candidate, ...]]:
    sizes = range(len(switchable) + 1)
    return chain.from_iterable(combinations(switchable, size) for size in sizes)


def _rank(candidate: Candidate) -> int:
    return candidate.rank
