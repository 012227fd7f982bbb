"""The table of codes, and how a diagnostic is made from it."""

import re

import pytest

from promo.diagnostics.codes import CODES, LONGEST_WORD, Code, diagnose
from promo.diagnostics.span import Span

HERE = Span("a.promo", 1, 1, 1, 2)


@pytest.mark.parametrize("row", CODES.values(), ids=list(CODES))
def test_a_message_is_one_small_sentence_without_a_full_stop(row: Code) -> None:
    assert re.fullmatch(r"P[1-5][0-9][0-9]", row.code)
    assert not row.message.endswith(".")
    assert "\n" not in row.message + row.help
    assert not row.message[0].isupper()
    assert row.help


def test_what_the_user_wrote_is_shortened_and_made_printable() -> None:
    found = diagnose("P101", HERE, found="x" * 500 + "\n", expected="a name")
    assert found.message == f"`{'x' * (LONGEST_WORD - 1)}…` does not fit here"
    assert diagnose("P101", HERE, found="a\x1b[2Jb\n", expected="").message.isprintable()


def test_a_suggestion_becomes_the_help() -> None:
    found = diagnose("P201", HERE, name="sancks", suggestion="snacks")
    assert found.help == "did you mean `snacks`?"
    assert found.suggestion == "snacks"


def test_a_word_the_template_wants_may_not_be_left_out() -> None:
    with pytest.raises(KeyError):
        diagnose("P201", HERE)
