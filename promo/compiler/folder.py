"""Which files belong to a ruleset: a folder is self-contained, a file brings those it uses."""

import os
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from promo.diagnostics.codes import diagnose
from promo.diagnostics.diagnostic import Diagnostic
from promo.diagnostics.span import SourceFile, Span
from promo.readers.findings import Findings
from promo.readers.open_table import open_table
from promo.readers.table import rows
from promo.syntax.expand import expand
from promo.syntax.nodes import RuleFile, Use, definitions_of
from promo.syntax.parse import parse
from promo.syntax.source import read
from promo.syntax.templates import Row
from promo.syntax.word import Word

CATALOG_NAME = "catalog.csv"

MOST_FILES = 10_000
LARGEST_RULESET = 8 * 2**20
"""Characters of all its rule files together: forty thousand promotions of a usual length."""

ReadSource = Callable[[Path], tuple[SourceFile | None, tuple[Diagnostic, ...]]]
ParseSource = Callable[[SourceFile], tuple[RuleFile, tuple[Diagnostic, ...]]]


@dataclass(slots=True)
class RuleFiles:
    """The parsed files of a ruleset, in the order of their names; `paths` by the name of each."""

    files: list[RuleFile] = field(default_factory=list)
    paths: dict[str, Path] = field(default_factory=dict)
    sources: dict[str, SourceFile] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)


def read_rules(
    rules: Path, source_of: ReadSource = read, parse_source: ParseSource = parse
) -> RuleFiles:
    """All `*.promo` of a folder, or one file and what it uses, directly or through others."""
    result = RuleFiles()
    if rules.is_dir():
        # Editors keep hidden files of their own beside the one that is open.
        start = sorted(path for path in rules.glob("*.promo") if path.name[0] != ".")
        if not start:
            place = Span(str(rules), 1, 1, 1, 1)
            result.found.append(diagnose("P120", place, reason="the folder has no .promo file"))
        start = [path for path in start if _is_of_folder(path, rules, result.found)]
    else:
        start = [rules]
    seen: set[Path] = set()
    waiting = deque(start)
    characters = 0
    while waiting:
        path = waiting.popleft()
        real = _real(path)
        if real in seen:
            continue
        seen.add(real)
        source, found = source_of(path)
        result.found += found
        if source is None:
            continue
        characters += len(source.text)
        if characters > LARGEST_RULESET or len(seen) > MOST_FILES:
            largest = f"{LARGEST_RULESET // 2**20} MiB or {MOST_FILES:,} files"
            result.found.append(diagnose("P132", source.span(0, 0), largest=largest))
            break
        tree, found = parse_source(source)
        result.found += found
        result.files.append(tree)
        result.paths[source.name] = path
        result.sources[source.name] = source
        waiting += _used(path, tree, result.found)
    result.files.sort(key=lambda file: file.source.name)
    files, found = expand(result.files, lambda file, word, needs: _rows(result, file, word, needs))
    result.files = [*files]
    result.found += found
    return result


def _is_of_folder(path: Path, folder: Path, found: list[Diagnostic]) -> bool:
    """Whether a file is where it seems to be; a link out of the folder is no better than `use` of
    something outside it."""
    if _real(path).is_relative_to(_real(folder)):
        return True
    place = Span(str(path), 1, 1, 1, 1)
    found.append(diagnose("P120", place, reason="it is a link that leads out of its folder"))
    return False


def _rows(
    result: RuleFiles, file: RuleFile, word: Word, needs: tuple[str, ...]
) -> tuple[tuple[str, ...], Iterator[Row]] | None:
    """Columns and rows of the table that a rule file names, or None where it cannot be read."""
    path = beside(result.paths[file.source.name], word, result.found)
    if path is None:
        return None
    findings = Findings()
    table = open_table(path, needs, findings)
    if table is None:
        result.found += findings.all()
        return None

    def each() -> Iterator[Row]:
        for number, cells in rows(table, findings):
            yield Row(tuple(cells[:-1]), partial(table.place, number))
        result.found += findings.all()

    return table.columns, each()


def _used(path: Path, tree: RuleFile, found: list[Diagnostic]) -> Iterator[Path]:
    for definition in definitions_of([tree], Use):
        used = beside(path, definition.path, found)
        if used is not None:
            yield used


def beside(rule_file: Path, word: Word, found: list[Diagnostic]) -> Path | None:
    """The file that a rule file names, or None where it is missing or outside the folder.

    Nothing leads out of the folder, neither `..` nor an absolute path nor a link: rules from
    elsewhere must not make a till's compiler read what they please.
    """
    folder = rule_file.parent
    path = folder / word.text
    try:
        is_inside = _real(path).is_relative_to(_real(folder))
        is_there = is_inside and path.is_file()
    except OSError:  # a name too long
        is_inside, is_there = True, False
    if not is_inside:
        found.append(diagnose("P207", word.span, path=word))
    elif not is_there:
        found.append(diagnose("P206", word.span, path=word))
    return path if is_there else None


def _real(path: Path) -> Path:
    """Without links; links in a circle, which `Path.resolve` raises for, lead to no file."""
    return Path(os.path.realpath(path))
