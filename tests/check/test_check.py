"""The check as a whole: what order and writing may not change."""

import re
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from promo.diagnostics.suggest import MOST_COMPARED
from promo.program.limits import CartLimit
from promo.program.prices import PriceRow
from promo.program.selectors import AnyOf, Named
from tests.architecture.house import ROOT
from tests.check.checking import HEAD, checked, promotion_of, ruleset_of

SAMPLES = (ROOT / "tests" / "syntax" / "samples.promo").read_text()
DEFINITIONS = re.split(r"\n\n+(?=\w)", SAMPLES.split("\n\n", 1)[1].strip())
FIRST = "currency USD"


def test_the_samples_are_without_a_word() -> None:
    ruleset, found = checked(SAMPLES)
    assert found == ()
    assert ruleset is not None


@settings(max_examples=25, deadline=None)
@given(st.permutations([FIRST, *DEFINITIONS]))
def test_the_order_of_definitions_changes_nothing(definitions: list[str]) -> None:
    assert ruleset_of("\n".join(definitions)) == ruleset_of(SAMPLES)


def test_the_order_of_files_changes_nothing() -> None:
    files = [
        HEAD,
        'promotion A "a" get 5% off snacks',
        'promotion B "b" get 5% off drinks only for vip',
    ]
    expected = ruleset_of(*files)
    assert all(ruleset_of(*order) == expected for order in permutations(files))


def test_errors_are_the_same_in_every_order_of_files() -> None:
    from promo.check.check import check
    from promo.diagnostics.span import SourceFile
    from promo.syntax.parse import parse

    texts = {"a": "currency USD set x is y", "b": "set x is sku 1", "c": "set y is x"}
    trees = [parse(SourceFile(name, text))[0] for name, text in texts.items()]
    expected = check(trees)
    assert expected[0] is None
    assert all(check(order) == expected for order in permutations(trees))


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_line_breaks_blanks_and_remarks_change_no_meaning(data: st.DataObject) -> None:
    # Between any two words; a definition must begin in the first column or not at all there.
    gaps = st.sampled_from([" ", "\n  ", "\t", '  # remark, with $5 "and" more\n    ', "\n\n   "])
    words = re.findall(r'"[^"\n]*"|#[^\n]*|[^\s"]+', SAMPLES)
    kept = [word for word in words if not word.startswith("#")]
    text = "".join(word + data.draw(gaps) for word in kept)
    assert ruleset_of(text) == ruleset_of(SAMPLES)


WORDS = st.sampled_from(
    re.findall(
        r"\S+",
        """
        promotion set group get buy 3 items from snacks drinks P 20% $5 off them total the cheapest
        free slot main takes 1 and or in except excludes limit per cart joins shelf chooses all
        applies before items basket runs from 2026-02-30 until 25:00 every Mon to spend more only
        """,
    )
)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(SAMPLES)), st.integers(0, 60), st.lists(WORDS, max_size=8))
def test_no_rule_text_breaks_the_check(start: int, length: int, words: list[str]) -> None:
    text = f"{SAMPLES[:start]} {' '.join(words)} {SAMPLES[start + length :]}"
    ruleset, found = checked(text)
    assert (ruleset is None) == any(one.severity == "error" for one in found)


def test_receipt_defaults_to_the_title() -> None:
    assert promotion_of("get 5% off snacks").receipt == "A title"
    assert promotion_of('get 5% off snacks receipt "5% OFF"').receipt == "5% OFF"


def test_several_exclusions_are_one() -> None:
    promotion = promotion_of("get 5% off everything excludes drinks excludes snacks")
    assert promotion.excludes == AnyOf((Named("drinks"), Named("snacks")))


def test_limits_of_uses_and_items_stand_side_by_side() -> None:
    clauses = "buy 2 items from snacks get them for $5 limit 3 per cart limit 6 items per cart"
    assert promotion_of(clauses).limit == CartLimit(uses=3, items=6)


def test_unused_sets_are_left_out_and_used_ones_stand_in_order() -> None:
    text = "set a1 is z1\nset z1 is sku 1\nset m1 is a1\n" + 'promotion P "p" get 5% off a1'
    ruleset, found = checked("currency USD", text)
    assert ruleset is not None
    assert [named.name for named in ruleset.sets] == ["z1", "a1"]
    assert [(one.code, one.span.line) for one in found] == [("P401", 3)]


def test_segments_are_sorted_and_price_lists_may_use_them() -> None:
    rows = (PriceRow("2", 100, segment="vip"), PriceRow("1", 90), PriceRow("2", 80))
    text = 'currency USD segment vip segment trade prices from "list.csv"'
    ruleset, found = checked(text, lists={"list.csv": rows})
    assert ruleset is not None
    assert ruleset.segments == ("trade", "vip")
    assert ruleset.prices == (rows[1], rows[0], rows[2])
    assert [(one.code, one.message) for one in found] == [
        ("P402", "the segment `trade` is used nowhere")
    ]


def test_one_slip_in_a_declaration_is_not_told_at_its_uses() -> None:
    text = 'set snacks is category\npromotion P "p" get 5% off snacks\n'
    _, found = checked("currency USD", text)
    assert [one.code for one in found] == ["P103"]


def test_a_damaged_file_draws_no_conclusions_from_what_is_missing() -> None:
    text = 'promotion P "p"\n  buy 3 itmes from snacks\n  get the cheapest free\n'
    _, found = checked(HEAD, text)
    assert [one.code for one in found] == ["P101"]


def test_nothing_at_all_is_nothing_wrong() -> None:
    assert checked() == (None, ())


def test_thousands_of_unknown_names_are_told_and_near_ones_sought_for_the_first() -> None:
    sets = "".join(f"set snacks{number} is everything\n" for number in range(5_000))
    promotions = "".join(
        f'promotion P{number} "title"\n get 1% off snakcs{number}\n' for number in range(5_000)
    )
    _, found = checked("currency USD\n" + sets + promotions)
    unknown = [one for one in found if one.code == "P201"]
    assert len(unknown) == 5_000
    assert sum(one.suggestion is not None for one in unknown) == MOST_COMPARED // 5_000
