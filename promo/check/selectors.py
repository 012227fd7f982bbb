"""Selectors: from words to the one canonical form of a set of products.

Parts are flattened, sorted and kept once, so that equal meaning in another order is the same
program. Selectors nest no deeper than the grammar does.
"""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from typing import cast

from promo.check.context import Context
from promo.diagnostics.span import Span
from promo.diagnostics.suggest import nearest
from promo.program.selectors import (
    AllOf,
    AnyOf,
    ByField,
    Everything,
    Except,
    Field,
    Named,
    Selector,
)
from promo.syntax import selectors as written
from promo.syntax.build_words import LONGEST_TEXT
from promo.syntax.word import Word

MOST_COMPARED = 200
"""Values of an attribute that a strange one is compared with; each costs the square of its
length."""


def selector(context: Context, node: written.Selector) -> Selector | None:
    """The meaning of a selector, or None where something in it was reported."""
    match node:
        case written.Everything():
            return Everything()
        case written.ByField():
            return _by_field(context, node)
        # Not priced yet, which is told for the clause or the set it stands in.
        case written.ByAttribute():
            _check_attribute(context, node)
            return None
        case written.ByPrice() | written.OnSale() | written.Discounted():
            return None
        case written.Named(name):
            return Named(name.text) if context.names.has("set", name) else None
        case written.AnyOf(parts):
            return _combined(context, any_of, parts)
        case written.AllOf(parts):
            return _combined(context, all_of, parts)
        case written.Except(base, without):
            kept, taken = selector(context, base), _combined(context, any_of, without)
            return None if kept is None or taken is None else Except(kept, taken)


def _combined(
    context: Context,
    combine: Callable[[Iterable[Selector]], Selector],
    parts: Sequence[written.Selector],
) -> Selector | None:
    meanings = [selector(context, part) for part in parts]
    fine = [meaning for meaning in meanings if meaning is not None]
    return combine(fine) if len(fine) == len(meanings) else None


def _by_field(context: Context, node: written.ByField) -> ByField | None:
    field = cast("Field", node.field.text)
    values: dict[str, None] = {}
    is_known = True
    for word in node.values:
        value = _path(word.text) if field == "category" else word.text
        if not value.strip():
            context.report("P304", word.span)
            is_known = False
        elif value in values:
            context.report("P405", word.span, found=value)
        elif len(value) > LONGEST_TEXT:
            is_known = False  # reported where it was read
        elif context.products is not None and not context.products.has(field, value):
            near = context.products.nearest(field, value)
            context.report("P208", word.span, field=field, value=value, suggestion=near)
            is_known = False
        values[value] = None
    return ByField(field, tuple(sorted(values))) if is_known else None


def _check_attribute(context: Context, node: written.ByAttribute) -> None:
    """Whether the catalog has the attribute, and these values of it."""
    for word in (node.name, *node.values):
        if not word.text.strip():
            context.report("P304", word.span)
    known = {} if context.products is None else context.products.attributes
    if not known or not node.name.text.strip():
        return
    name = node.name.text
    if name not in known:
        near = nearest(name, known)
        context.report("P208", node.name.span, field="attribute", value=name, suggestion=near)
        return
    for word in node.values:
        if word.text not in known[name] and word.text.strip():
            near = nearest(word.text, [*known[name]][:MOST_COMPARED])
            context.report("P208", word.span, field=name, value=word, suggestion=near)


def known_sku(context: Context, word: Word) -> None:
    """Reports a SKU that the catalog does not have."""
    if context.products is not None and not context.products.has("sku", word.text):
        near = context.products.nearest("sku", word.text)
        context.report("P208", word.span, field="sku", value=word, suggestion=near)


def _path(text: str) -> str:
    return " > ".join(level.strip() for level in text.split(">"))


def any_of(parts: Iterable[Selector]) -> Selector:
    """In any of the parts; values of one field become one part."""
    values: dict[Field, set[str]] = {}
    kept: set[Selector] = set()
    waiting = deque(parts)
    while waiting:
        part = waiting.popleft()
        if isinstance(part, AnyOf):
            waiting.extend(part.parts)
        elif isinstance(part, ByField):
            values.setdefault(part.field, set()).update(part.values)
        else:
            kept.add(part)
    if Everything() in kept:
        return Everything()
    kept |= {ByField(field, tuple(sorted(found))) for field, found in values.items()}
    return _single_or(AnyOf, kept)


def all_of(parts: Iterable[Selector]) -> Selector:
    """In all of the parts."""
    kept: set[Selector] = set()
    for part in parts:
        kept.update(part.parts if isinstance(part, AllOf) else (part,))
    return _single_or(AllOf, (kept - {Everything()}) or {Everything()})


def _single_or(combine: type[AnyOf] | type[AllOf], parts: set[Selector]) -> Selector:
    # `repr` of these records is made of their fields alone: an order that never changes.
    ordered = tuple(sorted(parts, key=repr))
    return ordered[0] if len(ordered) == 1 else combine(ordered)


def products_of(
    context: Context, meaning: Selector | None, span: Span, members: dict[str, int]
) -> int | None:
    """The products a selector finds, or None without a catalog; none at all is reported."""
    if context.products is None or meaning is None:
        return None
    if not all(name in members for name in mentioned(meaning)):
        return None
    found = context.products.members(meaning, members)
    if found == 0:
        context.report("P209", span)
        return None
    return found


def mentioned(meaning: Selector) -> set[str]:
    """The sets a selector names itself."""
    match meaning:
        case Named(name):
            return {name}
        case AnyOf(parts) | AllOf(parts):
            return set().union(*(mentioned(part) for part in parts))
        case Except(base, without):
            return mentioned(base) | mentioned(without)
        case _:
            return set()
