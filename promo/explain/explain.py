"""`explain`: the whole story of one priced cart."""

from collections.abc import Collection
from dataclasses import replace
from difflib import get_close_matches

from promo.engine.block import BlockOutcome
from promo.engine.bound import BoundRules
from promo.errors import UnknownPromotion
from promo.explain import words
from promo.explain.change import change_for
from promo.explain.conditions import first_failing, touches
from promo.explain.explanation import Explanation, LineStory, PromotionStory, Step
from promo.explain.lines import sale_lines
from promo.explain.meaning import meaning
from promo.explain.rivals import story_of_unused
from promo.model.cart import Cart
from promo.model.priced_cart import Applied, Outcome
from promo.program.ruleset import Promotion
from promo.values.store_time import StoreTime

MOST_TRIALS = 50
"""How many near misses are priced again, in rank order: each costs as much as the cart itself."""


def explain(
    bound: BoundRules, cart: Cart, outcome: Outcome | BlockOutcome, promotion_id: str | None = None
) -> Explanation:
    """Why each promotion (or only the one asked for) did or did not apply.

    `outcome` is what the rules made of the cart. Of a promotion that did not apply the story tells
    the first condition that fails, or what it lost to. Raises UnknownPromotion.
    """
    ruleset = bound.ruleset
    if promotion_id is None:
        asked: Collection[Promotion] = ruleset.promotions
    elif promotion_id in bound.promotions:
        asked = (bound.promotions[promotion_id],)
    else:
        raise _unknown(promotion_id, bound.promotions)
    time = StoreTime.of_cart(cart.opened, cart.at, cart.at_uncertainty_seconds)
    lines = sale_lines(ruleset, bound, cart, outcome)
    applied = {one.promotion_id: one for one in outcome.applied}
    stories = []
    trials = MOST_TRIALS
    for promotion in asked:
        if promotion.promotion_id in applied:
            story = _story_of_applied(promotion, applied[promotion.promotion_id], cart)
        elif failing := first_failing(promotion, cart, time, lines):
            change = None
            if failing.short_by is not None and failing.lines and trials:
                trials -= 1
                change = change_for(promotion, failing, cart, lines, bound)
            story = PromotionStory(
                promotion.promotion_id,
                promotion.group,
                "not-eligible",
                failing.words,
                reason=failing.reason,
                short_by=failing.short_by,
                change=change,
                touches_cart=touches(promotion, lines),
            )
        else:
            story = story_of_unused(promotion, ruleset, outcome, lines)
        stories.append(replace(story, says=meaning(promotion, cart.currency)))
    return Explanation(
        cart.currency,
        sum(line.net for line in outcome.lines),
        _line_stories(bound, outcome),
        tuple(stories),
    )


def _story_of_applied(promotion: Promotion, applied: Applied, cart: Cart) -> PromotionStory:
    took = words.money(applied.amount, cart.currency)
    return PromotionStory(
        promotion.promotion_id,
        promotion.group,
        "applied",
        f"it took {took} off, applied {words.times(applied.times)}",
        times=applied.times,
        amount=applied.amount,
    )


def _line_stories(bound: BoundRules, outcome: Outcome | BlockOutcome) -> tuple[LineStory, ...]:
    return tuple(
        LineStory(
            line.line_id,
            line.list,
            line.price,
            tuple(
                Step(one.promotion_id, bound.promotions[one.promotion_id].group, one.amount)
                for one in line.adjustments
            ),
            line.net,
        )
        for line in outcome.lines
    )


def _unknown(promotion_id: str, known: Collection[str]) -> UnknownPromotion:
    by_letters = {known_id.casefold(): known_id for known_id in known}
    near = get_close_matches(promotion_id.casefold(), by_letters, n=1, cutoff=0.6)
    return UnknownPromotion(
        f"the rules hold no promotion `{promotion_id}`",
        help=f"did you mean `{by_letters[near[0]]}`?"
        if near
        else "`promo show program RULES` lists them all",
    )
