"""The runner: cases in, one line for each that differs or cannot be said, and a summary.

    python tests/conformance/run.py FILE.jsonl [--json] [--show ID]

Ends with status 1 where a case that should agree differs.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

import promo  # noqa: E402
from promo.compiler.compile import compile_rules  # noqa: E402
from promo.diagnostics.codes import NOT_PRICED  # noqa: E402
from promo.errors import CartError  # noqa: E402
from tests.conformance import shop  # noqa: E402
from tests.conformance.case import Case, Json, cases_of  # noqa: E402
from tests.conformance.compare import differences  # noqa: E402
from tests.conformance.quirks import QUIRKS  # noqa: E402
from tests.conformance.ruletext import Said, say  # noqa: E402
from tests.conformance.unsayable import Unsayable  # noqa: E402

AGREE, DIFFER = "agree", "differ"
NOT_EXPRESSIBLE, NOT_PRICED_YET = "not_expressible", "not_priced_yet"

OUTCOMES = (AGREE, DIFFER, NOT_EXPRESSIBLE, NOT_PRICED_YET)

_NOT_PRICED = {NOT_PRICED, "P522"}
"""Codes that say: right, and without a price so far (a clause; a column of the catalog)."""


@dataclass(frozen=True, slots=True)
class Result:
    """`expected` and `got` hold the asserted fields that differ, by name."""

    case: Case
    result: str
    reason: str = ""
    expected: Json | None = None
    got: Json | None = None

    def to_dict(self) -> Json:
        return {
            "id": self.case.id,
            "result": self.result,
            "expected": self.expected or {},
            "got": self.got or {},
            "reason": self.reason,
        }

    def __str__(self) -> str:
        shown = "; ".join(
            f"{field}: expected {wanted}, got {(self.got or {})[field]}"
            for field, wanted in (self.expected or {}).items()
        )
        return f"{self.case.id}: {self.result}: " + " ".join(
            part for part in (shown, self.reason) if part
        )


def judge(case: Case) -> Result:
    """One case: said, checked, priced, compared."""
    try:
        said = say(case)
    except Unsayable as lack:
        return Result(case, NOT_EXPRESSIBLE, str(lack))
    except (KeyError, TypeError, ValueError, AttributeError) as shape:
        # Of another file in this format: one strange case must not hide the others.
        return Result(case, NOT_EXPRESSIBLE, f"of a shape that is not known here: {shape!r}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(said, folder)
        compiled = compile_rules(folder)
        errors = [one for one in compiled.diagnostics if one.severity == "error"]
        faults = [one.message for one in errors if one.code not in _NOT_PRICED]
        if faults:
            return Result(case, DIFFER, f"the text has errors: {'; '.join(faults)}")
        waits = sorted({one.message for one in compiled.diagnostics if one.code in _NOT_PRICED})
        if waits:
            return Result(case, NOT_PRICED_YET, "; ".join(waits))
        try:
            priced = promo.load(rules=folder).evaluate(said.cart)
        except CartError as refusal:
            return Result(case, DIFFER, f"the cart is refused: {refusal}")
    found = differences(case, priced.to_dict(), said.ids)
    if not found:
        return Result(case, AGREE)
    return Result(
        case,
        DIFFER,
        QUIRKS.get(case.id, ""),
        {one.field: one.expected for one in found},
        {one.field: one.got for one in found},
    )


def write(said: Said, folder: Path) -> None:
    """The files of a ruleset that stands on its own."""
    (folder / "rules.promo").write_text(said.rules, encoding="utf-8")
    (folder / "catalog.csv").write_text(said.catalog, encoding="utf-8")
    if said.price_list:
        (folder / shop.PRICE_LIST).write_text(said.price_list, encoding="utf-8")


def summary(results: Iterable[Result]) -> Json:
    """Counts of the outcomes: of all, and by portability, family and source."""
    results = list(results)
    return {
        "summary": _counts(results),
        "by_portability": _by(results, lambda case: case.portability),
        "by_family": _by(results, lambda case: case.family),
        "by_source": _by(results, lambda case: case.source),
    }


def _by(results: list[Result], key: Callable[[Case], str]) -> Json:
    names = dict.fromkeys(key(one.case) for one in results)
    return {name: _counts([one for one in results if key(one.case) == name]) for name in names}


def _counts(results: list[Result]) -> dict[str, int]:
    found = Counter(one.result for one in results)
    always = {one: found[one] for one in (AGREE, DIFFER, NOT_EXPRESSIBLE)}
    waiting = {NOT_PRICED_YET: found[NOT_PRICED_YET]} if found[NOT_PRICED_YET] else {}
    return always | waiting


def show(case: Case) -> None:
    """A case as its files, for a reader."""
    try:
        said = say(case)
    except Unsayable as lack:
        print(f"{case.id} cannot be said: {lack}")
        return
    for title, text in (
        ("rules.promo", said.rules),
        ("catalog.csv", said.catalog),
        (shop.PRICE_LIST, said.price_list),
        ("cart.json", json.dumps(said.cart, indent=2) + "\n"),
        ("asserted", json.dumps(case.expected, indent=2) + "\n"),
    ):
        if text:
            print(f"--- {title}\n{text}")
    print(judge(case))


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Prices cases of other engines and compares.")
    parser.add_argument("file", type=Path, help="a file of cases, one JSON object a line")
    parser.add_argument("--json", action="store_true", help="one JSON document, nothing else")
    parser.add_argument("--show", metavar="ID", help="the files made for one case, and its result")
    chosen = parser.parse_args(arguments)
    cases = list(cases_of(chosen.file))
    if chosen.show is not None:
        named = [case for case in cases if case.id == chosen.show]
        if not named:
            parser.error(f"the file has no case {chosen.show}")
        show(named[0])
        return 0
    results = [judge(case) for case in cases]
    counts = summary(results)
    if chosen.json:
        print(json.dumps(counts | {"cases": [one.to_dict() for one in results]}, indent=1))
    else:
        for one in results:
            if one.result != AGREE:
                print(one)
        for title, part in counts.items():
            print(f"\n{title}")
            rows = {"all": part} if title == "summary" else part
            for name, row in rows.items():
                print(f"  {name}: " + ", ".join(f"{count} {what}" for what, count in row.items()))
    wrong = [one for one in results if one.result == DIFFER and one.case.id not in QUIRKS]
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
