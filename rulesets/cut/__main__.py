"""`python -m rulesets.cut [FOLDER]`: writes the slices into FOLDER, by default into `rulesets/`."""

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
