"""The house as data: its files, what they import, and the tables in pyproject.toml."""

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TABLES = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["promo"]

BUILT = {".git", ".venv", "build", "dist", "__pycache__", ".hypothesis", ".benchmarks"}
"""Folders whose content nobody wrote by hand."""


def files(*endings: str, under: str = ".") -> Iterator[Path]:
    """The files of the house that end so, or all of them; without what was built."""
    for path in sorted((ROOT / under).rglob("*")):
        parts = path.relative_to(ROOT).parts
        is_built = any(part in BUILT or part.endswith((".egg-info", "_cache")) for part in parts)
        if path.is_file() and not is_built and (not endings or path.name.endswith(endings)):
            yield path


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@dataclass(frozen=True)
class Import:
    """`target` is the dotted name of the module, or of the name taken from it."""

    path: Path
    line: int
    target: str
    is_in_function: bool

    def __str__(self) -> str:
        return f"{name(self.path)}:{self.line} imports {self.target}"


def imports(path: Path) -> Iterator[Import]:
    """Every import of a Python file, in functions too; not those for type checkers alone."""
    waiting: list[tuple[ast.AST, bool]] = [(ast.parse(path.read_text()), False)]
    while waiting:
        node, in_function = waiting.pop()
        match node:
            case ast.Import():
                for alias in node.names:
                    yield Import(path, node.lineno, alias.name, in_function)
            case ast.ImportFrom():
                module = "." * node.level + (node.module or "")
                for alias in node.names:
                    yield Import(path, node.lineno, f"{module}.{alias.name}", in_function)
            case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                waiting += [(child, in_function) for child in node.orelse]
            case _:
                inside = in_function or isinstance(node, ast.FunctionDef | ast.Lambda)
                waiting += [(child, inside) for child in ast.iter_child_nodes(node)]


def row(path: Path) -> str:
    """The row of the layer table a file belongs to: its package, or the module at the root."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return parts[1] if parts[0] == "promo" else parts[0]


def is_within(path: Path, places: list[str]) -> bool:
    """Whether a file of promo/ is one of these files or lies in one of these folders."""
    inner = path.relative_to(ROOT / "promo")
    return any(inner.is_relative_to(place) for place in places)
