"""`PricedCart`: what a cart costs, as the till and its neighbours read it."""

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from functools import cached_property
from operator import attrgetter, itemgetter
from typing import Any, Literal

from promo.engine.block import BlockOutcome
from promo.engine.bound import BoundRules
from promo.model.cart import Cart, CartLine
from promo.model.priced_cart import Applied, Outcome, PricedLine, Status
from promo.plan.layout import NONE
from promo.program.canonical_json import canonical_bytes
from promo.values.quantity import text_from_milli
from promo.version import VERSION


@dataclass(frozen=True, slots=True)
class Use:
    """One use of what may be used only so often; here always of a coupon."""

    promotion_id: str
    scope: Literal["coupon"]
    coupon: str
    uses: int

    def to_dict(self) -> dict[str, Any]:
        return {
            "promotion": self.promotion_id,
            "scope": self.scope,
            "coupon": self.coupon,
            "uses": self.uses,
        }


@dataclass(frozen=True, slots=True)
class TaxCode:
    """What the lines of one tax code come to, in minor units: price − discounts − funded = net.

    `funded` is what third parties pay of the discounts; no reward can say so yet.
    """

    code: str
    price: int
    discounts: int
    funded: int
    net: int

    def to_dict(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "price": self.price,
            "discounts": self.discounts,
            "funded": self.funded,
            "net": self.net,
        }


@dataclass(frozen=True, slots=True)
class Optimality:
    """How far the result is proven to be the best one (docs/formats/cart.md)."""

    status: Status
    gap: int
    steps: int

    def to_dict(self) -> dict[str, Any]:
        return {"status": self.status, "gap": self.gap, "steps": self.steps}


class PricedCart:
    """The priced cart. Amounts are whole minor units of `currency`, what is taken off is positive.

    Immutable. Nothing is computed before it is asked for: a till that shows only the total pays
    only for the total.
    """

    # No promotion gives these yet; integrators may rely on the names all the same.
    points: tuple[()] = ()
    vouchers: tuple[()] = ()
    gifts: tuple[()] = ()
    fees: tuple[()] = ()
    messages: tuple[()] = ()
    manual: tuple[()] = ()

    def __init__(self, outcome: Outcome | BlockOutcome, cart: Cart, bound: BoundRules) -> None:
        self._outcome = outcome
        self._bound = bound
        self.cart = cart

    def __repr__(self) -> str:
        return f"<PricedCart of {len(self.cart.lines)} lines: {self.total} {self.currency} minor>"

    @property
    def currency(self) -> str:
        return self.cart.currency

    @property
    def outcome(self) -> Outcome | BlockOutcome:
        """What the backend answered."""
        return self._outcome

    @property
    def lines(self) -> tuple[PricedLine, ...]:
        """In the cart's order."""
        return self._outcome.lines

    @property
    def applied(self) -> tuple[Applied, ...]:
        """The promotions that took something off, in rank order."""
        return self._outcome.applied

    @cached_property
    def total(self) -> int:
        """What is to be paid."""
        if isinstance(self._outcome, BlockOutcome):
            return self._outcome.total
        return sum(line.net for line in self.lines)

    @cached_property
    def list_total(self) -> int:
        """What the catalog alone would ask."""
        return sum(line.list for line in self.lines)

    @cached_property
    def discount_total(self) -> int:
        """What promotions took off; what price lists did is in neither total (law 1)."""
        return sum(line.price for line in self.lines) - self.total

    @cached_property
    def uses(self) -> tuple[Use, ...]:
        """A coupon is used only if its promotion gave something (semantics, clause 7)."""
        found = []
        for one in self.applied:
            coupon = self._bound.promotions[one.promotion_id].eligibility.coupon
            if coupon is not None:
                found.append(Use(one.promotion_id, "coupon", coupon, 1))
        return tuple(found)

    @cached_property
    def tax(self) -> tuple[TaxCode, ...]:
        """One entry per tax code, sorted; products without one share the code ""."""
        sums: dict[str, list[int]] = {}
        for line in self.lines:
            price_and_net = sums.setdefault(self._tax_code(line.sku), [0, 0])
            price_and_net[0] += line.price
            price_and_net[1] += line.net
        return tuple(
            TaxCode(code, price, price - net, 0, net) for code, (price, net) in sorted(sums.items())
        )

    def receipt_text(self, promotion_id: str) -> str:
        """What the shopper reads where the promotion took something off."""
        return self._bound.promotions[promotion_id].receipt

    @property
    def optimality(self) -> Optimality:
        return Optimality(self._outcome.status, self._outcome.gap, self._outcome.steps)

    @property
    def ruleset(self) -> str:
        """The digest of the rules."""
        return self._bound.ruleset_digest

    @property
    def catalog(self) -> str:
        """The digest of the catalog."""
        return self._bound.catalog_digest

    @cached_property
    def digest(self) -> str:
        """Equal for equal rules, catalog, cart, money and rewards, on every machine and backend.

        The engine's version, its step count and the order of the lines are left out (semantics,
        clause 1).
        """
        money = self._money()
        body = {
            "ruleset": self.ruleset,
            "catalog": self.catalog,
            "cart": _identity(self.cart),
            "money": {**money, "lines": sorted(money["lines"], key=itemgetter("id"))},
        }
        return "sha256:" + hashlib.sha256(canonical_bytes(body)).hexdigest()

    def to_dict(self) -> dict[str, Any]:
        """The shape of docs/formats/cart.md, "A priced cart"."""
        return {
            **self._money(),
            "optimality": self.optimality.to_dict(),
            "ruleset": self.ruleset,
            "catalog": self.catalog,
            "engine": VERSION,
            "digest": self.digest,
        }

    def to_json(self) -> str:
        """`to_dict` on one line."""
        return json.dumps(self.to_dict(), ensure_ascii=False)

    def _tax_code(self, sku: str) -> str:
        number = self._bound.find(sku)
        return "" if number == NONE else self._bound.tax_code(number)

    def _money(self) -> dict[str, Any]:
        return {
            "currency": self.currency,
            "list_total": self.list_total,
            "discount_total": self.discount_total,
            "total": self.total,
            "lines": [
                self._line_dict(line, scanned)
                for line, scanned in zip(self.lines, self.cart.lines, strict=True)
            ],
            "applied": [
                {"promotion": one.promotion_id, "times": one.times, "amount": one.amount}
                for one in self.applied
            ],
            "points": [],
            "vouchers": [],
            "gifts": [],
            "fees": [],
            "messages": [],
            "uses": [use.to_dict() for use in self.uses],
            "manual": [],
            "tax": [code.to_dict() for code in self.tax],
        }

    def _line_dict(self, line: PricedLine, scanned: CartLine) -> dict[str, Any]:
        return {
            "id": line.line_id,
            "sku": line.sku,
            "quantity": quantity_json(scanned),
            "list": line.list,
            "price": line.price,
            "net": line.net,
            "adjustments": [
                {
                    "promotion": one.promotion_id,
                    "amount": one.amount,
                    "units": one.units,
                    "receipt": self.receipt_text(one.promotion_id),
                }
                for one in line.adjustments
            ],
            "shares": [{"units": share.units, "net": share.net} for share in line.shares],
        }


def quantity_json(line: CartLine) -> int | str:
    """A whole number, or decimal text where the goods are measured."""
    text = text_from_milli(line.quantity_milli)
    return text if line.is_measured else int(text)


def _identity(cart: Cart) -> str:
    """The cart as text, whatever the order of its lines; one made in Python has no source."""
    if cart.source != "{}":
        return cart.source
    fields = asdict(replace(cart, lines=tuple(sorted(cart.lines, key=attrgetter("line_id")))))
    return json.dumps(fields, sort_keys=True, default=datetime.isoformat)
