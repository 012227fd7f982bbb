"""Stacking: the groups, what kind each is, and the one order in which they apply."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from promo.check.context import Context
from promo.check.order import in_order
from promo.check.unpriced import check_values, report_unpriced
from promo.diagnostics.diagnostic import Note
from promo.diagnostics.span import Span
from promo.program.rewards import TotalReward
from promo.program.ruleset import Promotion
from promo.program.stacking import BASKET, ITEMS, Group, GroupKind, Policy
from promo.syntax import nodes
from promo.syntax.nodes import RuleFile, definitions_of
from promo.syntax.stacking import AppliesBefore, Chooses, Joins

MOST_GROUPS = 1_000

_HELD: dict[GroupKind, str] = {"items": "items", "totals": "the total"}


@dataclass(frozen=True, slots=True)
class Member:
    """A promotion and where it was written."""

    node: nodes.Promotion
    promotion: Promotion
    kind: GroupKind

    @classmethod
    def of(cls, node: nodes.Promotion, promotion: Promotion) -> "Member":
        is_of_totals = isinstance(promotion.reward, TotalReward)
        return cls(node, promotion, "totals" if is_of_totals else "items")

    @property
    def place(self) -> Span:
        for clause in self.node.clauses:
            if isinstance(clause, Joins):
                return clause.span
        return self.node.name.span


def groups_in_order(
    context: Context, files: Sequence[RuleFile], members: Sequence[Member]
) -> tuple[Group, ...]:
    """Every group that holds promotions, and the two that always exist, in order of application.

    Two groups that both hold promotions must be ordered by the declarations, directly or through
    others; only `items` is before `basket` unless they say otherwise. A declared group without
    promotions matters for that order and nothing else.
    """
    declared: dict[str, nodes.Group] = {}
    for definition in definitions_of(files, nodes.Group):
        if definition.name.text:
            declared.setdefault(definition.name.text, definition)
    if len(declared) > MOST_GROUPS:
        context.report("P328", [*declared.values()][-1].name.span, largest=f"{MOST_GROUPS:,}")
        return ()
    followers = _followers(context, declared)
    order, circles = in_order(followers, followers)
    for circle in circles:
        path = " before ".join(f"`{name}`" for name in circle)
        word = next(declared[name].name for name in circle if name in declared)
        context.report("P323", word.span, path=path)
    kinds = _kinds(context, members)
    is_known = not any(kind == "group" for kind, _ in context.names.unknown)
    if not circles and is_known and not any(file.is_damaged for file in files):
        _report_open_order(context, declared, order, followers, kinds)
    policies = {name: _policy(context, group) for name, group in declared.items()}
    for group in declared.values():
        for clause in group.clauses:
            report_unpriced(context, clause, clause.span)
            check_values(context, clause, None)
    always = {ITEMS.name: ITEMS, BASKET.name: BASKET}
    return tuple(
        Group(
            name,
            policies.get(name) or "best for customer",
            always[name].kind if name in always else kinds[name],
        )
        for name in order
        if name in kinds or name in always
    )


def _followers(context: Context, declared: dict[str, nodes.Group]) -> dict[str, set[str]]:
    """For each group: the groups that apply after it."""
    followers: dict[str, set[str]] = {name: set() for name in (*declared, ITEMS.name, BASKET.name)}
    for name, group in declared.items():
        for clause in group.clauses:
            if isinstance(clause, AppliesBefore):
                for word in clause.groups:
                    if context.names.has("group", word) and word.text in followers:
                        followers[name].add(word.text)
    if ITEMS.name not in _reached(followers, BASKET.name):
        followers[ITEMS.name].add(BASKET.name)
    return followers


def _reached(followers: dict[str, set[str]], start: str) -> set[str]:
    """All groups that apply after `start`."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        for name in followers[waiting.pop()] - found:
            found.add(name)
            waiting.append(name)
    return found


def _kinds(context: Context, members: Sequence[Member]) -> dict[str, GroupKind]:
    """The kind of each group that holds promotions; the first promotion decides it."""
    kinds: dict[str, GroupKind] = {}
    first: dict[str, Member] = {}
    fixed = {ITEMS.name: ITEMS.kind, BASKET.name: BASKET.kind}
    for member in members:
        group = member.promotion.group
        if group not in kinds:
            kinds[group], first[group] = fixed.get(group, member.kind), member
        kind, holder = kinds[group], first[group]
        if member.kind != kind:
            notes = (Note("a promotion of the other kind", holder.place),) * (holder is not member)
            held, given = _HELD[kind], _HELD[member.kind]
            context.report("P322", member.place, group=group, held=held, given=given, notes=notes)
    return kinds


def _report_open_order(
    context: Context,
    declared: dict[str, nodes.Group],
    order: Sequence[str],
    followers: dict[str, set[str]],
    kinds: dict[str, GroupKind],
) -> None:
    """Neighbours in one possible order that nothing puts in that order."""
    holding = [name for name in order if name in kinds]
    for first, second in pairwise(holding):
        if second not in _reached(followers, first):
            if first not in declared:
                first, second = second, first
            place = declared[first].name.span
            context.report("P324", place, first=first, second=second)


def _policy(context: Context, group: nodes.Group) -> Policy | None:
    chosen: Chooses | None = None
    for clause in group.clauses:
        if isinstance(clause, Chooses):
            if chosen is not None:
                notes = (Note("it stands here first", chosen.span),)
                context.report("P302", clause.span, clause="chooses", kind="group", notes=notes)
            chosen = chosen or clause
    if chosen is None:
        return None
    if chosen.policy == "best for store":
        why = "groups choose what is best for the customer so far"
        context.report("P350", chosen.span, clause="chooses best for store", why=why)
        return None
    return chosen.policy
