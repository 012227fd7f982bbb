"""The golden cases: rule text, and everything that is said about it.

A `.golden` file is a list of cases. Each begins with `===`, the code and what the case shows (with
`alone:`, the prelude is left out); then comes the rule text, then `---`, then the diagnostics as
people read them. Between the two may stand the files beside the rules, each below `---` and its
name; then the case is compiled as a file is, without the prelude, and with `catalog.csv` if that is
one of them. `<U+200B>` stands for a character that cannot be seen, `<0xFF>` for a byte.
"""

import contextlib
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from promo.check.check import check
from promo.compiler.compile import compile_rules
from promo.diagnostics.diagnostic import Diagnostic, sorted_diagnostics
from promo.diagnostics.render_text import render_text
from promo.diagnostics.span import SourceFile
from promo.model.catalog import Catalog
from promo.model.product import Product
from promo.syntax.expand import expand
from promo.syntax.parse import parse

GOLDEN = Path(__file__).parent / "golden"
PRELUDE = SourceFile("prelude.promo", (GOLDEN / "prelude.promo").read_text())
CATALOG = Catalog.of(
    [
        Product("10023", "Salted nuts", 299, category=("Food", "Snacks"), tags=("party",)),
        Product("10030", "Crisps", 199, category=("Food", "Crisps"), brand="Glacier"),
        Product("40110", "Grapes", 450, category=("Fruit",), unit="kg"),
        Product("20001", "Lemonade", 149, category=("Drinks",), tags=("sweet",)),
    ]
)


@dataclass(frozen=True)
class Case:
    code: str
    title: str
    text: str
    beside: tuple[tuple[str, str], ...]
    expected: str

    def found(self) -> tuple[Diagnostic, ...]:
        return self._found()[0]

    def rendered(self) -> str:
        return render_text(*self._found())

    def _found(self) -> tuple[tuple[Diagnostic, ...], dict[str, SourceFile]]:
        return self._among_files() if self.beside else self._by_itself()

    def _by_itself(self) -> tuple[tuple[Diagnostic, ...], dict[str, SourceFile]]:
        """What is said about the text itself; the prelude's sets may go unused."""
        own = SourceFile("case.promo", self.text)
        sources = [own] if "alone" in self.title else [PRELUDE, own]
        parsed = [parse(source) for source in sources]
        files, expanded = expand([tree for tree, _ in parsed], lambda *_: None)
        _, checked = check(files, CATALOG)
        everything = [one for _, found in parsed for one in found] + [*expanded, *checked]
        told = tuple(one for one in sorted_diagnostics(everything) if one.span.file == own.name)
        return told, {own.name: own}

    def _among_files(self) -> tuple[tuple[Diagnostic, ...], dict[str, SourceFile]]:
        files = {"case.promo": self.text, **dict(self.beside)}
        with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
            for name, text in files.items():
                Path(name).write_bytes(_bytes(text))
            catalog = Path("catalog.csv") if "catalog.csv" in files else None
            compiled = compile_rules(Path("case.promo"), catalog)
        return compiled.diagnostics, compiled.sources


def _bytes(text: str) -> bytes:
    parts = re.split(r"<0x([0-9A-F]{2})>", text)
    return b"".join(
        bytes.fromhex(part) if at % 2 else part.encode() for at, part in enumerate(parts)
    )


def _character(match: re.Match[str]) -> str:
    return chr(int(match[1], 16))


def cases() -> list[Case]:
    found = []
    for path in sorted(GOLDEN.glob("*.golden")):
        content = re.sub(r"<U\+([0-9A-F]{4})>", _character, path.read_text())
        for block in content.split("=== ")[1:]:
            title, _, body = block.partition("\n")
            text, *rest = re.split(r"^---(?: (\S+))?\n", body, flags=re.MULTILINE)
            *beside, _, expected = rest
            files = tuple(zip(beside[::2], beside[1::2], strict=True))
            found.append(Case(title[:4], title, text, files, expected))
    return found
