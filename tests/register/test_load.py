"""`promo.load`: every kind of file, and every way in which one can be wrong."""

from pathlib import Path

import pytest

import promo
from promo.compiler.compile import compile_rules
from promo.engine.bind import bind
from promo.errors import CatalogError, PromoError, RuleError, SnapshotError
from promo.plan.snapshot import pack, unpack

CART = {"currency": "USD", "lines": [{"id": "1", "sku": "1", "quantity": 3}]}
RULES = (
    'currency USD\npromotion THREE "3 for 2"\n  buy 3 items from sku 1\n  get the cheapest free\n'
)
CATALOG = "sku,name,price\n1,Pear,1.00\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "rules.promo").write_text(RULES)
    (tmp_path / "catalog.csv").write_text(CATALOG)
    return tmp_path


@pytest.fixture
def snapshot(folder: Path) -> Path:
    ruleset = compile_rules(folder).ruleset
    assert ruleset is not None
    path = folder / "rules.snapshot"
    path.write_bytes(pack(ruleset))
    return path


@pytest.fixture
def bound(folder: Path, snapshot: Path) -> Path:
    catalog = compile_rules(folder).catalog
    assert catalog is not None
    path = folder / "rules.bound"
    path.write_bytes(bind(unpack(snapshot.read_bytes()), catalog))
    return path


def test_text_snapshot_and_bound_file_price_alike(
    folder: Path, snapshot: Path, bound: Path
) -> None:
    engines = [
        promo.load(rules=folder),
        promo.load(folder),
        promo.load(rules=folder / "rules.promo", catalog=folder / "catalog.csv"),
        promo.load(str(snapshot), catalog=str(folder / "catalog.csv")),
        promo.load(bound),
    ]
    assert {engine.evaluate(CART).digest for engine in engines} == {
        engines[0].evaluate(CART).digest
    }
    assert engines[0].evaluate(CART).total == 200


def test_without_a_catalog_lines_must_carry_their_price(folder: Path) -> None:
    engine = promo.load(folder / "rules.promo")
    priced_line = {"id": "1", "sku": "1", "quantity": 3, "unit_price": 100}
    assert engine.evaluate({"currency": "USD", "lines": [priced_line]}).total == 200
    with pytest.raises(PromoError, match="price"):
        engine.evaluate(CART)


def test_rules_with_errors_raise_with_all_of_them(folder: Path) -> None:
    (folder / "rules.promo").write_text(RULES.replace("sku 1", "pears") + "promotion THREE get")
    with pytest.raises(RuleError) as raised:
        promo.load(rules=folder)
    assert len(raised.value.diagnostics) >= 2
    assert "rules.promo:" in raised.value.place


def test_a_catalog_with_errors_raises_with_all_of_them(folder: Path, snapshot: Path) -> None:
    (folder / "catalog.csv").write_text(CATALOG + "1,Pear again,1.00\n2,Plum,cheap\n")
    for load in (
        lambda: promo.load(rules=folder),
        lambda: promo.load(snapshot, catalog=folder / "catalog.csv"),
    ):
        with pytest.raises(CatalogError) as raised:
            load()
        assert [one.span.line for one in raised.value.diagnostics] == [3, 4]


@pytest.mark.parametrize("kept", [0, 4, 8, 40, 100, -1])
def test_a_file_cut_short_is_refused(bound: Path, kept: int) -> None:
    bound.write_bytes(bound.read_bytes()[:kept])
    with pytest.raises(SnapshotError) as raised:
        promo.load(bound)
    assert raised.value.place == str(bound)
    assert raised.value.help


def test_one_flipped_bit_is_noticed(bound: Path) -> None:
    content = bytearray(bound.read_bytes())
    content[len(content) // 2] ^= 1
    bound.write_bytes(content)
    with pytest.raises(SnapshotError, match="damaged"):
        promo.load(bound)


def test_a_file_of_something_else_is_refused(folder: Path) -> None:
    with pytest.raises(SnapshotError, match="neither a snapshot nor a bound file"):
        promo.load(folder / "catalog.csv")


def test_a_missing_file_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match=r"nowhere\.bound: .*No such file"):
        promo.load(tmp_path / "nowhere.bound")


def test_a_bound_file_has_its_catalog_already(folder: Path, bound: Path) -> None:
    with pytest.raises(SnapshotError, match="already bound"):
        promo.load(bound, catalog=folder / "catalog.csv")


def test_exactly_one_of_path_and_rules_is_asked_for(folder: Path) -> None:
    with pytest.raises(TypeError):
        promo.load()
    with pytest.raises(TypeError):
        promo.load(folder, rules=folder)
