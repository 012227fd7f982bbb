"""The README tells the truth: its commands are run in order, and print what it says they print."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from tests.architecture.house import ROOT

README = (ROOT / "README.md").read_text()
BLOCK = re.compile(
    r"^```(console|python)\n((?:.*\n)*?)```\n(?:\n```text\n((?:.*\n)*?)```\n)?", re.MULTILINE
)
STEP = re.compile(r"^\$ (.*<<'(\w+)'\n(?:.*\n)*?\2|.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


def test_what_the_readme_shows_is_what_happens(tmp_path: Path) -> None:
    """Text after a command is its output, a text block after a program is what that prints."""
    programs = Path(sys.executable).parent
    environment = os.environ | {"PATH": f"{programs}:{os.environ['PATH']}", "NO_COLOR": "1"}
    folder = tmp_path
    shown = happened = ""
    for language, block, printed in BLOCK.findall(README):
        steps = STEP.findall(block) if language == "console" else [(block, "", printed)]
        for command, _, output in steps:
            if command.startswith("cd "):
                folder /= command.removeprefix("cd ")
                continue  # a shell would remember it; ours are new each time
            run = ["sh", "-c", command] if language == "console" else ["python", "-c", command]
            done = subprocess.run(
                run,
                cwd=folder,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                check=False,
            )
            heading = f"\n$ {command}\n"
            shown += heading + output
            happened += heading + done.stdout
    assert happened == shown


def test_the_rules_the_readme_shows_are_right_and_laid_out(tmp_path: Path) -> None:
    """Against the catalog that `promo new` gives a newcomer."""
    promo = str(Path(sys.executable).parent / "promo")
    subprocess.run([promo, "new", "shop"], cwd=tmp_path, check=True)
    (rules,) = re.findall(r"^```promo\n((?:.*\n)*?)```", README, re.MULTILINE)
    (tmp_path / "shop" / "rules.promo").write_text(rules)
    done = subprocess.run(
        [promo, "check", "shop", "--json"], cwd=tmp_path, stdout=subprocess.PIPE, check=False
    )
    assert json.loads(done.stdout)["diagnostics"] == []
    subprocess.run([promo, "fmt", "shop", "--check"], cwd=tmp_path, check=True)
