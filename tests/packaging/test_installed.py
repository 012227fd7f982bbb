"""The installed wheel prices a cart, far from this checkout, and so does this very environment."""

import importlib.metadata
import json
import subprocess
import sys
import zipfile
from importlib.resources import files
from pathlib import Path

import pytest

import promo
from tests.architecture.house import ROOT
from tests.packaging.outside import OUTSIDE, run

PRICE_IN_PYTHON = """
import json, promo
engine = promo.load(rules="shop", catalog="shop/catalog.csv")
print(json.dumps(json.loads(engine.evaluate(json.load(open("shop/cart.json"))).to_json())))
"""


@pytest.fixture
def shop(installed: Path, tmp_path: Path) -> Path:
    """A folder in which the installed `promo new shop` was called."""
    run(installed / "promo", "new", "shop", cwd=tmp_path)
    return tmp_path


def test_the_installed_command_and_module_price_a_cart_alike(installed: Path, shop: Path) -> None:
    command = (installed / "promo", "price", "shop/cart.json", "--rules", "shop", "--json")
    by_command = json.loads(run(*command, cwd=shop))
    by_module = json.loads(run(installed / "python", "-c", PRICE_IN_PYTHON, cwd=shop))
    assert by_command == by_module
    assert by_command["list_total"] - by_command["discount_total"] == by_command["total"]
    assert by_command["applied"], "the first cart a newcomer prices shows a promotion at work"


def test_the_installed_reference_agrees_with_the_installed_kernel(
    installed: Path, shop: Path
) -> None:
    """In everything but the steps it took, which are no part of the digest."""
    command = (installed / "promo", "price", "shop/cart.json", "--rules", "shop", "--json")
    kernel, reference = (
        json.loads(run(*command, cwd=shop, PROMO_BACKEND=backend))
        for backend in ("kernel", "reference")
    )
    assert kernel["optimality"].pop("steps") and reference["optimality"].pop("steps")
    assert kernel == reference


def test_installed_versions_agree(installed: Path) -> None:
    assert promo.__version__ in run(installed / "promo", "--version", cwd=installed)
    assert importlib.metadata.version("promo") == promo.__version__


def test_this_environment_has_promo_editable() -> None:
    assert Path(promo.__file__).parent == ROOT / "promo"
    assert (files("promo.grammar") / "promo.lark").is_file()
    assert (files("promo.grammar") / "words.lark").is_file()
    assert (files("promo.rulesets") / "cafe").is_dir()


def test_a_failed_compile_fails_the_build(checkout: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "setup.py",
            "build_ext",
            "--build-lib",
            tmp_path,
            "--build-temp",
            tmp_path,
        ],
        cwd=checkout,
        env=OUTSIDE | {"CC": "false"},
        capture_output=True,
        check=False,
    )
    assert done.returncode != 0


def test_only_promo_pure_builds_without_the_kernel(checkout: Path, tmp_path: Path) -> None:
    build = (sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", tmp_path)
    run(*build, cwd=checkout, PROMO_PURE="1")
    (pure,) = tmp_path.glob("*-py3-none-any.whl")
    with zipfile.ZipFile(pure) as archive:
        assert [one for one in archive.namelist() if one.endswith(".so")] == []
