"""`promo fmt`: rule files in their one layout."""

import difflib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from promo.cli.output import EXIT_USER_FILES, color_choice, print_document, write_file
from promo.diagnostics.codes import diagnose
from promo.diagnostics.diagnostic import Diagnostic, has_errors
from promo.diagnostics.render_text import render_text
from promo.diagnostics.span import SourceFile, Span
from promo.syntax.format import formatted
from promo.syntax.parse import parse
from promo.syntax.source import LARGEST_FILE, decoded, read_bytes

STANDARD_INPUT = "standard input"


@dataclass(frozen=True, slots=True)
class RuleText:
    """A file that can be read: as it is, and as it should be."""

    name: str
    path: Path
    source: SourceFile
    raw: bytes
    formatted: str

    @property
    def would_change(self) -> bool:
        return self.raw != self.formatted.encode()


@click.command()
@click.argument("rules", type=click.Path(exists=True, allow_dash=True, path_type=Path))
@click.option("--check", is_flag=True, help="Write nothing; exit status 1 if a file would change.")
@click.option("--diff", is_flag=True, help="Write nothing; print what would change.")
def command(rules: Path, check: bool, diff: bool) -> None:
    """Lay rule files out in the one form they have.

    RULES is a .promo file, a folder, or `-`: standard input to standard output.

    Rules and remarks stay what they are. A file with a slip is reported and left alone, and the
    exit status is 1. There are no options of style.

    \b
    Examples:
      promo fmt rules/
      promo fmt rules/ --check
    """
    if check and diff:
        raise click.UsageError("--check and --diff exclude one another")
    is_fine = True
    for path in _files(rules):
        text = _read(path)
        if text is None:
            is_fine = False
        elif check:
            is_fine &= not text.would_change
            if text.would_change:
                click.echo(f"{text.name}: would change")
        elif diff:
            _print_diff(text)
        elif str(path) == "-":
            click.echo(text.formatted.encode(), nl=False)
        elif text.would_change:
            # A link stays a link: what it leads to is written.
            write_file(path.resolve(), text.formatted.encode())
            click.echo(f"{text.name}: formatted")
    if not is_fine:
        sys.exit(EXIT_USER_FILES)


def _files(rules: Path) -> Iterator[Path]:
    if not rules.is_dir():
        yield rules
        return
    paths = sorted(rules.glob("*.promo"))
    yield from paths
    if not paths:
        place = Span(str(rules), 1, 1, 1, 1)
        _report((diagnose("P120", place, reason="the folder has no .promo file"),), None)
        sys.exit(EXIT_USER_FILES)


def _read(path: Path) -> RuleText | None:
    """The file and its layout, or None where it has slips, which are reported."""
    raw: bytes | None
    source: SourceFile | None = None
    found: tuple[Diagnostic, ...] = ()
    if str(path) == "-":
        name, raw = STANDARD_INPUT, sys.stdin.buffer.read(LARGEST_FILE + 1)
    else:
        name = str(path)
        raw, found = read_bytes(path, name)
    if raw is not None:
        source, found = decoded(raw, name)
    if source is not None:
        _, found = parse(source)
    if raw is None or source is None or has_errors(found):
        _report(found, source)
        return None
    return RuleText(name, path, source, raw, formatted(source.text))


def _report(found: tuple[Diagnostic, ...], source: SourceFile | None) -> None:
    sources = {} if source is None else {source.name: source}
    shown = render_text(found, sources, color=True)
    click.echo(shown, nl=False, err=True, color=color_choice())


def _print_diff(text: RuleText) -> None:
    """As `diff -u`. Line breaks count too: a file with others than `\\n` changes on every line."""
    before = text.raw.decode().splitlines(keepends=True)
    after = text.formatted.splitlines(keepends=True)
    lines = difflib.unified_diff(before, after, text.name, text.name)
    shown = "".join(line if line.endswith("\n") else f"{line}\n{_NO_END}" for line in lines)
    if shown:
        print_document(shown)


_NO_END = "\\ No newline at end of file\n"
