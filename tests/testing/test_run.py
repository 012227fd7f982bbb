"""Tests beside the rules run on compiled, bound rules and the kernel, and say what they got."""

from pathlib import Path

import pytest

from promo.compiler.compile import compile_rules
from promo.testing.result import Result
from promo.testing.run import run_tests

CATALOG = """\
sku,name,price,category
1001,Crisps,2.00,Snacks
1002,Nuts,3.00,Snacks
2001,Tea,1.50,Drinks
4022,Pears,,Fruit
"""
RULES = """\
currency USD
segment vip "Club members"
promotion SNACKS-3FOR2 "3 for 2 on snacks"
  buy 3 items from category "Snacks"
  get the cheapest free
promotion CLUB "Half the price for members, in the evening"
  only for vip
  runs every day from 16:00 until 18:00
  get 50% off category "Snacks"
"""
THREE = "  cart\n    2 of sku 1001\n    1 of sku 1002\n"


def results(folder: Path, test: str) -> tuple[Result, ...]:
    (folder / "rules.promo").write_text(RULES + test)
    (folder / "catalog.csv").write_text(CATALOG)
    compiled = compile_rules(folder)
    assert [one.message for one in compiled.diagnostics if one.severity == "error"] == []
    return run_tests(compiled)


def told(folder: Path, test: str) -> list[str]:
    return [
        f"{miss.span.line}: {miss.expected}, got {miss.got}"
        for one in results(folder, test)
        for miss in one.misses
    ]


@pytest.mark.parametrize(
    "expectation",
    [
        "total $5.00",
        "discount $2.00",
        "discount $1.14 on sku 1001",
        "discount $0.86 on line 2",
        "net $2.14 on line 02",
        "net $2.86 on sku 1001",
        "SNACKS-3FOR2 applies",
        "SNACKS-3FOR2 applies 1 time",
        "SNACKS-3FOR2 takes $2.00",
        "SNACKS-3FOR2 takes $0.86 on line 2",
        "CLUB takes $0",
        "CLUB does not apply",
        "CLUB does not apply because window",
    ],
)
def test_what_holds_is_not_told(expectation: str, tmp_path: Path) -> None:
    assert told(tmp_path, f'test "t"\n{THREE}  expect {expectation}\n') == []


@pytest.mark.parametrize(
    ("expectation", "message"),
    [
        ("total $5.50", "total $5.50, got $5.00"),
        ("discount $2.00 on line 1", "discount $2.00 on line 1, got $1.14"),
        ("net $4.00 on sku 1001", "net $4.00 on sku 1001, got $2.86"),
        ("SNACKS-3FOR2 applies 2 times", "SNACKS-3FOR2 applies 2 times, got 1 time"),
        ("SNACKS-3FOR2 takes $2.01", "SNACKS-3FOR2 takes $2.01, got $2.00"),
        ("SNACKS-3FOR2 does not apply", "SNACKS-3FOR2 does not apply, got applied 1 time"),
        (
            "CLUB does not apply because customer",
            "CLUB does not apply because customer, got window: the cart does not say when",
        ),
        ("CLUB applies", "CLUB applies, got it does not: the cart does not say when"),
    ],
)
def test_what_does_not_hold_is_told_with_what_came_instead(
    expectation: str, message: str, tmp_path: Path
) -> None:
    found = told(tmp_path, f'test "t"\n{THREE}  expect {expectation}\n')
    assert len(found) == 1
    assert found[0].startswith(f"14: {message}")


def test_each_moment_is_a_run_of_its_own(tmp_path: Path) -> None:
    found = results(
        tmp_path,
        'test "evening"\n  running only CLUB\n  customer in vip\n'
        "  paid on 2026-05-04 16:00, 2026-05-04 18:01, 2026-05-05\n"
        f"{THREE}  expect total $3.50\n",
    )
    assert [(one.moment, one.has_passed) for one in found] == [
        ("2026-05-04 16:00", True),
        ("2026-05-04 18:01", False),
        ("2026-05-05 00:00", False),
    ]


def test_running_only_leaves_the_others_out(tmp_path: Path) -> None:
    evening = "  paid on 2026-05-04 17:00\n  customer in vip\n"
    assert told(tmp_path, f'test "t"\n{evening}{THREE}  expect total $3.50\n') == []
    only = f'test "t"\n  running only SNACKS-3FOR2\n{evening}{THREE}  expect total $5.00\n'
    assert told(tmp_path, only) == []


def test_a_rival_is_named(tmp_path: Path) -> None:
    test = f'test "t"\n  paid on 2026-05-04 17:00\n  customer in vip\n{THREE}  expect '
    beaten = "SNACKS-3FOR2 does not apply because beaten by"
    assert told(tmp_path, f"{test}{beaten} CLUB\n") == []
    assert len(told(tmp_path, f"{test}{beaten} SNACKS-3FOR2\n")) == 1


def test_a_line_brings_facts_that_the_catalog_does_not_have(tmp_path: Path) -> None:
    test = (
        'test "t"\n  cart\n    3 of sku 7 at $1.00 in category "Food > Snacks" brand "G" tag "a"\n'
        "    2.350 kg of sku 4022 at $5.00 per kg\n  expect total $13.75\n"
    )
    assert told(tmp_path, test) == []


def test_a_cart_that_cannot_be_priced_is_a_failure_like_any_other(tmp_path: Path) -> None:
    (found,) = told(tmp_path, 'test "t"\n  cart\n    1 of sku 4022\n  expect total $1\n')
    assert found.startswith("10: a cart that can be priced, got `4022` has no price")


def test_what_no_rule_can_give_yet_is_counted_and_not_judged(tmp_path: Path) -> None:
    test = (
        f'test "t"\n{THREE}  return 1 of sku 1001\n  expect 500 points\n'
        "  expect voucher JAN20\n  expect refund $1.43\n  expect total $5.00\n"
    )
    (one,) = results(tmp_path, test)
    assert one.has_passed
    assert one.not_priced == ("500 points", "voucher JAN20", "refund $1.43")


def test_without_tests_there_are_no_results(tmp_path: Path) -> None:
    assert results(tmp_path, "") == ()
