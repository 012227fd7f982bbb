"""promo built and installed as a stranger would, once per run: source archive, wheel, environment.

Takes about half a minute and asks the package index for the tools and libraries, with pip as it is
configured on this machine.
"""

import shutil
import sys
from pathlib import Path

import pytest

from tests.architecture.house import BUILT, ROOT
from tests.packaging.outside import run


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of this checkout without anything that was built."""
    copy = tmp_path_factory.mktemp("checkout") / "promo"
    unwanted = shutil.ignore_patterns(*BUILT, "*.so", "*.egg-info", ".*_cache", ".hypothesis")
    shutil.copytree(ROOT, copy, ignore=unwanted)
    return copy


@pytest.fixture(scope="session")
def source_archive(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("sdist")
    run(sys.executable, "-m", "build", "--sdist", "--no-isolation", "-o", place, cwd=checkout)
    return next(place.glob("*.tar.gz"))


@pytest.fixture(scope="session")
def wheel(source_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from the source archive, with nothing but the tools that pyproject.toml asks for."""
    place = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
    run(*pip, "wheel", "--no-deps", "--wheel-dir", place, source_archive, cwd=place)
    return next(place.glob("*.whl"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a fresh environment that holds the wheel and what it asks for."""
    environment = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", "--without-pip", environment, cwd=environment)
    programs = environment / "bin"
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
    run(*pip, "--python", programs / "python", "install", "--quiet", wheel, cwd=environment)
    return programs
