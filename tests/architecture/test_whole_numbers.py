"""No floating point where prices are made: two machines would print two receipts."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.house import files, name

FLOATING_C = re.compile(r"\b(float|double|libc\.math)\b")


def floats(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        match node:
            case ast.Constant(value=float() | complex()):
                yield f"{name(path)}:{node.lineno} has the literal {node.value}"
            case ast.BinOp(op=ast.Div()) | ast.AugAssign(op=ast.Div()):
                yield f"{name(path)}:{node.lineno} divides with /; paths have joinpath"
            case ast.Name(id="float" | "complex" | "round" | "Decimal"):
                yield f"{name(path)}:{node.lineno} speaks of {node.id}"


@pytest.mark.parametrize("package", ["values", "model", "program", "plan", "engine"])
def test_prices_are_made_of_whole_numbers(package: str) -> None:
    found = [one for path in files(".py", under=f"promo/{package}") for one in floats(path)]
    assert found == []


def test_the_kernel_has_no_floating_point() -> None:
    found = [
        f"{name(path)}:{number}"
        for path in files(".pyx", ".pxi", ".pxd", under="promo/engine/kernel")
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if FLOATING_C.search(line.partition("#")[0])
    ]
    assert found == []
