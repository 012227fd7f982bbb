"""`promo compile`: rule text in, one file for the tills out."""

from pathlib import Path

import click

from promo.cli.arguments import catalog_option, rules_argument
from promo.cli.output import write_file
from promo.compiler.compile import compile_rules
from promo.engine.bind import bind
from promo.plan.snapshot import pack, unpack


@click.command()
@rules_argument
@catalog_option
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write; it is replaced as a whole, or not at all.",
)
@click.option("--no-catalog", is_flag=True, help="A snapshot, even where there is a catalog.")
def command(rules: Path, catalog: Path | None, output: Path, no_catalog: bool) -> None:
    """Compile RULES into a file for the tills.

    With a catalog it is a bound file: rules and products, ready to price. Without one it is a
    snapshot, which each shop binds to its own catalog. The same inputs give the same bytes.

    \b
    Example:
      promo compile rules/ --catalog catalog.csv -o rules.bound
    """
    if no_catalog and catalog is not None:
        raise click.UsageError("--catalog and --no-catalog exclude one another")
    compiled = compile_rules(rules, catalog, use_catalog=not no_catalog)
    ruleset = compiled.priced()
    content = pack(ruleset)
    kind = "snapshot"
    if compiled.catalog is not None:
        content = bind(unpack(content), compiled.catalog)
        kind = "bound file"
    write_file(output, content)
    many = len(ruleset.promotions)
    click.echo(f"{output}: a {kind} of {many} promotion{'' if many == 1 else 's'}", err=True)
