"""No file makes promo work without end: each bomb is told in coded messages, or is a ruleset."""

import json
import subprocess
import sys
from functools import cache

import pytest

from tests.architecture.house import ROOT
from tests.fuzz.bombs import MOST_MEMORY, Bomb, bombs

BOMBS = list(bombs())
SAFETY_NET = 1_500
"""Seconds for all of them on a busy machine; idle, they take a twentieth."""


@cache
def told() -> tuple[dict[str, dict[str, object]], str]:
    """What came of each, by its name, and what the process left on standard error."""
    with_folder = subprocess.run(
        [sys.executable, "-c", _IN_A_FOLDER],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=SAFETY_NET,
        check=False,
    )
    lines = [json.loads(line) for line in with_folder.stdout.splitlines()]
    return {line["name"]: line for line in lines}, with_folder.stderr


_IN_A_FOLDER = """
import sys, tempfile
from tests.fuzz.bombs import main
with tempfile.TemporaryDirectory() as folder:
    sys.argv[1:] = [folder]
    main()
"""


@pytest.mark.parametrize("bomb", BOMBS, ids=lambda bomb: bomb.name)
def test_a_bomb_is_told_and_does_not_go_off(bomb: Bomb) -> None:
    by_name, stderr = told()
    assert bomb.name in by_name, stderr
    assert {*bomb.codes} <= {*by_name[bomb.name]["codes"]}, by_name[bomb.name]


def test_no_bomb_takes_much_memory() -> None:
    by_name, stderr = told()
    assert stderr == ""
    assert max(one["memory"] for one in by_name.values()) < MOST_MEMORY


def test_each_bomb_has_a_name_of_its_own() -> None:
    assert len({bomb.name for bomb in BOMBS}) == len(BOMBS)
