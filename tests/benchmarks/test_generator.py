"""Measured figures mean something only where everybody measures the same thing."""

import subprocess
import sys
from pathlib import Path

from benchmarks.generator import (
    KINDS,
    by_popularity,
    generate_carts,
    generate_catalog,
    generate_further_rules,
    generate_rules,
    never_bought,
)
from promo.compiler.compile import compile_rules
from promo.diagnostics.diagnostic import has_errors
from promo.program.rewards import PercentOff
from promo.readers.cart import cart_from_json
from tests.architecture.house import ROOT

CATALOG = generate_catalog(1, count=2_000)
GOODS = by_popularity(CATALOG)

PRINT_DIGEST = """
from hashlib import sha256
from benchmarks.generator import *
catalog = generate_catalog(1, count=2_000)
goods = by_popularity(catalog)
made = catalog, generate_rules(2, goods, 300, "all"), generate_carts(3, goods, 12, 50, ["CUT00007"])
print(sha256(repr(made).encode()).hexdigest())
"""


def test_a_seed_gives_the_same_in_every_process() -> None:
    digests = {
        subprocess.run(
            [sys.executable, "-c", PRINT_DIGEST],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(digests) == 1


def test_a_small_ruleset_is_the_beginning_of_a_large_one() -> None:
    small, large = (generate_rules(2, GOODS, count, "all") for count in (10, 300))
    assert large.startswith(small)


def test_the_rules_compile_and_ten_of_them_show_ten_kinds(tmp_path: Path) -> None:
    rules = tmp_path / "rules.promo"
    text = generate_rules(2, GOODS, 400, "highest priority")
    rules.write_text(text + generate_further_rules(3, never_bought(CATALOG), 400, 200))
    found = compile_rules(rules, use_catalog=False)
    assert not has_errors(found.diagnostics)  # a segment that nothing uses is a warning
    assert found.ruleset is not None
    assert len(found.ruleset.promotions) == 600
    first = [one for one in found.ruleset.promotions if one.promotion_id < "P00010"]
    shapes = {(type(p.reward), type(p.reward) is PercentOff and p.eligibility) for p in first}
    assert len(first) == len(KINDS) == len(shapes) + 1  # two kinds are deals with slots


def test_no_cart_holds_what_further_rules_speak_of() -> None:
    strangers = {product.sku for product in never_bought(CATALOG)}
    carts = [cart_from_json(cart) for cart in generate_carts(4, GOODS, 12, 100, ["X"])]
    assert strangers
    assert strangers.isdisjoint(line.sku for cart in carts for line in cart.lines)


def test_carts_have_the_lines_asked_for_and_known_products() -> None:
    for lines in (1, 12, 100):
        for cart in generate_carts(5, GOODS, lines, 20, ["X"]):
            skus = [line.sku for line in cart_from_json(cart).lines]
            assert len(set(skus)) == lines
            assert all(CATALOG.product(sku) for sku in skus)
