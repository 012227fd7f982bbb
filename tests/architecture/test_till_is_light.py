"""A register starts in a blink: pricing loads neither the authoring side nor a heavy library."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"lark", "pydantic", "numpy", "rich", "click", "pyarrow", "sqlite3", "Cython"}
AUTHORING = {f"promo.{one}" for one in ("syntax", "check", "compiler", "cli")}

PRICE = """
import json, promo
engine = promo.load("shop.bound")
with open("shop/cart.json") as file:
    priced = engine.evaluate(json.load(file))
assert priced.total > 0 and priced.applied, "the till prices, and a promotion applies"
priced.to_json()
"""


def modules_after(code: str, place: Path, backend: str = "kernel") -> set[str]:
    """What a fresh interpreter has loaded when it has run the code."""
    code += "\nimport sys\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-I", "-c", code],
        cwd=place,
        env={"PROMO_BACKEND": backend},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


@pytest.fixture(scope="module")
def till(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a bound file and a cart, as headquarters would send it."""
    place = tmp_path_factory.mktemp("till")
    for command in (["new", "shop"], ["compile", "shop", "-o", "shop.bound"]):
        subprocess.run([sys.executable, "-m", "promo", *command], cwd=place, check=True)
    return place


def test_import_promo_loads_nothing_but_its_version(tmp_path: Path) -> None:
    loaded = modules_after("import promo", tmp_path)
    assert {one for one in loaded if one.startswith("promo")} == {"promo", "promo.version"}


@pytest.mark.parametrize("backend", ["kernel", "reference"])
def test_pricing_from_a_bound_file_loads_nothing_heavy(till: Path, backend: str) -> None:
    loaded = modules_after(PRICE, till, backend)
    assert {one.partition(".")[0] for one in loaded} & HEAVY == set()
    assert {".".join(one.split(".")[:2]) for one in loaded} & AUTHORING == set()


@pytest.mark.parametrize("backend", ["kernel", "reference"])
def test_only_the_backend_asked_for_prices(till: Path, backend: str) -> None:
    loaded = modules_after(PRICE, till, backend)
    assert ("promo.engine.kernel._kernel" in loaded) == (backend == "kernel")


def test_every_public_name_is_there() -> None:
    code = "import json, promo; print(json.dumps([str(getattr(promo, n)) for n in promo.__all__]))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert len(json.loads(done.stdout)) >= 5
