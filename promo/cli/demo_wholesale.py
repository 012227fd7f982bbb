"""The demo's first half: real invoices, priced by a price list and held against what was charged.

Every invoice becomes one cart. What a till would not price (stock losses, bank charges, samples) is
left out. A sale line agrees if it costs, to the penny, what the invoice says; only products with
quantity breaks are compared, since the price of any other is the commonest one ever charged.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import Any, Literal, get_args

from promo.explain.words import money
from promo.model.priced_cart import PricedLine
from promo.register.engine import Engine

CHARGES = ("postage", "carriage", "manual")
"""Kinds of invoice lines that become fees; with a negative quantity, returns."""

Cause = Literal[
    "the product stands on several lines; here they add up",
    "a break was given below its quantity",
    "a break was reached and not given",
    "dearer than every price of the list",
    "cheaper than every price of the list",
    "between two prices of the list",
]
CAUSES: tuple[Cause, ...] = get_args(Cause)


@dataclass(frozen=True, slots=True)
class InvoiceLine:
    """One line as it was charged; money in pence, `quantity` negative on what came back."""

    invoice: str
    has_customer: bool
    sku: str
    quantity: int
    unit_price: int
    kind: str

    @property
    def charged(self) -> int:
        return self.quantity * self.unit_price


def invoice_lines(rows: Iterable[Mapping[str, Any]]) -> Iterator[InvoiceLine]:
    """Rows with the columns of `rulesets/wholesale/invoices.csv`, as text or as numbers."""
    for row in rows:
        yield InvoiceLine(
            str(row["invoice"]),
            row["customer_id"] not in ("", None),
            str(row["stock_code"]),
            int(row["quantity"]),
            int(row["unit_price_pence"]),
            str(row["kind"]),
        )


def priceable(line: InvoiceLine) -> bool:
    """Whether a till would have the line: goods, what came back, and charges."""
    return line.kind in ("sale", "return", *CHARGES)


def cart_of(lines: Iterable[InvoiceLine], priced_skus: frozenset[str]) -> dict[str, Any]:
    """One invoice as a cart; its lines are numbered from 1.

    Goods get their price from catalog and price list. Products outside `priced_skus`, charges and
    returns carry the price that the invoice says.
    """
    shapes = []
    for number, line in enumerate(lines, 1):
        shape: dict[str, Any] = {"id": str(number), "sku": line.sku, "quantity": abs(line.quantity)}
        if line.quantity < 0:
            shape["kind"] = "return"
        elif line.kind != "sale":
            shape["kind"] = "fee"
        if "kind" in shape or line.sku not in priced_skus:
            shape["unit_price"] = line.unit_price
        shapes.append(shape)
    return {"currency": "GBP", "lines": shapes}


@dataclass(frozen=True, slots=True)
class Breaks:
    """What the price list asks of one product: pairs of least quantity and price, ascending."""

    rows: tuple[tuple[int, int], ...]

    def price(self, quantity: int) -> int:
        return [price for least, price in self.rows if least <= quantity][-1]

    def cause(self, line: InvoiceLine, asked: int) -> Cause:
        """Why the invoice's unit price is not the `asked` one. The first that holds."""
        charged = line.unit_price
        prices = [price for _, price in self.rows]
        if charged == self.price(line.quantity):
            return "the product stands on several lines; here they add up"
        if charged in prices:
            if charged < asked:
                return "a break was given below its quantity"
            return "a break was reached and not given"
        if charged > max(prices):
            return "dearer than every price of the list"
        if charged < min(prices):
            return "cheaper than every price of the list"
        return "between two prices of the list"


@dataclass(slots=True)
class Column:
    """One column of the table: the compared lines with, or without, a customer id."""

    lines: int = 0
    agree: int = 0
    agree_line_by_line: int = 0
    misses: Counter[Cause] = field(default_factory=Counter)

    def __add__(self, other: "Column") -> "Column":
        return Column(
            self.lines + other.lines,
            self.agree + other.agree,
            self.agree_line_by_line + other.agree_line_by_line,
            self.misses + other.misses,
        )


@dataclass(slots=True)
class Comparison:
    """Everything that was counted; money in pence.

    `apart` is the sum of what lines cost here less what was charged for them: of the compared lines
    and of all other goods. `left_out` counts lines by kind.
    """

    invoices: int = 0
    lines: int = 0
    with_customer: Column = field(default_factory=Column)
    without_customer: Column = field(default_factory=Column)
    charged: int = 0
    asked: int = 0
    apart: int = 0
    apart_elsewhere: int = 0
    left_out: Counter[str] = field(default_factory=Counter)

    @property
    def all(self) -> Column:
        return self.with_customer + self.without_customer


def compare(engine: Engine, lines: Iterable[InvoiceLine]) -> Comparison:
    """Price every invoice. `lines` of one invoice stand together.

    Raises ArithmeticError if anything printed would not add up to the penny.
    """
    result = Comparison()
    priced_skus, breaks = _prices(engine)
    for _, group in groupby(lines, key=attrgetter("invoice")):
        whole = list(group)
        result.left_out.update(line.kind for line in whole if not priceable(line))
        invoice = [line for line in whole if priceable(line)]
        if not invoice:
            continue
        priced = engine.evaluate(cart_of(invoice, priced_skus))
        result.invoices += 1
        result.lines += len(invoice)
        result.charged += sum(line.charged for line in invoice)
        result.asked += priced.total
        for line, ours in zip(invoice, priced.lines, strict=True):
            _count(result, line, ours, breaks)
    _check(result)
    return result


def _prices(engine: Engine) -> tuple[frozenset[str], dict[str, Breaks]]:
    """The SKUs that catalog or price list can price, and the products with quantity breaks."""
    bound = engine.bound
    products = [bound.product_at(number) for number in range(bound.product_count)]
    priced = {product.sku for product in products if product.price is not None}
    breaks: dict[str, list[tuple[int, int]]] = {}
    for row in bound.ruleset.prices:
        breaks.setdefault(row.sku, []).append((row.minimum_milli // 1000, row.minor))
    return (
        frozenset(priced | breaks.keys()),
        {sku: Breaks(tuple(sorted(rows))) for sku, rows in breaks.items() if len(rows) > 1},
    )


def _count(
    result: Comparison, line: InvoiceLine, ours: PricedLine, breaks: Mapping[str, Breaks]
) -> None:
    apart = ours.net - line.charged
    if line.kind != "sale" or line.sku not in breaks:
        result.apart_elsewhere += apart
        return
    column = result.with_customer if line.has_customer else result.without_customer
    list_of = breaks[line.sku]
    column.lines += 1
    column.agree_line_by_line += list_of.price(line.quantity) == line.unit_price
    if apart == 0:
        column.agree += 1
    else:
        result.apart += apart
        column.misses[list_of.cause(line, ours.net // line.quantity)] += 1


def _check(result: Comparison) -> None:
    for column in (result.with_customer, result.without_customer, result.all):
        if column.agree + column.misses.total() != column.lines:
            raise ArithmeticError("lines that agree and misses do not add up to all lines")
    if result.charged + result.apart + result.apart_elsewhere != result.asked:
        raise ArithmeticError("the invoices' totals do not add up to the penny")


def report(result: Comparison) -> Iterator[str]:
    """The comparison as lines of text."""
    yield f"{result.invoices:,} invoices with {result.lines:,} lines, each invoice one cart."
    left_out = ", ".join(
        f"{count:,} {kind.replace('_', ' ')}" for kind, count in sorted(result.left_out.items())
    )
    if left_out:
        yield f"Left out, as no till prices them: {left_out}."
    yield ""
    columns = (result.with_customer, result.without_customer, result.all)
    yield _row("Sale lines of products with quantity breaks", ("with a", "without", "all"))
    yield _row("", ("customer id", "one", "lines"))
    yield _row("", tuple(f"{column.lines:,}" for column in columns))
    yield _row("agree to the penny", tuple(f"{column.agree:,}" for column in columns))
    yield _row("", tuple(_percent(column.agree, column.lines) for column in columns))
    for cause in CAUSES:
        if result.all.misses[cause]:
            yield _row(f"  {cause}", tuple(f"{column.misses[cause]:,}" for column in columns))
    yield _row(
        "would agree with each line on its own",
        tuple(_percent(column.agree_line_by_line, column.lines) for column in columns),
    )
    yield ""
    yield _sum("Charged on the invoices", result.charged)
    yield _sum("  priced differently: the misses above", result.apart)
    yield _sum("  priced differently: products without breaks", result.apart_elsewhere)
    yield _sum("Total of the carts", result.asked)


def _row(name: str, cells: tuple[str, ...]) -> str:
    return f"{name:<56}" + "".join(f"{cell:>12}" for cell in cells)


def _sum(name: str, pence: int) -> str:
    return f"{name:<56}{money(pence, 'GBP'):>16}"


def _percent(part: int, whole: int) -> str:
    """One decimal, rounded half-up."""
    if not whole:
        return "-"
    tenths = (part * 2000 + whole) // (2 * whole)
    return f"{tenths // 10}.{tenths % 10} %"
