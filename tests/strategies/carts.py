"""Small carts with every kind of line."""

from dataclasses import replace

from promo.model.cart import Cart, CartLine, LineKind
from promo.model.catalog import Catalog
from tests.strategies.catalogs import BRANDS, CATEGORIES, TAGS
from tests.strategies.chooser import Chooser, chance, pick, some
from tests.strategies.moments import generate_payment, generate_scan
from tests.strategies.rulesets import ACCOUNTS, COUPONS, CURRENCY, SEGMENTS, STORES

MOST_UNITS = 8
"""Of most carts; the reference tries every combination of units."""

PRICES = (100, 200, 150, 99, 1, 0)
OTHER_KINDS: tuple[LineKind, ...] = ("return", "fee", "stored-value", "tip")
LINE_IDS = ("1", "2", "10", "3", "x", "20", "4", "Z", "5", "6")
"""Not in the order of text."""


def generate_cart(chooser: Chooser, catalog: Catalog) -> Cart:
    """A cart that can be priced: every line has a price of some kind."""
    opened, at, doubt = generate_payment(chooser)
    return Cart(
        currency=CURRENCY,
        lines=_lines(chooser, catalog),
        store=pick(chooser, (*STORES, "")),
        at=at,
        opened=opened,
        at_uncertainty_seconds=doubt,
        segments=some(chooser, SEGMENTS, 70),
        account=pick(chooser, (*ACCOUNTS, "")),
        coupons=some(chooser, COUPONS, 80),
    )


def _lines(chooser: Chooser, catalog: Catalog) -> tuple[CartLine, ...]:
    most = 40 if chance(chooser, 1) else MOST_UNITS
    names = LINE_IDS[: pick(chooser, (3, 2, 4, 1, 5, 3, 4, 7))]
    weighed = 70 if chance(chooser, 25) else 12
    lines: list[CartLine] = []
    for name in names:
        line = _line(chooser, catalog, name, weighed)
        if sum(each.quantity_milli for each in (*lines, line)) > 1000 * most:
            break
        lines.append(line)
    return tuple(lines)


def _line(chooser: Chooser, catalog: Catalog, name: str, weighed: int) -> CartLine:
    """`weighed`: the chance that it is, in percent."""
    kind: LineKind = pick(chooser, OTHER_KINDS) if chance(chooser, 6) else "sale"
    line = CartLine(
        line_id=name,
        sku=pick(chooser, tuple(catalog.products)),
        quantity_milli=1000 * pick(chooser, (1, 1, 1, 2, 2, 3, 5)),
        kind=kind,
    )
    if chance(chooser, 3):
        line = replace(line, sku="UNKNOWN")
    if chance(chooser, weighed):
        line = _measured(chooser, line)
    elif chance(chooser, 12):
        line = replace(line, unit_price=pick(chooser, PRICES))
    line = _with_facts(chooser, line)
    if _needs_price(catalog, line):
        line = replace(line, unit_price=pick(chooser, PRICES))
    return line


def _measured(chooser: Chooser, line: CartLine) -> CartLine:
    quantity = pick(chooser, (1000, 500, 1235, 2000, 333))
    unit = pick(chooser, ("kg", "kg", "", "", "lb", "bag"))
    line = replace(line, quantity_milli=quantity, is_weighed=True, unit=unit)
    if chance(chooser, 10):
        line = replace(line, quantity_milli=quantity * 100, unit="g")
    match chooser.integer(0, 2):
        case 0:
            return line
        case 1:
            return replace(line, unit_price=pick(chooser, PRICES))
        case _:
            return replace(line, amount=pick(chooser, PRICES))


def _with_facts(chooser: Chooser, line: CartLine) -> CartLine:
    """Things that stand in for the catalog, or only tell two units apart."""
    return replace(
        line,
        category=pick(chooser, CATEGORIES) if chance(chooser, 5) else None,
        brand=pick(chooser, BRANDS) if chance(chooser, 5) else None,
        tags=some(chooser, TAGS, 50) if chance(chooser, 5) else None,
        scanned_at=generate_scan(chooser) if chance(chooser, 10) else None,
        attributes=pick(chooser, ("{}", '{"color":"red"}')) if chance(chooser, 10) else "{}",
    )


def _needs_price(catalog: Catalog, line: CartLine) -> bool:
    if line.unit_price is not None or line.amount is not None:
        return False
    product = catalog.product(line.sku)
    return product is None or product.price is None
