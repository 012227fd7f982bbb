"""Snapshot × 10,000 products → bound file, and the opening of one."""

from pathlib import Path
from typing import Any

import pytest

from benchmarks.scenarios import PROMOTIONS, bound_file, catalog, snapshot
from promo.engine.bind import bind
from promo.engine.bound import BoundRules


@pytest.mark.parametrize("promotions", PROMOTIONS)
def test_bind(benchmark: Any, promotions: int) -> None:
    content = benchmark.pedantic(bind, (snapshot(promotions), catalog()), rounds=2)
    assert content == bound_file(promotions), "the same snapshot and catalog give the same bytes"
    benchmark.extra_info.update(promotions=promotions, bytes=len(content))


@pytest.mark.parametrize("promotions", PROMOTIONS)
def test_open(benchmark: Any, promotions: int, tmp_path: Path) -> None:
    """Until promotions can be named, which is when a till first has to read the program."""
    path = tmp_path / "rules.bound"
    path.write_bytes(bound_file(promotions))
    ids = benchmark.pedantic(lambda: BoundRules.open(path).promotion_ids, rounds=3)
    assert len(ids) == promotions
    benchmark.extra_info.update(promotions=promotions)
