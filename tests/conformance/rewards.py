"""Rewards on units, on the total, on delivery, and gifts → `get …`. Deals are in deals.py."""

import re
from collections.abc import Callable

from tests.conformance.case import Case, CasePromotion, Json
from tests.conformance.deals import DEALS
from tests.conformance.given import Given, Lands, check_known, rounding
from tests.conformance.selectors import EVERYTHING, selector
from tests.conformance.unsayable import Reason, Unsayable
from tests.conformance.words import benefit, money, name, share, text, units, whole

Variants = tuple[Given, ...]
"""One reward may need several promotions: each price of a multi-price offer is one of its own."""

_NOT_SAID = {
    "amount_per_line": Reason.PER_LINE,
    "first_then_additional": Reason.FIRST_AND_FURTHER,
    "manual_total": Reason.MANUAL,
    "unit_price_base": Reason.RAISES_PRICE,
    "margin_then_discount": Reason.RAISES_PRICE,
    "add_item": Reason.PAID_GIFT,
}


def rewards(case: Case, promotion: CasePromotion) -> list[Variants]:
    """Each reward of a promotion; one that does not matter is a message, which takes nothing.

    Raises Unsayable.
    """
    if not promotion.rewards:
        return [(Given('message "Yours"', Lands.NOWHERE),)]
    return [_one(case, promotion, reward) for reward in promotion.rewards]


def _one(case: Case, promotion: CasePromotion, reward: Json) -> Variants:
    kind = reward["type"]
    if kind in _NOT_SAID:
        raise Unsayable(_NOT_SAID[kind])
    check_known(reward)
    if kind in _SIMPLE:
        return (_SIMPLE[kind](case, promotion, reward),)
    if kind in DEALS:
        return DEALS[kind](case, promotion, reward)
    raise Unsayable(Reason.UNKNOWN, f"reward {kind}")


def _percent(case: Case, promotion: CasePromotion, reward: Json) -> Given:
    target = reward.get("target") or {}
    products, rate = selector(case, target.get("filter")), share(reward["percent"])
    rounds, limits = rounding(case, reward), _cap(case, reward)
    if "max_units_per_line" in target or "base" in reward:
        raise Unsayable(Reason.PER_LINE)
    if "select" in target:
        few = _few(target, benefit(reward["percent"]), products)
        return Given(few, limits=limits, rounds=rounds)
    if "max_units" in target:
        limits += (f"limit {units(target['max_units'])} per cart",)
    elif reward.get("scope") == "order":
        return Given(f"{rate} off {_total(products)}", Lands.TOTAL, limits=limits, rounds=rounds)
    off = "of list price off" if _is_of_list(case, promotion, reward) else "off"
    return Given(f"{rate} {off} {products}", limits=limits, rounds=rounds)


def _is_of_list(case: Case, promotion: CasePromotion, reward: Json) -> bool:
    """Whether the share is to be of a price that another promotion may have changed before.

    The list price of other engines is the one on the shelf: what promotions of the shelf have left.
    """
    basis = reward.get("basis", case.policy.get("percent_basis"))
    before = case.promotions[: case.promotions.index(promotion)]
    if basis != "list" or promotion.is_of_the_shelf or all(one.is_of_the_shelf for one in before):
        return False
    if any(one.is_of_the_shelf for one in before):
        raise Unsayable(Reason.SHELF_SHARE)
    return True


def _few(target: Json, given: str, products: str) -> str:
    """Some units of a set: the cheapest of them, or the dearest, which are `the first`."""
    which = {"cheapest-first": "cheapest", "dearest-first": "first"}.get(target["select"])
    if which is None:
        raise Unsayable(Reason.UNKNOWN, f"select {target['select']}")
    return f"the {which} {units(target['max_units'])} from {products} {given}"


def _total(products: str) -> str:
    return "total" if products == EVERYTHING else f"total on {products}"


def _amount(case: Case, promotion: CasePromotion, reward: Json) -> Given:
    target = reward.get("target") or {}
    if reward.get("amount_includes_tax") and case.cart["tax"]["mode"] == "exclusive":
        raise Unsayable(Reason.OTHER_TAX)
    products, amount = selector(case, target.get("filter")), money(case, reward["amount"])
    if "select" not in target:
        return Given(f"{amount} off {_total(products)}", Lands.TOTAL)
    if target["max_units"] != 1:
        raise Unsayable(Reason.UNKNOWN, "a lump off some units of a set")
    return Given(_few(target, f"at {amount} off", products))


def _amount_per_unit(case: Case, promotion: CasePromotion, reward: Json) -> Given:
    target = reward.get("target") or {}
    products, amount = selector(case, target.get("filter")), money(case, reward["amount"])
    if "select" in target:
        return Given(_few(target, f"at {amount} off", products))
    return Given(f"{amount} off each item from {products}")


def _shipping_percent(case: Case, promotion: CasePromotion, reward: Json) -> Given:
    return _fees(reward, benefit(reward["percent"]))


def _shipping_price(case: Case, promotion: CasePromotion, reward: Json) -> Given:
    return _fees(reward, f"for {money(case, reward['price'])}")


def _shipping_amount(case: Case, promotion: CasePromotion, reward: Json) -> Given:
    if reward.get("across"):
        raise Unsayable(Reason.SEVERAL_FEES)
    return _fees(reward, f"at {money(case, reward['amount'])} off")


def _fees(reward: Json, given: str) -> Given:
    """Delivery, or each of several ways of it by its name."""
    if "methods" not in reward:
        return Given(f"delivery {given}", Lands.TOTAL)
    first, *others = [f"fee {name(method)} {given}" for method in reward["methods"]]
    return Given(first, Lands.TOTAL, more=tuple(others))


def _gift(case: Case, promotion: CasePromotion, reward: Json) -> Given:
    gift, count = f"gift sku {text(reward['sku'])}", whole(reward["qty"])
    if "per" not in reward:
        return Given(gift, Lands.NOWHERE, more=(gift,) * (count - 1))
    each = re.fullmatch(r"every (\d+) units of (.+)", reward["per"])
    if each is None or count != 1:
        raise Unsayable(Reason.UNKNOWN, f"{count} gifts per {reward['per']}")
    again = f"every {units(int(each[1]))} from sku {text(each[2])} get {gift}"
    return Given(lands=Lands.NOWHERE, whole=(again,), counts_itself=True)


def _tiered(case: Case, promotion: CasePromotion, reward: Json) -> Given:
    """Of the steps that are reached the one that saves most counts: with rising shares, the last.

    A step from nothing on is one from the smallest amount, or one unit, on.
    """
    by, tiers = reward["by"], reward["tiers"]
    if by == "shipping_amount":
        raise Unsayable(Reason.FEE_LADDER)
    if by == "line_amount":
        raise Unsayable(Reason.PER_LINE)
    if any("percent" not in tier for tier in tiers):
        raise Unsayable(Reason.PER_LINE)
    shares = [tier["percent"] for tier in tiers]
    if shares != sorted(shares):
        raise Unsayable(Reason.UNKNOWN, "a ladder that falls")
    products = selector(case, (reward.get("target") or {}).get("filter"))
    steps = [
        f"step {_reached(case, by, tier, products)} get {share(tier['percent'])} off {products}"
        for tier in tiers
    ]
    return Given(whole=tuple(steps), rounds=rounding(case, reward))


def _reached(case: Case, by: str, tier: Json, products: str) -> str:
    least = max(whole(tier["from"]), 1)
    if by == "quantity":
        return f"buy {least} or more items from {products}"
    return f"spend {money(case, least)} or more"


def _cap(case: Case, reward: Json) -> tuple[str, ...]:
    if "cap" not in reward:
        return ()
    return (f"never discount more than {money(case, reward['cap'])}",)


_SIMPLE: dict[str, Callable[[Case, CasePromotion, Json], Given]] = {
    "percent": _percent,
    "amount": _amount,
    "amount_per_unit": _amount_per_unit,
    "shipping_percent": _shipping_percent,
    "shipping_price": _shipping_price,
    "shipping_amount": _shipping_amount,
    "gift": _gift,
    "tiered": _tiered,
}
