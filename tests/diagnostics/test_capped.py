"""What is told at once."""

import pytest

from promo.diagnostics.capped import MOST_TOLD, capped
from promo.diagnostics.codes import diagnose
from promo.diagnostics.diagnostic import has_errors, sorted_diagnostics
from promo.diagnostics.span import Span


def found(code: str, first_line: int, count: int) -> list:
    return [
        diagnose(code, Span("a.promo", line, 1, line, 2), kind="set", name="a")
        for line in range(first_line, first_line + count)
    ]


def test_as_much_as_anybody_reads_is_told() -> None:
    everything = sorted_diagnostics(found("P401", 1, MOST_TOLD))
    assert capped(everything) == everything


@pytest.mark.parametrize("more", [1, 9_000])
def test_the_rest_is_counted_behind_it(more: int) -> None:
    told = capped(sorted_diagnostics(found("P401", 1, MOST_TOLD + more)))
    assert [one.span.line for one in told] == [*range(1, MOST_TOLD + 1), MOST_TOLD]
    assert (told[-1].code, told[-1].message) == ("P499", f"and {more:,} more messages")


def test_warnings_hide_no_error() -> None:
    many = [*found("P401", 1, MOST_TOLD), *found("P204", MOST_TOLD + 1, 2)]
    told = capped(sorted_diagnostics(many))
    assert has_errors(told)
    assert [one.span.line for one in told if one.code == "P204"] == [MOST_TOLD + 1, MOST_TOLD + 2]
    assert [one.place for one in told] == [one.place for one in sorted_diagnostics([*told])]
