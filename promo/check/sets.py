"""Named sets: what each means, in an order in which none mentions a later one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from promo.check.context import Context
from promo.check.order import in_order
from promo.check.selectors import mentioned, products_of, selector
from promo.check.unpriced import check_values, report_unpriced
from promo.program.selectors import NamedSet
from promo.syntax import nodes
from promo.syntax.nodes import RuleFile, definitions_of


@dataclass(slots=True)
class Sets:
    """`ordered` holds the sets that are fine, `members` their products where there is a catalog."""

    ordered: list[NamedSet] = field(default_factory=list)
    members: dict[str, int] = field(default_factory=dict)


def named_sets(context: Context, files: Sequence[RuleFile]) -> Sets:
    """All sets of the files; circles and sets without products are reported."""
    written: dict[str, nodes.NamedSet] = {}
    meanings: dict[str, NamedSet] = {}
    for definition in definitions_of(files, nodes.NamedSet):
        name = definition.name.text
        if report_unpriced(context, definition.selector, definition.span):
            check_values(context, definition.selector, None)
        meaning = selector(context, definition.selector)
        if written.setdefault(name, definition) is definition and meaning is not None:
            meanings[name] = NamedSet(name, meaning)
    followers: dict[str, set[str]] = {name: set() for name in meanings}
    for name, named in meanings.items():
        for part in mentioned(named.selector) & meanings.keys():
            followers[part].add(name)
    order, circles = in_order(meanings, followers)
    for circle in circles:
        # Followers are the containing sets; read backwards it says who contains whom.
        path = " contains ".join(f"`{name}`" for name in reversed(circle))
        context.report("P205", written[circle[0]].name.span, name=circle[0], path=path)
    sets = Sets()
    for name in order:
        meaning = meanings[name].selector
        sets.ordered.append(meanings[name])
        found = products_of(context, meaning, written[name].selector.span, sets.members)
        if found is not None:
            sets.members[name] = found
    return sets


def used_sets(ordered: Iterable[NamedSet], mentions: Iterable[str]) -> tuple[NamedSet, ...]:
    """The sets that are mentioned, and those that these mention, in the same order."""
    needed = set(mentions)
    kept: list[NamedSet] = []
    for named in reversed([*ordered]):
        if named.name in needed:
            kept.append(named)
            needed |= mentioned(named.selector)
    return tuple(reversed(kept))
