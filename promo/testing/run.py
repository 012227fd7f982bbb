"""Runs tests with the parts that price at a till: compiled rules, bound, and the kernel."""

from collections.abc import Iterator
from dataclasses import replace

from promo.check.expectations import NotPriced, RuleTest
from promo.check.tests import tests_of
from promo.compiler.compile import Compiled
from promo.engine.bind import bind
from promo.engine.bound import BoundRules
from promo.errors import CartError
from promo.model.catalog import Catalog
from promo.plan.snapshot import pack, unpack
from promo.program.ruleset import Ruleset
from promo.register.engine import Engine
from promo.testing.judge import misses
from promo.testing.result import Miss, Result


def run_tests(compiled: Compiled) -> tuple[Result, ...]:
    """One result for each test and moment, in the order of files and lines.

    The rules must have compiled. A cart that cannot be priced is a miss like any other.
    """
    assert compiled.ruleset is not None, "rules with errors have no tests to run"
    rules, codes = compiled.ruleset, compiled.code_lists
    tests = tests_of(compiled.files, rules.currency, compiled.catalog, codes)
    engines = _Engines(rules, _products(tests, compiled.catalog))
    return tuple(result for test in tests for result in _results(engines, test))


def _results(engines: "_Engines", test: RuleTest) -> Iterator[Result]:
    engine = engines.running(test.running_only)
    not_priced = tuple(one.words for one in test.expectations if isinstance(one, NotPriced))
    for moment in test.moments:
        times = {"at": moment, "opened": test.scanned}
        at = {key: _instant(time) for key, time in times.items() if time is not None}
        try:
            found = misses(engine, engine.evaluate({**test.cart, **at}), test.expectations)
        except CartError as error:
            found = (Miss(test.span, "a cart that can be priced", error.message),)
        yield Result(test.title, test.span, moment or "", found, not_priced)


def _instant(moment: str) -> str:
    """Windows are on the store's own clock, so any offset shows the same time."""
    return f"{moment.replace(' ', 'T')}:00+00:00"


class _Engines:
    """One engine for each choice of promotions, made when it is asked for."""

    def __init__(self, ruleset: Ruleset, catalog: Catalog) -> None:
        self._ruleset = ruleset
        self._catalog = catalog
        self._made: dict[tuple[str, ...], Engine] = {}

    def running(self, promotion_ids: tuple[str, ...]) -> Engine:
        """The engine of these promotions, of all where none is named."""
        engine = self._made.get(promotion_ids)
        if engine is None:
            ruleset = self._ruleset
            if promotion_ids:
                kept = (one for one in ruleset.promotions if one.promotion_id in promotion_ids)
                ruleset = replace(ruleset, promotions=tuple(kept))
            content = bind(unpack(pack(ruleset)), self._catalog)
            engine = self._made[promotion_ids] = Engine(BoundRules.of(content))
        return engine


def _products(tests: tuple[RuleTest, ...], catalog: Catalog | None) -> Catalog:
    """Only what the carts hold: each engine binds it anew."""
    skus = {line["sku"] for test in tests for line in test.cart["lines"]}
    products = {} if catalog is None else catalog.products
    return Catalog.of(products[sku] for sku in skus if sku in products)
