"""Rewards: what each kind takes off, in minor units."""

from collections.abc import Sequence
from typing import assert_never

from promo.program.rewards import (
    AmountOffEach,
    AmountOffSlots,
    AmountOffTotal,
    CheapestOff,
    Offer,
    PercentOff,
    PercentOffSlots,
    PercentOffTotal,
    PriceEach,
    PriceForSlots,
    SlotDeal,
    TotalReward,
)


def saving_of_offer(offer: Offer, price: int) -> int:
    """What the offer takes off one unit (or measured line) of that price now.

    A percent is rounded here, on the unit; an offer never raises a price (semantics, clauses 2, 5).
    """
    match offer:
        case PercentOff():
            return offer.rate.of(price)
        case AmountOffEach():
            return min(offer.minor, price)
        case PriceEach():
            return max(0, price - offer.minor)
        case _:
            assert_never(offer)


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
