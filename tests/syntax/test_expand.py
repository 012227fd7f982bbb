"""Constants, templates and rows: what they become, where it stands, and what is refused."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promo.check.check import check
from promo.diagnostics.diagnostic import Diagnostic, sorted_diagnostics
from promo.diagnostics.span import SourceFile, Span
from promo.program.ruleset import Ruleset
from promo.syntax import expand as expanding
from promo.syntax.expand import expand
from promo.syntax.nodes import Promotion
from promo.syntax.parse import parse
from promo.syntax.templates import Row

TEMPLATE = """\
template opening needs store, share
  promotion OPEN-{store} "{share} off at {store}"
    only at {store}
    get {share} off everything
"""
ROWS = """\
apply opening to
  | share | store |
  | 10%   | S131  |
  | 15%   | S132  |
"""


def meaning(
    *texts: str, table: Sequence[Sequence[str]] = ()
) -> tuple[Ruleset | None, tuple[Diagnostic, ...]]:
    """`table` is what any file of rows holds, the names of the columns first."""
    parsed = [parse(SourceFile(f"{at}.promo", text)) for at, text in enumerate(texts)]
    rows = [
        Row(tuple(cells), lambda at, line=line: Span("t.csv", line, at + 1, line, at + 2))
        for line, cells in enumerate(table[1:], start=2)
    ]
    columns = tuple(table[0]) if table else ()
    files, found = expand([tree for tree, _ in parsed], lambda *_: (columns, rows))
    ruleset, checked = check(files)
    slips = [one for _, of_text in parsed for one in of_text]
    return ruleset, sorted_diagnostics([*slips, *found, *checked])


def by_hand(*texts: str) -> Ruleset | None:
    ruleset, found = meaning("currency USD\n", *texts)
    assert found == ()
    return ruleset


def test_each_row_makes_the_definitions_of_the_template() -> None:
    written = (
        'promotion OPEN-S131 "10% off at S131"\n  only at S131\n  get 10% off everything\n'
        'promotion OPEN-S132 "15% off at S132"\n  only at S132\n  get 15% off everything\n'
    )
    assert by_hand(TEMPLATE + ROWS) == by_hand(written)


def test_rows_of_a_file_fill_a_template_as_rows_below_it_do() -> None:
    table = (("store", "note", "share"), ("S131", "x", "10%"), ("S132", "", "15%"))
    applied = TEMPLATE + 'apply opening to rows of "openings.csv"\n'
    ruleset, found = meaning("currency USD\n", applied, table=table)
    assert found == ()
    assert ruleset == by_hand(TEMPLATE + ROWS)


def test_the_order_of_files_and_definitions_does_not_matter() -> None:
    constant = "constant HALF is 50%\n"
    user = 'promotion A "{HALF} off"\n  get {HALF} off everything\n'
    assert by_hand(constant, user) == by_hand(user, constant) == by_hand(user + constant)
    assert by_hand(ROWS, TEMPLATE) == by_hand(TEMPLATE, ROWS)


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("$1,299.00", "get {X} off total"),
        ("12.5 %", "get {X} off total"),
        ("7", "buy {X} items from everything get the cheapest free"),
        ("2026-08-31", "runs until {X} get 5% off total"),
        ("22:00", "runs every day from {X} until 23:00 get 5% off total"),
        ('"Fruit & Veg"', "get 5% off category {X}"),
        ('"Fruit & Veg"', 'get 5% off category "{X}"'),
    ],
)
def test_a_constant_stands_for_a_value_of_any_kind(value: str, sentence: str) -> None:
    text = f'constant X is {value}\npromotion A "{{X}}"\n  {sentence}\n'
    bare = value.strip('"')
    filled = sentence.replace('"{X}"', f'"{bare}"').replace("{X}", value)
    assert by_hand(text) == by_hand(f'promotion A "{bare}"\n  {filled}\n')


def test_a_column_hides_a_constant_of_its_name() -> None:
    hidden = "constant share is 90%\n" + TEMPLATE + ROWS
    _, found = meaning("currency USD\n", hidden)
    assert [one.code for one in found] == ["P432"]


def test_a_remark_has_no_holes() -> None:
    assert by_hand('promotion A "a" # {nothing}\n  get 5% off total # {nor} here\n') is not None


def test_a_template_holds_several_definitions_also_sets_and_tests() -> None:
    text = (
        "template sale needs name, category\n"
        '  set {name} is category "{category}"\n'
        '  promotion SALE-{name} "Sale"\n    get 5% off {name}\n'
        '  test "{name}"\n    cart\n      1 of sku 1 at $1 in category "{category}"\n'
        "    expect SALE-{name} applies\n"
        "apply sale to\n  | name | category |\n  | nuts | Food > Nuts |\n  | tea | Drinks |\n"
    )
    ruleset = by_hand(text)
    assert ruleset is not None
    assert [one.promotion_id for one in ruleset.promotions] == ["SALE-nuts", "SALE-tea"]


def test_places_lead_back_to_the_template_and_to_the_row() -> None:
    tree, _ = parse(SourceFile("a.promo", TEMPLATE + ROWS))
    (file,), _ = expand([tree], lambda *_: None)
    one, other = (node for node in file.definitions if isinstance(node, Promotion))
    assert str(one.span) == str(other.span) == "a.promo:2:3"
    assert str(one.name.span) == "a.promo:2:13"
    assert (one.name.span.end_line, one.name.span.end_column) == (2, 25)
    assert [str(node.name.span.row) for node in (one, other)] == ["a.promo:7:5", "a.promo:8:5"]


def test_one_slip_in_a_template_is_one_message_however_many_rows() -> None:
    rows = "".join(f"  | {number}% | S{number} |\n" for number in range(1, 90))
    text = TEMPLATE.replace("off everything", "of everything") + ROWS + rows
    _, found = meaning("currency USD\n", text)
    assert [(one.code, one.place) for one in found] == [("P101", "1.promo:4:17")]
    assert found[0].notes[-1].message.endswith("more")


def test_each_bad_row_is_one_message_at_the_row() -> None:
    rows = "  | 5% off total | S1 |\n  | 5 |\n  | 5% | S 1 |\n  | 5% | S4 |\n"
    _, found = meaning("currency USD\n", TEMPLATE + ROWS + rows)
    assert [(one.code, one.span.line) for one in found] == [("P393", 9), ("P394", 10), ("P393", 11)]


@given(st.text(st.sampled_from("aS1 -_,.%$\"'“”{}|#\n\tget promotion{store}"), max_size=12))
def test_no_value_brings_a_clause_or_a_definition_of_its_own(value: str) -> None:
    table = (("store", "share"), (value, "10%"))
    text = TEMPLATE + 'apply opening to rows of "openings.csv"\n'
    ruleset, found = meaning("currency USD\n", text, table=table)
    assert found or (ruleset is not None and len(ruleset.promotions) == 1)
    if ruleset is not None:
        (one,) = ruleset.promotions
        assert one.title == f"10% off at {value}".strip()


@pytest.mark.parametrize(
    "value", ["get", "S1, get", "S1 get 90% off total", "S1\nget 5% off total", "a{b}", 'S"1']
)
def test_a_value_that_would_say_more_is_refused(value: str) -> None:
    text = (
        "template t needs store\n"
        '  promotion A "a"\n    only at {store}\n    get 5% off total\n'
        'apply t to rows of "t.csv"\n'
    )
    _, found = meaning("currency USD\n", text, table=(("store",), (value,)))
    assert [(one.code, one.place) for one in found] == [("P393", "t.csv:2:1")]


def test_a_list_may_fill_a_hole() -> None:
    text = (
        "template t needs stores\n"
        '  promotion A "a"\n    only at {stores}\n    get 5% off total\n'
        "apply t to\n  | stores |\n  | S1, S2, 0412 |\n"
    )
    ruleset = by_hand(text)
    assert ruleset is not None
    assert ruleset.promotions[0].eligibility.stores == ("0412", "S1", "S2")


def test_rows_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expanding, "MOST_ROWS", 1)
    _, found = meaning("currency USD\n", TEMPLATE + ROWS)
    assert [(one.code, one.place) for one in found] == [("P395", "1.promo:8:5")]


def test_what_templates_come_to_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expanding, "LARGEST_EXPANSION", 150)
    _, found = meaning("currency USD\n", TEMPLATE + ROWS)
    assert [(one.code, one.place) for one in found] == [("P396", "1.promo:8:5")]


def test_a_table_full_of_bad_rows_is_not_read_to_its_end() -> None:
    rows = "".join(f"  | {number}% |\n" for number in range(1, 90))
    _, found = meaning("currency USD\n", TEMPLATE + ROWS + rows)
    assert [one.code for one in found] == ["P394"] * expanding.MOST_BAD_ROWS


def test_what_a_lost_template_would_have_made_is_not_reported_as_well() -> None:
    text = TEMPLATE.replace("needs", "neds") + ROWS
    test = 'test "t"\n  cart\n    1 of sku 1 at $1\n  expect OPEN-S131 applies\n'
    _, found = meaning("currency USD\n", text, test)
    assert [(one.code, one.place) for one in found] == [("P101", "1.promo:1:18")]
