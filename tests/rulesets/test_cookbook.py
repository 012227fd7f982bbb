"""The cookbook: every example checks and its tests pass, what has no price yet is marked, and each
of the seventy real promotions leads to the entries that say it."""

import re
from pathlib import Path

import pytest

from promo.compiler.compile import Compiled, compile_rules
from promo.syntax.format import formatted
from promo.testing.run import run_tests
from tests.architecture.house import ROOT
from tests.compiler.examples import fenced
from tests.compiler.manual import sections

PAGE = (ROOT / "rulesets" / "README.md").read_text()
SECTIONS = sections(PAGE)
CONTENTS = PAGE[: PAGE.index("\n## ")]
ENTRIES = {one.title: one.text for one in SECTIONS if one.level == 3}
(INDEX,) = (one.text for one in SECTIONS if one.title == "Seventy real promotions")
MARK = "*Not priced yet*"


def blocks(info: str) -> list[object]:
    """Every example of a kind with the entry it stands in, named by its heading."""
    return [
        pytest.param(body, example, id=heading)
        for heading, body in ENTRIES.items()
        for example in fenced(body, info)
    ]


def compiled(folder: Path, entry: str, example: str) -> Compiled:
    """An example as a reader would try it: beside a currency and the tables of its entry."""
    (folder / "currency.promo").write_text("currency USD\n")
    (folder / "example.promo").write_text(example)
    for name, table in re.findall(r"^```csv (\S+)\n(.*?)^```$", entry, re.DOTALL | re.MULTILINE):
        (folder / name).write_text(table)
    return compile_rules(folder)


def places(links: str) -> list[str]:
    """Where links within the page lead."""
    return re.findall(r"\]\(#([^)]+)\)", links)


def real_promotions(text: str) -> set[str]:
    """The numbers in marks such as (Real promotions 46, 47 and 48.)"""
    marks = re.findall(r"\(Real promotions? ([\d,\s]+(?:and \d+)?)\.\)", text)
    return {number for mark in marks for number in re.findall(r"\d\d", mark)}


@pytest.mark.parametrize(("entry", "example"), blocks("promo"))
def test_every_example_checks_and_its_tests_pass(entry: str, example: str, tmp_path: Path) -> None:
    found = compiled(tmp_path, entry, example)
    assert [one.message for one in found.diagnostics] == []
    results = run_tests(found)
    assert results
    assert [miss for one in results for miss in one.misses] == []


@pytest.mark.parametrize(("entry", "example"), blocks("promo unpriced"))
def test_what_is_marked_has_no_price_yet_and_no_other_fault(
    entry: str, example: str, tmp_path: Path
) -> None:
    assert {one.code for one in compiled(tmp_path, entry, example).diagnostics} == {"P350"}


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=ENTRIES)
def test_what_has_no_price_yet_is_marked(entry: str) -> None:
    parts = re.split(r"^```promo unpriced$", entry, flags=re.MULTILINE)
    last_paragraphs = [part.rstrip().rsplit("\n\n", 1)[-1] for part in parts[:-1]]
    assert entry.count(MARK) == len(last_paragraphs)
    assert all(MARK in paragraph for paragraph in last_paragraphs)


@pytest.mark.parametrize("heading", ENTRIES)
def test_every_entry_has_an_example_in_the_one_layout(heading: str) -> None:
    examples = [*fenced(ENTRIES[heading], "promo"), *fenced(ENTRIES[heading], "promo unpriced")]
    assert examples
    assert [formatted(example) for example in examples] == examples


def test_the_contents_lead_to_every_section_and_no_link_leads_nowhere() -> None:
    headings = [one.link for one in SECTIONS]
    assert len({*places("".join(headings))}) == len(headings)
    assert {*places(CONTENTS)} == {*places("".join(headings))}
    assert {*places(PAGE)} <= {*places(CONTENTS)}


def test_each_real_promotion_leads_to_the_entries_that_say_it() -> None:
    rows = re.findall(r"^\| (\d\d) \|[^|]+\|([^|]+)\|$", INDEX, re.MULTILINE)
    assert [number for number, _ in rows] == [f"{number:02}" for number in range(1, 71)]
    for number, cell in rows:
        entries = [heading for heading, body in ENTRIES.items() if number in real_promotions(body)]
        assert re.findall(r"\[([^]]+)\]\(#", cell) == entries != []
