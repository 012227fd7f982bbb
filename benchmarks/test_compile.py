"""Rule text → snapshot, and for comparison the parser library alone on the same text.

The catalog is left out: reading 10,000 products costs the same whatever the rules are.
"""

import gc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lark import Lark

from benchmarks.scenarios import PROMOTIONS, compiled, rule_text
from promo.plan.snapshot import pack, unpack
from promo.syntax.grammar import grammar, grammar_text


@pytest.fixture
def without_collection() -> Iterator[None]:
    """The parser collects no garbage while it reads, and neither may its yardstick."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize("promotions", PROMOTIONS)
def test_compile(benchmark: Any, promotions: int, tmp_path: Path) -> None:
    rules = tmp_path / "rules.promo"
    rules.write_text(rule_text(promotions))
    grammar()  # made once per process
    rounds = 2 if promotions > 1_000 else 5
    content = benchmark.pedantic(lambda: pack(compiled(rules)), rounds=rounds)
    assert len(unpack(content).ruleset.promotions) == promotions
    benchmark.extra_info.update(promotions=promotions)


@pytest.mark.parametrize("promotions", PROMOTIONS)
def test_lark_alone(benchmark: Any, promotions: int, without_collection: None) -> None:
    lark = Lark(grammar_text(), parser="lalr", lexer="contextual", maybe_placeholders=True)
    text = rule_text(promotions)
    rounds = 2 if promotions > 1_000 else 5
    tree = benchmark.pedantic(lark.parse, (text,), rounds=rounds)
    assert sum(child.data == "promotion" for child in tree.children) == promotions
    benchmark.extra_info.update(promotions=promotions)
