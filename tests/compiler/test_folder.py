"""Which files belong to a ruleset, and how faults of files are told."""

import os
from pathlib import Path

import pytest

from promo.compiler.compile import Compiled, compile_rules
from promo.compiler.folder import LARGEST_RULESET, MOST_FILES

CURRENCY = "currency USD\n"
SNACKS = 'promotion SNACKS "Snacks"\n  get 20% off category "Snacks"\n'
CATALOG = "sku,name,price,category\n1,Nuts,2.99,Snacks\n2,Tea,1.99,Drinks\n"


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text)
    return folder


def codes(compiled: Compiled) -> list[str]:
    return [one.code for one in compiled.diagnostics]


def test_a_folder_is_all_its_rule_files_and_its_catalog(tmp_path: Path) -> None:
    compiled = compile_rules(write(tmp_path, a_promo=CURRENCY, b_promo=SNACKS, catalog_csv=CATALOG))
    assert codes(compiled) == []
    assert compiled.ruleset is not None
    assert [one.promotion_id for one in compiled.ruleset.promotions] == ["SNACKS"]
    assert compiled.catalog is not None
    assert [*compiled.sources] == [str(tmp_path / "a.promo"), str(tmp_path / "b.promo")]


def test_a_category_is_looked_up_in_the_catalog_of_the_folder(tmp_path: Path) -> None:
    text = CURRENCY + SNACKS.replace("Snacks", "Snaks")
    folder = write(tmp_path, a_promo=text, catalog_csv=CATALOG)
    assert codes(compile_rules(folder)) == ["P208"]
    assert codes(compile_rules(folder, use_catalog=False)) == []


def test_another_catalog_may_be_given(tmp_path: Path) -> None:
    folder = write(tmp_path, a_promo=CURRENCY + SNACKS)
    other = tmp_path / "other.csv"
    other.write_text(CATALOG.replace("Snacks", "Sweets"))
    assert codes(compile_rules(folder, other)) == ["P208"]
    assert compile_rules(folder, other).ruleset is None


def test_a_broken_catalog_leaves_no_ruleset(tmp_path: Path) -> None:
    folder = write(tmp_path, a_promo=CURRENCY + SNACKS, catalog_csv="sku,name,price\n1,Nuts,dear\n")
    compiled = compile_rules(folder)
    assert compiled.ruleset is None
    assert compiled.catalog is None


def test_a_file_brings_the_files_it_uses_and_those_they_use(tmp_path: Path) -> None:
    write(
        tmp_path,
        a_promo='use "b.promo"\n' + SNACKS,
        b_promo='use "c.promo"\nuse "a.promo"\n',
        c_promo=CURRENCY,
    )
    compiled = compile_rules(tmp_path / "a.promo")
    assert codes(compiled) == []
    assert [Path(name).name for name in compiled.sources] == ["a.promo", "b.promo", "c.promo"]


@pytest.mark.parametrize(
    "path", ["../x.promo", "/etc/passwd", "link.promo", "inside/../../x.promo"]
)
def test_nothing_leads_out_of_the_folder(tmp_path: Path, path: str) -> None:
    (tmp_path / "x.promo").write_text(CURRENCY)
    folder = tmp_path / "rules"
    (folder / "inside").mkdir(parents=True)
    (folder / "link.promo").symlink_to(tmp_path / "x.promo")
    (folder / "a.promo").write_text(f'currency USD\nuse "{path}"\n')
    compiled = compile_rules(folder / "a.promo")
    assert codes(compiled) == ["P207"]
    assert compiled.ruleset is None


def test_a_name_no_file_can_have_is_not_found(tmp_path: Path) -> None:
    write(tmp_path, a_promo=CURRENCY + f'use "{"x" * 900}"\nuse ""\n')
    assert codes(compile_rules(tmp_path / "a.promo")) == ["P206", "P206"]


def test_a_file_that_is_not_there_is_named_where_it_is_used(tmp_path: Path) -> None:
    write(tmp_path, a_promo=CURRENCY + 'use "shared.promo"\nprices from "list.csv"\n')
    found = compile_rules(tmp_path / "a.promo").diagnostics
    assert [(one.code, one.span.line) for one in found] == [("P206", 2), ("P206", 3)]


@pytest.mark.parametrize("name", ["missing.promo", "."])
def test_rules_that_are_not_there_are_one_message(tmp_path: Path, name: str) -> None:
    compiled = compile_rules(tmp_path / name)
    assert codes(compiled) == ["P120"]
    assert compiled.ruleset is None


def test_price_lists_are_read_and_sorted_by_sku(tmp_path: Path) -> None:
    write(
        tmp_path,
        a_promo=CURRENCY + 'segment vip\nprices from "list.csv"\n',
        list_csv="sku,price,segment,min_quantity\n2,1.80,,12\n1,2.50,vip,\n2,1.90,,6\n",
    )
    compiled = compile_rules(tmp_path)
    assert codes(compiled) == []
    assert compiled.ruleset is not None
    rows = [(row.sku, row.minor, row.minimum_milli) for row in compiled.ruleset.prices]
    assert [(sku, minor) for sku, minor, _ in rows] == [("1", 250), ("2", 180), ("2", 190)]


def test_a_price_list_tells_its_strange_rows_in_one_message_each(tmp_path: Path) -> None:
    write(
        tmp_path,
        a_promo=CURRENCY + 'prices from "list.csv"\n' + SNACKS,
        list_csv="sku,price,segment\n7,1.80,\n8,2.50,vip\n9,1.90,vip\n",
        catalog_csv=CATALOG,
    )
    found = compile_rules(tmp_path).diagnostics
    assert [(one.code, one.message) for one in found] == [
        (
            "P215",
            "rows of `list.csv` price products that the catalog does not have: 3, such as `7`",
        ),
        (
            "P216",
            "rows of `list.csv` are for segments that no rule file declares: 2, such as `vip`",
        ),
    ]


def test_one_price_list_under_two_spellings_is_named_twice(tmp_path: Path) -> None:
    write(
        tmp_path,
        a_promo=CURRENCY + 'prices from "list.csv"\nprices from "./list.csv"\n',
        list_csv="sku,price\n1,1.80\n",
    )
    assert codes(compile_rules(tmp_path)) == ["P214"]


def test_without_a_currency_neither_catalog_nor_prices_are_read(tmp_path: Path) -> None:
    write(tmp_path, a_promo=SNACKS, catalog_csv="sku,name,price\n1,Nuts,dear\n")
    assert codes(compile_rules(tmp_path)) == ["P211"]


OPENING = """\
template opening needs sku, price
  promotion P-{sku} "{price}"
    get sku "{sku}" for {price} each
"""


def test_rows_of_a_file_of_the_folder_fill_a_template_of_another(tmp_path: Path) -> None:
    write(
        tmp_path,
        a_promo=CURRENCY + 'use "b.promo"\napply opening to rows of "rows.csv"\n',
        b_promo=OPENING,
        rows_csv='price,sku,remark\n"$1,299.00",tv,\n$2.00,100,cheap\n',
    )
    compiled = compile_rules(tmp_path / "a.promo")
    assert codes(compiled) == []
    assert compiled.ruleset is not None
    titles = {one.promotion_id: one.title for one in compiled.ruleset.promotions}
    assert titles == {"P-tv": "$1,299.00", "P-100": "$2.00"}


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ("sku,price\n1,$2.00\n2,two\n", "a.promo:4:25"),
        ("sku,prices\n1,$2.00\n", "a.promo:5:26"),
        ("sku,price\n1\n", "rows.csv:2:1"),
        ("sku,price\n1,$2.00 each get 5% off total\n", "rows.csv:2:3"),
        (None, "a.promo:5:26"),
    ],
)
def test_what_is_wrong_with_rows_of_a_file_is_told_where_it_is(
    tmp_path: Path, rows: str | None, place: str
) -> None:
    write(tmp_path, a_promo=CURRENCY + OPENING + 'apply opening to rows of "rows.csv"\n')
    if rows is not None:
        (tmp_path / "rows.csv").write_text(rows)
    found = compile_rules(tmp_path).diagnostics
    assert [one.place.removeprefix(f"{tmp_path}/") for one in found] == [place]


def test_links_in_a_circle_are_no_file(tmp_path: Path) -> None:
    write(tmp_path, a_promo='currency USD use "b.promo" promotion A "a" get 5% off everything')
    (tmp_path / "b.promo").symlink_to("b.promo")
    assert codes(compile_rules(tmp_path / "a.promo")) == ["P206"]
    assert "P120" in codes(compile_rules(tmp_path))


def test_what_an_editor_hides_is_no_rule_file(tmp_path: Path) -> None:
    write(tmp_path, a_promo='currency USD promotion A "a" get 5% off everything')
    (tmp_path / ".#a.promo").symlink_to("user@host.4711")
    (tmp_path / ".a.promo").write_text("half a sen")
    assert codes(compile_rules(tmp_path)) == []


def test_a_link_out_of_the_folder_is_no_rule_file_of_it(tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    (folder / "..data").mkdir(parents=True)
    (folder / "..data" / "a.promo").write_text(CURRENCY)
    (folder / "a.promo").symlink_to("..data/a.promo")
    assert codes(compile_rules(folder)) == []
    (tmp_path / "b.promo").write_text('promotion B "b" get 5% off everything')
    (folder / "b.promo").symlink_to(tmp_path / "b.promo")
    (found,) = compile_rules(folder).diagnostics
    assert (found.code, found.place) == ("P120", f"{folder}/b.promo:1:1")
    assert "leads out of its folder" in found.message
    assert codes(compile_rules(folder / "b.promo")) == ["P211"]  # named by whoever compiles it


def test_a_pipe_is_no_rule_file_and_nobody_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.promo")
    for rules in (tmp_path, tmp_path / "a.promo"):
        found = compile_rules(rules).diagnostics
        assert [(one.code, "pipe" in one.message) for one in found if one.code != "P211"] == [
            ("P120", True)
        ]


FILLING = "".join(f'set s{one} is tag "a"\n#{"." * 199_500}\n' for one in range(21))
"""Four million characters that are soon read."""


@pytest.mark.parametrize(("more", "expected"), [(0, []), (1, ["P132"])])
def test_a_ruleset_has_as_much_text_as_anybody_needs(
    tmp_path: Path, more: int, expected: list[str]
) -> None:
    text, head = "", "#"
    write(tmp_path, a_promo=CURRENCY)
    for number in range(2):
        text = FILLING.replace("set s", f"set s{number}-")
        (tmp_path / f"{number}.promo").write_text(text)
    rest = LARGEST_RULESET - 2 * len(text) - len(CURRENCY) - len(head) + more
    (tmp_path / "last.promo").write_text(head + "." * (rest - 1) + "\n")
    assert [code for code in codes(compile_rules(tmp_path)) if code[1] != "4"] == expected


@pytest.mark.parametrize(("more", "expected"), [(0, []), (1, ["P132"])])
def test_a_ruleset_has_as_many_files_as_anybody_needs(
    tmp_path: Path, more: int, expected: list[str]
) -> None:
    for number in range(MOST_FILES + more):
        (tmp_path / f"{number:05}.promo").write_text("currency USD\n" if number == 0 else "")
    assert codes(compile_rules(tmp_path)) == expected


def test_a_catalog_that_leads_nowhere_is_not_left_out(tmp_path: Path) -> None:
    write(tmp_path, a_promo='currency USD promotion A "a" get 5% off everything')
    (tmp_path / "catalog.csv").symlink_to("nowhere.csv")
    assert codes(compile_rules(tmp_path)) == ["P501"]


COUPON = """\
coupon LEAFLET
  codes from "codes.csv"
promotion WITH "With the leaflet"
  only with coupon LEAFLET
  get 20% off category "Snacks"
test "with a code of the list"
  with coupon {code}
  cart
    1 of sku 1 at $2.99 in category "Snacks"
  expect total $2.39
"""


def test_the_codes_of_a_coupon_are_read_and_a_test_may_hand_one_over(tmp_path: Path) -> None:
    folder = write(tmp_path, a_promo=CURRENCY + COUPON.format(code="L-2"))
    assert codes(compile_rules(folder)) == ["P350", "P206"]
    write(tmp_path, codes_csv="code\nL-1\nL-2\n")
    compiled = compile_rules(folder)
    assert codes(compiled) == ["P350"]
    assert compiled.code_lists == {"codes.csv": frozenset({"L-1", "L-2"})}
    write(tmp_path, codes_csv="code\nL-2\nL-2\n")
    assert codes(compile_rules(folder)) == ["P350", "P523"]


def test_codes_outside_the_folder_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    write(tmp_path, codes_csv="code\nL-2\n")
    text = CURRENCY + COUPON.format(code="LEAFLET").replace("codes.csv", "../codes.csv")
    assert codes(compile_rules(write(tmp_path / "inside", a_promo=text))) == ["P350", "P207"]
