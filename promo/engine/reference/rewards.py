"""Rewards: what each kind takes off, in minor units."""

from collections.abc import Sequence
from typing import assert_never

from promo.engine.reference.units import Unit
from promo.program.rewards import (
    AmountOffEach,
    AmountOffEachMeasure,
    AmountOffSlots,
    AmountOffTotal,
    CheapestOff,
    DearestOff,
    MeasuredOffer,
    Offer,
    PercentOff,
    PercentOffSlots,
    PercentOffTotal,
    PercentOfListOff,
    PriceEach,
    PriceForSlots,
    PricePerMeasure,
    RankedDeal,
    SlotDeal,
    TotalReward,
)
from promo.values.rounding import divide_half_up


def saving_of_offer(offer: Offer, unit: Unit, price: int) -> int:
    """What the offer takes off a unit (or measured line) that costs `price` now.

    A percent is rounded here, on the unit; an offer never raises a price (semantics, clauses 2, 5).
    """
    match offer:
        case PercentOff():
            return offer.rate.of(price)
        case AmountOffEach():
            return min(offer.minor, price)
        case PriceEach():
            return max(0, price - offer.minor)
        case PercentOfListOff():
            return min(offer.rate.of(unit.list), price)
        case AmountOffEachMeasure():
            amount = _by_measure(offer, unit)
            return 0 if amount is None else min(amount, price)
        case PricePerMeasure():
            amount = _by_measure(offer, unit)
            return 0 if amount is None else max(0, price - amount)
        case _:
            assert_never(offer)


def _by_measure(offer: MeasuredOffer, unit: Unit) -> int | None:
    """The offer's amount for what was weighed, rounded half-up once; None where nothing was, or in
    another kind of unit: such a line gets nothing (semantics, clause 5)."""
    if unit.measured is None or unit.measured[0] != offer.measure.unit:
        return None
    return divide_half_up(unit.measured[1] * offer.minor, 1000 * offer.measure.count)


def saving_of_slots(deal: SlotDeal, applications: int, prices: Sequence[int]) -> int:
    """What so many applications on units of these prices save together; may be below zero.

    min(t × constant + sum of weights, room of the units used), whoever is paired with whom
    (semantics, clause 5).
    """
    room = sum(prices)
    match deal:
        case PriceForSlots():
            return min(room - applications * deal.minor, room)
        case AmountOffSlots():
            return min(applications * deal.minor, room)
        case PercentOffSlots():
            return min(sum(deal.rate.of(price) for price in prices), room)
        case _:
            assert_never(deal)


def saving_of_ranked(deal: RankedDeal, prices: Sequence[int]) -> int:
    """What a deal that reduces its cheapest or its dearest units saves on the units used up."""
    match deal:
        case CheapestOff():
            return saving_of_cheapest(deal, prices)
        case DearestOff():
            return saving_of_dearest(deal, prices)
        case _:
            assert_never(deal)


def saving_of_dearest(deal: DearestOff, prices: Sequence[int]) -> int:
    """What a dearest deal saves on the units used up.

    With t applications the t × `rewarded` dearest of them are reduced: dealt out evenly to the
    applications, each stands with units that are no dearer, and no other cut saves more. So of
    every 3 the dearest, on 9, 8, 5, 4, 3, 2: 9 and 8 (semantics, clause 5).
    """
    times = len(prices) // deal.units
    dearest_first = sorted(prices, reverse=True)
    return sum(deal.rate.of(price) for price in dearest_first[: times * deal.rewarded])


def saving_of_cheapest(deal: CheapestOff, prices: Sequence[int]) -> int:
    """What a cheapest deal saves on the units used up.

    Dearest first and cut into runs of `units`, the last `rewarded` of each run are reduced: no
    reward is dearer than any unit bought in its application, and no other cut saves more. So 3 for
    2 on 9, 8, 5, 4, 3, 2 frees 5 and 2 (semantics, clause 5).
    """
    dearest_first = sorted(prices, reverse=True)
    bought = deal.units - deal.rewarded
    return sum(
        deal.rate.of(price)
        for place, price in enumerate(dearest_first)
        if place % deal.units >= bought
    )


def saving_of_total(reward: TotalReward, total: int) -> int:
    """A percent off a total is rounded once, on that total (semantics, clause 2)."""
    match reward:
        case PercentOffTotal():
            return reward.rate.of(total)
        case AmountOffTotal():
            return min(reward.minor, total)
        case _:
            assert_never(reward)
