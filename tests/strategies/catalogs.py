"""Small catalogs whose prices collide, so that ties are common."""

from promo.model.catalog import Catalog
from promo.model.product import Product
from tests.strategies.chooser import Chooser, chance, pick, some

SKUS = ("A", "B", "C", "D", "E")
PRICES = (100, 200, 300, 100, 200, 150, 333, 99, 999, 100, 200, 1, 0, 150000)
CATEGORIES = ((), ("Food",), ("Food", "Crisps"), ("Drinks", "Cola"), ("Toys", "Crisps"))
BRANDS = ("", "Acme", "Zest")
TAGS = ("new", "snack")
DEPARTMENTS = ("", "North")
SUPPLIERS = ("", "Mill")
TAX_CODES = ("", "STD", "LOW")
UNITS = ("kg", "kg", "", "g", "lb", "l")


def generate_catalog(chooser: Chooser) -> Catalog:
    prices = tuple(pick(chooser, PRICES) for _ in range(chooser.integer(1, 3)))
    count = chooser.integer(1, len(SKUS))
    return Catalog.of(_product(chooser, sku, prices) for sku in SKUS[:count])


def _product(chooser: Chooser, sku: str, prices: tuple[int, ...]) -> Product:
    return Product(
        sku=sku,
        name=sku,
        price=None if chance(chooser, 3) else pick(chooser, prices),
        department=pick(chooser, DEPARTMENTS),
        category=pick(chooser, CATEGORIES),
        brand=pick(chooser, BRANDS),
        tags=some(chooser, TAGS, 30),
        supplier=pick(chooser, SUPPLIERS),
        unit=pick(chooser, UNITS),
        tax_code=pick(chooser, TAX_CODES),
        discountable=not chance(chooser, 5),
    )
