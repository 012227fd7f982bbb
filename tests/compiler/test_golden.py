"""What is said about rule text, word for word."""

import pytest

from promo.diagnostics.codes import CODES
from tests.architecture.house import ROOT
from tests.compiler.golden_cases import Case, cases

CASES = cases()

ELSEWHERE = {
    # Too large to be read.
    "P118": "tests/syntax/test_source.py",
    "P119": "tests/syntax/test_parse.py",
    "P122": "tests/syntax/test_parse.py",
    "P336": "tests/fuzz/test_limits.py",
    "P337": "tests/fuzz/test_limits.py",
    "P328": "tests/check/test_stacking.py",
    "P395": "tests/syntax/test_expand.py",
    "P396": "tests/syntax/test_expand.py",
    "P399": "tests/fuzz/test_limits.py",
    "P132": "tests/compiler/test_folder.py",
    "P499": "tests/diagnostics/test_capped.py",
    "P599": "tests/readers/test_catalog.py",
    "P524": "tests/readers/test_code_list.py",
    # What names the table has no price yet.
    "P523": "tests/readers/test_code_list.py",
    # There are no rules where it is told.
    "P120": "tests/compiler/test_folder.py",
    # The table is no text.
    "P515": "tests/readers/test_parquet_table.py",
    "P516": "tests/readers/test_parquet_table.py",
    "P517": "tests/readers/test_parquet_table.py",
    "P518": "tests/readers/test_sqlite_table.py",
}
"""Codes that rule text and files of text cannot show, and the test that provokes each."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_one_slip_gives_one_message(case: Case) -> None:
    assert [one.code for one in case.found()] == [case.code]
    assert case.rendered() == case.expected


def test_every_code_has_a_case() -> None:
    assert CODES.keys() - {case.code for case in CASES} == ELSEWHERE.keys()


@pytest.mark.parametrize(("code", "path"), ELSEWHERE.items())
def test_what_no_case_can_show_is_provoked_elsewhere(code: str, path: str) -> None:
    assert f'"{code}"' in (ROOT / path).read_text()
