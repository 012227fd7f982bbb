"""Selectors: which units are in a set."""

from collections.abc import Iterable, Mapping, Sequence
from typing import assert_never

from promo.engine.reference.units import Unit
from promo.model.product import Product
from promo.program.selectors import (
    AllOf,
    AnyOf,
    ByField,
    Everything,
    Except,
    Named,
    NamedSet,
    Selector,
)

Units = frozenset[int]
"""A set of units, by their positions."""


def members_of_sets(sets: Iterable[NamedSet], units: Sequence[Unit]) -> dict[str, Units]:
    """The members of every named set; a set may name only sets before it."""
    named: dict[str, Units] = {}
    for each in sets:
        named[each.name] = members(each.selector, units, named)
    return named


def members(selector: Selector, units: Sequence[Unit], named: Mapping[str, Units]) -> Units:
    """The units in the set that `selector` describes, whether they may be discounted or not."""
    found: list[Units] = []
    for step in _parts_first(selector):
        match step:
            case Everything():
                found.append(frozenset(range(len(units))))
            case ByField():
                found.append(
                    frozenset(i for i, unit in enumerate(units) if _has(unit.product, step))
                )
            case Named():
                found.append(named[step.name])
            case AnyOf():
                parts = _take_last(found, len(step.parts))
                found.append(frozenset().union(*parts))
            case AllOf():
                parts = _take_last(found, len(step.parts))
                found.append(parts[0].intersection(*parts[1:]))
            case Except():
                base, without = _take_last(found, 2)
                found.append(base - without)
            case _:
                assert_never(step)
    (answer,) = found
    return answer


def _parts_first(selector: Selector) -> list[Selector]:
    """The selector's parts, each before the selector it is a part of.

    Walked with a list instead of recursion: a rule may nest as deep as its author likes.
    """
    whole_first: list[Selector] = []
    waiting = [selector]
    while waiting:
        step = waiting.pop()
        whole_first.append(step)
        match step:
            case AnyOf() | AllOf():
                waiting.extend(step.parts)
            case Except():
                waiting.extend((step.base, step.without))
            case Everything() | ByField() | Named():
                pass
            case _:
                assert_never(step)
    return whole_first[::-1]


def _take_last(found: list[Units], count: int) -> list[Units]:
    taken = found[len(found) - count :]
    del found[len(found) - count :]
    return taken


def _has(product: Product, asked: ByField) -> bool:
    match asked.field:
        case "sku":
            return product.sku in asked.values
        case "department":
            return product.department in asked.values
        case "category":
            path = product.category
            from_top = (" > ".join(path[: depth + 1]) for depth in range(len(path)))
            return any(level in asked.values for level in (*path, *from_top))
        case "brand":
            return product.brand in asked.values
        case "tag":
            return any(tag in asked.values for tag in product.tags)
        case "supplier":
            return product.supplier in asked.values
        case _:
            assert_never(asked.field)
