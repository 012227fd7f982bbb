"""Rulesets of few promotions that get in one another's way."""

from dataclasses import replace
from typing import Literal

from promo.program.eligibility import Eligibility
from promo.program.limits import CartLimit
from promo.program.prices import PriceRow
from promo.program.rewards import (
    AmountOffEach,
    AmountOffEachMeasure,
    AmountOffSlots,
    AmountOffTotal,
    CheapestOff,
    DearestOff,
    PercentOff,
    PercentOffSlots,
    PercentOffTotal,
    PercentOfListOff,
    PriceEach,
    PriceForSlots,
    PricePerMeasure,
    RankedDeal,
    Reward,
    Slot,
)
from promo.program.ruleset import Promotion, Ruleset
from promo.program.selectors import Everything, NamedSet
from promo.program.stacking import BASKET, ITEMS, POLICIES, Group
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
from promo.values.measure import Measure
from promo.values.rate import Rate
from promo.values.window import DateRange, Window
from tests.strategies.catalogs import SKUS
from tests.strategies.chooser import Chooser, chance, pick, some
from tests.strategies.moments import generate_dates, generate_window
from tests.strategies.selectors import generate_selector

CURRENCY = "USD"
STORES = ("S1", "S2")
SEGMENTS = ("staff", "vip")
ACCOUNTS = ("ACME", "OTHER")
COUPONS = ("SAVE10", "SAVE20")
AMOUNTS = (100, 50, 99, 1, 200, 150, 50, 20, 500, 0)
MEASURES = (
    Measure.of(1, "kg"), Measure.of(1, "kg"), Measure.of(100, "g"), Measure.of(1, "lb"),
    Measure.of(1, "l"),
)  # fmt: skip
DEAL_PRICES = (150, 250, 100, 399, 200, 0, 700)
RATES = (
    Rate(5000), Rate(1000), Rate(10_000), Rate(1, 3), Rate(1, 2), Rate(1, 4), Rate(3333),
    Rate(1234), Rate(1), Rate(0),
)  # fmt: skip


def generate_ruleset(chooser: Chooser) -> Ruleset:
    sets = _sets(chooser)
    groups = _groups(chooser)
    # Ids do not stand in the order of their numbers: P10 ranks before P2.
    ids = [f"P{number}" for number in range(1, 20, 3)][: pick(chooser, (3, 1, 2, 4, 4, 5, 6))]
    promotions = [_promotion(chooser, name, _joined(chooser, groups), sets) for name in ids]
    places = {group.name: place for place, group in enumerate(groups)}
    promotions.sort(key=lambda p: (places[p.group], -p.priority, p.promotion_id))
    return Ruleset(
        currency=CURRENCY,
        groups=groups,
        promotions=tuple(promotions),
        sets=sets,
        prices=_prices(chooser),
        segments=SEGMENTS,
    )


def _sets(chooser: Chooser) -> tuple[NamedSet, ...]:
    sets: tuple[NamedSet, ...] = ()
    for name in ("bargains", "staples")[: chooser.integer(0, 2)]:
        sets = (*sets, NamedSet(name, generate_selector(chooser, sets)))
    return sets


def _groups(chooser: Chooser) -> tuple[Group, ...]:
    groups = [ITEMS, BASKET]
    for name in ("alpha", "beta")[: chooser.integer(0, 2)]:
        kind = "totals" if chance(chooser, 40) else "items"
        group = Group(name, pick(chooser, POLICIES), kind)
        groups.insert(chooser.integer(0, len(groups)), group)
    return tuple(groups)


def _joined(chooser: Chooser, groups: tuple[Group, ...]) -> Group:
    kind = "totals" if chance(chooser, 20) else "items"
    return pick(chooser, [group for group in groups if group.kind == kind])


def _promotion(chooser: Chooser, name: str, group: Group, sets: tuple[NamedSet, ...]) -> Promotion:
    reward = _item_reward(chooser, sets) if group.kind == "items" else _total_reward(chooser)
    return Promotion(
        promotion_id=name,
        title=name,
        receipt=name,
        group=group.name,
        reward=reward,
        priority=pick(chooser, (0, 0, 1, 20, -5)),
        eligibility=_eligibility(chooser),
        triggers=_triggers(chooser, sets),
        condition=_condition(chooser, sets) if chance(chooser, 25) else None,
        excludes=generate_selector(chooser, sets) if chance(chooser, 10) else None,
        limit=_limit(chooser, reward),
    )


def _item_reward(chooser: Chooser, sets: tuple[NamedSet, ...]) -> Reward:
    match chooser.integer(0, 17):
        case 0:
            return PercentOff(pick(chooser, RATES), generate_selector(chooser, sets))
        case 1:
            return AmountOffEach(pick(chooser, AMOUNTS), generate_selector(chooser, sets))
        case 2:
            return PriceEach(pick(chooser, AMOUNTS), generate_selector(chooser, sets))
        case 3 | 4:
            return _ranked(chooser, CheapestOff, sets)
        case 5 | 6:
            return PriceForSlots(_slots(chooser, sets), pick(chooser, DEAL_PRICES))
        case 7 | 8:
            return AmountOffSlots(_slots(chooser, sets), pick(chooser, AMOUNTS))
        case 9:
            return PercentOffSlots(_slots(chooser, sets), pick(chooser, RATES))
        case 10 | 11:
            return PercentOfListOff(pick(chooser, RATES), generate_selector(chooser, sets))
        case 12 | 13:
            measure = pick(chooser, MEASURES)
            amount, selector = pick(chooser, AMOUNTS), generate_selector(chooser, sets)
            return AmountOffEachMeasure(amount, measure, selector)
        case 14 | 15:
            measure = pick(chooser, MEASURES)
            amount, selector = pick(chooser, AMOUNTS), generate_selector(chooser, sets)
            return PricePerMeasure(amount, measure, selector)
        case _:
            return _ranked(chooser, DearestOff, sets)


def _ranked(
    chooser: Chooser, kind: type[CheapestOff] | type[DearestOff], sets: tuple[NamedSet, ...]
) -> RankedDeal:
    units = pick(chooser, (2, 2, 3, 4))
    rewarded = chooser.integer(1, units - 1)
    return kind(units, rewarded, pick(chooser, RATES), generate_selector(chooser, sets))


def _slots(chooser: Chooser, sets: tuple[NamedSet, ...]) -> tuple[Slot, ...]:
    return tuple(
        Slot(pick(chooser, (1, 1, 1, 2, 3)), generate_selector(chooser, sets))
        for _ in range(pick(chooser, (1, 1, 2, 2, 3)))
    )


def _total_reward(chooser: Chooser) -> Reward:
    if chance(chooser, 50):
        return PercentOffTotal(pick(chooser, RATES))
    return AmountOffTotal(pick(chooser, AMOUNTS))


def _limit(chooser: Chooser, reward: Reward) -> CartLimit:
    if chance(chooser, 70) or isinstance(reward, PercentOffTotal | AmountOffTotal):
        return CartLimit()
    uses = chooser.integer(1, 2) if chance(chooser, 50) else None
    items = chooser.integer(1, 4) if chance(chooser, 60) else None
    return CartLimit(uses, items)


def _eligibility(chooser: Chooser) -> Eligibility:
    return Eligibility(
        window=generate_window(chooser) if chance(chooser, 10) else Window(),
        segments=some(chooser, SEGMENTS, 60) if chance(chooser, 7) else (),
        stores=some(chooser, STORES, 60) if chance(chooser, 7) else (),
        coupon=pick(chooser, COUPONS) if chance(chooser, 20) else None,
    )


def _triggers(chooser: Chooser, sets: tuple[NamedSet, ...]) -> tuple[Trigger, ...]:
    count = pick(chooser, (0, 0, 0, 0, 0, 0, 0, 1, 1, 2))
    return tuple(_trigger(chooser, sets) for _ in range(count))


def _trigger(chooser: Chooser, sets: tuple[NamedSet, ...]) -> Trigger:
    selector = generate_selector(chooser, sets)
    match chooser.integer(0, 9):
        case 0 | 1 | 2 | 3:
            return BuyAtLeast(pick(chooser, (1, 2, 1, 3)), selector)
        case 4 | 5 | 6 | 7:
            return SpendAtLeast(pick(chooser, (100, 200, 300, 150, 500, 900)), selector)
        case 8 if chance(chooser, 40):
            units = pick(chooser, (2, 1, 3))
            return (BuyIdentical if chance(chooser, 50) else BuyWeighed)(units, selector)
        case 8:
            kind: Literal["items", "brands"] = "items" if chance(chooser, 60) else "brands"
            return BuyDifferent(pick(chooser, (2, 1, 3)), kind, selector)
        case _:
            return SpendAtList(pick(chooser, (100, 200, 300, 500)), selector)


def _condition(chooser: Chooser, sets: tuple[NamedSet, ...]) -> Condition:
    """Often one that comes to hold as prices fall, or ceases to."""
    if chance(chooser, 30):
        return Condition((_total_of_the_cart(chooser), "not"))
    return Condition(_steps(chooser, sets, 2))


def _steps(
    chooser: Chooser, sets: tuple[NamedSet, ...], depth: int
) -> tuple[Trigger | Operator, ...]:
    match chooser.integer(0, 5 if depth else 2):
        case 0 | 1:
            return (_trigger(chooser, sets),)
        case 2:
            return (_total_of_the_cart(chooser),)
        case 3:
            return (*_steps(chooser, sets, depth - 1), "not")
        case _:
            operator: Operator = "and" if chance(chooser, 50) else "or"
            first = _steps(chooser, sets, depth - 1)
            return (*first, *_steps(chooser, sets, depth - 1), operator)


def _total_of_the_cart(chooser: Chooser) -> Trigger:
    """An amount that small carts come to, before or after something was taken off."""
    return SpendAtLeast(100 * chooser.integer(1, 12) - pick(chooser, (0, 1, 50)), Everything())


def _prices(chooser: Chooser) -> tuple[PriceRow, ...]:
    count = pick(chooser, (0, 0, 0, 1, 2, 4))
    rows = [_row(chooser) for _ in range(count)]
    return tuple(sorted(rows, key=lambda row: row.sku))


def _row(chooser: Chooser) -> PriceRow:
    row = PriceRow(
        sku=pick(chooser, SKUS),
        minor=pick(chooser, (90, 100, 190, 1, 0, 250)),
        minimum_milli=pick(chooser, (0, 0, 2000, 3000, 1500)),
    )
    return replace(
        row,
        store=pick(chooser, STORES) if chance(chooser, 15) else None,
        segment=pick(chooser, SEGMENTS) if chance(chooser, 15) else None,
        account=pick(chooser, ACCOUNTS) if chance(chooser, 15) else None,
        dates=generate_dates(chooser) if chance(chooser, 15) else DateRange(),
    )
