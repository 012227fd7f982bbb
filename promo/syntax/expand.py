"""Puts constants and rows in place: texts with holes become definitions.

It works on text, so that a hole may stand anywhere in a sentence: in a name, a date, an amount or a
text. A value can fill a hole and no more than that: no row brings clauses of its own. A place in
what was made leads back to the template, and to the row that filled it.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from promo.diagnostics.codes import diagnose
from promo.diagnostics.diagnostic import Diagnostic, Note, has_errors, sorted_diagnostics
from promo.diagnostics.other_words import in_words_of
from promo.diagnostics.span import SourceFile, Span
from promo.diagnostics.suggest import MOST_COMPARED, nearest
from promo.syntax.grammar import grammar, words_of
from promo.syntax.nodes import Definition, RuleFile
from promo.syntax.parse import no_garbage_collection, parse_expanded
from promo.syntax.templates import KINDS_MADE, Apply, Body, Constant, Hole, Row, Template, holes
from promo.syntax.word import Word

MOST_NEEDS = 100
"""Columns of one template."""
MOST_ROWS = 100_000
"""Of all tables that templates are applied to."""
LARGEST_EXPANSION = 8 * 2**20
"""Characters that all templates of a ruleset may become: as many as its files may have."""
MOST_BAD_ROWS = 20
"""Rows of one table, and columns, that are told to be wrong; the rest is then not looked at."""

_OUTSIDE = frozenset({"currency", "use", "prices", "template", "apply", "constant"})
"""Definitions that stand once for all, and never in a template."""

_NAME_PART = re.compile(r"[\w-]+")
_TOKEN = (
    r"(?:[^\W\d_][\w-]*|[0-9]{4}-[0-9]{2}-[0-9]{2}(?: [0-9]{1,2}:[0-9]{2})?|[0-9]{1,2}:[0-9]{2}"
    r"|(?:[$£€¥]|[A-Z]{3} )?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?(?: ?%)?"
    r'|"[^"]*"|“[^”]*”)'
)
_VALUE = re.compile(rf"{_TOKEN}(?: ?, ?{_TOKEN})*")
_FIRST_WORDS = re.compile(r"^[ \t]*([^\W\d_][\w-]*)", re.MULTILINE)
_WORDS = re.compile(r"\"[^\"]*\"|“[^”]*”|[^\W\d_][\w-]*")
_QUOTES = re.compile(r"[\"“”„]")

Tables = Callable[[RuleFile, Word, tuple[str, ...]], tuple[tuple[str, ...], Iterable[Row]] | None]
"""The columns and rows of a file that a rule file names, or None where that was reported; the third
argument is the columns that are needed."""


@dataclass(frozen=True)
class _Expanded(SourceFile):
    """A text made from a body. `starts` are where its stretches begin, `origins` where each comes
    from in the file: from `origin` on, or all of it from a hole."""

    starts: tuple[int, ...] = ()
    origins: tuple[tuple[int, int, bool], ...] = ()
    source: SourceFile = SourceFile("", "")
    row: Span | None = None

    def span(self, start: int, end: int) -> Span:
        first, last = self._origin(start)[0], self._origin(max(start, end - 1))[1]
        return replace(self.source.span(first, max(first, last)), row=self.row)

    def _origin(self, at: int) -> tuple[int, int]:
        """Where the letter `at` begins and ends in the file."""
        stretch = max(0, bisect_right(self.starts, at) - 1)
        begin, end, is_hole = self.origins[stretch]
        if is_hole:
            return begin, end
        place = begin + at - self.starts[stretch]
        return place, place + 1


@dataclass(slots=True)
class _Made:
    """What became of the texts of one file."""

    definitions: list[Definition] = field(default_factory=list)
    lost_words: set[str] = field(default_factory=set)
    lost_kinds: set[str] = field(default_factory=set)
    found: list[Diagnostic] = field(default_factory=list)


def expand(
    files: Sequence[RuleFile], tables: Tables
) -> tuple[tuple[RuleFile, ...], tuple[Diagnostic, ...]]:
    """The files with all that their constants, templates and rows make, and what is wrong there."""
    if not any(file.has_holes for file in files):
        return tuple(files), ()
    expander = _Expander(files, tables)
    with no_garbage_collection():
        expanded = tuple(expander.expanded(file) for file in files)
    if not any(file.is_damaged for file in expanded):
        expander.report_unused()
    found = in_words_of(expander.found, words_of(files))
    return expanded, sorted_diagnostics(found)


class _Expander:
    def __init__(self, files: Sequence[RuleFile], tables: Tables) -> None:
        self.tables = tables
        self.found: list[Diagnostic] = []
        self.constants: dict[str, Constant] = {}
        self.templates: dict[str, Template] = {}
        self.used: set[str] = set()
        self.lost_words = {word for file in files for word in file.lost_words}
        self.lost_kinds = {kind for file in files for kind in file.lost_kinds}
        self.characters = self.rows = self.compared = 0
        nodes = [node for file in files for node in file.definitions]
        for node in nodes:
            if isinstance(node, Constant):
                self._report_twice(
                    "constant", self.constants.setdefault(node.name.text, node), node
                )
            elif isinstance(node, Template):
                self._report_twice(
                    "template", self.templates.setdefault(node.name.text, node), node
                )
        for template in self.templates.values():
            self._look_at(template)

    def _report_twice(
        self, kind: str, first: Constant | Template, node: Constant | Template
    ) -> None:
        if first is not node:
            notes = (Note("it is defined here first", first.name.span),)
            self._report("P204", node.name.span, kind=kind, name=node.name, notes=notes)

    def _report(self, code: str, span: Span, **words: Any) -> None:
        self.found.append(diagnose(code, span, **words))

    def _near(self, name: str, candidates: Collection[str]) -> str | None:
        self.compared += len(candidates)
        return nearest(name, candidates) if self.compared <= MOST_COMPARED else None

    def _look_at(self, template: Template) -> None:
        """What is wrong with a template whatever fills it; its unknown holes are told once."""
        if len(template.needs) > MOST_NEEDS:
            self._report("P399", template.needs[MOST_NEEDS].span, largest=MOST_NEEDS)
            return
        if template.body is None or not template.body.text.strip():
            self._report("P397", template.name.span, name=template.name)
            return
        body = template.body
        outside = _outside(body)
        for match in _FIRST_WORDS.finditer(body.text):
            if match[1] in outside:
                start = body.offset + match.start(1)
                span = body.source.span(start, start + len(match[1]))
                self._report("P391", span, found=match[1])
        filled = Counter(hole.name for hole in holes(body.text))
        needs = [need.text for need in template.needs]
        for need in template.needs:
            if need.text in filled:
                continue
            meant = self._near(need.text, filled.keys() - {*needs, *self.constants})
            if meant is not None and filled[meant] > 1:
                # Several holes are of one name and the declaration of another: the slip is there.
                self._report(
                    "P210", need.span, kind="column", name=need, suggestion=meant, notes=()
                )
                needs.append(meant)
        self._known_holes(body, needs)

    def _known_holes(self, body: Body, needs: Sequence[str]) -> bool:
        """Whether each hole has something to fill it; the others are reported."""
        unknown: dict[str, Hole] = {}
        for hole in holes(body.text):
            if hole.name in self.constants and hole.name not in needs:
                self.used.add(hole.name)
            elif hole.name not in needs:
                unknown.setdefault(hole.name, hole)
        for name, hole in unknown.items():
            if "constant" not in self.lost_kinds and name not in self.lost_words:
                near = self._near(name, {*needs, *self.constants})
                self._report("P233", _place(body, hole), name=name, suggestion=near)
        return not unknown

    def expanded(self, file: RuleFile) -> RuleFile:
        """The file with what its texts with holes and its tables make."""
        made = _Made()
        reported = len(self.found)
        for body in file.waiting:
            if self._known_holes(body, ()):
                text = self._filled(body, {}, None)
                if text is not None:
                    self._read(made, text, body.language)
            else:
                made.lost_words.update(_WORDS.findall(body.text))
        for node in file.definitions:
            if isinstance(node, Apply):
                self._apply(made, file, node)
        self.found += made.found
        is_damaged = file.is_damaged or has_errors(self.found[reported:])
        return replace(
            file,
            definitions=(*file.definitions, *made.definitions),
            lost_words=file.lost_words | made.lost_words,
            lost_kinds=file.lost_kinds | made.lost_kinds,
            is_damaged=is_damaged,
            waiting=(),
        )

    def _apply(self, made: _Made, file: RuleFile, node: Apply) -> None:
        name = node.template.text
        template = self.templates.get(name)
        self.used.add(f"template {name}")
        if template is None:
            if "template" not in self.lost_kinds and name not in self.lost_words:
                near = self._near(name, self.templates)
                self.used.add(f"template {near}")
                self._report("P232", node.template.span, name=name, suggestion=near)
            made.lost_kinds.update(KINDS_MADE)
            return
        needs = tuple(need.text for need in template.needs)
        if template.body is None or not self._is_whole(template, needs):
            made.lost_kinds.update(KINDS_MADE)
            return
        columns, rows = self._columns_and_rows(file, node, needs)
        if not self._check_columns(node, columns, needs):
            made.lost_kinds.update(KINDS_MADE)
            return
        positions = {need: columns.index(need) for need in needs}
        bad_rows = 0
        for row in rows:
            self.rows += 1
            if self.rows > MOST_ROWS:
                self._report("P395", row.place(0), largest=f"{MOST_ROWS:,}")
                break
            already = len(made.found) + len(self.found)
            if len(row.cells) != len(columns):
                found, expected = len(row.cells), len(columns)
                self._report("P394", row.place(0), found=found, wanted=expected)
            else:
                cells = {need: (row, at) for need, at in positions.items()}
                text = self._filled(template.body, cells, row.place(0))
                if text is not None:
                    self._read(made, text, template.body.language)
            if self.characters > LARGEST_EXPANSION:
                break
            bad_rows += len(made.found) + len(self.found) > already
            if bad_rows == MOST_BAD_ROWS:
                break
        if bad_rows:
            made.lost_kinds.update(KINDS_MADE)

    def _is_whole(self, template: Template, needs: tuple[str, ...]) -> bool:
        assert template.body is not None
        if len(needs) > MOST_NEEDS:
            return False
        known = {*needs, *self.constants}
        words = [match[1] for match in _FIRST_WORDS.finditer(template.body.text)]
        is_filled = all(hole.name in known for hole in holes(template.body.text))
        return is_filled and _outside(template.body).isdisjoint(words)

    def _columns_and_rows(
        self, file: RuleFile, node: Apply, needs: tuple[str, ...]
    ) -> tuple[tuple[str, ...], Iterable[Row]]:
        if node.path is not None and not node.rows:
            return self.tables(file, node.path, needs) or ((), ())
        if node.path is None and len(node.rows) > 1:
            return node.rows[0].cells, node.rows[1:]
        if not node.is_damaged:
            self._report("P398", node.template.span, name=node.template)
        return (), ()

    def _check_columns(self, node: Apply, columns: tuple[str, ...], needs: tuple[str, ...]) -> bool:
        if not columns:
            return False
        place = node.rows[0].place(0) if node.path is None else node.path.span
        missing = [need for need in needs if need not in columns]
        if missing and not node.is_damaged:
            near = nearest(missing[0], [one for one in columns if one not in needs])
            at = place if near is None or node.path else node.rows[0].place(columns.index(near))
            names = "`, `".join(missing)
            self._report("P234", at, name=names, suggestion=missing[0] if near else None)
        seen: set[str] = set()
        left_over: list[int] = []
        for number, column in enumerate(columns):
            is_more = node.path is None and not missing and column not in needs
            if is_more or (column in seen and column in needs):
                left_over.append(number)
            seen.add(column)
        for number in left_over[:MOST_BAD_ROWS] if node.path is None else ():
            self._report("P235", node.rows[0].place(number), name=columns[number])
        return not missing and not left_over

    def _filled(
        self, body: Body, cells: Mapping[str, tuple[Row, int]], row: Span | None
    ) -> _Expanded | None:
        """The body with its holes filled, or None where a value does not fit and was reported."""
        parts: list[str] = []
        starts: list[int] = []
        origins: list[tuple[int, int, bool]] = []
        length = at = 0

        def add(text: str, begin: int, end: int, *, is_hole: bool) -> None:
            nonlocal length
            starts.append(length)
            origins.append((body.offset + begin, body.offset + end, is_hole))
            parts.append(text)
            length += len(text)

        for hole in holes(body.text):
            if hole.name in cells:
                source, column = cells[hole.name]
                value = source.cells[column]
            else:
                value = self.constants[hole.name].value.text
            fitting = _fitting(body, hole, value)
            if fitting is None:
                self._misfit(body, hole, value, cells)
                return None
            add(body.text[at : hole.start], at, hole.start, is_hole=False)
            add(fitting, hole.start, hole.end, is_hole=True)
            at = hole.end
        add(body.text[at:], at, len(body.text), is_hole=False)
        if self.characters <= LARGEST_EXPANSION < self.characters + length:
            place = row or body.source.span(body.offset, body.offset + 1)
            self._report("P396", place, largest=f"{LARGEST_EXPANSION // 2**20} MiB")
        self.characters += length
        if self.characters > LARGEST_EXPANSION:
            return None
        made = "".join(parts)
        return _Expanded(body.source.name, made, tuple(starts), tuple(origins), body.source, row)

    def _misfit(
        self, body: Body, hole: Hole, value: str, cells: Mapping[str, tuple[Row, int]]
    ) -> None:
        place = _place(body, hole)
        if hole.name in cells:
            row, column = cells[hole.name]
            notes = (Note("it would stand here", place),)
            self._report("P393", row.place(column), found=value, notes=notes)
        else:
            notes = (Note("it is defined here", self.constants[hole.name].value.span),)
            self._report("P393", place, found=value, notes=notes)

    def _read(self, made: _Made, text: _Expanded, language: str) -> None:
        tree, found = parse_expanded(text, language)
        made.definitions += tree.definitions
        made.lost_words |= tree.lost_words
        made.lost_kinds |= tree.lost_kinds
        made.found += found

    def report_unused(self) -> None:
        for name, template in self.templates.items():
            if f"template {name}" not in self.used:
                self._report("P431", template.name.span, name=name)
        for name, constant in self.constants.items():
            if name not in self.used:
                self._report("P432", constant.name.span, name=name)


def _place(body: Body, hole: Hole) -> Span:
    return body.source.span(body.offset + hole.start, body.offset + hole.end)


def _outside(body: Body) -> set[str]:
    """The words of `_OUTSIDE` as they are written in the body's language."""
    spell = grammar(body.language).keywords.spell
    return {spelling for word in _OUTSIDE for spelling in spell(word)}


def _fitting(body: Body, hole: Hole, value: str) -> str | None:
    """The value as it fills the hole, or None: a value is one word, amount, day or text, or a list
    of them; in a text it is letters; in a name it is a part of a name."""
    if not value.isprintable():
        return None
    if hole.is_in_text:
        inside = value[1:-1] if value[:1] in ('"', "“") and len(value) > 1 else value
        return None if _QUOTES.search(inside) else inside
    before, after = body.text[hole.start - 1 : hole.start], body.text[hole.end : hole.end + 1]
    if _NAME_PART.fullmatch(before) or _NAME_PART.fullmatch(after) or after == "{" or before == "}":
        return value if _NAME_PART.fullmatch(value) else None
    if _VALUE.fullmatch(value) is None:
        return None
    start_words = grammar(body.language).start_words
    is_clause = any(word in start_words for word in _WORDS.findall(value))
    return None if is_clause else value
