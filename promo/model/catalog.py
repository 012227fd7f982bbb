"""`Catalog`: the products a shop sells, in memory."""

from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from promo.model.product import Product


class ProductSource(Protocol):
    """What the engine asks of a catalog, whether it lies in memory or in a bound file."""

    def product(self, sku: str) -> Product | None:
        """The product, or None for an unknown SKU."""
        ...


@dataclass(frozen=True, slots=True)
class Catalog:
    """Products by SKU, in SKU order (by code point)."""

    products: MappingProxyType[str, Product]

    @staticmethod
    def of(products: Iterable[Product]) -> "Catalog":
        """Raises ValueError for a SKU that occurs twice; file readers report it with its place."""
        by_sku: dict[str, Product] = {}
        for product in products:
            if product.sku in by_sku:
                raise ValueError(f"SKU {product.sku!r} occurs twice")
            by_sku[product.sku] = product
        return Catalog(MappingProxyType(dict(sorted(by_sku.items()))))

    def product(self, sku: str) -> Product | None:
        return self.products.get(sku)
