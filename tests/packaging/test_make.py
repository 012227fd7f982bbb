"""`make` on a machine that lacks something: it says what, and which Debian package brings it."""

import subprocess
from pathlib import Path

import pytest

from tests.packaging.outside import OUTSIDE


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({"PYTHON": "no-such-python"}, ("no-such-python", "apt-get install python3")),
        ({"CC": "no-such-compiler"}, ("a C compiler (no-such-compiler)", "apt-get install gcc")),
    ],
)
def test_make_names_what_is_missing(
    checkout: Path, variables: dict[str, str], words: tuple[str, ...]
) -> None:
    done = subprocess.run(
        ["make", "demo"],
        cwd=checkout,
        env=OUTSIDE | variables,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert all(word in done.stdout + done.stderr for word in words)
    assert not (checkout / ".venv").exists()
