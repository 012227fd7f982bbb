"""Why a case cannot be said in the rule language: each reason once, with what it would take."""

from enum import Enum


class Reason(Enum):
    """The value is one sentence: what the language lacks, and whether that is meant."""

    PER_LINE = (
        "A reward for each line, or for so many units of each line: how a cart is cut into lines "
        "is an accident of scanning, and changes no price here."
    )
    SEVERAL_FEES = "A lump shared by several fees: each fee is rewarded on its own."
    FEE_LADDER = "Steps counted in the delivery charge: fees never count."
    FEES_COUNT = "A total that includes delivery: fees never count."
    OTHER_TAX = "An amount with tax where prices are without: one tax mode holds throughout."
    PARTS_OF_UNITS = "Parts of units that are not measured: what is sold by the piece is whole."
    LIST_IN_CONDITION = (
        "An amount before promotions in a condition of a later group, other than `spend` asks for."
    )
    OTHER_CURRENCY = "An amount in another currency: a ruleset and its carts have one."
    DISTINCT_LINES = (
        "Units that differ in, or share, an attribute of the line such as its event date: what is "
        "different is counted by item, style or brand."
    )
    LINE_ORDER = "Groups filled in the order of the lines: that order changes no price here."
    BUDGET_SKIPS = (
        "A budget that gives nothing rather than the rest of it: what is left is the promotion's "
        "cap for the cart."
    )
    FIRST_AND_FURTHER = "One amount for the first unit and another for each further one."
    RAISES_PRICE = "A rule that makes something dearer: that is a price list, never a promotion."
    PAID_GIFT = "A product that is added and paid for: what is added is a gift."
    MANUAL = (
        "A discount given by hand that lowers delivery too: manual discounts stand in the cart, "
        "and are no rule."
    )
    LAST_INSTANT = "The very end of a window inside it: `until` a time leaves that minute out."
    TWO_ROUNDINGS = "Two ways of rounding in one ruleset."
    LINE_ROUNDING = "A share rounded once for each line: it is rounded by unit, or once per group."
    OWN_SHARING = (
        "A lump spread with the odd unit elsewhere: it goes to the largest remainder, always."
    )
    SHELF_SHARE = (
        "A share of the price that some promotions left, but not others: it is of the price now or "
        "of the list price."
    )
    USED_BY_CONDITION = (
        "Units that counted for a condition being out of reach of later promotions: a condition "
        "uses nothing up, a deal does."
    )
    TOLD_ONLY = "An earlier promotion that the case tells of and does not give."
    UNKNOWN = "Something in the case that the generator does not know."


class Unsayable(Exception):
    """Raised for a case, a promotion or a part of one; `detail` names the part."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(f"{reason.value} ({detail})" if detail else reason.value)
        self.reason = reason
        self.detail = detail
