"""Why a promotion whose conditions hold took nothing off: what it lost to."""

from collections.abc import Sequence
from itertools import takewhile

from promo.engine.block import BlockOutcome
from promo.engine.reference.rewards import (
    saving_of_offer,
    saving_of_ranked,
    saving_of_slots,
    saving_of_total,
)
from promo.explain import words
from promo.explain.explanation import Beaten, PromotionStory
from promo.explain.lines import SaleLines
from promo.model.priced_cart import Outcome
from promo.program.rewards import (
    Deal,
    Offer,
    RankedDeal,
    SlotDeal,
    TotalReward,
    items_of_one_use,
    slots_of,
)
from promo.program.ruleset import Promotion, Ruleset
from promo.program.stacking import Policy


def story_of_unused(
    promotion: Promotion, ruleset: Ruleset, outcome: Outcome | BlockOutcome, lines: SaleLines
) -> PromotionStory:
    """The conditions of the promotion hold, and yet it took nothing off."""
    identity = promotion.promotion_id, promotion.group
    if _is_limited(promotion):
        sentence = "its limit in one cart is smaller than what it takes at once"
        return PromotionStory(*identity, "limited", sentence, reason="limit")
    net = _net_at_its_turn(promotion, ruleset, lines)
    if _could_save(promotion, lines, net, lines.quantity) <= 0:
        sentence = "at the prices when its turn came it would take nothing off"
        return PromotionStory(*identity, "nothing-to-gain", sentence, reason="no-gain")
    rivals = _rivals(promotion, ruleset, lines)
    if rivals and _could_save(promotion, lines, net, _left_by(rivals, promotion, lines)) <= 0:
        sentence = f"{words.all_of(rivals)} had the goods, and saves more that way"
        return PromotionStory(
            *identity, "beaten", sentence, reason="beaten", beaten_by=_beaten(promotion, rivals)
        )
    others = tuple(one.promotion_id for one in outcome.applied)
    sentence = "the whole cart would cost no less with it" + (
        f" than with {words.all_of(others)}" if others else ""
    )
    return PromotionStory(
        *identity,
        "switched-off",
        sentence,
        reason="combination",
        beaten_by=_beaten(promotion, others),
    )


def _is_limited(promotion: Promotion) -> bool:
    limit, reward = promotion.limit, promotion.reward
    at_once = items_of_one_use(reward) if isinstance(reward, Deal) else 1
    return limit.uses == 0 or (limit.items is not None and limit.items < at_once)


def _policy(promotion: Promotion, ruleset: Ruleset) -> Policy:
    return next(group.policy for group in ruleset.groups if group.name == promotion.group)


def _net_at_its_turn(promotion: Promotion, ruleset: Ruleset, lines: SaleLines) -> Sequence[int]:
    """What the lines cost when the promotion was tried: when its group opened, except that in a
    group of the policy `all` each finds the prices that those before it left."""
    opening = lines.net_before[promotion.group]
    if _policy(promotion, ruleset) != "all":
        return opening
    net = list(opening)
    ranked = (one.promotion_id for one in ruleset.promotions if one.group == promotion.group)
    for earlier in takewhile(lambda each: each != promotion.promotion_id, ranked):
        for line, adjustment in lines.taken[promotion.group].get(earlier, {}).items():
            net[line] -= adjustment.amount
    return net


def _rivals(promotion: Promotion, ruleset: Ruleset, lines: SaleLines) -> tuple[str, ...]:
    """Those of its group that took units it could have had, in rank order."""
    if _policy(promotion, ruleset) == "all":
        return ()  # nobody takes units from anybody
    slots = slots_of(promotion.reward)
    in_sets = frozenset[int]().union(*(lines.of(slot.selector) for slot in slots))
    mine = in_sets & lines.open_to(promotion)
    taken = lines.taken[promotion.group]
    return tuple(other for other, adjustments in taken.items() if mine & adjustments.keys())


def _left_by(rivals: tuple[str, ...], promotion: Promotion, lines: SaleLines) -> tuple[int, ...]:
    """How many units of each line they left. A total leaves none: only one total applies."""
    if isinstance(promotion.reward, TotalReward):
        return (0,) * len(lines.units)
    left = list(lines.quantity)
    for rival in rivals:
        for line, adjustment in lines.taken[promotion.group][rival].items():
            left[line] -= adjustment.units
    return tuple(left)


def _could_save(
    promotion: Promotion, lines: SaleLines, net: Sequence[int], left: tuple[int, ...]
) -> int:
    """The most that one application could take off the units left, where the lines cost `net`.

    In minor units; 0 or less means nothing. Where slots share products it may be too high, never
    too low: then the promotion is said to have lost, which it has, and not to have been useless.
    """
    reward = promotion.reward
    prices: list[int] = []
    for slot in slots_of(reward):
        found = [at for at in lines.of(slot.selector) & lines.open_to(promotion) if left[at]]
        if isinstance(reward, TotalReward):
            return saving_of_total(reward, sum(net[at] for at in found))
        if isinstance(reward, Offer):
            each = [(lines.units[at], lines.unit_price(at, net)) for at in found]
            return max((saving_of_offer(reward, *one) for one in each), default=0)
        fillers = _dearest(slot.units, found, lines, net, left)
        if len(fillers) < slot.units:
            return 0
        prices += fillers
    if isinstance(reward, RankedDeal):
        return saving_of_ranked(reward, prices)
    if isinstance(reward, SlotDeal):
        return saving_of_slots(reward, 1, prices)
    raise AssertionError("offers and totals have one slot, and returned above")


def _dearest(
    units: int, found: list[int], lines: SaleLines, net: Sequence[int], left: tuple[int, ...]
) -> list[int]:
    """The prices of the dearest counted units of the lines found, at most so many of them."""
    prices: list[int] = []
    for at in found:
        prices += [lines.unit_price(at, net)] * min(units, left[at], lines.counted[at])
    return sorted(prices, reverse=True)[:units]


def _beaten(promotion: Promotion, by: tuple[str, ...]) -> tuple[Beaten, ...]:
    return tuple(Beaten(promotion.promotion_id, rival) for rival in by)
