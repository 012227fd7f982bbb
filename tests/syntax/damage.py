"""How well slips are told: `python -m tests.syntax.damage --count 10000 --seed 1`.

Single words of the samples are damaged at random, and what is said is counted: one message on the
line of the damage or the one next to it, or something worse. A damage may also leave a sentence
that can be read; nothing is said then, or a warning.
"""

import argparse
import random
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from promo.compiler.compile import compile_rules
from promo.compiler.workspace import Workspace
from promo.diagnostics.diagnostic import Diagnostic
from tests.architecture.house import ROOT

FOLDER = ROOT / "tests" / "syntax" / "samples"
KINDS = ("swap", "delete", "double", "replace")
OUTCOMES = ("silent", "a warning", "one, at its place", "one, elsewhere", "several")
BESIDE = {"shared.promo": "promotions.promo"}
"""Which file uses one that stands for nothing by itself."""

_WORD = re.compile(r'"[^"\n]*"|#[^\n]*|[\w$.%:&{}-]+|,|[()|>]')
_DEFINITION = re.compile(r"^\w", re.MULTILINE)


@dataclass(frozen=True)
class Sample:
    path: Path
    text: str
    words: tuple[re.Match[str], ...]
    workspace: Workspace
    usual: Counter[tuple[str, str]]
    """The messages about it as it is: warnings alone."""

    def found(self, text: str) -> tuple[Diagnostic, ...]:
        return self.workspace.check({str(self.path): text})

    def line(self, place: int) -> int:
        return self.text.count("\n", 0, place) + 1


@dataclass(frozen=True)
class Damage:
    """`text[start:end]` of a sample becomes `instead`."""

    kind: str
    start: int
    end: int
    instead: str


@lru_cache(maxsize=1)
def samples() -> tuple[Sample, ...]:
    """All samples but the one made of mistakes."""
    paths = [path for path in sorted(FOLDER.rglob("*.promo")) if path.name != "mistakes.promo"]
    return tuple(_sample(path) for path in paths)


def _sample(path: Path) -> Sample:
    text = path.read_text()
    words = tuple(match for match in _WORD.finditer(text) if match[0][0] != "#")
    workspace = Workspace(path.with_name(BESIDE.get(path.name, path.name)))
    usual = workspace.check()
    assert not any(one.severity == "error" for one in usual), path
    return Sample(path, text, words, workspace, _said(usual))


def _said(found: tuple[Diagnostic, ...]) -> Counter[tuple[str, str]]:
    return Counter((one.code, one.message) for one in found)


def damage(sample: Sample, kind: str, chance: random.Random) -> Damage:
    """One of this kind that changes something."""
    while True:
        match = chance.choice(sample.words)
        instead = _instead(sample, kind, match[0], chance)
        if instead != match[0]:
            return Damage(kind, match.start(), match.end(), instead)


def _instead(sample: Sample, kind: str, word: str, chance: random.Random) -> str:
    if kind == "delete":
        return ""
    if kind == "double":
        return f"{word} {word}"
    if kind == "replace":
        return chance.choice(sample.words)[0]
    place = chance.randrange(max(1, len(word) - 1))
    return word[:place] + word[place : place + 2][::-1] + word[place + 2 :]


def damaged(sample: Sample, *damages: Damage) -> str:
    text = sample.text
    for one in sorted(damages, key=lambda one: -one.start):
        text = text[: one.start] + one.instead + text[one.end :]
    return text


def outcome(sample: Sample, done: Damage, found: tuple[Diagnostic, ...]) -> str:
    """One of OUTCOMES."""
    errors = [one for one in found if one.severity == "error"]
    if not errors:
        return "a warning" if _said(found) - sample.usual else "silent"
    if len(errors) > 1:
        return "several"
    is_there = abs(errors[0].span.line - sample.line(done.start)) <= 1
    is_there &= errors[0].span.file == str(sample.path)
    return "one, at its place" if is_there else "one, elsewhere"


def chosen(chance: random.Random) -> Sample:
    """A sample, the more often the more words it has."""
    return chance.choices(samples(), weights=[len(one.words) for one in samples()])[0]


def two_in_two(sample: Sample, chance: random.Random) -> int | None:
    """How many errors two damages in two definitions are, each of which alone is one at its place;
    None where the two that were drawn are not such."""
    pair = [damage(sample, chance.choice(KINDS), chance) for _ in range(2)]
    first, second = sorted(pair, key=lambda one: one.start)
    if not _DEFINITION.search(sample.text, first.end, second.start):
        return None
    if any(
        outcome(sample, one, sample.found(damaged(sample, one))) != "one, at its place"
        for one in pair
    ):
        return None
    found = sample.found(damaged(sample, *pair))
    return sum(one.severity == "error" for one in found)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.syntax.damage")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print what is not one at its place")
    said = parser.parse_args()
    chance = random.Random(said.seed)
    counted = {kind: Counter[str]() for kind in KINDS}
    for number in range(said.count):
        sample, kind = chosen(chance), KINDS[number % len(KINDS)]
        done = damage(sample, kind, chance)
        text = damaged(sample, done)
        found = sample.found(text)
        came = outcome(sample, done, found)
        counted[kind][came] += 1
        if said.show and came != "one, at its place":
            _show(sample, done, came, found)
    pairs = Counter[int]()
    while pairs.total() < said.count // 10:
        errors = two_in_two(chosen(chance), chance)
        if errors is not None:
            pairs[errors] += 1
    _print(said.seed, counted, pairs)


def _show(sample: Sample, done: Damage, came: str, found: tuple[Diagnostic, ...]) -> None:
    before = sample.text[done.start : done.end]
    line = sample.line(done.start)
    text = sample.text.split("\n")[line - 1].strip()
    print(f"{came}: {sample.path.name}:{line} `{before}` -> `{done.instead}` in `{text}`")
    for one in found:
        if one.severity == "error":
            print(f"    {one.code} {one.span.line}: {one.message} ({one.help})")


def _print(seed: int, counted: dict[str, Counter[str]], pairs: Counter[int]) -> None:
    counted["all"] = sum(counted.values(), Counter())
    print(
        f"seed {seed}, {len(samples())} samples, {sum(len(one.words) for one in samples())} words"
    )
    print(f"{'':8}", *(f"{word:>17}" for word in ("damages", *OUTCOMES, "one of reported")))
    for kind, found in counted.items():
        reported = found.total() - found["silent"] - found["a warning"]
        share = f"{found['one, at its place'] / max(1, reported):.2%}"
        columns = (found.total(), *(found[one] for one in OUTCOMES), share)
        print(f"{kind:8}", *(f"{column:>17}" for column in columns))
    right = f"{pairs[2] / max(1, pairs.total()):.2%}"
    print(
        f"two damages in two definitions are two messages: {pairs[2]} of {pairs.total()}, {right}"
    )


def same_as_read_anew(sample: Sample, text: str, folder: Path) -> bool:
    """Whether the workspace says what a fresh reading of the same files says."""
    for path in sample.path.parent.iterdir():
        if path.is_file():
            (folder / path.name).write_bytes(path.read_bytes())
    (folder / sample.path.name).write_text(text)
    fresh = compile_rules(folder / sample.workspace.rules.name).diagnostics
    return _said(fresh) == _said(sample.found(text))


if __name__ == "__main__":
    main()
