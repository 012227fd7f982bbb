"""Units: what promotions take from, and the order they stand in (semantics, clauses 1 and 3)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from promo.engine.reference.prices import LinePrice, counted_quantity
from promo.model.cart import Cart, CartLine
from promo.model.catalog import ProductSource
from promo.model.product import Product
from promo.values.measure import measured


@dataclass(frozen=True, slots=True)
class Unit:
    """One indivisible unit of a sale line.

    `line` is the position of its line in the cart, `number` its own within the line. `product` is
    what the catalog and the line say of it. `list` and `price` are what it costs by the catalog and
    before promotions (semantics, clause 4).
    """

    line: int
    number: int
    product: Product
    list: int
    price: int
    cart_line: CartLine

    @property
    def is_measured(self) -> bool:
        return self.cart_line.is_measured

    @property
    def measured(self) -> tuple[str, int] | None:
        """What was weighed, in thousandths of the smallest unit of its kind; None where nothing
        was, or in no unit that is known. The line's own unit stands in for the catalog's."""
        line = self.cart_line
        if not line.is_weighed:
            return None
        return measured(line.quantity_milli, line.unit or self.product.unit)

    @property
    def takes_part(self) -> bool:
        """`discountable no`: no discount, never counts, never triggers."""
        return self.product.discountable

    @property
    def is_counted(self) -> bool:
        """Whether it can fill a slot and be counted: neither measured nor free from the start."""
        return not self.is_measured and self.price > 0


def units_of(cart: Cart, catalog: ProductSource, prices: Sequence[LinePrice]) -> tuple[Unit, ...]:
    """The units of all sale lines, line by line. Nothing else takes part in promotions."""
    units: list[Unit] = []
    for position, (line, price) in enumerate(zip(cart.lines, prices, strict=True)):
        if line.kind != "sale":
            continue
        product = line.facts(catalog.product(line.sku))
        if line.is_measured:
            units.append(Unit(position, 0, product, price.list, price.price, line))
            continue
        quantity = counted_quantity(line)
        units.extend(
            Unit(position, number, product, price.list // quantity, price.price // quantity, line)
            for number in range(quantity)
        )
    return tuple(units)


def canonical_order(
    positions: Iterable[int],
    units: Sequence[Unit],
    net: Sequence[int],
    touched: Sequence[frozenset[int]],
) -> tuple[int, ...]:
    """The units at `positions` in the canonical order of clause 1.

    `net` is each unit's price now, `touched` the ranks of the promotions that discounted it or used
    it up. Everything is compared upwards except the price now; text by code point. The order of the
    lines in the cart plays no part.
    """

    def key(position: int) -> tuple[object, ...]:
        unit = units[position]
        line = unit.cart_line
        return (
            -net[position],
            unit.product.sku,
            unit.product.tax_code,
            unit.price,
            not unit.is_measured,  # decision 5
            tuple(sorted(touched[position])),
            _scanned(line.scanned_at),
            line.attributes,
            _stated(line.category),
            _stated(line.brand),
            _stated(line.tags),
            line.line_id,
            unit.number,
        )

    return tuple(sorted(positions, key=key))


def _scanned(moment: datetime | None) -> tuple[datetime, ...]:
    """No instant stands before any instant."""
    return () if moment is None else (moment.astimezone(UTC),)


def _stated(fact: str | tuple[str, ...] | None) -> tuple[object, ...]:
    """What a line does not state stands before anything it states."""
    return () if fact is None else (fact,)
