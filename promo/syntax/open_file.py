"""`OpenFile`: a rule file that is being edited; after a change only what changed is read again.

Its text is cut into stretches where definitions begin, as `parse` cuts it, and each stretch is read
as a file of its own. A definition that moves down because another one grew must not be read again
for that: lines are therefore counted within a stretch, from a start that leaves room for others
between, and turned into lines of the file when something is reported. (Moving the places of all
nodes below took longer than reading the folder anew.)
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import accumulate

from promo.diagnostics.diagnostic import Diagnostic
from promo.diagnostics.span import SourceFile, Span
from promo.syntax.keywords import language_of
from promo.syntax.nodes import RuleFile

Parse = Callable[[SourceFile], tuple[RuleFile, tuple[Diagnostic, ...]]]

_ROOM = 2**60
"""Line numbers between two stretches at first: room for many more between them."""
_LEAST_ROOM = 2**24
"""More lines than a file can have; where there is less room, all are numbered anew."""

_FIRST_WORD = re.compile(r"^[^\W\d_][\w-]*", re.MULTILINE)


@dataclass(frozen=True)
class _Stretch(SourceFile):
    """A definition, and what follows it up to the next one. `start` is the number before that of
    its first line."""

    start: int = 0

    def line_column(self, offset: int) -> tuple[int, int]:
        line, column = super().line_column(offset)
        return self.start + line, column


@dataclass(frozen=True, slots=True)
class _Kept:
    """A stretch as it was read. `is_plain`: it holds definitions, and nothing else is to be said;
    so are all but a few, and whoever asks for the rest need not look at them."""

    source: _Stretch
    tree: RuleFile
    found: tuple[Diagnostic, ...]
    lines: int
    is_plain: bool


@dataclass(slots=True)
class OpenFile:
    """`definition_words` are the words that start a definition."""

    name: str
    parse: Parse
    definition_words: frozenset[str]
    most_slips: int
    text: str = ""
    _kept: list[_Kept] = field(default_factory=list)
    _read_last: tuple[RuleFile, tuple[Diagnostic, ...]] | None = None
    _starts: list[int] = field(default_factory=list)
    _shifts: list[int] = field(default_factory=list)
    """For each stretch what turns its line numbers into those of the file."""

    def read(self, text: str) -> tuple[RuleFile, tuple[Diagnostic, ...]]:
        """What `parse` says of the text, in this file's own line numbers (see `in_file`)."""
        if self._read_last is None or text != self.text:
            self._read_last = self._read_changed(text)
        return self._read_last

    def in_file(self, span: Span) -> Span:
        """The place in the file, as it was read last, of a place in what was read."""
        if span.line < _LEAST_ROOM:
            return span
        shift = self._shifts[bisect_right(self._starts, span.line - 1) - 1]
        return replace(span, line=span.line + shift, end_line=span.end_line + shift)

    def _read_changed(self, text: str) -> tuple[RuleFile, tuple[Diagnostic, ...]]:
        first, last, pieces = self._changed(text)
        stays = _in_both([kept.source.text for kept in self._kept[first:last]], pieces)
        made: list[_Kept] = []
        before, new = self._kept[first - 1].source.start if first else 0, []
        for piece, position in [*zip(pieces, stays, strict=True), ("", last - first)]:
            if position is None:
                new.append(piece)
                continue
            at = first + position
            after = self._kept[at].source.start if at < len(self._kept) else None
            read = self._read_pieces(new, before, after)
            if read is None:
                self._kept, self.text = [], ""
                return self._read_changed(text)
            made += read
            if at < last:
                made.append(self._kept[at])
                before, new = self._kept[at].source.start, []
        self._kept[first:last] = made
        self.text = text
        odd = [kept for kept in self._kept if not kept.is_plain]
        found = tuple(one for kept in odd for one in kept.found)
        if len(found) >= self.most_slips or any(one.code == "P114" for one in found):
            # What is reported then depends on the file as a whole.
            return self.parse(SourceFile(self.name, text))
        self._starts = [kept.source.start for kept in self._kept]
        lines = accumulate([kept.lines for kept in self._kept], initial=0)
        self._shifts = [line - start for line, start in zip(lines, self._starts, strict=False)]
        return self._tree([kept.tree for kept in odd]), found

    def _changed(self, text: str) -> tuple[int, int, list[str]]:
        """Which stretches are no more (from one up to another), and the texts in their place.

        The stretch before the change is cut anew too, because it may join its neighbour; behind the
        change the first stretch that does not touch it stays, because there a line surely begins.
        """
        same = _common_start(self.text, text)
        rest = _common_end(self.text, text, min(len(self.text), len(text)) - same)
        begins = [*accumulate([len(kept.source.text) for kept in self._kept], initial=0)]
        first = max(0, bisect_right(begins, same) - 2)
        last = min(len(self._kept), bisect_right(begins, len(self.text) - rest))
        end = begins[last] + len(text) - len(self.text)
        pieces = [*self._cut(text, begins[min(first, last)], end)]
        return first, last, pieces

    def _cut(self, text: str, start: int, end: int) -> Iterator[str]:
        """The text between two places, cut where definitions begin."""
        at = start
        for match in _FIRST_WORD.finditer(text, start, end):
            if match[0] in self.definition_words and match.start() > at:
                yield text[at : match.start()]
                at = match.start()
        if end > at:
            yield text[at:end]

    def _read_pieces(self, pieces: list[str], before: int, after: int | None) -> list[_Kept] | None:
        """Stretches between two numbers, or None where there is no room for so many."""
        room = _ROOM if after is None else (after - before) // (len(pieces) + 1)
        if pieces and room < _LEAST_ROOM:
            return None
        made = []
        for number, piece in enumerate(pieces, start=1):
            source = _Stretch(self.name, piece, before + room * number)
            tree, found = self.parse(source)
            is_lost = tree.is_damaged or tree.lost_words or tree.lost_kinds
            is_plain = not (found or is_lost or tree.waiting)
            made.append(_Kept(source, tree, found, piece.count("\n"), is_plain))
        return made

    def _tree(self, odd: list[RuleFile]) -> RuleFile:
        return RuleFile(
            SourceFile(self.name, self.text),
            tuple([node for kept in self._kept for node in kept.tree.definitions]),
            frozenset().union(*(tree.lost_words for tree in odd)),
            frozenset().union(*(tree.lost_kinds for tree in odd)),
            any(tree.is_damaged for tree in odd),
            tuple(body for tree in odd for body in tree.waiting),
            language_of(self.text),
        )


def _in_both(old: list[str], new: list[str]) -> list[int | None]:
    """For each new text where it stands among the old ones, in the same order, or None."""
    places: dict[str, list[int]] = {}
    for position in reversed(range(len(old))):
        places.setdefault(old[position], []).append(position)
    found: list[int | None] = []
    after = -1
    for text in new:
        where = places.get(text, [])
        while where and where[-1] <= after:
            where.pop()
        found.append(where.pop() if where else None)
        after = after if found[-1] is None else found[-1]
    return found


def _common_start(one: str, other: str) -> int:
    """How many letters two texts begin with in common: halves are compared, not letters."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _common_end(one: str, other: str, most: int) -> int:
    """How many letters, `most` at most, two texts end with in common."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        first = one[len(one) - middle : len(one) - low]
        if first == other[len(other) - middle : len(other) - low]:
            low = middle
        else:
            high = middle - 1
    return low
