"""Tests beside the rules: from words to a cart and to what is expected of it."""

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeVar, assert_never

from promo.check import amounts
from promo.check.clauses import text, texts
from promo.check.context import Context
from promo.check.expectations import (
    Applies,
    Discount,
    DoesNotApply,
    Expectation,
    Lines,
    Net,
    NotPriced,
    RuleTest,
    Takes,
    Total,
)
from promo.check.names import collect
from promo.check.products import Products
from promo.diagnostics.diagnostic import Note, has_errors
from promo.diagnostics.suggest import nearest
from promo.model.catalog import Catalog
from promo.syntax import tests as written
from promo.syntax.eligibility import Moment, OnlyWithCoupon
from promo.syntax.nodes import Promotion, RuleFile, definitions_of
from promo.syntax.word import Word
from promo.values.quantity import milli_from_text, text_from_milli

_ONCE: dict[type, str] = {
    written.RunningOnly: "running only",
    written.InStore: "store",
    written.PaidOn: "paid on",
    written.Customer: "customer",
    written.Account: "account",
    written.WithCoupon: "with coupon",
    written.OrderType: "order",
    written.Channel: "through",
    written.PayingWith: "paying with",
    written.Cart: "cart",
}

_EXPECTATIONS = (
    written.ExpectTotal,
    written.ExpectDiscount,
    written.ExpectNet,
    written.ExpectApplies,
    written.ExpectTakes,
    written.ExpectNot,
    written.ExpectLater,
)

Clause = TypeVar("Clause", bound=written.TestClause)


def tests_of(
    files: Sequence[RuleFile], currency: str, catalog: Catalog | None
) -> tuple[RuleTest, ...]:
    """All tests of files that were checked, in the order of files and lines."""
    names, _ = collect(files, frozenset())
    return rule_tests(
        Context(currency, names, None if catalog is None else Products(catalog)), files
    )


def rule_tests(context: Context, files: Sequence[RuleFile]) -> tuple[RuleTest, ...]:
    """The tests that mean something; what is wrong with the others is reported."""
    first: dict[str, Word] = {}
    found = []
    tests = definitions_of(files, written.RuleTest)
    coupons = _coupons(files) if tests else None
    for node in tests:
        title = first.setdefault(node.title.text, node.title)
        if title is not node.title and title.text:
            notes = (Note("it is defined here first", title.span),)
            context.report("P204", node.title.span, kind="test", name=title, notes=notes)
        test = _Reader(context, node, coupons).read()
        if test is not None:
            found.append(test)
    return tuple(found)


def _coupons(files: Sequence[RuleFile]) -> dict[str, None] | None:
    """The codes that promotions ask for, or None where something could not be read."""
    if any(file.is_damaged for file in files):
        return None
    return {
        code.text: None
        for node in definitions_of(files, Promotion)
        for clause in node.clauses
        if isinstance(clause, OnlyWithCoupon)
        for code in clause.codes
    }


class _Reader:
    """Reads one test."""

    def __init__(
        self, context: Context, node: written.RuleTest, coupons: dict[str, None] | None
    ) -> None:
        self.context = context
        self.node = node
        self.coupons = coupons
        self.lines: list[dict[str, Any]] = []
        self.cart: dict[str, Any] = {"currency": context.currency, "lines": self.lines}
        self.running: tuple[str, ...] = ()

    def read(self) -> RuleTest | None:
        already = len(self.context.found)
        self._report_twice()
        title = "" if self.node.is_damaged else text(self.context, self.node.title)
        self._promotions()
        moments = self._moments()
        self._circumstances()
        cart = self._one(written.Cart)
        for line in () if cart is None else cart.lines:
            self._line(line)
        for back in self._all(written.GivenBack):
            self._given_back(back)
        written_ones = [one for one in self.node.clauses if isinstance(one, _EXPECTATIONS)]
        if not self.node.is_damaged:
            if cart is None:
                self.context.report("P380", self.node.title.span, title=self.node.title)
            elif not written_ones:
                self.context.report("P381", self.node.title.span, title=self.node.title)
        expectations = [self._expectation(one) for one in written_ones]
        kept = tuple(one for one in expectations if one is not None)
        if has_errors(self.context.found[already:]):
            return None
        return RuleTest(title, self.node.title.span, self.running, moments, self.cart, kept)

    def _all(self, kind: type[Clause]) -> list[Clause]:
        return [clause for clause in self.node.clauses if isinstance(clause, kind)]

    def _one(self, kind: type[Clause]) -> Clause | None:
        found = self._all(kind)
        return found[0] if found else None

    def _report_twice(self) -> None:
        for kind, words in () if self.node.is_damaged else _ONCE.items():
            found = [one for one in self.node.clauses if type(one) is kind]
            for other in found[1:]:
                notes = (Note("it stands here first", found[0].span),)
                self.context.report("P302", other.span, clause=words, kind="test", notes=notes)

    # --- Circumstances

    def _promotions(self) -> None:
        clause = self._one(written.RunningOnly)
        if clause is not None:
            self.running = texts(self.context, clause.promotions)
            for name in clause.promotions:
                self.context.names.has("promotion", name)

    def _moments(self) -> tuple[str | None, ...]:
        clause = self._one(written.PaidOn)
        if clause is None:
            return (None,)
        return tuple(self._moment(one) for one in clause.moments)

    def _moment(self, moment: Moment) -> str:
        try:
            date.fromisoformat(moment.day.text)
        except ValueError:
            self.context.report("P312", moment.day.span, found=moment.day)
        if moment.time is None:
            return f"{moment.day} 00:00"
        hour, minute = (int(part) for part in moment.time.text.split(":"))
        if hour > 23 or minute > 59:
            self.context.report("P313", moment.time.span, found=moment.time)
        return f"{moment.day} {hour:02}:{minute:02}"

    def _circumstances(self) -> None:
        customer: dict[str, Any] = {}
        for clause in self.node.clauses:
            match clause:
                case written.InStore():
                    self.cart["store"] = text(self.context, clause.store)
                case written.Customer():
                    if clause.name is not None:
                        customer["id"] = text(self.context, clause.name)
                    for segment in clause.segments:
                        self.context.names.has("segment", segment)
                    customer["segments"] = [*texts(self.context, clause.segments)]
                case written.Account():
                    customer["account"] = text(self.context, clause.account)
                case written.WithCoupon():
                    self.cart["coupons"] = [*texts(self.context, clause.codes)]
                    for code in clause.codes:
                        self._coupon(code)
                case written.OrderType():
                    self.cart["order_type"] = clause.order.text
                case written.Channel():
                    self.cart["channel"] = clause.channel.text
                case written.PayingWith():
                    self.cart["tenders"] = [{"type": clause.tender.text}]
        if customer:
            self.cart["customer"] = customer

    def _coupon(self, code: Word) -> None:
        if self.coupons is not None and code.text not in self.coupons and code.text.strip():
            near = nearest(code.text, self.coupons)
            self.context.report("P231", code.span, name=code, suggestion=near)

    # --- Cart

    def _line(self, line: written.CartLine) -> None:
        shape: dict[str, Any] = {"id": str(len(self.lines) + 1), "sku": line.sku.text}
        shape["quantity"] = self._quantity(line)
        if line.unit is not None:
            shape["unit"] = line.unit.text
        if line.price is not None:
            shape["unit_price"] = amounts.money(self.context, line.price)
        elif self.context.products is not None and not self.context.products.has(
            "sku", line.sku.text
        ):
            near = self.context.products.nearest("sku", line.sku.text)
            self.context.report("P208", line.sku.span, field="sku", value=line.sku, suggestion=near)
        per = line.price_unit
        if line.unit is not None and per is not None and line.unit.text != per.text:
            self.context.report("P382", per.span, unit=line.unit, found=per)
        text(self.context, line.sku)
        if line.category is not None:
            path = [level.strip() for level in text(self.context, line.category).split(">")]
            if not all(path):
                self.context.report("P304", line.category.span)
            shape["category"] = path
        if line.brand is not None:
            shape["brand"] = text(self.context, line.brand)
        if line.tags:
            shape["tags"] = [*texts(self.context, line.tags)]
        self.lines.append(shape)

    def _quantity(self, line: written.CartLine) -> int | str:
        if line.unit is None:
            return amounts.count(self.context, line.quantity) or 0
        milli = milli_from_text(line.quantity.text)
        if milli is None:
            self.context.report("P383", line.quantity.span, found=line.quantity)
        elif milli == 0:
            self.context.report("P310", line.quantity.span, found=line.quantity)
        return text_from_milli(milli or 0)

    def _given_back(self, back: written.GivenBack) -> None:
        units = amounts.count(self.context, back.units)
        bought = [line for line in self.lines if line["sku"] == back.sku.text]
        held = sum(line["quantity"] for line in bought if isinstance(line["quantity"], int))
        if self.node.is_damaged:
            return
        if not bought:
            self.context.report("P384", back.sku.span, place=f"sku {back.sku}")
        elif units is not None and units > held:
            self.context.report("P385", back.units.span, found=back.units, held=held)

    # --- Expectations

    def _expectation(self, one: written.Expectation) -> Expectation | None:
        match one:
            case written.ExpectTotal(span, amount):
                return Total(span, self._money(amount))
            case written.ExpectDiscount(span, amount, place):
                return Discount(span, self._money(amount), self._place(place))
            case written.ExpectNet(span, amount, place):
                lines = self._place(place)
                return None if lines is None else Net(span, self._money(amount), lines)
            case written.ExpectApplies(span, promotion, times):
                count = None if times is None else amounts.count(self.context, times)
                return Applies(span, self._promotion(promotion), count)
            case written.ExpectTakes(span, promotion, amount, place):
                name = self._promotion(promotion)
                return Takes(span, name, self._money(amount), self._place(place))
            case written.ExpectNot(span, promotion, reason, rival):
                return DoesNotApply(
                    span,
                    self._promotion(promotion),
                    "" if reason is None else reason.text,
                    "" if rival is None else self._promotion(rival),
                )
            case written.ExpectLater(span, kind, value):
                words = f"{value} points" if kind.text == "points" else f"{kind} {value}"
                self.context.report("P420", kind.span, words=words)
                return NotPriced(span, words)
            case _:
                assert_never(one)

    def _money(self, amount: Word) -> int:
        return amounts.money(self.context, amount) or 0

    def _promotion(self, name: Word) -> str:
        is_known = self.context.names.has("promotion", name)
        known = self.context.names.declared["promotion"]
        is_sure = all(one in known for one in self.running)
        if is_known and is_sure and self.running and name.text not in self.running:
            self.context.report("P386", name.span, name=name)
        return name.text

    def _place(self, place: written.Place | None) -> Lines | None:
        if place is None:
            return None
        words = f"{place.kind} {place.value}"
        key = "sku" if place.kind.text == "sku" else "id"
        value = place.value.text.lstrip("0") if key == "id" else place.value.text
        ids = tuple(line["id"] for line in self.lines if line[key] == value)
        if not ids and not self.node.is_damaged:
            self.context.report("P384", place.value.span, place=words)
        return Lines(words, ids)
