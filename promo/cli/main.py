"""`promo`: finds the sub-command, and turns whatever goes wrong into a message and a status."""

import importlib
import os
import sys
import traceback
from io import TextIOWrapper
from pathlib import Path

import click

from promo.cli.output import EXIT_ENVIRONMENT, Failure, wants_json
from promo.errors import PromoError
from promo.version import VERSION

COMMANDS = ("new", "check", "fmt", "test", "compile", "price", "explain", "show", "demo", "doctor")
"""Each is `command` in the module of its name, imported only when it is asked for: pricing from a
bound file does not wait for the compiler."""


EXIT_INTERRUPTED = 130
"""As every shell has it; click would say 1, which here means that a file has errors."""


class Commands(click.Group):
    """The group of all sub-commands, and the guard around them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        here = Path(__file__).parent
        return [name for name in COMMANDS if (here / f"{name}.py").is_file()]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = importlib.import_module(f"promo.cli.{cmd_name}").command
        return command

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise  # click itself knows what to do with these
        except KeyboardInterrupt:
            raise click.exceptions.Exit(EXIT_INTERRUPTED) from None
        except PromoError as error:
            raise Failure.of(error, as_json=wants_json(ctx)) from error
        except OSError as error:
            _drop_what_cannot_be_written()
            place = str(error.filename) if error.filename is not None else ""
            failed = PromoError(error.strerror or str(error), place, _WHEN_IT_CANNOT)
            raise Failure(failed, EXIT_ENVIRONMENT, as_json=wants_json(ctx)) from error
        except Exception as error:
            if os.environ.get("PROMO_DEBUG") == "1":
                traceback.print_exc()
            fault = PromoError(
                f"a fault in promo itself, not in your files: {type(error).__name__}: {error}",
                help="please report it with what you ran; PROMO_DEBUG=1 shows where it happened",
            )
            raise Failure(fault, EXIT_ENVIRONMENT, as_json=wants_json(ctx)) from error


_WHEN_IT_CANNOT = "check the path, its rights and the space that is left"


def _drop_what_cannot_be_written() -> None:
    """Else Python tries again as it ends, and adds a message and a status of its own."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="promo")
def cli() -> None:
    """Promotions for retail registers: rules as text, receipts to the penny, offline.

    \b
    Begin with:
      promo new shop                              a folder with rules, a catalog and a cart
      promo price shop/cart.json --rules shop     that cart, priced
      promo COMMAND --help                        what a command does, with an example

    Exit status: 0 fine, 1 your files have errors, 2 wrong usage, 3 something in the environment
    failed.
    """


def main() -> None:
    """The `promo` script."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A product's name must not end a run on a terminal that cannot spell it.
            stream.reconfigure(errors="replace")
    try:
        cli(prog_name="promo")
    except OSError as error:
        # Not even the message could be written: `--help` or `--json` on a full disk.
        _drop_what_cannot_be_written()
        if sys.stderr is not None:
            sys.stderr.write(f"error: {error.strerror or error}\n  help: {_WHEN_IT_CANNOT}\n")
        sys.exit(EXIT_ENVIRONMENT)
