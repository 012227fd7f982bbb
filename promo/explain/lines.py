"""The sale lines of a cart as promotions see them: how many, at what price now, in which sets."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from promo.engine.block import BlockOutcome
from promo.engine.reference.prices import counted_quantity
from promo.engine.reference.selectors import Units, members, members_of_sets
from promo.engine.reference.units import Unit
from promo.model.cart import Cart
from promo.model.catalog import ProductSource
from promo.model.priced_cart import Adjustment, Outcome
from promo.program.ruleset import Promotion, Ruleset
from promo.program.selectors import Selector


@dataclass(frozen=True, slots=True)
class SaleLines:
    """One `Unit` for each sale line: what is asked here is the same for all units of a line.

    `quantity` and `counted` are by place in `units`: how many units the line is, and how many of
    them can fill a slot and be counted. `named` are the ruleset's sets. `net_before` is, by group,
    what each line cost when the group opened; `taken` is, by group and in rank order, what each
    promotion took there of which line. Lines are known by their places in `units` throughout.
    """

    units: tuple[Unit, ...]
    quantity: tuple[int, ...]
    counted: tuple[int, ...]
    named: Mapping[str, Units]
    net_before: Mapping[str, tuple[int, ...]]
    taken: Mapping[str, Mapping[str, Mapping[int, Adjustment]]]
    # Of ten thousand promotions many speak of the same set, and each is asked several times.
    _known: dict[Selector, Units] = field(default_factory=dict, repr=False)

    def of(self, selector: Selector) -> Units:
        """The lines of the set, whether they may be discounted or not."""
        found = self._known.get(selector)
        if found is None:
            found = self._known[selector] = members(selector, self.units, self.named)
        return found

    def open_to(self, promotion: Promotion) -> Units:
        """The lines that may count for the promotion, trigger it and be rewarded by it."""
        found = frozenset(at for at, unit in enumerate(self.units) if unit.takes_part)
        return found if promotion.excludes is None else found - self.of(promotion.excludes)

    def count(self, lines: Iterable[int]) -> int:
        return sum(self.counted[at] for at in lines)

    def spent(self, lines: Iterable[int], group: str) -> int:
        """What they cost together when the group opened, in minor units."""
        return sum(self.net_before[group][at] for at in lines)

    def unit_price(self, line: int, net: Sequence[int]) -> int:
        """What a unit of the line costs where the lines cost `net`; the dearest, if they differ."""
        return -(-net[line] // self.quantity[line])


def sale_lines(
    ruleset: Ruleset, catalog: ProductSource, cart: Cart, outcome: Outcome | BlockOutcome
) -> SaleLines:
    places = [at for at, line in enumerate(cart.lines) if line.kind == "sale"]
    units = []
    quantity = []
    for at in places:
        line = cart.lines[at]
        count = 1 if line.is_measured else counted_quantity(line)
        listed, price = outcome.lines[at].list // count, outcome.lines[at].price // count
        units.append(Unit(at, 0, line.facts(catalog.product(line.sku)), listed, price, line))
        quantity.append(count)
    net = {at: outcome.lines[at].price for at in places}
    group_of = {each.promotion_id: each.group for each in ruleset.promotions}
    net_before = {}
    taken: dict[str, dict[str, dict[int, Adjustment]]] = {}
    for group in ruleset.groups:
        net_before[group.name] = tuple(net.values())
        in_group: dict[str, dict[int, Adjustment]] = {
            one.promotion_id: {}
            for one in outcome.applied
            if group_of[one.promotion_id] == group.name
        }
        taken[group.name] = in_group
        for place, at in enumerate(places):
            for adjustment in outcome.lines[at].adjustments:
                if group_of[adjustment.promotion_id] == group.name:
                    net[at] -= adjustment.amount
                    in_group[adjustment.promotion_id][place] = adjustment
    return SaleLines(
        tuple(units),
        tuple(quantity),
        tuple(count if unit.is_counted else 0 for unit, count in zip(units, quantity, strict=True)),
        members_of_sets(ruleset.sets, units),
        net_before,
        taken,
    )
