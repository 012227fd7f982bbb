"""The tests in the manual pass, and so do those of every ruleset that is shipped."""

import re
from pathlib import Path

import pytest

from promo.compiler.compile import compile_rules
from promo.testing.run import run_tests
from tests.architecture.house import ROOT, name
from tests.compiler.examples import fenced

REFERENCE = (ROOT / "grammar" / "REFERENCE.md").read_text()
(NAMES,) = fenced(REFERENCE, "promo names")
EXAMPLES = [
    example for example in fenced(REFERENCE, "promo") if re.search(r"^test ", example, re.MULTILINE)
]
CORPUS = ROOT / "tests" / "syntax" / "samples"
SAMPLES = [CORPUS / one for one in ("from-the-manual.promo", "templates.promo", "tests.promo")]
FOLDERS = sorted(path.parent for path in (ROOT / "rulesets").rglob("rules.promo"))


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_tests_in_the_manual_pass(example: str, tmp_path: Path) -> None:
    if "currency" not in example:
        (tmp_path / "names.promo").write_text(NAMES)
    (tmp_path / "example.promo").write_text(example)
    results = run_tests(compile_rules(tmp_path))
    assert results
    assert [miss for one in results for miss in one.misses] == []


@pytest.mark.parametrize("folder", FOLDERS, ids=name)
def test_the_tests_of_a_ruleset_pass(folder: Path) -> None:
    assert [miss for one in run_tests(compile_rules(folder)) for miss in one.misses] == []


@pytest.mark.parametrize("path", SAMPLES, ids=name)
def test_the_tests_of_a_sample_pass(path: Path) -> None:
    results = run_tests(compile_rules(path))
    assert results
    assert [miss for one in results for miss in one.misses] == []


def test_what_was_written_from_the_manual_alone_is_understood() -> None:
    compiled = compile_rules(CORPUS / "from-the-manual-not-priced-yet.promo")
    assert {one.code for one in compiled.diagnostics} == {"P350"}
