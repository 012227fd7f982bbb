"""The check of rule text, beside the parser library alone; and again after a change of one rule.

The yardstick parses with positions, and Python collects garbage as it does when nobody asks it not
to: what a program gets that hands the text to the library. No catalog, as in test_compile.py.
"""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from lark import Lark

from benchmarks.scenarios import PROMOTIONS, rule_text
from promo.compiler.compile import compile_rules
from promo.compiler.workspace import Workspace
from promo.diagnostics.diagnostic import has_errors
from promo.syntax.grammar import grammar, grammar_text

PEAK = """
import sys
from pathlib import Path
from promo.compiler.compile import compile_rules
assert compile_rules(Path(sys.argv[1]), use_catalog=False).ruleset is not None
status = Path("/proc/self/status").read_text()  # `getrusage` remembers the process that started it
print(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))
"""


def rounds(promotions: int) -> int:
    return 3 if promotions > 1_000 else 10


@pytest.fixture
def rules(promotions: int, tmp_path: Path) -> Path:
    path = tmp_path / "rules.promo"
    path.write_text(rule_text(promotions))
    return path


@pytest.mark.parametrize("promotions", PROMOTIONS)
def test_lark_with_positions(benchmark: Any, promotions: int) -> None:
    lark = Lark(
        grammar_text(),
        parser="lalr",
        lexer="contextual",
        maybe_placeholders=True,
        propagate_positions=True,
    )
    tree = benchmark.pedantic(lark.parse, (rule_text(promotions),), rounds=rounds(promotions))
    assert sum(child.data == "promotion" for child in tree.children) == promotions


@pytest.mark.parametrize("promotions", PROMOTIONS)
def test_check(benchmark: Any, promotions: int, rules: Path) -> None:
    grammar()  # made once per process
    found = benchmark.pedantic(
        compile_rules, (rules,), {"use_catalog": False}, rounds=rounds(promotions)
    )
    assert found.ruleset is not None


@pytest.mark.parametrize("promotions", PROMOTIONS)
def test_check_again(benchmark: Any, promotions: int, rules: Path) -> None:
    """One promotion in the middle has changed since the last time, another one each time."""
    workspace = Workspace(rules, use_catalog=False)
    assert not has_errors(workspace.check())
    text = rule_text(promotions)
    places = [at for at in range(len(text)) if text.startswith("\npromotion", at)]
    changed = 0

    def change() -> tuple[tuple[Any, ...], dict[str, Any]]:
        nonlocal changed
        changed += 1
        at = text.index("\n", places[(promotions // 2 + changed) % promotions] + 1)
        return ({str(rules): f"{text[:at]}\n  note “again {changed}”{text[at:]}"},), {}

    assert not has_errors(benchmark.pedantic(workspace.check, setup=change, rounds=20))


@pytest.mark.parametrize("promotions", [10, 10_000])
def test_memory_of_a_check(benchmark: Any, promotions: int, rules: Path) -> None:
    """The most that a process that checks holds at once."""
    command = [sys.executable, "-c", PEAK, str(rules)]
    shown = benchmark.pedantic(subprocess.check_output, (command,), rounds=1)
    benchmark.extra_info.update(mebibytes=int(shown) / 2**10)
