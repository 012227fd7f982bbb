"""What is in the source archive and in the wheel, and what is not."""

import json
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.architecture.house import ROOT, files


@pytest.fixture(scope="module")
def in_source(source_archive: Path) -> set[str]:
    with tarfile.open(source_archive) as archive:
        return {one.partition("/")[2] for one in archive.getnames()}


@pytest.fixture(scope="module")
def in_wheel(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def paths(*endings: str, under: str) -> set[str]:
    return {path.relative_to(ROOT).as_posix() for path in files(*endings, under=under)}


def test_the_source_archive_holds_all_sources(in_source: set[str]) -> None:
    kernel = paths(".pyx", ".pxi", ".pyi", under="promo/engine/kernel")
    python = paths(".py", under="promo") | paths(".py", under="tests")
    data = paths(under="grammar") | paths(under="rulesets") | paths(".md", under="docs")
    root = {"LICENSE", "README.md", "CHANGELOG.md", "Makefile", "setup.py", ".ci/run"}
    assert (kernel | python | data | root) - in_source == set()


KEPT_APART = "tests/conformance/cases/kept_apart"
PERMISSIVE = {"MIT", "BSD-3-Clause"}


def test_the_source_archive_holds_only_cases_under_permissive_licences(
    in_source: set[str], source_archive: Path
) -> None:
    cases = {one for one in in_source if one.endswith(".jsonl") and "conformance" in one}
    assert cases == paths(".jsonl", under="tests/conformance/cases/permissive")
    assert [one for one in in_source if one.startswith(KEPT_APART)] == []
    with tarfile.open(source_archive) as archive:
        for member in archive.getmembers():
            if member.name.partition("/")[2] in cases:
                text = archive.extractfile(member)
                assert text is not None
                assert {json.loads(line)["license"] for line in text} <= PERMISSIVE


def test_cases_under_other_licences_lie_in_a_folder_of_their_own() -> None:
    for path in files(".jsonl", under=KEPT_APART):
        licences = {json.loads(line)["license"] for line in path.read_text().splitlines()}
        assert not licences & PERMISSIVE, path.name


def test_the_source_archive_holds_nothing_generated(in_source: set[str]) -> None:
    assert [one for one in in_source if one.endswith((".c", ".so", ".pyc"))] == []
    assert [one for one in in_source if one.startswith(("build/", ".venv/", "dist/"))] == []


def test_the_wheel_holds_all_of_promo_and_its_kernel(in_wheel: set[str]) -> None:
    assert paths(".py", ".pyi", "py.typed", under="promo") - in_wheel == set()
    kernels = [one for one in in_wheel if one.endswith(".so")]
    assert len(kernels) == 1, kernels
    assert kernels[0].startswith("promo/engine/kernel/_kernel.")


def test_the_wheel_holds_grammar_and_rulesets_with_their_licences(in_wheel: set[str]) -> None:
    data = {f"promo/{one}" for one in paths(under="grammar") | paths(under="rulesets")}
    programs = {one for one in data if one.endswith(".py") and not one.endswith("__init__.py")}
    assert data - programs - in_wheel == set()


def test_the_wheel_holds_nothing_else(in_wheel: set[str]) -> None:
    inside = {one for one in in_wheel if ".dist-info/" not in one}
    assert [one for one in inside if not one.startswith("promo/")] == []
    assert [one for one in inside if one.endswith((".c", ".pyx", ".pxi", ".pyc"))] == []
    assert [one for one in inside if "test_" in one or "conftest" in one] == []
