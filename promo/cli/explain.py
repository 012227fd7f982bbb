"""`promo explain`: why a cart costs what it costs."""

from collections.abc import Iterator
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
from promo.explain.explanation import Explanation, PromotionStory
from promo.explain.words import money
from promo.register.load import load


@click.command()
@cart_argument
@rules_option
@catalog_option
@at_option
@click.option("--promotion", metavar="ID", help="Only this promotion.")
@click.option("--all", "show_all", is_flag=True, help="Also promotions far from this cart.")
@json_option
def command(
    cart: Path,
    rules: Path,
    catalog: Path | None,
    at: str | None,
    promotion: str | None,
    show_all: bool,
    as_json: bool,
) -> None:
    """Say why each promotion did or did not apply to CART.

    For one that did not: the first condition that fails and what is missing, or what beat it.
    With --promotion or --all also what each promotion says, as the till understands it.

    \b
    Example:
      promo explain cart.json --rules rules/ --promotion SNACK-3FOR2
    """
    engine = load(rules, catalog=catalog)
    file = read_carts(cart, at)
    with naming(file.name):
        stories = [engine.explain(each, promotion) for each in file.carts]
    if as_json:
        shapes = [story.to_dict() for story in stories]
        print_json(shapes if file.is_list else shapes[0])
    else:
        every = show_all or promotion is not None
        click.echo("\n\n".join("\n".join(_rows(story, every)) for story in stories))


def _rows(story: Explanation, show_all: bool) -> Iterator[str]:
    currency = story.currency
    yield f"To pay: {money(story.total, currency)}"
    yield ""
    yield "Lines"
    for line in story.lines:
        steps = "".join(
            f", {money(-step.amount, currency)} {step.promotion_id}" for step in line.steps
        )
        if line.price != line.list:
            steps = f", price list {money(line.price, currency)}" + steps
        yield f"  {line.line_id}: list {money(line.list, currency)}{steps}" + (
            f" = {money(line.net, currency)}" if steps else ""
        )
    near = [one for one in story.promotions if show_all or one.touches_cart]
    for title, has_applied in (("Applied", True), ("Did not apply", False)):
        shown = [one for one in near if (one.verdict == "applied") == has_applied]
        if shown:
            yield ""
            yield click.style(title, bold=True)
            width = max(len(one.promotion_id) for one in shown)
            for one in shown:
                yield f"  {one.promotion_id:{width}}  {_sentence(one, currency)}"
                if show_all:
                    yield f"  {'':{width}}  It says: {one.says}."
    far = len(story.promotions) - len(near)
    if far:
        yield ""
        yield f"{far} more promotions speak of nothing in this cart; --all shows them."


def _sentence(one: PromotionStory, currency: str) -> str:
    sentence = one.words if one.verdict == "applied" else f"{one.verdict}: {one.words}"
    if one.change is None:
        return sentence
    more = ", ".join(f"{quantity} x {sku}" for sku, quantity in one.change.add)
    return f"{sentence}; with {more} more the cart costs {money(one.change.total, currency)}"
