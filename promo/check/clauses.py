"""The clauses of one promotion by kind."""

from typing import TypeVar

from promo.check.context import Context
from promo.diagnostics.diagnostic import Note
from promo.syntax import eligibility, ladders, limits, nodes, rewards, stacking, triggers
from promo.syntax.nodes import PromotionClause
from promo.syntax.word import Word

_ONCE: dict[type, str] = {
    nodes.Owner: "owner",
    nodes.Receipt: "receipt",
    nodes.Status: "status",
    nodes.Version: "version",
    nodes.Budget: "budget",
    nodes.FundedBy: "funded by",
    eligibility.RunsIn: "runs in",
    eligibility.RunsBy: "runs by",
    eligibility.OnlyAt: "only at",
    triggers.Buy: "buy",
    triggers.Spend: "spend",
    rewards.Get: "get",
    ladders.HighestStep: "highest step counts",
    limits.Costs: "costs",
    limits.Spreads: "spreads",
    limits.LimitMeasure: "limit",
    limits.NeverMore: "never discount more",
    stacking.NeverCombines: "never combines",
    stacking.CombinesOnly: "combines only with",
    limits.LimitUses: "limit … per cart",
    limits.LimitItems: "limit … items per cart",
    stacking.Joins: "joins group",
    stacking.Priority: "priority",
}
"""Clauses that a promotion has at most once, as a message names them."""

Clause = TypeVar("Clause", bound=PromotionClause)


class Clauses:
    """Clauses that may stand once and stand again are reported; the first counts."""

    def __init__(self, context: Context, node: nodes.Promotion) -> None:
        self._by_kind: dict[type, list[PromotionClause]] = {}
        for clause in node.clauses:
            self._by_kind.setdefault(type(clause), []).append(clause)
        for kind, (first, *others) in self._by_kind.items():
            for other in others if kind in _ONCE and not node.is_damaged else ():
                words, notes = _ONCE[kind], (Note("it stands here first", first.span),)
                context.report("P302", other.span, clause=words, kind="promotion", notes=notes)

    def one(self, kind: type[Clause]) -> Clause | None:
        found = self.all(kind)
        return found[0] if found else None

    def all(self, kind: type[Clause]) -> tuple[Clause, ...]:
        found = self._by_kind.get(kind)
        return () if found is None else tuple(one for one in found if isinstance(one, kind))


def text(context: Context, word: Word) -> str:
    """A text without blanks around it; an empty one is reported."""
    stripped = word.text.strip()
    if not stripped:
        context.report("P304", word.span)
    return stripped


def texts(context: Context, words: tuple[Word, ...]) -> tuple[str, ...]:
    """A list of names or texts, sorted, each once; repetitions are reported."""
    found: dict[str, None] = {}
    for word in words:
        stripped = text(context, word)
        if stripped in found:
            context.report("P405", word.span, found=word)
        found[stripped] = None
    return tuple(sorted(found))
