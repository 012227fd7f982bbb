"""`promo show`: any stage of the pipeline, readable."""

from pathlib import Path

import click

from promo.cli.arguments import catalog_option, rules_argument
from promo.cli.output import print_document
from promo.compiler.compile import compile_rules
from promo.compiler.show import STAGES, show
from promo.explain.meaning import meaning


@click.command()
@click.argument("stage", type=click.Choice((*STAGES, "words")))
@rules_argument
@catalog_option
def command(stage: str, rules: Path, catalog: Path | None) -> None:
    """Show any stage of the pipeline.

    What RULES are after STAGE, on their way from text to what a till reads:

    \b
    source   the text, with line numbers
    tree     what the grammar sees in it
    ast      definitions and clauses, with their places
    program  what they mean, as JSON
    words    the same in words, a sentence for each promotion
    plan     the same as columns of whole numbers, as JSON

    \b
    Example:
      promo show program rules/
    """
    if stage == "words":
        ruleset = compile_rules(rules, catalog).priced()
        for one in ruleset.promotions:
            print_document(f"{one.promotion_id} “{one.title}”\n  {meaning(one, ruleset.currency)}.")
    else:
        print_document(show(stage, rules, catalog))
