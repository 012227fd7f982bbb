"""Arguments and options that several commands share."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from promo.errors import CartError
from promo.readers.cart import carts_from_text
from promo.readers.json_text import LONGEST_FILE

existing = click.Path(exists=True, path_type=Path)

rules_argument = click.argument("rules", type=existing)

catalog_option = click.option(
    "--catalog",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The products (CSV, Parquet or SQLite); else `catalog.csv` in the folder of the rules.",
)

cart_argument = click.argument(
    "cart", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)
)

rules_option = click.option(
    "--rules",
    required=True,
    type=existing,
    help="A .promo file, a folder, a snapshot or a bound file.",
)


class Moment(click.ParamType[str]):
    """A payment time with its offset; kept as text, for the cart."""

    name = "time"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a time such as 2026-11-27T18:05:00-05:00", param, ctx)
        if moment.tzinfo is None:
            self.fail(f"{value!r} lacks its UTC offset, such as {value}-05:00", param, ctx)
        return moment.isoformat()


at_option = click.option(
    "--at", type=Moment(), help="Price as if paid at this time, instead of the cart's own."
)


_LONGEST_BYTES = 2 * LONGEST_FILE


@dataclass(frozen=True, slots=True)
class CartFile:
    """The carts of a file, not yet checked. `is_list`: several, or an array of one."""

    name: str
    carts: tuple[Any, ...]
    is_list: bool


def read_carts(path: Path, at: str | None = None) -> CartFile:
    """From a file, or from standard input for `-`; `at` replaces the payment time of each cart.

    Raises CartError for what is not JSON.
    """
    name = "standard input" if str(path) == "-" else str(path)
    content = _content(path)
    with naming(name):
        if len(content) > _LONGEST_BYTES:
            raise CartError(
                f"the file has more than {_LONGEST_BYTES:,} bytes",
                help="split it into several files",
            )
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise CartError(
                f"byte {error.start + 1} is not UTF-8", help="save the file as UTF-8"
            ) from None
        carts = tuple(carts_from_text(text))
    is_list = len(carts) != 1 or text.lstrip().startswith("[")
    return CartFile(name, tuple(_paid(cart, at) for cart in carts) if at else carts, is_list)


def _content(path: Path) -> bytes:
    """Not without end, whatever the path leads to."""
    if str(path) != "-":
        with path.open("rb") as file:
            return file.read(_LONGEST_BYTES + 1)
    if sys.stdin is None:  # closed by whoever started the command
        return b""
    return sys.stdin.buffer.read(_LONGEST_BYTES + 1)


def _paid(cart: object, at: str | None) -> object:
    """The cart with another payment time; its first scan belonged to the old one."""
    if not isinstance(cart, dict):
        return cart
    return {**{key: value for key, value in cart.items() if key != "opened"}, "at": at}


@contextmanager
def naming(file: str) -> Iterator[None]:
    """What is wrong with a cart, with the file it came from before its place."""
    try:
        yield
    except CartError as error:
        place = f"{file}: {error.place}" if error.place else file
        raise CartError(error.message, place, error.help) from None
