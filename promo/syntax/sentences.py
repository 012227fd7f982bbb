"""Rule text as the lines it should stand on: definitions, in them clauses, all with every word.

Which parts of a definition have a line of their own is read off the grammar: its definitions, and
what `_clause`, `_…_clause` and `_…_line` stand for. A clause that joins the grammar needs nothing
here.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from lark import Lark, Token, Tree

from promo.syntax.grammar import Grammar, grammar_for
from promo.syntax.templates import holes

_FIRST_WORD = re.compile(r"^[^\W\d_][\w-]*", re.MULTILINE)
_ON_A_LINE = re.compile(r"_(?:\w+_)?(?:clause|line)")


KEPT = "kept"
"""The kind of a piece that is a whole definition, which the grammar reads once it is filled in."""

_FILLED_IN_LATER = ("template", "apply")


@dataclass(slots=True)
class Piece:
    """A word, number, sign or text. `kind`: its terminal in the grammar; offsets as in the file.

    `text` is as written, weekdays in short, and `word` the same in English. `above` are the remarks
    on lines of their own before it, `beside` the one behind it.
    """

    kind: str
    text: str
    word: str
    start: int
    end: int
    above: list[str] = field(default_factory=list)
    beside: str = ""


@dataclass(slots=True)
class Sentence:
    """A definition or a clause, and the clauses in it. `below`: remarks at the end of it."""

    pieces: list[Piece] = field(default_factory=list)
    inner: "list[Sentence]" = field(default_factory=list)
    below: list[str] = field(default_factory=list)


def sentences(text: str) -> list[Sentence]:
    """The definitions of a text that has no slips, in its order, still without remarks."""
    words = grammar_for(text)
    first_words = _FIRST_WORD.finditer(text)
    starts = [word.start() for word in first_words if word[0] in words.definition_words]
    found: list[Sentence] = []
    for start, end in pairwise([0, *starts, len(text)]):
        file = Sentence()
        if is_kept(text[start:end], words):
            end = _end_of_words(text, start, end)
            found.append(Sentence([Piece(KEPT, text[start:end], "", start, end)]))
            continue
        _read(words, text[start:end], start, file)
        found += file.inner
    return found


def is_kept(text: str, words: Grammar) -> bool:
    """Whether a definition is a template, its rows, or has holes such as `{percent}`."""
    first = _FIRST_WORD.match(text)
    kind = "" if first is None else words.keywords.meant_by(first[0])
    return kind in _FILLED_IN_LATER or any(True for _ in holes(text))


def _end_of_words(text: str, start: int, end: int) -> int:
    """Where the last line ends that holds more than a remark."""
    while start < end:
        line = text.rfind("\n", start, end) + 1 or start
        words = text[line:end].strip()
        if words and not words.startswith("#"):
            return line + len(text[line:end].rstrip())
        end = max(start, line - 1)
    return end


def _read(words: Grammar, text: str, offset: int, file: Sentence) -> None:
    """Fills in `file`; with a list of what waits, since text decides how deep a tree is."""
    lines = lines_of(words.full_parser)
    tree: Tree[Token] = words.full_parser.parse(text)
    waiting: list[tuple[Tree[Token] | Token, str, Sentence]] = [(tree, "", file)]
    while waiting:
        node, parent, sentence = waiting.pop()
        if isinstance(node, Token):
            assert node.start_pos is not None and node.end_pos is not None
            start, end = node.start_pos, node.end_pos
            written = text[start:end] if node.type != "DAY" else words.keywords.say(node[:3])
            place = offset + start, offset + end
            sentence.pieces.append(Piece(node.type, written, str(node), *place))
            continue
        name = str(node.data)
        if name in lines.get(parent, ()):
            own = Sentence()
            sentence.inner.append(own)
            sentence = own
        waiting += [(child, name, sentence) for child in reversed(node.children)]


def pieces_in(found: Iterable[Sentence]) -> Iterator[Piece]:
    """All pieces of these sentences and of those in them, as they stand in the text."""
    waiting = [*found][::-1]
    while waiting:
        sentence = waiting.pop()
        yield from sentence.pieces
        waiting += reversed(sentence.inner)


@lru_cache(maxsize=8)
def lines_of(parser: Lark) -> defaultdict[str, frozenset[str]]:
    """Rule of the grammar → the rules directly in it that have lines of their own."""
    definitions = _names(parser, "definition")
    found: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for name in {str(rule.alias or rule.origin.name) for rule in parser.rules}:
        for symbol in _parts(parser, name) if not name.startswith("_") else ():
            names = _names(parser, symbol)
            if _ON_A_LINE.fullmatch(symbol) or names <= definitions:
                found[name] |= names
    return found


def _names(parser: Lark, symbol: str) -> frozenset[str]:
    """What the trees are called that a rule of the grammar makes: by itself or by another."""
    found, waiting, seen = set(), [symbol], set()
    while waiting:
        name = waiting.pop()
        for rule in [rule for rule in parser.rules if rule.origin.name == name]:
            passes_on = rule.options.expand1 and len(rule.expansion) == 1
            if rule.alias:
                found.add(str(rule.alias))
            elif name.startswith("_") or passes_on:
                waiting += [one.name for one in rule.expansion if one.name not in seen]
                seen |= {one.name for one in rule.expansion}
            else:
                found.add(name)
    return frozenset(found)


def _parts(parser: Lark, tree_name: str) -> set[str]:
    """The symbols in the rules of a tree, those that it repeats (`x*`) among them."""
    found: set[str] = set()
    waiting = [rule for rule in parser.rules if tree_name in (rule.alias, rule.origin.name)]
    while waiting:
        for symbol in waiting.pop().expansion:
            if symbol.name not in found:
                found.add(symbol.name)
                if symbol.name.startswith("__"):
                    waiting += [rule for rule in parser.rules if rule.origin == symbol]
    return found
