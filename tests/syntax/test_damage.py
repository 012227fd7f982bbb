"""Nearly every slip is one message at its place.

`python -m tests.syntax.damage` counts many more.
"""

import random
from collections import Counter
from pathlib import Path

import pytest

from tests.syntax.damage import (
    KINDS,
    chosen,
    damage,
    damaged,
    outcome,
    same_as_read_anew,
    two_in_two,
)

CASES_OF_A_KIND = 200


@pytest.mark.parametrize("kind", KINDS)
def test_nearly_every_slip_is_one_message_at_its_place(kind: str) -> None:
    chance = random.Random(kind)
    counted: Counter[str] = Counter()
    for _ in range(CASES_OF_A_KIND):
        sample = chosen(chance)
        done = damage(sample, kind, chance)
        counted[outcome(sample, done, sample.found(damaged(sample, done)))] += 1
    reported = counted.total() - counted["silent"] - counted["a warning"]
    assert counted["one, at its place"] >= 0.95 * reported, counted


def test_two_slips_in_two_definitions_are_two_messages() -> None:
    chance = random.Random("two")
    tried = [two_in_two(chosen(chance), chance) for _ in range(100)]
    errors = Counter(one for one in tried if one is not None)
    assert errors.total() > 30
    assert errors[2] >= 0.95 * errors.total(), errors


def test_what_is_counted_is_what_a_fresh_reading_says(tmp_path: Path) -> None:
    chance = random.Random("fresh")
    for number in range(20):
        sample = chosen(chance)
        text = damaged(sample, damage(sample, chance.choice(KINDS), chance))
        folder = tmp_path / str(number)
        folder.mkdir()
        assert same_as_read_anew(sample, text, folder), text
