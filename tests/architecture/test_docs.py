"""What the documents name exists: paths, links, commands, options, make targets."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from promo.cli.main import cli
from tests.architecture.house import ROOT, files, name

DOCUMENTS = list(files(".md"))
SOURCES = list(files(".py", ".pyx", ".pxi", ".toml", ".lark", "Makefile", "run"))

FENCED = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
INDENTED = re.compile(r"^ {4}(.+)$", re.MULTILINE)
INLINE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
OURS = re.compile(r"(?:promo|grammar|rulesets|tests|docs|benchmarks|\.ci)(?:/[\w.-]+)*/?")
DOCUMENT_IN_SOURCE = re.compile(r"\bdocs/[\w./-]*\w")
CLAUSES_IN_SOURCE = re.compile(r"\bsemantics, clauses? (\d+(?:(?:, | and )\d+)*)")
MACHINE = re.compile(r"(?<![\w.*/~-])/(?:home|root|Users|work|mnt)/\w+")


def code(document: Path) -> Iterator[str]:
    """What stands in code marks, and each line of the blocks that a shell would get."""
    text = document.read_text()
    prose = FENCED.sub("", text)
    blocks = [
        block for language, block in FENCED.findall(text) if language in ("", "sh", "console")
    ]
    lines = [line for block in blocks for line in block.splitlines()] + INDENTED.findall(prose)
    yield from (line.strip().removeprefix("$ ") for line in lines)
    yield from INLINE.findall(prose)


def commands(document: Path, program: str) -> Iterator[list[str]]:
    for line in code(document):
        if line.startswith(f"{program} "):
            yield shlex.split(re.split(r" \||  +", line)[0], comments=True)


def options_of(command: click.Command) -> set[str]:
    return {"--help"} | {one for option in command.params for one in option.opts}


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_links_lead_to_something_in_the_repository(document: Path) -> None:
    for target in LINK.findall(document.read_text()):
        if "://" not in target:
            place = (document.parent / target).resolve()
            assert place.is_relative_to(ROOT), f"{target} leads out of the repository"
            assert place.exists(), f"{target} does not exist"


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_paths_in_documents_exist(document: Path) -> None:
    paths = [one for one in code(document) if "/" in one and OURS.fullmatch(one)]
    assert [one for one in paths if not (ROOT / one).exists()] == []


def test_documents_named_in_the_source_exist() -> None:
    found = {
        one: name(path)
        for path in SOURCES
        for one in DOCUMENT_IN_SOURCE.findall(path.read_text())
        if not (ROOT / one).exists()
    }
    assert found == {}


def test_clauses_named_in_the_source_exist() -> None:
    clauses = set(
        re.findall(r"^## (\d+)\. ", (ROOT / "docs/SEMANTICS.md").read_text(), re.MULTILINE)
    )
    named = {
        clause: name(path)
        for path in (*SOURCES, *DOCUMENTS)
        for listed in CLAUSES_IN_SOURCE.findall(path.read_text())
        for clause in re.findall(r"\d+", listed)
    }
    assert named.keys() <= clauses, named


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_commands_and_options_in_documents_exist(document: Path) -> None:
    context = click.Context(cli)
    for _, *words in commands(document, "promo"):
        if not words or not words[0].islower() or words[0].startswith("-"):
            continue  # `promo COMMAND --help`
        command = cli.get_command(context, words[0])
        assert command is not None, f"there is no `promo {words[0]}`"
        named = {word.partition("=")[0] for word in words[1:] if word.startswith("--")}
        assert named <= options_of(command), f"`promo {words[0]}` has no {named}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_make_targets_in_documents_exist(document: Path) -> None:
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = {words[1] for words in commands(document, "make") if words[1].isalpha()}
    assert named <= targets


def test_no_file_names_a_folder_of_somebodys_machine() -> None:
    texts = [*DOCUMENTS, *SOURCES, *files(".promo", ".json", ".csv")]
    assert [name(path) for path in texts if MACHINE.search(path.read_text())] == []
