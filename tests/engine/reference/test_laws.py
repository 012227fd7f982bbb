"""The laws of the pricing contract (semantics, clause 11) on generated rulesets and carts."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from promo.engine.reference.evaluate import evaluate
from promo.errors import TooLargeForReference
from promo.model.cart import Cart, CartLine
from promo.model.priced_cart import Outcome
from promo.program.rewards import Offer, RankedDeal, TotalReward
from promo.program.ruleset import Promotion
from tests.strategies.cases import Case, case_from_seed, cases
from tests.strategies.rulesets import COUPONS

law = settings(max_examples=100, deadline=None)


def priced(case: Case) -> Outcome:
    try:
        return evaluate(case.ruleset, case.catalog, case.cart)
    except TooLargeForReference:
        assume(False)
        raise


def to_pay(outcome: Outcome) -> int:
    return sum(line.net for line in outcome.lines)


def with_lines(case: Case, *lines: CartLine) -> Case:
    return replace(case, cart=replace(case.cart, lines=lines))


def without(case: Case, promotion: Promotion) -> Case:
    left = tuple(each for each in case.ruleset.promotions if each != promotion)
    return replace(case, ruleset=replace(case.ruleset, promotions=left))


def promotions_of_best_groups(case: Case) -> list[Promotion]:
    policies = {group.name: group.policy for group in case.ruleset.groups}
    return [p for p in case.ruleset.promotions if policies[p.group] == "best for customer"]


@law
@given(case=cases())
def test_price_less_promotions_is_net_on_every_line_and_for_every_promotion(case: Case) -> None:
    outcome = priced(case)
    given_by: Counter[str] = Counter()
    assert [line.line_id for line in outcome.lines] == [line.line_id for line in case.cart.lines]
    for line, asked in zip(outcome.lines, case.cart.lines, strict=True):
        assert line.price - sum(each.amount for each in line.adjustments) == line.net
        for each in line.adjustments:
            given_by[each.promotion_id] += each.amount
            assert each.amount >= each.units > 0
        if asked.kind != "sale":
            assert (line.adjustments, line.shares) == ((), ())
            continue
        units = 1 if asked.is_measured else asked.quantity_milli // 1000
        assert sum(share.units for share in line.shares) == units
        assert sum(share.units * share.net for share in line.shares) == line.net
        assert all(share.net >= 0 for share in line.shares)
        assert [s.net for s in line.shares] == sorted({s.net for s in line.shares}, reverse=True)
    assert {each.promotion_id: each.amount for each in outcome.applied} == given_by


@law
@given(case=cases())
def test_the_order_of_lines_changes_nothing(case: Case) -> None:
    forwards = priced(case)
    backwards = priced(with_lines(case, *reversed(case.cart.lines)))
    assert backwards == replace(forwards, lines=forwards.lines[::-1])


@law
@given(case=cases(), which=st.integers(0, 9), one=st.integers(1, 3), other=st.integers(1, 3))
def test_splitting_a_counted_line_changes_no_total_and_no_share(
    case: Case, which: int, one: int, other: int
) -> None:
    lines = case.cart.lines
    counted = [i for i, line in enumerate(lines) if line.kind == "sale" and not line.is_measured]
    assume(counted)
    at = counted[which % len(counted)]
    before, line, after = lines[:at], lines[at], lines[at + 1 :]
    together = replace(line, quantity_milli=1000 * (one + other))
    apart = (
        replace(line, quantity_milli=1000 * one),
        replace(line, line_id="new", quantity_milli=1000 * other),
    )
    merged = with_lines(case, *before, together, *after)
    split = with_lines(case, *before, *apart, *after)
    whole, parts = priced(merged), priced(split)
    assert parts.applied == whole.applied
    assert (parts.status, to_pay(parts)) == (whole.status, to_pay(whole))

    def shares(cart: Cart, outcome: Outcome) -> Counter[tuple[CartLine, int, int]]:
        """Nets by everything that the canonical order tells apart, which is neither the line units
        stand on, nor whether their price came from it, nor whether they were weighed."""
        found: Counter[tuple[CartLine, int, int]] = Counter()
        for asked, line in zip(cart.lines, outcome.lines, strict=True):
            alike = CartLine(
                "",
                asked.sku,
                0,
                kind=asked.kind,
                scanned_at=asked.scanned_at,
                category=asked.category,
                brand=asked.brand,
                tags=asked.tags,
                attributes=asked.attributes,
            )
            for share in line.shares:
                units = sum(each.units for each in line.shares)
                found[alike, line.price // units, share.net] += share.units
        return found

    assert shares(split.cart, parts) == shares(merged.cart, whole)


@law
@given(case=cases(), which=st.integers(0, 9))
def test_removing_a_promotion_that_is_best_for_customer_never_lowers_the_price(
    case: Case, which: int
) -> None:
    outcome = priced(case)
    best = promotions_of_best_groups(case)
    assume(outcome.status == "optimal")
    assume(best)
    fewer = without(case, best[which % len(best)])
    assert to_pay(priced(fewer)) >= to_pay(outcome)


@law
@given(case=cases(), coupon=st.sampled_from(COUPONS))
def test_adding_a_coupon_never_raises_the_price(case: Case, coupon: str) -> None:
    others = {each for each in case.cart.coupons if each != coupon}
    poorer = replace(case, cart=replace(case.cart, coupons=tuple(sorted(others))))
    richer = replace(case, cart=replace(case.cart, coupons=tuple(sorted({*others, coupon}))))
    assert to_pay(priced(richer)) <= to_pay(priced(poorer))


@law
@given(case=cases())
def test_a_promotion_that_gives_nothing_changes_nothing_by_being_there(case: Case) -> None:
    outcome = priced(case)
    giving = {each.promotion_id for each in outcome.applied}
    idle = [p for p in promotions_of_best_groups(case) if p.promotion_id not in giving]
    assume(idle)
    for promotion in idle:
        other = priced(without(case, promotion))
        assert (other.lines, other.applied) == (outcome.lines, outcome.applied)


@law
@given(case=cases())
def test_the_rules_of_the_best_combination_alone_give_the_same_or_less_to_pay(case: Case) -> None:
    # No single switchable promotion beside the always enabled ones pays less, nor all together.
    outcome = priced(case)
    policies = {group.name: group.policy for group in case.ruleset.groups}
    switchable = [
        p
        for p in case.ruleset.promotions
        if policies[p.group] == "best for customer" or p.eligibility.coupon is not None
    ]
    always = [p for p in case.ruleset.promotions if p not in switchable]
    for alone in ([], *([p] for p in switchable)):
        kept = tuple(p for p in case.ruleset.promotions if p in always or p in alone)
        fewer = replace(case, ruleset=replace(case.ruleset, promotions=kept))
        assert to_pay(priced(fewer)) >= to_pay(outcome)


@law
@given(case=cases())
def test_limits_hold(case: Case) -> None:
    outcome = priced(case)
    promotions = {each.promotion_id: each for each in case.ruleset.promotions}
    for applied in outcome.applied:
        promotion = promotions[applied.promotion_id]
        most = min(_most_applications(promotion), default=None)
        assert applied.times >= 1
        assert most is None or applied.times <= most


def _most_applications(promotion: Promotion) -> list[int]:
    uses, items = promotion.limit.uses, promotion.limit.items
    reward = promotion.reward
    if isinstance(reward, TotalReward):
        return [1]
    if isinstance(reward, Offer):
        return [1 if items is None else items]
    if isinstance(reward, RankedDeal):
        of_items = [] if items is None else [items // reward.rewarded]
    else:
        size = sum(slot.units for slot in reward.slots)
        of_items = [] if items is None else [items // size]
    return of_items + ([] if uses is None else [uses])


@law
@given(case=cases())
def test_only_carts_that_were_only_decided_by_policies_say_so(case: Case) -> None:
    outcome = priced(case)
    assert outcome.gap == 0
    assert outcome.steps.bit_count() == 1
    if outcome.status == "policy":
        assert outcome.steps == 1


@pytest.mark.parametrize("seed", [0, 1, 2, 1235])
def test_a_seed_always_makes_the_same_case(seed: int) -> None:
    assert case_from_seed(seed) == case_from_seed(seed)
