"""The golden cases: rule text, and everything that is said about it.

A `.golden` file is a list of cases. Each begins with `===`, the code and what the case shows (with
`alone:`, the prelude is left out); then comes the rule text, then `---`, then the diagnostics as
people read them.
"""

from dataclasses import dataclass
from pathlib import Path

from promo.check.check import check
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
    expected: str

    def found(self) -> tuple[Diagnostic, ...]:
        """What is said about the text itself; the prelude's sets may go unused."""
        own = SourceFile("case.promo", self.text)
        sources = [own] if "alone" in self.title else [PRELUDE, own]
        parsed = [parse(source) for source in sources]
        files, expanded = expand([tree for tree, _ in parsed], lambda *_: None)
        _, checked = check(files, CATALOG)
        everything = [one for _, found in parsed for one in found] + [*expanded, *checked]
        return tuple(one for one in sorted_diagnostics(everything) if one.span.file == own.name)

    def rendered(self) -> str:
        return render_text(self.found(), {"case.promo": SourceFile("case.promo", self.text)})


def cases() -> list[Case]:
    found = []
    for path in sorted(GOLDEN.glob("*.golden")):
        for block in path.read_text().split("=== ")[1:]:
            title, _, body = block.partition("\n")
            text, _, expected = body.partition("---\n")
            found.append(Case(title[:4], title, text, expected))
    return found
