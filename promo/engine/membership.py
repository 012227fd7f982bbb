"""Which products are in which sets, for many products at once.

The till's index is made of this. The reference asks the same question one product at a time
(`reference/selectors.py`), and the differential tests compare the two.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import assert_never

from promo.model.product import Product
from promo.program.selectors import (
    AllOf,
    AnyOf,
    ByField,
    Everything,
    Except,
    Field,
    Named,
    NamedSet,
    Selector,
)

Members = frozenset[int]


def members(
    products: Sequence[Product], named: Iterable[NamedSet], selectors: Sequence[Selector]
) -> tuple[Members, ...]:
    """For each selector the places in `products` of those it selects.

    A product that is not discountable is in no set: no promotion may count, trigger on or reward
    it (semantics, clause 3).
    """
    named = tuple(named)
    index = _index(products, [one.selector for one in named] + list(selectors))
    everything = frozenset(at for at, product in enumerate(products) if product.discountable)
    known: dict[str, Members] = {}
    for one in named:
        known[one.name] = _select(one.selector, index, everything, known)
    return tuple(_select(selector, index, everything, known) for selector in selectors)


_Index = Mapping[tuple[Field, str], Members]


def _select(
    selector: Selector, index: _Index, everything: Members, known: Mapping[str, Members]
) -> Members:
    # Calls itself only as deep as brackets nest: syntax/ reads ten, a snapshot holds 64.
    match selector:
        case Everything():
            return everything
        case ByField():
            found: Members = frozenset()
            return found.union(*(index[selector.field, value] for value in selector.values))
        case Named():
            return known[selector.name]
        case AnyOf():
            parts = [_select(part, index, everything, known) for part in selector.parts]
            return parts[0].union(*parts[1:])
        case AllOf():
            parts = [_select(part, index, everything, known) for part in selector.parts]
            return parts[0].intersection(*parts[1:])
        case Except():
            base = _select(selector.base, index, everything, known)
            return base - _select(selector.without, index, everything, known)
        case _:
            assert_never(selector)


def _index(products: Sequence[Product], selectors: Sequence[Selector]) -> _Index:
    """The members of every value that some selector mentions, and of no other."""
    index: dict[tuple[Field, str], set[int]] = {}
    pending = list(selectors)
    while pending:
        match pending.pop():
            case ByField(field=field, values=values):
                index.update({(field, value): set() for value in values})
            case AnyOf(parts=parts) | AllOf(parts=parts):
                pending.extend(parts)
            case Except(base=base, without=without):
                pending.extend((base, without))
    for at, product in enumerate(products):
        if product.discountable:
            for key in _keys(product):
                if key in index:
                    index[key].add(at)
    return {key: frozenset(found) for key, found in index.items()}


def _keys(product: Product) -> Iterable[tuple[Field, str]]:
    """Every field and value under which selectors find a product."""
    yield "sku", product.sku
    yield "department", product.department
    yield "brand", product.brand
    yield "supplier", product.supplier
    for tag in product.tags:
        yield "tag", tag
    for level, name in enumerate(product.category):
        yield "category", name
        yield "category", " > ".join(product.category[: level + 1])
