"""The catalog as the check sees it: which values there are, and which products a selector finds.

A set of products is one whole number with a bit for each product, in SKU order.
"""

from collections.abc import Mapping
from functools import cached_property

from promo.diagnostics.suggest import nearest
from promo.model.catalog import Catalog
from promo.model.product import Product
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

MOST_SUGGESTIONS = 50
"""Near values looked for in one check; a catalog has many values, and a reader little patience."""


class Products:
    """An index of one catalog."""

    def __init__(self, catalog: Catalog) -> None:
        self._products = tuple(catalog.products.values())
        self._members: dict[tuple[Field, str], int] = {}
        self._suggestions_left = MOST_SUGGESTIONS

    def has(self, field: Field, value: str) -> bool:
        return value in self._positions[field]

    def nearest(self, field: Field, value: str) -> str | None:
        """The value of the catalog that was probably meant."""
        if self._suggestions_left == 0:
            return None
        self._suggestions_left -= 1
        values = self._positions[field]
        # In a long list only a slip after the first letters or before the last ones is looked for.
        near = (
            values
            if len(values) <= 1_000
            else [one for one in values if one[:3] == value[:3] or one[-3:] == value[-3:]][:2_000]
        )
        return nearest(value, near)

    def members(self, selector: Selector, sets: Mapping[str, int]) -> int:
        """The products of a selector; `sets` holds those of the named sets it mentions."""
        match selector:
            case Everything():
                return (1 << len(self._products)) - 1
            case ByField(field, values):
                return self._of_values(field, values)
            case Named(name):
                return sets[name]
            case AnyOf(parts):
                found = 0
                for part in parts:
                    found |= self.members(part, sets)
                return found
            case AllOf(parts):
                found = -1
                for part in parts:
                    found &= self.members(part, sets)
                return found
            case Except(base, without):
                return self.members(base, sets) & ~self.members(without, sets)

    def units(self, members: int) -> set[str]:
        """The units in which products of a set are sold; an empty one where none is given."""
        return {unit for unit, sold in self.by_unit.items() if members & sold}

    @cached_property
    def attributes(self) -> dict[str, dict[str, None]]:
        """The further columns of the catalog, and the values that products have in each, sorted."""
        found: dict[str, set[str]] = {}
        for product in self._products:
            for name, value in product.attributes:
                found.setdefault(name, set()).add(value)
        return {name: dict.fromkeys(sorted(values)) for name, values in found.items()}

    @cached_property
    def by_unit(self) -> dict[str, int]:
        """The products sold in each unit."""
        found: dict[str, bytearray] = {}
        for position, product in enumerate(self._products):
            bits = found.setdefault(product.unit, bytearray(len(self._products) // 8 + 1))
            bits[position >> 3] |= 1 << (position & 7)
        return {unit: int.from_bytes(bits, "little") for unit, bits in found.items()}

    def _of_values(self, field: Field, values: tuple[str, ...]) -> int:
        bits = bytearray(len(self._products) // 8 + 1)
        for value in values:
            for position in self._positions[field].get(value, ()):
                bits[position >> 3] |= 1 << (position & 7)
        return int.from_bytes(bits, "little")

    @cached_property
    def _positions(self) -> dict[Field, dict[str, list[int]]]:
        """For each field: value → the products that have it."""
        found: dict[Field, dict[str, list[int]]] = {
            "sku": {}, "department": {}, "category": {}, "brand": {}, "tag": {}, "supplier": {},
        }  # fmt: skip
        for position, product in enumerate(self._products):
            for field, values in _values(product).items():
                for value in values:
                    found[field].setdefault(value, []).append(position)
        return found


def _values(product: Product) -> dict[Field, set[str]]:
    """What the product answers to. A category answers to each level's name and each path from the
    top."""
    path = product.category
    return {
        "sku": {product.sku},
        "department": {product.department} - {""},
        "category": {*path, *(" > ".join(path[:depth]) for depth in range(1, len(path) + 1))},
        "brand": {product.brand} - {""},
        "tag": set(product.tags),
        "supplier": {product.supplier} - {""},
    }
