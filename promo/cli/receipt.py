"""A priced cart as a till prints it: readable, aligned, and adding up from line to line."""

from collections.abc import Iterator
from unicodedata import east_asian_width

from promo.explain.words import money
from promo.model.cart import CartLine
from promo.model.catalog import ProductSource
from promo.model.priced_cart import PricedLine
from promo.register.priced import PricedCart
from promo.values.quantity import text_from_milli

WIDTH = 48
"""A common paper width; long names are cut, amounts never are."""


def receipt(priced: PricedCart, products: ProductSource) -> str:
    """The receipt, ending with a line break.

    Every amount in the right-hand column above `TOTAL` is part of it: they add up to the total.
    """
    return "".join(f"{line}\n" for line in _rows(priced, products))


def _rows(priced: PricedCart, products: ProductSource) -> Iterator[str]:
    currency = priced.currency
    yield from _head(priced)
    for line, scanned in zip(priced.lines, priced.cart.lines, strict=True):
        product = products.product(line.sku)
        name = product.name if product is not None and product.name else line.sku
        yield from _line(line, scanned, name, currency)
        for adjustment in line.adjustments:
            text = priced.receipt_text(adjustment.promotion_id)
            yield _row(f"    {text}", money(-adjustment.amount, currency))
    yield "-" * WIDTH
    yield _row(f"TOTAL {currency}", money(priced.total, currency))
    if priced.discount_total:
        yield _row("You saved", money(priced.discount_total, currency))
    if priced.optimality.status == "bounded":
        gap = money(priced.optimality.gap, currency)
        yield f"The best found; a longer search could save at most {gap} more."


def _head(priced: PricedCart) -> Iterator[str]:
    cart = priced.cart
    when = cart.at.strftime("%Y-%m-%d %H:%M") if cart.at is not None else ""
    if cart.store or when:
        yield _row(f"Store {cart.store}" if cart.store else "", when)
        yield "-" * WIDTH


def _line(line: PricedLine, scanned: CartLine, name: str, currency: str) -> Iterator[str]:
    if scanned.kind != "sale":
        name = f"{scanned.kind.replace('-', ' ').capitalize()}: {name}"
    price = money(line.price, currency)
    how_many = _how_many(line, scanned, currency)
    if how_many:
        yield _row(name, "")
        yield _row(f"    {how_many}", price)
    else:
        yield _row(name, price)
    if line.price != line.list:
        yield f"    (instead of {money(line.list, currency)})"


def _how_many(line: PricedLine, scanned: CartLine, currency: str) -> str:
    """`3 x $2.00`, `1.235 kg`, or nothing for a single piece."""
    quantity = text_from_milli(scanned.quantity_milli)
    if scanned.is_measured:
        return f"{quantity} {scanned.unit}".rstrip()
    units = int(quantity)
    if units == 1:
        return ""
    each, uneven = divmod(abs(line.price), units)
    return f"{units} pieces" if uneven else f"{units} x {money(each, currency)}"


def _row(left: str, right: str) -> str:
    """`left` cut to what `right` leaves of the width, `right` at the right edge."""
    room = WIDTH - len(right) - 1 if right else WIDTH
    kept = ""
    used = 0
    for letter in left:
        cells = _cells(letter)
        if used + cells > room:
            break
        kept += letter
        used += cells
    return kept + (" " * (WIDTH - len(right) - used) + right if right else "")


def _cells(letter: str) -> int:
    return 2 if east_asian_width(letter) in "WF" else 1
