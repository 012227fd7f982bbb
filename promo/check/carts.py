"""The cart of a test beside the rules, from words to JSON: who, where, how, and its lines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from promo.check import amounts
from promo.check.clauses import text, texts
from promo.check.context import Context
from promo.check.declarations import declarations
from promo.check.expectations import NotPriced
from promo.check.selectors import known_sku
from promo.check.usual_words import usual_fact, usual_word
from promo.check.window import calendar_day
from promo.diagnostics.span import Span
from promo.syntax import tests as written
from promo.syntax.declarations import CodesFrom, Coupon, Stores
from promo.syntax.eligibility import NotAt, OnlyAt, OnlyWithBatch, OnlyWithCoupon
from promo.syntax.nodes import Promotion, RuleFile, definitions_of
from promo.syntax.word import Word
from promo.values.quantity import text_from_milli


@dataclass(frozen=True, slots=True)
class Known:
    """Codes and stores that the rules name; None where that cannot be said.

    A coupon may be known by its code, or by the name of its definition: that stands for one of its
    codes. `lists` are the names of store lists.
    """

    coupons: frozenset[str] | None
    stores: frozenset[str] | None
    lists: frozenset[str]


def known_to_rules(
    context: Context, files: Sequence[RuleFile], code_lists: Mapping[str, frozenset[str]]
) -> Known:
    """What tests may name. `code_lists` are the codes of each file that a coupon names."""
    if any(file.is_damaged for file in files):
        return Known(None, None, frozenset())
    declared = definitions_of(files, Coupon)
    paths = [
        clause.path.text
        for coupon in declared
        for clause in coupon.clauses
        if isinstance(clause, CodesFrom)
    ]
    coupons = {one.name.text for one in declared}.union(*code_lists.values())
    are_all_read = all(code_lists.get(path) for path in paths)
    lists = frozenset(one.name.text for one in definitions_of(files, Stores))
    stores: set[str] = set()
    for promotion in definitions_of(files, Promotion):
        for clause in promotion.clauses:
            match clause:
                case OnlyWithCoupon(_, asked):
                    coupons.update(code.text for code in asked)
                case OnlyWithBatch(_, batch):
                    coupons.add(batch.text)
                case OnlyAt(_, named) | NotAt(_, named):
                    stores.update(store.text for store in named)
                case _:
                    pass
    codes = frozenset(coupons) if are_all_read else None
    if not lists:
        return Known(codes, None, lists)
    quiet = Context(context.currency, context.names, context.products)
    for listed in declarations(quiet, files).stores.values():
        stores.update(listed)
    return Known(codes, frozenset(stores - lists), lists)


class CartReader:
    """Reads the clauses of one test that say what is bought.

    `cart` is as a register sends it, without its moments. What a register cannot say yet is in
    `not_priced`.
    """

    def __init__(self, context: Context, node: written.RuleTest, known: Known) -> None:
        self.context = context
        self.node = node
        self.known = known
        self.lines: list[dict[str, Any]] = []
        self.cart: dict[str, Any] = {"currency": context.currency, "lines": self.lines}
        self.not_priced: list[NotPriced] = []

    def read(self) -> None:
        customer: dict[str, Any] = {}
        for clause in self.node.clauses:
            match clause:
                case written.InStore():
                    self.cart["store"] = self._store(clause.store)
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
                case written.OrderType(_, order):
                    usual_word(self.context, "order types", order)
                    self.cart["order_type"] = order.text
                case written.Channel(_, channel):
                    usual_word(self.context, "channels", channel)
                    self.cart["channel"] = channel.text
                case written.PayingWith():
                    self.cart["tenders"] = [{"type": self._tender(clause.tender)}]
                case written.Fact():
                    self._fact(clause, customer)
                case written.Birthday(_, _, day):
                    calendar_day(self.context, day)
                    customer["birthday"] = day.text
                case written.Allowing():
                    self._allowing(clause)
                case written.Cart():
                    for line in clause.lines if not self.lines else ():
                        self._line(line)
                case written.GivenBack():
                    self._given_back(clause)
                case _:
                    pass
        if customer:
            self.cart["customer"] = customer

    # --- Who, where, how

    def _store(self, word: Word) -> str:
        if word.text in self.known.lists:
            self.context.report("P388", word.span, name=word)
        elif self.known.stores is not None and word.text not in self.known.stores:
            self.context.report("P412", word.span, name=word)
        return text(self.context, word)

    def _coupon(self, code: Word) -> None:
        coupons = self.known.coupons
        if coupons is not None and code.text not in coupons and code.text.strip():
            near = self.context.nearest(code.text, coupons)
            self.context.report("P231", code.span, name=code, suggestion=near)

    def _tender(self, word: Word) -> str:
        """A till may take tenders that no rule asks for; a name near one of those is a slip."""
        declared = self.context.names.declared["tender"]
        if word.text in declared or self.context.nearest(word.text, declared) is not None:
            self.context.names.has("tender", word)
        return word.text

    def _fact(self, fact: written.Fact, customer: dict[str, Any]) -> None:
        subject, attribute, value = fact.subject.text, fact.attribute.text, fact.value
        usual_fact(self.context, fact.subject, fact.attribute, (value,))
        said = self._fact_value(value)
        match subject, attribute:
            case "customer", "tier" | "type" | "account":
                customer[attribute] = value.text
            case "customer", "orders" | "spend" | "points":
                customer.setdefault("history", {})[attribute] = said
            case "customer", _:
                customer.setdefault("attributes", {})[attribute] = said
            case "order", "type":
                self.cart["order_type"] = value.text
            case "order", "channel":
                self.cart["channel"] = value.text
            case _:
                self._later(fact.span, f"{subject} {attribute}")

    def _fact_value(self, word: Word) -> int | str:
        """A whole number, an amount in minor units, or a text."""
        if word.text.isdecimal():
            return amounts.whole_number(self.context, word, amounts.LARGEST_COUNT) or 0
        if not amounts.is_money(word):
            return text(self.context, word)
        return amounts.money(self.context, word) or 0

    def _allowing(self, clause: written.Allowing) -> None:
        name, most = clause.promotion, clause.most
        self.context.names.has("promotion", name)
        if amounts.is_money(most):
            unit, left = "money", amounts.money(self.context, most)
        else:
            unit = "items" if clause.items else "uses"
            left = amounts.whole_number(self.context, most, amounts.LARGEST_COUNT)
        allowances = self.cart.setdefault("allowances", {}).setdefault(name.text, {})
        allowances.setdefault(clause.scope.text, {})[unit] = left or 0

    def _later(self, span: Span, words: str) -> None:
        self.context.report("P420", span, words=words)
        self.not_priced.append(NotPriced(span, words))

    # --- Lines

    def _line(self, line: written.CartLine | written.FeeLine) -> None:
        number = str(len(self.lines) + 1)
        if isinstance(line, written.FeeLine):
            name = "delivery" if line.name is None else line.name.text
            price = amounts.money(self.context, line.amount) or 0
            shown = {"quantity": 1, "unit_price": price, "kind": "fee"}
            self.lines.append({"id": number, "sku": name, **shown})
            return
        shape: dict[str, Any] = {"id": number, "sku": line.sku.text}
        shape["quantity"] = self._quantity(line)
        if line.unit is not None:
            shape["unit"] = line.unit.text
        if line.price is not None:
            shape["unit_price"] = amounts.money(self.context, line.price)
        else:
            known_sku(self.context, line.sku)
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
        for fact in line.facts:
            self._line_fact(fact, shape)
        self.lines.append(shape)

    def _line_fact(self, fact: written.LineFact, shape: dict[str, Any]) -> None:
        for word in (fact.name, fact.value):
            if word is not None:
                text(self.context, word)
        if fact.kind == "attribute":
            assert fact.name is not None
            assert fact.value is not None
            shape.setdefault("attributes", {})[fact.name.text] = fact.value.text
        else:
            self._later(fact.span, fact.kind)

    def _quantity(self, line: written.CartLine) -> int | str:
        if line.unit is None:
            return amounts.count(self.context, line.quantity) or 0
        return text_from_milli(amounts.measure(self.context, line.quantity) or 0)

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
