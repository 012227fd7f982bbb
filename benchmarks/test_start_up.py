"""A fresh process to its first priced cart, beside an interpreter that does nothing."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks.scenarios import PROMOTIONS, bound_file, scenario

FIRST_CART = """
import json, sys, promo
with open(sys.argv[2]) as file:
    print(promo.load(sys.argv[1]).evaluate(json.load(file)).total)
"""


def run(code: str, *arguments: str) -> str:
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_interpreter_alone(benchmark: Any) -> None:
    benchmark.pedantic(run, ("pass",), rounds=10)


def test_import_promo(benchmark: Any) -> None:
    benchmark.pedantic(run, ("import promo",), rounds=10)


@pytest.mark.parametrize("promotions", PROMOTIONS)
def test_first_cart(benchmark: Any, promotions: int, tmp_path: Path) -> None:
    rules, cart = tmp_path / "rules.bound", tmp_path / "cart.json"
    rules.write_bytes(bound_file(promotions))
    cart.write_text(json.dumps(scenario(1, promotions).sent[0]))
    total = benchmark.pedantic(run, (FIRST_CART, str(rules), str(cart)), rounds=5)
    assert int(total) > 0
