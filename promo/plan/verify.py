"""Whether the columns of a file fit together, which the kernel takes for granted.

A digest says that a file is as it was made, not what made it. A till must refuse a file that is
whole and foreign, and not read beside its columns: every row that is named must be there, and every
number one that the compiler writes. Only simple passes, over each column once or twice.
"""

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from operator import add

from promo.errors import SnapshotError
from promo.plan.layout import (
    DEEPEST_CONDITION,
    EARLIEST,
    LATEST,
    NONE,
    DateRow,
    GroupRow,
    HourRow,
    Kind,
    Policy,
    PoolRow,
    PriceListRow,
    ProductRow,
    PromotionRow,
    Role,
    SetRow,
    Step,
    WindowRow,
)
from promo.values.measure import MOST_COUNT, SMALLEST
from promo.values.money import LARGEST
from promo.values.quantity import LARGEST_MILLI
from promo.values.store_time import DAY_SECONDS

Columns = Mapping[str, Sequence[int]]

_WIDTHS: Mapping[str, int] = {
    "promotions": PromotionRow.WIDTH,
    "pools": PoolRow.WIDTH,
    "groups": GroupRow.WIDTH,
    "windows": WindowRow.WIDTH,
    "dates": DateRow.WIDTH,
    "hours": HourRow.WIDTH,
    "prices": PriceListRow.WIDTH,
    "products": ProductRow.WIDTH,
    "set_pools": SetRow.WIDTH,
}

_ROWS_NAMED: tuple[tuple[str, IntEnum, IntEnum, str], ...] = (
    ("promotions", PromotionRow.SEGMENTS_AT, PromotionRow.SEGMENTS, "numbers"),
    ("promotions", PromotionRow.STORES_AT, PromotionRow.STORES, "numbers"),
    ("promotions", PromotionRow.POOLS_AT, PromotionRow.POOLS, "pools"),
    ("promotions", PromotionRow.CONDITION_AT, PromotionRow.CONDITION, "conditions"),
    ("windows", WindowRow.DATES_AT, WindowRow.DATES, "dates"),
    ("windows", WindowRow.HOURS_AT, WindowRow.HOURS, "hours"),
    ("products", ProductRow.PRICES_AT, ProductRow.PRICES, "prices"),
    ("products", ProductRow.SETS_AT, ProductRow.SETS, "product_sets"),
    ("set_pools", SetRow.POOLS_AT, SetRow.POOLS, "pool_numbers"),
)
"""Where rows of another column are named: their first, and how many."""

_RANGES: tuple[tuple[str, int, int, int], ...] = (
    ("promotions", PromotionRow.MINOR, 0, LARGEST),
    ("promotions", PromotionRow.NUMERATOR, 0, LARGEST),
    ("promotions", PromotionRow.DENOMINATOR, 1, LARGEST),
    ("promotions", PromotionRow.KIND, 0, max(Kind)),
    ("promotions", PromotionRow.MOST, NONE, LARGEST),
    ("promotions", PromotionRow.MEASURE, NONE, len(SMALLEST) - 1),
    ("promotions", PromotionRow.MEASURE_MILLI, 1, 1_000_000 * MOST_COUNT),
    ("pools", PoolRow.ROLE, 0, max(Role)),
    ("pools", PoolRow.NUMBER, 0, LARGEST + 1),  # more than the largest amount is never reached
    ("conditions", 0, 0, max(Step)),
    ("groups", GroupRow.POLICY, 0, max(Policy)),
    ("groups", GroupRow.IS_TOTALS, 0, 1),
    ("dates", DateRow.STARTS, EARLIEST, LATEST),
    ("dates", DateRow.ENDS, EARLIEST, LATEST),
    ("hours", HourRow.WEEKDAYS, 0, 0b1111111),
    ("hours", HourRow.OPENS, 0, DAY_SECONDS),
    ("hours", HourRow.CLOSES, 0, 2 * DAY_SECONDS),
    ("prices", PriceListRow.MINOR, 0, LARGEST),
    ("prices", PriceListRow.MINIMUM_MILLI, 0, LARGEST_MILLI),
    ("products", ProductRow.PRICE, NONE, LARGEST),
)
"""The smallest and the largest number in one place of every row."""


def verify_columns(columns: Columns, set_count: int, place: str = "") -> None:
    """`columns` are those of a snapshot, or of a bound file.

    Raises SnapshotError, naming the column, where one does not fit the others.
    """
    for name, column in columns.items():
        _hold(len(column) % _WIDTHS.get(name, 1) == 0, name, place)

    def within(name: str, at: int, lowest: int, most: int) -> None:
        found = columns[name][at :: _WIDTHS.get(name, 1)]
        _hold(not found or (min(found) >= lowest and max(found) <= most), name, place)

    for name, at, lowest, most in _RANGES:
        if name in columns:
            within(name, at, lowest, most)
    for name, first, count, other in _ROWS_NAMED:
        if name in columns:
            rows = len(columns[other]) // _WIDTHS.get(other, 1)
            firsts = columns[name][first :: _WIDTHS[name]]
            counts = columns[name][count :: _WIDTHS[name]]
            within(name, first, 0, rows)
            within(name, count, 0, rows)
            _hold(max(map(add, firsts, counts), default=0) <= rows, name, place)
    group_count = len(columns["groups"]) // GroupRow.WIDTH
    window_count = len(columns["windows"]) // WindowRow.WIDTH
    within("promotions", PromotionRow.GROUP, 0, group_count - 1)
    within("promotions", PromotionRow.WINDOW, NONE, window_count - 1)
    within("pools", PoolRow.SET, 0, set_count - 1)
    if "products" in columns:
        _hold(len(columns["set_pools"]) == set_count * SetRow.WIDTH, "set_pools", place)
        within("product_sets", 0, 0, set_count - 1)
        within("pool_numbers", 0, 0, len(columns["pools"]) // PoolRow.WIDTH - 1)
    _verify_promotions(columns, lambda holds: _hold(holds, "promotions", place))


def _verify_promotions(columns: Columns, hold: Callable[[bool], None]) -> None:
    """Pools stand in the order of their promotions, and each promotion has those of its kind."""
    pools, groups = columns["pools"], columns["groups"]
    owners = pools[PoolRow.PROMOTION :: PoolRow.WIDTH]
    roles = pools[PoolRow.ROLE :: PoolRow.WIDTH]
    numbers = pools[PoolRow.NUMBER :: PoolRow.WIDTH]
    end = 0
    rows = zip(*(columns["promotions"][at :: PromotionRow.WIDTH] for at in _TERMS), strict=True)
    for number, (group, kind, units, rewarded, start, count, steps_at, steps) in enumerate(rows):
        hold(start == end)
        end = start + count
        hold(all(owner == number for owner in owners[start:end]))
        is_of_slots = Kind.PRICE_FOR_SLOTS <= kind <= Kind.PERCENT_OFF_SLOTS
        given = [at for at in range(start, end) if roles[at] <= Role.SLOT]
        hold(given == [*range(start, start + len(given))])
        hold(_asks(columns["conditions"][steps_at : steps_at + steps]) <= count - len(given))
        if is_of_slots:
            hold(bool(given) and all(roles[at] == Role.SLOT and numbers[at] for at in given))
            hold(units == rewarded == sum(numbers[at] for at in given) <= LARGEST_MILLI)
        else:
            hold(len(given) == 1 and roles[start] == Role.REWARD)
            hold(0 <= rewarded <= units <= LARGEST_MILLI)
            hold(kind not in (Kind.CHEAPEST_OFF, Kind.DEAREST_OFF) or 0 < rewarded < units)
        is_total = kind >= Kind.PERCENT_OFF_TOTAL
        hold(groups[group * GroupRow.WIDTH + GroupRow.IS_TOTALS] == is_total)
    hold(end == len(pools) // PoolRow.WIDTH)


def _asks(steps: Sequence[int]) -> int:
    """Of how many pools a condition asks; LARGEST where it is none, or nests too deep."""
    asked = depth = deepest = 0
    for step in steps:
        operands = (0, 1, 2, 2)[step]
        if depth < operands:
            return LARGEST
        asked += operands == 0
        depth += 1 - operands
        deepest = max(deepest, depth)
    return asked if depth == (len(steps) > 0) and deepest <= DEEPEST_CONDITION else LARGEST


_TERMS = (
    PromotionRow.GROUP,
    PromotionRow.KIND,
    PromotionRow.UNITS,
    PromotionRow.REWARDED,
    PromotionRow.POOLS_AT,
    PromotionRow.POOLS,
    PromotionRow.CONDITION_AT,
    PromotionRow.CONDITION,
)


def _hold(holds: bool, name: str, place: str) -> None:
    if not holds:
        raise SnapshotError(
            f"its column `{name}` does not fit the others: promo did not make this file",
            place,
            "make it again with `promo compile`, with this version of promo",
        )
