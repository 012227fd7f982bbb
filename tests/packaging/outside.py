"""Commands run as somebody would who has nothing to do with this checkout."""

import os
import subprocess
from pathlib import Path

OUTSIDE = {
    name: value
    for name, value in os.environ.items()
    if not name.startswith(("PYTHON", "PROMO_", "MAKE", "MFLAGS"))
}
"""The environment of somebody who has nothing to do with this checkout."""


def run(*command: str | Path, cwd: Path, **variables: str) -> str:
    """What the command prints; the test fails with all its output when the command does."""
    done = subprocess.run(
        command, cwd=cwd, env=OUTSIDE | variables, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command} failed:\n{done.stdout}\n{done.stderr}"
    return done.stdout
