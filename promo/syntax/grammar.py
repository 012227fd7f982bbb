"""The parser, built from the grammar (promo.lark, words.lark), and the words it knows."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property, lru_cache
from importlib.resources import files
from threading import Lock
from typing import Any

from lark import Lark
from lark.exceptions import UnexpectedInput
from lark.lexer import PatternStr

from promo.diagnostics.span import SourceFile
from promo.syntax.build import Builder

LATER_WORDS = frozenset(["tier"])
"""Words that a later version of the language will need; whoever uses one as a name is warned."""

PATTERN_WORDS = {
    "FIELD": ("sku", "department", "category", "brand", "tag", "supplier"),
    "FRACTION": ("half", "third", "quarter"),
    "DAY": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
"""Terminal name → the words it stands for, where the grammar has a pattern for them."""

BEFORE_TEXT = frozenset({"use", "test", "owner", "receipt", "note"})
"""Words that start something and are followed by a text."""

FREE_WORDS = {
    "NTH": ("first", "second", "third", "fourth", "last"),
    "ONE": ("one",),
    "_SALE": ("sale",),
    "_SHARE": ("share",),
    "_WHAT": ("what",),
    "_WAS": ("was",),
    "_STAYS": ("stays",),
    "_SPENT": ("spent",),
    "_COUNTS": ("counts",),
    "BIRTHDAY": ("birthday",),
    "FIRST": ("first",),
    "REGISTER": ("register",),
    "MANUFACTURER": ("manufacturer",),
    "SCAN": ("scan",),
    "PAYMENT": ("payment",),
    "UNIT": ("kg", "g", "lb", "oz", "l", "ml", "m"),
    "REASON": (
        "window", "store", "customer", "coupon", "products", "excluded", "quantity", "spend",
        "limit", "combination", "no-gain",
    ),
}  # fmt: skip
"""As PATTERN_WORDS; these are read only where nothing else can stand, and may be names."""


class _NamesEverywhere:
    """Lets a name be read in every state, so that `gets` is one wrong word, not `get` and `s`."""

    always_accept = ("NAME",)

    def process(self, stream: Iterator[Any]) -> Iterator[Any]:
        return stream


class Grammar:
    """The parser, and its words: `definition_words` start definitions, `clause_words` clauses."""

    def __init__(self, text: str) -> None:
        self._builder = Builder()
        self._lock = Lock()
        self._text = text
        self._parser = _parser(text, self._builder)
        self.definition_words, self.clause_words, others = _reserved_words(text)
        self.start_words = frozenset((*self.definition_words, *self.clause_words))
        self.words = self.start_words | {*others}
        """Every word of the language; none of them can be a name."""
        self.literals = {
            terminal.name: terminal.pattern.value
            for terminal in self._parser.terminals
            if isinstance(terminal.pattern, PatternStr)
        }
        """Terminal name → the word or sign it stands for."""

    @contextmanager
    def reading(self, source: SourceFile) -> Iterator[Builder]:
        """The builder, set to this file; one file at a time, because the parser calls it."""
        with self._lock:
            self._builder.source, self._builder.found = source, []
            yield self._builder

    def parse(self, text: str) -> Any:
        """What `Builder.start` returns. Raises `UnexpectedInput` at the first slip."""
        return self._parser.parse(text)

    def tree(self, text: str) -> str:
        """The rules of the grammar by which a text was read, indented, for people."""
        tree: str = _parser(self._text, None).parse(text).pretty()
        return tree

    @cached_property
    def full_parser(self) -> Lark:
        """A parser that builds nothing, and keeps every word in its trees."""
        return _parser(self._text, None, keep_all_tokens=True, maybe_placeholders=False)


def _parser(text: str, builder: Builder | None, **options: bool) -> Lark:
    return Lark(
        text,
        parser="lalr",
        lexer="contextual",
        postlex=_NamesEverywhere(),
        transformer=builder,
        **{"maybe_placeholders": True, **options},
    )


def _reserved_words(text: str) -> list[tuple[str, ...]]:
    """The three lists of words in the pattern of NAME, the one place where they stand."""
    name = re.search(r"^NAME: .*", text, re.MULTILINE)
    assert name is not None
    lists = re.findall(r"\(\?!\(\?:([A-Za-z|]+)\)", name[0])
    return [tuple(words.split("|")) for words in lists]


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    """Built once per process (about 0.1 s)."""
    return Grammar(grammar_text())


def grammar_text() -> str:
    """The sentences and the words of the language, in the notation of Lark."""
    folder = files("promo.grammar")
    return "\n".join(
        (folder / name).read_text(encoding="utf-8") for name in ("promo.lark", "words.lark")
    )


__all__ = [
    "BEFORE_TEXT",
    "FREE_WORDS",
    "LATER_WORDS",
    "PATTERN_WORDS",
    "Grammar",
    "UnexpectedInput",
    "grammar",
    "grammar_text",
]
