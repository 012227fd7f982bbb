"""`Product`: what the catalog knows of one SKU."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Product:
    """`price` is in minor units, None where the catalog has none.

    `category` is the path from the top. `attributes` are the catalog's further columns, sorted.
    """

    sku: str
    name: str
    price: int | None
    department: str = ""
    category: tuple[str, ...] = ()
    brand: str = ""
    tags: tuple[str, ...] = ()
    supplier: str = ""
    unit: str = ""
    cost: int | None = None
    tax_code: str = ""
    discountable: bool = True
    attributes: tuple[tuple[str, str], ...] = ()
