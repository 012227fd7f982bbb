"""`Cart`: what is to be priced, and all that pricing may depend on besides rules and catalog."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from promo.model.product import Product

LineKind = Literal["sale", "return", "fee", "stored-value", "tip"]
LINE_KINDS: tuple[LineKind, ...] = ("sale", "return", "fee", "stored-value", "tip")


@dataclass(frozen=True, slots=True)
class CartLine:
    """One line; amounts in minor units, quantities in thousandths, None where nothing is said.

    `unit_price` and `amount` stand in for the catalog's price; `category`, `brand` and `tags` for
    its facts. `attributes` is canonical JSON.
    """

    line_id: str
    sku: str
    quantity_milli: int
    is_weighed: bool = False
    kind: LineKind = "sale"
    unit_price: int | None = None
    amount: int | None = None
    unit: str = ""
    scanned_at: datetime | None = None
    category: tuple[str, ...] | None = None
    brand: str | None = None
    tags: tuple[str, ...] | None = None
    attributes: str = "{}"

    @property
    def is_measured(self) -> bool:
        """Weighed, or sold by an amount: one indivisible unit (semantics, clause 3)."""
        return self.is_weighed or self.amount is not None

    @property
    def stands_in(self) -> bool:
        """Whether the line brings facts of its own that stand in for the catalog's."""
        return self.category is not None or self.brand is not None or self.tags is not None

    def facts(self, product: Product | None) -> Product:
        """What the catalog knows of the goods (None: nothing), the line's own facts standing in."""
        known = product or Product(self.sku, name="", price=None)
        return replace(
            known,
            category=known.category if self.category is None else self.category,
            brand=known.brand if self.brand is None else self.brand,
            tags=known.tags if self.tags is None else self.tags,
        )


@dataclass(frozen=True, slots=True)
class Cart:
    """`at` is payment, `opened` the first scan; both carry an offset.

    `coupons` are codes, each once, sorted. `source` is the cart as canonical JSON, for the digest;
    it does not take part in comparisons.
    """

    currency: str
    lines: tuple[CartLine, ...]
    store: str = ""
    at: datetime | None = None
    opened: datetime | None = None
    at_uncertainty_seconds: int = 0
    segments: tuple[str, ...] = ()
    account: str = ""
    coupons: tuple[str, ...] = ()
    source: str = field(default="{}", compare=False)
