"""The parser, built from the grammar (promo.lark, words.lark), and the words it knows."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property, lru_cache
from importlib.resources import files
from threading import Lock
from typing import Any

from lark import Lark, Token
from lark.exceptions import UnexpectedInput
from lark.lexer import Pattern, PatternRE, PatternStr, TerminalDef

from promo.diagnostics.span import SourceFile
from promo.syntax.build import Builder
from promo.syntax.keywords import (
    ENGLISH,
    SECTIONS,
    WORD,
    Keywords,
    keywords_of,
    language_of,
    languages,
)
from promo.syntax.nodes import RuleFile

LATER_WORDS = frozenset(["tier"])
"""Words that a later version of the language will need; whoever uses one as a name is warned."""

_BEFORE_TEXT = ("use", "test", "owner", "receipt", "note")
"""Words that start something and are followed by a text."""

_ENDS = r"(?![\w-])"
_WORDS = re.compile(rf"(?:\(\?:)?({WORD}(?:\|{WORD})*)\)?{re.escape(_ENDS)}")
"""The patterns of terminals that stand for words."""
_WORD_LISTS = re.compile(rf"(?<=\(\?!\(\?:)({WORD}(?:\|{WORD})*)(?=\){re.escape(_ENDS)}\))")
"""The lists of words in the pattern of NAME, the one place where they stand."""


class _NamesEverywhere:
    """Lets a name be read in every state, so that `gets` is one wrong word, not `get` and `s`."""

    always_accept = ("NAME",)

    def process(self, stream: Iterator[Any]) -> Iterator[Any]:
        return stream


class Grammar:
    """The parser, and its words as they are written in its language.

    `definition_words` start definitions, `clause_words` clauses; `words` are all of those that
    cannot be a name. `words_of` are the English words of a terminal, by its name, and `kinds` those
    of `definition_words`.
    """

    def __init__(self, text: str, keywords: Keywords = ENGLISH) -> None:
        self.keywords = keywords
        self._builder = Builder()
        self._lock = Lock()
        self._text = text
        self.words_of: dict[str, tuple[str, ...]] = {}
        self._in_english: dict[str, Callable[[Token], Token]] = {}
        lists = _reserved_words(text)
        self.definition_words, self.clause_words, others = (self._spelled(words) for words in lists)
        self.kinds = tuple(lists[0])
        self.start_words = frozenset((*self.definition_words, *self.clause_words))
        self.words = self.start_words | {*others}
        self.words_before_text = self._spelled(_BEFORE_TEXT)
        self._parser = self._made(self._builder)

    def _spelled(self, words: Iterable[str]) -> tuple[str, ...]:
        return tuple(spelling for word in words for spelling in self.keywords.spell(word))

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
        tree: str = self._made(None).parse(text).pretty()
        return tree

    @cached_property
    def full_parser(self) -> Lark:
        """A parser that builds nothing, and keeps every word in its trees."""
        return self._made(None, keep_all_tokens=True, maybe_placeholders=False)

    @cached_property
    def _terminals(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        return tuple(
            (one.name, re.compile(one.pattern.to_regexp())) for one in self._parser.terminals
        )

    def terminals_of(self, text: str) -> frozenset[str]:
        """The names of all terminals that a word or a value may be."""
        return frozenset(name for name, pattern in self._terminals if pattern.fullmatch(text))

    def _made(self, builder: Builder | None, **options: bool) -> Lark:
        return Lark(
            self._text,
            parser="lalr",
            lexer="contextual",
            postlex=_NamesEverywhere(),
            transformer=builder,
            edit_terminals=self._reword,
            lexer_callbacks=self._in_english,
            **{"maybe_placeholders": True, **options},
        )

    def _reword(self, terminal: TerminalDef) -> None:
        """Gives a terminal the words of the language, whose tokens then hold the English ones."""
        words = _words_of(terminal.pattern)
        if words:
            self.words_of[terminal.name] = words
        if self.keywords is ENGLISH:
            return
        if terminal.name == "NAME":
            pattern = _WORD_LISTS.sub(self._alternatives, terminal.pattern.value)
            terminal.pattern = PatternRE(pattern)
        elif words:
            terminal.pattern = PatternRE(f"(?:{'|'.join(self._spelled(words))}){_ENDS}")
            self._in_english[terminal.name] = self._translator(words)

    def _alternatives(self, match: re.Match[str]) -> str:
        return "|".join(self._spelled(match[1].split("|")))

    def _translator(self, words: tuple[str, ...]) -> Callable[[Token], Token]:
        """For the tokens of a terminal: words of different ones may be spelled alike."""
        in_english = {spelling: word for word in words for spelling in self.keywords.spell(word)}
        return lambda token: token.update(value=in_english[token])


def _words_of(pattern: Pattern) -> tuple[str, ...]:
    """The words that a terminal stands for; none if it is a sign or a value."""
    if isinstance(pattern, PatternStr):
        return (pattern.value,) if re.fullmatch(WORD, pattern.value) else ()
    match = _WORDS.fullmatch(pattern.value)
    return () if match is None else tuple(match[1].split("|"))


def _reserved_words(text: str) -> list[list[str]]:
    """The words that cannot be names: those of definitions, those of clauses, and all others."""
    name = re.search(r"^NAME: .*", text, re.MULTILINE)
    assert name is not None
    return [match[1].split("|") for match in _WORD_LISTS.finditer(name[0])]


def word_sections() -> dict[str, tuple[str, ...]]:
    """All English words of the language, by the section of a table where they stand."""
    english = grammar()
    lists = [english.definition_words, english.clause_words]
    others = english.words - english.start_words
    free = {word for words in english.words_of.values() for word in words} - english.words
    return dict(zip(SECTIONS, [*lists, tuple(others), tuple(free)], strict=True))


@lru_cache(maxsize=8)
def grammar(language: str = ENGLISH.language) -> Grammar:
    """Built once per process (about 0.1 s). Raises ValueError where there are no such words."""
    if language == ENGLISH.language:
        return Grammar(grammar_text())
    if language not in languages():
        raise ValueError(f"there are no words for the language {language!r}")
    return Grammar(grammar_text(), table(language))


@lru_cache(maxsize=8)
def table(language: str) -> Keywords:
    """The words of a language that has some."""
    return keywords_of(language, word_sections())


def grammar_for(text: str) -> Grammar:
    """The grammar in the language that a rule text names, as `grammar`."""
    return grammar(language_of(text))


def words_of(files: Iterable[RuleFile]) -> dict[str, Callable[[str], str]]:
    """By the name of each file that is not in English, how it says an English word."""
    return {
        file.source.name: grammar(file.language).keywords.say
        for file in files
        if file.language != ENGLISH.language
    }


def grammar_text() -> str:
    """The sentences and the words of the language, in the notation of Lark."""
    folder = files("promo.grammar")
    return "\n".join(
        (folder / name).read_text(encoding="utf-8") for name in ("promo.lark", "words.lark")
    )


__all__ = [
    "LATER_WORDS",
    "Grammar",
    "UnexpectedInput",
    "grammar",
    "grammar_for",
    "grammar_text",
    "table",
    "word_sections",
    "words_of",
]
