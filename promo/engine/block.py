"""`BlockOutcome`: a kernel's answer, read from its one block of numbers on demand."""

from enum import IntEnum
from functools import cached_property

from promo.engine.bound import BoundRules
from promo.model.cart import Cart
from promo.model.priced_cart import Adjustment, Applied, Outcome, PricedLine, Share, Status


class ResultStatus(IntEnum):
    """The first number of a block; from NO_PRICE on there is no answer behind the header."""

    OPTIMAL = 0
    BOUNDED = 1
    POLICY = 2
    NO_PRICE = 3
    TOO_MUCH = 4
    NO_MEMORY = 5


class ResultRow(IntEnum):
    """The header: how many lines, adjustments (promotion, amount, units), shares (units, net) and
    applied promotions (promotion, times, amount) follow it, in this order."""

    STATUS = 0
    GAP = 1
    STEPS = 2
    LINES = 3
    ADJUSTMENTS = 4
    SHARES = 5
    APPLIED = 6
    ERROR_LINE = 7
    WIDTH = 8


class PricedRow(IntEnum):
    """One line."""

    LIST = 0
    PRICE = 1
    NET = 2
    ADJUSTMENTS_AT = 3
    ADJUSTMENTS = 4
    SHARES_AT = 5
    SHARES = 6
    WIDTH = 7


_STATUS: dict[int, Status] = {
    ResultStatus.OPTIMAL: "optimal",
    ResultStatus.BOUNDED: "bounded",
    ResultStatus.POLICY: "policy",
}


class BlockOutcome:
    """Reads like an `Outcome`; nothing is built before it is read."""

    def __init__(self, block: bytes, bound: BoundRules, cart: Cart) -> None:
        self._numbers = memoryview(block).cast("q")
        self._bound = bound
        self._cart = cart

    @property
    def status(self) -> Status:
        return _STATUS[self._numbers[ResultRow.STATUS]]

    @property
    def gap(self) -> int:
        return self._numbers[ResultRow.GAP]

    @property
    def steps(self) -> int:
        return self._numbers[ResultRow.STEPS]

    @property
    def total(self) -> int:
        """What is to be paid, without building a line."""
        first = ResultRow.WIDTH + PricedRow.NET
        end = ResultRow.WIDTH + PricedRow.WIDTH * len(self._cart.lines)
        return sum(self._numbers[first : end : PricedRow.WIDTH])

    @cached_property
    def lines(self) -> tuple[PricedLine, ...]:
        numbers = self._numbers
        ids = self._bound.promotion_ids
        adjustments_at = ResultRow.WIDTH + PricedRow.WIDTH * len(self._cart.lines)
        shares_at = adjustments_at + 3 * numbers[ResultRow.ADJUSTMENTS]
        found = []
        for at, line in enumerate(self._cart.lines):
            start = ResultRow.WIDTH + PricedRow.WIDTH * at
            list_price, price, net, first, count, first_share, share_count = numbers[
                start : start + PricedRow.WIDTH
            ]
            rows = [adjustments_at + 3 * (first + place) for place in range(count)]
            shares = [shares_at + 2 * (first_share + place) for place in range(share_count)]
            found.append(
                PricedLine(
                    line.line_id,
                    line.sku,
                    list_price,
                    price,
                    net,
                    tuple(
                        Adjustment(ids[numbers[row]], numbers[row + 1], numbers[row + 2])
                        for row in rows
                    ),
                    tuple(Share(numbers[row], numbers[row + 1]) for row in shares),
                )
            )
        return tuple(found)

    @cached_property
    def applied(self) -> tuple[Applied, ...]:
        numbers = self._numbers
        start = len(numbers) - 3 * numbers[ResultRow.APPLIED]
        return tuple(
            Applied(self._bound.promotion_ids[numbers[at]], numbers[at + 1], numbers[at + 2])
            for at in range(start, len(numbers), 3)
        )

    def whole(self) -> Outcome:
        """All of it, as plain data."""
        return Outcome(self.lines, self.applied, self.status, self.gap, self.steps)
