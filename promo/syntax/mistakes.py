"""What went wrong at the place where the parser stopped: the most helpful message for it.

Keyed on what people type, not on parser states: a change of the grammar moves no message. The first
question below that is answered with yes decides.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from lark import Token
from lark.exceptions import UnexpectedInput

from promo.diagnostics.suggest import nearest
from promo.syntax.grammar import PATTERN_WORDS, Grammar

_SCRAPS = re.compile(
    r"""(?P<comment>\#[^\n]*)
      | (?P<text>"[^"\n]*"|“[^”\n]*”|„[^“”\n]*[“”]|”[^”\n]*”)
      | (?P<unclosed>["“”„][^\n]*)
      | (?P<percent>[0-9]+(?:\.[0-9]+)?[ \t\xa0\u202f]*%)
      | (?P<money>(?:[$£€¥]|\b[A-Z]{3}(?=[ \t\xa0\u202f]*[0-9]))[ \t\xa0\u202f]*[0-9][0-9,.]*)
      | (?P<word>\w+(?:[./:'’-]+\w+)*-*)
      | (?P<symbol>[<>=!&|≥≤+*]+)
      | (?P<other>\S)""",
    re.VERBOSE,
)
_DATE = re.compile(r"[0-9]{1,4}([/.-])[0-9]{1,2}\1[0-9]{1,4}")
_BRACES = frozenset("{}[]();:")

_DESCRIPTIONS = {
    "NAME": "a name",
    "TEXT": "a text in quotation marks",
    "NUMBER": "a whole number",
    "DATE": "a date such as 2026-12-25",
    "TIME": "a time such as 16:00",
    "PERCENT": "a percentage such as 20%",
    "MONEY": "an amount such as $5",
    "COMMA": "a comma",
    "FIELD": "a kind such as `category`",
    "ITEMS": "`items`",
    "FRACTION": "`half`, `third` or `quarter`",
    "DAY": "a weekday such as `Mon`",
}


@dataclass(frozen=True, slots=True)
class Scrap:
    """A piece of text between blanks, comments left out; offsets as in the text."""

    kind: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mistake:
    """`code` and `words` for `diagnose`, and the offsets of the place to blame."""

    code: str
    start: int
    end: int
    words: dict[str, str]
    suggestion: str | None = None
    expected: str = ""


class Scene:
    """The text around the place where the parser stopped."""

    def __init__(self, grammar: Grammar, text: str, error: UnexpectedInput) -> None:
        self.grammar = grammar
        self.text = text
        self.scraps = [
            Scrap(str(match.lastgroup), match[0], match.start(), match.end())
            for match in _SCRAPS.finditer(text)
            if match.lastgroup != "comment"
        ]
        self.starts = self._starts()
        token = getattr(error, "token", None)
        at_end = isinstance(token, Token) and token.type == "$END"
        place: int = len(text) if at_end else getattr(error, "pos_in_stream", 0)
        self.index = max(0, bisect_right([scrap.start for scrap in self.scraps], place) - 1)
        if self.scraps and self.scraps[self.index].end <= place:
            self.index += 1
        stopped = getattr(error, "interactive_parser", None)
        self.accepts: frozenset[str] = frozenset(stopped.accepts() if stopped else ())

    def _starts(self) -> list[int]:
        """Indexes of the scraps that start a definition or a clause.

        Only the first word of a line counts: everybody writes clauses so, and within a line such a
        word is more often one too many (`runs from get 06:00`).
        """
        return [
            index
            for index, scrap in enumerate(self.scraps)
            if scrap.text in self.grammar.start_words
            and (index == 0 or "\n" in self.text[self.scraps[index - 1].end : scrap.start])
            and not (scrap.text == "group" and index and self.scraps[index - 1].text == "joins")
        ]

    def _at(self, index: int) -> Scrap:
        if 0 <= index < len(self.scraps):
            return self.scraps[index]
        place = len(self.text) if index >= 0 else 0
        return Scrap("end", "", place, place)

    @property
    def before(self) -> Scrap:
        return self._at(self.index - 1)

    @property
    def here(self) -> Scrap:
        return self._at(self.index)

    @property
    def after(self) -> Scrap:
        return self._at(self.index + 1)

    @property
    def is_complete(self) -> bool:
        """Whether the sentence before the place is whole, so that a next one could begin."""
        return "$END" in self.accepts

    @property
    def starts_here(self) -> bool:
        """Whether a clause, a definition or nothing begins at the place."""
        return self.index in self.starts or self.here.kind == "end"

    @cached_property
    def is_new_line(self) -> bool:
        return "\n" in self.text[self.before.end : self.here.start] or self.here.kind == "end"

    @property
    def is_name_wanted(self) -> bool:
        return "NAME" in self.accepts and self.accepts <= {"NAME", "TEXT", "NUMBER", "ITEMS"}

    @cached_property
    def _first(self) -> Scrap | None:
        """The word that starts the clause at fault."""
        first = bisect_right(self.starts, self.index - 1) - 1
        return self._at(self.starts[first]) if first >= 0 else None

    @property
    def first_word(self) -> str:
        return "" if self._first is None else self._first.text

    @cached_property
    def accepted_words(self) -> tuple[str, ...]:
        words: list[str] = []
        for terminal in sorted(self.accepts):
            word = self.grammar.literals.get(terminal, "")
            words += [word] if word.isalpha() else PATTERN_WORDS.get(terminal, ())
        return tuple(words)

    def broken(self) -> tuple[int, int, str]:
        """What to leave out to read on, and the kind of card (`promotion`, `group`, or none) whose
        first line that is, so that a stand-in can hold the clauses below it together.
        """
        following = bisect_right(self.starts, self.index)
        if self.is_complete and self.here.text in self.grammar.clause_words:
            # Clauses of another kind of definition: those after it are no better off.
            following += next(
                (
                    more
                    for more, index in enumerate(self.starts[following:])
                    if self._at(index).text in self.grammar.definition_words
                ),
                len(self.starts) - following,
            )
        end = len(self.text)
        if following < len(self.starts):
            end = self._at(self.starts[following]).start
        first = self._first
        if first is None:
            return self.here.start, end, ""
        # A whole sentence is left alone where what follows it is on a line of its own, and the first
        # line of a card for the sake of the clauses below it.
        is_card = first.text in ("promotion", "group")
        if self.is_complete and (self.is_new_line or is_card):
            return self.here.start, end, self._orphans(following)
        if self.starts_here and not self.is_complete:
            end = self.here.start
        return first.start, end, first.text if is_card else ""

    def _orphans(self, following: int) -> str:
        """The kind of card whose first word is lost: a line that is indented less than the clauses
        below it. Only a guess for reading on; indentation never carries meaning."""
        if following == len(self.starts) or not self.is_new_line or self.starts_here:
            return ""
        clause = self._at(self.starts[following])
        is_clause = clause.text in self.grammar.clause_words
        if not is_clause or self._column(self.here.start) >= self._column(clause.start):
            return ""
        return "group" if clause.text in ("chooses", "applies") else "promotion"

    def _column(self, place: int) -> int:
        return place - self.text.rfind("\n", 0, place)

    def expected(self) -> str:
        """What could stand here, in words."""
        shown: list[str] = []
        for terminal in sorted(self.accepts - {"$END"}):
            word = self.grammar.literals.get(terminal, "")
            if word not in self.grammar.start_words or self.starts_here or not self.is_complete:
                shown.append(_DESCRIPTIONS.get(terminal) or f"`{word}`")
        if self.is_complete and not self.starts_here:
            shown.append("the next clause or definition")
        return " or ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def mistake_at(scene: Scene) -> Mistake:
    """The message for a scene."""
    return _of_form(scene) or _of_order(scene) or _unexpected(scene)


def _blame(
    code: str, scrap: Scrap, suggestion: str | None = None, expected: str = "", **words: str
) -> Mistake:
    shown = {"found": scrap.text, **words}
    return Mistake(code, scrap.start, scrap.end, shown, suggestion, expected)


def _of_form(scene: Scene) -> Mistake | None:
    """Things written in another way than here: dates, clocks, signs, capitals."""
    here, before, after = scene.here, scene.before, scene.after
    if here.kind == "unclosed":
        return _blame("P104", here)
    if _DATE.fullmatch(here.text) or ("DATE" in scene.accepts and here.text[:1].isdigit()):
        return _blame("P105", here)
    if "TIME" in scene.accepts and here.text[:1].isdigit():
        return _blame("P106", here)
    if (
        here.text == ","
        and before.text.isdigit()
        and re.fullmatch(r"[0-9]{3}", after.text)
        and before.end == here.start
        and here.end == after.start
    ):
        whole = Scrap("word", f"{before.text},{after.text}", before.start, after.end)
        return _blame("P107", whole, fixed=before.text + after.text)
    if here.text in _BRACES:
        return _blame("P109", here)
    if here.kind == "symbol":
        return _blame("P108", here)
    small = here.text.lower()
    if small != here.text and (small in scene.accepted_words or small in scene.grammar.start_words):
        return _blame("P111", here, small)
    return None


def _of_order(scene: Scene) -> Mistake | None:
    """Words left out, left over or in the wrong place."""
    here, before = scene.here, scene.before
    accepts = scene.accepts
    if before.text == ",":
        return _blame("P112", before)
    if here.text == "and" and scene.first_word not in ("only", "runs", "applies"):
        return _blame("P110", here)
    if before.text == "and" and not here.text.isdigit():
        return _blame("P110", before)
    if nearest(here.text, scene.accepted_words) is not None and not scene.starts_here:
        return None
    if "EACH" in accepts and before.kind == "money":
        return _blame("P123", before)
    if here.text in scene.grammar.words and scene.is_name_wanted and not scene.starts_here:
        return _blame("P127", here)
    if scene.starts_here:
        return None
    if "OFF" in accepts and (before.kind == "percent" or before.text in PATTERN_WORDS["FRACTION"]):
        return _blame("P113", before)
    if "EACH" in accepts and before.text == "off":
        return _blame("P128", before)
    is_sum = "FIELD" not in accepts or scene.after.text == "off"
    if "MONEY" in accepts and is_sum and re.fullmatch(r"[0-9.,]+", here.text):
        return _blame("P126", here)
    if here.kind == "text" or here.text.isdigit():
        meant = nearest(before.text, PATTERN_WORDS["FIELD"])
        if meant is not None:
            return _blame("P101", before, meant)
    if "FIELD" in accepts and (here.kind == "text" or here.text.isdigit()):
        return _blame("P124", here)
    if "ITEMS" in accepts and before.text.isdigit():
        return _blame("P125", before)
    return None


def _unexpected(scene: Scene) -> Mistake:
    here, before = scene.here, scene.before
    if scene.starts_here and not scene.is_complete:
        return _blame("P103", before, expected=scene.expected())
    if before.kind == "end":
        words = scene.grammar.definition_words
        return _blame("P102", here, nearest(here.text, words), expected=", ".join(words))
    suggestion = nearest(here.text, scene.accepted_words) if here.kind == "word" else None
    return _blame("P101", here, suggestion, expected=scene.expected())
