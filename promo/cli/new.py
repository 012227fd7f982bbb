"""`promo new`: a folder with rules, a catalog and a cart, ready to be tried and changed."""

import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path

import click

from promo.cli.ideas import Idea, read_idea

STARTER = files("promo.rulesets") / "starter"
STARTER_FILES = ("rules.promo", "catalog.csv", "cart.json", "README.md")


@click.command()
@click.argument("name")
def command(name: str) -> None:
    """Make a folder to begin with.

    It holds a ruleset, a small catalog and a cart.

    NAME may also say a promotion in words: then that promotion is filled in.

    \b
    Examples:
      promo new shop
      promo new "3 for 2 on snacks"
    """
    idea = read_idea(name)
    folder = _folder(name)
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise click.UsageError(f"{folder} exists already and is not an empty folder")
    texts = {file: (STARTER / file).read_text(encoding="utf-8") for file in STARTER_FILES}
    if idea is not None:
        texts |= _filled_in(idea, texts)
    _write_folder(folder, texts)
    click.echo(f"{folder}: {', '.join(texts)}")
    click.echo("Try:")
    for line in _next_steps(folder):
        click.echo(f"  {line}")


def _folder(name: str) -> Path:
    """The name itself where it looks like a path, else a folder name made of its words."""
    if re.fullmatch(r"[\w./~+-]+", name):
        return Path(name)
    words = re.findall(r"\w+", name.lower())
    if not words:
        raise click.UsageError(f"no folder name can be made of {name!r}")
    return Path("-".join(words))


def _filled_in(idea: Idea, starter: Mapping[str, str]) -> dict[str, str]:
    """The starter's files with the idea as the only promotion, and a cart that it applies to."""
    catalog = starter["catalog.csv"]
    sku = next(_skus_of(idea.category, catalog), None)
    if sku is None:
        sku = "7001"
        for number, price in ((7001, "3.00"), (7002, "4.50")):
            catalog += f"{number},{idea.category} {number},{price},{idea.category},,,A\n"
    lines = [
        {"id": "1", "sku": sku, "quantity": idea.units},
        {"id": "2", "sku": "6001", "quantity": 1},
    ]
    cart = {"currency": "USD", "at": "2026-11-27T12:15:00-05:00", "lines": lines}
    return {
        "rules.promo": idea.rules(),
        "catalog.csv": catalog,
        "cart.json": json.dumps(cart, indent=2) + "\n",
    }


def _skus_of(category: str, catalog: str) -> Iterator[str]:
    for row in catalog.splitlines()[1:]:
        sku, _, _, path, *_ = row.split(",")
        if category in path.split(" > "):
            yield sku


def _write_folder(folder: Path, texts: Mapping[str, str]) -> None:
    """All files or none: made beside the place and then moved there."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    except OSError as error:
        # The user knows the folder asked for, not the one beside it.
        raise OSError(error.errno, error.strerror, str(folder)) from None
    try:
        for file, text in texts.items():
            (made / file).write_text(text, encoding="utf-8")
        made.chmod(0o755)
        made.rename(folder)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise


def _next_steps(folder: Path) -> tuple[str, ...]:
    return (
        f"promo check {folder}",
        f"promo test {folder}",
        f"promo price {folder}/cart.json --rules {folder}",
        f"promo explain {folder}/cart.json --rules {folder}",
    )
