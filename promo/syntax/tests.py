"""Tests as written: a cart, and what the author expects of it."""

from dataclasses import dataclass
from typing import Literal

from promo.diagnostics.span import Span
from promo.syntax.eligibility import Moment
from promo.syntax.word import Word


@dataclass(frozen=True, slots=True)
class RunningOnly:
    """`running only A, B`: the other promotions are left out."""

    span: Span
    promotions: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class InStore:
    """`store S001`"""

    span: Span
    store: Word


@dataclass(frozen=True, slots=True)
class PaidOn:
    """`paid on 2026-05-04 10:30, 2026-05-04 18:30`: the test runs once for each."""

    span: Span
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class ScannedOn:
    """`scanned on 2026-05-04 10:05`: the first scan; without it, the moment of payment."""

    span: Span
    moment: Moment


@dataclass(frozen=True, slots=True)
class Customer:
    """`customer C-77 in vip, trade`; either part may be left out."""

    span: Span
    name: Word | None
    segments: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """`account ACME`"""

    span: Span
    account: Word


@dataclass(frozen=True, slots=True)
class WithCoupon:
    """`with coupon SAVE10, LEAFLET`"""

    span: Span
    codes: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class OrderType:
    """`order dine-in`"""

    span: Span
    order: Word


@dataclass(frozen=True, slots=True)
class Channel:
    """`through app`"""

    span: Span
    channel: Word


@dataclass(frozen=True, slots=True)
class PayingWith:
    """`paying with visa`"""

    span: Span
    tender: Word


@dataclass(frozen=True, slots=True)
class Fact:
    """`customer tier is Gold`, `store region is north`, `customer spend is $500`"""

    subject: Word
    attribute: Word
    value: Word

    @property
    def span(self) -> Span:
        return self.subject.span


@dataclass(frozen=True, slots=True)
class Birthday:
    """`customer birthday is 1990-05-04`"""

    span: Span
    birthday: Word
    day: Word


@dataclass(frozen=True, slots=True)
class Allowing:
    """`allowing DOORBUSTER 2 items per store`: what shared limits leave for this cart.

    `items` says that items are meant, else uses or, where `most` is an amount, money. `scope` is
    customer, coupon, store or overall.
    """

    span: Span
    promotion: Word
    most: Word
    items: bool
    scope: Word


@dataclass(frozen=True, slots=True)
class LineFact:
    """What else a line says of its product: `department "Chilled"`, `supplier "Bramble"`,
    `attribute "colour" is "red"` or, without a value, `on sale`."""

    span: Span
    kind: Literal["department", "supplier", "attribute", "on sale"]
    name: Word | None
    value: Word | None


@dataclass(frozen=True, slots=True)
class FeeLine:
    """`fee gift-wrap at $3`, or without a name `delivery at $5`."""

    name: Word | None
    amount: Word


@dataclass(frozen=True, slots=True)
class CartLine:
    """`3 of sku 1001 at $2.00 in category "A" brand "Glacier" tag "new", "cold"`

    `unit` where it is weighed: `2.350 kg of sku 4022 at $5.00 per kg`.
    """

    quantity: Word
    unit: Word | None
    sku: Word
    price: Word | None
    price_unit: Word | None
    category: Word | None
    brand: Word | None
    tags: tuple[Word, ...]
    facts: tuple[LineFact, ...]


@dataclass(frozen=True, slots=True)
class Cart:
    """`cart` and the lines of it."""

    span: Span
    lines: tuple[CartLine | FeeLine, ...]


@dataclass(frozen=True, slots=True)
class GivenBack:
    """`return 1 of sku 1001`: goods of the cart that come back after it was paid."""

    span: Span
    units: Word
    sku: Word


@dataclass(frozen=True, slots=True)
class Place:
    """`on sku 1001` (all lines of it) or `on line 2`, as `kind` says."""

    kind: Word
    value: Word


@dataclass(frozen=True, slots=True)
class ExpectTotal:
    """`expect total $166.00`"""

    span: Span
    amount: Word


@dataclass(frozen=True, slots=True)
class ExpectDiscount:
    """`expect discount $40.00 on sku 2001`; no place: of the whole cart."""

    span: Span
    amount: Word
    place: Place | None


@dataclass(frozen=True, slots=True)
class ExpectNet:
    """`expect net $16.00 on sku 2001`"""

    span: Span
    amount: Word
    place: Place


@dataclass(frozen=True, slots=True)
class ExpectApplies:
    """`expect A3-B20 applies 2 times`; no `times`: however often."""

    span: Span
    promotion: Word
    times: Word | None


@dataclass(frozen=True, slots=True)
class ExpectTakes:
    """`expect A3-B20 takes $40.00 on line 2`; no place: of the whole cart."""

    span: Span
    promotion: Word
    amount: Word
    place: Place | None


@dataclass(frozen=True, slots=True)
class ExpectNot:
    """`expect A3-B20 does not apply because beaten by B`"""

    span: Span
    promotion: Word
    reason: Word | None
    beaten_by: Word | None


@dataclass(frozen=True, slots=True)
class ExpectLater:
    """What no rule gives yet: `expect 500 points`, `expect voucher JAN20`, `expect refund $5`,
    `expect gift sku 7`, `expect message "Thank you"`."""

    span: Span
    kind: Word
    value: Word


Expectation = (
    ExpectTotal | ExpectDiscount | ExpectNet | ExpectApplies | ExpectTakes | ExpectNot | ExpectLater
)

TestClause = (
    RunningOnly
    | InStore
    | PaidOn
    | ScannedOn
    | Customer
    | Account
    | WithCoupon
    | OrderType
    | Channel
    | PayingWith
    | Fact
    | Birthday
    | Allowing
    | Cart
    | GivenBack
    | Expectation
)


@dataclass(frozen=True, slots=True)
class RuleTest:
    """`test "three for two"` and its clauses. `is_damaged` as in `Promotion`."""

    span: Span
    title: Word
    clauses: tuple[TestClause, ...]
    is_damaged: bool = False
