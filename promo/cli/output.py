"""What the commands print, and how they write files."""

import json
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

import click

from promo.diagnostics.diagnostic import Diagnostic
from promo.diagnostics.render_json import render_json
from promo.diagnostics.render_text import render_text
from promo.errors import (
    BackendError,
    PromoError,
    TooLargeForReference,
    UnknownPromotion,
    UserFileError,
)
from promo.syntax.source import read

EXIT_USER_FILES = 1
EXIT_USAGE = 2
EXIT_ENVIRONMENT = 3

_JSON = "promo.json"


def _remember(ctx: click.Context, _: click.Parameter, value: bool) -> bool:
    ctx.meta[_JSON] = value
    return value


json_option = click.option(
    "--json",
    "as_json",
    is_flag=True,
    callback=_remember,
    help="Print one JSON document, and nothing else on standard output.",
)


def wants_json(ctx: click.Context) -> bool:
    """Whether the sub-command was called with `--json`."""
    return bool(ctx.meta.get(_JSON))


def print_json(shape: Any) -> None:
    """The one JSON document of a command."""
    print_document(json.dumps(shape, ensure_ascii=False, indent=2))


def print_document(text: str) -> None:
    """A document for machines: UTF-8 on standard output, whatever the terminal believes."""
    # The name of a file need not be UTF-8; a document is, whatever it speaks of.
    click.echo(text.rstrip("\n").encode(errors="replace") + b"\n", nl=False)


class Failure(click.ClickException):
    """Something went wrong that the user can mend or report: a message and an exit status.

    With `--json`, standard output still gets one document, which says the same.
    """

    def __init__(
        self, error: PromoError, status: int = EXIT_USER_FILES, *, as_json: bool = False
    ) -> None:
        super().__init__(str(error))
        self.error = error
        self.exit_code = status  # type: ignore[misc]  # click reads it from the instance
        self.as_json = as_json

    @staticmethod
    def of(error: PromoError, *, as_json: bool) -> "Failure":
        status = EXIT_USER_FILES
        if isinstance(error, UnknownPromotion):
            status = EXIT_USAGE
        if isinstance(error, BackendError | TooLargeForReference):
            status = EXIT_ENVIRONMENT
        return Failure(error, status, as_json=as_json)

    def show(self, file: IO[Any] | None = None) -> None:
        error = self.error
        if self.as_json and isinstance(error, UserFileError):
            print_document(render_json(error.diagnostics))
        elif self.as_json:
            about = {"message": error.message, "place": error.place, "help": error.help}
            print_json({"error": about})
        if isinstance(error, UserFileError):
            print_diagnostics(error.diagnostics, err=True)
        else:
            label = click.style("error", fg="red", bold=True)
            click.echo(f"{label}: {self.message}", err=True, color=color_choice())


def print_diagnostics(diagnostics: Sequence[Diagnostic], *, err: bool = False) -> None:
    """For people, each with the line of the file it is about."""
    sources = {}
    for name in {one.span.file for one in diagnostics}:
        source, _ = read(Path(name), name)
        if source is not None:
            sources[name] = source
    text = render_text(diagnostics, sources, color=True)
    click.echo(text, nl=False, err=err, color=color_choice())


def color_choice() -> bool | None:
    """No color where NO_COLOR says so; else click decides: a terminal has color, a pipe not."""
    return False if os.environ.get("NO_COLOR") else None


def write_file(path: Path, content: bytes) -> None:
    """The whole file, or none of it: written beside its place and then moved there.

    A link is followed, and a pipe or a device is written to, not replaced. Raises OSError, which
    names `path`; a directory in its place raises IsADirectoryError and stays as it is.
    """
    if path.is_dir():
        raise IsADirectoryError(21, "is a directory, not a file to write", str(path))
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)
        else:
            _replace(Path(os.path.realpath(path)), content)
    except OSError as error:
        # The user knows the file asked for, not the one beside it.
        raise OSError(error.errno, error.strerror, str(path)) from None


def _replace(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(handle)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
