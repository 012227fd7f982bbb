"""What the numbers in a plan and in a bound file mean. The kernel's twin of this page is
`engine/kernel/layout.pxi`; a test holds the two together.

Every column is an array of signed 64-bit numbers, read as rows of a fixed width; the members of an
enumeration below are the places within a row. `NONE` stands for "nothing" wherever a place may be
empty.
"""

from enum import IntEnum

NONE = -1
EARLIEST = -(2**62)
LATEST = 2**62
DEEPEST_CONDITION = 32
"""Answers that a condition may hold at once; the kernel keeps them in the bits of one number."""


class Kind(IntEnum):
    """What a promotion gives (`program.rewards`): first the offers, then deals, then totals."""

    PERCENT_OFF = 0
    AMOUNT_OFF_EACH = 1
    PRICE_EACH = 2
    PERCENT_OF_LIST_OFF = 3
    AMOUNT_OFF_EACH_MEASURE = 4
    PRICE_PER_MEASURE = 5
    PRICE_FOR_SLOTS = 6
    AMOUNT_OFF_SLOTS = 7
    PERCENT_OFF_SLOTS = 8
    CHEAPEST_OFF = 9
    DEAREST_OFF = 10
    PERCENT_OFF_TOTAL = 11
    AMOUNT_OFF_TOTAL = 12


class Policy(IntEnum):
    """How a group chooses (`program.stacking`)."""

    BEST_FOR_CUSTOMER = 0
    HIGHEST_PRIORITY = 1
    ALL = 2


class Role(IntEnum):
    """What a promotion wants of the units in one of its pools."""

    REWARD = 0
    SLOT = 1
    BUY = 2
    SPEND = 3
    DIFFERENT_ITEMS = 4
    DIFFERENT_BRANDS = 5
    IDENTICAL_ITEMS = 6
    WEIGHED_ITEMS = 7
    SPEND_AT_LIST = 8


class Step(IntEnum):
    """Column `conditions`, row by row (`program.triggers.Condition`).

    ASK: whether the next of the pools holds that the condition asks: the promotion's last ones.
    """

    ASK = 0
    NOT = 1
    AND = 2
    OR = 3


class PromotionRow(IntEnum):
    """Column `promotions`, in rank order. `*_AT` and the count after it name rows elsewhere.

    MOST: how often a deal may apply, and for an offer how many units may have it, if limited.
    MEASURE: which kind of measure an offer by measure speaks of (`values.measure.SMALLEST`), and
    how many thousandths of its smallest unit its MINOR stands for; else NONE and 1.
    """

    GROUP = 0
    PRIORITY = 1
    KIND = 2
    MINOR = 3
    NUMERATOR = 4
    DENOMINATOR = 5
    UNITS = 6
    REWARDED = 7
    MOST = 8
    COUPON = 9
    WINDOW = 10
    SEGMENTS_AT = 11
    SEGMENTS = 12
    STORES_AT = 13
    STORES = 14
    POOLS_AT = 15
    POOLS = 16
    MEASURE = 17
    MEASURE_MILLI = 18
    CONDITION_AT = 19
    CONDITION = 20
    WIDTH = 21


class PoolRow(IntEnum):
    """Column `pools`: sets of products a promotion speaks of, in the order of promotions.

    NUMBER: units of a slot; units, different ones or minor units to reach of a trigger.
    """

    PROMOTION = 0
    SET = 1
    ROLE = 2
    NUMBER = 3
    WIDTH = 4


class GroupRow(IntEnum):
    """Column `groups`, in the order they are priced."""

    POLICY = 0
    IS_TOTALS = 1
    WIDTH = 2


class WindowRow(IntEnum):
    """Column `windows`: rows of `dates` and of `hours`."""

    DATES_AT = 0
    DATES = 1
    HOURS_AT = 2
    HOURS = 3
    WIDTH = 4


class DateRow(IntEnum):
    """Column `dates`: half-open, in wall seconds."""

    STARTS = 0
    ENDS = 1
    WIDTH = 2


class HourRow(IntEnum):
    """Column `hours`: weekdays as bits from Monday, seconds of the day."""

    WEEKDAYS = 0
    OPENS = 1
    CLOSES = 2
    WIDTH = 3


class PriceListRow(IntEnum):
    """Column `prices`: rows of the price lists, sorted by SKU."""

    MINOR = 0
    MINIMUM_MILLI = 1
    STORE = 2
    SEGMENT = 3
    ACCOUNT = 4
    STARTS = 5
    ENDS = 6
    WIDTH = 7


class ProductRow(IntEnum):
    """Column `products` of a bound file, sorted by SKU. PRICE is NONE where there is none."""

    PRICE = 0
    PRICES_AT = 1
    PRICES = 2
    SETS_AT = 3
    SETS = 4
    WIDTH = 5


class SetRow(IntEnum):
    """Column `set_pools` of a bound file: which rows of `pool_numbers` belong to a set."""

    POOLS_AT = 0
    POOLS = 1
    WIDTH = 2
