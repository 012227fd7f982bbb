"""Two files of results side by side.

    python -m benchmarks.compare OLD.json NEW.json

A verdict is given beyond a band: a tenth for seconds, because that much is noise even on a quiet
machine, and a fiftieth for instructions. Compare only what one machine measured.
"""

import sys
from pathlib import Path

from benchmarks.results import Measure, Results, read_results, shown

BANDS: dict[Measure, float] = {"seconds": 0.10, "instructions": 0.02, "mebibytes": 0.05}


def compare(old: Results, new: Results) -> list[tuple[str, str, str, str, str]]:
    """Rows: benchmark, old, new, percent, verdict; those that are gone at the end."""
    rows = []
    for key in (*new, *(key for key in old if key not in new)):
        name, measure = key
        before, after = old.get(key), new.get(key)
        change = after / before - 1 if before and after else None
        rows.append(
            (
                name,
                "" if before is None else shown(measure, before),
                "" if after is None else shown(measure, after),
                "" if change is None else f"{100 * change:+.1f} %",
                _verdict(change, BANDS[measure]) if change is not None else
                ("new" if before is None else "gone"),
            )
        )  # fmt: skip
    return rows


def _verdict(change: float, band: float) -> str:
    if abs(change) <= band:
        return "same"
    return "slower" if change > 0 else "faster"


def main(arguments: list[str]) -> int:
    if len(arguments) != 2:
        print("usage: python -m benchmarks.compare OLD.json NEW.json", file=sys.stderr)
        return 2
    try:
        old, new = (read_results(Path(one)) for one in arguments)
    except (OSError, ValueError) as problem:
        print(f"error: {problem}", file=sys.stderr)
        return 2
    rows = [("benchmark", "old", "new", "change", "verdict"), *compare(old, new)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for name, *numbers, verdict in rows:
        cells = [one.rjust(width) for one, width in zip(numbers, widths[1:], strict=False)]
        print("  ".join([name.ljust(widths[0]), *cells, verdict]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
