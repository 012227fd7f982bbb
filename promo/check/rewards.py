"""Rewards: what is given, and whether what must be bought is used up for it.

`buy` before a reward on all units of a set or on the total is a condition, see check/triggers.py.
`buy` or `slot` before `them` or `the cheapest` is a deal: its units are used up, and it repeats
(semantics, clause 5).
"""

from promo.check import amounts
from promo.check.clauses import Clauses
from promo.check.context import Context
from promo.check.scope import Scope
from promo.program import rewards as program
from promo.syntax import rewards as written
from promo.syntax import triggers
from promo.values.rate import Rate

DEALS = (
    written.PercentOffThem,
    written.AmountOffThem,
    written.PriceForThem,
    written.CheapestOff,
)
"""Rewards that use up what is bought; before any other, `buy` is a condition."""

_OFFERS_AND_TOTALS = (
    written.PercentOff,
    written.PercentOffTotal,
    written.AmountOffEach,
    written.AmountOffTotal,
    written.PriceEach,
)


def reward(context: Context, clauses: Clauses, scope: Scope) -> program.Reward | None:
    """The reward, or None where something about it was reported."""
    clause = clauses.one(written.Get)
    if clause is None:
        return None
    node = clause.reward
    if isinstance(node, written.CheapestOff):
        return _cheapest(context, clauses, scope, node)
    if isinstance(node, written.PercentOffThem | written.AmountOffThem | written.PriceForThem):
        filled = _slots(context, clauses, scope, node)
        return None if filled is None else _slot_deal(context, node, filled)
    if not isinstance(node, _OFFERS_AND_TOTALS):
        return None  # not priced yet, and told
    given = _offer_or_total(context, scope, node)
    slots = clauses.all(triggers.Slot)
    if given is not None and slots and not scope.is_damaged:
        context.report("P320", slots[0].span)
    return given


def _offer_or_total(
    context: Context,
    scope: Scope,
    node: written.PercentOff
    | written.PercentOffTotal
    | written.AmountOffEach
    | written.AmountOffTotal
    | written.PriceEach,
) -> program.Offer | program.TotalReward | None:
    match node:
        case written.PercentOffTotal(share):
            rate = amounts.share(context, share)
            return None if rate is None else program.PercentOffTotal(rate)
        case written.AmountOffTotal(amount):
            minor = amounts.money_above_zero(context, amount)
            return None if minor is None else program.AmountOffTotal(minor)
        case written.PercentOff(share, selector):
            rate, products = amounts.share(context, share), scope.products(selector)
            if rate is not None and products is not None:
                return program.PercentOff(rate, products)
        case written.AmountOffEach(amount, selector):
            minor, products = amounts.money_above_zero(context, amount), scope.products(selector)
            if minor is not None and products is not None:
                return program.AmountOffEach(minor, products)
        case written.PriceEach(selector, price):
            minor, products = amounts.money(context, price), scope.products(selector)
            if minor is not None and products is not None:
                return program.PriceEach(minor, products)
    return None


def _slots(
    context: Context,
    clauses: Clauses,
    scope: Scope,
    node: written.PercentOffThem | written.AmountOffThem | written.PriceForThem,
) -> tuple[program.Slot, ...] | None:
    """What `them` means: the bought products, or the slots."""
    buy = clauses.one(triggers.Buy)
    slots = clauses.all(triggers.Slot)
    if buy is not None and slots:
        if not scope.is_damaged:
            context.report("P321", buy.span)
        return None
    if buy is None and not slots:
        if not scope.is_damaged:
            context.report("P317", node.them.span)
        return None
    unique_names(context, slots)
    made: list[program.Slot] = []
    needed = slots if buy is None else buy.counted
    for need in needed:
        units = amounts.count(context, need.units, amounts.LARGEST_DEAL)
        products = scope.products(need.selector)
        if units is not None and products is not None:
            made.append(program.Slot(units, products))
    if sum(slot.units for slot in made) > amounts.LARGEST_DEAL:
        largest = f"{amounts.LARGEST_DEAL:,} units in one deal"
        context.report("P311", needed[-1].units.span, found=needed[-1].units, largest=largest)
        return None
    return tuple(made) if len(made) == len(needed) else None


def unique_names(context: Context, slots: tuple[triggers.Slot, ...]) -> None:
    """Reports slots of the same name."""
    names: set[str] = set()
    for slot in slots:
        if slot.name.text in names:
            context.report("P204", slot.name.span, kind="slot", name=slot.name)
        names.add(slot.name.text)


def _slot_deal(
    context: Context,
    node: written.PercentOffThem | written.AmountOffThem | written.PriceForThem,
    slots: tuple[program.Slot, ...],
) -> program.SlotDeal | None:
    match node:
        case written.PercentOffThem(share):
            rate = amounts.share(context, share)
            return None if rate is None else program.PercentOffSlots(slots, rate)
        case written.AmountOffThem(amount):
            minor = amounts.money_above_zero(context, amount)
            return None if minor is None else program.AmountOffSlots(slots, minor)
        case written.PriceForThem(_, price):
            minor = amounts.money(context, price)
            return None if minor is None else program.PriceForSlots(slots, minor)


def _cheapest(
    context: Context, clauses: Clauses, scope: Scope, node: written.CheapestOff
) -> program.CheapestOff | None:
    buy = clauses.one(triggers.Buy)
    if buy is None or len(buy.counted) != 1 or clauses.all(triggers.Slot):
        if not scope.is_damaged:
            context.report("P318", node.cheapest.span)
        return None
    need = buy.counted[0]
    bought = amounts.count(context, need.units, amounts.LARGEST_DEAL)
    rewarded = 1 if node.units is None else amounts.count(context, node.units, amounts.LARGEST_DEAL)
    rate: Rate | None = amounts.FREE
    if node.share is not None:
        rate = amounts.share(context, node.share)
    products = scope.products(need.selector)
    if bought is None or rewarded is None or rate is None or products is None:
        return None
    if rewarded >= bought:
        context.report("P319", node.cheapest.span, bought=bought, rewarded=rewarded)
        return None
    return program.CheapestOff(bought, rewarded, rate, products)
