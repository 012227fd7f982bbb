"""Outside libraries, the clock, chance and the environment each have a door; nobody climbs in
by a window. The table is [tool.promo.doors] in pyproject.toml."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.house import ROOT, TABLES, files, imports, is_within, name

DOORS: dict[str, list[str]] = TABLES["doors"]
PYTHON = list(files(".py", under="promo"))


def dotted(node: ast.expr) -> str:
    """`a.b.c` of an attribute; "" in place of what is not a name."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    parts.append(node.id if isinstance(node, ast.Name) else "")
    return ".".join(reversed(parts))


def entries(path: Path) -> Iterator[tuple[str, str]]:
    """The doors a file goes through, each with the place where it does."""
    for found in imports(path):
        for door in DOORS:
            if f"{found.target}.".startswith(f"{door}."):
                yield door, str(found)
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Attribute):
            for door in DOORS:
                if "." in door and f".{dotted(node)}".endswith(f".{door}"):
                    yield door, f"{name(path)}:{node.lineno} uses {door}"


def test_what_has_a_door_is_used_only_there() -> None:
    trespassers = [
        place
        for path in PYTHON
        for door, place in entries(path)
        if not is_within(path, DOORS[door])
    ]
    assert trespassers == []


def test_only_the_standard_library_needs_no_door() -> None:
    known = {*sys.stdlib_module_names, "promo", *DOORS}
    strangers = [
        str(found)
        for path in PYTHON
        for found in imports(path)
        if found.target.split(".")[0] not in known
    ]
    assert strangers == []


def test_rooms_behind_doors_exist() -> None:
    rooms = {room for rooms in DOORS.values() for room in rooms}
    assert [room for room in sorted(rooms) if not (ROOT / "promo" / room).exists()] == []
