"""Any stage of the pipeline, readable."""

import json
from pathlib import Path

import pytest

from promo.compiler.show import STAGES, show
from promo.errors import RuleError
from tests.architecture.house import ROOT

STARTER = ROOT / "rulesets" / "starter"


@pytest.mark.parametrize("stage", STAGES)
def test_every_stage_can_be_shown(stage: str) -> None:
    assert len(show(stage, STARTER)) > 100


def test_the_source_has_line_numbers() -> None:
    text = (STARTER / "rules.promo").read_text()
    assert f" 4 | {text.splitlines()[3]}\n" in show("source", STARTER)


def test_the_ast_says_where_things_stand(tmp_path: Path) -> None:
    file = tmp_path / "a.promo"
    file.write_text('currency USD\npromotion A "a"\n  get 20% off sku 1\n')
    assert show("ast", file).splitlines()[1:] == [
        "Currency at 1:1",
        "  code: `USD` at 1:10",
        "Promotion at 2:1",
        "  name: `A` at 2:11",
        "  title: `a` at 2:13",
        "  clauses: 1",
        "    Get at 3:3",
        "      reward: PercentOff",
        "        share: `20%` at 3:7",
        "        selector: ByField at 3:15",
        "          field: `sku` at 3:15",
        "          values: 1",
        "            `1` at 3:19",
        "  is_damaged: False",
    ]


@pytest.mark.parametrize("stage", ["program", "plan"])
def test_program_and_plan_are_json(stage: str) -> None:
    assert json.loads(show(stage, STARTER))


@pytest.mark.parametrize("stage", ["tree", "ast", "program", "plan"])
def test_rules_with_errors_show_the_errors(stage: str, tmp_path: Path) -> None:
    (tmp_path / "a.promo").write_text("currency USD\nset s is\n")
    with pytest.raises(RuleError, match="stops early"):
        show(stage, tmp_path)


def test_the_source_is_shown_with_its_errors(tmp_path: Path) -> None:
    (tmp_path / "a.promo").write_text("set s is\n")
    assert show("source", tmp_path).endswith("1 | set s is\n")


def test_a_stage_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="source, tree"):
        show("bytes", STARTER)
