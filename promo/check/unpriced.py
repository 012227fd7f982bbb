"""What can be said and checked, and has no price yet: each is refused by name when compiling.

A row goes when its clause is priced. Nothing unpriced ever reaches a program.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from typing import Any, get_args

from promo.check import amounts
from promo.check.context import Context
from promo.check.scope import Scope
from promo.check.selectors import known_sku
from promo.check.time_zones import time_zone
from promo.check.usual_words import usual_fact
from promo.diagnostics.span import Span
from promo.syntax import (
    conditions,
    declarations,
    eligibility,
    ladders,
    limits,
    nodes,
    rewards,
    selectors,
    stacking,
    triggers,
)
from promo.syntax.word import Word

Check = Callable[[Context, Word], object]


@dataclass(frozen=True, slots=True)
class Unpriced:
    """`words` name the clause, `why` says what its price waits for; `values` are checked so."""

    words: str
    why: str
    values: dict[str, Check] = field(default_factory=dict)


_COUNTERS = "tills do not share counters yet"
_CUSTOMERS = "carts do not bring this along yet"
_LATER = "nothing is given yet that is not a price"
_MEASURES = "measured units are not rewarded by measure yet"
_CHOICE = "the search does not choose so yet"
_SETTING = "there is one way of pricing so far"
_COUNTED = "only units are counted so far"
_CLOCK = "the store's own clock is the only one so far"
_FACTS = "the till does not look at this of a product yet"

_money, _positive, _share, _count, _measure = (
    amounts.money,
    amounts.money_above_zero,
    amounts.share,
    amounts.count,
    amounts.measure,
)


def _segment(context: Context, word: Word) -> None:
    context.names.has("segment", word)


UNPRICED: dict[type, Unpriced] = {
    nodes.Budget: Unpriced("budget", _COUNTERS, {"amount": _positive}),
    declarations.ReturnsShare: Unpriced("returns refund the share", "returns are not priced yet"),
    declarations.ReturnsReprice: Unpriced("returns reprice", "returns are not priced yet"),
    declarations.OncePerGroup: Unpriced("once per group", _SETTING),
    declarations.Clock: Unpriced("clock", _CLOCK, {"zone": time_zone}),
    declarations.HouseFloor: Unpriced("floor", "floors are not priced yet"),
    declarations.PointsRate: Unpriced("points", _LATER, {"points": _count, "per": _positive}),
    declarations.SingleUse: Unpriced("single use", _COUNTERS),
    declarations.Batch: Unpriced("batch of codes", "a coupon is one code so far"),
    declarations.CodesFrom: Unpriced("codes from", "a coupon is one code so far"),
    declarations.FaceValue: Unpriced("worth", _LATER, {"amount": _positive}),
    declarations.IssuedBy: Unpriced("issued by", _LATER),
    declarations.MatchedBy: Unpriced("matched by store", _LATER, {"amount": _positive}),
    selectors.ByAttribute: Unpriced("attribute", _FACTS),
    selectors.ByPrice: Unpriced("items priced", _FACTS, {"least": _money, "most": _positive}),
    selectors.OnSale: Unpriced("items on sale", _FACTS),
    selectors.Discounted: Unpriced("discounted items", _FACTS),
    eligibility.RunsIn: Unpriced("runs in", _CLOCK, {"zone": time_zone}),
    eligibility.RunsBy: Unpriced("runs by", "any moment from scan to payment counts so far"),
    eligibility.OnlyInZone: Unpriced("only in zone", _CUSTOMERS),
    eligibility.OnlyThrough: Unpriced("only through", _CUSTOMERS),
    eligibility.OnlyOnOrders: Unpriced("only on … orders", _CUSTOMERS),
    eligibility.OnlyPayingWith: Unpriced("only when paying with", _CUSTOMERS),
    eligibility.OnlyWithBatch: Unpriced(
        "only with coupon from batch", "a coupon is one code so far"
    ),
    eligibility.NotFor: Unpriced("not for", "segments only let in so far"),
    eligibility.NotAt: Unpriced("not at", "store lists only let in so far"),
    conditions.AttributeIs: Unpriced("conditions on who buys", _CUSTOMERS),
    conditions.AttributeAmount: Unpriced("conditions on who buys", _CUSTOMERS),
    conditions.BirthdayIs: Unpriced("customer birthday", _CUSTOMERS),
    triggers.UpTo: Unpriced("slot … to", "a slot takes a fixed number so far", {"most": _count}),
    triggers.MeasuredNeed: Unpriced("buy by measure", _COUNTED, {"amount": _measure}),
    triggers.WithoutUsing: Unpriced("without using them up", "a deal uses its units up so far"),
    triggers.Adding: Unpriced(
        "adding", "the units of a slot cost the same so far", {"amount": _positive}
    ),
    rewards.Plus: Unpriced("plus", "a promotion gives one thing so far"),
    rewards.OnProducts: Unpriced("off total on", "a total is that of the cart so far"),
    rewards.CheapestOfAllOff: Unpriced("the cheapest of all", _CHOICE, {"share": _share}),
    rewards.AndNext: Unpriced("the next", _CHOICE, {"units": _count, "share": _share}),
    rewards.CheapestItems: Unpriced("the cheapest … items", _CHOICE, {"units": _count}),
    rewards.OtherItems: Unpriced("items of another set", _CHOICE, {"units": _count}),
    rewards.Delivery: Unpriced("delivery", "fees are not rewarded yet"),
    rewards.Fee: Unpriced("fee", "fees are not rewarded yet"),
    rewards.Gift: Unpriced("gift", _LATER, {"skus": known_sku}),
    rewards.Entry: Unpriced("segment", _LATER, {"segment": _segment}),
    rewards.Points: Unpriced("points", _LATER, {"points": _count}),
    rewards.PointsTimes: Unpriced("points on", _LATER),
    rewards.PointsPer: Unpriced("points per", _LATER, {"points": _count, "per": _positive}),
    rewards.WorthMoney: Unpriced("voucher", _LATER, {"amount": _positive}),
    rewards.WorthShare: Unpriced("voucher", _LATER, {"share": _share}),
    rewards.WorthShareOfTotal: Unpriced("voucher", _LATER, {"share": _share}),
    rewards.ValidFor: Unpriced("valid for", _LATER, {"days": _count}),
    rewards.Voucher: Unpriced("voucher", _LATER),
    rewards.Message: Unpriced("message", _LATER),
    ladders.SpendStep: Unpriced("step", _CHOICE, {"amount": _positive}),
    ladders.ItemsStep: Unpriced("step", _CHOICE, {"units": _count}),
    ladders.HighestStep: Unpriced("highest step counts", _CHOICE),
    ladders.EverySpend: Unpriced("every", _CHOICE, {"amount": _positive}),
    ladders.EveryItems: Unpriced("every", _CHOICE, {"units": _count}),
    ladders.Band: Unpriced("band", _CHOICE, {"first": _money, "last": _positive, "share": _share}),
    limits.LimitMeasure: Unpriced("limit of a measure", _MEASURES, {"most": _measure}),
    limits.LimitMeasurePer: Unpriced("limit of a measure", _COUNTERS, {"most": _measure}),
    limits.Costs: Unpriced("costs … points", _LATER, {"points": _count}),
    limits.Spreads: Unpriced("spreads", "a deal spreads over all of its units so far"),
    limits.LimitUsesPer: Unpriced("limit … per", _COUNTERS, {"most": _count}),
    limits.LimitItemsPer: Unpriced("limit … items per", _COUNTERS, {"most": _count}),
    limits.LimitMoneyPer: Unpriced("limit of money", _COUNTERS, {"most": _positive}),
    limits.Allowed: Unpriced("when offline allow", _COUNTERS, {"most": _count}),
    limits.SharesLimit: Unpriced("shares limit of", _COUNTERS),
    limits.NeverMore: Unpriced(
        "never discount more", "caps are not priced yet", {"amount": _positive}
    ),
    limits.NeverBelow: Unpriced("never below", "floors are not priced yet"),
    limits.CostFloor: Unpriced(
        "never below cost", "floors are not priced yet", {"share": amounts.multiple}
    ),
    limits.ListFloor: Unpriced(
        "never below list price", "floors are not priced yet", {"share": _share}
    ),
    limits.PriceFloor: Unpriced("never below", "floors are not priced yet", {"amount": _positive}),
    stacking.StacksUpTo: Unpriced("stacks up to", _CHOICE, {"number": _count}),
    stacking.Exclusive: Unpriced("exclusive", _CHOICE),
    stacking.NeverCombines: Unpriced("never combines", _CHOICE),
    stacking.CombinesOnly: Unpriced("combines only", _CHOICE),
}

_SELECTORS = get_args(selectors.Selector)

_PRICED: dict[type, dict[str, Check]] = {
    conditions.TotalIs: {"amount": _money},
    conditions.CartHas: {"units": _count},
    triggers.Need: {"units": _count},
    triggers.DifferentNeed: {"units": _count},
    triggers.Slot: {"units": _count},
    triggers.Spend: {"amount": _positive},
    rewards.PercentOff: {"share": _share},
    rewards.PercentOffThem: {"share": _share},
    rewards.PercentOffTotal: {"share": _share},
    rewards.PercentOfListOff: {"share": _share},
    rewards.AmountOffEach: {"amount": _positive},
    rewards.AmountOffEachMeasure: {"amount": _positive, "units": _count},
    rewards.AmountOffThem: {"amount": _positive},
    rewards.AmountOffTotal: {"amount": _positive},
    rewards.PriceEach: {"price": _money},
    rewards.PricePerMeasure: {"price": _money, "units": _count},
    rewards.PriceForThem: {"price": _money},
    rewards.CheapestOff: {"units": _count, "share": _share},
    rewards.DearestOff: {"units": _count, "share": _share},
    rewards.FirstItems: {"units": _count},
    rewards.Reduced: {"share": _share},
    rewards.LessBy: {"amount": _positive},
    rewards.ForPrice: {"price": _money},
}
"""Values of what is priced where it stands alone: they are looked at here where it does not."""


def report_unpriced(context: Context, node: Any, place: Span, *, is_told: bool = True) -> bool:
    """Tell the first thing in `node` that has no price, at `place`; False where all is priced."""
    for part in parts_of(node):
        row = UNPRICED.get(type(part))
        if row is not None:
            if is_told:
                context.report("P350", place, clause=row.words, why=row.why)
            return True
    return False


def check_values(context: Context, node: object, scope: Scope | None) -> None:
    """Whether amounts and products below an unpriced node make sense; `scope` None: no products."""
    for part in parts_of(node, below_selectors=False):
        if isinstance(part, _SELECTORS):
            if scope is not None:
                scope.products(part)
            continue
        if isinstance(part, conditions.AttributeIs):
            usual_fact(context, part.subject, part.attribute, part.values)
        elif isinstance(part, conditions.AttributeAmount):
            usual_fact(context, part.subject, part.attribute, ())
        row = UNPRICED.get(type(part))
        checks = _PRICED.get(type(part), {}) if row is None else row.values
        for name, check in checks.items():
            value = getattr(part, name)
            for word in value if isinstance(value, tuple) else (value,):
                if word is not None:
                    check(context, word)


def parts_of(node: object, *, below_selectors: bool = True) -> Iterator[object]:
    """A node and the nodes below it, in the order of their fields."""
    waiting = [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, tuple):
            waiting += part[::-1]
            continue
        kind = type(part)
        if kind is Word or not is_dataclass(kind):
            continue
        yield part
        if below_selectors or kind not in _SELECTORS:
            waiting += [getattr(part, name) for name in _names(kind)]


@cache
def _names(kind: type) -> tuple[str, ...]:
    """The fields of a node that may hold nodes, last first."""
    return tuple(one.name for one in fields(kind) if one.name != "span")[::-1]
