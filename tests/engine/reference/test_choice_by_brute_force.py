"""The choice inside a group against every legal combination, written down a second time.

The reference keeps only the best plan for each set of units left and compares by numbers that add
up. Here nothing is left out, deals are formed application by application, and two combinations are
compared sentence by sentence as clause 6 says it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations, product
from math import floor

from hypothesis import assume, given, settings

from promo.engine.reference.allocation import Tally
from promo.engine.reference.candidates import Candidate, applicable
from promo.engine.reference.choice import best_items
from promo.engine.reference.prices import prices_of_lines
from promo.engine.reference.units import Unit, canonical_order, units_of
from promo.program.rewards import (
    AmountOffEach,
    AmountOffEachMeasure,
    AmountOffSlots,
    CheapestOff,
    DearestOff,
    Offer,
    PercentOff,
    PercentOffSlots,
    PercentOfListOff,
    PriceEach,
    PriceForSlots,
    PricePerMeasure,
)
from promo.values.rate import Rate
from promo.values.store_time import StoreTime
from tests.strategies.cases import Case, cases


def percent_of(rate: Rate, price: int) -> int:
    whole, rest = divmod(price * rate.numerator, rate.denominator)
    return whole + (1 if 2 * rest >= rate.denominator else 0)


GRAMS = {"kg": 1000, "g": 1, "lb": 16, "oz": 1, "l": 1000, "ml": 1}
KINDS = {"kg": "g", "g": "g", "lb": "oz", "oz": "oz", "l": "ml", "ml": "ml"}


def by_measure(reward: AmountOffEachMeasure | PricePerMeasure, unit: Unit) -> int | None:
    line = unit.cart_line
    name = line.unit or unit.product.unit
    if not line.is_weighed or KINDS.get(name) != reward.measure.unit:
        return None
    share = Fraction(line.quantity_milli * GRAMS[name], 1000 * reward.measure.count) * reward.minor
    return floor(share + Fraction(1, 2))


def off_one_unit(reward: object, unit: Unit) -> int:
    price = unit.price
    match reward:
        case PercentOfListOff():
            return min(price, percent_of(reward.rate, unit.list))
        case AmountOffEachMeasure():
            return min(price, by_measure(reward, unit) or 0)
        case PricePerMeasure():
            asked = by_measure(reward, unit)
            return 0 if asked is None or asked >= price else price - asked
        case PercentOff():
            return percent_of(reward.rate, price)
        case AmountOffEach():
            return min(price, reward.minor)
        case PriceEach():
            return price - reward.minor if reward.minor < price else 0
    raise TypeError(reward)


@dataclass(frozen=True)
class Part:
    """What one promotion has in a combination."""

    units: frozenset[int]
    saving: int
    applications: int
    used: int


def cuts(units: Sequence[int], sizes: Sequence[int]) -> Iterator[tuple[tuple[int, ...], ...]]:
    """Every way to deal the units out to places of these sizes."""
    for order in permutations(units):
        places, start = [], 0
        for size in sizes:
            places.append(order[start : start + size])
            start += size
        yield tuple(places)


def part(candidate: Candidate, units: Sequence[Unit], mine: frozenset[int]) -> Part | None:
    """The promotion taking exactly these units, or None where it may not."""
    reward, limit = candidate.promotion.reward, candidate.promotion.limit
    price = {unit: units[unit].price for unit in mine}
    counted = all(not units[unit].is_measured and units[unit].price > 0 for unit in mine)
    if not mine:
        return Part(mine, 0, 0, 0)
    match reward:
        case _ if isinstance(reward, Offer):
            each = [off_one_unit(reward, units[unit]) for unit in mine]
            if not mine <= candidate.sets[0] or min(each) <= 0:
                return None
            if limit.items is None:
                return Part(mine, sum(each), 0, len(mine))
            if len(mine) > limit.items:
                return None
            return Part(mine, sum(each), len(mine), len(mine))
        case CheapestOff() | DearestOff():
            times, rest = divmod(len(mine), reward.units)
            if rest or not counted or not mine <= candidate.sets[0]:
                return None
            if limit.items is not None and times * reward.rewarded > limit.items:
                return None
            bought = reward.units - reward.rewarded
            saving = max(
                sum(percent_of(reward.rate, price[unit]) for free in places[1::2] for unit in free)
                for places in cuts(sorted(mine), [bought, reward.rewarded] * times)
                if all(
                    (price[free] <= price[paid])
                    if isinstance(reward, CheapestOff)
                    else (price[free] >= price[paid])
                    for one in range(times)
                    for free in places[2 * one + 1]
                    for paid in places[2 * one]
                )
            )
        case PriceForSlots() | AmountOffSlots() | PercentOffSlots():
            times, rest = divmod(len(mine), sum(slot.units for slot in reward.slots))
            sizes = [slot.units * times for slot in reward.slots]
            fits = any(
                all(set(place) <= pool for place, pool in zip(places, candidate.sets, strict=True))
                for places in cuts(sorted(mine), sizes)
            )
            if rest or not counted or not fits:
                return None
            if limit.items is not None and len(mine) > limit.items:
                return None
            match reward:
                case PriceForSlots():
                    saving = sum(price.values()) - times * reward.minor
                case AmountOffSlots():
                    saving = min(times * reward.minor, sum(price.values()))
                case PercentOffSlots():
                    saving = sum(percent_of(reward.rate, each) for each in price.values())
        case _:
            raise TypeError(reward)
    if limit.uses is not None and times > limit.uses:
        return None
    return Part(mine, saving, times, times)


Combination = dict[int, Part]


def combinations(
    candidates: Sequence[Candidate], units: Sequence[Unit], free: frozenset[int]
) -> Iterator[Combination]:
    takers: list[list[int | None]] = [
        [None, *(c.rank for c in candidates if any(unit in pool for pool in c.sets))]
        if unit in free
        else [None]
        for unit in range(len(units))
    ]
    known: dict[tuple[int, frozenset[int]], Part | None] = {}
    for labels in product(*takers):
        parts: Combination = {}
        for candidate in candidates:
            mine = frozenset(unit for unit, rank in enumerate(labels) if rank == candidate.rank)
            if (candidate.rank, mine) not in known:
                known[candidate.rank, mine] = part(candidate, units, mine)
            found = known[candidate.rank, mine]
            if found is None:
                break
            parts[candidate.rank] = found
        else:
            yield parts


def is_better(one: Combination, other: Combination, order: Sequence[int]) -> bool:
    """Larger saving; fewer applications; better rank used more often; then, promotions by rank, the
    first unit in canonical order that one uses and the other does not."""
    one_saves = sum(each.saving for each in one.values())
    other_saves = sum(each.saving for each in other.values())
    if one_saves != other_saves:
        return one_saves > other_saves
    one_applies = sum(each.applications for each in one.values())
    other_applies = sum(each.applications for each in other.values())
    if one_applies != other_applies:
        return one_applies < other_applies
    for rank in sorted(one):
        if one[rank].used != other[rank].used:
            return one[rank].used > other[rank].used
    for rank in sorted(one):
        for unit in order:
            if (unit in one[rank].units) != (unit in other[rank].units):
                return unit in one[rank].units
    return False


@settings(max_examples=400, deadline=None)
@given(case=cases())
def test_no_legal_combination_is_better_than_the_one_chosen(case: Case) -> None:
    candidates, units = _items_only(case)
    assume(candidates)
    assume(len(units) <= 6)
    assume((len(candidates) + 1) ** len(units) <= 5000)
    free = frozenset(range(len(units)))
    tally = Tally.before_promotions(units)
    order = canonical_order(free, units, tally.net, tally.touched)

    takings = best_items(candidates, units, tally, free)

    best: Combination | None = None
    for each in combinations(candidates, units, free):
        if best is None or is_better(each, best, order):
            best = each
    assert best is not None
    expected = {
        rank: (found.units, found.saving, found.applications or 1)
        for rank, found in best.items()
        if found.units
    }
    assert {t.rank: (t.units, t.saving, t.times) for t in takings} == expected


def _items_only(case: Case) -> tuple[list[Candidate], tuple[Unit, ...]]:
    ruleset, cart = case.ruleset, case.cart
    time = StoreTime.of_cart(cart.opened, cart.at, cart.at_uncertainty_seconds)
    units = units_of(cart, case.catalog, prices_of_lines(ruleset, case.catalog, cart, time))
    kinds = {group.name: group.kind for group in ruleset.groups}
    candidates = [
        candidate
        for candidate in applicable(ruleset, cart, time, units)
        if kinds[candidate.promotion.group] == "items"
    ]
    return candidates, units
