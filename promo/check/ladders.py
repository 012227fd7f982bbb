"""Ladders: steps that no cart ever gains from, and bands that overlap or leave gaps."""

from collections.abc import Sequence
from itertools import pairwise

from promo.check import amounts
from promo.check.clauses import Clauses
from promo.check.context import Context
from promo.syntax import rewards
from promo.syntax.ladders import (
    Band,
    EveryItems,
    EverySpend,
    HighestStep,
    ItemsStep,
    SpendStep,
)
from promo.syntax.nodes import PromotionClause
from promo.syntax.word import Word

LADDERS = (SpendStep, ItemsStep, EverySpend, EveryItems, Band)

MOST_COMPARED = 50
"""Steps of one promotion that are held against one another; nobody writes more."""

_Step = SpendStep | ItemsStep | EverySpend | EveryItems
_Value = tuple[tuple[str, ...], int]


def check_ladders(context: Context, clauses: Clauses) -> None:
    """Amounts are compared only where they could be read; what could not was reported."""
    rungs = [rung for kind in LADDERS for rung in clauses.all(kind)]
    if not rungs and not clauses.all(HighestStep):
        return
    quiet = Context(context.currency, context.names, context.products)
    get = clauses.one(rewards.Get)
    if rungs and get is not None:
        context.report("P332", get.span)
    if rungs and len({type(rung) for rung in rungs}) > 1:
        context.report("P332", rungs[-1].span)
    for highest in clauses.all(HighestStep):
        context.report("P410", highest.span)
    is_highest = bool(clauses.all(HighestStep))
    _steps(context, quiet, clauses.all(SpendStep), is_highest=is_highest)
    _steps(context, quiet, clauses.all(ItemsStep), is_highest=is_highest)
    _steps(context, quiet, clauses.all(EverySpend), is_highest=False)
    _steps(context, quiet, clauses.all(EveryItems), is_highest=False)
    _bands(context, quiet, clauses.all(Band))


def _steps(context: Context, quiet: Context, steps: Sequence[_Step], *, is_highest: bool) -> None:
    """A step is useless where another asks for no more of the same and gives as much of the same.

    Where the highest step counts, one that gives less may still be meant; of two that ask for the
    same the first counts.
    """
    known = []
    for step in steps[:MOST_COMPARED]:
        need = step.amount if isinstance(step, SpendStep | EverySpend) else step.units
        asks = _number(quiet, need)
        value = _value(quiet, step.reward)
        if asks is not None:
            known.append((asks, value, _products(step), step))
    for asks, value, products, step in known:
        for other_asks, other_value, other_products, other in known:
            if step is other or products != other_products or other_asks > asks:
                continue
            if is_highest:
                is_useless = other_asks == asks and _is_before(other, step)
            else:
                is_useless = _is_less(value, other_value) or (
                    value is not None
                    and value == other_value
                    and (other_asks < asks or _is_before(other, step))
                )
            if is_useless:
                context.report("P330", step.span)
                break


def _products(step: _Step) -> tuple[str, ...]:
    """What a step counts, as written; steps on something else are no rivals."""
    if isinstance(step, SpendStep | EverySpend):
        return _words(step.selector)
    return _words((step.counted_as, step.selector))


def _is_less(one: _Value | None, other: _Value | None) -> bool:
    """Whether both are of one kind, and the one gives less."""
    return one is not None and other is not None and one[0] == other[0] and one[1] < other[1]


def _is_before(one: PromotionClause, other: PromotionClause) -> bool:
    return (one.span.line, one.span.column) < (other.span.line, other.span.column)


def _number(quiet: Context, word: Word) -> int | None:
    return int(word.text[:9]) if word.text.isdigit() else amounts.money(quiet, word)


def _words(node: object) -> tuple[str, ...]:
    """What is written below a node, wherever it stands."""
    found: list[str] = []
    waiting = [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Word | str):
            found.append(str(part))
        elif isinstance(part, tuple):
            waiting += part
        elif hasattr(part, "__dataclass_fields__"):
            found.append(type(part).__name__)
            waiting += [getattr(part, name) for name in part.__dataclass_fields__ if name != "span"]
    return tuple(found)


def _value(quiet: Context, reward: rewards.Reward) -> _Value | None:
    """What a reward gives and how much, where more is better for every cart.

    Rewards are of one kind where all is the same but the number.
    """
    kind: object = ()
    number: int | None = None
    match reward:
        case rewards.PercentOff(share, on) | rewards.PercentOfListOff(share, on):
            kind, number = on, _share(quiet, share)
        case rewards.PercentOffTotal(share, _, on):
            kind, number = on, _share(quiet, share)
        case rewards.PercentOffThem(share):
            number = _share(quiet, share)
        case rewards.AmountOffEach(amount, on):
            kind, number = on, amounts.money(quiet, amount)
        case rewards.AmountOffTotal(amount, _, on):
            kind, number = on, amounts.money(quiet, amount)
        case rewards.AmountOffThem(amount):
            number = amounts.money(quiet, amount)
        case rewards.PriceEach(on, price):
            kind, number = on, _less(amounts.money(quiet, price))
        case rewards.PricePerMeasure(on, price, units, unit):
            kind, number = (on, units, unit), _less(amounts.money(quiet, price))
        case rewards.CheapestOff(_, units, share, further):
            kind, number = (units, further), _share(quiet, share)
        case rewards.DearestOff(_, units, share):
            kind, number = units, _share(quiet, share)
        case rewards.Delivery(_, benefit):
            kind, number = _benefit(quiet, benefit)
        case rewards.Fee(_, name, benefit):
            of, number = _benefit(quiet, benefit)
            kind = (name, of)
        case rewards.Points(points):
            number = _number(quiet, points)
        case _:
            return None
    return None if number is None else ((type(reward).__name__, *_words(kind)), number)


def _benefit(quiet: Context, benefit: rewards.Benefit) -> tuple[object, int | None]:
    match benefit:
        case rewards.Free():
            return "a share", _share(quiet, None)
        case rewards.Reduced(share):
            return "a share", _share(quiet, share)
        case rewards.LessBy(amount):
            return "an amount", amounts.money(quiet, amount)
        case rewards.ForPrice(price):
            return "a price", _less(amounts.money(quiet, price))


def _share(quiet: Context, share: Word | None) -> int | None:
    """A share of a large amount; all of it where none is written."""
    rate = amounts.FREE if share is None else amounts.share(quiet, share)
    return None if rate is None else rate.of(10**12)


def _less(price: int | None) -> int | None:
    """A price as a number that is larger for who pays less."""
    return None if price is None else -price


def _bands(context: Context, quiet: Context, bands: Sequence[Band]) -> None:
    known = []
    for band in bands:
        first = amounts.money(quiet, band.first)
        last = None if band.last is None else amounts.money(quiet, band.last)
        if first is None or (band.last is not None and last is None):
            continue
        if last is not None and last <= first:
            context.report("P331", band.span)
            continue
        known.append((first, last, band))
    known.sort(key=lambda one: one[0])
    for (_, last, _), (first, _, band) in pairwise(known):
        if last is None or first < last:
            context.report("P331", band.span)
        elif first > last:
            context.report("P413", band.span)
