"""What fuzzing once found stays found: each file under cases/ broke a law, and holds it now."""

from pathlib import Path

import pytest

from tests.architecture.house import ROOT
from tests.fuzz.laws import hold
from tests.fuzz.library import HEAD, definitions
from tests.fuzz.mutations import mutated

CASES = sorted((ROOT / "tests" / "fuzz" / "cases").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_what_was_found_once_stays_mended(case: Path) -> None:
    hold(case.read_bytes())


@pytest.mark.parametrize("seed", range(40))
def test_some_damage_is_tried_with_every_run_of_the_tests(seed: int) -> None:
    data = (HEAD + definitions()[seed * len(definitions()) // 40]).encode()
    for more in range(5):
        data = mutated(data, 8 * 1024, seed * 1_000 + more)
        hold(data)


def test_the_same_seed_does_the_same_damage() -> None:
    data = "".join(definitions()[:3]).encode()
    assert [mutated(data, 4_096, seed) for seed in range(200)] == [
        mutated(data, 4_096, seed) for seed in range(200)
    ]
    assert len(mutated(data, 100, 1)) <= 100
