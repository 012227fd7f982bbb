"""The one layout of rule text: what it looks like, and that it changes no rule and no remark."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from promo.check.check import check
from promo.diagnostics.diagnostic import has_errors
from promo.diagnostics.span import SourceFile
from promo.program.ruleset import Ruleset
from promo.syntax.clause_order import CLAUSE_ORDER
from promo.syntax.format import formatted
from promo.syntax.grammar import UnexpectedInput, grammar
from promo.syntax.parse import parse
from promo.syntax.sentences import KEPT, lines_of, pieces_in, sentences
from tests.architecture.house import ROOT, name

SHIPPED = [
    ROOT / "tests" / "syntax" / "samples.promo",
    *sorted((ROOT / "rulesets").rglob("*.promo")),
]
REFERENCE = (ROOT / "grammar" / "REFERENCE.md").read_text()
NAMES = "".join(re.findall(r"```promo names\n(.*?)```", REFERENCE, re.DOTALL))
EXAMPLES = [
    text if "currency" in text else f"{NAMES}\n{text}"
    for text in re.findall(r"```promo\n(.*?)```", REFERENCE, re.DOTALL)
    if not text.startswith("# language")  # test_keywords.py lays those out
]
SAMPLES = SHIPPED[0].read_text()


def program(text: str) -> Ruleset | None:
    tree, found = parse(SourceFile("rules.promo", text))
    assert not has_errors(found)
    return check([tree])[0]


def formats_to(text: str, expected: str) -> None:
    assert formatted(text) == expected
    assert formatted(expected) == expected


def test_everything_at_once_is_laid_out() -> None:
    formats_to(
        """

# Spring

     # Agreed.
currency   USD
prices from “list.csv”
set one is sku 1
set  two is sku 2   # both

set three is sku 3
promotion  SPRING “Spring”  joins group shelf get 20 % off
 one,two  runs every Monday to Thursday,Sunday from 6:00 until 18:30
  spend $ 50 or more
  only for vip owner "Ann"
group shelf chooses all
test "t"
expect total $5 cart 1 of sku 1 at $ 5 2.5 kg of sku 2 store S1""",
        """\
# Spring

# Agreed.
currency USD
prices from "list.csv"

set one is sku 1
set two is sku 2  # both

set three is sku 3

promotion SPRING "Spring"
  owner "Ann"
  runs every Mon to Thu, Sun from 06:00 until 18:30
  only for vip
  spend $50 or more
  get 20% off one, two
  joins group shelf

group shelf
  chooses all

test "t"
  store S1
  cart
    1 of sku 1 at $5
    2.5 kg of sku 2
  expect total $5
""",
    )


def test_remarks_go_where_their_clause_or_definition_goes() -> None:
    formats_to(
        """\
segment vip
# The end of the segments.
promotion ONE  # the first
     # Not twice.
  limit 1 per cart# once
    # Not now:
  get 10% off everything
  # priority 3

# About two.
promotion TWO
  get 10% off everything
# The end.
""",
        """\
segment vip

# The end of the segments.
promotion ONE  # the first
  # Not now:
  get 10% off everything
  # Not twice.
  limit 1 per cart  # once
  # priority 3

# About two.
promotion TWO
  get 10% off everything

# The end.
""",
    )


def test_a_list_with_remarks_has_a_line_for_each_item() -> None:
    formats_to(
        """\
promotion ONE
  buy 2 items from sku 1 # one
    , # comma
    2,
    # The third.
    3 or tag "x"
  get 20% off # twenty
    everything
""",
        """\
promotion ONE
  buy 2 items from sku
    1,  # one
    # comma
    2,
    # The third.
    3 or tag "x"
  get 20% off  # twenty
    everything
""",
    )


def test_a_long_list_goes_on_below_and_deeper_than_a_clause() -> None:
    kinds = ", ".join(f'"Kind {number}"' for number in range(12))
    text = formatted(f"set all-kinds is category {kinds} in tag {kinds} except sku 1, 2\n")
    first, *rest = text.splitlines()
    assert rest
    assert all(line.startswith("    ") and line[4] != " " for line in rest)
    assert all(len(line) <= 100 for line in (first, *rest))
    assert " ".join(text.split()) == (
        f"set all-kinds is category {kinds} in tag {kinds} except sku 1, 2"
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('note “TV 55" wide”', 'note “TV 55" wide”'),
        ("note „low”", 'note "low"'),
        ("note ”x“y”", 'note "x“y"'),
        ("get a third off total", "get a third off total"),
        ("get 7.50 % off total", "get 7.50% off total"),
        ("get $\u00a01,299.50 off total", "get $1,299.50 off total"),
        ("get CHF\u202f5.00 off total", "get CHF 5.00 off total"),
        ("get ¥ 500 off total", "get ¥500 off total"),
        ("runs every Sat to Sun", "runs every Sat to Sun"),
    ],
)
def test_values_are_written_in_one_way(written: str, expected: str) -> None:
    formats_to(f"promotion ONE\n  {written}\n", f"promotion ONE\n  {expected}\n")


@pytest.mark.parametrize("text", ["", "\n\n", "  \n\t"])
def test_nothing_stays_nothing(text: str) -> None:
    assert formatted(text) == ""


def test_remarks_alone_stay() -> None:
    formats_to("\n  # one\n\n\n#two  \n\n", "# one\n\n#two\n")


def test_templates_keep_their_lines_and_tables_are_aligned() -> None:
    formats_to(
        """\
constant MOST is $25
template opening needs store, percent

  promotion OPEN-{store} "Opening of {store}"   # one
    only at {store}
    get {percent} off total
   # inside
# The openings.
apply opening to
| store|percent |
    |S131   | 10%|# first
  | S2 | 7.50 % |
promotion ONE
    get {MOST}   off total
promotion TWO get $5 off total
""",
        """\
constant MOST is $25

template opening needs store, percent

  promotion OPEN-{store} "Opening of {store}"   # one
    only at {store}
    get {percent} off total
  # inside

# The openings.
apply opening to
  | store | percent |
  | S131  | 10%     |  # first
  | S2    | 7.50 %  |

promotion ONE
    get {MOST}   off total

promotion TWO
  get $5 off total
""",
    )


def test_one_long_cell_does_not_blow_up_a_table() -> None:
    text = "apply opening to\n" + "| S1 | 5% |\n" * 10_000 + f"| {'S' * 10_000} | 5% |\n"
    after = formatted(text)
    assert len(after) < 2 * len(text)
    assert formatted(after) == after


def test_what_cannot_be_read_is_not_laid_out() -> None:
    with pytest.raises(UnexpectedInput):
        formatted("promotion ONE\n  get 20% of snacks\n")


def test_a_list_of_thousands_is_read_without_recursion() -> None:
    text = formatted(f"set many is sku {','.join(map(str, range(20_000)))}\n")
    assert text.count(",") == 19_999
    words = " or ".join("snacks" for _ in range(10_000))
    assert " ".join(formatted(f"set many is {words}").split()) == f"set many is {words}"


@pytest.mark.parametrize("path", SHIPPED[1:], ids=name)
def test_the_shipped_rulesets_are_formatted(path: Path) -> None:
    text = path.read_text()
    assert formatted(text) == text


@pytest.mark.parametrize("text", [*EXAMPLES, SAMPLES])
def test_the_examples_of_the_manual_keep_their_meaning(text: str) -> None:
    after = formatted(text)
    assert formatted(after) == after
    assert program(after) == program(text)


DEFINITIONS = [
    [piece.text for piece in pieces_in([definition])]
    for text in (SAMPLES, *EXAMPLES)
    for definition in sentences(text)
    if definition.pieces[0].kind != KEPT
]
"""The words of each definition, as they are written."""


GAPS = (" ", "   ", "\n  ", "\n\n    ", " # {}\n  ", "\n  # {}\n ", "\n    # {}\n\n # {}\n\t")
BREAKS = ("\n", "\n\n\n", " # {}\n", "\n# {}\n", "\n  # {}\n# {}\n\n", "\n\n# {}\n\n")


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Definitions of the samples with other blanks, line breaks and remarks between all words."""
    chosen = draw(st.lists(st.sampled_from(DEFINITIONS), min_size=1, max_size=6))
    random = draw(st.randoms(use_true_random=False))
    plain = random.random()
    parts = []
    for words in chosen:
        parts.append(random.choice(BREAKS))
        for word in words:
            parts += [word, " " if random.random() < plain else random.choice(GAPS)]
    text = "".join(parts) + "\n"
    numbers = iter(range(text.count("{}")))
    return re.sub(r"\{\}", lambda _: f"remark {next(numbers)}", text)


@settings(deadline=None)
@given(texts())
def test_formatting_changes_no_rule_loses_no_remark_and_comes_to_rest(text: str) -> None:
    after = formatted(text)
    assert formatted(after) == after
    assert program(after) == program(text)
    remarks = re.compile(r"# remark \d+")
    assert Counter(remarks.findall(after)) == Counter(remarks.findall(text))
    assert after.endswith("\n")
    assert all(line == line.rstrip() for line in after.split("\n"))


@settings(deadline=None)
@given(texts())
def test_how_it_was_written_leaves_no_trace(text: str) -> None:
    """Without its remarks, a text has one layout, wherever its lines were broken."""
    bare = re.sub(r"# remark \d+", "", text)
    words = [[piece.text for piece in pieces_in([one])] for one in sentences(bare)]
    on_lines = "".join(f"{' '.join(one)}\n" for one in words)
    assert squeezed(formatted(bare)) == squeezed(formatted(on_lines))


def squeezed(text: str) -> str:
    """Without blank lines: among lines of one kind they are the author's."""
    return re.sub(r"\n\n+", "\n", text)


def test_every_clause_of_the_grammar_has_its_place() -> None:
    parser = grammar().full_parser
    first_words = {
        word
        for parent, children in lines_of(parser).items()
        if parent not in ("start", "definition", "cart")  # lines of a cart stay as they stand
        for rule in parser.rules
        if (rule.alias or rule.origin.name) in children
        for word in grammar().words_of.get(rule.expansion[0].name, ())[:1]
    }
    placed = {phrase.split()[0] for row in CLAUSE_ORDER for phrase in row}
    assert first_words - placed == set()
    assert first_words >= {"owner", "runs", "buy", "get", "joins", "chooses", "expect"}
    assert set(grammar().clause_words) - placed == set()


def test_no_clause_has_two_places() -> None:
    phrases = [phrase for row in CLAUSE_ORDER for phrase in row]
    assert len(phrases) == len(set(phrases))
