"""How well slips are told: single words of the samples are damaged at random, and what is said is
counted."""

import random
import re
from collections import Counter

import pytest

from promo.check.check import check
from promo.diagnostics.diagnostic import Diagnostic, sorted_diagnostics
from promo.diagnostics.span import SourceFile
from promo.program.ruleset import Ruleset
from promo.syntax.parse import parse
from tests.architecture.house import ROOT

FOLDER = ROOT / "tests" / "syntax"
SAMPLES = (FOLDER / "samples" / "promotions.promo").read_text()
BESIDE = tuple(
    parse(SourceFile(path.name, path.read_text()))[0]
    for path in [FOLDER / "samples" / "shared.promo"]
)
WORDS = [
    match
    for match in re.finditer(r'"[^"\n]*"|#[^\n]*|[\w$.%:&-]+|,|>', SAMPLES)
    if not match[0].startswith("#")
]
KINDS = ("swap", "delete", "double", "replace")
CASES_OF_A_KIND = 80


def compiled(text: str) -> tuple[Ruleset | None, list[Diagnostic]]:
    tree, of_text = parse(SourceFile("promotions.promo", text))
    ruleset, of_meaning = check([tree, *BESIDE])
    found = sorted_diagnostics([*of_text, *of_meaning])
    return ruleset, [one for one in found if one.severity == "error"]


def damaged(kind: str, word: str, chance: random.Random) -> str:
    if kind == "delete":
        return ""
    if kind == "double":
        return f"{word} {word}"
    if kind == "replace":
        return chance.choice(WORDS)[0]
    place = chance.randrange(max(1, len(word) - 1))
    return word[:place] + word[place : place + 2][::-1] + word[place + 2 :]


@pytest.mark.parametrize("kind", KINDS)
def test_nearly_every_slip_is_one_message_at_its_place(kind: str) -> None:
    chance = random.Random(kind)
    counted: Counter[str] = Counter()
    for _ in range(CASES_OF_A_KIND):
        match = chance.choice(WORDS)
        instead = damaged(kind, match[0], chance)
        if instead == match[0]:
            continue
        line = SAMPLES.count("\n", 0, match.start()) + 1
        _, found = compiled(SAMPLES[: match.start()] + instead + SAMPLES[match.end() :])
        if not found:
            counted["silent"] += 1
        elif len(found) == 1 and abs(found[0].span.line - line) <= 1:
            counted["at its place"] += 1
        else:
            counted["elsewhere, or several"] += 1
    reported = counted.total() - counted["silent"]
    assert counted["at its place"] >= 0.95 * reported, counted


def test_two_slips_in_two_definitions_are_two_messages() -> None:
    chance = random.Random("two")
    promotions = [match.start() for match in re.finditer(r"^promotion", SAMPLES, re.MULTILINE)]
    clauses = [match for match in WORDS if match.start() > promotions[0]]
    right = tried = 0
    for _ in range(60):
        first, second = sorted(chance.sample(clauses, 2), key=lambda match: match.start())
        apart = any(first.start() < start <= second.start() for start in promotions)
        once = [
            compiled(SAMPLES[: match.start()] + SAMPLES[match.end() :])[1]
            for match in (first, second)
        ]
        if not apart or any(len(found) != 1 for found in once):
            continue
        text = SAMPLES[: first.start()] + SAMPLES[first.end() : second.start()]
        text += SAMPLES[second.end() :]
        tried += 1
        right += len(compiled(text)[1]) == 2
    assert tried > 30
    assert right >= 0.95 * tried
