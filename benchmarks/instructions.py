"""How many instructions the kernel takes for a cart, counted by callgrind.

Wall time on a shared machine moves by a third from run to run; this count moves by parts of a
thousandth. The same process is counted twice, with one pass over all carts and with none: the
difference is the pass, without start-up. Each prices one cart first, so that nothing is new.
"""

import os
import pickle
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import promo

# Only the extension and no site: imports are counted too, at fifty times their usual duration.
PROCESS = """
import pickle, sys
sys.path.insert(0, sys.argv[1])
from promo.engine.kernel._kernel import Kernel
with open(sys.argv[2], "rb") as job:
    columns, requests = pickle.load(job)
price = Kernel({name: memoryview(column).cast("q") for name, column in columns.items()}).evaluate
price(requests[0])
for _ in range(int(sys.argv[3])):
    for request in requests:
        price(request)
"""

COLLECTED = re.compile(r"Collected : (\d+)")


def instructions_per_cart(columns: dict[str, bytes], requests: list[bytes]) -> int:
    """For Kernel.evaluate alone. Raises FileNotFoundError where valgrind is not installed."""
    with tempfile.TemporaryDirectory() as folder:
        job = Path(folder, "job.pickle")
        job.write_bytes(pickle.dumps((columns, requests)))
        none, one = (_counted(job, passes) for passes in (0, 1))
    return (one - none) // len(requests)


def _counted(job: Path, passes: int) -> int:
    assert promo.__file__ is not None
    place = str(Path(promo.__file__).parents[1])
    command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={job}.out"]
    command += [sys.executable, "-BS", "-c", PROCESS, place, str(job), str(passes)]
    # -B: a process that first had to write bytecode would do work that the other one does not.
    # Hashes of texts differ from process to process, and with them the work of every dictionary.
    environment = {"PATH": os.environ["PATH"], "PYTHONHASHSEED": "0"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    found = COLLECTED.search(done.stderr)
    assert found is not None, done.stderr
    return int(found[1])
