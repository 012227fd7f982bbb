"""The manual taken apart: its sections, its examples, its contents and its index of words.

`python -m tests.compiler.manual` writes contents and index anew, which tests hold to be complete.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from promo.syntax.grammar import word_sections
from promo.syntax.keywords import language_of
from tests.architecture.house import ROOT

PATH: Path = ROOT / "grammar" / "REFERENCE.md"
CONTENTS = "## Contents"
INDEX = "## All words"
MOST_PLACES = 3
"""Sections that the index names for one word: where it is explained, not wherever it stands."""


@dataclass(frozen=True)
class Section:
    """`level` 2 or 3. `text` reaches to the next heading."""

    level: int
    title: str
    text: str

    @property
    def link(self) -> str:
        """As GitHub makes the anchors of headings."""
        anchor = re.sub(r"[^\w\- ]", "", self.title.lower()).replace(" ", "-")
        return f"[{self.title}](#{anchor})"

    @property
    def examples(self) -> list[str]:
        """Those in English words."""
        found = re.findall(r"```promo[^\n]*\n(.*?)```", self.text, re.DOTALL)
        return [text for text in found if language_of(text) == "en"]

    def rank(self, word: str) -> int:
        """0 where the heading names a word, 1 where a sentence does, 2 where an example has it."""
        prose = re.sub(r"```.*?```", "", self.text, flags=re.DOTALL)
        for rank, codes in enumerate((_code(self.title), _code(prose), self.examples)):
            if word in _words(codes):
                return rank
        return 3


def sections(text: str) -> list[Section]:
    parts = re.split(r"^(##+) (.+)\n", text, flags=re.MULTILINE)[1:]
    rows = zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    return [Section(len(marks), title, body) for marks, title, body in rows]


def explained(text: str) -> list[Section]:
    """The sections on the language: neither contents nor index, nor how it is laid out."""
    return [
        one
        for one in sections(text)
        if f"## {one.title}" not in (CONTENTS, INDEX) and not one.title.startswith("The layout")
    ]


def contents(text: str) -> str:
    rows = [
        f"{'  ' * (one.level - 2)}- {one.link}"
        for one in sections(text)
        if one.title != CONTENTS[3:]
    ]
    return "\n".join(rows) + "\n"


def index(text: str) -> str:
    """Each word of the language with the sections that explain it, or else show it."""
    found = explained(text)
    rows = ["| word | is explained in |", "|---|---|"]
    for word in sorted(
        {word for words in word_sections().values() for word in words}, key=_letters
    ):
        ranked = sorted(found, key=lambda one: one.rank(word))
        worst = max(1, ranked[0].rank(word))
        places = [one.link for one in ranked if one.rank(word) <= worst][:MOST_PLACES]
        rows.append(f"| `{word}` | {', '.join(places)} |")
    return "\n".join(rows) + "\n"


def _letters(word: str) -> tuple[str, str]:
    return word.lower(), word


def _code(text: str) -> list[str]:
    return re.findall(r"`([^`\n]+)`", text)


def _words(codes: list[str]) -> set[str]:
    """What could be words of the language: no part of a text, a remark or a name."""
    bare = re.sub(r'"[^"\n]*"|“[^”\n]*”|#[^\n]*', " ", "\n".join(codes))
    return set(re.findall(r"(?<![\w{-])[A-Za-z]+(?:-[a-z]+)*(?![\w}-])", bare))


def rewritten(text: str) -> str:
    before, rest = text.split(f"{CONTENTS}\n", 1)
    after = rest[rest.index("\n## ") + 1 :]
    head = re.sub(r"(?s)(\n## All words\n\n.*?\n\n).*", r"\1", f"{before}{CONTENTS}\n\n\n{after}")
    whole = head + index(head)
    return whole.replace(f"{CONTENTS}\n\n", f"{CONTENTS}\n\n{contents(whole)}", 1)


if __name__ == "__main__":
    PATH.write_text(rewritten(PATH.read_text()))
