"""Whatever is wrong: one clear message with its place, the right exit status, and no traceback."""

import json
from pathlib import Path

import pytest

from tests.cli.promo_command import Run, promo

GOOD_LINE = {"id": "1", "sku": "1001", "quantity": 1}


def price(shop: Path, *options: object, rules: object = "shop", cart: object = None) -> Run:
    source = "shop/cart.json"
    if cart is not None:
        text = cart if isinstance(cart, str) else json.dumps(cart)
        source = "bad.json"
        (shop / source).write_text(text)
    return promo("price", source, "--rules", rules, *options, at=shop)


def with_line(**line: object) -> dict[str, object]:
    return {"currency": "USD", "lines": [{**GOOD_LINE, **line}]}


@pytest.mark.parametrize(
    ("cart", "place"),
    [
        ("{", "bad.json: line 1, column 2"),
        ("", "bad.json"),
        ('{"currency": "USD", "currency": "USD", "lines": []}', "bad.json: $"),
        ('{"currency": "USD", "lines": [1.5]}', "bad.json: $.lines[0]"),
        (with_line(colour="red"), "bad.json: $.lines[0].colour"),
        (with_line(quantity=-1), "bad.json: $.lines[0].quantity"),
        (with_line(quantity=10**12), "bad.json: $.lines[0].quantity"),
        (with_line(quantity="1.2345"), "bad.json: $.lines[0].quantity"),
        (with_line(unit_price=-5), "bad.json: $.lines[0].unit_price"),
        (with_line(sku="nowhere"), "bad.json: $.lines[0].sku"),
        ({"currency": "EUR", "lines": []}, "bad.json: $.currency"),
        ({"currency": "USD"}, "bad.json: $"),
        ({"currency": "USD", "lines": [GOOD_LINE, GOOD_LINE]}, "bad.json: $.lines[1].id"),
        ([with_line(), with_line(sku="nowhere")], "bad.json: $[1].lines[0].sku"),
    ],
)
def test_a_bad_cart_is_refused_with_its_path(cart: object, place: str, shop: Path) -> None:
    run = price(shop, cart=cart)
    assert (run.status, run.out) == (1, "")
    assert run.err.startswith(f"error: {place}")
    assert "help: " in run.err
    as_json = price(shop, "--json", cart=cart)
    assert as_json.status == 1
    assert as_json.json["error"]["place"].startswith(place)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("get the cheapest free", "get the chepest free", "shop/rules.promo:20:11"),
        ('category "Snacks"', 'category "Snakcs"', "shop/rules.promo:8:24"),
        ("sku 3001", "sku 3009", "shop/rules.promo:32:11"),
        ("get 10% off drinks", "get 110% off drinks", "shop/rules.promo:14:7"),
        ("buy 3 items", "buy 0 items", "shop/rules.promo:19:7"),
        ("buy 3 items", "buy 99999999999 items", "shop/rules.promo:19:7"),
        ("until 2029-12-31", "until 2029-02-30", "shop/rules.promo:13:30"),
        ("spend $30", "spend $30.001", "shop/rules.promo:37:9"),
    ],
)
def test_a_bad_rule_is_shown_where_it_stands(old: str, new: str, place: str, shop: Path) -> None:
    rules = shop / "shop/rules.promo"
    assert old in rules.read_text()
    rules.write_text(rules.read_text().replace(old, new, 1))
    for command in (("check", "shop"), ("price", "shop/cart.json", "--rules", "shop")):
        run = promo(*command, at=shop)
        text = run.out + run.err
        assert run.status == 1
        assert f"--> {place}" in text
        assert "help: " in text
    found = promo("price", "shop/cart.json", "--rules", "shop", "--json", at=shop)
    assert found.json["errors"] >= 1


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("1001,Crisps again,2.50,,,,", 1),
        ("9001,Dear,two fifty,,,,", 11),
        ("9001,Negative,-2.50,,,,", 15),
        ("9001,Fine,2.505,,,,", 11),
        ("9001,Absurd,99999999999999.00,,,,", 13),
    ],
)
def test_a_bad_catalog_row_is_shown_where_it_stands(row: str, column: int, shop: Path) -> None:
    catalog = shop / "shop/catalog.csv"
    catalog.write_text(catalog.read_text() + row + "\n")
    for command in (("check", "shop"), ("price", "shop/cart.json", "--rules", "shop")):
        run = promo(*command, at=shop)
        assert run.status == 1
        assert f"--> shop/catalog.csv:12:{column}" in run.out + run.err


def test_a_file_cut_short_or_of_another_kind_is_no_ruleset(shop: Path) -> None:
    promo("compile", "shop", "-o", "a.bound", at=shop)
    content = (shop / "a.bound").read_bytes()
    for cut in (0, 7, 20, len(content) // 2, len(content) - 1):
        (shop / "cut.bound").write_bytes(content[:cut])
        run = price(shop, rules="cut.bound")
        assert (run.status, run.out) == (1, "")
        assert run.err.startswith("error: cut.bound: ")
    foreign = price(shop, rules="shop/catalog.csv")
    assert foreign.status == 1
    assert "neither a snapshot nor a bound file" in foreign.err


def test_nothing_is_half_written(shop: Path) -> None:
    promo("compile", "shop", "-o", "a.bound", at=shop)
    before = (shop / "a.bound").read_bytes()
    rules = shop / "shop/rules.promo"
    rules.write_text(rules.read_text() + "promotion BROKEN\n")
    assert promo("compile", "shop", "-o", "a.bound", at=shop).status == 1
    assert (shop / "a.bound").read_bytes() == before
    assert sorted(path.name for path in shop.iterdir()) == ["a.bound", "shop"]


def test_a_folder_is_not_written_over(shop: Path) -> None:
    run = promo("compile", "shop", "-o", "shop", at=shop)
    assert run.status == 2
    assert (shop / "shop/rules.promo").is_file()


def test_a_place_that_cannot_be_written_is_the_environments_fault(shop: Path) -> None:
    run = promo("compile", "shop", "-o", "nowhere/a.bound", at=shop)
    assert run.status == 3
    assert "nowhere" in run.err


def test_new_leaves_a_folder_with_something_in_it_alone(shop: Path) -> None:
    (shop / "shop/cart.json").write_text("mine")
    run = promo("new", "shop", at=shop)
    assert run.status == 2
    assert "exists already" in run.err
    assert (shop / "shop/cart.json").read_text() == "mine"
    (shop / "empty").mkdir()
    assert promo("new", "empty", at=shop).status == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("pirce",),
        ("price", "shop/cart.json"),
        ("price", "nowhere.json", "--rules", "shop"),
        ("price", "shop/cart.json", "--rules", "nowhere"),
        ("price", "shop/cart.json", "--rules", "shop", "--at", "noon"),
        ("price", "shop/cart.json", "--rules", "shop", "--at", "2026-11-27T12:00:00"),
        ("explain", "shop/cart.json", "--rules", "shop", "--promotion", "SPEND-03"),
        ("show", "soup", "shop"),
        ("check", "shop", "--json", "--format", "junit"),
        ("compile", "shop", "-o", "x", "--no-catalog", "--catalog", "shop/catalog.csv"),
        ("doctor", "shop/cart.json"),
        ("new", "!!!"),
    ],
    ids=" ".join,
)
def test_wrong_usage_has_a_status_of_its_own(arguments: tuple[str, ...], shop: Path) -> None:
    run = promo(*arguments, at=shop)
    assert run.status == 2
    assert run.err


def test_an_unknown_promotion_is_answered_with_the_near_one(shop: Path) -> None:
    run = promo("explain", "shop/cart.json", "--rules", "shop", "--promotion", "SPEND-03", at=shop)
    assert "did you mean `SPEND-30`?" in run.err


def test_an_unknown_backend_is_the_environments_fault(shop: Path) -> None:
    run = promo("price", "shop/cart.json", "--rules", "shop", at=shop, PROMO_BACKEND="fast")
    assert run.status == 3
    assert "PROMO_BACKEND" in run.err
    assert promo("doctor", at=shop, PROMO_BACKEND="fast").status == 3


def test_a_cart_that_is_not_text_is_refused(shop: Path) -> None:
    (shop / "bad.json").write_bytes(b'{"currency": "\xff"}')
    run = promo("price", "bad.json", "--rules", "shop", at=shop)
    assert run.status == 1
    assert "byte 15 is not UTF-8" in run.err
