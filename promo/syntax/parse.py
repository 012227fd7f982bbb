"""Source to syntax tree, with every slip in one run.

A file is cut at the words that start a definition in the first column; each definition is read on
its own. Where one stops making sense, the clause at fault is blanked and the rest is read again:
one slip, one message. (Skipping single words instead gave eight times as many messages as slips.)
"""

import gc
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from promo.diagnostics.codes import diagnose
from promo.diagnostics.diagnostic import Diagnostic, sorted_diagnostics
from promo.diagnostics.other_words import in_words_of
from promo.diagnostics.span import SourceFile, Span
from promo.diagnostics.suggest import nearest
from promo.syntax.brackets import DEEPEST, too_deep
from promo.syntax.build import Builder
from promo.syntax.declarations import Coupon
from promo.syntax.grammar import Grammar, UnexpectedInput, grammar, table, words_of
from promo.syntax.keywords import ENGLISH, language_of, languages
from promo.syntax.mistakes import mistake_at, starts_of_definitions
from promo.syntax.nodes import Definition, Group, Promotion, RuleFile
from promo.syntax.scene import Scene
from promo.syntax.source import unseen_characters
from promo.syntax.templates import KINDS_MADE, Apply, Body, Template, head_end, holes, rows_below
from promo.syntax.tests import RuleTest
from promo.syntax.word import Word

LARGEST_DEFINITION = 256 * 1024
"""Characters: room for ten thousand article numbers."""

MOST_SLIPS = 200
"""Messages about one file; nobody reads more in one go."""

_MOST_GUESSES = 1_000
"""Words at the start of a line that are compared with those that start a definition."""

_MOST_SLIPS_IN_ONE = 25
"""Slips of one definition; what follows them in it is not read."""

_REREAD = 1_000_000
"""Characters of one file that are read again after slips, all times together. When they are used
up, a definition is told its first slip and no other: a large file full of slips costs hardly more
than one without."""

_FIRST_WORD = re.compile(r"^[^\W\d_][\w-]*", re.MULTILINE)
_TEXT_FOLLOWS = re.compile(r"[ \t]*[\"“”„]")
_WORDS = re.compile(r"[^\W\d_][\w-]*")
_TEXTS = re.compile(r"[\"“”„][^\"“”\n]*[\"“”]?|#[^\n]*")

_TABLE = re.compile(r"^[ \t]*\|", re.MULTILINE)

_STAND_IN = "x"
"""The name of a definition whose own cannot be read; it leaves here without a name."""
_STAND_INS = {"test": '""'}
"""By its first word, where a definition is not called by a name."""
_NOT_A_LINE_BREAK = re.compile(r"[^\n]")


@dataclass(frozen=True, slots=True)
class _Piece:
    """One definition's text. `offset` is where it would begin in the file were nothing mended.
    `misspelt` is its first word as it stands in the file, where that was mended."""

    text: str
    offset: int
    misspelt: Span | None = None


def parse(
    source: SourceFile, language: str | None = None
) -> tuple[RuleFile, tuple[Diagnostic, ...]]:
    """The file's definitions as far as they can be read, and what is wrong with the rest.

    `language` is that of its words, where it is not to be looked for in its first line.
    """
    found = list(unseen_characters(source))
    if language is None:
        language = language_of(source.text)
        found += [*_unknown_language(source, language), *_language_not_said(source, language)]
    if found:
        return RuleFile(source, (), is_damaged=True), tuple(found)
    reader = _Reader(source, grammar(language))
    with reader.grammar.reading(source) as builder, no_garbage_collection():
        reader.read(builder)
    return reader.tree(), sorted_diagnostics(reader.in_its_words())


def _unknown_language(source: SourceFile, language: str) -> Iterator[Diagnostic]:
    if language not in languages():
        start = source.text.index(language, source.text.index(":"))
        span = source.span(start, start + len(language))
        known = " or ".join(f"`# language: {one}`" for one in languages())
        near = nearest(language, languages())
        yield diagnose("P131", span, found=language, suggestion=near, expected=known)


def _language_not_said(source: SourceFile, language: str) -> Iterator[Diagnostic]:
    """Where a file begins with a word of a language that it does not name: every other word would
    be a slip too."""
    first = _FIRST_WORD.search(source.text)
    if first is None or language != ENGLISH.language or first[0] in grammar().words:
        return
    for other in languages():
        if table(other).meant_by(first[0]) in grammar().kinds:
            span = source.span(first.start(), first.end())
            yield diagnose("P133", span, found=first[0], language=other)
            return


def without_holes(source: SourceFile) -> str:
    """The text that `parse` reads at once; blanks where a template or a constant has its say."""
    return _Reader(source, grammar(language_of(source.text))).without_holes()


def parse_expanded(source: SourceFile, language: str) -> tuple[RuleFile, tuple[Diagnostic, ...]]:
    """As `parse`, of what a template or a text with constants has become: one stretch of text."""
    reader = _Reader(source, grammar(language))
    with reader.grammar.reading(source) as builder, no_garbage_collection():
        reader.read_piece(builder, _Piece(source.text, 0))
        reader.found += builder.found
    return reader.tree(), tuple(reader.in_its_words())


class _Reader:
    """Reads one file, piece by piece."""

    def __init__(self, source: SourceFile, words: Grammar) -> None:
        self.source = source
        self.grammar = words
        self.keywords = words.keywords
        self.definitions: list[Definition] = []
        self.lost_words: set[str] = set()
        self.lost_kinds: set[str] = set()
        self.found: list[Diagnostic] = []
        self.waiting: list[Body] = []
        self.reread = 0

    def read(self, builder: Builder) -> None:
        for piece in self._pieces():
            self._read_or_keep(builder, piece)
            if len(self.found) >= MOST_SLIPS:
                end = self.source.span(piece.offset, piece.offset + 1)
                self.found.append(diagnose("P122", end, largest=MOST_SLIPS))
                break
        self.found += builder.found

    def tree(self) -> RuleFile:
        return RuleFile(
            self.source,
            tuple(self.definitions),
            frozenset(self.lost_words),
            frozenset(self.lost_kinds),
            any(one.severity == "error" for one in self.found),
            tuple(self.waiting),
            self.keywords.language,
        )

    def in_its_words(self) -> list[Diagnostic]:
        """What was found, told in the words of the file's language."""
        return in_words_of(self.found, words_of([self.tree()]))

    def _read_or_keep(self, builder: Builder, piece: _Piece) -> None:
        """Templates and texts with holes are kept until all files are read; all else is read."""
        kind, end = self._read_at_once(piece)
        start, slips = piece.offset + end, len(self.found)
        if kind == "constant" and end == 0:
            self.found.append(diagnose("P390", self._first_word(piece)))
            self._lose(piece.text)
        elif end == 0 and piece.text:
            self.waiting.append(self._body(piece.text, piece.offset))
        else:
            self.read_piece(builder, replace(piece, text=piece.text[:end]))
        if kind == "template":
            self._complete(Template, body=self._body(piece.text[end:], start))
        elif kind == "apply":
            rows = rows_below(self.source, start, piece.offset + len(piece.text), self.found)
            self._complete(Apply, rows=tuple(rows), is_damaged=len(self.found) > slips)
            if len(self.found) > slips:
                self.lost_kinds.update(KINDS_MADE)

    def _first_word(self, piece: _Piece) -> Span:
        first = _FIRST_WORD.match(piece.text)
        length = 0 if first is None else first.end()
        return self.source.span(piece.offset, piece.offset + length)

    def _body(self, text: str, offset: int) -> Body:
        return Body(self.source, text, offset, self.keywords.language)

    def _read_at_once(self, piece: _Piece) -> tuple[str, int]:
        """What a piece begins with, in English, and how much of it is read before all files are."""
        first = _FIRST_WORD.match(piece.text)
        kind = "" if first is None else self.keywords.meant_by(first[0])
        if kind == "template":
            return kind, head_end(piece.text, self.keywords.spell("needs"))
        if kind == "apply":
            table = _TABLE.search(piece.text)
            return kind, len(piece.text) if table is None else table.start()
        return kind, 0 if "{" in piece.text and holes(piece.text) else len(piece.text)

    def without_holes(self) -> str:
        """The text that is read at once, and blanks for the rest."""
        shown = ""
        for piece in self._pieces():
            _, end = self._read_at_once(piece)
            shown += piece.text[:end] + _blank(piece.text[end:])
        return shown

    def _complete(self, kind: type[Template] | type[Apply], **more: Any) -> None:
        """Gives what was read last its body or its rows."""
        if self.definitions and isinstance(self.definitions[-1], kind):
            self.definitions[-1] = replace(self.definitions[-1], **more)

    def _pieces(self) -> Iterator[_Piece]:
        """The text cut where definitions begin; a misspelt first word is reported and mended."""
        text = self.source.text
        cuts = [(0, "", "")]
        guesses = _MOST_GUESSES
        for match in _FIRST_WORD.finditer(text):
            word = match[0]
            if word in self.grammar.definition_words:
                cuts.append((match.start(), "", ""))
            elif word not in self.grammar.words and len(word) > 2 and guesses:
                guesses -= 1
                words: Iterable[str] = self.grammar.start_words
                if _TEXT_FOLLOWS.match(text, match.end()):
                    words = self.grammar.words_before_text
                is_english = word in self.keywords.spellings
                meant = self.keywords.say(word) if is_english else nearest(word, words)
                if meant in self.grammar.definition_words:
                    cuts.append((match.start(), word, meant))
        for (start, written, meant), (end, _, _) in pairwise([*cuts, (len(text), "", "")]):
            misspelt = self._misspelt(start, written, meant) if written else None
            shift = len(written) - len(meant)
            yield _Piece(meant + text[start + len(written) : end], start + shift, misspelt)

    def _misspelt(self, start: int, written: str, meant: str) -> Span:
        span = self.source.span(start, start + len(written))
        if written.lower() == meant:
            self.found.append(diagnose("P111", span, suggestion=meant, found=written))
        else:
            words = starts_of_definitions(self.grammar)
            self.found.append(
                diagnose("P102", span, suggestion=meant, found=written, expected=words)
            )
        return span

    def read_piece(self, builder: Builder, piece: _Piece) -> None:
        if len(piece.text) > LARGEST_DEFINITION:
            span = self.source.span(piece.offset, piece.offset + 1)
            self.found.append(diagnose("P119", span, largest=LARGEST_DEFINITION))
            self._lose(piece.text)
            return
        deep = too_deep(piece.text)
        if deep is not None:
            start = piece.offset + deep
            span = self.source.span(start, start + 1)
            self.found.append(diagnose("P130", span, largest=DEEPEST))
            self._lose(piece.text)
            return
        builder.offset = piece.offset
        text = piece.text
        is_damaged = is_nameless = False
        for _ in range(_MOST_SLIPS_IN_ONE):
            too_long = len(builder.found)
            try:
                definitions: list[Definition] = list(self.grammar.parse(text))
                break
            except UnexpectedInput as error:
                del builder.found[too_long:]
                scene = Scene(self.grammar, text, error)
                is_damaged = True
                self._report(piece, scene)
                start, end, card = scene.broken()
                self._lose(text[start:end])
                first = self.keywords.say(card)
                mended = f"{first} {_STAND_INS.get(card, _STAND_IN)}" if card else ""
                mended = mended if len(mended) <= end - start else ""
                is_nameless |= bool(mended)
                text = text[:start] + mended + _blank(text[start + len(mended) : end]) + text[end:]
                self.reread += len(text)
                if self.reread > _REREAD:
                    self._lose(text)
                    return
        else:
            self._lose(text)
            return
        if piece.misspelt is not None:
            definitions[:1] = [replace(one, span=piece.misspelt) for one in definitions[:1]]
        for definition in definitions:
            if isinstance(definition, Coupon) and is_damaged:
                # Perhaps `with coupon …` of a test; as soon as one is declared, all have to be.
                self.lost_kinds.add("coupon")
            if isinstance(definition, Promotion | Group | RuleTest) and is_damaged:
                definition = replace(definition, is_damaged=True)
                if isinstance(definition, RuleTest):
                    pass
                elif is_nameless and definition.name.text == _STAND_IN:
                    definition = replace(definition, name=Word("", definition.name.span))
            self.definitions.append(definition)

    def _report(self, piece: _Piece, scene: Scene) -> None:
        mistake = mistake_at(scene)
        span = self.source.span(piece.offset + mistake.start, piece.offset + mistake.end)
        if mistake.start == 0 and piece.misspelt is not None:
            span = piece.misspelt
        self.found.append(
            diagnose(
                mistake.code,
                span,
                suggestion=mistake.suggestion,
                notes=(),
                expected=mistake.expected,
                **mistake.words,
            )
        )

    def _lose(self, text: str) -> None:
        words = _WORDS.findall(_TEXTS.sub(" ", text))
        self.lost_words.update(words)
        is_definition = bool(words) and words[0] in self.grammar.definition_words
        if is_definition and (len(words) == 1 or words[1] in self.grammar.words):
            self.lost_kinds.add(self.keywords.meant_by(words[0]))


def _blank(text: str) -> str:
    return _NOT_A_LINE_BREAK.sub(" ", text)


@contextmanager
def no_garbage_collection() -> Iterator[None]:
    """Reading makes many small objects and no cycles; collecting meanwhile costs a third more."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
