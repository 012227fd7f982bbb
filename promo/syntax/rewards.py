"""Rewards as written: what is given. A share is `20%`, or the word `half`, `third` or `quarter`."""

from dataclasses import dataclass

from promo.diagnostics.span import Span
from promo.syntax.conditions import Condition
from promo.syntax.eligibility import Moment
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
class OnProducts:
    """`… on snacks`: the total is that of these products."""

    selector: Selector


@dataclass(frozen=True, slots=True)
class PercentOffTotal:
    """`10% off total`"""

    share: Word
    total: Word
    on: OnProducts | None


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
    on: OnProducts | None


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
class AndNext:
    """`… and the next 1 at 50% off`; as `CheapestOff`."""

    units: Word | None
    share: Word | None


@dataclass(frozen=True, slots=True)
class CheapestOff:
    """`the cheapest 2 at 50% off`; no `units`: one; no `share`: free."""

    cheapest: Word
    units: Word | None
    share: Word | None
    further: tuple[AndNext, ...]


@dataclass(frozen=True, slots=True)
class AmountOffEachMeasure:
    """`$0.50 off each kg of grapes`, `$0.50 off each 100 g of grapes`"""

    amount: Word
    units: Word | None
    unit: Word
    selector: Selector


@dataclass(frozen=True, slots=True)
class PricePerMeasure:
    """`bananas for $1.29 per kg`, `ham for $2.90 per 100 g`"""

    selector: Selector
    price: Word
    units: Word | None
    unit: Word


@dataclass(frozen=True, slots=True)
class PercentOfListOff:
    """`20% of list price off snacks`"""

    share: Word
    selector: Selector


@dataclass(frozen=True, slots=True)
class DearestOff:
    """`the dearest 1 at 30% off`; as `CheapestOff`."""

    dearest: Word
    units: Word | None
    share: Word | None


@dataclass(frozen=True, slots=True)
class CheapestOfAllOff:
    """`the cheapest of all free`"""

    cheapest: Word
    share: Word | None


@dataclass(frozen=True, slots=True)
class Free:
    """`free`"""


@dataclass(frozen=True, slots=True)
class Reduced:
    """`at 50% off`"""

    share: Word


@dataclass(frozen=True, slots=True)
class LessBy:
    """`at $5 off`; never below zero."""

    amount: Word


@dataclass(frozen=True, slots=True)
class ForPrice:
    """`for $1.99`"""

    price: Word


Benefit = Free | Reduced | LessBy | ForPrice


@dataclass(frozen=True, slots=True)
class CheapestItems:
    """`the cheapest 1 item from everything at 50% off`"""

    cheapest: Word
    units: Word
    selector: Selector
    benefit: Benefit


@dataclass(frozen=True, slots=True)
class FirstItems:
    """`the first 3 items from snacks at 20% off`"""

    first: Word
    units: Word
    selector: Selector
    benefit: Benefit


@dataclass(frozen=True, slots=True)
class Lesser:
    """`of equal or lesser value`"""

    span: Span


@dataclass(frozen=True, slots=True)
class OtherItems:
    """`1 item from shirts at 50% off of equal or lesser value`"""

    units: Word
    selector: Selector
    benefit: Benefit
    lesser: Lesser | None


@dataclass(frozen=True, slots=True)
class Delivery:
    """`delivery free`"""

    delivery: Word
    benefit: Benefit


@dataclass(frozen=True, slots=True)
class Fee:
    """`fee gift-wrap free`"""

    fee: Word
    name: Word
    benefit: Benefit


@dataclass(frozen=True, slots=True)
class Gift:
    """`gift sku 990017`; one of several, as the shopper likes."""

    gift: Word
    skus: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """`segment gold valid for 365 days`: the customer is in the segment from then on."""

    span: Span
    segment: Word
    valid: "ValidBetween | ValidFor | None"


@dataclass(frozen=True, slots=True)
class Points:
    """`500 points`"""

    points: Word


@dataclass(frozen=True, slots=True)
class PointsTimes:
    """`3x points on garden`"""

    times: Word
    selector: Selector


@dataclass(frozen=True, slots=True)
class PointsPer:
    """`1 point per $2 on snacks`"""

    points: Word
    per: Word
    selector: Selector | None


@dataclass(frozen=True, slots=True)
class WorthMoney:
    """`$20`"""

    amount: Word


@dataclass(frozen=True, slots=True)
class WorthShare:
    """`10% off snacks`"""

    share: Word
    selector: Selector


@dataclass(frozen=True, slots=True)
class WorthShareOfTotal:
    """`10% off total`"""

    share: Word
    total: Word


@dataclass(frozen=True, slots=True)
class ValidBetween:
    """`valid from 2027-01-02 until 2027-01-31`"""

    span: Span
    first: Moment
    last: Moment


@dataclass(frozen=True, slots=True)
class ValidFor:
    """`valid for 14 days`"""

    span: Span
    days: Word


@dataclass(frozen=True, slots=True)
class Voucher:
    """`voucher JAN20 worth $20 valid for 14 days`"""

    voucher: Word
    name: Word
    worth: WorthMoney | WorthShare | WorthShareOfTotal
    valid: ValidBetween | ValidFor | None


@dataclass(frozen=True, slots=True)
class Message:
    """`message "You saved a trip"`"""

    message: Word
    text: Word


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
    | AmountOffEachMeasure
    | PricePerMeasure
    | PercentOfListOff
    | DearestOff
    | CheapestOfAllOff
    | CheapestItems
    | FirstItems
    | OtherItems
    | Delivery
    | Fee
    | Gift
    | Entry
    | Points
    | PointsTimes
    | PointsPer
    | Voucher
    | Message
)


@dataclass(frozen=True, slots=True)
class GivenIf:
    """`… if total exceeds $150`"""

    span: Span
    condition: Condition


@dataclass(frozen=True, slots=True)
class Get:
    """`get …`"""

    span: Span
    reward: Reward
    given_if: GivenIf | None


@dataclass(frozen=True, slots=True)
class Plus:
    """`plus …`"""

    span: Span
    reward: Reward
    given_if: GivenIf | None
