"""Code list files: what is a code, and what becomes of each fault."""

from pathlib import Path

import pytest

from promo.readers import code_list
from promo.readers.code_list import read_code_list


def read(folder: Path, text: str) -> tuple[frozenset[str], list[tuple[str, int]]]:
    path = folder / "codes.csv"
    path.write_text(text, encoding="utf-8")
    codes, found = read_code_list(path)
    return codes, [(one.code, one.span.line) for one in found]


def test_each_row_is_a_code_and_further_columns_are_left_alone(tmp_path: Path) -> None:
    text = "issued,code\n2026-01-01,A-1\n\n2026-01-02, A-2 \n"
    assert read(tmp_path, text) == (frozenset({"A-1", "A-2"}), [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("code\nA\nB\nA\n", [("P523", 4)]),
        ("coed\nA\n", [("P505", 1)]),
        ("code,x\n,1\n", [("P511", 2)]),
        ("", [("P501", 1)]),
    ],
)
def test_a_list_with_a_fault_has_no_codes(
    text: str, expected: list[tuple[str, int]], tmp_path: Path
) -> None:
    assert read(tmp_path, text) == (frozenset(), expected)


def test_a_list_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(code_list, "MOST_CODES", 3)
    assert read(tmp_path, "code\nA\nB\nC\n")[1] == []
    assert read(tmp_path, "code\nA\nB\nC\nD\nE\n")[1] == [("P524", 5)]


def test_a_file_that_is_not_there_is_a_fault_and_no_exception(tmp_path: Path) -> None:
    codes, found = read_code_list(tmp_path / "codes.csv")
    assert codes == frozenset()
    assert [one.code for one in found] == ["P501"]
