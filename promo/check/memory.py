"""`Memory`: what each promotion was found to mean, for the next check of rules being edited.

A promotion is looked at on its own, with everybody's names and sets at hand. What it asked of
them is noted; as long as it is the same node and would get the same answers, it means the same.
"""

from dataclasses import dataclass, field

from promo.check.context import Context
from promo.check.declarations import Declared
from promo.check.names import Kind, Names
from promo.check.promotions import promotion
from promo.check.sets import Sets
from promo.check.stacking import Member
from promo.diagnostics.diagnostic import Diagnostic
from promo.diagnostics.span import Span
from promo.program.eligibility import Eligibility
from promo.syntax import nodes

_Key = tuple[Kind, str]

MOST_WRITTEN_OUT = 10_000_000
"""Stores that promotions name, list by list, and ten times as many as the days on which they run:
ten thousand promotions for a thousand stores each, or a hundred days. It bounds memory."""

_ONE_BY_ONE: tuple[Kind, ...] = ("set", "segment", "group", "promotion")
"""Kinds of which there are many: only who asked for a name that came or went is looked at again.
A change of any other declaration is rare, and everything is looked at again."""


@dataclass(frozen=True, slots=True)
class _Looked:
    """What came of looking at one promotion. `written_out` counts for MOST_WRITTEN_OUT."""

    node: nodes.Promotion
    member: Member | None
    found: tuple[Diagnostic, ...]
    used: frozenset[_Key]
    unknown: tuple[tuple[_Key, tuple[Span, ...]], ...]
    written_out: int


@dataclass(slots=True)
class Memory:
    """Empty at first. Belongs to one catalog."""

    _looked: dict[int, _Looked] = field(default_factory=dict)
    """By the identity of the node, which `_Looked` keeps alive."""
    _answers: dict[_Key, int | None] = field(default_factory=dict)
    _rest: object = None

    def members(
        self, context: Context, written: list[nodes.Promotion], sets: Sets, declared: Declared
    ) -> list[Member]:
        """The promotions that mean something, as `promotion` finds them, and all it reports."""
        self._forget(context, sets, declared)
        looked: dict[int, _Looked] = {}
        members = []
        left = MOST_WRITTEN_OUT
        for node in written:
            one = self._looked.get(id(node)) or _look(context, node, sets.members, declared)
            looked[id(node)] = one
            if one.member is not None:
                members.append(one.member)
                left -= one.written_out
                if left < 0:
                    context.report("P337", node.name.span, name=node.name)
                    break
            if one.found:
                context.found += one.found
            for key, spans in one.unknown:
                context.names.unknown.setdefault(key, []).extend(spans)
        context.names.used.update(*(one.used for one in looked.values()))
        self._looked = looked
        return members

    def _forget(self, context: Context, sets: Sets, declared: Declared) -> None:
        """Leaves out what would be answered differently now."""
        names = context.names.declared
        rest = (
            context.currency,
            declared,
            [sorted(of) for kind, of in names.items() if kind not in _ONE_BY_ONE],
        )
        answers: dict[_Key, int | None] = {
            (kind, name): sets.members.get(name) if kind == "set" else None
            for kind in _ONE_BY_ONE
            for name in names[kind]
        }
        if rest != self._rest:
            self._looked = {}
        before = self._answers
        changed = {key for key in answers if key not in before or before[key] != answers[key]}
        changed |= before.keys() - answers.keys()
        # Whether a name is a promotion or a group is asked at once.
        changed |= {("group", name) for kind, name in changed if kind == "promotion"}
        if changed:
            self._looked = {
                at: one for at, one in self._looked.items() if changed.isdisjoint(one.used)
            }
        self._answers, self._rest = answers, rest


def _look(
    context: Context, node: nodes.Promotion, members: dict[str, int], declared: Declared
) -> _Looked:
    names = Names(context.names.declared)
    alone = Context(context.currency, names, context.products)
    meaning = promotion(alone, node, members, declared)
    return _Looked(
        node,
        None if meaning is None else Member.of(node, meaning),
        tuple(alone.found),
        frozenset(names.used),
        tuple((key, tuple(spans)) for key, spans in names.unknown.items()),
        0 if meaning is None else _written_out(meaning.eligibility),
    )


def _written_out(asked: Eligibility) -> int:
    return len(asked.stores) + 10 * len(asked.window.dates)
