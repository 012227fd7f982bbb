"""The words of the language in other words: tables, and German as the first of them."""

import json
import re
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from promo.compiler.compile import compile_rules
from promo.compiler.folder import read_rules
from promo.diagnostics.render_text import render_text
from promo.diagnostics.span import SourceFile
from promo.program.canonical_json import encode
from promo.syntax.format import formatted
from promo.syntax.grammar import grammar, table
from promo.syntax.keywords import language_of, languages, read_keywords
from promo.syntax.parse import parse
from promo.syntax.templates import Apply, Template
from tests.architecture.house import ROOT
from tests.compiler.golden_cases import Case, cases
from tests.syntax.in_other_words import ALL_WORDS, in_words_of, without_places

MISTAKES = ROOT / "tests" / "syntax" / "samples" / "mistakes.promo"
SAMPLES = sorted({*MISTAKES.parent.rglob("*.promo")} - {MISTAKES})
RULESETS = sorted(path.parent for path in (ROOT / "rulesets").rglob("rules.promo"))
OTHERS = [language for language in languages() if language != "en"]
QUOTED = re.compile(r"`[^`]*`")
WORDS = re.compile(r"[^\W\d_][\w-]*")


def translated(path: Path, folder: Path, language: str) -> Path:
    """A copy of a folder of rules, or of one file of it, with the rules in other words."""
    start = path if path.is_dir() else path.parent
    for one in start.rglob("*"):
        if one.suffix in (".promo", ".csv", ".txt"):
            to = folder / one.relative_to(start)
            to.parent.mkdir(parents=True, exist_ok=True)
            text = one.read_text(encoding="utf-8")
            if one.suffix == ".promo":
                text = f"# language: {language}\n{in_words_of(language, text)}"
            to.write_text(text, encoding="utf-8")
    return folder if path.is_dir() else folder / path.name


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_samples_in_other_words_are_the_same_trees(
    path: Path, language: str, tmp_path: Path
) -> None:
    english, other = read_rules(path), read_rules(translated(path, tmp_path, language))
    assert [one.code for one in other.found] == [one.code for one in english.found]
    trees = [
        [
            without_places(node)
            for file in read.files
            for node in file.definitions
            if not isinstance(node, Template | Apply)  # they are texts; what they make stands here
        ]
        for read in (english, other)
    ]
    assert trees[0] == trees[1]


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("folder", RULESETS, ids=lambda folder: folder.name)
def test_rulesets_in_other_words_are_the_same_program(
    folder: Path, language: str, tmp_path: Path
) -> None:
    english = compile_rules(folder, None)
    other = compile_rules(translated(folder, tmp_path, language), None)
    assert encode(other.priced()) == encode(english.priced())


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_formatting_other_words_keeps_them_and_changes_nothing_twice(
    path: Path, language: str
) -> None:
    text = f"# language: {language}\n" + in_words_of(language, path.read_text())
    tree, _ = parse(SourceFile("a.promo", text))
    laid_out = formatted(text)
    assert formatted(laid_out) == laid_out
    assert language_of(laid_out) == language
    again, _ = parse(SourceFile("a.promo", laid_out))
    kinds = sorted(type(one).__name__ for one in tree.definitions)
    assert sorted(type(one).__name__ for one in again.definitions) == kinds


@pytest.mark.parametrize("language", OTHERS)
def test_the_sample_of_mistakes_has_them_in_other_words_too(language: str) -> None:
    english = MISTAKES.read_text()
    _, found = parse(SourceFile("a.promo", english))
    _, other = parse(SourceFile("a.promo", in_words_of(language, english)), language)
    assert [one.span.line for one in other] == [one.span.line for one in found]


NOT_TRANSLATED = re.compile(
    r"P1(?:11|31|33)|P406|P211|P129 (?:weekdays|dates joined)|P102 the first word of a template"
)
"""Cases whose slip is in the letters of an English word, or none in other words, or on no line."""


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize(
    "case",
    [
        case
        for case in cases()
        if not case.beside and "German" not in case.title and not NOT_TRANSLATED.match(case.title)
    ],
    ids=lambda case: case.title,
)
def test_slips_in_other_words_are_told_in_these(case: Case, language: str) -> None:
    text = f"# language: {language}\n{in_words_of(language, case.text)}"
    found = replace(case, text=text).found()
    expected = [(one.code, one.span.line + 1) for one in case.found()]
    assert [(one.code, one.span.line) for one in found] == expected
    known, own = table(language).in_english, {*WORDS.findall(text)}
    quoted = [word for one in found for word in words_quoted(one.message + one.help)]
    assert [word for word in quoted if word in ALL_WORDS - {*known} - own] == []


def words_quoted(text: str) -> list[str]:
    return [word for quoted in QUOTED.findall(text) for word in WORDS.findall(quoted)]


def test_the_same_text_is_read_the_same_whatever_was_read_before() -> None:
    text = "# language: de\nsortiment off ist alles\n"
    first = parse(SourceFile("a.promo", text))
    parse(SourceFile("b.promo", "set off is everything\n"))
    assert parse(SourceFile("a.promo", text)) == first


def test_english_words_are_names_like_any_other_in_other_words() -> None:
    tree, found = parse(SourceFile("a.promo", "# language: de\nsortiment off ist alles\n"))
    assert found == ()
    assert [one.name.text for one in tree.definitions] == ["off"]


def test_files_in_several_languages_are_one_ruleset(tmp_path: Path) -> None:
    (tmp_path / "a.promo").write_text('currency USD\nset snacks is category "Snacks"\n')
    (tmp_path / "b.promo").write_text(
        '# language: de\naktion A "a"\n  gib 20% auf snacks\n  gehört-zu gruppe warenkorbb\n'
    )
    (only,) = compile_rules(tmp_path, None, use_catalog=False).diagnostics
    assert only.code == "P203"
    assert (
        only.help
        == "declare `gruppe warenkorbb`; only `artikel` and `warenkorb` are there without it"
    )


# --- Tables ---------------------------------------------------------------------------------------

SECTIONS = {"definitions": ["set"], "clauses": ["get"], "others": ["off", "Mon"], "free": ["sale"]}
ROWS: dict[str, dict[str, object]] = {
    "definitions": {"set": ["menge"]},
    "clauses": {"get": ["gib"]},
    "others": {"off": ["auf"], "Mon": ["Mo"]},
    "free": {"sale": ["angebot"]},
    "tried": {"titel": "title"},
}


def as_toml(rows: dict[str, dict[str, object]]) -> str:
    lines = []
    for section, words in rows.items():
        lines += [f"[{section}]", *(f"{word} = {json.dumps(said)}" for word, said in words.items())]
    return "\n".join(lines)


def test_a_table_is_read() -> None:
    found = read_keywords("xx", as_toml(ROWS), SECTIONS)
    assert found.say("off") == "auf"
    assert (found.meant_by("gib"), found.meant_by("titel")) == ("get", "title")
    assert (found.meant_by("off"), found.meant_by("snacks")) == ("", "snacks")


@pytest.mark.parametrize(
    ("section", "row", "told"),
    [
        ("clauses", {}, "`get` is missing in [clauses]"),
        ("free", {"sale": ["s"], "get": ["g"]}, "`get` does not belong into [free]"),
        ("clauses", {"get": ["auf"]}, "`auf` stands for several words"),
        ("others", {"off": ["gib"], "Mon": ["Mo"]}, "`gib` stands for several words"),
        ("clauses", {"get": ["gib", "gib"]}, "`get` has one spelling twice"),
        ("tried", {"gib": ["title"]}, "`gib` stands for several words"),
        ("clauses", {"get": ["Gib"]}, "`Gib` for `get` is not in small letters"),
        ("clauses", {"get": ["gib es"]}, "`gib es` for `get` is not in small letters"),
        ("clauses", {"get": ["g2"]}, "`g2` for `get` is not in small letters"),
        ("clauses", {"get": ["20"]}, "`20` for `get` is not in small letters"),
        ("clauses", {"get": ["-gib"]}, "`-gib` for `get` is not in small letters"),
        ("clauses", {"get": []}, "`` for `get` is not in small letters"),
        ("more", {"get": ["gib"]}, "[more] is no section"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused(
    section: str, row: dict[str, list[str]], told: str
) -> None:
    with pytest.raises(ValueError, match=re.escape(told)):
        read_keywords("xx", as_toml(ROWS | {section: row}), SECTIONS)


@pytest.mark.parametrize("language", OTHERS)
def test_every_word_of_the_language_is_in_every_table(language: str) -> None:
    assert {*table(language).spellings} == ALL_WORDS


@pytest.mark.parametrize("language", OTHERS)
def test_no_sentence_could_go_on_with_either_of_two_words_spelled_alike(language: str) -> None:
    spell, words_of = table(language).spell, grammar().words_of
    spelled = {
        terminal: {spelling for word in words for spelling in spell(word)}
        for terminal, words in words_of.items()
    }
    alike = {
        (one, other)
        for one, other in combinations(sorted(spelled), 2)
        if spelled[one] & spelled[other] and not {*words_of[one]} & {*words_of[other]}
    }
    states = grammar().full_parser.parser.parser._parse_table.states.values()
    accepted = [{str(symbol) for symbol in state} for state in states]
    assert [pair for pair in alike for state in accepted if {*pair} <= state] == []
    for words in words_of.values():
        assert len({word for one in words for word in spell(one)}) == sum(
            len(spell(one)) for one in words
        )


LINES = (
    *("aktion A", "  gib 20% auf alles", "  nur für", "währung USD", "läuft jeden Mo"),
    *("# x", "", "{", '"a'),
)


@settings(max_examples=100)
@given(st.lists(st.sampled_from(LINES), max_size=8))
def test_any_text_in_other_words_is_answered(lines: list[str]) -> None:
    source = SourceFile("a.promo", "\n".join(["# language: de", *lines]))
    _, found = parse(source)
    render_text(found, {"a.promo": source})
