"""What is said about rule text, word for word."""

import pytest

from promo.diagnostics.codes import CODES
from tests.compiler.golden_cases import Case, cases

CASES = cases()

ELSEWHERE = {
    # Provoked in test_folder, test_source, test_parse and test_expand: about files, or very large.
    *(
        "P114",
        "P118",
        "P119",
        "P120",
        "P121",
        "P122",
        "P206",
        "P207",
        "P215",
        "P216",
        "P328",
        "P395",
    ),
    "P396",
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_one_slip_gives_one_message(case: Case) -> None:
    assert [one.code for one in case.found()] == [case.code]
    assert case.rendered() == case.expected


def test_every_code_about_rule_text_has_a_case() -> None:
    codes = {code for code in CODES if code < "P5"}
    assert codes - {case.code for case in CASES} == ELSEWHERE
