"""What to add to the cart so that a promotion applies: tried out, never guessed."""

from dataclasses import replace

from promo.engine import backend
from promo.engine.bound import BoundRules
from promo.errors import PromoError
from promo.explain.conditions import Failing
from promo.explain.explanation import Change
from promo.explain.lines import SaleLines
from promo.model.cart import Cart
from promo.program.ruleset import Promotion


def change_for(
    promotion: Promotion, failing: Failing, cart: Cart, lines: SaleLines, bound: BoundRules
) -> Change | None:
    """More units of one SKU that is already in the cart, the cheapest way; None if that fails.

    The cart is priced again with them, and the change is shown only if the promotion applies then.
    """
    ways = []
    for at in failing.lines:
        price = lines.unit_price(at, lines.net_before[promotion.group])
        if failing.short_by is None or not lines.counted[at] or price == 0:
            continue
        more = failing.short_by
        if failing.reason == "spend":
            more = -(-failing.short_by // price)
        ways.append((more * price, lines.units[at].product.sku, more, lines.units[at].line))
    if not ways:
        return None
    _, sku, more, position = min(ways)
    line = cart.lines[position]
    longer = replace(line, quantity_milli=line.quantity_milli + 1000 * more)
    tried = replace(cart, lines=(*cart.lines[:position], longer, *cart.lines[position + 1 :]))
    try:
        outcome = backend.evaluate(bound, tried)
    except PromoError:
        return None  # the longer cart is no cart: too large to be priced, say
    if all(one.promotion_id != promotion.promotion_id for one in outcome.applied):
        return None
    return Change(((sku, more),), sum(each.net for each in outcome.lines))
