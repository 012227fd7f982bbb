"""Units of measure, and what is turned into what."""

import re

import pytest

from promo.values.measure import MEASURES, SMALLEST, Measure, are_of_one_kind, measured
from tests.architecture.house import ROOT


def test_every_unit_of_the_language_has_its_measure_and_no_other() -> None:
    words = (ROOT / "grammar" / "words.lark").read_text()
    (units,) = re.findall(r"^UNIT\.1: /\(\?:([a-z|]+)\)", words, re.MULTILINE)
    assert {*units.split("|")} == {*MEASURES}
    assert {Measure.of(1, unit).unit for unit in MEASURES} == {*SMALLEST}


def test_what_means_the_same_is_the_same_measure() -> None:
    assert Measure.of(1, "kg") == Measure.of(1000, "g") == Measure("g", 1000)
    assert Measure.of(1, "lb") == Measure.of(16, "oz")


@pytest.mark.parametrize(
    ("count", "unit", "text"),
    [(1, "kg", "kg"), (100, "g", "100 g"), (2000, "g", "2 kg"), (16, "oz", "lb"), (1, "m", "m")],
)
def test_a_measure_reads_in_the_largest_unit_of_which_it_is_whole(
    count: int, unit: str, text: str
) -> None:
    assert str(Measure.of(count, unit)) == text


def test_a_quantity_is_counted_in_its_smallest_unit() -> None:
    assert measured(1235, "kg") == ("g", 1_235_000)
    assert measured(1235, "g") == ("g", 1235)
    assert measured(1235, "bag") is measured(1235, "") is None


def test_a_pound_is_no_kilogram_and_a_gallon_no_litre() -> None:
    assert are_of_one_kind("kg", "g")
    assert are_of_one_kind("lb", "oz")
    assert not are_of_one_kind("lb", "kg")
    assert not are_of_one_kind("gal", "l")
    assert not are_of_one_kind("bag", "bag")


@pytest.mark.parametrize(("unit", "count"), [("kg", 1), ("g", 0), ("g", -1), ("g", 10**10)])
def test_what_is_no_measure_cannot_be_made(unit: str, count: int) -> None:
    with pytest.raises(ValueError, match="is no measure"):
        Measure(unit, count)
