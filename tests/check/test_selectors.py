"""Selectors: precedence, one canonical form, and the catalog."""

import pytest

from promo.model.catalog import Catalog
from promo.model.product import Product
from promo.program.rewards import PercentOff
from promo.program.selectors import (
    AllOf,
    AnyOf,
    ByField,
    Everything,
    Except,
    Field,
    Named,
    Selector,
)
from tests.check.checking import HEAD, checked, promotion_of

CATALOG = Catalog.of(
    [
        Product("1", "Nuts", 299, "Grocery", ("Food", "Snacks"), "Glacier", ("party",), "Bramble"),
        Product("2", "Crisps", 199, "Grocery", ("Food", "Crisps"), "Fjord"),
        Product("3", "Lemonade", 149, "Grocery", ("Drinks",), "Glacier", ("party", "cold")),
        Product("4", "Gift card", 1000),
    ]
)


def meaning(selector: str) -> Selector:
    reward = promotion_of(f"get 5% off {selector}").reward
    assert isinstance(reward, PercentOff)
    return reward.selector


def said(selector: str) -> list[tuple[str, str | None]]:
    text = f'promotion P "p" get 5% off {selector} promotion Q "q" get 5% off snacks, drinks'
    _, found = checked(HEAD, text, catalog=CATALOG)
    return [(one.code, one.suggestion) for one in found if one.severity == "error"]


def by(field: Field, *values: str) -> ByField:
    return ByField(field, values)


A, B, C = by("tag", "a"), by("brand", "b"), by("supplier", "c")
a, b, c = 'tag "a"', 'brand "b"', 'supplier "c"'


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (f"{a} or {b} in {c}", AnyOf((AllOf((B, C)), A))),
        (f"{a} in {b} or {c}", AnyOf((AllOf((B, A)), C))),
        (f"{a}, {b} in {c}", AllOf((AnyOf((B, A)), C))),
        (f"{a} or {b} except {c}", Except(AnyOf((B, A)), C)),
        (f"{a} except {b} in {c}", Except(A, AllOf((B, C)))),
        (f"{a} except {b} except {c}", Except(A, AnyOf((B, C)))),
        ("snacks, drinks", AnyOf((Named("drinks"), Named("snacks")))),
        ('brand "G", "F", snacks', AnyOf((by("brand", "F", "G"), Named("snacks")))),
    ],
)
def test_comma_binds_tighter_than_in_than_or_than_except(written: str, expected: Selector) -> None:
    def parts(selector: Selector) -> object:
        match selector:
            case AnyOf(some) | AllOf(some):
                return type(selector), frozenset(parts(part) for part in some)
            case Except(base, without):
                return Except, parts(base), parts(without)
            case _:
                return selector

    assert parts(meaning(written)) == parts(expected)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"{a} or {b}", f"{b} or {a}"),
        (f"{a} in {b}", f"{b} in {a}"),
        (f"{a} or {b} or {a}", f"{a}, {b}"),
        ('tag "a" or tag "b"', 'tag "b", "a"'),
        ('sku 2, 1, "2"', "sku 1 or sku 2"),
        ("everything in snacks", "snacks"),
        ("everything or snacks", "everything"),
        ("everything in everything", "everything"),
        ('category "Food>Crisps"', 'category "Food > Crisps"'),
        (f"{a} except {b} except {c}", f"{a} except {c}, {b}"),
    ],
)
def test_equal_meaning_is_the_equal_program(one: str, other: str) -> None:
    assert meaning(one) == meaning(other)


def test_leading_zeros_of_a_sku_are_kept() -> None:
    assert meaning('sku 007, "7"') == by("sku", "007", "7")


@pytest.mark.parametrize(
    "selector",
    [
        'category "Food"',
        'category "Crisps"',
        'category "Food > Snacks"',
        'department "Grocery"',
        'brand "Fjord"',
        'tag "cold"',
        'supplier "Bramble"',
        'brand "Glacier" in tag "cold"',
        "everything except sku 1",
    ],
)
def test_what_the_catalog_has_is_found(selector: str) -> None:
    assert said(selector) == []


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ('category "Foods"', [("P208", "Food")]),
        ('category "Snacks > Food"', [("P208", None)]),
        ('department "Grocary"', [("P208", "Grocery")]),
        ('brand "glacier"', [("P208", "Glacier")]),
        ('tag "partie"', [("P208", "party")]),
        ('supplier "Thorn"', [("P208", None)]),
        ("sku 99", [("P208", None)]),
        ('sku 1 in category "Drinks"', [("P209", None)]),
        ("snacks except snacks", [("P209", None)]),
        ("snaks", [("P201", "snacks")]),
        ("toatl", [("P201", "total")]),
    ],
)
def test_what_it_does_not_have_is_an_error(
    selector: str, expected: list[tuple[str, str | None]]
) -> None:
    assert said(selector) == expected


def test_a_set_without_products_is_told_at_the_set() -> None:
    text = 'set cold-snacks is snacks in tag "cold"\npromotion P "p" get 5% off cold-snacks, drinks'
    _, found = checked(HEAD, text, catalog=CATALOG)
    assert [(one.code, one.span.line) for one in found if one.severity == "error"] == [("P209", 1)]


def test_a_long_chain_of_sets_is_no_trouble() -> None:
    chain = "".join(f"set s{number} is s{number + 1}\n" for number in range(3_000))
    text = f'currency USD\n{chain}set s3000 is sku 1\npromotion P "p" get 5% off s0'
    ruleset, found = checked(text, catalog=CATALOG)
    assert found == ()
    assert ruleset is not None
    assert [named.name for named in ruleset.sets[:2]] == ["s3000", "s2999"]


def test_everything_is_every_product() -> None:
    assert meaning("everything") == Everything()


PAINT = Catalog.of(
    [
        Product("1", "Red paint", 299, attributes=(("colour", "red"), ("size", "5 l"))),
        Product("2", "Blue paint", 299, attributes=(("colour", "blue"),)),
    ]
)


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ('attribute "colour" is "red", "blue"', []),
        ('attribute "color" is "red"', [("P208", "colour")]),
        ('attribute "colour" is "rde"', [("P208", "red")]),
        ('attribute "size" is "red"', [("P208", None)]),
        ('attribute "" is "red"', [("P304", None)]),
    ],
)
def test_attributes_are_looked_up_where_the_catalog_has_any(
    selector: str, expected: list[tuple[str, str | None]]
) -> None:
    text = f'currency USD promotion P "p" get 5% off {selector}'
    _, found = checked(text, catalog=PAINT)
    assert [(one.code, one.suggestion) for one in found if one.code != "P350"] == expected
    if expected[:1] != [("P304", None)]:
        _, found = checked(text, catalog=CATALOG)
        assert [one.code for one in found] == ["P350"]


def test_a_gift_is_a_product_of_the_catalog() -> None:
    text = 'currency USD promotion P "p" get gift sku 1, 5'
    _, found = checked(text, catalog=CATALOG)
    assert sorted(one.code for one in found) == ["P208", "P350"]
