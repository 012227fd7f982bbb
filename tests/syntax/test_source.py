"""Reading rule files."""

from pathlib import Path

import pytest

from promo.diagnostics.span import SourceFile
from promo.syntax import source
from promo.syntax.source import LARGEST_FILE, read, unseen_characters


def code(path: Path) -> str:
    text, found = read(path)
    assert text is None
    assert len(found) == 1
    assert found[0].span.file == str(path)
    return found[0].code


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_are_read(tmp_path: Path, ending: str) -> None:
    path = tmp_path / "a.promo"
    path.write_bytes(f"currency USD{ending}# end".encode("utf-8-sig"))
    text, found = read(path)
    assert found == ()
    assert text is not None
    assert text.text == "currency USD\n# end"


def test_the_name_is_as_the_user_would_write_it(tmp_path: Path) -> None:
    path = tmp_path / "a.promo"
    path.write_text("currency USD\n")
    text, _ = read(path, "rules/a.promo")
    assert text is not None
    assert text.name == "rules/a.promo"


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    assert code(tmp_path / "missing.promo") == "P120"
    assert code(tmp_path) == "P120"


def test_a_file_that_is_no_utf_8_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.promo"
    path.write_bytes("promotion A “a”".encode("utf-16"))
    assert code(path) == "P121"


def test_a_file_too_large_is_refused_before_it_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.promo"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    assert code(path) == "P118"
    assert source.LARGEST_FILE == 4 * 2**20


def test_unseen_characters_are_told_once_a_line_for_a_hundred_lines() -> None:
    lines = SourceFile("a.promo", "\x01\u200b\x02\n" * 1_000_000)
    found = unseen_characters(lines)
    assert [one.span.line for one in found] == list(range(1, 101))
    one_line = SourceFile("a.promo", "currency USD\n" + "\x01" * 1_000_000)
    assert [str(one.span) for one in unseen_characters(one_line)] == ["a.promo:2:1"]
