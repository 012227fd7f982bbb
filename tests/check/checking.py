"""Checking a piece of rule text as a test needs it."""

from collections.abc import Mapping

from promo.check.check import check
from promo.diagnostics.diagnostic import Diagnostic, sorted_diagnostics
from promo.diagnostics.span import SourceFile
from promo.model.catalog import Catalog
from promo.program.prices import PriceRow
from promo.program.ruleset import Promotion, Ruleset
from promo.syntax.parse import parse

HEAD = """\
currency USD
segment vip
segment trade
set snacks is category "Snacks", "Crisps"
set drinks is category "Drinks"
"""


def checked(
    *texts: str,
    catalog: Catalog | None = None,
    lists: Mapping[str, tuple[PriceRow, ...]] | None = None,
) -> tuple[Ruleset | None, tuple[Diagnostic, ...]]:
    """What the texts, a file each, mean together and all that is said about them."""
    parsed = [parse(SourceFile(f"{index}.promo", text)) for index, text in enumerate(texts)]
    ruleset, found = check([tree for tree, _ in parsed], catalog, lists)
    return ruleset, sorted_diagnostics([*(one for _, some in parsed for one in some), *found])


def ruleset_of(*texts: str) -> Ruleset:
    """The meaning of texts without errors."""
    ruleset, found = checked(*texts)
    assert [one for one in found if one.severity == "error"] == []
    assert ruleset is not None
    return ruleset


def promotion_of(clauses: str) -> Promotion:
    """The meaning of one promotion, given by its clauses."""
    (promotion,) = ruleset_of(HEAD, f'promotion P "A title"\n{clauses}').promotions
    return promotion
