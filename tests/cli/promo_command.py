"""Runs the `promo` command, and holds it to what every run owes its user."""

import contextlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from promo.cli.main import cli


@dataclass(frozen=True)
class Run:
    """One run of the command."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document on standard output; fails if anything else is there."""
        return json.loads(self.out)


def promo(*arguments: object, at: Path, stdin: str = "", **environment: str) -> Run:
    """Run `promo` in the folder `at`; no run may ever end in anything but an exit status."""
    with contextlib.chdir(at):
        done = CliRunner().invoke(
            cli, [*map(str, arguments)], input=stdin, env=environment, prog_name="promo"
        )
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return Run(done.exit_code, done.stdout, done.stderr)
