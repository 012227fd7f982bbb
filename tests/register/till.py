"""A till for rules and a shop that were built by hand."""

from promo.engine.bind import bind
from promo.engine.bound import BoundRules
from promo.model.catalog import Catalog
from promo.plan.snapshot import pack, unpack
from promo.program.ruleset import Ruleset
from promo.register.engine import Engine


def till(ruleset: Ruleset, catalog: Catalog) -> Engine:
    return Engine(BoundRules.of(bind(unpack(pack(ruleset)), catalog)))
