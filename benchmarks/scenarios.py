"""What is measured: rules, bound files and carts by their size, made once per process.

`PROMOTIONS` × `LINES` × `POLICIES`; a number of promotions alone stands for the mix of `generator`.
"""

import re
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from benchmarks.generator import (
    BROAD,
    by_popularity,
    coupon_code,
    generate_carts,
    generate_catalog,
    generate_further_rules,
    generate_rules,
    never_bought,
)
from promo.compiler.compile import compile_rules
from promo.engine.bind import bind
from promo.engine.bound import BoundRules
from promo.engine.request import request_bytes
from promo.errors import refuse_errors
from promo.model.cart import Cart
from promo.model.catalog import Catalog
from promo.plan.snapshot import Snapshot, pack, unpack
from promo.program.ruleset import Ruleset
from promo.readers.cart import cart_from_json

SEED = 20_260_301
PROMOTIONS = (10, 1_000, 10_000)
CARTS = {1: 200, 12: 40, 100: 6}
"""Lines of a cart → how many such carts."""
LINES = tuple(CARTS)
POLICIES = {"best": "best for customer", "priority": "highest priority"}


@lru_cache
def catalog() -> Catalog:
    """10,000 products."""
    return generate_catalog(SEED)


@lru_cache
def rule_text(promotions: int, policy: str = "best", strangers: int = 0) -> str:
    """`strangers`: so many promotions more, which no line of any cart can be in."""
    text = generate_rules(SEED + 1, by_popularity(catalog()), promotions, POLICIES[policy])
    if strangers:
        first = max(BROAD, promotions)
        text += generate_further_rules(SEED + 2, never_bought(catalog()), first, strangers)
    return text


def compiled(rules: Path) -> Ruleset:
    """The program of a file of rule text, checked without a catalog. Raises RuleError."""
    found = compile_rules(rules, use_catalog=False)
    refuse_errors(found.diagnostics)
    assert found.ruleset is not None
    return found.ruleset


@lru_cache
def snapshot(promotions: int, policy: str = "best", strangers: int = 0) -> Snapshot:
    with tempfile.TemporaryDirectory() as folder:
        rules = Path(folder, "rules.promo")
        rules.write_text(rule_text(promotions, policy, strangers))
        return unpack(pack(compiled(rules)))


@lru_cache
def bound_file(promotions: int, policy: str = "best", strangers: int = 0) -> bytes:
    return bind(snapshot(promotions, policy, strangers), catalog())


@dataclass(frozen=True)
class Scenario:
    """The same carts as a register sends them, as they are read, and as the kernel gets them."""

    bound: BoundRules
    sent: tuple[dict[str, Any], ...]
    carts: tuple[Cart, ...]
    requests: tuple[bytes, ...]


@lru_cache
def scenario(lines: int, promotions: int, policy: str = "best", strangers: int = 0) -> Scenario:
    text = rule_text(promotions, policy)
    numbers = map(int, re.findall(r"coupon CUT(\d+)", text))
    sent = generate_carts(
        SEED + 2 + lines,
        by_popularity(catalog()),
        lines,
        CARTS[lines],
        [coupon_code(number) for number in numbers],
    )
    bound = BoundRules.of(bound_file(promotions, policy, strangers))
    carts = [cart_from_json(cart) for cart in sent]
    requests = [request_bytes(bound, cart) for cart in carts]
    return Scenario(bound, tuple(sent), tuple(carts), tuple(requests))
