"""A ruleset that stays open is told the same as one that is read anew."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from promo.compiler.compile import compile_rules
from promo.compiler.workspace import Workspace
from tests.architecture.house import ROOT

FOLDERS = ("rulesets/cafe", "rulesets/starter", "rulesets/supermarket/aeon", "tests/syntax/samples")


def edited(text: str, kind: str, at: int, other: int) -> str:
    """The text with one line, or one definition, changed."""
    lines = text.splitlines(keepends=True)
    if not lines:
        return "currency USD\n"
    first, second = at % len(lines), other % len(lines)
    match kind:
        case "delete":
            del lines[first]
        case "double":
            lines.insert(first, lines[first])
        case "move":
            lines.insert(second % len(lines), lines.pop(first))
        case "break":
            lines[first] = lines[first][: other % (len(lines[first]) + 1)] + "\n"
        case "join":
            lines[first] = lines[first].rstrip("\n")
        case "more":
            lines.insert(first, "\n" * (other % 4 + 1))
        case "empty":
            lines = lines[:first]
    return "".join(lines)


EDITS = st.lists(
    st.tuples(
        st.sampled_from(("delete", "double", "move", "break", "join", "more", "empty", "back")),
        st.integers(0, 10_000),
        st.integers(0, 10_000),
    ),
    min_size=1,
    max_size=6,
)


@pytest.mark.parametrize("folder", FOLDERS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(edits=EDITS, which=st.integers(0, 100))
def test_after_every_edit_the_same_is_reported_as_by_a_check_from_scratch(
    folder: str,
    edits: list[tuple[str, int, int]],
    which: int,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    copy = tmp_path_factory.mktemp("edited")
    shutil.copytree(ROOT / folder, copy, dirs_exist_ok=True)
    files = sorted(copy.glob("*.promo"))
    file = files[which % len(files)]
    original = file.read_text()
    workspace = Workspace(copy)
    assert workspace.check() == compile_rules(copy).diagnostics
    for kind, at, other in edits:
        text = original if kind == "back" else edited(file.read_text(), kind, at, other)
        file.write_text(text)
        assert workspace.check() == compile_rules(copy).diagnostics


RULES = """\
currency USD
segment club
set sweets is tag "sweet"

promotion ONE "One"
  only for club
  get 10% off sweets

promotion TWO "Two"
  get 20% off sweets
  never combines with ONE
"""


def told(folder: Path, *changes: tuple[str, str]) -> list[list[tuple[str, int]]]:
    """Code and line of what is reported, after each replacement in the rules."""
    rules = folder / "rules.promo"
    rules.write_text(RULES)
    workspace = Workspace(folder)
    found = [workspace.check()]
    text = RULES
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
        found.append(workspace.check({str(rules): text}))
    assert rules.read_text() == RULES
    return [[(one.code, one.span.line) for one in ones] for ones in found]


def test_who_uses_a_name_that_goes_is_told_though_it_was_not_edited(tmp_path: Path) -> None:
    change = ("set sweets is", "set sweetz is")
    assert told(tmp_path, change)[-1] == [("P210", 3), ("P350", 11)]


def test_a_definition_that_moves_down_is_reported_where_it_stands_now(tmp_path: Path) -> None:
    change = ("only for club\n", "only for club\n  note “one”\n  note “two”\n")
    assert told(tmp_path, change) == [[("P350", 11)], [("P350", 13)]]


def test_a_promotion_that_becomes_known_answers_who_asked_for_a_group(tmp_path: Path) -> None:
    away, back = ("promotion ONE", "promotion OTHER"), ("promotion OTHER", "promotion ONE")
    first, second, third = told(tmp_path, away, back)
    assert first == third
    assert ("P203", 11) in second


def test_a_catalog_that_changes_is_read_again(tmp_path: Path) -> None:
    (tmp_path / "rules.promo").write_text(RULES.replace("  never combines with ONE\n", ""))
    catalog = tmp_path / "catalog.csv"
    catalog.write_text("sku,name,price,tags\n1,Toffee,1.00,sweet\n")
    workspace = Workspace(tmp_path)
    assert workspace.check() == ()
    catalog.write_text("sku,name,price,tags\n1,Toffee,1.00,salty\n")
    assert [one.code for one in workspace.check()] == ["P208"]


def test_only_what_changed_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = tmp_path / "rules.promo"
    rules.write_text(RULES)
    workspace = Workspace(tmp_path)
    before = workspace.check()
    nodes = {id(node) for file in workspace.files for node in file.definitions}
    after = workspace.check({str(rules): RULES.replace("20%", "25%")})
    assert before == after
    changed = [
        node for file in workspace.files for node in file.definitions if id(node) not in nodes
    ]
    assert [node.name.text for node in changed] == ["TWO"]
