"""Limits: how often one cart may have a promotion."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from promo.check import amounts
from promo.check.clauses import Clauses
from promo.check.context import Context
from promo.program.limits import CartLimit
from promo.program.rewards import (
    Deal,
    Reward,
    TotalReward,
    items_of_one_use,
)
from promo.syntax.limits import (
    LimitItems,
    LimitItemsPer,
    LimitMeasure,
    LimitMeasurePer,
    LimitMoneyPer,
    LimitUses,
    LimitUsesPer,
    NeverMore,
)
from promo.syntax.nodes import Budget
from promo.syntax.rewards import FirstItems, Get
from promo.syntax.word import Word
from promo.values.quantity import milli_from_text

_Shared = LimitUsesPer | LimitItemsPer | LimitMoneyPer | LimitMeasurePer
_Written = _Shared | LimitUses | LimitItems | LimitMeasure | NeverMore | Budget


def cart_limit(context: Context, clauses: Clauses, reward: Reward) -> CartLimit:
    """The limit; one that cannot bind, or that forbids every use, is reported."""
    uses, items = clauses.one(LimitUses), clauses.one(LimitItems)
    most_uses = None if uses is None else amounts.count(context, uses.uses)
    most_items = None if items is None else amounts.count(context, items.items)
    if uses is not None and not isinstance(reward, Deal):
        context.report("P404", uses.span)
    if items is not None and isinstance(reward, TotalReward):
        context.report("P325", items.span)
    if items is not None and most_items is not None and isinstance(reward, Deal):
        at_once = items_of_one_use(reward)
        if most_items < at_once:
            context.report("P326", items.items.span, units=at_once)
    return CartLimit(most_uses, _fewer(most_items, _first_items(context, clauses)))


def _first_items(context: Context, clauses: Clauses) -> int | None:
    """How many `the first … items` are: a limit like another, said with the reward."""
    get = clauses.one(Get)
    if get is None or not isinstance(get.reward, FirstItems):
        return None
    return amounts.count(context, get.reward.units)


def _fewer(one: int | None, other: int | None) -> int | None:
    return min((limit for limit in (one, other) if limit is not None), default=None)


_WITHIN = {
    "day": ("week", "month", "year"),
    "week": (),
    "month": ("year",),
    "year": (),
}
"""Period → those that hold it whole; a week may lie in two months, and in two years."""

MOST_COMPARED = 50
"""Limits of one promotion that are held against one another; nobody writes more."""


@dataclass(frozen=True, slots=True)
class _Limit:
    """`kind` is uses, items, money, or a unit of measure; `period` "" where it is never over."""

    clause: _Written
    kind: str
    most: int
    scope: str
    period: str

    def is_before(self, other: "_Limit") -> bool:
        one, two = self.clause.span, other.clause.span
        return (one.line, one.column) < (two.line, two.column)


def check_limits(context: Context, clauses: Clauses, reward: Reward | None) -> None:
    """Limits that never bind beside others, and those without an answer for tills that are offline.

    `reward` tells what a use is in items, where it is priced.
    """
    shared: tuple[_Shared, ...] = (
        *clauses.all(LimitUsesPer),
        *clauses.all(LimitItemsPer),
        *clauses.all(LimitMoneyPer),
        *clauses.all(LimitMeasurePer),
    )
    for clause in shared:
        if clause.offline is None and clause.scope.text in ("store", "overall"):
            context.report("P409", clause.span)
    others: tuple[_Written, ...] = (
        *clauses.all(LimitUses),
        *clauses.all(LimitItems),
        *clauses.all(LimitMeasure),
        *clauses.all(NeverMore),
        *clauses.all(Budget),
    )
    if len(shared) + len(others) < 2:
        return
    quiet = Context(context.currency, context.names, context.products)
    limits = [*_limits(quiet, (*shared, *others))]
    items = items_of_one_use(reward) if isinstance(reward, Deal) else None
    if not isinstance(reward, Deal | None):
        # Once in a cart at most, which is said otherwise.
        limits = [limit for limit in limits if not isinstance(limit.clause, LimitUses)]
    for limit in limits[:MOST_COMPARED]:
        if any(_is_first(one, limit, items) for one in limits[:MOST_COMPARED]):
            context.report("P408", limit.clause.span)


def _limits(quiet: Context, clauses: tuple[_Written, ...]) -> Iterator[_Limit]:
    """The limits that can be read; what cannot was reported."""
    for clause in clauses:
        scope = period = ""
        match clause:
            case LimitUses(_, word):
                kind, scope = "uses", "cart"
            case LimitItems(_, word):
                kind, scope = "items", "cart"
            case LimitMeasure(_, word, unit):
                kind, scope = unit.text, "cart"
            case LimitUsesPer(_, word):
                kind = "uses"
            case LimitItemsPer(_, word):
                kind = "items"
            case LimitMoneyPer(_, word):
                kind = "money"
            case LimitMeasurePer(_, word, unit):
                kind = unit.text
            case NeverMore(_, word, per):
                kind, scope = "money", "cart" if per is None else "customer"
            case Budget(_, word):
                kind, scope = "money", "overall"
            case _:
                assert_never(clause)
        if not scope and isinstance(clause, _Shared):
            scope = clause.scope.text
            period = "" if clause.period is None else clause.period.text
        most = _number(quiet, kind, word)
        if most is not None:
            yield _Limit(clause, kind, most, scope, period)


def _is_first(one: _Limit, other: _Limit, items: int | None) -> bool:
    """Whether `one` is reached whenever `other` is; of two alike the one that stands first is."""
    if one is other or not _is_tighter(one, other, items):
        return False
    return not _is_tighter(other, one, items) or one.is_before(other)


def _is_tighter(one: _Limit, other: _Limit, items: int | None) -> bool:
    """Whether `one` counts all that `other` counts, and allows no more; `items` of one use."""
    scopes = (other.scope, "overall") if other.scope != "cart" else ("cart", "store", "overall")
    periods = (other.period, "", *_WITHIN.get(other.period, ()))
    if one.scope not in scopes or (other.scope != "cart" and one.period not in periods):
        return False
    match one.kind, other.kind:
        case "uses", "items" if items is not None:
            return one.most * items <= other.most
        case "items", "uses" if items is not None:
            return one.most // items <= other.most
        case _:
            return one.kind == other.kind and one.most <= other.most


def _number(quiet: Context, kind: str, word: Word) -> int | None:
    """A count, minor units, or thousandths of a measure."""
    match kind:
        case "uses" | "items":
            return amounts.count(quiet, word)
        case "money":
            return amounts.money(quiet, word)
        case _:
            return milli_from_text(word.text)
