"""The priced cart: what every line costs, what gave it, and how far that is proven."""

from dataclasses import dataclass
from typing import Literal

Status = Literal["optimal", "bounded", "policy"]


@dataclass(frozen=True, slots=True)
class Adjustment:
    """`amount` (minor, positive) that a promotion took off `units` units of one line.

    A measured line is one unit.
    """

    promotion_id: str
    amount: int
    units: int


@dataclass(frozen=True, slots=True)
class Share:
    """`units` units of a line each ended at `net` minor units."""

    units: int
    net: int


@dataclass(frozen=True, slots=True)
class PricedLine:
    """One line, in the cart's order; amounts in minor units, negative on a return.

    `list` is the catalog's price, `price` what price lists made of it, `net` what is left after
    promotions. `adjustments` stand in rank order, `shares` from the dearest to the cheapest.
    """

    line_id: str
    sku: str
    list: int
    price: int
    net: int
    adjustments: tuple[Adjustment, ...]
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Applied:
    """A promotion that took something off: how many times, and how much in all.

    An offer or a total applies once, a deal once per application.
    """

    promotion_id: str
    times: int
    amount: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a backend answers, in full: the same from the reference and from the kernel.

    `gap` bounds, in minor units, how much a search that ran out of budget may still have missed.
    `steps` counts work and is no part of the digest.
    """

    lines: tuple[PricedLine, ...]
    applied: tuple[Applied, ...]
    status: Status
    gap: int
    steps: int
