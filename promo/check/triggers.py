"""Triggers: what the cart must hold for a reward to be given, as `buy`, `spend`, `only if` and the
`if` of a reward ask for it.

What must all hold are triggers, whoever asks for it: `only if cart has 3 items from snacks` means
what `buy 3 items from snacks` means before an offer. Only what `not` and `or` join is a condition.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import assert_never

from promo.check import amounts
from promo.check.clauses import Clauses
from promo.check.context import Context
from promo.check.rewards import DEALS
from promo.check.scope import Scope
from promo.check.unpriced import parts_of
from promo.program.selectors import Everything, Selector
from promo.program.triggers import (
    BuyAtLeast,
    BuyDifferent,
    BuyIdentical,
    BuyWeighed,
    Condition,
    Operator,
    SpendAtLeast,
    SpendAtList,
    Trigger,
)
from promo.syntax import conditions as written
from promo.syntax.eligibility import OnlyIf
from promo.syntax.nodes import PromotionClause
from promo.syntax.rewards import Get
from promo.syntax.selectors import Selector as WrittenSelector
from promo.syntax.triggers import Buy, CountedAs, DifferentNeed, MeasuredNeed, Need, Spend
from promo.syntax.word import Word

Step = Trigger | Operator


@dataclass(frozen=True, slots=True)
class Asked:
    """All `triggers` and the `condition` must hold."""

    triggers: tuple[Trigger, ...]
    condition: Condition | None


def asked(context: Context, clauses: Clauses, scope: Scope) -> Asked | None:
    """What the cart must hold, or None where something about it was reported."""
    get, buy, spend = clauses.one(Get), clauses.one(Buy), clauses.one(Spend)
    found: list[tuple[Step, ...] | None] = []
    if buy is not None and get is not None and not isinstance(get.reward, DEALS):
        found += [_need(context, scope, need) for need in buy.needs]
    if spend is not None:
        at_list = spend.at_list_price is not None
        minor = amounts.money_above_zero(context, spend.amount)
        found.append(_spent(scope, minor, spend.selector, at_list=at_list))
    conditions = [one.condition for one in clauses.all(OnlyIf)]
    if get is not None and get.given_if is not None:
        conditions.append(get.given_if.condition)
    found += [_steps(context, scope, part) for part in _all_of(conditions)]
    fine = [steps for steps in found if steps is not None]
    if len(fine) < len(found):
        return None
    alone = (steps[0] for steps in fine if len(steps) == 1)
    joined = [steps for steps in fine if len(steps) > 1]
    return Asked(
        tuple(step for step in alone if not isinstance(step, str)),
        Condition(_join(joined, "and")) if joined else None,
    )


def report_unpriced_asked(context: Context, clauses: Clauses, clause: PromotionClause) -> bool:
    """Tell what a clause asks that has no price in its place; False where all is priced."""
    get = clauses.one(Get)
    is_deal = isinstance(clause, Buy) and get is not None and isinstance(get.reward, DEALS)
    for part in parts_of(clause, below_selectors=False):
        match part:
            case DifferentNeed(kind=Word(text="styles")):
                named, why = "different styles", "the till does not know styles yet"
            case CountedAs() | DifferentNeed() if is_deal:
                named, why = "different, identical or weighed", "a deal takes any units so far"
            case _:
                continue
        context.report("P350", clause.span, clause=named, why=why)
        return True
    return False


def _need(
    context: Context, scope: Scope, need: Need | DifferentNeed | MeasuredNeed
) -> tuple[Step, ...] | None:
    if isinstance(need, MeasuredNeed):
        return None  # not priced yet, and told
    units = amounts.count(context, need.units)
    products = scope.products(need.selector)
    if units is None or products is None:
        return None
    if isinstance(need, DifferentNeed):
        return (BuyDifferent(units, "brands", products),)
    return (_counted(units, need.counted_as, products),)


def _counted(units: int, counted_as: CountedAs | None, products: Selector) -> Trigger:
    match None if counted_as is None else counted_as.how.text:
        case "different":
            return BuyDifferent(units, "items", products)
        case "identical":
            return BuyIdentical(units, products)
        case "weighed":
            return BuyWeighed(units, products)
        case _:
            return BuyAtLeast(units, products)


def _spent(
    scope: Scope, minor: int | None, selector: WrittenSelector | None, *, at_list: bool = False
) -> tuple[Trigger] | None:
    on = Everything() if selector is None else scope.products(selector)
    if minor is None or on is None:
        return None
    return (SpendAtList(minor, on) if at_list else SpendAtLeast(minor, on),)


def _all_of(conditions: Sequence[written.Condition]) -> list[written.Condition]:
    """What must all hold, part by part."""
    parts: list[written.Condition] = []
    waiting = [*conditions][::-1]
    while waiting:
        part = waiting.pop()
        if isinstance(part, written.AllConditions):
            waiting += part.parts[::-1]
        else:
            parts.append(part)
    return parts


def _steps(context: Context, scope: Scope, node: written.Condition) -> tuple[Step, ...] | None:
    """A condition in steps (`program.triggers.Condition`), or None where something was reported."""
    # Calls itself only as deep as brackets nest, of which the grammar knows the end.
    match node:
        case written.TotalIs():
            return _total(context, scope, node)
        case written.CartHas():
            units = amounts.count(context, node.units)
            products = scope.products(node.selector)
            if units is None or products is None:
                return None
            return (_counted(units, node.counted_as, products),)
        case written.CartHasNone():
            products = scope.products(node.selector)
            return None if products is None else (BuyAtLeast(1, products), "not")
        case written.Not():
            return _contrary(_steps(context, scope, node.condition))
        case written.AllConditions() | written.AnyCondition():
            found = [_steps(context, scope, part) for part in node.parts]
            fine = [steps for steps in found if steps is not None]
            operator: Operator = "and" if isinstance(node, written.AllConditions) else "or"
            return _join(fine, operator) if len(fine) == len(found) else None
        case written.AttributeIs() | written.AttributeAmount() | written.BirthdayIs():
            return None  # not priced yet, and told
        case _:
            assert_never(node)


def _total(context: Context, scope: Scope, node: written.TotalIs) -> tuple[Step, ...] | None:
    minor = amounts.money(context, node.amount)
    if node.how.text == "exceeds" and minor is not None:
        minor += 1
    least = _spent(scope, minor, node.selector)
    return _contrary(least) if node.how.text == "under" else least


def _contrary(steps: tuple[Step, ...] | None) -> tuple[Step, ...] | None:
    if steps is None:
        return None
    return steps[:-1] if steps[-1] == "not" else (*steps, "not")


def _join(parts: Iterable[tuple[Step, ...]], operator: Operator) -> tuple[Step, ...]:
    joined, *others = parts
    for other in others:
        joined = (*joined, *other, operator)
    return joined
