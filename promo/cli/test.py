"""`promo test`: runs the tests that stand beside the rules."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import click

from promo.cli.arguments import catalog_option, rules_argument
from promo.cli.output import (
    EXIT_USER_FILES,
    color_choice,
    json_option,
    print_document,
    print_json,
)
from promo.compiler.compile import compile_rules
from promo.testing.result import Result
from promo.testing.run import run_tests


@click.command()
@rules_argument
@catalog_option
@click.option(
    "--format", "form", type=click.Choice(("text", "json", "junit")), help="For people, or for CI."
)
@json_option
def command(rules: Path, catalog: Path | None, form: str | None, as_json: bool) -> None:
    """Run the tests beside the rules.

    RULES is a .promo file, or a folder. A test is a cart and what is expected of it:

    \b
      test "three for two"
        cart
          3 of sku 1001 at $2.00
        expect total $4.00

    Prints a line for each expectation that does not hold. Exit status 1 if there is one.

    \b
    Example:
      promo test rules/ --catalog catalog.csv --format junit
    """
    if as_json and form not in (None, "json"):
        raise click.UsageError(f"--json and --format {form} exclude one another")
    compiled = compile_rules(rules, catalog)
    compiled.priced()
    results = run_tests(compiled)
    match "json" if as_json else form:
        case "json":
            print_json(_shape(results))
        case "junit":
            print_document(_junit(results))
        case _:
            for line in _lines(results):
                click.echo(line, color=color_choice())
            click.echo(f"{rules}: {_summary(results)}", color=color_choice())
    if not all(one.has_passed for one in results):
        sys.exit(EXIT_USER_FILES)


def _lines(results: Sequence[Result]) -> Iterator[str]:
    failed = click.style("failed", fg="red", bold=True)
    for one in results:
        for miss in one.misses:
            when = f" ({one.moment})" if one.moment else ""
            about = f'{miss.span}: {failed}: "{one.title}"{when}'
            yield f"{about}: expected {miss.expected}, got {miss.got}"


def _summary(results: Sequence[Result]) -> str:
    failures = sum(not one.has_passed for one in results)
    passed = len(results) - failures
    not_priced = sum(len(one.not_priced) for one in results)
    counts = [
        click.style(f"{passed} passed", fg="green", bold=True) if passed else "",
        click.style(f"{failures} failed", fg="red", bold=True) if failures else "",
        f"{not_priced} not priced yet" if not_priced else "",
    ]
    return ", ".join(count for count in counts if count) or "no tests"


def _shape(results: Sequence[Result]) -> dict[str, object]:
    return {
        "tests": [one.to_dict() for one in results],
        "passed": sum(one.has_passed for one in results),
        "failed": sum(not one.has_passed for one in results),
    }


def _junit(results: Sequence[Result]) -> str:
    cases = "".join(_case(one) for one in results)
    failures = sum(not one.has_passed for one in results)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuites><testsuite name="promo test" tests="{len(results)}" '
        f'failures="{failures}" errors="0" skipped="0">\n{cases}</testsuite></testsuites>\n'
    )


def _case(one: Result) -> str:
    name = quoteattr(f"{one.title} ({one.moment})" if one.moment else one.title)
    start = f"  <testcase classname={quoteattr(one.span.file)} name={name}>"
    rows = [f"{miss.span}: expected {miss.expected}, got {miss.got}" for miss in one.misses]
    inside = ""
    if rows:
        inside = f"<failure message={quoteattr(rows[0])}>{escape(chr(10).join(rows))}</failure>"
    return f"{start}{inside}</testcase>\n"
