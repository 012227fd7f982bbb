"""Cuts the shipped slices from the full data sets: `PROMO_DATA=folder python -m rulesets.cut`.

Kept so that anybody can see how the slices were made, and make them again. Each module knows one
data set and writes one folder of `rulesets/`, or of the folder given as an argument. Nothing is
drawn by chance: the same data gives the same bytes. Notices, hand-written rules and hand-written
carts are not made here.
"""

import os
import sys
from pathlib import Path

from . import cafe, supermarket, wholesale


def main() -> None:
    named = os.environ.get("PROMO_DATA")
    if not named:
        raise SystemExit(
            "PROMO_DATA is not set: it must name the folder that holds the full data sets "
            "(wholesale, hk-offers, cafe). The slices in rulesets/ work without it."
        )
    data = Path(named)
    needed = {"wholesale": wholesale, "hk-offers": supermarket, "cafe": cafe}
    absent = [name for name in needed if not (data / name).is_dir()]
    if absent:
        raise SystemExit(f"PROMO_DATA is {data}, which lacks the folder {absent[0]}.")
    into = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1]
    for name, cutter in needed.items():
        cutter.cut(data / name, into)


main()
