"""The text around the place where the parser stopped, and how to read on after it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lark import Token
from lark.exceptions import UnexpectedInput

from promo.diagnostics.suggest import nearest
from promo.syntax.grammar import Grammar

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
    "DECIMAL": "a number such as 2.350",
    "UNIT": "a unit such as `kg`",
    "PARAMETER": "a name",
    "REASON": "a reason such as `quantity`",
}

_VALUES = frozenset({"ITEM", *_DESCRIPTIONS} - {"ITEMS"})
"""Words of which one is as good as another, and so none is missing; `item` is said as `items`."""

_NAMES_AND_VALUES = frozenset({"NAME", "TEXT", "NUMBER", "ITEMS", "BASKET"})

_COUPON_CLAUSES = frozenset({"single", "batch", "codes", "worth", "issued", "matched"})
_TEST_CLAUSES = {
    *("running", "store", "paid", "scanned", "customer", "account", "with", "order", "through"),
    *("paying", "allowing", "cart", "return", "expect"),
}


@dataclass(frozen=True, slots=True)
class Scrap:
    """A piece of text between blanks, comments left out; offsets as in the text.

    `word` is what it means in English, and `text` again where it is no word of the language.
    """

    kind: str
    text: str
    start: int
    end: int
    word: str


class Scene:
    """The text around the place where the parser stopped."""

    def __init__(self, grammar: Grammar, text: str, error: UnexpectedInput) -> None:
        self.grammar = grammar
        self.text = text
        self.scraps = [
            Scrap(
                str(match.lastgroup),
                match[0],
                match.start(),
                match.end(),
                grammar.keywords.meant_by(match[0]),
            )
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
        self._stopped: Any = stopped
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
            and not (scrap.word == "group" and index and self.scraps[index - 1].word == "joins")
        ]

    def _at(self, index: int) -> Scrap:
        if 0 <= index < len(self.scraps):
            return self.scraps[index]
        place = len(self.text) if index >= 0 else 0
        return Scrap("end", "", place, place, "")

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
        return "NAME" in self.accepts and self.accepts <= _NAMES_AND_VALUES

    @cached_property
    def _first(self) -> Scrap | None:
        """The word that starts the clause at fault."""
        first = bisect_right(self.starts, self.index - 1) - 1
        return self._at(self.starts[first]) if first >= 0 else None

    @property
    def first_word(self) -> str:
        """In English, as all words below that are not called written."""
        return "" if self._first is None else self._first.word

    @cached_property
    def accepted_words(self) -> tuple[str, ...]:
        words_of = self.grammar.words_of
        return tuple(word for name in sorted(self.accepts) for word in words_of.get(name, ()))

    @cached_property
    def accepted_as_written(self) -> tuple[str, ...]:
        return self.as_written(self.accepted_words)

    def as_written(self, words: Iterable[str]) -> tuple[str, ...]:
        spell = self.grammar.keywords.spell
        return tuple(spelling for word in words for spelling in spell(word))

    @cached_property
    def near_word(self) -> str | None:
        """What could stand here, as written, and is one slip of the fingers away.

        A word of the language is in the wrong place more often than it is misspelt, unless the two
        are one and many of the same thing.
        """
        if self.here.kind != "word":
            return None
        near = nearest(self.here.text, self.accepted_as_written)
        if near is None or self.here.text not in self.grammar.words:
            return near
        shorter, longer = sorted((self.here.text, near), key=len)
        return near if longer == f"{shorter}s" or (shorter, longer) == ("of", "off") else None

    def words_left_out(self) -> tuple[str, ...]:
        """Words one of which must have been left out: what stands here would fit behind it, and so
        would what follows on the line."""
        here = self.grammar.terminals_of(self.here.text)
        if self.is_complete or self.first_word in ("runs", "pauses"):
            here -= {"NAME"}  # anything is one
        after = self.grammar.terminals_of(self.after.text)
        if self.after.kind == "end" or "\n" in self.text[self.here.end : self.after.start]:
            after = frozenset()
        if self.is_new_line or self.first_word == "expect" or not here:
            return ()  # behind `expect` a misspelt word passes for a promotion
        return tuple(
            self.grammar.words_of[name][0]
            for name in sorted(self.accepts - _VALUES)
            if name in self.grammar.words_of and self._goes_on(name, here, after)
        )

    def _goes_on(self, left_out: str, here: frozenset[str], after: frozenset[str]) -> bool:
        for name in here:
            parser = self._without_building()
            try:
                parser.feed_token(Token(left_out, ""))
                parser.feed_token(Token(name, ""))
            except UnexpectedInput:
                continue
            if not after or not after.isdisjoint(parser.accepts()):
                return True
        return False

    def _without_building(self) -> Any:
        """A parser that stopped at the place, and calls no builder when it goes on."""
        parser = self._stopped.copy(deepcopy_values=False)
        parser.parser_state.parse_conf = copy(parser.parser_state.parse_conf)
        parser.parser_state.parse_conf.callbacks = {}
        return parser

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
            return self.here.start, end, self._orphans(following)
        # A whole sentence is left alone where what follows it is on its own line, and the first
        # line of a card for the sake of the clauses below it.
        is_card = first.word in ("promotion", "group", "test", "coupon")
        if self.is_complete and (self.is_new_line or is_card):
            return self.here.start, end, self._orphans(following)
        if self.starts_here and not self.is_complete:
            end = self.here.start
        return first.start, end, first.word if is_card else ""

    def _orphans(self, following: int) -> str:
        """The kind of card whose first word is lost: a line that is indented less than the clauses
        below it. Only a guess for reading on; indentation never carries meaning."""
        is_first_of_line = self.is_new_line or self.index == 0
        if following == len(self.starts) or not is_first_of_line or self.starts_here:
            return ""
        clause = self._at(self.starts[following])
        is_clause = clause.text in self.grammar.clause_words
        if not is_clause or self._column(self.here.start) >= self._column(clause.start):
            return ""
        if clause.word in _TEST_CLAUSES:
            return "test"
        if clause.word in _COUPON_CLAUSES:
            return "coupon"
        is_of_a_group = clause.word in ("chooses", "applies", "stacks", "exclusive")
        return "group" if is_of_a_group else "promotion"

    def _column(self, place: int) -> int:
        return place - self.text.rfind("\n", 0, place)

    def expected(self) -> str:
        """What could stand here, in words."""
        shown: list[str] = []
        for terminal in sorted(self.accepts - {"$END", "LPAR"}):
            words = self.grammar.words_of.get(terminal, ())
            is_start = not self.grammar.start_words.isdisjoint(self.as_written(words[:1]))
            if terminal in _DESCRIPTIONS:
                shown.append(_DESCRIPTIONS[terminal])
            elif not is_start or self.starts_here or not self.is_complete:
                shown += [f"`{word}`" for word in words]
        if self.is_complete and not self.starts_here:
            shown.append("the next clause or definition")
        return either(shown)


def either(shown: Sequence[str]) -> str:
    """`a`, `b` or `c`."""
    return " or ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
