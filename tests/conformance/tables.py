"""What is so today, as two small tables that stand in the repository, so that a change shows.

    python tests/conformance/tables.py      # writes them anew

`outcomes.csv` counts cases and families by source and portability, `unsayable.csv` names each case
that cannot be said, and why. Texts in `golden/` are written anew as well. Only rows of sources that
are here are compared: an installed copy has no `kept_apart`.
"""

import csv
import io
import sys
from collections.abc import Sequence
from pathlib import Path

FOLDER = Path(__file__).parent
if str(FOLDER.parents[1]) not in sys.path:
    sys.path.insert(0, str(FOLDER.parents[1]))

from tests.conformance.case import Case, all_cases  # noqa: E402
from tests.conformance.ruletext import say  # noqa: E402
from tests.conformance.run import OUTCOMES, Result, judge  # noqa: E402
from tests.conformance.unsayable import Unsayable  # noqa: E402

_HEAD = ("source", "portability", "cases", "families", *OUTCOMES)


def outcomes(results: Sequence[Result]) -> list[dict[str, str]]:
    rows: dict[tuple[str, str], list[Result]] = {}
    for one in results:
        rows.setdefault((one.case.source, one.case.portability), []).append(one)
    return [
        {
            "source": source,
            "portability": portability,
            "cases": str(len(found)),
            "families": str(len({one.case.family for one in found})),
            **{what: str(sum(one.result == what for one in found)) for what in OUTCOMES},
        }
        for (source, portability), found in sorted(rows.items())
    ]


def unsayable(cases: Sequence[Case]) -> list[dict[str, str]]:
    rows = []
    for case in cases:
        try:
            say(case)
        except Unsayable as lack:
            rows.append({"id": case.id, "reason": lack.reason.name, "detail": lack.detail})
    return sorted(rows, key=lambda row: (row["reason"], row["id"]))


def stored(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def write() -> None:
    cases = all_cases()
    _write("outcomes.csv", _HEAD, outcomes([judge(case) for case in cases]))
    _write("unsayable.csv", ("id", "reason", "detail"), unsayable(cases))
    for case in cases:
        file = FOLDER / "golden" / f"{case.id.replace('/', '-')}.promo"
        if file.exists():
            file.write_text(say(case).rules, encoding="utf-8")


def _write(name: str, columns: Sequence[str], rows: list[dict[str, str]]) -> None:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    (FOLDER / name).write_text(out.getvalue(), encoding="utf-8")


if __name__ == "__main__":
    write()
