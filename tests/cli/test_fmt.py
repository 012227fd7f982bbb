"""`promo fmt`: what is written, what is only shown, and what is left alone."""

from pathlib import Path

import pytest

from tests.cli.promo_command import promo

LOOSE = "currency USD\npromotion ONE limit 1 per cart\n   get 10 % off total # all\n"
TIDY = "currency USD\n\npromotion ONE\n  get 10% off total  # all\n  limit 1 per cart\n"
BROKEN = "currency USD\npromotion ONE\n    gets 10% off total\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.promo").write_text(LOOSE)
    (tmp_path / "b.promo").write_text(TIDY)
    return tmp_path


def test_a_file_is_written_in_its_layout_and_named(folder: Path) -> None:
    run = promo("fmt", "a.promo", at=folder)
    assert (run.status, run.out, run.err) == (0, "a.promo: formatted\n", "")
    assert (folder / "a.promo").read_text() == TIDY
    assert sorted(path.name for path in folder.iterdir()) == ["a.promo", "b.promo"]


def test_a_formatted_file_is_not_touched(folder: Path) -> None:
    before = (folder / "b.promo").stat()
    run = promo("fmt", "b.promo", at=folder)
    assert (run.status, run.out) == (0, "")
    assert (folder / "b.promo").stat().st_mtime_ns == before.st_mtime_ns


def test_all_files_of_a_folder_are_written(folder: Path) -> None:
    run = promo("fmt", ".", at=folder)
    assert (run.status, run.out) == (0, "a.promo: formatted\n")
    assert promo("fmt", ".", "--check", at=folder).status == 0


def test_check_writes_nothing_and_fails_where_something_would_change(folder: Path) -> None:
    run = promo("fmt", ".", "--check", at=folder)
    assert (run.status, run.out) == (1, "a.promo: would change\n")
    assert (folder / "a.promo").read_text() == LOOSE


def test_diff_shows_what_would_change_and_writes_nothing(folder: Path) -> None:
    run = promo("fmt", ".", "--diff", at=folder)
    assert run.status == 0
    assert run.out.startswith("--- a.promo\n+++ a.promo\n@@")
    assert "\n+  get 10% off total  # all\n" in run.out
    assert (folder / "a.promo").read_text() == LOOSE


def test_check_and_diff_together_are_wrong_usage(folder: Path) -> None:
    assert promo("fmt", ".", "--check", "--diff", at=folder).status == 2


def test_a_file_with_a_slip_is_reported_and_left_alone_while_others_are_written(
    folder: Path,
) -> None:
    (folder / "c.promo").write_text(BROKEN)
    run = promo("fmt", ".", at=folder)
    assert (run.status, run.out) == (1, "a.promo: formatted\n")
    assert "--> c.promo:3:5" in run.err
    assert "did you mean `get`?" in run.err
    assert (folder / "c.promo").read_text() == BROKEN


def test_standard_input_comes_out_formatted(tmp_path: Path) -> None:
    run = promo("fmt", "-", at=tmp_path, stdin=LOOSE)
    assert (run.status, run.out, run.err) == (0, TIDY, "")
    assert promo("fmt", "-", at=tmp_path, stdin="").out == ""


def test_standard_input_with_a_slip_gives_no_text(tmp_path: Path) -> None:
    run = promo("fmt", "-", at=tmp_path, stdin=BROKEN)
    assert (run.status, run.out) == (1, "")
    assert "--> standard input:3:5" in run.err


def test_a_folder_without_rules_is_an_error(tmp_path: Path) -> None:
    run = promo("fmt", ".", at=tmp_path)
    assert run.status == 1
    assert "no .promo file" in run.err


def test_line_breaks_and_marks_of_other_systems_are_mended(tmp_path: Path) -> None:
    path = tmp_path / "a.promo"
    path.write_bytes(b"\xef\xbb\xbf" + TIDY.replace("\n", "\r\n").encode())
    assert promo("fmt", "a.promo", "--check", at=tmp_path).status == 1
    assert promo("fmt", "a.promo", at=tmp_path).status == 0
    assert path.read_bytes() == TIDY.encode()


def test_a_file_that_is_not_text_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.promo"
    path.write_bytes(b"currency \xff")
    assert promo("fmt", "a.promo", at=tmp_path).status == 1
    assert path.read_bytes() == b"currency \xff"


def test_a_link_stays_a_link(folder: Path) -> None:
    (folder / "link.promo").symlink_to("a.promo")
    assert promo("fmt", "link.promo", at=folder).status == 0
    assert (folder / "link.promo").is_symlink()
    assert (folder / "a.promo").read_text() == TIDY
