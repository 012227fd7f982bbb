"""`load`: from files to an `Engine`."""

import os
from pathlib import Path

from promo.engine.bind import bind
from promo.engine.bound import BoundRules
from promo.errors import SnapshotError, refuse_errors
from promo.model.catalog import Catalog
from promo.plan.container import BOUND, SNAPSHOT, is_container
from promo.plan.snapshot import Snapshot, pack, unpack
from promo.register.engine import Engine

Place = str | os.PathLike[str]


def load(
    path: Place | None = None, *, catalog: Place | None = None, rules: Place | None = None
) -> Engine:
    """An engine from a bound file, from a snapshot and a catalog, or from rule text.

        load("rules.bound")
        load("rules.snapshot", catalog="catalog.csv")
        load(rules="rules/", catalog="catalog.csv")

    Rule text is a .promo file or a folder; a folder's own `catalog.csv` is used where no catalog is
    named. Without any catalog, only lines that carry a price of their own can be priced. A `path`
    that is a folder or ends in .promo is taken for rule text too.

    Raises RuleError or CatalogError with every diagnostic, SnapshotError, and TypeError when both
    or neither of `path` and `rules` are given.
    """
    if (path is None) == (rules is None):
        raise TypeError("load needs either a compiled file, or rules=")
    named_catalog = None if catalog is None else Path(catalog)
    if rules is not None:
        return Engine(_from_text(Path(rules), named_catalog))
    assert path is not None
    file = Path(path)
    start = b"" if file.is_dir() else _start(file)
    if not is_container(start) and (file.is_dir() or file.suffix == ".promo"):
        return Engine(_from_text(file, named_catalog))
    if start == SNAPSHOT:
        return Engine(_from_snapshot(file, named_catalog))
    if named_catalog is not None and start == BOUND:
        raise SnapshotError(
            "the file is already bound to a catalog",
            str(file),
            "leave the catalog out, or bind the snapshot or the rules to it",
        )
    return Engine(BoundRules.open(file))


def _start(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(len(BOUND))
    except OSError as problem:
        raise SnapshotError(
            f"the file cannot be opened: {problem.strerror}", str(file), "check the path"
        ) from None


def _from_text(rules: Path, catalog: Path | None) -> BoundRules:
    from promo.compiler.compile import compile_rules  # the authoring side, needed only here

    compiled = compile_rules(rules, catalog)
    return _bound(unpack(pack(compiled.priced())), compiled.catalog, str(rules))


def _from_snapshot(file: Path, catalog: Path | None) -> BoundRules:
    from promo.readers.catalog import read_catalog  # a bound file needs no reader of tables

    snapshot = unpack(file.read_bytes(), str(file))
    products = None
    if catalog is not None:
        products, diagnostics = read_catalog(catalog, snapshot.ruleset.currency)
        refuse_errors(diagnostics)
    return _bound(snapshot, products, str(file))


def _bound(snapshot: Snapshot, catalog: Catalog | None, place: str) -> BoundRules:
    products = Catalog.of(()) if catalog is None else catalog
    return BoundRules.of(bind(snapshot, products), place)
