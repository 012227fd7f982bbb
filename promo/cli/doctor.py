"""`promo doctor`: what is installed, what is live, what is missing; whether files are whole."""

import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import click

from promo.cli.arguments import existing
from promo.cli.output import EXIT_ENVIRONMENT, EXIT_USER_FILES, json_option, print_json
from promo.engine.backend import chosen_backend, evaluate
from promo.engine.bind import bind
from promo.engine.bound import BoundRules
from promo.errors import PromoError
from promo.model.cart import Cart, CartLine
from promo.model.catalog import Catalog
from promo.model.product import Product
from promo.plan.container import BOUND, SNAPSHOT, is_container
from promo.plan.snapshot import pack, unpack
from promo.program.rewards import PercentOff
from promo.program.ruleset import Promotion, Ruleset
from promo.program.selectors import Everything
from promo.program.stacking import BASKET, ITEMS
from promo.values.rate import Rate
from promo.version import VERSION

LIBRARIES = (
    ("lark", "", "reading rules"),
    ("click", "", "this command"),
    ("rich", "", "tables on terminals"),
    ("pyarrow", "analysis", "Parquet catalogs and price lists"),
)
"""Each with the extra that brings it, "" for a plain install, and what it is for."""


@click.command()
@click.option("--verify", is_flag=True, help="Read FILES from end to end and say what they are.")
@click.argument("files", nargs=-1, type=existing)
@json_option
def command(verify: bool, files: tuple[Path, ...], as_json: bool) -> None:
    """Say what is installed, live and missing.

    With --verify, also whether each of FILES is a whole snapshot or bound file.

    \b
    Example:
      promo doctor --verify rules.bound
    """
    if files and not verify:
        raise click.UsageError("files are looked at with --verify")
    kernel = _kernel()
    libraries = [_library(*row) for row in LIBRARIES]
    looked_at = [_file(file) for file in files]
    if as_json:
        print_json(
            {
                "promo": VERSION,
                "python": platform.python_version(),
                "executable": sys.executable,
                "platform": platform.platform(),
                "kernel": kernel,
                "libraries": libraries,
                "files": looked_at,
            }
        )
    else:
        _print(kernel, libraries, looked_at)
    if not kernel["is_live"] or any(each["missing"] and not each["extra"] for each in libraries):
        sys.exit(EXIT_ENVIRONMENT)
    if any(not each["is_whole"] for each in looked_at):
        sys.exit(EXIT_USER_FILES)


def _kernel() -> dict[str, Any]:
    """Which backend prices here, tried on a cart whose price is known: half off $2.00."""
    about: dict[str, Any] = {"backend": "", "is_live": False, "problem": ""}
    half = PercentOff(Rate(1, 2), Everything())
    promotion = Promotion("HALF", "half price", "HALF PRICE", ITEMS.name, half)
    snapshot = unpack(pack(Ruleset("USD", (ITEMS, BASKET), (promotion,))))
    bound = BoundRules.of(bind(snapshot, Catalog.of([Product("1", "pear", 200)])))
    try:
        about["backend"] = chosen_backend()
        outcome = evaluate(bound, Cart("USD", (CartLine("1", "1", 1000),)))
    except PromoError as error:
        return {**about, "problem": str(error)}
    paid = [line.net for line in outcome.lines]
    if paid != [100]:
        return {**about, "problem": f"it prices a half of 200 as {paid}: do not use it"}
    return {**about, "is_live": True}


def _library(name: str, extra: str, purpose: str) -> dict[str, Any]:
    about = {"name": name, "extra": extra, "purpose": purpose}
    try:
        return {**about, "version": version(name), "missing": False}
    except PackageNotFoundError:
        return {**about, "version": "", "missing": True}


def _file(path: Path) -> dict[str, Any]:
    """Whether every byte is where the compiler put it, and the program inside can be read."""
    about: dict[str, Any] = {"file": str(path), "is_whole": False, "what": "", "problem": ""}
    try:
        content = path.read_bytes()
        if content[: len(BOUND)] == SNAPSHOT or not is_container(content):
            snapshot = unpack(content, str(path))
            what = f"snapshot of {len(snapshot.ruleset.promotions)} promotions"
        else:
            bound = BoundRules.of(content, str(path))
            what = (
                f"bound file of {len(bound.ruleset.promotions)} promotions"
                f" and {bound.product_count} products"
            )
    except PromoError as error:
        return {**about, "problem": str(error)}
    except OSError as error:
        return {**about, "problem": error.strerror or str(error)}
    return {**about, "is_whole": True, "what": what}


def _print(
    kernel: dict[str, Any], libraries: list[dict[str, Any]], files: list[dict[str, Any]]
) -> None:
    click.echo(f"promo     {VERSION}")
    click.echo(f"python    {platform.python_version()} ({sys.executable})")
    click.echo(f"platform  {platform.platform()}")
    state = "live, prices a trial cart" if kernel["is_live"] else f"NOT LIVE: {kernel['problem']}"
    click.echo(f"backend   {kernel['backend'] or '?'}: {state}")
    for each in libraries:
        if each["missing"]:
            brings = f"promo[{each['extra']}]" if each["extra"] else "promo"
            found = f"missing, for {each['purpose']}: pip install '{brings}'"
        else:
            found = str(each["version"])
        click.echo(f"{each['name']:9} {found}")
    for each in files:
        found = f"whole {each['what']}" if each["is_whole"] else f"NOT WHOLE: {each['problem']}"
        click.echo(f"{each['file']}: {found}")
