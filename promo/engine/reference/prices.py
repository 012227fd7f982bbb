"""Prices first: what a line costs before any promotion (semantics, clause 4)."""

from collections.abc import Sequence
from dataclasses import dataclass

from promo.engine.refusals import no_price, too_much
from promo.model.cart import Cart, CartLine
from promo.model.catalog import ProductSource
from promo.program.prices import PriceRow
from promo.program.ruleset import Ruleset
from promo.values.money import LARGEST
from promo.values.quantity import text_from_milli
from promo.values.rounding import divide_half_up
from promo.values.store_time import StoreTime
from promo.values.window import Window


@dataclass(frozen=True, slots=True)
class LinePrice:
    """A whole line's `list` (the catalog's) and `price` (before promotions), not negative."""

    list: int
    price: int


def prices_of_lines(
    ruleset: Ruleset, catalog: ProductSource, cart: Cart, time: StoreTime | None
) -> tuple[LinePrice, ...]:
    """One for each line of the cart, whatever its kind.

    Raises CartError for a line without any price, and for a cart worth more than LARGEST, returns
    counted without their sign.
    """
    prices = tuple(
        _price_of_line(position, ruleset, catalog, cart, time)
        for position in range(len(cart.lines))
    )
    if max(sum(each.list for each in prices), sum(each.price for each in prices)) > LARGEST:
        raise too_much()
    return prices


def _price_of_line(
    position: int, ruleset: Ruleset, catalog: ProductSource, cart: Cart, time: StoreTime | None
) -> LinePrice:
    line = cart.lines[position]
    product = catalog.product(line.sku)
    listed = None if product is None else product.price
    if has_own_price(line):
        price = _own_price(line)
    else:
        rows = [row for row in ruleset.prices if _row_holds(row, line.sku, cart, time)]
        offered = [row.minor for row in rows] + ([] if listed is None else [listed])
        if product is None or not offered:
            raise no_price(cart, position, is_known=product is not None)
        price = _extended(line, min(offered))
    return LinePrice(price if listed is None else _extended(line, listed), price)


def has_own_price(line: CartLine) -> bool:
    return line.unit_price is not None or line.amount is not None


def _own_price(line: CartLine) -> int:
    if line.amount is not None:
        return line.amount
    assert line.unit_price is not None
    return _extended(line, line.unit_price)


def _extended(line: CartLine, unit_price: int) -> int:
    """Quantity × unit price; of a measured line rounded half-up, once."""
    if line.is_measured:
        return divide_half_up(line.quantity_milli * unit_price, 1000)
    return counted_quantity(line) * unit_price


def counted_quantity(line: CartLine) -> int:
    """How many units a counted line is. Raises ValueError if that is not a whole number."""
    quantity, part = divmod(line.quantity_milli, 1000)
    if part:
        text = text_from_milli(line.quantity_milli)
        raise ValueError(f"line {line.line_id!r} is counted, but its quantity is {text}")
    return quantity


def _row_holds(row: PriceRow, sku: str, cart: Cart, time: StoreTime | None) -> bool:
    return (
        row.sku == sku
        and (row.store is None or row.store == cart.store)
        and (row.segment is None or row.segment in cart.segments)
        and (row.account is None or row.account == cart.account)
        and Window((row.dates,)).meets(time)
        and row.minimum_milli <= _quantity_asked(sku, cart.lines)
    )


def _quantity_asked(sku: str, lines: Sequence[CartLine]) -> int:
    """What a quantity break looks at: all sale lines of the SKU that price lists may price."""
    return sum(
        line.quantity_milli
        for line in lines
        if line.sku == sku and line.kind == "sale" and not has_own_price(line)
    )
