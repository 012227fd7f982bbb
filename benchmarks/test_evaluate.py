"""Carts → priced carts: the kernel alone, the whole call, the whole result, and the reference.

A round prices all carts of a scenario; `carts` in the extra information says how many, and
`compare` and `check_budgets` divide by it.
"""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from time import perf_counter
from typing import Any

import pytest

from benchmarks.scenarios import LINES, POLICIES, PROMOTIONS, Scenario, scenario
from promo.engine.backend import evaluate, kernel_of
from promo.engine.block import BlockOutcome
from promo.engine.reference.evaluate import evaluate as evaluate_by_reference
from promo.errors import TooLargeForReference
from promo.model.cart import Cart
from promo.model.priced_cart import Outcome
from promo.register.engine import Engine

SIZES = [(lines, promotions) for lines in LINES for promotions in PROMOTIONS]
SMALL = [(1, 10), (1, 1_000), (12, 10)]
"""Lines and promotions with which enumerating ends for most carts."""

pytestmark = pytest.mark.benchmark(min_rounds=3, max_time=1.0, warmup=False)


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize(("lines", "promotions"), SIZES)
def test_kernel(benchmark: Any, lines: int, promotions: int, policy: str) -> None:
    case = scenario(lines, promotions, policy)
    price = kernel_of(case.bound).evaluate
    benchmark(lambda: [price(request) for request in case.requests])
    benchmark.extra_info.update(carts=len(case.carts), **results(case))
    if not benchmark.disabled:
        benchmark.extra_info.update(spread(price, case.requests))


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize(("lines", "promotions"), SIZES)
def test_engine_total_only(benchmark: Any, lines: int, promotions: int, policy: str) -> None:
    """What a till does at each scan: a cart as a mapping in, the total read, nothing else."""
    case = scenario(lines, promotions, policy)
    engine = Engine(case.bound)
    benchmark(lambda: [engine.evaluate(cart).total for cart in case.sent])
    benchmark.extra_info.update(carts=len(case.carts))


@pytest.mark.parametrize(("lines", "promotions"), SIZES)
def test_engine_whole_result(benchmark: Any, lines: int, promotions: int) -> None:
    case = scenario(lines, promotions)
    engine = Engine(case.bound)
    benchmark(lambda: [engine.evaluate(cart).to_dict() for cart in case.sent])
    benchmark.extra_info.update(carts=len(case.carts))


@pytest.mark.parametrize(("lines", "promotions"), SMALL)
def test_reference(benchmark: Any, lines: int, promotions: int) -> None:
    case = scenario(lines, promotions)
    found, refused = within_reach(case)
    ruleset, bound = case.bound.ruleset, case.bound
    benchmark(lambda: [evaluate_by_reference(ruleset, bound, cart) for cart, _, _ in found])
    benchmark.extra_info.update(carts=len(found), refused=refused)


@pytest.mark.parametrize(("lines", "promotions"), SMALL)
def test_kernel_beside_reference(benchmark: Any, lines: int, promotions: int) -> None:
    """The carts of `test_reference`; nothing is timed before the results are equal."""
    case = scenario(lines, promotions)
    found, _ = within_reach(case)
    for cart, _, outcome in found:
        priced = evaluate(case.bound, cart, "kernel")
        assert isinstance(priced, BlockOutcome)
        assert (priced.lines, priced.applied) == (outcome.lines, outcome.applied)
    price = kernel_of(case.bound).evaluate
    benchmark(lambda: [price(request) for _, request, _ in found])
    benchmark.extra_info.update(carts=len(found))


MOST_FOR_REFERENCE = 20


def within_reach(case: Scenario) -> tuple[list[tuple[Cart, bytes, Outcome]], int]:
    """Of the first carts, those that the reference prices, and how many it refuses."""
    found = []
    for cart, request in list(zip(case.carts, case.requests, strict=True))[:MOST_FOR_REFERENCE]:
        with suppress(TooLargeForReference):
            outcome = evaluate_by_reference(case.bound.ruleset, case.bound, cart)
            found.append((cart, request, outcome))
    assert found, "the reference refuses every cart of this size"
    return found, MOST_FOR_REFERENCE - len(found)


def results(case: Scenario) -> dict[str, Any]:
    """How much of it is proven, and how far off the rest may be at most, in minor units."""
    price = kernel_of(case.bound).evaluate
    outcomes = [
        BlockOutcome(price(request), case.bound, cart)
        for request, cart in zip(case.requests, case.carts, strict=True)
    ]
    saved = sum(line.price - line.net for one in outcomes for line in one.lines)
    worth = sum(line.price for one in outcomes for line in one.lines)
    return {
        "statuses": dict(Counter(one.status for one in outcomes)),
        "gaps": sorted(one.gap for one in outcomes if one.status == "bounded"),
        "to_pay": sum(one.total for one in outcomes),
        "saved_percent": round(100 * saved / worth, 1),
        "applied_per_cart": round(sum(len(one.applied) for one in outcomes) / len(outcomes), 2),
    }


def spread(price: Callable[[bytes], bytes], requests: tuple[bytes, ...]) -> dict[str, float]:
    """Microseconds of the carts one by one, each the best of three."""
    best = sorted(min(once(price, request) for _ in range(3)) for request in requests)
    places = {"p50": 50, "p90": 90, "worst": 100}
    return {
        f"{name}_microseconds": round(best[(len(best) - 1) * percent // 100] * 1e6, 1)
        for name, percent in places.items()
    }


def once(price: Callable[[bytes], bytes], request: bytes) -> float:
    start = perf_counter()
    price(request)
    return perf_counter() - start
