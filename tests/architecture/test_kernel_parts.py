"""The kernel is one extension in parts; each part says what it needs and uses nothing else.

Included files share one namespace, so without this nobody could tell where a name comes from. What
a part needs, it may use with all that that needs in turn.
"""

import re
from pathlib import Path

import pytest

from tests.architecture.house import ROOT

KERNEL = ROOT / "promo" / "engine" / "kernel"
MAIN = KERNEL / "_kernel.pyx"
INCLUDE = re.compile(r'^include "(\w+)\.pxi"', re.MULTILINE)
NEEDS = re.compile(r"# Needs: (nothing|\w+(?:, \w+)*)\n")
DEFINITION = re.compile(
    r"^(?:cdef|cpdef|ctypedef|def|class)\b[^=(:\n]*?\b(\w+)\s*(?:\(|:\s*$|=)", re.MULTILINE
)
"""A function, struct, enum, class or variable at the outermost level."""
MEMBER = re.compile(r"^    ([A-Z][A-Z0-9_]+)\b\s*(?:=|$)", re.MULTILINE)
"""A constant of an enum."""

ORDER = INCLUDE.findall(MAIN.read_text())


def code(part: str) -> str:
    """The text of a part without its comments and strings."""
    text = (KERNEL / f"{part}.pxi").read_text()
    text = re.sub(r'"""(?:.|\n)*?"""|"[^"\n]*"', '""', text)
    return re.sub(r"#.*", "", text)


def defined(part: str) -> set[str]:
    return {*DEFINITION.findall(code(part)), *MEMBER.findall(code(part))} - {"enum"}


def needs(part: str) -> list[str]:
    first = NEEDS.match((KERNEL / f"{part}.pxi").read_text())
    assert first, f"{part}.pxi must begin with `# Needs: ...` (`# Needs: nothing`)"
    return [] if first[1] == "nothing" else first[1].split(", ")


def test_every_part_is_included_once() -> None:
    assert sorted(ORDER) == sorted(path.stem for path in Path(KERNEL).glob("*.pxi"))


@pytest.mark.parametrize("part", ORDER)
def test_a_part_needs_only_what_stands_above_it(part: str) -> None:
    above = ORDER[: ORDER.index(part)]
    assert [one for one in needs(part) if one not in above] == []


@pytest.mark.parametrize("part", ORDER)
def test_a_part_uses_only_what_it_says_it_needs(part: str) -> None:
    words = set(re.findall(r"\w+", code(part)))
    strangers = {
        one: sorted(words & (defined(one) - defined(part)))
        for one in ORDER
        if one not in within_reach(part) and words & (defined(one) - defined(part))
    }
    assert strangers == {}, f"{part}.pxi uses these without saying so in its first line"


def within_reach(part: str) -> set[str]:
    reach = {part}
    for one in reversed(ORDER):  # needs stand above, so one pass upwards finds all of them
        if one in reach:
            reach |= set(needs(one))
    return reach
