"""`lower`: from a program to a plan."""

from array import array
from collections.abc import Iterable, Mapping
from typing import Any, assert_never

from promo.plan.layout import (
    EARLIEST,
    LATEST,
    NONE,
    DateRow,
    HourRow,
    Kind,
    Policy,
    PoolRow,
    PromotionRow,
    Role,
    Step,
)
from promo.plan.plan import PLAN_COLUMNS, Plan, Symbols, numbers_of
from promo.program.prices import PriceRow
from promo.program.rewards import (
    AmountOffEach,
    AmountOffEachMeasure,
    AmountOffSlots,
    AmountOffTotal,
    CheapestOff,
    DearestOff,
    MeasuredOffer,
    Offer,
    PercentOff,
    PercentOffSlots,
    PercentOffTotal,
    PercentOfListOff,
    PriceEach,
    PriceForSlots,
    PricePerMeasure,
    Reward,
    SlotDeal,
    TotalReward,
)
from promo.program.ruleset import Promotion, Ruleset
from promo.program.selectors import Everything, Except, Selector
from promo.program.stacking import POLICIES
from promo.program.triggers import (
    BuyAtLeast,
    BuyDifferent,
    BuyIdentical,
    BuyWeighed,
    Condition,
    Operator,
    SpendAtLeast,
    SpendAtList,
    Trigger,
)
from promo.values.measure import SMALLEST
from promo.values.rate import Rate
from promo.values.window import DateRange, Window

NO_RATE = Rate(0, 1)
Pool = tuple[Role, int, Selector]


def lower(ruleset: Ruleset) -> Plan:
    """The plan of a checked ruleset; promotions keep their rank order."""
    lowering = _Lowering(ruleset)
    for promotion in ruleset.promotions:
        lowering.add_promotion(promotion)
    for row in ruleset.prices:
        lowering.add_price(row)
    for group in ruleset.groups:
        policy = Policy(POLICIES.index(group.policy))
        lowering.columns["groups"].extend((policy, int(group.kind == "totals")))
    return Plan(
        columns=lowering.columns,
        symbols=lowering.symbols,
        sets=tuple(lowering.sets),
        price_skus=tuple(row.sku for row in ruleset.prices),
    )


def pools(promotion: Promotion) -> tuple[Pool, ...]:
    """The sets a promotion speaks of, each with its role and number: rewards first, and what its
    condition asks last."""
    return (*_reward_pools(promotion.reward), *map(_trigger_pool, promotion.asked))


def _reward_pools(reward: Reward) -> tuple[Pool, ...]:
    if isinstance(reward, SlotDeal):
        return tuple((Role.SLOT, slot.units, slot.selector) for slot in reward.slots)
    if isinstance(reward, TotalReward):
        return ((Role.REWARD, 0, Everything()),)
    return ((Role.REWARD, 0, reward.selector),)


def _trigger_pool(trigger: Trigger) -> Pool:
    match trigger:
        case BuyAtLeast():
            return Role.BUY, trigger.units, trigger.selector
        case BuyDifferent():
            is_items = trigger.kind == "items"
            role = Role.DIFFERENT_ITEMS if is_items else Role.DIFFERENT_BRANDS
            return role, trigger.number, trigger.selector
        case BuyIdentical():
            return Role.IDENTICAL_ITEMS, trigger.units, trigger.selector
        case BuyWeighed():
            return Role.WEIGHED_ITEMS, trigger.units, trigger.selector
        case SpendAtLeast():
            return Role.SPEND, trigger.minor, trigger.selector
        case SpendAtList():
            return Role.SPEND_AT_LIST, trigger.minor, trigger.selector
        case _:
            assert_never(trigger)


def _terms(reward: Reward) -> tuple[Kind, int, Rate, int, int]:
    """Kind, minor units, rate, units an application takes and units of those it rewards."""
    match reward:
        case PercentOff():
            return Kind.PERCENT_OFF, 0, reward.rate, 1, 1
        case AmountOffEach():
            return Kind.AMOUNT_OFF_EACH, reward.minor, NO_RATE, 1, 1
        case PriceEach():
            return Kind.PRICE_EACH, reward.minor, NO_RATE, 1, 1
        case PercentOfListOff():
            return Kind.PERCENT_OF_LIST_OFF, 0, reward.rate, 1, 1
        case AmountOffEachMeasure():
            return Kind.AMOUNT_OFF_EACH_MEASURE, reward.minor, NO_RATE, 1, 1
        case PricePerMeasure():
            return Kind.PRICE_PER_MEASURE, reward.minor, NO_RATE, 1, 1
        case PriceForSlots():
            size = sum(slot.units for slot in reward.slots)
            return Kind.PRICE_FOR_SLOTS, reward.minor, NO_RATE, size, size
        case AmountOffSlots():
            size = sum(slot.units for slot in reward.slots)
            return Kind.AMOUNT_OFF_SLOTS, reward.minor, NO_RATE, size, size
        case PercentOffSlots():
            size = sum(slot.units for slot in reward.slots)
            return Kind.PERCENT_OFF_SLOTS, 0, reward.rate, size, size
        case CheapestOff():
            return Kind.CHEAPEST_OFF, 0, reward.rate, reward.units, reward.rewarded
        case DearestOff():
            return Kind.DEAREST_OFF, 0, reward.rate, reward.units, reward.rewarded
        case PercentOffTotal():
            return Kind.PERCENT_OFF_TOTAL, 0, reward.rate, 0, 0
        case AmountOffTotal():
            return Kind.AMOUNT_OFF_TOTAL, reward.minor, NO_RATE, 0, 0
        case _:
            assert_never(reward)


def _measure(reward: Reward) -> tuple[int, int]:
    """Its kind and its thousandths, of an offer by measure."""
    if isinstance(reward, MeasuredOffer):
        return SMALLEST.index(reward.measure.unit), 1000 * reward.measure.count
    return NONE, 1


def _most(promotion: Promotion, rewarded: int) -> int:
    """How often a deal may apply, or how many units may have an offer; NONE for no limit.

    A limit in uses says nothing about an offer or a total: a cart is one use of them.
    """
    limit = promotion.limit
    bounds = [limit.items // rewarded] if limit.items is not None and rewarded else []
    if limit.uses is not None and not isinstance(promotion.reward, Offer):
        bounds.append(limit.uses)
    return min(bounds, default=NONE)


_OPERATORS: Mapping[Operator, Step] = {"not": Step.NOT, "and": Step.AND, "or": Step.OR}


class _Lowering:
    def __init__(self, ruleset: Ruleset) -> None:
        self.columns: dict[str, array[int]] = {name: array("q") for name in PLAN_COLUMNS}
        self.sets: dict[Selector, int] = {}
        self.windows: dict[Window, int] = {}
        self.groups = {group.name: at for at, group in enumerate(ruleset.groups)}
        promotions, prices = ruleset.promotions, ruleset.prices
        self.symbols = Symbols(
            stores=_names(
                [store for one in promotions for store in one.eligibility.stores]
                + [row.store for row in prices]
            ),
            segments=_names(
                [name for one in promotions for name in one.eligibility.segments]
                + [row.segment for row in prices]
            ),
            accounts=_names(row.account for row in prices),
            coupons=_names(one.eligibility.coupon for one in promotions),
        )
        self.numbers = {
            "stores": numbers_of(self.symbols.stores),
            "segments": numbers_of(self.symbols.segments),
            "accounts": numbers_of(self.symbols.accounts),
            "coupons": numbers_of(self.symbols.coupons),
        }

    def add_promotion(self, promotion: Promotion) -> None:
        kind, minor, rate, units, rewarded = _terms(promotion.reward)
        eligibility = promotion.eligibility
        columns = self.columns
        number = len(columns["promotions"]) // PromotionRow.WIDTH
        pools_at = len(columns["pools"]) // PoolRow.WIDTH
        found = pools(promotion)
        for role, amount, selector in found:
            if promotion.excludes is not None:
                selector = Except(selector, promotion.excludes)
            place = self.sets.setdefault(selector, len(self.sets))
            columns["pools"].extend((number, place, role, amount))
        columns["promotions"].extend(
            (
                self.groups[promotion.group],
                promotion.priority,
                kind,
                minor,
                rate.numerator,
                rate.denominator,
                units,
                rewarded,
                _most(promotion, rewarded),
                self._symbol("coupons", eligibility.coupon),
                self._window(eligibility.window),
                *self._list("segments", eligibility.segments),
                *self._list("stores", eligibility.stores),
                pools_at,
                len(found),
                *_measure(promotion.reward),
                *self._condition(promotion.condition),
            )
        )

    def add_price(self, row: PriceRow) -> None:
        self.columns["prices"].extend(
            (
                row.minor,
                row.minimum_milli,
                self._symbol("stores", row.store),
                self._symbol("segments", row.segment),
                self._symbol("accounts", row.account),
                *_range(row.dates),
            )
        )

    def _symbol(self, kind: str, name: str | None) -> int:
        return NONE if name is None else self.numbers[kind][name]

    def _list(self, kind: str, names: tuple[str, ...]) -> tuple[int, int]:
        at = len(self.columns["numbers"])
        self.columns["numbers"].extend(sorted(self.numbers[kind][name] for name in names))
        return at, len(names)

    def _condition(self, condition: Condition | None) -> tuple[int, int]:
        column = self.columns["conditions"]
        at = len(column)
        for step in () if condition is None else condition.steps:
            column.append(_OPERATORS[step] if isinstance(step, str) else Step.ASK)
        return at, len(column) - at

    def _window(self, window: Window) -> int:
        if window.is_always:
            return NONE
        if window not in self.windows:
            self.windows[window] = len(self.windows)
            columns = self.columns
            columns["windows"].extend(
                (
                    len(columns["dates"]) // DateRow.WIDTH,
                    len(window.dates),
                    len(columns["hours"]) // HourRow.WIDTH,
                    len(window.hours),
                )
            )
            for dates in window.dates:
                columns["dates"].extend(_range(dates))
            for hours in window.hours:
                columns["hours"].extend((hours.weekdays, hours.opens, hours.closes))
        return self.windows[window]


def _range(dates: DateRange) -> tuple[int, int]:
    return (
        EARLIEST if dates.starts is None else dates.starts,
        LATEST if dates.ends is None else dates.ends,
    )


def _names(found: Iterable[Any]) -> tuple[str, ...]:
    return tuple(sorted({name for name in found if name is not None}))
