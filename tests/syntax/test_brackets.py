"""Brackets in products and conditions: what they hold together, and how deep they may go."""

import pytest

from promo.diagnostics.span import SourceFile
from promo.plan.snapshot import pack, unpack
from promo.program.rewards import PercentOff
from promo.program.selectors import AllOf, AnyOf, ByField, Except, Named
from promo.syntax import conditions
from promo.syntax.brackets import DEEPEST, too_deep
from promo.syntax.eligibility import OnlyIf
from promo.syntax.format import formatted
from promo.syntax.nodes import Promotion
from promo.syntax.parse import parse
from tests.check.checking import HEAD, promotion_of, ruleset_of


def nested(levels: int) -> str:
    """The deepest products that so many brackets can say."""
    text = "sku 1"
    for level in range(levels):
        text = f'tag "t{level}" or sku {level} in ({text}) except brand "b{level}"'
    return text


def slips(text: str) -> list[tuple[str, int, int]]:
    _, found = parse(SourceFile("a.promo", text))
    return [(one.code, one.span.line, one.span.column) for one in found]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("(snacks)", "snacks"),
        ("snacks or (drinks or sku 1)", "snacks or drinks or sku 1"),
        ("(sku 1), (sku 2), 3", "sku 1, 2, 3"),
    ],
)
def test_brackets_that_change_nothing_are_no_part_of_the_meaning(written: str, meant: str) -> None:
    assert promotion_of(f"get 5% off {written}") == promotion_of(f"get 5% off {meant}")


def test_brackets_come_first() -> None:
    reward = promotion_of("get 5% off (snacks or drinks) in sku 1 except (sku 2)").reward
    assert isinstance(reward, PercentOff)
    either = AnyOf((Named("drinks"), Named("snacks")))
    assert reward.selector == Except(
        AllOf((either, ByField("sku", ("1",)))), ByField("sku", ("2",))
    )


def test_conditions_in_brackets_hold_together() -> None:
    text = (
        'promotion P "p" get 5% off snacks\n'
        "only if (total exceeds $5 or total on (snacks or drinks) is under $3)"
        " and not (customer tier is Gold and store region is north)"
    )
    tree, found = parse(SourceFile("a.promo", text))
    assert found == ()
    (promotion,) = tree.definitions
    assert isinstance(promotion, Promotion)
    (only_if,) = (clause for clause in promotion.clauses if isinstance(clause, OnlyIf))
    assert isinstance(only_if.condition, conditions.AllConditions)
    either, neither = only_if.condition.parts
    assert isinstance(either, conditions.AnyCondition)
    assert isinstance(neither, conditions.Not)
    assert isinstance(neither.condition, conditions.AllConditions)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("get 5% off (snacks or drinks", "P103"),
        ("get 5% off snacks)", "P109"),
        ("get 5% off ()", "P109"),
    ],
)
def test_a_bracket_too_few_or_too_many_is_one_message(text: str, code: str) -> None:
    lines = f'promotion P "p"\n  {text}\n  limit 1 per cart\n'
    assert [(one, line) for one, line, _ in slips(lines)] == [(code, 2)]


def test_brackets_nest_so_deep_and_no_deeper() -> None:
    deepest = f'promotion P "p" get 5% off {nested(DEEPEST)}'
    assert slips(deepest) == []
    too_much = deepest.replace("sku 1)", "sku 1 in (sku 2))", 1)
    assert slips(too_much) == [("P130", 1, too_much.index("(sku 2") + 1)]


def test_what_may_be_nested_survives_the_way_to_the_till() -> None:
    needs = f"1 item from {nested(DEEPEST)} and 1 item from snacks"
    ruleset = ruleset_of(HEAD, f'promotion P "p" buy {needs} get them for $5')
    assert unpack(pack(ruleset)).ruleset == ruleset


def test_brackets_in_texts_and_remarks_are_none() -> None:
    assert too_deep('note "' + "(" * 100 + '"') is None
    assert too_deep("# " + "(" * 100) is None
    assert too_deep('“"' + "(" * 100 + "”") is None


def test_many_brackets_beside_one_another_are_not_deep() -> None:
    assert slips(f"set s is {' or '.join('(sku 1)' for _ in range(5_000))}") == []


def test_a_hundred_thousand_open_brackets_are_one_message() -> None:
    assert [code for code, _, _ in slips("set s is " + "(" * 100_000)] == ["P130"]


def test_brackets_have_one_layout() -> None:
    text = formatted("set s is ( sku 1 or( sku 2 ) )in sku 3 ,( sku 4 )\n")
    assert text == "set s is (sku 1 or (sku 2)) in sku 3, (sku 4)\n"
    assert formatted(text) == text
