"""Selectors that often overlap and seldom are empty."""

from promo.program.selectors import (
    FIELDS,
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
from tests.strategies.catalogs import SKUS
from tests.strategies.chooser import Chooser, pick, some

VALUES: dict[Field, tuple[str, ...]] = {
    "sku": SKUS,
    "department": ("North", "South"),
    "category": ("Crisps", "Drinks", "Food", "Food > Crisps"),
    "brand": ("Acme", "Zest"),
    "tag": ("new", "snack"),
    "supplier": ("Mill",),
}


def generate_selector(
    chooser: Chooser, sets: tuple[NamedSet, ...] = (), depth: int = 2
) -> Selector:
    """Any selector; those that name a set name one of `sets`."""
    match chooser.integer(0, 13 if depth else 10):
        case 0 | 1 | 2 | 3 | 4:
            return Everything()
        case 5 | 6 | 7:
            return _by_field(chooser, "sku")
        case 8 | 9:
            return _by_field(chooser, pick(chooser, FIELDS))
        case 10:
            return Named(pick(chooser, sets).name) if sets else Everything()
        case 11:
            return AnyOf(_two(chooser, sets, depth))
        case 12:
            return AllOf(_two(chooser, sets, depth))
        case _:
            return Except(*_two(chooser, sets, depth))


def _two(chooser: Chooser, sets: tuple[NamedSet, ...], depth: int) -> tuple[Selector, Selector]:
    first = generate_selector(chooser, sets, depth - 1)
    return first, generate_selector(chooser, sets, depth - 1)


def _by_field(chooser: Chooser, field: Field) -> ByField:
    values = some(chooser, VALUES[field], 60)
    return ByField(field, values or VALUES[field][:1])
