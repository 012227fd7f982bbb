"""`bind`: a snapshot and a shop's own catalog become one bound file.

In: a `Snapshot`, a `Catalog`. Out: the bytes of one position-independent file which holds all that
pricing needs: the plan, the catalog's texts, and the index from a product to the sets it is in.
`docs/formats/container.md` names every section.
"""

from array import array
from dataclasses import asdict
from hashlib import sha256

from promo.engine.membership import members
from promo.model.catalog import Catalog
from promo.model.product import Product
from promo.plan.container import BOUND, write_container
from promo.plan.layout import NONE, PoolRow
from promo.plan.plan import Plan
from promo.plan.snapshot import Snapshot, column_bytes, snapshot_sections
from promo.program.canonical_json import canonical_bytes

TEXT_FIELDS = (
    "sku", "name", "department", "category", "brand", "tags", "supplier", "unit", "tax_code",
    "attributes",
)  # fmt: skip
"""The texts of a product, in the order of column `product_texts`."""


def bind(snapshot: Snapshot, catalog: Catalog) -> bytes:
    """The bound file; the same bytes for the same snapshot and catalog."""
    products = tuple(catalog.products.values())
    texts = _texts(products)
    identity = {
        "currency": snapshot.ruleset.currency,
        "ruleset": snapshot.digest,
        "catalog": "sha256:" + sha256(b"".join(texts.values())).hexdigest(),
    }
    return write_container(
        BOUND,
        {
            **snapshot_sections(snapshot.ruleset, snapshot.plan),
            "identity": canonical_bytes(identity),
            **texts,
            **_index(snapshot, products),
        },
    )


def _index(snapshot: Snapshot, products: tuple[Product, ...]) -> dict[str, bytes]:
    plan = snapshot.plan
    prices_of = _prices_of(plan)
    sets_of: list[list[int]] = [[] for _ in products]
    for place, found in enumerate(members(products, snapshot.ruleset.sets, plan.sets)):
        for at in found:
            sets_of[at].append(place)
    rows, product_sets = array("q"), array("q")
    written: dict[tuple[int, ...], int] = {}
    for product, sets in zip(products, sets_of, strict=True):
        key = tuple(sets)
        if key not in written:
            # Products of one kind are in the same sets: they share one list.
            written[key] = len(product_sets)
            product_sets.extend(key)
        price = NONE if product.price is None else product.price
        rows.extend((price, *prices_of.get(product.sku, (0, 0)), written[key], len(key)))
    set_pools, pool_numbers = _pools_of_sets(plan)
    return {
        "products": column_bytes(rows),
        "product_sets": column_bytes(product_sets),
        "set_pools": column_bytes(set_pools),
        "pool_numbers": column_bytes(pool_numbers),
    }


def _prices_of(plan: Plan) -> dict[str, tuple[int, int]]:
    """Where the price rows of a SKU stand, and how many."""
    found: dict[str, tuple[int, int]] = {}
    for row, sku in enumerate(plan.price_skus):
        at, count = found.get(sku, (row, 0))
        found[sku] = at, count + 1
    return found


def _pools_of_sets(plan: Plan) -> "tuple[array[int], array[int]]":
    pools = plan.columns["pools"]
    of_set: list[list[int]] = [[] for _ in plan.sets]
    for number in range(len(pools) // PoolRow.WIDTH):
        of_set[pools[number * PoolRow.WIDTH + PoolRow.SET]].append(number)
    set_pools, pool_numbers = array("q"), array("q")
    for found in of_set:
        set_pools.extend((len(pool_numbers), len(found)))
        pool_numbers.extend(found)
    return set_pools, pool_numbers


def _texts(products: tuple[Product, ...]) -> dict[str, bytes]:
    """The catalog itself, as columns; its digest is taken of these bytes and of nothing else."""
    places: dict[str, int] = {}
    rows, facts = array("q"), array("q")
    for product in products:
        fields = asdict(product)
        for field in TEXT_FIELDS:
            value = fields[field]
            text = value if isinstance(value, str) else canonical_bytes(value).decode()
            rows.append(places.setdefault(text, len(places)))
        for number in (product.price, product.cost):
            facts.append(NONE if number is None else number)
        facts.append(product.discountable)
    ends, pool = array("q", [0]), bytearray()
    for text in places:
        pool.extend(text.encode())
        ends.append(len(pool))
    return {
        "texts": bytes(pool),
        "text_ends": column_bytes(ends),
        "product_texts": column_bytes(rows),
        "product_facts": column_bytes(facts),
    }
