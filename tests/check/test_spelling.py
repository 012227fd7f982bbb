"""Of two spellings of a name, the one whose words stand elsewhere is right."""

import pytest

from promo.check.spelling import MOST_LOOKED_UP, Spelling

TEXT = 'set cold-crisps is category "Crisps"\npromotion P "Cold things" get 5% off cold-crsips'


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("cold-crisps", "cold-crsips", True),
        ("cold-crsips", "cold-crisps", False),
        ("vip", "vpi", False),
        ("cold-1", "cold-2", False),
        ("COLD", "code", True),
    ],
)
def test_the_words_in_which_two_names_differ_decide(one: str, other: str, expected: bool) -> None:
    assert Spelling([TEXT]).speaks_for(one, other) is expected


def test_after_so_many_pairs_nothing_is_looked_up_any_more() -> None:
    spelling = Spelling([TEXT])
    said = [spelling.speaks_for("crisps", "crsips") for _ in range(MOST_LOOKED_UP + 1)]
    assert said == [True] * MOST_LOOKED_UP + [False]
