"""Limits: how often one cart may have a promotion."""

from promo.check import amounts
from promo.check.clauses import Clauses
from promo.check.context import Context
from promo.program.limits import CartLimit
from promo.program.rewards import (
    AmountOffTotal,
    Deal,
    PercentOffTotal,
    Reward,
    items_of_one_use,
)
from promo.syntax.limits import LimitItems, LimitUses


def cart_limit(context: Context, clauses: Clauses, reward: Reward) -> CartLimit:
    """The limit; one that cannot bind, or that forbids every use, is reported."""
    uses, items = clauses.one(LimitUses), clauses.one(LimitItems)
    most_uses = None if uses is None else amounts.count(context, uses.uses)
    most_items = None if items is None else amounts.count(context, items.items)
    if uses is not None and not isinstance(reward, Deal):
        context.report("P404", uses.span)
    if items is not None and isinstance(reward, PercentOffTotal | AmountOffTotal):
        context.report("P325", items.span)
    if items is not None and most_items is not None and isinstance(reward, Deal):
        at_once = items_of_one_use(reward)
        if most_items < at_once:
            context.report("P326", items.items.span, units=at_once)
    return CartLimit(most_uses, most_items)
