"""The first condition that keeps a promotion from a cart (semantics, clauses 3, 5 and 6)."""

from collections import Counter
from dataclasses import dataclass, replace
from itertools import combinations
from typing import assert_never

from promo.engine.reference.selectors import Units
from promo.explain import words
from promo.explain.explanation import Reason
from promo.explain.lines import SaleLines
from promo.model.cart import Cart
from promo.program.rewards import Deal, MeasuredOffer, Reward, Slot, slots_of
from promo.program.ruleset import Promotion
from promo.program.selectors import AnyOf, Everything, Selector
from promo.program.triggers import (
    BuyAtLeast,
    BuyDifferent,
    BuyIdentical,
    BuyWeighed,
    SpendAtLeast,
    SpendAtList,
    Trigger,
)
from promo.values.store_time import StoreTime

_MOST_SLOTS = 8


@dataclass(frozen=True, slots=True)
class Failing:
    """A condition that does not hold.

    `short_by` is what is missing: units for `quantity`, different ones for `distinct`, minor units
    for `spend`; 0 where the cart holds too much. So much more on any of `lines` would meet it, as
    far as this condition goes.
    """

    reason: Reason
    words: str
    short_by: int | None = None
    lines: Units = frozenset()


def first_failing(
    promotion: Promotion, cart: Cart, time: StoreTime | None, lines: SaleLines
) -> Failing | None:
    """In the order a cashier would ask; None when all of them hold."""
    return (
        _eligibility(promotion, cart, time)
        or _products(promotion, lines)
        or _quantity(promotion, cart, lines)
        or _spend(promotion, cart, lines)
        or _condition(promotion, cart, lines)
    )


def touches(promotion: Promotion, lines: SaleLines) -> bool:
    """Whether the cart holds anything of the sets that it speaks of by name."""
    selectors = [slot.selector for slot in slots_of(promotion.reward)]
    selectors += [trigger.selector for trigger in promotion.asked]
    spoken_of = [selector for selector in selectors if selector != Everything()]
    open_lines = lines.open_to(promotion)
    return any(lines.of(selector) & open_lines for selector in spoken_of or selectors)


def _eligibility(promotion: Promotion, cart: Cart, time: StoreTime | None) -> Failing | None:
    asked = promotion.eligibility
    if not asked.window.meets(time):
        return Failing("window", words.a_time(cart))
    if asked.stores and cart.store not in asked.stores:
        return Failing("store", f"it is only for store {words.any_of(asked.stores)}")
    if asked.segments and not any(segment in cart.segments for segment in asked.segments):
        return Failing("customer", f"it is only for {words.any_of(asked.segments)} customers")
    if asked.coupon is not None and asked.coupon not in cart.coupons:
        return Failing("coupon", f"it needs coupon {asked.coupon}")
    return None


def _products(promotion: Promotion, lines: SaleLines) -> Failing | None:
    slots = slots_of(promotion.reward)
    in_sets = frozenset[int]().union(*(lines.of(slot.selector) for slot in slots))
    if not in_sets:
        sets = " or ".join(dict.fromkeys(words.a_set(slot.selector) for slot in slots))
        return Failing("products", f"the cart holds nothing from {sets}")
    if not in_sets & lines.open_to(promotion):
        return Failing("excluded", "what the cart holds of it is excluded from this promotion")
    return _measure(promotion.reward, in_sets & lines.open_to(promotion), lines)


def _measure(reward: Reward, found: Units, lines: SaleLines) -> Failing | None:
    """A price by measure only speaks of what was weighed, in a unit that it can be turned into."""
    if not isinstance(reward, MeasuredOffer):
        return None
    measures = (lines.units[at].measured for at in found)
    if any(one is not None and one[0] == reward.measure.unit for one in measures):
        return None
    products = words.a_set(reward.selector)
    sentence = f"the cart holds nothing from {products} that is weighed by the {reward.measure}"
    return Failing("products", sentence)


def _quantity(promotion: Promotion, cart: Cart, lines: SaleLines) -> Failing | None:
    for trigger in promotion.triggers:
        if not isinstance(trigger, SpendAtLeast | SpendAtList):
            missing = _missing(trigger, promotion, lines)
            if missing > 0:
                return _lacks(trigger, missing, promotion, cart, lines)
    if not isinstance(promotion.reward, Deal):
        return None
    return _slots_short(slots_of(promotion.reward), lines.open_to(promotion), lines)


def _slots_short(slots: tuple[Slot, ...], open_lines: Units, lines: SaleLines) -> Failing | None:
    """Slots can be filled at once if, and only if, no choice of them together asks for more units
    than their sets hold together; so the choice that lacks most says what is missing (Hall)."""
    worst: Failing | None = None
    for size in range(1, min(len(slots), _MOST_SLOTS) + 1):
        for chosen in combinations(slots, size):
            found = frozenset[int]().union(*(lines.of(slot.selector) for slot in chosen))
            found &= open_lines
            missing = sum(slot.units for slot in chosen) - lines.count(found)
            if missing > 0 and (worst is None or missing > (worst.short_by or 0)):
                selectors = tuple(dict.fromkeys(slot.selector for slot in chosen))
                worst = _short(
                    missing, selectors[0] if len(selectors) == 1 else AnyOf(selectors), found
                )
    return worst


def _short(missing: int, selector: Selector, found: Units) -> Failing:
    sentence = f"it needs {words.items(missing)} more from {words.a_set(selector)}"
    return Failing("quantity", sentence, missing, found)


def _spend(promotion: Promotion, cart: Cart, lines: SaleLines) -> Failing | None:
    for trigger in promotion.triggers:
        if isinstance(trigger, SpendAtLeast | SpendAtList):
            missing = _missing(trigger, promotion, lines)
            if missing > 0:
                return _lacks(trigger, missing, promotion, cart, lines)
    return None


def _missing(trigger: Trigger, promotion: Promotion, lines: SaleLines) -> int:
    """How much the trigger lacks, in its own measure; what is not above zero lacks nothing."""
    found = lines.of(trigger.selector) & lines.open_to(promotion)
    match trigger:
        case BuyAtLeast():
            return trigger.units - lines.count(found)
        case BuyDifferent():
            if trigger.kind == "items":
                return trigger.number - len(_of_skus(found, lines))
            brands = {lines.units[at].product.brand for at in found if lines.counted[at]}
            return trigger.number - len(brands - {""})
        case BuyIdentical():
            return trigger.units - max(_of_skus(found, lines).values(), default=0)
        case BuyWeighed():
            paid_for = [at for at in found if lines.units[at].price > 0]
            return trigger.units - sum(lines.quantity[at] for at in paid_for)
        case SpendAtLeast():
            return trigger.minor - lines.spent(found, promotion.group)
        case SpendAtList():
            paid_for = [at for at in found if lines.units[at].price > 0]
            worth = sum(lines.units[at].list * lines.quantity[at] for at in paid_for)
            return trigger.minor - worth
        case _:
            assert_never(trigger)


def _of_skus(found: Units, lines: SaleLines) -> Counter[str]:
    """How many units of each SKU are counted."""
    skus: Counter[str] = Counter()
    for at in found:
        skus[lines.units[at].product.sku] += lines.counted[at]
    return +skus


def _lacks(
    trigger: Trigger, missing: int, promotion: Promotion, cart: Cart, lines: SaleLines
) -> Failing:
    """What must be added for the trigger to hold."""
    products = words.a_set(trigger.selector)
    found = lines.of(trigger.selector) & lines.open_to(promotion)
    match trigger:
        case BuyAtLeast() | BuyWeighed():
            return _short(missing, trigger.selector, found)
        case BuyIdentical():
            more = words.items(missing)
            return Failing(
                "quantity", f"it needs {more} more of one product from {products}", missing
            )
        case BuyDifferent():
            more = words.different(missing, trigger.kind)
            return Failing("distinct", f"it needs {more} more from {products}", missing)
        case SpendAtLeast():
            amount = words.money(missing, cart.currency)
            return Failing("spend", f"it needs {amount} more of {products}", missing, found)
        case SpendAtList():
            amount = words.money(missing, cart.currency)
            return Failing("spend", f"it needs {amount} more of {products} at list price", missing)
        case _:
            assert_never(trigger)


def _forbids(trigger: Trigger, currency: str) -> str:
    """What the cart must be like for the trigger not to hold."""
    products = words.a_set(trigger.selector)
    match trigger:
        case BuyAtLeast(units=1) | BuyWeighed(units=1) | BuyIdentical(units=1):
            return f"it is for carts without items from {products}"
        case BuyIdentical():
            most = f"fewer than {trigger.units} items of one product"
            return f"it is for carts with {most} from {products}"
        case BuyAtLeast() | BuyWeighed():
            return f"it is for carts with fewer than {trigger.units} items from {products}"
        case BuyDifferent():
            most = f"fewer than {words.different(trigger.number, trigger.kind)}"
            return f"it is for carts with {most} from {products}"
        case SpendAtLeast():
            return f"it is for less than {words.money(trigger.minor, currency)} of {products}"
        case SpendAtList():
            amount = words.money(trigger.minor, currency)
            return f"it is for less than {amount} of {products} at list price"
        case _:
            assert_never(trigger)


@dataclass(frozen=True, slots=True)
class _Answer:
    """Whether a part of a condition holds, why it would not where it must, and why not where it
    must not."""

    holds: bool
    lacks: Failing
    forbids: Failing


def _condition(promotion: Promotion, cart: Cart, lines: SaleLines) -> Failing | None:
    """What the condition of the promotion lacks, in the words of the parts it fails by."""
    if promotion.condition is None:
        return None
    answers: list[_Answer] = []
    for step in promotion.condition.steps:
        match step:
            case "not":
                last = answers.pop()
                answers.append(_Answer(not last.holds, last.forbids, last.lacks))
            case "and" | "or":
                second, first = answers.pop(), answers.pop()
                answers.append(_joined(first, second, is_any=step == "or"))
            case _:
                answers.append(_answer(step, promotion, cart, lines))
    (whole,) = answers
    return None if whole.holds else whole.lacks


def _answer(trigger: Trigger, promotion: Promotion, cart: Cart, lines: SaleLines) -> _Answer:
    missing = _missing(trigger, promotion, lines)
    lacks = _lacks(trigger, max(missing, 0), promotion, cart, lines)
    return _Answer(missing <= 0, lacks, Failing(lacks.reason, _forbids(trigger, cart.currency), 0))


def _joined(first: _Answer, second: _Answer, *, is_any: bool) -> _Answer:
    """Of `and` the first part that fails is told, of `or` both; forbidden, it is the other way."""
    lacks = _both(first.lacks, second.lacks)
    forbids = _both(first.forbids, second.forbids)
    if is_any:
        forbids = first.forbids if first.holds else second.forbids
        return _Answer(first.holds or second.holds, lacks, forbids)
    lacks = second.lacks if first.holds else first.lacks
    return _Answer(first.holds and second.holds, lacks, forbids)


def _both(first: Failing, second: Failing) -> Failing:
    return replace(first, words=f"{first.words}, or {second.words}")
