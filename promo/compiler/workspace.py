"""`Workspace`: a ruleset that stays open while somebody works on it, checked again in no time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeVar, cast

from promo.check.check import look_at
from promo.check.currency import declared_currency
from promo.check.memory import Memory
from promo.check.products import Products
from promo.compiler.compile import catalog_path, code_lists, price_lists
from promo.compiler.folder import read_rules
from promo.diagnostics.capped import capped
from promo.diagnostics.diagnostic import Diagnostic, Note, sorted_diagnostics
from promo.diagnostics.span import SourceFile, Span
from promo.model.catalog import Catalog
from promo.readers.catalog import read_catalog
from promo.readers.code_list import read_code_list
from promo.readers.price_list import read_price_list
from promo.syntax.grammar import grammar
from promo.syntax.keywords import language_of, languages
from promo.syntax.nodes import RuleFile
from promo.syntax.open_file import OpenFile
from promo.syntax.parse import MOST_SLIPS, no_garbage_collection, parse
from promo.syntax.source import read

Read = TypeVar("Read")


@dataclass(slots=True)
class Workspace:
    """As `compile_rules`, for a process that lives on: what did not change is not read again.

    A folder of ten thousand promotions is checked in about two seconds the first time, and in some
    hundredths of a second after a change of one (benchmarks/README.md). Rules made from templates
    are made anew each time.
    """

    rules: Path
    catalog: Path | None = None
    use_catalog: bool = True
    files: tuple[RuleFile, ...] = ()
    """As they were checked last; lines are those of `OpenFile`."""
    promotions: int = 0
    """That meant something when they were checked last."""
    _open: dict[str, OpenFile] = field(default_factory=dict)
    _tables: dict[tuple[object, ...], tuple[object, object]] = field(default_factory=dict)
    _memory: Memory = field(default_factory=Memory)
    _products: tuple[Catalog, Products] | None = None

    def check(self, unsaved: Mapping[str, str] | None = None) -> tuple[Diagnostic, ...]:
        """Everything there is to say now, sorted by place; `unsaved` texts, by the names that
        diagnostics give their files, count instead of what is on the disk."""
        with no_garbage_collection():
            found = self._check(unsaved or {})
        return tuple(self._in_files(one) for one in found)

    def _check(self, unsaved: Mapping[str, str]) -> tuple[Diagnostic, ...]:
        def source_of(path: Path) -> tuple[SourceFile | None, tuple[Diagnostic, ...]]:
            text = unsaved.get(str(path))
            return read(path) if text is None else (SourceFile(str(path), text), ())

        rules = read_rules(self.rules, source_of, self._parse)
        currency, _ = declared_currency(rules.files)
        lists = price_lists(rules, currency, partial(self._once, read_price_list))
        codes = code_lists(rules, partial(self._once, read_code_list))
        products = None
        path = catalog_path(self.rules, self.catalog) if self.use_catalog else None
        if path is not None and currency is not None:
            catalog, found = self._once(read_catalog, path, currency)
            rules.found += found
            products = None if catalog is None else self._index(catalog)
        self.files = tuple(rules.files)
        whole = look_at(rules.files, products, lists, codes, self._memory)
        self.promotions = len(whole.members)
        return capped(sorted_diagnostics([*rules.found, *whole.diagnostics]))

    def _parse(self, source: SourceFile) -> tuple[RuleFile, tuple[Diagnostic, ...]]:
        language = language_of(source.text)
        if language not in languages():
            self._open.pop(source.name, None)
            return parse(source)
        file = self._open.get(source.name)
        if file is None or language_of(file.text) != language:
            # What was read in other words must be read anew.
            words = grammar(language).definition_words
            in_language = partial(parse, language=language)
            file = OpenFile(source.name, in_language, frozenset(words), MOST_SLIPS)
            self._open[source.name] = file
        return file.read(source.text)

    def _once(self, reader: Callable[..., Read], path: Path, *more: str) -> Read:
        """What is in a table; it is read again when it is not the same file any more."""
        try:
            state = path.stat()
        except OSError:
            return reader(path, *more)
        seen = (state.st_mtime_ns, state.st_size, state.st_ino)
        key = (reader, path, *more)
        if self._tables.get(key, (None, None))[0] != seen:
            self._tables[key] = (seen, reader(path, *more))
        return cast("Read", self._tables[key][1])

    def _index(self, catalog: Catalog) -> Products:
        if self._products is None or self._products[0] is not catalog:
            self._products = catalog, Products(catalog)
            self._memory = Memory()
        return self._products[1]

    def _in_files(self, one: Diagnostic) -> Diagnostic:
        notes = tuple(Note(note.message, self._place(note.span)) for note in one.notes)
        return replace(one, span=self._place(one.span), notes=notes)

    def _place(self, span: Span) -> Span:
        file = self._open.get(span.file)
        place = span if file is None else file.in_file(span)
        return place if place.row is None else replace(place, row=self._place(place.row))
