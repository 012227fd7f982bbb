"""Every case is said and checks, or is listed with a reason; and what is priced agrees."""

from pathlib import Path

from promo.compiler.compile import compile_rules
from promo.testing.run import run_tests
from tests.conformance.case import PORTABLE, Case
from tests.conformance.quirks import QUIRKS
from tests.conformance.ruletext import say
from tests.conformance.run import AGREE, DIFFER, NOT_EXPRESSIBLE, Result, write
from tests.conformance.tables import outcomes, stored, unsayable
from tests.conformance.unsayable import Reason


def test_all_sources_are_there_or_only_the_permissive_ones(cases: list[Case]) -> None:
    assert len(cases) in (437, 284)
    assert len({case.id for case in cases}) == len(cases)


def test_no_generated_text_has_an_error(results: list[Result]) -> None:
    assert [str(one) for one in results if "the text has errors" in one.reason] == []


def test_nothing_is_left_unsaid_for_want_of_a_reason(cases: list[Case]) -> None:
    lacking = [row for row in unsayable(cases) if row["reason"] == Reason.UNKNOWN.name]
    assert lacking == []


def test_what_is_priced_agrees_wherever_it_should(results: list[Result]) -> None:
    portable = [one for one in results if one.case.portability in PORTABLE]
    assert [str(one) for one in portable if one.result == DIFFER] == []


def test_the_test_blocks_of_what_is_priced_pass(results: list[Result], tmp_path: Path) -> None:
    """What a case asserts, asserted a second way: by `promo test`, on the cart that a test says."""
    for place, one in enumerate(one for one in results if one.result == AGREE):
        folder = tmp_path / str(place)
        folder.mkdir()
        write(say(one.case), folder)
        missed = [miss for run in run_tests(compile_rules(folder)) for miss in run.misses]
        assert missed == [], one.case.id


def test_each_peer_specific_case_has_a_sentence(cases: list[Case]) -> None:
    quirks = {case.id for case in cases if case.portability == "peer-specific"}
    assert quirks <= QUIRKS.keys()
    assert all(sentence.endswith(".") for sentence in QUIRKS.values())


def test_the_outcomes_are_those_of_the_table(results: list[Result]) -> None:
    here = {one.case.source for one in results}
    assert outcomes(results) == [row for row in stored("outcomes.csv") if row["source"] in here]


def test_the_unsayable_ones_are_those_of_the_table(cases: list[Case]) -> None:
    here = {case.id for case in cases}
    assert unsayable(cases) == [row for row in stored("unsayable.csv") if row["id"] in here]


def test_every_reason_is_needed_by_some_case() -> None:
    used = {row["reason"] for row in stored("unsayable.csv")}
    assert {reason.name for reason in Reason} - used == IN_OTHER_FILES
    assert used <= {reason.name for reason in Reason}


IN_OTHER_FILES = {
    "LINE_ROUNDING", "LIST_IN_CONDITION", "SHELF_SHARE", "TWO_ROUNDINGS", "UNKNOWN",
    "USED_BY_CONDITION",
}  # fmt: skip
"""What no case here stumbles over, and another file of the same vocabulary may."""


def test_nothing_else_counts_as_not_expressible(results: list[Result]) -> None:
    listed = {row["id"] for row in stored("unsayable.csv")}
    assert {one.case.id for one in results if one.result == NOT_EXPRESSIBLE} <= listed
