"""Whatever the rules and the cart: the explanation tells what the price says."""

from hypothesis import HealthCheck, given, settings

from promo.engine.backend import evaluate
from promo.errors import CartError
from promo.explain.explain import explain
from tests.register.till import till
from tests.strategies.cases import Case, cases


@given(cases())
@settings(deadline=None, suppress_health_check=list(HealthCheck))
def test_the_explanation_agrees_with_the_priced_cart(case: Case) -> None:
    bound = till(case.ruleset, case.catalog).bound
    try:
        outcome = evaluate(bound, case.cart)
    except CartError:
        return
    told = explain(bound, case.cart, outcome)
    applied = {one.promotion_id: (one.times, one.amount) for one in outcome.applied}
    for one in told.promotions:
        assert (one.verdict == "applied") == (one.promotion_id in applied)
        assert (one.times, one.amount) == applied.get(one.promotion_id, (0, 0))
        assert (one.reason is None) == (one.verdict == "applied")
        assert (one.short_by is not None) == (one.reason in ("quantity", "distinct", "spend"))
        assert one.verdict != "beaten" or one.beaten_by
        assert all(rival.by in applied for rival in one.beaten_by)
    assert len(told.promotions) == len(case.ruleset.promotions)
    for line in told.lines:
        assert line.price - sum(step.amount for step in line.steps) == line.net
    assert told.total == sum(line.net for line in told.lines)
