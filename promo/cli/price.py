"""`promo price`: carts in, receipts out."""

from pathlib import Path

import click

from promo.cli.arguments import (
    at_option,
    cart_argument,
    catalog_option,
    naming,
    read_carts,
    rules_option,
)
from promo.cli.output import json_option, print_json
from promo.cli.receipt import receipt
from promo.register.load import load


@click.command()
@cart_argument
@rules_option
@catalog_option
@at_option
@json_option
def command(cart: Path, rules: Path, catalog: Path | None, at: str | None, as_json: bool) -> None:
    """Price CART and print its receipt.

    CART is a JSON file, or - for standard input: one cart, an array of carts, or one cart per line.

    \b
    Example:
      promo price cart.json --rules rules/ --at 2026-11-27T18:05:00-05:00
    """
    engine = load(rules, catalog=catalog)
    file = read_carts(cart, at)
    with naming(file.name):
        if file.is_list:
            priced = engine.evaluate_many(file.carts)
        else:
            priced = [engine.evaluate(file.carts[0])]
    if as_json:
        shapes = [each.to_dict() for each in priced]
        print_json(shapes if file.is_list else shapes[0])
    else:
        click.echo("\n".join(receipt(each, engine.bound) for each in priced), nl=False)
