"""The compiler: read, parse, check, in one screen."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from promo.check.check import check
from promo.check.currency import declared_currency
from promo.compiler.folder import CATALOG_NAME, RuleFiles, beside, read_rules
from promo.diagnostics.capped import capped
from promo.diagnostics.codes import NOT_PRICED, diagnose
from promo.diagnostics.diagnostic import Diagnostic, has_errors, sorted_diagnostics
from promo.diagnostics.span import SourceFile
from promo.errors import refuse_errors
from promo.model.catalog import Catalog
from promo.program.prices import PriceRow
from promo.program.ruleset import Ruleset
from promo.readers.catalog import read_catalog
from promo.readers.code_list import read_code_list
from promo.readers.price_list import read_price_list
from promo.syntax.declarations import CodesFrom, Coupon
from promo.syntax.nodes import Prices, RuleFile, definitions_of

ReadList = Callable[[Path, str], tuple[tuple[PriceRow, ...], tuple[Diagnostic, ...]]]
"""Path and currency → the rows of a price list, and what is wrong with it."""
ReadCodes = Callable[[Path], tuple[frozenset[str], tuple[Diagnostic, ...]]]
"""Path → the codes of a list, and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """`ruleset` is None if anything is wrong, the catalog's faults included, or not priced yet.

    `catalog` is None where none was given, found or readable. `sources` has the text of every rule
    file by its name, for showing diagnostics in it; `code_lists` has the codes of each file that a
    coupon names.
    """

    ruleset: Ruleset | None
    catalog: Catalog | None
    diagnostics: tuple[Diagnostic, ...]
    files: tuple[RuleFile, ...]
    sources: dict[str, SourceFile]
    code_lists: dict[str, frozenset[str]]

    def priced(self) -> Ruleset:
        """The ruleset. Raises RuleError or CatalogError with every error, and what has no price yet
        is one here: the text is right, and no till could follow it."""
        refuse_errors(
            [
                replace(one, severity="error") if one.code == NOT_PRICED else one
                for one in self.diagnostics
            ]
        )
        assert self.ruleset is not None
        return self.ruleset


def compile_rules(
    rules: Path, catalog: Path | None = None, *, use_catalog: bool = True
) -> Compiled:
    """The meaning of a `.promo` file or of a folder of them.

    `catalog.csv` of the folder is used where `catalog` is None, and neither where `use_catalog` is
    false. Faults of the user's files are diagnostics; nothing is raised for them.
    """
    read = read_rules(rules)
    currency, _ = declared_currency(read.files)
    lists = price_lists(read, currency, read_price_list)
    products = None
    path = catalog_path(rules, catalog) if use_catalog else None
    if path is not None and currency is not None:
        products, found = read_catalog(path, currency)
        read.found += found
    codes = code_lists(read, read_code_list)
    ruleset, found = check(read.files, products, lists, codes)
    diagnostics = sorted_diagnostics([*read.found, *found])
    return Compiled(
        None if has_errors(diagnostics) else ruleset,
        products,
        capped(diagnostics),
        tuple(read.files),
        read.sources,
        codes,
    )


def catalog_path(rules: Path, catalog: Path | None) -> Path | None:
    """The catalog that is named, or else that of the folder, if there is one."""
    if catalog is not None:
        return catalog
    inside = rules / CATALOG_NAME
    # A link that leads nowhere is no rules without a catalog: it was meant to be read.
    return inside if inside.exists() or inside.is_symlink() else None


def code_lists(read: RuleFiles, read_list: ReadCodes) -> dict[str, frozenset[str]]:
    """The codes of every list that can be read, by the name that a coupon gives it."""
    lists: dict[str, frozenset[str]] = {}
    for file in read.files:
        for coupon in definitions_of([file], Coupon):
            for clause in coupon.clauses:
                if isinstance(clause, CodesFrom) and clause.path.text not in lists:
                    path = beside(read.paths[file.source.name], clause.path, read.found)
                    if path is not None:
                        lists[clause.path.text], found = read_list(path)
                        read.found += found
    return lists


def price_lists(
    read: RuleFiles, currency: str | None, read_list: ReadList
) -> dict[str, tuple[PriceRow, ...]]:
    """The rows of every price list that can be read, by the name the rules give it."""
    lists: dict[str, tuple[PriceRow, ...]] = {}
    named: dict[Path, str] = {}
    for file in read.files:
        for definition in definitions_of([file], Prices):
            word = definition.path
            path = beside(read.paths[file.source.name], word, read.found)
            if path is None or currency is None or word.text in lists:
                continue
            if named.setdefault(path.resolve(), word.text) != word.text:
                read.found.append(diagnose("P214", word.span, path=word))
                continue
            lists[word.text], found = read_list(path, currency)
            read.found += found
    return lists
