"""`promo test` says what failed and where, for people and for CI, and its status says whether."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.promo_command import promo

RULES = """\
currency USD
promotion A "20% off"
  get 20% off everything
test "fine"
  cart
    1 of sku 1 at $10.00
  expect total $8.00
test "wrong <twice>"
  paid on 2026-05-04 10:30
  cart
    1 of sku 1 at $10.00
  expect total $9.00
  expect discount $1.00 on line 1
"""


@pytest.fixture
def failing(tmp_path: Path) -> Path:
    (tmp_path / "a.promo").write_text(RULES)
    return tmp_path


def test_what_new_makes_passes_its_tests(shop: Path) -> None:
    run = promo("test", "shop", at=shop)
    assert (run.status, run.out, run.err) == (0, "shop: 3 passed\n", "")


def test_each_expectation_that_fails_is_one_line(failing: Path) -> None:
    run = promo("test", "a.promo", at=failing)
    about = 'failed: "wrong <twice>" (2026-05-04 10:30): expected'
    assert run.status == 1
    assert run.out.splitlines() == [
        f"a.promo:12:3: {about} total $9.00, got $8.00",
        f"a.promo:13:3: {about} discount $1.00 on line 1, got $2.00",
        "a.promo: 1 passed, 1 failed",
    ]


@pytest.mark.parametrize("options", [("--json",), ("--format", "json")])
def test_programs_get_one_document(options: tuple[str, ...], failing: Path) -> None:
    run = promo("test", "a.promo", *options, at=failing)
    assert run.status == 1
    assert (run.json["passed"], run.json["failed"]) == (1, 1)
    assert run.json["tests"][1]["failures"][0] == {
        "file": "a.promo",
        "line": 12,
        "column": 3,
        "expected": "total $9.00",
        "got": "$8.00",
    }


def test_junit_counts_them(failing: Path) -> None:
    run = promo("test", "a.promo", "--format", "junit", at=failing)
    suite = ElementTree.fromstring(run.out.encode())[0]
    assert (run.status, suite.get("tests"), suite.get("failures")) == (1, "2", "1")
    assert suite[1].get("name") == "wrong <twice> (2026-05-04 10:30)"
    assert "a.promo:13:3" in (suite[1][0].text or "")


def test_rules_with_errors_are_not_tested(failing: Path) -> None:
    (failing / "a.promo").write_text(RULES.replace("get 20%", "git 20%"))
    run = promo("test", "a.promo", at=failing)
    assert run.status == 1
    assert "P1" in run.err


def test_rules_without_tests_are_no_failure(failing: Path) -> None:
    (failing / "a.promo").write_text(RULES.partition("test")[0])
    run = promo("test", "a.promo", at=failing)
    assert (run.status, run.out) == (0, "a.promo: no tests\n")


def test_json_and_another_format_exclude_one_another(failing: Path) -> None:
    assert promo("test", "a.promo", "--json", "--format", "junit", at=failing).status == 2
