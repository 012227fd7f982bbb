"""A file is read whole or refused; nothing in between."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promo.errors import SnapshotError
from promo.plan.container import BOUND, SNAPSHOT, read_container, write_container

SECTIONS = {"first": b"abc", "second": b"", "third": b"12345678"}


def written(magic: bytes = SNAPSHOT) -> bytes:
    return write_container(magic, SECTIONS)


def test_sections_come_back_as_they_were_written() -> None:
    found = read_container(SNAPSHOT, memoryview(written()))
    assert {name: bytes(found.section(name)) for name in SECTIONS} == SECTIONS


def test_the_same_sections_give_the_same_bytes() -> None:
    assert written() == written()


@given(st.integers(0, len(written()) - 1))
def test_a_truncated_file_is_refused(size: int) -> None:
    with pytest.raises(SnapshotError) as refused:
        read_container(SNAPSHOT, memoryview(written()[:size]), "shop.snapshot")
    assert refused.value.place == "shop.snapshot"
    assert refused.value.help


@given(st.integers(0, len(written()) - 1), st.integers(1, 255))
def test_a_file_with_any_other_byte_is_refused(at: int, change: int) -> None:
    damaged = bytearray(written())
    damaged[at] ^= change
    with pytest.raises(SnapshotError):
        read_container(SNAPSHOT, memoryview(bytes(damaged)))


@given(st.binary())
def test_a_foreign_file_is_refused(content: bytes) -> None:
    with pytest.raises(SnapshotError):
        read_container(SNAPSHOT, memoryview(content))


def test_a_bound_file_is_no_snapshot_and_is_told_so() -> None:
    with pytest.raises(SnapshotError, match="this is a bound file, not a snapshot"):
        read_container(SNAPSHOT, memoryview(written(BOUND)))


def test_a_newer_file_asks_for_a_newer_promo() -> None:
    newer = bytearray(written())
    newer[8] = 3
    with pytest.raises(SnapshotError, match="has format 3, this promo reads format 2"):
        read_container(SNAPSHOT, memoryview(bytes(newer)))


def test_a_missing_section_is_named() -> None:
    with pytest.raises(SnapshotError, match="section `fourth` is missing"):
        read_container(SNAPSHOT, memoryview(written())).section("fourth")
