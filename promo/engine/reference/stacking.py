"""Stacking: running the groups one after another, each by its own policy (clause 5)."""

from collections.abc import Sequence
from typing import assert_never

from promo.engine.reference.allocation import Taking, Tally
from promo.engine.reference.candidates import Candidate
from promo.engine.reference.choice import best_items, best_total
from promo.engine.reference.selectors import Units
from promo.engine.reference.triggers import condition_holds, holds
from promo.engine.reference.units import Unit
from promo.program.stacking import Group


def run_groups(
    groups: Sequence[Group], enabled: Sequence[Candidate], units: Sequence[Unit]
) -> Tally:
    """All groups in their order, with only these candidates (in rank order) enabled."""
    tally = Tally.before_promotions(units)
    for group in groups:
        inside = [c for c in enabled if c.promotion.group == group.name]
        # Conditions are tested once, when their group opens.
        holding = [candidate for candidate in inside if _triggers_hold(candidate, units, tally)]
        match group.policy:
            case "best for customer":
                _take_best(group, holding, units, tally, _all_of(units))
            case "highest priority":
                _by_priority(group, holding, units, tally)
            case "all":
                _one_after_another(group, holding, units, tally)
            case _:
                assert_never(group.policy)
    return tally


def _triggers_hold(candidate: Candidate, units: Sequence[Unit], tally: Tally) -> bool:
    promotion = candidate.promotion
    asked = zip(promotion.asked, candidate.counts, strict=True)
    found = [holds(trigger, counts, units, tally.net) for trigger, counts in asked]
    alone = len(promotion.triggers)
    return all(found[:alone]) and (
        promotion.condition is None or condition_holds(promotion.condition, found[alone:])
    )


def _by_priority(
    group: Group, candidates: Sequence[Candidate], units: Sequence[Unit], tally: Tally
) -> None:
    """Priority classes from high to low, each taking its best-for-customer optimum on the units
    that no higher class used: discounted, or used up in a deal or a total without a share."""
    free = _all_of(units)
    for priority in sorted({c.promotion.priority for c in candidates}, reverse=True):
        of_class = [c for c in candidates if c.promotion.priority == priority]
        for taking in _take_best(group, of_class, units, tally, free):
            free -= taking.units


def _one_after_another(
    group: Group, candidates: Sequence[Candidate], units: Sequence[Unit], tally: Tally
) -> None:
    """Each alone taking its best-for-customer optimum at prices now, allotted before the next."""
    for candidate in candidates:
        _take_best(group, [candidate], units, tally, _all_of(units))


def _take_best(
    group: Group,
    candidates: Sequence[Candidate],
    units: Sequence[Unit],
    tally: Tally,
    free: Units,
) -> tuple[Taking, ...]:
    best = best_items if group.kind == "items" else best_total
    takings = best(candidates, units, tally, free)
    for taking in takings:
        tally.take(taking)
    return takings


def _all_of(units: Sequence[Unit]) -> Units:
    return frozenset(range(len(units)))
