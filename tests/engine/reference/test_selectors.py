"""Which units are in a set."""

from promo.engine.reference.prices import prices_of_lines
from promo.engine.reference.selectors import members, members_of_sets
from promo.engine.reference.units import Unit, units_of
from promo.model.product import Product
from promo.program.selectors import (
    AllOf,
    AnyOf,
    ByField,
    Everything,
    Except,
    Named,
    NamedSet,
    Selector,
)
from tests.engine.shop import cart, rules, shop, sku

CATALOG = shop(
    Product("A", "", 100, "North", ("Food", "Snacks", "Crisps"), "Acme", ("new", "hot"), "Mill"),
    Product("B", "", 100, "South", ("Toys", "Crisps"), "Zest", (), "Mine"),
    Product("C", "", 100),
)


def units() -> tuple[Unit, ...]:
    basket = cart("A", "B", "C")
    return units_of(basket, CATALOG, prices_of_lines(rules(), CATALOG, basket, None))


def found(selector: Selector, *sets: NamedSet) -> str:
    named = members_of_sets(sets, units())
    return "".join("ABC"[unit] for unit in sorted(members(selector, units(), named)))


def test_everything_is_every_product() -> None:
    assert found(Everything()) == "ABC"


def test_each_field_looks_at_its_own_fact() -> None:
    assert found(sku("A", "C")) == "AC"
    assert found(ByField("department", ("South",))) == "B"
    assert found(ByField("brand", ("Acme", "Zest"))) == "AB"
    assert found(ByField("tag", ("hot", "cold"))) == "A"
    assert found(ByField("supplier", ("Mine",))) == "B"
    assert found(ByField("brand", ("acme",))) == ""


def test_a_category_matches_any_level_by_name_or_a_path_from_the_top() -> None:
    assert found(ByField("category", ("Crisps",))) == "AB"
    assert found(ByField("category", ("Food",))) == "A"
    assert found(ByField("category", ("Food > Snacks",))) == "A"
    assert found(ByField("category", ("Food > Snacks > Crisps",))) == "A"
    assert found(ByField("category", ("Snacks > Crisps",))) == ""
    assert found(ByField("category", ("Food > Crisps",))) == ""


def test_sets_are_joined_cut_and_taken_away() -> None:
    assert found(AnyOf((sku("A"), sku("C")))) == "AC"
    assert found(AllOf((sku("A", "B"), sku("B", "C")))) == "B"
    assert found(Except(Everything(), sku("B"))) == "AC"
    assert found(Except(sku("A", "B"), Except(sku("B"), sku("B")))) == "AB"
    assert found(AllOf((Everything(), sku("A", "B"), Except(Everything(), sku("A"))))) == "B"


def test_a_named_set_may_name_those_before_it() -> None:
    first = NamedSet("first", sku("A", "B"))
    second = NamedSet("second", Except(Named("first"), sku("A")))
    assert found(Named("second"), first, second) == "B"
    assert found(AnyOf((Named("second"), sku("C"))), first, second) == "BC"


def test_a_selector_may_be_as_deep_as_its_author_likes() -> None:
    deep: Selector = sku("A")
    for _ in range(20_000):
        deep = AnyOf((deep, sku("B")))
    assert found(deep) == "AB"
