"""A promotion in words: what the till will do, not what the author typed.

Made from the program alone. A slip that still makes sense (`limit 4` where `limit 4 items` was
meant, a day of another month) cannot be reported; read back to its author, it can be seen.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, assert_never

from promo.explain.words import all_of, any_of, different, items, money, times
from promo.program.limits import CartLimit
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
from promo.program.ruleset import Promotion
from promo.program.selectors import AllOf, AnyOf, ByField, Everything, Except, Named, Selector
from promo.program.triggers import (
    BuyAtLeast,
    BuyDifferent,
    BuyIdentical,
    BuyWeighed,
    Condition,
    SpendAtLeast,
    SpendAtList,
    Trigger,
)
from promo.values.rate import Rate
from promo.values.store_time import DAY_SECONDS
from promo.values.window import EVERY_DAY, DateRange, WeeklyHours

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MOST_VALUES = 20
_FIRST_DAY = date(1970, 1, 1)


def meaning(promotion: Promotion, currency: str) -> str:
    """One sentence, conditions first: who, when and where, what for, what is given, how often."""
    conditions = "; ".join(_conditions(promotion, currency))
    given = _given(promotion.reward, currency)
    more = "".join(f"; {part}" for part in _bounds(promotion))
    return f"{conditions}: {given}{more}" if conditions else f"{given}{more}"


def _conditions(promotion: Promotion, currency: str) -> Iterator[str]:
    asked = promotion.eligibility
    if asked.window.dates:
        yield " or ".join(_dates(period) for period in asked.window.dates)
    if asked.window.hours:
        yield " or ".join(_hours(hours) for hours in asked.window.hours)
    if asked.stores:
        yield f"in store {any_of(asked.stores)}"
    if asked.segments:
        yield f"for {any_of(asked.segments)} customers"
    if asked.coupon is not None:
        yield f"with coupon {asked.coupon}"
    for trigger in promotion.triggers:
        yield f"when {_asked(trigger, currency)[0]}"
    if promotion.condition is not None:
        yield f"when {_condition(promotion.condition, currency)}"


def _bounds(promotion: Promotion) -> Iterator[str]:
    limit: CartLimit = promotion.limit
    if limit.uses is not None:
        yield f"{times(limit.uses)} in a cart at most"
    if limit.items is not None:
        yield f"for {items(limit.items)} of a cart at most"
    if promotion.excludes is not None:
        yield f"nothing from {a_whole_set(promotion.excludes)} counts or is reduced"


def _asked(trigger: Trigger, currency: str) -> tuple[str, str]:
    """When a trigger holds, and when it does not."""
    products = a_whole_set(trigger.selector)
    match trigger:
        case BuyAtLeast() | BuyIdentical() | BuyWeighed():
            of = " of one product" if isinstance(trigger, BuyIdentical) else ""
            weighed = ", weighed lines too," if isinstance(trigger, BuyWeighed) else ""
            few = f"fewer than {trigger.units} items" if trigger.units > 1 else "no items"
            some = f"{items(trigger.units)} or more{of} from {products}{weighed}"
            return f"{some} are in the cart", f"{few}{of} from {products}{weighed} are in the cart"
        case BuyDifferent():
            number = different(trigger.number, trigger.kind)
            some, few = f"{number} or more from {products}", f"fewer than {number} from {products}"
            return f"{some} are in the cart", f"{few} are in the cart"
        case SpendAtLeast() | SpendAtList():
            is_all = trigger.selector == Everything()
            what = "everything" if is_all else f"what is from {products}"
            at_list = " at list price" if isinstance(trigger, SpendAtList) else ""
            amount = money(trigger.minor, currency)
            comes = f"{what} comes to"
            return f"{comes} {amount} or more{at_list}", f"{comes} less than {amount}{at_list}"
        case _:
            assert_never(trigger)


@dataclass(frozen=True, slots=True)
class _Said:
    """A part of a condition in words; `is_joined_by` says whether it needs brackets."""

    words: str
    is_joined_by: Literal["", "and", "or"] = ""


def _condition(condition: Condition, currency: str) -> str:
    """A condition in words. Each part is kept together with its contrary, so that `not` is never
    said: not (a or b) is "not a and not b", and less than an amount is not "not at least"."""
    parts: list[tuple[_Said, _Said]] = []
    for step in condition.steps:
        match step:
            case "not":
                holds, fails = parts.pop()
                parts.append((fails, holds))
            case "and" | "or":
                second, first = parts.pop(), parts.pop()
                other: Literal["and", "or"] = "or" if step == "and" else "and"
                holds = _join(first[0], step, second[0])
                parts.append((holds, _join(first[1], other, second[1])))
            case _:
                yes, no = _asked(step, currency)
                parts.append((_Said(yes), _Said(no)))
    ((whole, _),) = parts
    return whole.words


def _join(first: _Said, operator: Literal["and", "or"], second: _Said) -> _Said:
    shown = (
        f"({one.words})" if one.is_joined_by not in ("", operator) else one.words
        for one in (first, second)
    )
    return _Said(f" {operator} ".join(shown), operator)


def _given(reward: Reward, currency: str) -> str:
    match reward:
        case PercentOff():
            return f"{_each(reward.selector)} is {_reduced(reward.rate)}"
        case AmountOffEach():
            return f"{_each(reward.selector)} is {money(reward.minor, currency)} off"
        case PriceEach():
            return f"{_each(reward.selector)} costs {money(reward.minor, currency)}"
        case PercentOfListOff():
            return f"{_each(reward.selector)} is {reward.rate} of its list price off"
        case AmountOffEachMeasure():
            amount = money(reward.minor, currency)
            return f"each {reward.measure} of {a_whole_set(reward.selector)} is {amount} off"
        case PricePerMeasure():
            amount = money(reward.minor, currency)
            return f"{a_whole_set(reward.selector)} costs {amount} per {reward.measure}"
        case PriceForSlots():
            amount = money(reward.minor, currency)
            return _deal(reward.slots, f"cost {amount} together", f"together cost {amount}")
        case AmountOffSlots():
            less = f"{money(reward.minor, currency)} less"
            return _deal(reward.slots, f"cost {less} together", f"together cost {less}")
        case PercentOffSlots():
            reduced = _reduced(reward.rate)
            return _deal(reward.slots, f"are {reduced}", f"together are {reduced}")
        case CheapestOff():
            return _ranked(reward, "cheapest")
        case DearestOff():
            return _ranked(reward, "dearest")
        case PercentOffTotal():
            return f"the total is {_reduced(reward.rate)}"
        case AmountOffTotal():
            return f"the total is {money(reward.minor, currency)} off"
        case _:
            assert_never(reward)


def _ranked(deal: RankedDeal, which: str) -> str:
    reduced = f"the {which} is" if deal.rewarded == 1 else f"the {deal.rewarded} {which} are"
    products = a_whole_set(deal.selector)
    return f"of every {items(deal.units)} from {products} {reduced} {_reduced(deal.rate)}"


def _each(selector: Selector) -> str:
    return "each item" + ("" if selector == Everything() else f" from {a_whole_set(selector)}")


def _deal(slots: tuple[Slot, ...], of_one: str, of_several: str) -> str:
    """What units of one slot come to, or those of several side by side."""
    parts = tuple(f"{items(slot.units)} from {a_whole_set(slot.selector)}" for slot in slots)
    if len(parts) == 1:
        return f"every {parts[0]} {of_one}"
    return f"{all_of(parts)} {of_several}, as often as they are there"


def _reduced(rate: Rate) -> str:
    return "free" if rate.numerator == rate.denominator else f"{rate} off"


def a_whole_set(selector: Selector) -> str:
    """The set with all its parts, in the words of the rule language; long lists are cut short."""
    match selector:
        case Everything():
            return "everything"
        case Named():
            return selector.name
        case ByField():
            shown = ", ".join(f'"{value}"' for value in selector.values[:_MOST_VALUES])
            more = len(selector.values) - _MOST_VALUES
            return f"{selector.field} {shown}" + (f" and {more} more" if more > 0 else "")
        case AnyOf() | AllOf():
            word = " or " if isinstance(selector, AnyOf) else " in "
            shown = word.join(_part(part) for part in selector.parts[:_MOST_VALUES])
            more = len(selector.parts) - _MOST_VALUES
            return shown + (f"{word}{more} more" if more > 0 else "")
        case Except():
            return f"{_part(selector.base)} except {_part(selector.without)}"
        case _:
            assert_never(selector)


def _part(selector: Selector) -> str:
    shown = a_whole_set(selector)
    return shown if isinstance(selector, Everything | Named | ByField) else f"({shown})"


def _dates(period: DateRange) -> str:
    starts, ends = period.starts, period.ends
    if starts is not None and starts % DAY_SECONDS == 0 and ends == starts + DAY_SECONDS:
        return f"on {_day(starts)}"
    parts = []
    if starts is not None:
        parts.append(f"from {_day(starts)}" + _clock_time(starts))
    if ends is not None:
        # A range that ends with a day is said by that day, as its author did.
        is_whole = ends % DAY_SECONDS == 0
        parts.append(f"until {_day(ends - is_whole)}" + (" (included)" if is_whole else ""))
        parts[-1] += _clock_time(ends)
    return " ".join(parts) or "always"


def _day(seconds: int) -> str:
    day = _FIRST_DAY + timedelta(days=seconds // DAY_SECONDS)
    return f"{_DAYS[day.weekday()][:3]} {day.isoformat()}"


def _clock_time(seconds: int) -> str:
    """Nothing at midnight."""
    minutes = seconds % DAY_SECONDS // 60
    return f" {minutes // 60:02}:{minutes % 60:02}" if minutes else ""


def _hours(hours: WeeklyHours) -> str:
    days = tuple(name for bit, name in enumerate(_DAYS) if hours.weekdays >> bit & 1)
    on = "every day" if hours.weekdays == EVERY_DAY else f"every {all_of(days)}"
    if hours.opens == 0 and hours.closes == DAY_SECONDS:
        return on
    opens, closes = hours.opens // 60, hours.closes // 60
    night = " of the next day" if closes > 24 * 60 else ""
    closes = closes if closes <= 24 * 60 else closes - 24 * 60
    return (
        f"{on} from {opens // 60:02}:{opens % 60:02}"
        f" until {closes // 60:02}:{closes % 60:02}{night}"
    )
