"""Rewards: what a promotion gives. Three families, told apart by what they do to units.

An *offer* discounts single units and uses nothing up. A *deal* takes a fixed number of units each
time it applies and uses them up. A *total* takes something off the sum of all units it may take.
"""

from dataclasses import dataclass
from typing import assert_never

from promo.program.selectors import Everything, Selector
from promo.values.measure import Measure
from promo.values.rate import Rate


@dataclass(frozen=True, slots=True)
class PercentOff:
    """Offer: `get 20% off SET`."""

    rate: Rate
    selector: Selector


@dataclass(frozen=True, slots=True)
class AmountOffEach:
    """Offer: `get $5 off each item from SET`; never more than the unit's price."""

    minor: int
    selector: Selector


@dataclass(frozen=True, slots=True)
class PriceEach:
    """Offer: `get SET for $1.99 each`; a unit already cheaper keeps its price."""

    minor: int
    selector: Selector


@dataclass(frozen=True, slots=True)
class PercentOfListOff:
    """Offer: `get 20% of list price off SET`; the share is that of the unit's `list` (clause 4)."""

    rate: Rate
    selector: Selector


@dataclass(frozen=True, slots=True)
class AmountOffEachMeasure:
    """Offer: `get $1 off each kg of SET`; only for what is weighed, in a unit of that kind."""

    minor: int
    measure: Measure
    selector: Selector


@dataclass(frozen=True, slots=True)
class PricePerMeasure:
    """Offer: `get SET for $3 per kg`; only for what is weighed, in a unit of that kind."""

    minor: int
    measure: Measure
    selector: Selector


@dataclass(frozen=True, slots=True)
class Slot:
    """A deal takes `units` counted units of the set into this slot, each time it applies."""

    units: int
    selector: Selector


@dataclass(frozen=True, slots=True)
class PriceForSlots:
    """Deal: the units that fill the slots once cost `minor` together: `get them for $10`."""

    slots: tuple[Slot, ...]
    minor: int


@dataclass(frozen=True, slots=True)
class AmountOffSlots:
    """Deal: the units that fill the slots once cost `minor` less together: `get $3 off them`."""

    slots: tuple[Slot, ...]
    minor: int


@dataclass(frozen=True, slots=True)
class PercentOffSlots:
    """Deal: each unit that fills a slot is reduced: `get 15% off them`."""

    slots: tuple[Slot, ...]
    rate: Rate


@dataclass(frozen=True, slots=True)
class CheapestOff:
    """Deal: of every `units` units, the `rewarded` cheapest are reduced: `get the cheapest free`.

    `units` counts bought and rewarded together (3 for "3 for 2"); free is a rate of 1.
    """

    units: int
    rewarded: int
    rate: Rate
    selector: Selector


@dataclass(frozen=True, slots=True)
class DearestOff:
    """Deal: of every `units` units, the `rewarded` dearest are reduced: `get the dearest free`.

    As `CheapestOff`, from the other end.
    """

    units: int
    rewarded: int
    rate: Rate
    selector: Selector


@dataclass(frozen=True, slots=True)
class PercentOffTotal:
    """Total: `get 10% off total`, rounded once on that total."""

    rate: Rate


@dataclass(frozen=True, slots=True)
class AmountOffTotal:
    """Total: `get $10 off total`; never more than the total."""

    minor: int


MeasuredOffer = AmountOffEachMeasure | PricePerMeasure
Offer = PercentOff | AmountOffEach | PriceEach | PercentOfListOff | MeasuredOffer
SlotDeal = PriceForSlots | AmountOffSlots | PercentOffSlots
RankedDeal = CheapestOff | DearestOff
"""Deals that reduce some of their units, by their prices."""
Deal = SlotDeal | RankedDeal
TotalReward = PercentOffTotal | AmountOffTotal
Reward = Offer | Deal | TotalReward


def slots_of(reward: Reward) -> tuple[Slot, ...]:
    """What a reward takes each time: the slots of a deal, one unit for an offer or a total."""
    if isinstance(reward, SlotDeal):
        return reward.slots
    if isinstance(reward, RankedDeal):
        return (Slot(reward.units, reward.selector),)
    if isinstance(reward, Offer):
        return (Slot(1, reward.selector),)
    if isinstance(reward, TotalReward):
        return (Slot(1, Everything()),)
    assert_never(reward)


def items_of_one_use(deal: Deal) -> int:
    """How many units get a discount each time the deal applies (semantics, clause 7)."""
    if isinstance(deal, RankedDeal):
        return deal.rewarded
    return sum(slot.units for slot in deal.slots)
