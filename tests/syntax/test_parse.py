"""Rule text to syntax tree: what is forgiven, and that everything wrong is said in one run."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from promo.diagnostics.diagnostic import Diagnostic
from promo.diagnostics.span import SourceFile
from promo.syntax import rewards, selectors
from promo.syntax.grammar import grammar
from promo.syntax.nodes import NamedSet, Promotion, RuleFile
from promo.syntax.parse import LARGEST_DEFINITION, MOST_SLIPS, parse
from tests.architecture.house import ROOT

SAMPLES = (ROOT / "tests" / "syntax" / "samples.promo").read_text()

MISTAKES = """\
promotion M1 "misspelt word at the start of a clause"
  gets 15% off biscuits

promotion M2 "a capital, and further down a comma"
  Buy 3 items from biscuits
  get the cheapest free
  limit 10,000 per cart

promotion M3 "off left out"
  get 15% biscuits
  limit 2 items per cart

promotion M4 "and between products"
  buy 3 items from category "Tea" and category "Coffee"
  get the cheapest free

promotion M5 "a date and a clock from elsewhere"
  runs from 12/24/2026 until 2026-12-31
  runs every Sat from 5pm until 19:00
  get 10% off biscuits

promotion M6 "a comma left over"
  get 15% off biscuits, cordials,
  limit 1 items per cart

promotion M7 "a text that never ends"
  get 15% off category "Tea
  limit 1 items per cart

promotion M8 "braces" {
  get 15% off biscuits;
}

promotion M9 "a sign for a word"
  spend > $150
  get 5% off total

promotion M10 "nothing is wrong here"
  get 15 % off biscuits
  spend $ 50 or more

promotion M11 “curly quotation marks are fine”
  get 15% off category “Tea”

promotion M12 "it stops early"
  buy 3 items from
"""


def read(text: str) -> tuple[RuleFile, tuple[Diagnostic, ...]]:
    return parse(SourceFile("a.promo", text))


def said(text: str) -> list[tuple[str, int]]:
    return [(one.code, one.span.line) for one in read(text)[1]]


def test_every_slip_of_a_file_is_told_in_one_run() -> None:
    assert said(MISTAKES) == [
        ("P101", 2),
        ("P111", 5),
        ("P107", 7),
        ("P113", 10),
        ("P110", 14),
        ("P105", 18),
        ("P106", 19),
        ("P112", 23),
        ("P104", 27),
        ("P109", 30),
        ("P109", 31),
        ("P108", 35),
        ("P103", 46),
    ]


def test_what_is_not_broken_still_comes_out() -> None:
    tree, _ = read(MISTAKES)
    promotions = [one for one in tree.definitions if isinstance(one, Promotion)]
    assert [one.name.text for one in promotions] == [f"M{number}" for number in range(1, 13)]
    whole = [one.name.text for one in promotions if not one.is_damaged]
    assert whole == ["M10", "M11"]
    assert tree.is_damaged


def test_the_samples_parse() -> None:
    tree, found = read(SAMPLES)
    assert found == ()
    assert len([one for one in tree.definitions if isinstance(one, Promotion)]) == 12


def test_a_node_knows_its_place_in_characters() -> None:
    tree, _ = read('# é\nset s is category "Fruit & 蔬菜", "B"\n')
    (named,) = tree.definitions
    assert isinstance(named, NamedSet)
    assert isinstance(named.selector, selectors.ByField)
    first, second = named.selector.values
    assert (first.text, first.span.line, first.span.column) == ("Fruit & 蔬菜", 2, 19)
    assert (second.span.column, second.span.end_column) == (33, 36)
    assert str(named.selector.span) == "a.promo:2:10"


@pytest.mark.parametrize(
    "written",
    [
        "get 20% off snacks",
        "get 20 % off snacks",
        "get 20\u00a0% off snacks",
        "get\n\n  20%\noff # all of it\n snacks",
    ],
)
def test_spaces_and_remarks_change_nothing(written: str) -> None:
    tree, found = read(f'promotion A "a" {written}')
    assert found == ()
    (promotion,) = tree.definitions
    assert isinstance(promotion, Promotion)
    (get,) = promotion.clauses
    assert isinstance(get, rewards.Get)
    assert isinstance(get.reward, rewards.PercentOff)
    assert get.reward.share.text.replace(" ", "").replace("\u00a0", "") == "20%"


def test_a_straight_quotation_mark_may_stand_inside_curly_ones() -> None:
    tree, found = read('promotion A “TV 55"”\n  get 20% off sku 1\n')
    assert found == ()
    (promotion,) = tree.definitions
    assert isinstance(promotion, Promotion)
    assert promotion.title is not None
    assert promotion.title.text == 'TV 55"'


def test_a_word_of_the_language_may_begin_a_name() -> None:
    tree, found = read("set from-italy is limit-2\nset itemised is Monday-deal\n")
    assert found == ()
    assert len(tree.definitions) == 2


def test_definitions_need_not_begin_in_the_first_column() -> None:
    tree, found = read(' currency USD set s is sku 1\n  promotion A "a" get 5% off s')
    assert found == ()
    assert len(tree.definitions) == 3


def test_a_lost_first_line_is_one_message_for_all_its_clauses() -> None:
    text = (
        'currency USD\nset s is sku 1\nprmtn A "a"\n  buy 3 items from s\n  get the cheapest free\n'
    )
    assert said(text) == [("P101", 3)]


def test_names_in_what_could_not_be_read_are_kept_in_mind() -> None:
    tree, _ = read("set snacks is\nset is sku 1\n")
    assert "snacks" in tree.lost_words
    assert tree.lost_kinds == {"set"}


def test_ten_thousand_values_are_no_trouble() -> None:
    values = ", ".join(str(number) for number in range(10_000))
    tree, found = read(f"set s is sku {values}")
    assert found == ()
    (named,) = tree.definitions
    assert isinstance(named, NamedSet)
    assert isinstance(named.selector, selectors.ByField)
    assert len(named.selector.values) == 10_000


@pytest.mark.parametrize("joint", [" or ", " in ", " except "])
def test_thousands_of_parts_are_no_trouble(joint: str) -> None:
    terms = joint.join(f'tag "{number}"' for number in range(5_000))
    assert said(f"set s is {terms}") == []


def test_a_definition_too_large_is_refused_and_the_rest_is_read() -> None:
    values = ", ".join("1" for _ in range(LARGEST_DEFINITION // 3 + 1))
    assert said(f"set s is sku {values}\nset t is\n") == [("P119", 1), ("P103", 2)]


def test_large_definitions_full_of_slips_are_soon_told_their_first_only() -> None:
    one = 'promotion A "a"\n' + "  get get\n" * 20_000
    found = said(one * 10)
    lines = one.count("\n")
    first = {("P101", 2 + lines * number) for number in range(10)}
    assert first <= {*found}
    assert len(found) < 2 * len(first)


def test_after_too_many_slips_reading_stops() -> None:
    found = said("set t is\n" * (MOST_SLIPS + 50))
    assert len(found) == MOST_SLIPS + 1
    assert ("P122", MOST_SLIPS) in found


@pytest.mark.parametrize("letter", ["\x00", "\x1b", "\u200b", "\u202e", "\u2066"])
def test_a_character_that_cannot_be_seen_is_refused(letter: str) -> None:
    assert said(f'currency USD\npromotion A "a{letter}"\n  get 5% off sku 1\n') == [("P114", 2)]


SIGNS = ('"', "20%", "$5", "5", "10,000", "16:00", ",", "{", ">", "#", "\n", "\n  ", "€", "\t", "’")
VALUES = ("snacks", "A", '"a"', "“b”", "2026-04-03")
WORDS = st.sampled_from([*sorted(grammar().words), *SIGNS, *VALUES])


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_no_order_of_words_breaks_the_parser(text: str) -> None:
    tree, found = read(text)
    assert tree.is_damaged == any(one.severity == "error" for one in found)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_no_text_breaks_the_parser(text: str) -> None:
    read(text)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(SAMPLES)), st.integers(0, 40), st.text(max_size=5))
def test_a_wounded_file_never_breaks_the_parser(start: int, length: int, instead: str) -> None:
    read(SAMPLES[:start] + instead + SAMPLES[start + length :])
