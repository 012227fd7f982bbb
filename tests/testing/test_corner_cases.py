"""Fifty-one corner cases of the trade, as rule text: what is priced comes out as it should, and the
rest can be said. Why each answer is the fair one stands beside it."""

import re
from pathlib import Path

import pytest

from promo.compiler.compile import compile_rules
from promo.testing.run import run_tests
from tests.architecture.house import ROOT, name

FOLDER = ROOT / "tests" / "syntax" / "samples" / "corner-cases"
FILES = sorted(FOLDER.glob("*.promo"))
PRICED = [path for path in FILES if path.name != "not-priced-yet.promo"]
WARNINGS = {"P350", "P420"}
"""What may be told about them: that a clause, or an expectation, is not priced yet."""


def test_no_case_is_missing() -> None:
    told = {case for path in FILES for case in re.findall(r"\bC\d\d\b", path.read_text())}
    assert told == {f"C{number:02}" for number in range(1, 52)}


@pytest.mark.parametrize("path", FILES, ids=name)
def test_every_case_can_be_said(path: Path) -> None:
    assert {one.code for one in compile_rules(path).diagnostics} <= WARNINGS


@pytest.mark.parametrize("path", PRICED, ids=name)
def test_every_case_that_is_priced_comes_out_as_it_should(path: Path) -> None:
    compiled = compile_rules(path)
    compiled.priced()
    assert [miss for one in run_tests(compiled) for miss in one.misses] == []


def test_each_case_set_aside_waits_for_a_price() -> None:
    """A case that has got its price moves to the others, and is run."""
    path = FOLDER / "not-priced-yet.promo"
    case_at = [""]
    for line in path.read_text().splitlines():
        heading = re.match(r"# (C\d\d)\b", line)
        case_at.append(heading[1] if heading else case_at[-1])
    found = compile_rules(path).diagnostics
    waiting = {case_at[one.span.line] for one in found if one.code == "P350"}
    assert {*case_at} - waiting <= {""}
