"""One promotion: from its clauses to its meaning."""

from promo.check import amounts
from promo.check.clauses import Clauses, text
from promo.check.context import Context
from promo.check.eligibility import eligibility
from promo.check.limits import cart_limit
from promo.check.rewards import conditions, reward
from promo.check.scope import Scope, excluded_products
from promo.program.rewards import TotalReward
from promo.program.ruleset import Promotion
from promo.program.stacking import BASKET, ITEMS
from promo.syntax import nodes
from promo.syntax.limits import Excludes
from promo.syntax.rewards import Get
from promo.syntax.stacking import Joins, Priority


def promotion(context: Context, node: nodes.Promotion, members: dict[str, int]) -> Promotion | None:
    """The meaning of a promotion, or None where it has none; what is wrong with it is reported."""
    clauses = Clauses(context, node)
    excludes, excluded = excluded_products(context, clauses.all(Excludes), members)
    scope = Scope(context, members, excluded, node.is_damaged)
    given = reward(context, clauses, scope)
    needed = conditions(context, clauses, scope)
    who_and_when = eligibility(context, clauses)
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
    if clauses.one(Get) is None and not node.is_damaged:
        context.report("P301", node.name.span, name=node.name)
    group = _group(context, clauses)
    if given is None or needed is None:
        return None
    return Promotion(
        promotion_id=node.name.text,
        title=title,
        receipt=receipt_text,
        group=group or (BASKET.name if isinstance(given, TotalReward) else ITEMS.name),
        reward=given,
        priority=rank,
        eligibility=who_and_when,
        triggers=needed,
        excludes=excludes,
        limit=cart_limit(context, clauses, given),
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
