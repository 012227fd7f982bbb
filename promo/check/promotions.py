"""One promotion: from its clauses to its meaning."""

from promo.check import amounts
from promo.check.clauses import Clauses, text
from promo.check.context import Context
from promo.check.deals import check_deals
from promo.check.declarations import Declared
from promo.check.eligibility import eligibility
from promo.check.ladders import LADDERS, check_ladders
from promo.check.limits import cart_limit, check_limits
from promo.check.mentions import check_mentions
from promo.check.rewards import reward
from promo.check.scope import Scope, excluded_products
from promo.check.triggers import asked, report_unpriced_asked
from promo.check.units import check_units
from promo.check.unpriced import check_values, report_unpriced
from promo.program.limits import CartLimit
from promo.program.rewards import TotalReward
from promo.program.ruleset import Promotion
from promo.program.stacking import BASKET, ITEMS
from promo.syntax import nodes, triggers
from promo.syntax.eligibility import OnlyIf
from promo.syntax.ladders import HighestStep
from promo.syntax.limits import Excludes
from promo.syntax.rewards import Get, Plus
from promo.syntax.stacking import Joins, Priority

_HEART = (Get, Plus, triggers.Buy, triggers.Spend, triggers.Slot, OnlyIf, *LADDERS, HighestStep)
"""What is given and what for: these clauses only mean something together."""


def promotion(
    context: Context, node: nodes.Promotion, members: dict[str, int], declared: Declared
) -> Promotion | None:
    """The meaning of a promotion, or None where it has none; what is wrong with it is reported.

    One that is not live has no meaning for a till; what has no price yet is not held against it.
    """
    before = len(context.found)
    meaning = _meaning(context, node, members, declared)
    if _is_live(context, node):
        return meaning
    context.found[before:] = [one for one in context.found[before:] if one.code != "P350"]
    return None


def _is_live(context: Context, node: nodes.Promotion) -> bool:
    for clause in node.clauses:
        if isinstance(clause, nodes.Status):
            return clause.status.text == "live"
    return True


def _meaning(
    context: Context, node: nodes.Promotion, members: dict[str, int], declared: Declared
) -> Promotion | None:
    clauses = Clauses(context, node)
    unpriced = [
        one
        for one in node.clauses
        if report_unpriced(context, one, one.span) or report_unpriced_asked(context, clauses, one)
    ]
    excludes, excluded = excluded_products(context, clauses.all(Excludes), members)
    scope = Scope(context, members, excluded, node.is_damaged)
    given, needed = None, None
    if any(isinstance(one, _HEART) for one in unpriced):
        for one in node.clauses:
            if isinstance(one, _HEART):
                check_values(context, one, scope)
        check_deals(context, clauses, scope)
    else:
        given = reward(context, clauses, scope)
        needed = asked(context, clauses, scope)
    for one in node.clauses:
        check_mentions(context, one, declared)
    for one in unpriced:
        check_values(context, one, scope)
    for one in node.clauses:
        if isinstance(one, _HEART):
            check_units(scope, one)
    check_ladders(context, clauses)
    limit = CartLimit() if given is None else cart_limit(context, clauses, given)
    check_limits(context, clauses, given)
    who_and_when = eligibility(context, clauses, declared)
    title = _title(context, node)
    receipt = clauses.one(nodes.Receipt)
    receipt_text = title if receipt is None else text(context, receipt.text)
    for owner in clauses.all(nodes.Owner):
        text(context, owner.text)
    for note in clauses.all(nodes.Note):
        text(context, note.text)
    priority = clauses.one(Priority)
    rank = 0
    if priority is not None:
        rank = amounts.whole_number(context, priority.number, amounts.LARGEST_PRIORITY) or 0
    if not any(isinstance(one, (Get, *LADDERS)) for one in node.clauses) and not node.is_damaged:
        context.report("P301", node.name.span, name=node.name)
    group = _group(context, clauses)
    if given is None or needed is None or unpriced:
        return None
    return Promotion(
        promotion_id=node.name.text,
        title=title,
        receipt=receipt_text,
        group=group or (BASKET.name if isinstance(given, TotalReward) else ITEMS.name),
        reward=given,
        priority=rank,
        eligibility=who_and_when,
        triggers=needed.triggers,
        condition=needed.condition,
        excludes=excludes,
        limit=limit,
    )


def _title(context: Context, node: nodes.Promotion) -> str:
    if node.title is not None:
        return text(context, node.title)
    if not node.is_damaged:
        context.report("P303", node.name.span, name=node.name)
    return ""


def _group(context: Context, clauses: Clauses) -> str | None:
    joins = clauses.one(Joins)
    if joins is None:
        return None
    context.names.has("group", joins.group)
    return joins.group.text
