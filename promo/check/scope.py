"""`Scope`: the products that one promotion may speak of."""

from dataclasses import dataclass

from promo.check.context import Context
from promo.check.selectors import any_of, products_of, selector
from promo.program.selectors import Selector
from promo.syntax.limits import Excludes
from promo.syntax.selectors import Selector as Written


@dataclass(frozen=True, slots=True)
class Scope:
    """Turns the selectors of a promotion into their meaning.

    `members` are the products of the named sets, `excluded` the promotion's own exclusions (as
    products, where there is a catalog). `is_damaged`: a clause is missing, see `Promotion`.
    """

    context: Context
    members: dict[str, int]
    excluded: int
    is_damaged: bool

    def products(self, node: Written) -> Selector | None:
        """The meaning, or None where something was reported; what finds no products is."""
        meaning = selector(self.context, node)
        found = products_of(self.context, meaning, node.span, self.members)
        if found is not None and found & ~self.excluded == 0:
            self.context.report("P327", node.span)
        return meaning

    def units(self, node: Written) -> set[str]:
        """The units in which its products are sold; none without a catalog, or where the selector
        is at fault, which `products` reports."""
        quiet = Context(self.context.currency, self.context.names, self.context.products)
        found = products_of(quiet, selector(quiet, node), node.span, self.members)
        products = self.context.products
        return set() if found is None or products is None else products.units(found)


def excluded_products(
    context: Context, clauses: tuple[Excludes, ...], members: dict[str, int]
) -> tuple[Selector | None, int]:
    """What a promotion excludes, and the products that are."""
    meanings: list[Selector] = []
    products = 0
    for clause in clauses:
        meaning = selector(context, clause.selector)
        if meaning is not None:
            meanings.append(meaning)
            products |= products_of(context, meaning, clause.selector.span, members) or 0
    return (any_of(meanings) if meanings else None), products
