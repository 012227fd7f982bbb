"""JSON text, read strictly."""

import contextlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promo.errors import CartError
from promo.readers import json_text
from promo.readers.json_text import values_from_text


def refusal(content: str) -> CartError:
    with pytest.raises(CartError) as caught:
        values_from_text(content)
    str(caught.value).encode()
    return caught.value


def test_values_stand_one_after_the_other() -> None:
    assert values_from_text(' {"a": 1}\n["b"]\r\n\t7 ') == [{"a": 1}, ["b"], 7]


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert values_from_text('\ufeff{"a": 1}') == [{"a": 1}]


@pytest.mark.parametrize("content", ["", " \n", "\ufeff"])
def test_text_without_a_value_is_refused(content: str) -> None:
    assert "no cart" in refusal(content).message


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("{", "line 1, column 2"),
        ('{"a": 1}\n{"b": }', "line 2, column 7"),
        ('{"a": 1} x', "line 1, column 10"),
        ("{'a': 1}", "line 1, column 2"),
        ('{"a": "\n"}', "line 1, column 8"),
        ('{"a": 01}', "line 1, column 8"),
    ],
)
def test_what_is_not_json_is_refused_with_line_and_column(content: str, place: str) -> None:
    found = refusal(content)
    assert found.place == place
    assert found.message.startswith("this is not JSON: ")


@pytest.mark.parametrize(
    ("content", "place", "word"),
    [
        ('{"lines": [{"quantity": 1.5}]}', "$.lines[0].quantity", "`1.5`"),
        ('{"lines": [{"quantity": 2.0}]}', "$.lines[0].quantity", "`2.0`"),
        ('[{"a": [1, 2, 1e3]}]', "$[0].a[2]", "`1e3`"),
        ('{"a": 1}\n{"a": 1.5}', "$[1].a", "`1.5`"),
        ('{"a b": NaN}', '$["a b"]', "`NaN`"),
        ('{"a": -Infinity}', "$.a", "`-Infinity`"),
        ('{"a": 1, "b": {"c": 2, "c": 2}}', "$.b", "`c`"),
        ('{"a": 1' + "0" * 5000 + "}", "$.a", "5,001 digits"),
        ('{"\\ud800": 1.5}', '$["\\ud800"]', "`1.5`"),
    ],
)
def test_what_json_allows_and_a_cart_does_not_is_refused_with_its_path(
    content: str, place: str, word: str
) -> None:
    found = refusal(content)
    assert found.place == place
    assert word in found.message


def test_the_first_of_several_faults_is_named() -> None:
    assert refusal('{"a": [1, 2.5], "b": 3.5}').place == "$.a[1]"


@pytest.mark.parametrize(
    "content", ["[" * 200_000, '{"a":' * 200_000, "[" * 200_000 + "]" * 200_000]
)
def test_deep_nesting_is_refused(content: str) -> None:
    found = refusal(content)
    assert "nested too deeply" in found.message
    assert found.place == "line 1"


def test_a_very_long_text_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_text, "LONGEST_FILE", 10)
    assert values_from_text('{"a": 123}') == [{"a": 123}]
    assert "11 characters" in refusal('{"a": 1234}').message


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**18), 10**18) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(values=st.lists(VALUES, min_size=1, max_size=4), indent=st.none() | st.integers(0, 2))
def test_what_was_written_is_read(values: list[Any], indent: int | None) -> None:
    content = "\n".join(json.dumps(value, indent=indent) for value in values)
    assert values_from_text(content) == values


@given(content=st.text(st.sampled_from('{}[]",:0123456789.-eE\\un \n') | st.characters()))
def test_any_text_is_read_or_refused(content: str) -> None:
    with contextlib.suppress(CartError):
        assert values_from_text(content)
