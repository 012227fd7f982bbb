"""Rewards for units that are used up: buy and get, so many for a price, sets, groups."""

from collections.abc import Callable

from tests.conformance.case import Case, CasePromotion, Json
from tests.conformance.given import Given, Policy, rounding
from tests.conformance.selectors import EVERYTHING, selector
from tests.conformance.unsayable import Reason, Unsayable
from tests.conformance.words import benefit, money, share, text, units, whole

Deal = Callable[[Case, CasePromotion, Json], tuple[Given, ...]]


def _buy_get(case: Case, promotion: CasePromotion, reward: Json) -> tuple[Given, ...]:
    bought, got = whole(reward["buy"]["qty"]), whole(reward["get"]["qty"])
    buys, gets = reward["buy"].get("filter"), reward["get"].get("filter")
    products, limits = selector(case, gets), _limits(reward, is_deal=bought > 0)
    if "amount_per_unit" in reward:
        given, rounds = f"at {money(case, reward['amount_per_unit'])} off", ""
    else:
        given, rounds = benefit(reward["percent"]), rounding(case, reward)
    order = reward.get("get_order", "")
    is_share = "percent" in reward
    policy = Policy.PRIORITY if reward.get("consume_across_promotions") else None
    if bought and buys == gets and is_share:
        # The count of a deal on its own units includes those that are given.
        which = "dearest" if order == "dearest" else "cheapest"
        needs = f"buy {units(bought + got)} from {selector(case, buys)}"
        few = f"the {which} {_number(got, given)}"
    else:
        needs = f"buy {units(bought)} from {selector(case, buys)}" if bought else ""
        few = f"{units(got)} from {products} {given}"
        if order == "cheapest" and (not bought or _may_differ(gets)):
            few = f"the cheapest {few}"
    return (Given(few, needs=needs, limits=limits, rounds=rounds, policy=policy),)


def _number(units: int, given: str) -> str:
    """`the cheapest free` needs no number where it is one."""
    return given if units == 1 and given == "free" else f"{units} {given}"


def _may_differ(wanted: Json | None) -> bool:
    """Whether products of a filter may differ in price, so that the cheapest is one of several."""
    return not wanted or list(wanted) != ["sku"] or len(wanted["sku"]) > 1


def _limits(reward: Json, *, is_deal: bool) -> tuple[str, ...]:
    limits = []
    if "max_applications" in reward and is_deal:
        limits.append(f"limit {reward['max_applications']} per cart")
    if "max_get_units" in reward:
        limits.append(f"limit {units(reward['max_get_units'])} per cart")
    return tuple(limits)


def _multi_price(case: Case, promotion: CasePromotion, reward: Json) -> tuple[Given, ...]:
    """The largest group first: a promotion for each size, in falling order of priority."""
    sizes = sorted(reward["groups"], key=lambda one: -int(one["qty"]))
    return tuple(
        Given(
            f"them for {money(case, one['price'])}",
            needs=f"buy {units(one['qty'])} from sku {text(reward['sku'])}",
            policy=Policy.PRIORITY,
        )
        for one in sizes
    )


def _group_price(case: Case, promotion: CasePromotion, reward: Json) -> tuple[Given, ...]:
    products = selector(case, reward["target"].get("filter"))
    needs = f"buy {units(reward['qty'])} from {products}"
    return (Given(f"them for {money(case, reward['price'])}", needs=needs),)


def _distinct_set(case: Case, promotion: CasePromotion, reward: Json) -> tuple[Given, ...]:
    """The cheapest division into sets: a promotion for each size, and the best is looked for."""
    series = {one.get("series") for one in case.catalog}
    if len(series) != 1:
        raise Unsayable(Reason.UNKNOWN, "sets of several series")
    of_series = series.pop()
    products = f'attribute "series" is {text(of_series)}' if of_series else EVERYTHING
    return tuple(
        Given(
            f"{share(tier['percent'])} off them",
            needs=f"buy {tier['distinct']} different items from {products}",
            rounds=rounding(case, reward),
            policy=Policy.BEST,
        )
        for tier in reversed(reward["tiers"])
    )


def _quantity_group(case: Case, promotion: CasePromotion, reward: Json) -> tuple[Given, ...]:
    """Complete groups of so many units, a share off each: a promotion for each band of totals.

    Which units are left over is looked for by what saves most, and never by the order of lines.
    """
    inner = reward["inner"]
    if case.rests_on("which-units-form-a-group") or inner.get("by") != "order_amount":
        raise Unsayable(Reason.LINE_ORDER)
    tiers = sorted(inner["tiers"], key=lambda one: int(one["from"]))
    ends = [*(money(case, tier["from"]) for tier in tiers[1:]), ""]
    given = []
    for tier, end in zip(tiers, ends, strict=True):
        band = [f"total is at least {money(case, tier['from'])}"] if tier["from"] else []
        band += [f"total is under {end}"] if end else []
        given.append(
            Given(
                f"{share(tier['percent'])} off them",
                needs=f"buy {units(reward['group'])} from {EVERYTHING}",
                asks=f"only if {' and '.join(band)}" if band else "",
                rounds=rounding(case, inner),
            )
        )
    return tuple(given)


def _group_discount(case: Case, promotion: CasePromotion, reward: Json) -> tuple[Given, ...]:
    """So many units, or so much spent: a share off all that benefit, or off one for each group."""
    if reward["grouping"] != "mixed":
        raise Unsayable(Reason.DISTINCT_LINES)
    counted = _products(case, reward, "condition_products", reward["condition_counts_addons"])
    rewarded = _products(case, reward, "benefit_products", reward["benefit_includes_addons"])
    count: int | None = reward.get("min_count")
    rounds = rounding(case, reward)
    if count == 1 and counted == rewarded:
        return (Given(f"{share(reward['percent'])} off {rewarded}", rounds=rounds),)
    if reward.get("only_cheapest_per_group") and count is not None:
        given = benefit(reward["percent"])
        if counted == rewarded:
            few = f"the cheapest {_number(1, given)}"
        else:
            few = f"the cheapest 1 item from {rewarded} {given}"
        return (Given(few, needs=f"buy {units(count)} from {counted}", rounds=rounds),)
    if counted != rewarded and promotion != case.promotions[-1]:
        raise Unsayable(Reason.USED_BY_CONDITION)
    if count is None:
        asks = f"spend {money(case, reward['min_value'])} or more on {counted}"
    else:
        asks = f"buy {units(count)} from {counted}"
    return (Given(f"{share(reward['percent'])} off {rewarded}", asks=asks, rounds=rounds),)


def _products(case: Case, reward: Json, key: str, with_addons: bool) -> str:
    names = reward.get(key)
    products = selector(case, {"product": names} if names else None)
    return products if with_addons else f'({products} except attribute "addon" is "yes")'


DEALS: dict[str, Deal] = {
    "buy_get": _buy_get,
    "multi_price": _multi_price,
    "group_price": _group_price,
    "distinct_set": _distinct_set,
    "quantity_group": _quantity_group,
    "group_discount": _group_discount,
}
