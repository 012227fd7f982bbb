"""Groups: their order, their kind, and the rank of promotions."""

import pytest

from promo.program.stacking import BASKET, ITEMS, Group
from tests.check.checking import checked, ruleset_of

CURRENCY = "currency USD\n"


def item(name: str, group: str = "", priority: int = 0) -> str:
    joins = f"joins group {group} " if group else ""
    return f'promotion {name} "{name}" get 5% off everything {joins}priority {priority}\n'


def total(name: str, group: str = "") -> str:
    joins = f"joins group {group}" if group else ""
    return f'promotion {name} "{name}" get 5% off total {joins}\n'


def codes(*texts: str) -> list[str]:
    return [one.code for one in checked(CURRENCY, *texts)[1]]


def test_without_declarations_items_come_before_the_basket() -> None:
    ruleset = ruleset_of(CURRENCY + total("A") + item("B"))
    assert ruleset.groups == (ITEMS, BASKET)
    assert [(one.promotion_id, one.group) for one in ruleset.promotions] == [
        ("B", "items"),
        ("A", "basket"),
    ]


def test_rank_is_group_then_priority_then_id() -> None:
    text = "group first applies before items\n"
    text += item("D") + item("C", priority=5) + item("A") + item("Z", "first") + total("B")
    ranked = [one.promotion_id for one in ruleset_of(CURRENCY + text).promotions]
    assert ranked == ["Z", "C", "A", "D", "B"]


def test_a_group_between_the_two_built_in_ones() -> None:
    text = "group items applies before late\ngroup late chooses all applies before basket\n"
    ruleset = ruleset_of(CURRENCY + text + item("A") + total("B", "late") + total("C"))
    assert ruleset.groups == (ITEMS, Group("late", "all", "totals"), BASKET)


def test_the_built_in_order_may_be_turned_round_and_policies_changed() -> None:
    text = "group basket chooses highest priority applies before items\n"
    ruleset = ruleset_of(CURRENCY + text + item("A") + total("B"))
    assert ruleset.groups == (Group("basket", "highest priority", "totals"), ITEMS)


def test_order_goes_through_groups_that_hold_nothing() -> None:
    text = "group a1 applies before b1\ngroup b1 applies before items\n"
    ruleset = ruleset_of(CURRENCY + text + item("A", "a1") + item("B"))
    assert [group.name for group in ruleset.groups] == ["a1", "items", "basket"]


def test_where_items_and_basket_are_empty_there_is_nothing_to_order() -> None:
    text = "group a1 applies before b1\ngroup b1\n" + item("A", "a1") + item("B", "b1")
    groups = [group.name for group in ruleset_of(CURRENCY + text).groups]
    assert groups.index("a1") < groups.index("b1")
    assert sorted(groups) == ["a1", "b1", "basket", "items"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("group a1\n" + item("A", "a1") + item("B"), "P324"),
        ("group a1\n" + total("A", "a1") + total("B"), "P324"),
        ("group a1 applies before a1\n" + item("A", "a1"), "P323"),
        ("group a1 applies before b1\n" + item("A", "a1"), "P203"),
        (item("A", "basket"), "P322"),
    ],
)
def test_what_cannot_be_ordered_is_refused(text: str, code: str) -> None:
    assert codes(text) == [code]


def test_too_many_groups_are_refused() -> None:
    text = "".join(f"group g{number}\n" for number in range(1_001))
    assert "P328" in codes(text)
