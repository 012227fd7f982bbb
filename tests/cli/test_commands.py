"""Each command does what its help says, in words for people and as JSON for programs."""

import json
from pathlib import Path

import pytest

from tests.cli.promo_command import promo

COMMANDS = ("new", "check", "fmt", "test", "compile", "price", "explain", "show", "demo", "doctor")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_each_command_has_an_example(command: str, tmp_path: Path) -> None:
    run = promo(command, "--help", at=tmp_path)
    assert run.status == 0
    assert "Example" in run.out
    assert f"promo {command}" in run.out


def test_the_command_lists_itself(tmp_path: Path) -> None:
    run = promo("--help", at=tmp_path)
    assert all(f"\n  {command} " in run.out for command in COMMANDS)


def test_what_new_makes_is_ready_to_run(shop: Path) -> None:
    checked = promo("check", "shop", at=shop)
    assert (checked.status, checked.err) == (0, "")
    assert "fine, 6 promotions" in checked.out
    priced = promo("price", "shop/cart.json", "--rules", "shop", at=shop)
    assert priced.status == 0
    assert "3 FOR 2" in priced.out


@pytest.mark.parametrize(
    ("words", "folder", "saving"),
    [
        ("3 for 2 on snacks", "3-for-2-on-snacks", "-$2.50"),
        ("4 for 2 on snacks", "4-for-2-on-snacks", "-$5.00"),
        ("20% off cheese", "20-off-cheese", "-$1.20"),
        ("2 pies for $5", "2-pies-for-5", "-$1.00"),
        ("$1 off drinks", "1-off-drinks", "-$2.00"),
    ],
)
def test_a_promotion_said_in_words_is_filled_in(
    words: str, folder: str, saving: str, tmp_path: Path
) -> None:
    assert promo("new", words, at=tmp_path).status == 0
    assert promo("check", folder, at=tmp_path).status == 0
    priced = promo("price", f"{folder}/cart.json", "--rules", folder, at=tmp_path)
    assert words in priced.out
    assert saving in priced.out


def test_words_that_say_no_known_promotion_still_give_a_folder(tmp_path: Path) -> None:
    assert promo("new", "summer sale!", at=tmp_path).status == 0
    assert promo("check", "summer-sale", at=tmp_path).status == 0


def test_every_kind_of_rules_gives_the_same_price(shop: Path) -> None:
    assert promo("compile", "shop", "-o", "a.bound", at=shop).status == 0
    assert promo("compile", "shop", "--no-catalog", "-o", "a.snapshot", at=shop).status == 0
    catalog = ("--catalog", "shop/catalog.csv")
    digests = {
        promo("price", "shop/cart.json", "--json", "--rules", *rules, at=shop).json["digest"]
        for rules in (
            ("shop",),
            ("shop/rules.promo", *catalog),
            ("a.bound",),
            ("a.snapshot", *catalog),
        )
    }
    assert len(digests) == 1


@pytest.mark.parametrize("options", [(), ("--no-catalog",)])
def test_the_same_inputs_compile_to_the_same_bytes(options: tuple[str, ...], shop: Path) -> None:
    for name in ("one", "two"):
        assert promo("compile", "shop", "-o", name, *options, at=shop).status == 0
    assert (shop / "one").read_bytes() == (shop / "two").read_bytes()


def test_many_carts_come_as_an_array_or_as_lines(shop: Path) -> None:
    cart = json.loads((shop / "shop/cart.json").read_text())
    few = {**cart, "lines": cart["lines"][:1]}
    as_array = json.dumps([cart, few])
    as_lines = json.dumps(cart) + "\n" + json.dumps(few) + "\n"
    asked = ("price", "-", "--rules", "shop")
    runs = [promo(*asked, "--json", at=shop, stdin=text) for text in (as_array, as_lines)]
    assert runs[0].json == runs[1].json
    assert [priced["total"] for priced in runs[0].json] == [2177, 500]
    assert promo(*asked, at=shop, stdin=as_lines).out.count("TOTAL USD") == 2
    (alone,) = promo(*asked, "--json", at=shop, stdin=json.dumps([few])).json
    assert alone["total"] == 500


def test_at_prices_as_if_paid_at_another_time(shop: Path) -> None:
    asked = ("price", "shop/cart.json", "--rules", "shop", "--json")
    at_night = promo(*asked, "--at", "2026-11-27T22:00:00-05:00", at=shop).json
    applied = {one["promotion"] for one in at_night["applied"]}
    assert "LUNCH" not in applied
    assert "SNACKS-3FOR2" in applied


def test_explain_says_what_applied_and_what_is_missing(shop: Path) -> None:
    asked = ("explain", "shop/cart.json", "--rules", "shop")
    run = promo(*asked, at=shop)
    assert run.status == 0
    assert "it took $2.50 off, applied once" in run.out
    assert "not-eligible: it needs coupon SAVE10" in run.out
    (one,) = promo(*asked, "--json", "--promotion", "SPEND-30", at=shop).json["promotions"]
    assert (one["verdict"], one["reason"], one["short_by"]) == ("not-eligible", "spend", 823)
    assert one["change"]["add"] == [{"sku": "4001", "quantity": 3}]


def test_explain_counts_what_is_far_from_the_cart_unless_all_is_asked_for(shop: Path) -> None:
    cart = json.dumps({"currency": "USD", "lines": [{"id": "1", "sku": "1001", "quantity": 1}]})
    asked = ("explain", "-", "--rules", "shop")
    run = promo(*asked, at=shop, stdin=cart)
    assert "more promotions speak of nothing in this cart" in run.out
    assert "CLUB-COFFEE" not in run.out
    assert "CLUB-COFFEE" in promo(*asked, "--all", at=shop, stdin=cart).out


@pytest.mark.parametrize("stage", ["source", "tree", "ast", "program", "plan"])
def test_every_stage_can_be_shown(stage: str, shop: Path) -> None:
    run = promo("show", stage, "shop", at=shop)
    assert (run.status, run.err) == (0, "")
    assert len(run.out.splitlines()) > 20
    assert stage not in ("program", "plan") or run.json


def test_doctor_says_which_kernel_is_live(shop: Path) -> None:
    report = promo("doctor", "--json", at=shop).json
    assert report["kernel"] == {"backend": "kernel", "is_live": True, "problem": ""}
    assert promo("doctor", at=shop, PROMO_BACKEND="reference").out.count("reference: live") == 1


def test_doctor_verifies_files(shop: Path) -> None:
    promo("compile", "shop", "-o", "a.bound", at=shop)
    promo("compile", "shop", "--no-catalog", "-o", "a.snapshot", at=shop)
    whole = promo("doctor", "--verify", "a.bound", "a.snapshot", at=shop)
    assert whole.status == 0
    assert "a.bound: whole bound file of 6 promotions and 10 products" in whole.out
    assert "a.snapshot: whole snapshot of 6 promotions" in whole.out
    (shop / "a.bound").write_bytes((shop / "a.bound").read_bytes()[:-1])
    cut = promo("doctor", "--verify", "a.bound", "--json", at=shop)
    assert cut.status == 1
    assert cut.json["files"][0]["is_whole"] is False


@pytest.mark.parametrize("form", ["json", "github", "sarif", "junit"])
def test_check_speaks_to_machines(form: str, shop: Path) -> None:
    rules = shop / "shop/rules.promo"
    rules.write_text(rules.read_text().replace("from snacks", "from snack"))
    run = promo("check", "shop", "--format", form, at=shop)
    assert run.status == 1
    assert "P201" in run.out
    assert run.err == ""


def test_check_in_json_has_the_shape_of_interfaces(shop: Path) -> None:
    rules = shop / "shop/rules.promo"
    rules.write_text(rules.read_text().replace("from snacks", "from snack"))
    found = promo("check", "shop", "--json", at=shop).json
    assert (found["errors"], found["warnings"]) == (1, 0)
    (error,) = found["diagnostics"]
    assert (error["file"], error["line"]) == ("shop/rules.promo", 19)
    assert list(error) == [
        "code", "severity", "message", "help", "file", "line", "column", "end_line", "end_column",
        "suggestion", "notes",
    ]  # fmt: skip


def test_color_is_for_terminals(shop: Path) -> None:
    assert "\033[" not in promo("check", "shop", at=shop).out
    assert "\033[" not in promo("check", "nowhere.promo", at=shop).err
