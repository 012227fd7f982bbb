"""Numbers as they are written elsewhere, and the one form that is shown for each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promo.syntax.number_forms import number_said_otherwise

WHOLE = st.integers(0, 10**9)
COINS = st.integers(0, 99)
FORMS = {
    "in the style of Berlin": lambda whole, coins: f"{_grouped(whole, '.')},{coins:02} €",
    "in the style of Vienna": lambda whole, coins: f"€ {_grouped(whole, '.')},{coins:02}",
    "in the style of Paris": lambda whole, coins: f"{_grouped(whole, chr(0x202F))},{coins:02} €",
    "in the style of Zurich": lambda whole, coins: f"€ {_grouped(whole, chr(39))}.{coins:02}",
    "with the sign behind": lambda whole, coins: f"{whole:,}.{coins:02}€",
    "in words": lambda whole, coins: f"{whole}.{coins:02} euros",
}


def _grouped(whole: int, sign: str) -> str:
    return f"{whole:,}".replace(",", sign)


@pytest.mark.parametrize("style", FORMS)
@given(WHOLE, COINS)
def test_an_amount_is_shown_as_it_is_written_here(style: str, whole: int, coins: int) -> None:
    written, here = FORMS[style](whole, coins), f"€{whole:,}.{coins:02}"
    text = f"  get {written} off total"
    for place in (6, 6 + len(written) - 1):
        form = number_said_otherwise(text, place)
        if form is None:
            assert written.replace(" ", "") == here  # without thousands there may be no difference
        else:
            assert (text[form.start : form.end], form.fixed) == (written, here)


@given(WHOLE, COINS)
def test_what_is_written_as_here_is_left_alone(whole: int, coins: int) -> None:
    for amount in (f"${whole:,}.{coins:02}", f"$ {whole}", f"CHF {whole:,}", f"{coins} %"):
        assert number_said_otherwise(f"  get {amount} off total", 6) is None


@pytest.mark.parametrize(
    "written",
    [
        "1.299 €",  # a thousand, or a little more than one
        "1,299 €",
        "12.05.2026 €",
        "1299",
        "€ 5 20 %",
        "12 34,50 €",
        "$5 kg",
        "50 cents",
    ],
)
def test_where_two_things_may_be_meant_none_is_shown(written: str) -> None:
    assert number_said_otherwise(f"  get {written} off total", 6) is None


def test_only_what_stands_near_is_looked_at() -> None:
    text = "get " + "5" * 100_000 + " € off total"
    assert number_said_otherwise(text, 50_000) is None
