"""Rewards: what is given, and whether what must be bought is used up for it.

`buy` before a reward on all units of a set, on its first few, or on the total is a condition, see
check/triggers.py. `buy` or `slot` before `them`, `the cheapest` or `the dearest` is a deal: its
units are used up, and it repeats (semantics, clause 5).
"""

from promo.check import amounts
from promo.check.clauses import Clauses
from promo.check.context import Context
from promo.check.scope import Scope
from promo.program import rewards as program
from promo.program.selectors import Everything, Selector
from promo.syntax import rewards as written
from promo.syntax import triggers
from promo.values.measure import MOST_COUNT, Measure
from promo.values.rate import Rate

DEALS = (
    written.PercentOffThem,
    written.AmountOffThem,
    written.PriceForThem,
    written.CheapestOff,
    written.DearestOff,
)
"""Rewards that use up what is bought; before any other, `buy` is a condition."""

_Offer = (
    written.PercentOff
    | written.PercentOfListOff
    | written.AmountOffEach
    | written.AmountOffEachMeasure
    | written.PriceEach
    | written.PricePerMeasure
    | written.FirstItems
)
_Total = written.PercentOffTotal | written.AmountOffTotal


def reward(context: Context, clauses: Clauses, scope: Scope) -> program.Reward | None:
    """The reward, or None where something about it was reported."""
    clause = clauses.one(written.Get)
    if clause is None:
        return None
    node = clause.reward
    if isinstance(node, written.CheapestOff | written.DearestOff):
        return _ranked(context, clauses, scope, node)
    if isinstance(node, written.PercentOffThem | written.AmountOffThem | written.PriceForThem):
        filled = _slots(context, clauses, scope, node)
        return None if filled is None else _slot_deal(context, node, filled)
    given: program.Offer | program.TotalReward | None
    if isinstance(node, _Offer):
        given = _offer(context, scope, node)
    elif isinstance(node, _Total):
        given = _total(context, node)
    else:
        return None  # not priced yet, and told
    slots = clauses.all(triggers.Slot)
    if given is not None and slots and not scope.is_damaged:
        context.report("P320", slots[0].span)
    return given


def _total(context: Context, node: _Total) -> program.TotalReward | None:
    match node:
        case written.PercentOffTotal(share):
            rate = amounts.share(context, share)
            return None if rate is None else program.PercentOffTotal(rate)
        case written.AmountOffTotal(amount):
            minor = amounts.money_above_zero(context, amount)
            return None if minor is None else program.AmountOffTotal(minor)


def _offer(context: Context, scope: Scope, node: _Offer) -> program.Offer | None:
    products = scope.products(node.selector)
    made: program.Offer | None = None
    match node:
        case written.PercentOff(share):
            rate = amounts.share(context, share)
            if rate is not None and products is not None:
                made = program.PercentOff(rate, products)
        case written.PercentOfListOff(share):
            rate = amounts.share(context, share)
            if rate is not None and products is not None:
                made = program.PercentOfListOff(rate, products)
        case written.AmountOffEach(amount):
            minor = amounts.money_above_zero(context, amount)
            if minor is not None and products is not None:
                made = program.AmountOffEach(minor, products)
        case written.PriceEach(price=price):
            minor = amounts.money(context, price)
            if minor is not None and products is not None:
                made = program.PriceEach(minor, products)
        case written.AmountOffEachMeasure(amount):
            minor, measure = amounts.money_above_zero(context, amount), _measure(context, node)
            if minor is not None and measure is not None and products is not None:
                made = program.AmountOffEachMeasure(minor, measure, products)
        case written.PricePerMeasure(price=price):
            minor, measure = amounts.money(context, price), _measure(context, node)
            if minor is not None and measure is not None and products is not None:
                made = program.PricePerMeasure(minor, measure, products)
        case written.FirstItems(benefit=benefit):
            # How many they are is the promotion's limit in items.
            units = amounts.count(context, node.units)
            each = _each(context, benefit, products or Everything())
            if units is not None and products is not None:
                made = each
    return made


def _each(context: Context, benefit: written.Benefit, products: Selector) -> program.Offer | None:
    """The offer that gives each unit this benefit."""
    match benefit:
        case written.Free():
            return program.PercentOff(amounts.FREE, products)
        case written.Reduced(share):
            rate = amounts.share(context, share)
            return None if rate is None else program.PercentOff(rate, products)
        case written.LessBy(amount):
            minor = amounts.money_above_zero(context, amount)
            return None if minor is None else program.AmountOffEach(minor, products)
        case written.ForPrice(price):
            minor = amounts.money(context, price)
            return None if minor is None else program.PriceEach(minor, products)


def _measure(
    context: Context, node: written.AmountOffEachMeasure | written.PricePerMeasure
) -> Measure | None:
    count = 1 if node.units is None else amounts.count(context, node.units, MOST_COUNT)
    return None if count is None else Measure.of(count, node.unit.text)


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


def _ranked(
    context: Context,
    clauses: Clauses,
    scope: Scope,
    node: written.CheapestOff | written.DearestOff,
) -> program.RankedDeal | None:
    word = node.cheapest if isinstance(node, written.CheapestOff) else node.dearest
    buy = clauses.one(triggers.Buy)
    if buy is None or len(buy.counted) != 1 or clauses.all(triggers.Slot):
        if not scope.is_damaged:
            context.report("P318", word.span, which=word)
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
        context.report("P319", word.span, bought=bought, rewarded=rewarded, which=word)
        return None
    kind = program.CheapestOff if isinstance(node, written.CheapestOff) else program.DearestOff
    return kind(bought, rewarded, rate, products)
