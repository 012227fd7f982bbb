"""Holds a file of results to `budgets.toml`.

    python -m benchmarks.check_budgets RESULTS.json

A budget is a ratio of two benchmarks of the same run, so that the machine cancels out. Exit status:
0 all kept, 1 one broken or not measured, 2 the files cannot be used.
"""

import sys
import tomllib
from dataclasses import dataclass
from math import inf
from pathlib import Path

from benchmarks.results import Measure, Results, read_results

BUDGETS = Path(__file__).with_name("budgets.toml")


@dataclass(frozen=True)
class Budget:
    """`of` divided by `to` is at least and at most so much."""

    says: str
    of: str
    to: str
    measured: float
    """What it was when the budget was set, for orientation."""
    measure: Measure = "seconds"
    at_least: float = 0.0
    at_most: float = inf


@dataclass(frozen=True)
class Finding:
    budget: Budget
    ratio: float | None
    """None where one of the two was not measured."""

    @property
    def is_kept(self) -> bool:
        budget = self.budget
        return self.ratio is not None and budget.at_least <= self.ratio <= budget.at_most

    def __str__(self) -> str:
        budget = self.budget
        if self.ratio is None:
            hint = " (apt-get install valgrind)" if budget.measure == "instructions" else ""
            return f"NOT MEASURED  {budget.says}: needs {budget.of} and {budget.to}{hint}"
        bounds = [f"at least {budget.at_least:g}"] if budget.at_least else []
        bounds += [f"at most {budget.at_most:g}"] if budget.at_most < inf else []
        verdict = "kept  " if self.is_kept else "BROKEN"
        return f"{verdict}  {self.ratio:10.3f}  {' and '.join(bounds)}  {budget.says}"


def read_budgets(path: Path) -> tuple[Budget, ...]:
    """Raises OSError, ValueError for broken TOML, TypeError for a budget with a key amiss."""
    return tuple(Budget(**one) for one in tomllib.loads(path.read_text())["budget"])


def check(budgets: tuple[Budget, ...], results: Results) -> list[Finding]:
    findings = []
    for budget in budgets:
        of = results.get((budget.of, budget.measure))
        to = results.get((budget.to, budget.measure))
        findings.append(Finding(budget, None if of is None or not to else of / to))
    return findings


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print("usage: python -m benchmarks.check_budgets RESULTS.json", file=sys.stderr)
        return 2
    try:
        findings = check(read_budgets(BUDGETS), read_results(Path(arguments[0])))
    except (OSError, ValueError, TypeError, KeyError) as problem:
        print(f"error: {problem}", file=sys.stderr)
        return 2
    print("\n".join(map(str, findings)))
    return 0 if all(finding.is_kept for finding in findings) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
