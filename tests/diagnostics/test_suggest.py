"""The nearest name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promo.diagnostics.suggest import nearest

WORDS = ("snacks", "snack", "soft-drinks", "total", "get")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("sancks", "snacks"),
        ("snackss", "snacks"),
        ("toatl", "total"),
        ("TOTAL", "total"),
        ("sfot-drinsk", "soft-drinks"),
        ("gets", "get"),
        ("cheese", None),
        ("ge", "get"),
        ("is", None),
        ("", None),
    ],
)
def test_slips_of_the_fingers_are_seen_through(typed: str, meant: str | None) -> None:
    assert nearest(typed, WORDS) == meant


@given(st.text(max_size=12), st.lists(st.text(max_size=12)))
def test_the_order_of_the_candidates_does_not_matter(word: str, candidates: list[str]) -> None:
    assert nearest(word, candidates) == nearest(word, candidates[::-1])


def test_a_word_does_not_suggest_itself() -> None:
    assert nearest("snacks", ["snacks"]) is None


def test_a_page_of_letters_is_compared_with_nothing() -> None:
    assert nearest("a" * 50_000, ["a" * 49_999]) is None
