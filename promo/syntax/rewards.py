"""Rewards as written: what is given. A share is `20%`, or the word `half`, `third` or `quarter`."""

from dataclasses import dataclass

from promo.diagnostics.span import Span
from promo.syntax.selectors import Selector
from promo.syntax.word import Word


@dataclass(frozen=True, slots=True)
class PercentOff:
    """`20% off snacks`"""

    share: Word
    selector: Selector


@dataclass(frozen=True, slots=True)
class PercentOffThem:
    """`15% off them`"""

    share: Word
    them: Word


@dataclass(frozen=True, slots=True)
class PercentOffTotal:
    """`10% off total`"""

    share: Word
    total: Word


@dataclass(frozen=True, slots=True)
class AmountOffEach:
    """`$5 off each item from snacks`"""

    amount: Word
    selector: Selector


@dataclass(frozen=True, slots=True)
class AmountOffThem:
    """`$3 off them`"""

    amount: Word
    them: Word


@dataclass(frozen=True, slots=True)
class AmountOffTotal:
    """`$10 off total`"""

    amount: Word
    total: Word


@dataclass(frozen=True, slots=True)
class PriceEach:
    """`snacks for $1.99 each`"""

    selector: Selector
    price: Word


@dataclass(frozen=True, slots=True)
class PriceForThem:
    """`them for $10`"""

    them: Word
    price: Word


@dataclass(frozen=True, slots=True)
class CheapestOff:
    """`the cheapest 2 at 50% off`; no `units`: one; no `share`: free."""

    cheapest: Word
    units: Word | None
    share: Word | None


Reward = (
    PercentOff
    | PercentOffThem
    | PercentOffTotal
    | AmountOffEach
    | AmountOffThem
    | AmountOffTotal
    | PriceEach
    | PriceForThem
    | CheapestOff
)


@dataclass(frozen=True, slots=True)
class Get:
    """`get …`"""

    span: Span
    reward: Reward
