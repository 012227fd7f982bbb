"""A bound file holds the catalog and finds products in it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from promo.engine.bind import bind
from promo.engine.bound import BoundRules
from promo.errors import SnapshotError
from promo.model.catalog import Catalog
from promo.model.product import Product
from promo.plan.layout import NONE
from promo.plan.snapshot import pack, unpack
from tests.strategies.cases import Case, case_from_seed, cases

texts = st.text(max_size=8)
products = st.builds(
    Product,
    sku=texts,
    name=texts,
    price=st.none() | st.integers(0, 10**10),
    category=st.lists(texts, max_size=3).map(tuple),
    tags=st.lists(texts, max_size=3).map(tuple),
    cost=st.none() | st.integers(0, 10**10),
    discountable=st.booleans(),
    attributes=st.lists(st.tuples(texts, texts), max_size=2).map(tuple),
)


@given(st.lists(products, max_size=20, unique_by=lambda product: product.sku))
@settings(deadline=None)
def test_every_product_comes_back_as_it_was_bound(found: list[Product]) -> None:
    snapshot = unpack(pack(case_from_seed(3).ruleset))
    bound = BoundRules.of(bind(snapshot, Catalog.of(found)))
    assert [bound.product(product.sku) for product in found] == found


@given(cases(), texts)
@settings(max_examples=50, deadline=None)
def test_an_unknown_sku_is_found_nowhere(case: Case, sku: str) -> None:
    bound = BoundRules.of(bind(unpack(pack(case.ruleset)), case.catalog))
    assert (bound.find(sku) == NONE) == (sku not in case.catalog.products)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match="cannot be opened") as refused:
        BoundRules.open(tmp_path / "nowhere.bound")
    assert "nowhere.bound" in refused.value.place


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.bound").touch()
    with pytest.raises(SnapshotError, match="it is empty"):
        BoundRules.open(tmp_path / "empty.bound")
