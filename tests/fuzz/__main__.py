"""`python -m tests.fuzz --seconds 60 --seed 1`: files nobody would write, and the laws they break.

Needs atheris (`make fuzz` brings it). Prints its seed and what came of it; exit status 1 if a law
was broken. Without a seed one is drawn. What is found lies in build/fuzz/found/: its file goes into
tests/fuzz/cases/ under a name that says what was wrong, and stays there.
"""

import argparse
import re
import secrets
import shutil
import subprocess
import sys

from tests.fuzz.target import CORPUS, FOUND

_TOLD = re.compile(r"FOUND|.*(?:DONE|ERROR|Error)|stat::|SUMMARY")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int)
    said = parser.parse_args()
    seed = said.seed or secrets.randbelow(2**31) + 1
    print(f"seed {seed}, {said.seconds} s", flush=True)
    shutil.rmtree(FOUND, ignore_errors=True)
    FOUND.mkdir(parents=True)
    CORPUS.mkdir(exist_ok=True)  # what an earlier run has learnt
    command = [sys.executable, "-m", "tests.fuzz.target", str(seed), str(said.seconds)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if _TOLD.match(line):
                print(line, end="", flush=True)
    found = sorted(path.name for path in FOUND.iterdir())
    print(f"{len(found)} files in {FOUND}: {', '.join(found) or 'no law was broken'}")
    return 1 if found or process.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
