"""Ladders: steps that no cart ever gains from, and bands that overlap."""

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


def check_ladders(context: Context, clauses: Clauses) -> None:
    """Amounts are compared only where they could be read; what could not was reported."""
    quiet = Context(context.currency, context.names, context.products)
    rungs = [rung for kind in LADDERS for rung in clauses.all(kind)]
    get = clauses.one(rewards.Get)
    if rungs and get is not None:
        context.report("P332", get.span)
    if rungs and len({type(rung) for rung in rungs}) > 1:
        context.report("P332", rungs[-1].span)
    for highest in clauses.all(HighestStep):
        context.report("P410", highest.span)
    if not clauses.all(HighestStep):
        _steps(context, quiet, clauses.all(SpendStep))
        _steps(context, quiet, clauses.all(ItemsStep))
    _bands(context, quiet, clauses.all(Band))


def _steps(context: Context, quiet: Context, steps: Sequence[SpendStep | ItemsStep]) -> None:
    """A step is useless where another asks for no more and gives as much of the same."""
    known = []
    for step in steps:
        need = step.amount if isinstance(step, SpendStep) else step.units
        asks = _number(quiet, need)
        value = _value(quiet, step.reward)
        if asks is not None and value is not None:
            known.append((asks, value, _products(step), step))
    for asks, (kind, gives), products, step in known:
        for other_asks, (other_kind, other_gives), other_products, other in known:
            is_same = kind == other_kind and products == other_products and step is not other
            is_better = (other_asks, -other_gives) != (asks, -gives) or _is_before(other, step)
            if is_same and is_better and other_asks <= asks and other_gives >= gives:
                context.report("P330", step.span)
                break


def _is_before(one: PromotionClause, other: PromotionClause) -> bool:
    return (one.span.line, one.span.column) < (other.span.line, other.span.column)


def _number(quiet: Context, word: Word) -> int | None:
    return int(word.text[:9]) if word.text.isdigit() else amounts.money(quiet, word)


def _products(step: SpendStep | ItemsStep) -> str:
    """The products of a step as written, wherever that stands; steps on others are no rivals."""
    selector = step.selector
    return "" if selector is None else " ".join(_words(selector))


def _words(node: object) -> list[str]:
    found: list[str] = []
    waiting = [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Word):
            found.append(part.text)
        elif isinstance(part, tuple):
            waiting += part
        elif hasattr(part, "__dataclass_fields__"):
            found.append(type(part).__name__)
            waiting += [getattr(part, name) for name in part.__dataclass_fields__ if name != "span"]
    return found


def _value(quiet: Context, reward: rewards.Reward) -> tuple[str, int] | None:
    """How much a reward gives, among rewards with the same words around it."""
    match reward:
        case rewards.PercentOffTotal(share, _) | rewards.PercentOffThem(share, _):
            rate = amounts.share(quiet, share)
            return None if rate is None else (type(reward).__name__, rate.of(10**12))
        case rewards.AmountOffTotal(amount, _) | rewards.AmountOffThem(amount, _):
            minor = amounts.money(quiet, amount)
            return None if minor is None else (type(reward).__name__, minor)
        case _:
            return None


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
