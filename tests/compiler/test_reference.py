"""The manual: every example in it is checked, and no word of the language is missing from it."""

import re

import pytest

from promo.check.check import check
from promo.diagnostics.codes import CODES
from promo.diagnostics.span import SourceFile
from promo.syntax.expand import expand
from promo.syntax.grammar import grammar
from promo.syntax.parse import parse
from tests.architecture.house import ROOT
from tests.compiler.examples import fenced

REFERENCE = (ROOT / "grammar" / "REFERENCE.md").read_text()
DIAGNOSTICS = (ROOT / "grammar" / "DIAGNOSTICS.md").read_text()
NAMES = fenced(REFERENCE, "promo names")
EXAMPLES = fenced(REFERENCE, "promo")
UNPRICED = fenced(REFERENCE, "promo unpriced")

WARNED_OF = {"P410", "P420"}
"""What the manual shows and warns of in the same breath: the highest step, points in a test."""


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_of_the_manual_means_something(example: str) -> None:
    texts = [example] if "currency" in example else [*NAMES, example]
    parsed = [parse(SourceFile(f"{index}.promo", text)) for index, text in enumerate(texts)]
    files, expanded = expand([tree for tree, _ in parsed], lambda *_: None)
    ruleset, found = check(files)
    about_the_example = [
        one for one in (*expanded, *found) if one.span.file == f"{len(texts) - 1}.promo"
    ]
    assert [*parsed[-1][1], *about_the_example] == []
    assert ruleset is not None


@pytest.mark.parametrize("example", UNPRICED)
def test_what_has_no_price_yet_is_said_to_have_none_and_nothing_else(example: str) -> None:
    texts = [example] if "currency" in example else [*NAMES, example]
    parsed = [parse(SourceFile(f"{index}.promo", text)) for index, text in enumerate(texts)]
    ruleset, found = check([tree for tree, _ in parsed])
    about_the_example = [one for one in found if one.span.file == f"{len(texts) - 1}.promo"]
    assert parsed[-1][1] == ()
    assert {one.code for one in about_the_example} - WARNED_OF == {"P350"}
    assert ruleset is None


def test_the_manual_shows_every_word_of_the_language() -> None:
    prose = re.sub(r"```.*?```", "", REFERENCE, flags=re.DOTALL)
    code = " ".join((*NAMES, *EXAMPLES, *UNPRICED, *re.findall(r"`[^`]+`", prose)))
    shown = set(re.findall(r"[A-Za-z]+", code))
    weekdays = {word for word in grammar().words if word[0].isupper()}
    assert grammar().words - weekdays - shown == set()


def test_every_code_has_its_paragraph_under_its_title() -> None:
    headings = re.findall(r"^### (P\d\d\d) (.+)$", DIAGNOSTICS, re.MULTILINE)
    marks = {"error": "", "warning": " (warning)", "info": " (info)"}
    expected = [(row.code, row.title + marks[row.severity]) for _, row in sorted(CODES.items())]
    assert headings == expected


def test_no_paragraph_is_empty() -> None:
    bodies = re.split(r"^### .+$", DIAGNOSTICS, flags=re.MULTILINE)[1:]
    assert all(
        len(re.sub(r"^## .+$", "", body, flags=re.MULTILINE).strip()) > 20 for body in bodies
    )
