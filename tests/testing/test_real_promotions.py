"""Seventy promotions that shops really ran, as rule text: what is priced comes out at the figures
of receipts and leaflets, and the rest can be said. What a source leaves open stands beside it."""

import re
from pathlib import Path

import pytest

from promo.compiler.compile import compile_rules
from promo.testing.run import run_tests
from tests.architecture.house import ROOT, name

FOLDER = ROOT / "tests" / "syntax" / "samples" / "real-promotions"
FILES = sorted(FOLDER.glob("*.promo"))
WAITING = FOLDER / "not-priced-yet.promo"
WARNINGS = {"P350", "P420"}
"""What may be told about them: that a clause, or an expectation, is not priced yet."""


def defined(kind: str, path: Path) -> list[str]:
    """The labels, such as P05, of what a file defines of one kind."""
    return re.findall(rf'^ *{kind} "?(P\d\d)\b', path.read_text(), re.MULTILINE)


def test_none_of_the_seventy_is_missing() -> None:
    said = {label for path in FILES for label in defined("promotion", path)}
    assert said == {f"P{number:02}" for number in range(1, 71)}


@pytest.mark.parametrize("path", FILES, ids=name)
def test_each_can_be_said(path: Path) -> None:
    assert {one.code for one in compile_rules(path).diagnostics} <= WARNINGS


@pytest.mark.parametrize("path", [path for path in FILES if path != WAITING], ids=name)
def test_each_that_is_priced_costs_what_it_did(path: Path) -> None:
    assert set(defined("promotion", path)) == set(defined("test", path))
    compiled = compile_rules(path)
    compiled.priced()
    assert [miss for one in run_tests(compiled) for miss in one.misses] == []


def test_each_set_aside_waits_for_a_price() -> None:
    """One that has got its price moves to the others, and its tests are run."""
    label_at = [""]
    for line in WAITING.read_text().splitlines():
        heading = re.match(r"# (P\d\d)\.", line)
        label_at.append(heading[1] if heading else label_at[-1])
    found = compile_rules(WAITING).diagnostics
    waiting = {label_at[one.span.line] for one in found if one.code == "P350"}
    assert {*label_at} - waiting <= {""}
