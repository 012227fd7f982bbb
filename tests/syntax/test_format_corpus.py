"""A new layout leaves every sample, and all that the manual shows, the same tree."""

import re
from collections import Counter
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from promo.check.check import check
from promo.diagnostics.span import SourceFile
from promo.syntax.expand import expand
from promo.syntax.format import formatted
from promo.syntax.parse import parse
from tests.architecture.house import ROOT, name

REFERENCE = (ROOT / "grammar" / "REFERENCE.md").read_text()
UNPRICED = re.findall(r"```promo unpriced\n(.*?)```", REFERENCE, re.DOTALL)
WEEKDAY = re.compile(r"^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:s|nes|rs|ur)?day$")
"""Written in full or short: the formatter writes three letters."""
PLACES = ("span", "place", "source", "offset")
CORPUS = [
    path
    for path in sorted((ROOT / "tests" / "syntax" / "samples").rglob("*.promo"))
    if path.name != "mistakes.promo"
]


@pytest.mark.parametrize("path", CORPUS, ids=name)
def test_a_sample_is_the_same_tree_and_is_told_the_same(path: Path) -> None:
    stays_itself(path.read_text())


@pytest.mark.parametrize("text", UNPRICED)
def test_an_example_of_the_manual_is_the_same_tree_and_is_told_the_same(text: str) -> None:
    stays_itself(text)


def stays_itself(text: str) -> None:
    after = formatted(text)
    assert formatted(after) == after
    assert told(after) == told(text)


def told(text: str) -> tuple[list[object], Counter[tuple[str, str]]]:
    """The definitions without their places, and what is said about them."""
    tree, found = parse(SourceFile("rules.promo", text))
    files, expanded = expand([tree], lambda *_: None)
    everything = [*found, *expanded, *check(files)[1]]
    definitions = [without_places(one) for file in files for one in file.definitions]
    return definitions, Counter((one.code, one.message) for one in everything)


def without_places(node: object) -> object:
    if isinstance(node, tuple):
        return [without_places(one) for one in node]
    if not is_dataclass(node):
        return WEEKDAY.sub(r"\1", str(node))
    found: dict[str, Any] = {
        field.name: without_places(getattr(node, field.name))
        for field in fields(node)
        if field.name not in PLACES
    }
    # Clauses go to their places: only those of one kind keep their order.
    if "clauses" in found:
        found["clauses"] = Counter(map(repr, found["clauses"]))
    return type(node), found
