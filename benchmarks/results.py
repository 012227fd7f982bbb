"""A file of results, as pytest-benchmark writes it, reduced to what is compared."""

import json
from pathlib import Path
from typing import Literal

Measure = Literal["seconds", "instructions", "mebibytes"]
COUNTED: tuple[Measure, ...] = ("instructions", "mebibytes")
Results = dict[tuple[str, Measure], float]
"""By the name of a benchmark and what was measured. Seconds: of the fastest round, per cart
where a round prices several. Instructions: per cart, and in place of seconds. Mebibytes: the most
that a process held at once, in place of seconds too."""


def read_results(path: Path) -> Results:
    """Raises OSError, and ValueError for a file that is no such result."""
    content = json.loads(path.read_text())
    if not isinstance(content, dict) or "benchmarks" not in content:
        raise ValueError(f"{path} holds no results of pytest-benchmark")
    results: Results = {}
    for one in content["benchmarks"]:
        extra = one["extra_info"]
        counted: list[Measure] = [one for one in COUNTED if one in extra]
        for measure in counted:
            results[one["name"], measure] = extra[measure]
        if not counted:
            results[one["name"], "seconds"] = one["stats"]["min"] / extra.get("carts", 1)
    return results


def shown(measure: Measure, number: float) -> str:
    """For people: 12.3 µs, or 7,604 instructions."""
    if measure == "instructions":
        return f"{number:,.0f} instr."
    if measure == "mebibytes":
        return f"{number:,.0f} MiB"
    for unit, size in (("s", 1.0), ("ms", 1e-3)):
        if number >= size:
            return f"{number / size:,.2f} {unit}"
    return f"{number * 1e6:,.2f} µs"
