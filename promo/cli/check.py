"""`promo check`: every diagnostic about a ruleset, for people or for machines."""

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from promo.cli.arguments import catalog_option, rules_argument
from promo.cli.output import (
    EXIT_USER_FILES,
    color_choice,
    json_option,
    print_diagnostics,
    print_document,
)
from promo.cli.watch import watch
from promo.compiler.compile import compile_rules
from promo.compiler.workspace import Workspace
from promo.diagnostics.codes import NOT_PRICED
from promo.diagnostics.diagnostic import Diagnostic, has_errors
from promo.diagnostics.render_github import render_github
from promo.diagnostics.render_json import render_json
from promo.diagnostics.render_junit import render_junit
from promo.diagnostics.render_sarif import render_sarif
from promo.version import VERSION

FORMATS = ("text", "json", "github", "sarif", "junit")


@click.command()
@rules_argument
@catalog_option
@click.option("--format", "form", type=click.Choice(FORMATS), help="For people, or for CI.")
@click.option("--watch", "is_watching", is_flag=True, help="Check again after every change.")
@json_option
def command(
    rules: Path, catalog: Path | None, form: str | None, is_watching: bool, as_json: bool
) -> None:
    """Check rules, catalog and price lists.

    RULES is a .promo file, or a folder, with the catalog and the price lists in it.

    Prints everything there is to say, sorted by place. Exit status 1 if any of it is an error.
    With --watch it goes on until Ctrl-C; what did not change is not read again.

    \b
    Example:
      promo check rules/ --catalog catalog.csv --format github
    """
    if as_json and form not in (None, "json"):
        raise click.UsageError(f"--json and --format {form} exclude one another")
    if is_watching:
        if as_json or form not in (None, "text"):
            raise click.UsageError("--watch is for people: it prints no document")
        watch(rules, catalog, partial(_say_again, rules))
        return
    compiled = compile_rules(rules, catalog)
    found = compiled.diagnostics
    match "json" if as_json else form:
        case "json":
            print_document(render_json(found))
        case "github":
            print_document(render_github(found))
        case "sarif":
            print_document(render_sarif(found, VERSION))
        case "junit":
            print_document(render_junit(found, compiled.sources))
        case _:
            print_diagnostics(found)
            count = None if compiled.ruleset is None else len(compiled.ruleset.promotions)
            click.echo(_summary(rules, found, count), color=color_choice())
    if has_errors(found):
        sys.exit(EXIT_USER_FILES)


def _say_again(rules: Path, workspace: Workspace) -> None:
    found = workspace.check()
    print_diagnostics(found)
    is_ready = not has_errors(found) and not any(one.code == NOT_PRICED for one in found)
    count = workspace.promotions if is_ready else None
    click.echo(_summary(rules, found, count) + "\n", color=color_choice())


def _summary(rules: Path, found: Sequence[Diagnostic], promotions: int | None) -> str:
    """`promotions`: how many there are, or None where they make no ruleset."""
    errors = sum(one.severity == "error" for one in found)
    warnings = sum(one.severity == "warning" for one in found)
    counts = [_count(errors, "error"), _count(warnings, "warning")]
    said = ", ".join(count for count in counts if count)
    if promotions is not None:
        holds = _count(promotions, "promotion") or "no promotions"
        fine = click.style("fine", fg="green", bold=True)
        return f"{rules}: {fine}, {holds}" + (f", {said}" if said else "")
    return f"{rules}: {said}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' if number > 1 else ''}" if number else ""
