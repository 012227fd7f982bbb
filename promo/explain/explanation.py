"""`Explanation`: the answer to "why did this basket (not) get it?"."""

import json
from dataclasses import dataclass
from typing import Any, Literal

Verdict = Literal[
    "applied",
    "beaten",
    "not-eligible",
    "limited",
    "shut-out",
    "switched-off",
    "nothing-to-gain",
]

Reason = Literal[
    "window",
    "store",
    "customer",
    "coupon",
    "products",
    "excluded",
    "quantity",
    "distinct",
    "spend",
    "beaten",
    "limit",
    "combination",
    "no-gain",
]


@dataclass(frozen=True, slots=True)
class Step:
    """What one promotion took off one line; `amount` is in minor units and positive."""

    promotion_id: str
    group: str
    amount: int

    def to_dict(self) -> dict[str, Any]:
        return {"promotion": self.promotion_id, "group": self.group, "amount": self.amount}


@dataclass(frozen=True, slots=True)
class LineStory:
    """One line from the catalog's price to what is paid, in minor units.

    Price lists lead from `list` to `price`, the steps from `price` to `net`.
    """

    line_id: str
    list: int
    price: int
    steps: tuple[Step, ...]
    net: int

    def to_dict(self) -> dict[str, Any]:
        return {
            "id": self.line_id,
            "list": self.list,
            "price": self.price,
            "steps": [step.to_dict() for step in self.steps],
            "net": self.net,
        }


@dataclass(frozen=True, slots=True)
class Beaten:
    """Promotion `promotion_id` lost to promotion `by`, which took what it would have needed."""

    promotion_id: str
    by: str

    def to_dict(self) -> dict[str, str]:
        return {"promotion": self.promotion_id, "by": self.by}


@dataclass(frozen=True, slots=True)
class Change:
    """Units to add to the cart, and what the cart then costs (minor units): priced, not guessed."""

    add: tuple[tuple[str, int], ...]
    total: int

    def to_dict(self) -> dict[str, Any]:
        added = [{"sku": sku, "quantity": quantity} for sku, quantity in self.add]
        return {"add": added, "total": self.total}


@dataclass(frozen=True, slots=True)
class PromotionStory:
    """What became of one promotion, and why.

    `reason` is None where it applied. `short_by` is what is missing: units for the reason
    `quantity`, different ones for `distinct`, minor units for `spend`; 0 where a condition wants
    less. `words` says it all in one sentence. `touches_cart`: some unit of the cart is in a set
    that the promotion speaks of. `says` is the promotion itself in words, as the till understands
    it.
    """

    promotion_id: str
    group: str
    verdict: Verdict
    words: str
    times: int = 0
    amount: int = 0
    reason: Reason | None = None
    short_by: int | None = None
    beaten_by: tuple[Beaten, ...] = ()
    change: Change | None = None
    touches_cart: bool = True
    says: str = ""

    def to_dict(self) -> dict[str, Any]:
        """`change` is left out where there is none to show."""
        shape: dict[str, Any] = {
            "promotion": self.promotion_id,
            "group": self.group,
            "verdict": self.verdict,
            "times": self.times,
            "amount": self.amount,
            "reason": self.reason,
            "short_by": self.short_by,
            "words": self.words,
            "says": self.says,
            "beaten_by": [one.to_dict() for one in self.beaten_by],
        }
        if self.change is not None:
            shape["change"] = self.change.to_dict()
        return shape


@dataclass(frozen=True, slots=True)
class Explanation:
    """A whole cart; promotions in rank order. Amounts in minor units of `currency`."""

    currency: str
    total: int
    lines: tuple[LineStory, ...]
    promotions: tuple[PromotionStory, ...]

    def to_dict(self) -> dict[str, Any]:
        return {
            "total": self.total,
            "lines": [line.to_dict() for line in self.lines],
            "promotions": [promotion.to_dict() for promotion in self.promotions],
        }

    def to_json(self) -> str:
        return json.dumps(self.to_dict(), ensure_ascii=False)
