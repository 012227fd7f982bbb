"""The target of the fuzzer, a process of its own; `python -m tests.fuzz` starts it.

Atheris drives it, guided by what the files at hand reach in promo/. What breaks a law is written to
FOUND, once for each place where it breaks, and the search goes on.
"""

import hashlib
import re
import sys
import traceback
from collections.abc import Iterable

from tests.architecture.house import ROOT

FOUND = ROOT / "build" / "fuzz" / "found"
CORPUS = ROOT / "build" / "fuzz" / "corpus"
LARGEST = 8 * 1024
"""Bytes of a file that is tried; large ones are what the bombs are for."""
_MOST_SECONDS = 120
"""One file, which takes a hundredth of it where nothing else runs."""
_MOST_MEMORY = 1024
"""MiB, all files together."""
_RAW = 8
"""One in so many mutations is the fuzzer's own, which knows bytes and nothing else."""


def main(seed: int, seconds: int) -> None:
    import atheris

    with atheris.instrument_imports(include=["promo"], enable_loader_override=False):
        from tests.fuzz.laws import hold
        from tests.fuzz.library import HEAD, definitions
        from tests.fuzz.mutations import mutated

    places: set[str] = set()

    def try_one(data: bytes) -> None:
        try:
            hold(data)
        except Exception as error:
            frames = traceback.extract_tb(error.__traceback__)[-3:]
            place = "".join([type(error).__name__, *(f"{one.name}:{one.lineno}" for one in frames)])
            if place not in places:
                places.add(place)
                name = hashlib.sha256(place.encode()).hexdigest()[:8]
                (FOUND / f"{name}.promo").write_bytes(data)
                (FOUND / f"{name}.txt").write_text(traceback.format_exc())
                print(f"FOUND {name}: {type(error).__name__}: {error}", flush=True)

    def mutate(data: bytes, most: int, chance: int) -> bytes:
        raw: bytes = atheris.Mutate(data, most) if chance % _RAW == 0 else b""
        return raw or mutated(data, most, chance)

    for data in _seeds(HEAD, definitions()):
        (CORPUS / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)
    options = {
        "seed": seed,
        "max_total_time": seconds,
        "max_len": LARGEST,
        "timeout": _MOST_SECONDS,
        "report_slow_units": _MOST_SECONDS,
        "rss_limit_mb": _MOST_MEMORY,
        "print_final_stats": 1,
        "artifact_prefix": f"{FOUND}/",
    }
    arguments = [f"-{name}={value}" for name, value in options.items()]
    atheris.Setup([sys.argv[0], *arguments, str(CORPUS)], try_one, custom_mutator=mutate)
    atheris.Fuzz()


def _seeds(head: str, definitions: Iterable[str]) -> list[bytes]:
    """The definitions of the corpus, one of each shape: the first words of its lines."""
    shapes = {tuple(re.findall(r"(?m)^\s*(\w+ \w*)", one)): one for one in definitions}
    files = [(head + one).encode() for one in shapes.values()]
    return [data for data in files if len(data) <= LARGEST]


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
