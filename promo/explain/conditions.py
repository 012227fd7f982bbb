"""The first condition that keeps a promotion from a cart (semantics, clauses 3, 5 and 6)."""

from dataclasses import dataclass
from itertools import combinations

from promo.engine.reference.selectors import Units
from promo.explain import words
from promo.explain.explanation import Reason
from promo.explain.lines import SaleLines
from promo.model.cart import Cart
from promo.program.rewards import Deal, MeasuredOffer, Reward, Slot, slots_of
from promo.program.ruleset import Promotion
from promo.program.selectors import AnyOf, Everything, Selector
from promo.program.triggers import BuyAtLeast, SpendAtLeast
from promo.values.store_time import StoreTime

_MOST_SLOTS = 8


@dataclass(frozen=True, slots=True)
class Failing:
    """A condition that does not hold.

    For `quantity` (units) and `spend` (minor units), `short_by` more on any of `lines` would meet
    it, as far as this condition goes.
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
        or _quantity(promotion, lines)
        or _spend(promotion, cart, lines)
    )


def touches(promotion: Promotion, lines: SaleLines) -> bool:
    """Whether the cart holds anything of the sets that it speaks of by name."""
    selectors = [slot.selector for slot in slots_of(promotion.reward)]
    selectors += [trigger.selector for trigger in promotion.triggers]
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


def _quantity(promotion: Promotion, lines: SaleLines) -> Failing | None:
    open_lines = lines.open_to(promotion)
    for trigger in promotion.triggers:
        if isinstance(trigger, BuyAtLeast):
            found = lines.of(trigger.selector) & open_lines
            missing = trigger.units - lines.count(found)
            if missing > 0:
                return _short(missing, trigger.selector, found)
    if not isinstance(promotion.reward, Deal):
        return None
    return _slots_short(slots_of(promotion.reward), open_lines, lines)


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
    open_lines = lines.open_to(promotion)
    for trigger in promotion.triggers:
        if isinstance(trigger, SpendAtLeast):
            found = lines.of(trigger.selector) & open_lines
            missing = trigger.minor - lines.spent(found, promotion.group)
            if missing > 0:
                amount = words.money(missing, cart.currency)
                sentence = f"it needs {amount} more of {words.a_set(trigger.selector)}"
                return Failing("spend", sentence, missing, found)
    return None
