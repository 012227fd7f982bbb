"""`evaluate`: the phases of pricing a cart, in their order."""

from promo.engine.reference.candidates import applicable
from promo.engine.reference.combination import best_combination
from promo.engine.reference.outcome import outcome
from promo.engine.reference.prices import prices_of_lines
from promo.engine.reference.units import units_of
from promo.engine.refusals import other_currency
from promo.model.cart import Cart
from promo.model.catalog import ProductSource
from promo.model.priced_cart import Outcome
from promo.program.ruleset import Ruleset
from promo.values.store_time import StoreTime


def evaluate(ruleset: Ruleset, catalog: ProductSource, cart: Cart) -> Outcome:
    """What the cart costs, and what made it so; a pure function (semantics, clause 1).

    Amounts are in minor units of the ruleset's currency. Raises CartError for a cart in another
    currency, without a price for a line, or of an absurd worth, and TooLargeForReference where
    enumerating would not end.
    """
    if cart.currency != ruleset.currency:
        raise other_currency(cart, ruleset.currency)
    time = StoreTime.of_cart(cart.opened, cart.at, cart.at_uncertainty_seconds)
    prices = prices_of_lines(ruleset, catalog, cart, time)
    units = units_of(cart, catalog, prices)
    candidates = applicable(ruleset, cart, time, units)
    combination = best_combination(ruleset.groups, candidates, units)
    return outcome(cart, prices, units, candidates, combination)
