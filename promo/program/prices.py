"""Price lists: what a product costs before any promotion (semantics, clause 4). Data, not rules."""

from dataclasses import dataclass

from promo.values.window import DateRange


@dataclass(frozen=True, slots=True)
class PriceRow:
    """One row of a price list: this price, from this quantity on, for these customers.

    The quantity is what the cart holds of the SKU in all, in thousandths; from there on every unit
    has the row's price. None asks nothing.
    """

    sku: str
    minor: int
    minimum_milli: int = 0
    store: str | None = None
    segment: str | None = None
    account: str | None = None
    dates: DateRange = DateRange()
