"""Instructions of the kernel per cart of 12 lines; the seconds in the results are callgrind's."""

import shutil
from typing import Any

import pytest

from benchmarks.instructions import instructions_per_cart
from benchmarks.scenarios import POLICIES, PROMOTIONS, scenario
from promo.engine.bound import KERNEL_COLUMNS

pytestmark = pytest.mark.skipif(
    shutil.which("valgrind") is None, reason="needs valgrind: apt-get install valgrind"
)

SOME_CARTS = 6
"""Callgrind is fifty times slower than the machine."""


def count(benchmark: Any, promotions: int, policy: str = "best", strangers: int = 0) -> None:
    case = scenario(12, promotions, policy, strangers)
    columns = {name: bytes(case.bound.container.section(name)) for name in KERNEL_COLUMNS}
    carts = 1 if benchmark.disabled else SOME_CARTS
    arguments = (columns, list(case.requests[:carts]))
    counted = benchmark.pedantic(instructions_per_cart, arguments, rounds=1)
    assert counted > 0
    benchmark.extra_info.update(instructions=counted)
    print(f"{counted:,} instructions per cart")


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("promotions", PROMOTIONS)
def test_instructions(benchmark: Any, promotions: int, policy: str) -> None:
    count(benchmark, promotions, policy)


@pytest.mark.parametrize("strangers", [0, 990, 9_990])
def test_instructions_with_strangers(benchmark: Any, strangers: int) -> None:
    """Ten promotions, and so many more that no line of the cart is in."""
    count(benchmark, 10, strangers=strangers)
