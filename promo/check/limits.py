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
from promo.syntax.limits import (
    LimitItems,
    LimitItemsPer,
    LimitMoneyPer,
    LimitUses,
    LimitUsesPer,
)
from promo.syntax.word import Word


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


_PERIODS = {"day": 0, "week": 1, "month": 2, None: 3}
_Per = LimitUsesPer | LimitItemsPer | LimitMoneyPer


def check_limits(context: Context, clauses: Clauses) -> None:
    """Limits that tills share: one that never binds beside another, one without an answer for
    tills that are offline."""
    quiet = Context(context.currency, context.names, context.products)
    for kind in (LimitUsesPer, LimitItemsPer, LimitMoneyPer):
        found: tuple[_Per, ...] = clauses.all(kind)
        for limit in found:
            if limit.offline is None and limit.scope.text in ("store", "overall"):
                context.report("P409", limit.span)
            if any(_is_reached_first(quiet, other, limit) for other in found):
                context.report("P408", limit.span)


def _is_reached_first(quiet: Context, one: _Per, other: _Per) -> bool:
    """Whether `one` counts all that `other` counts, and allows no more."""
    if one is other:
        return False
    wider = one.scope.text == other.scope.text or one.scope.text == "overall"
    longer = _span_of(one) >= _span_of(other)
    least, most = _number(quiet, one.most), _number(quiet, other.most)
    if not wider or not longer or least is None or most is None or least > most:
        return False
    is_same = (one.scope.text, _span_of(one), least) == (other.scope.text, _span_of(other), most)
    return not is_same or (one.span.line, one.span.column) < (other.span.line, other.span.column)


def _span_of(limit: _Per) -> int:
    return _PERIODS[None if limit.period is None else limit.period.text]


def _number(quiet: Context, word: Word) -> int | None:
    return int(word.text[:9]) if word.text.isdigit() else amounts.money(quiet, word)
