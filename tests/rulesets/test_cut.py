"""`python -m rulesets.cut`: the slices are what the programs beside them cut."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.house import ROOT

DATA = os.environ.get("PROMO_DATA")


def cut(*arguments: str, data: str | None) -> "subprocess.CompletedProcess[str]":
    environment = {key: value for key, value in os.environ.items() if key != "PROMO_DATA"}
    if data is not None:
        environment["PROMO_DATA"] = data
    command = [sys.executable, "-m", "rulesets.cut", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.skipif(DATA is None, reason="PROMO_DATA does not name the full data sets")
def test_the_shipped_slices_are_cut_from_the_full_data_byte_for_byte(tmp_path: Path) -> None:
    done = cut(str(tmp_path), data=DATA)
    assert (done.returncode, done.stderr) == (0, "")
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(written) == 24
    for path in written:
        shipped = ROOT / "rulesets" / path.relative_to(tmp_path)
        assert path.read_bytes() == shipped.read_bytes(), shipped


def test_without_the_full_data_it_says_so_and_writes_nothing(tmp_path: Path) -> None:
    done = cut(str(tmp_path), data=None)
    assert done.returncode == 1
    assert "PROMO_DATA is not set" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_the_data_is_named(tmp_path: Path) -> None:
    done = cut(str(tmp_path / "slices"), data=str(tmp_path))
    assert done.returncode == 1
    assert "lacks the folder wholesale" in done.stderr
    assert not (tmp_path / "slices").exists()
