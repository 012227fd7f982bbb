"""The rules of the grammar for tests to nodes; the other rules are in build.py."""

from typing import Any

from lark import Token

from promo.syntax import tests
from promo.syntax.build_words import WordBuilder
from promo.syntax.word import Word

Parts = list[Any]


class RuleTestBuilder(WordBuilder):
    """Methods named as the rules under "Tests" in grammar/promo.lark."""

    def test(self, parts: Parts) -> tests.RuleTest:
        return tests.RuleTest(self._span(parts[0]), self._text(parts[1]), tuple(parts[2:]))

    def running_only(self, parts: Parts) -> tests.RunningOnly:
        names = tuple(self._name(part) for part in parts[1:])
        return tests.RunningOnly(self._span(parts[0]), names)

    def in_store(self, parts: Parts) -> tests.InStore:
        return tests.InStore(self._span(parts[0]), parts[1])

    def paid_on(self, parts: Parts) -> tests.PaidOn:
        return tests.PaidOn(self._span(parts[0]), tuple(parts[1:]))

    def scanned_on(self, parts: Parts) -> tests.ScannedOn:
        return tests.ScannedOn(self._span(parts[0]), parts[1])

    def customer(self, parts: Parts) -> tests.Customer:
        return tests.Customer(self._span(parts[0]), parts[1], parts[2] or ())

    def anonymous_customer(self, parts: Parts) -> tests.Customer:
        return tests.Customer(self._span(parts[0]), None, parts[1])

    def in_segments(self, parts: Parts) -> tuple[Word, ...]:
        return tuple(self._name(part) for part in parts)

    def account(self, parts: Parts) -> tests.Account:
        return tests.Account(self._span(parts[0]), parts[1])

    def with_coupon(self, parts: Parts) -> tests.WithCoupon:
        return tests.WithCoupon(self._span(parts[0]), tuple(parts[1:]))

    def order_type(self, parts: Parts) -> tests.OrderType:
        return tests.OrderType(self._span(parts[0]), self._name(parts[1]))

    def channel(self, parts: Parts) -> tests.Channel:
        return tests.Channel(self._span(parts[0]), self._name(parts[1]))

    def paying_with(self, parts: Parts) -> tests.PayingWith:
        return tests.PayingWith(self._span(parts[0]), self._name(parts[1]))

    def fact(self, parts: Parts) -> tests.Fact:
        subject, attribute, value = (
            part if isinstance(part, Word) else self._word(part) for part in parts
        )
        return tests.Fact(subject, attribute, value)

    def birthday(self, parts: Parts) -> tests.Birthday:
        return tests.Birthday(self._span(parts[0]), self._word(parts[1]), self._word(parts[2]))

    def allowing_uses(self, parts: Parts) -> tests.Allowing:
        return self._allowing(parts, items=False)

    def allowing_items(self, parts: Parts) -> tests.Allowing:
        return self._allowing(parts, items=True)

    def _allowing(self, parts: Parts, *, items: bool) -> tests.Allowing:
        span, name, most = self._span(parts[0]), self._name(parts[1]), self._word(parts[2])
        return tests.Allowing(span, name, most, items, parts[3])

    def cart(self, parts: Parts) -> tests.Cart:
        return tests.Cart(self._span(parts[0]), tuple(parts[1:]))

    def counted_line(self, parts: Parts) -> tests.CartLine:
        units, sku, price, category, brand, tags, *facts = parts
        amount = None if price is None else self._word(price)
        return tests.CartLine(
            self._word(units), None, sku, amount, None, category, brand, tags or (), tuple(facts)
        )

    def weighed_line(self, parts: Parts) -> tests.CartLine:
        (quantity, unit), sku, price, category, brand, tags, *facts = parts
        amount, price_unit = price or (None, None)
        return tests.CartLine(
            quantity, unit, sku, amount, price_unit, category, brand, tags or (), tuple(facts)
        )

    def line_department(self, parts: Parts) -> tests.LineFact:
        return tests.LineFact(self._span(parts[0]), "department", None, parts[1])

    def line_supplier(self, parts: Parts) -> tests.LineFact:
        return tests.LineFact(self._span(parts[0]), "supplier", None, parts[1])

    def line_attribute(self, parts: Parts) -> tests.LineFact:
        return tests.LineFact(self._span(parts[0]), "attribute", self._text(parts[1]), parts[2])

    def line_on_sale(self, parts: Parts) -> tests.LineFact:
        return tests.LineFact(self._span(parts[0]), "on sale", None, None)

    def fee_line(self, parts: Parts) -> tests.FeeLine:
        name = None if len(parts) == 2 else self._name(parts[1])
        return tests.FeeLine(name, self._word(parts[-1]))

    def weight(self, parts: Parts) -> tuple[Word, Word]:
        return self._word(parts[0]), self._word(parts[1])

    def price_per_unit(self, parts: Parts) -> tuple[Word, Word]:
        return self._word(parts[0]), self._word(parts[1])

    def line_tags(self, parts: Parts) -> tuple[Word, ...]:
        return tuple(parts)

    def given_back(self, parts: Parts) -> tests.GivenBack:
        return tests.GivenBack(self._span(parts[0]), self._word(parts[1]), parts[2])

    def on_sku(self, parts: Parts) -> tests.Place:
        return tests.Place(self._word(parts[0]), parts[1])

    def on_line(self, parts: Parts) -> tests.Place:
        return tests.Place(self._word(parts[0]), self._word(parts[1]))

    def expect_total(self, parts: Parts) -> tests.ExpectTotal:
        return tests.ExpectTotal(self._span(parts[0]), self._word(parts[2]))

    def expect_discount(self, parts: Parts) -> tests.ExpectDiscount:
        return tests.ExpectDiscount(self._span(parts[0]), self._word(parts[1]), parts[2])

    def expect_net(self, parts: Parts) -> tests.ExpectNet:
        return tests.ExpectNet(self._span(parts[0]), self._word(parts[1]), parts[2])

    def expect_applies(self, parts: Parts) -> tests.ExpectApplies:
        times = None if parts[2] is None else self._word(parts[2])
        return tests.ExpectApplies(self._span(parts[0]), self._name(parts[1]), times)

    def expect_takes(self, parts: Parts) -> tests.ExpectTakes:
        span, name = self._span(parts[0]), self._name(parts[1])
        return tests.ExpectTakes(span, name, self._word(parts[2]), parts[3])

    def expect_not(self, parts: Parts) -> tests.ExpectNot:
        reason, rival = parts[2] or (None, None)
        return tests.ExpectNot(self._span(parts[0]), self._name(parts[1]), reason, rival)

    def because(self, parts: Parts) -> tuple[Word, Word | None]:
        return self._word(parts[0]), None

    def because_beaten(self, parts: Parts) -> tuple[Word, Word | None]:
        rival = None if parts[1] is None else self._name(parts[1])
        return self._word(parts[0]), rival

    def expect_points(self, parts: Parts) -> tests.ExpectLater:
        return self._later(parts[0], parts[2], parts[1])

    def expect_voucher(self, parts: Parts) -> tests.ExpectLater:
        return self._later(*parts)

    def expect_refund(self, parts: Parts) -> tests.ExpectLater:
        return self._later(*parts)

    def expect_gift(self, parts: Parts) -> tests.ExpectLater:
        return tests.ExpectLater(self._span(parts[0]), self._word(parts[1]), parts[2])

    def expect_message(self, parts: Parts) -> tests.ExpectLater:
        return self._later(*parts)

    def _later(self, expect: Token, kind: Token, value: Token) -> tests.ExpectLater:
        return tests.ExpectLater(self._span(expect), self._word(kind), self._any_value(value))
