"""The outcome: what became of every line, and what each promotion took off."""

from collections import Counter
from collections.abc import Sequence

from promo.engine.reference.allocation import Tally
from promo.engine.reference.candidates import Candidate
from promo.engine.reference.combination import Combination
from promo.engine.reference.prices import LinePrice
from promo.engine.reference.units import Unit
from promo.model.cart import Cart
from promo.model.priced_cart import Adjustment, Applied, Outcome, PricedLine, Share


def outcome(
    cart: Cart,
    prices: Sequence[LinePrice],
    units: Sequence[Unit],
    candidates: Sequence[Candidate],
    combination: Combination,
) -> Outcome:
    tally = combination.tally
    names = {candidate.rank: candidate.promotion.promotion_id for candidate in candidates}
    applied = tuple(
        Applied(names[taking.rank], taking.times, taking.saving)
        for taking in sorted(tally.takings, key=lambda taking: taking.rank)
        if taking.saving > 0
    )
    lines = tuple(
        _priced_line(cart, position, price, units, tally, names)
        for position, price in enumerate(prices)
    )
    return Outcome(lines, applied, combination.status, gap=0, steps=combination.tried)


def _priced_line(
    cart: Cart,
    position: int,
    price: LinePrice,
    units: Sequence[Unit],
    tally: Tally,
    names: dict[int, str],
) -> PricedLine:
    line = cart.lines[position]
    if line.kind == "return":
        back = -price.price
        return PricedLine(line.line_id, line.sku, back, back, back, (), ())
    if line.kind != "sale":
        return PricedLine(line.line_id, line.sku, price.list, price.price, price.price, (), ())
    own = frozenset(i for i, unit in enumerate(units) if unit.line == position)
    nets = Counter(tally.net[unit] for unit in own)
    return PricedLine(
        line.line_id,
        line.sku,
        price.list,
        price.price,
        sum(tally.net[unit] for unit in own),
        _adjustments(own, tally, names),
        tuple(Share(nets[net], net) for net in sorted(nets, reverse=True)),
    )


def _adjustments(
    own: frozenset[int], tally: Tally, names: dict[int, str]
) -> tuple[Adjustment, ...]:
    """In rank order, one for each promotion that took something off the line's own units."""
    found: list[Adjustment] = []
    for taking in sorted(tally.takings, key=lambda taking: taking.rank):
        amounts = [amount for unit, amount in taking.shares if unit in own and amount > 0]
        if amounts:
            found.append(Adjustment(names[taking.rank], sum(amounts), len(amounts)))
    return tuple(found)
