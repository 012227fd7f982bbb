"""Every limit of docs/formats/rules.md: as much as is allowed is read, one more is told."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from promo.check import amounts, declarations, memory, stacking
from promo.compiler import folder
from promo.compiler.compile import compile_rules
from promo.diagnostics import capped
from promo.readers import table
from promo.syntax import brackets, build_words, expand, parse, source
from promo.values import money
from tests.architecture.house import ROOT

HEAD = "currency USD\n"
REWARD = "  get 5% off everything\n"


@dataclass(frozen=True)
class Limit:
    """`text` makes rule text that has so much of what is limited."""

    code: str
    most: int
    text: Callable[[int], str]


def promotion(clauses: str) -> str:
    return f'{HEAD}promotion P "p"\n{REWARD}{clauses}'


def definition(characters: int) -> str:
    return HEAD + "set s is sku 1".ljust(characters - 1) + "\n"


def file(size: int) -> str:
    lines = "#\n" + "".join(f"set s{one} is sku 1\n#{'.' * 190_000}\n" for one in range(22))
    return (HEAD + lines).ljust(size - 1, "#") + "\n"


def written_out(units: int) -> str:
    """`MOST_STORES` divides it; what is above takes one more promotion."""
    shops = f"stores everywhere are S{0:06} to S{declarations.MOST_STORES - 1:06}\n"
    count = -(-units // declarations.MOST_STORES)
    return (
        HEAD
        + shops
        + "".join(f'promotion P{one} "p"\n{REWARD}  only at everywhere\n' for one in range(count))
    )


SMALL = [
    Limit("P119", parse.LARGEST_DEFINITION, definition),
    Limit("P118", source.LARGEST_FILE, file),
    Limit("P115", build_words.LONGEST_NAME, lambda size: f"{HEAD}set {'s' * size} is sku 1\n"),
    Limit("P116", build_words.LONGEST_TEXT, lambda size: promotion(f'  note "{"x" * size}"\n')),
    Limit(
        "P130",
        brackets.DEEPEST,
        lambda depth: f"{HEAD}set s is {'(' * depth}sku 1 or sku 2{')' * depth}\n",
    ),
    Limit(
        "P399",
        expand.MOST_NEEDS,
        lambda columns: (
            f"{HEAD}template t needs {', '.join(f'c{one}' for one in range(columns))}\n"
            f"  set s is sku {', '.join(f'{{c{one}}}' for one in range(columns))}\n"
            f"apply t to\n  |{'|'.join(f'c{one}' for one in range(columns))}|\n"
            f"  |{'|'.join(str(one) for one in range(columns))}|\n"
        ),
    ),
    Limit(
        "P328",
        stacking.MOST_GROUPS,
        lambda groups: HEAD + "".join(f"group g{one}\n" for one in range(groups)),
    ),
    Limit(
        "P336",
        declarations.MOST_STORES,
        lambda stores: f"{HEAD}stores one are X\nstores others are S000001 to S{stores - 1:06}\n",
    ),
    Limit("P337", memory.MOST_WRITTEN_OUT, written_out),
    Limit(
        "P311",
        money.LARGEST,
        lambda minor: f'{HEAD}promotion P "p"\n  get ${minor // 100}.{minor % 100:02} off total\n',
    ),
    Limit(
        "P311",
        amounts.LARGEST_COUNT,
        lambda items: promotion(f'  buy {items} items from category "A"\n'),
    ),
    Limit(
        "P311",
        amounts.LARGEST_DEAL,
        lambda items: (
            f'{HEAD}promotion P "p"\n  buy {items} items from tag "a"\n  get them for $5\n'
        ),
    ),
    Limit("P311", amounts.LARGEST_PRIORITY, lambda most: promotion(f"  priority {most}\n")),
    Limit("P122", parse.MOST_SLIPS, lambda slips: HEAD + "set s is\n" * (slips - 1)),
    Limit(
        "P499",
        capped.MOST_TOLD,
        lambda messages: HEAD + "".join(f"set s{one} is sku 1\n" for one in range(messages)),
    ),
]
"""Limits that one rule file shows."""

ELSEWHERE = [
    ("P132", folder.LARGEST_RULESET, "tests/compiler/test_folder.py"),
    ("P132", folder.MOST_FILES, "tests/compiler/test_folder.py"),
    ("P395", expand.MOST_ROWS, "tests/syntax/test_expand.py"),
    ("P396", expand.LARGEST_EXPANSION, "tests/syntax/test_expand.py"),
    ("P501", table.MOST_COLUMNS, "tests/readers/test_catalog.py"),
]
"""Limits that take a folder, or minutes, and the tests that show them."""


def errors(path: Path, text: str) -> set[str]:
    """What is told of it, without warnings; the one that counts messages is the exception."""
    (path / "rules.promo").write_text(text)
    found = compile_rules(path / "rules.promo").diagnostics
    return {one.code for one in found if one.severity == "error" or one.code == "P499"}


@pytest.mark.parametrize("limit", SMALL, ids=lambda limit: f"{limit.code}-{limit.most}")
def test_as_much_as_is_allowed_is_read_and_one_more_is_told(tmp_path: Path, limit: Limit) -> None:
    slips = {"P103"} if limit.code == "P122" else set()
    assert errors(tmp_path, limit.text(limit.most)) == slips
    assert limit.code in errors(tmp_path, limit.text(limit.most + 1))


def test_the_page_has_every_limit_and_its_test() -> None:
    page = (ROOT / "docs" / "formats" / "rules.md").read_text()
    rows = re.findall(r"^\| [^|]+ \| ([0-9,]+) \| (P[0-9]{3}) \| `([^`]+)` \|$", page, re.MULTILINE)
    assert sorted((code, int(most.replace(",", ""))) for most, code, _ in rows) == sorted(
        [*((one.code, one.most) for one in SMALL), *((code, most) for code, most, _ in ELSEWHERE)]
    )
    assert all((ROOT / place).is_file() for _, _, place in rows)
    for code, _, place in ELSEWHERE:
        assert code in (ROOT / place).read_text()
