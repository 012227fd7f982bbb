"""A till for rules and a shop that were built by hand."""

from promo.model.catalog import Catalog
from promo.program.ruleset import Ruleset
from promo.register.engine import Engine
from tests.engine.shop import bound


def till(ruleset: Ruleset, catalog: Catalog) -> Engine:
    return Engine(bound(ruleset, catalog))
