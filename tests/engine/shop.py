"""Short words for building small shops, carts and promotions by hand."""

from dataclasses import replace

from promo.engine.bind import bind
from promo.engine.bound import BoundRules
from promo.engine.reference.evaluate import evaluate
from promo.model.cart import Cart, CartLine
from promo.model.catalog import Catalog
from promo.model.priced_cart import Outcome, PricedLine
from promo.model.product import Product
from promo.plan.snapshot import pack, unpack
from promo.program.eligibility import Eligibility
from promo.program.limits import CartLimit
from promo.program.rewards import AmountOffTotal, PercentOffTotal, Reward
from promo.program.ruleset import Promotion, Ruleset
from promo.program.selectors import ByField, Everything, Selector
from promo.program.stacking import BASKET, ITEMS, Group
from promo.program.triggers import Trigger
from promo.values.rate import Rate

EVERYTHING = Everything()
FREE = Rate(10_000)


def sku(*skus: str) -> Selector:
    return ByField("sku", tuple(sorted(skus)))


def percent(whole: int) -> Rate:
    return Rate(whole * 100)


def shop(*further: Product, **prices: int | None) -> Catalog:
    """A catalog of products that have nothing but a price: `shop(A=100, B=250)`."""
    return Catalog.of([*(Product(name, name, price) for name, price in prices.items()), *further])


def line(line_id: str, name: str, quantity: int = 1, **rest: object) -> CartLine:
    return replace(CartLine(line_id, name, quantity * 1000), **rest)


def cart(*lines: str | CartLine, **rest: object) -> Cart:
    """Lines are written `"A"` or `"3 A"`; their ids count from 1."""
    read = [
        each if isinstance(each, CartLine) else _line_from_text(str(number), each)
        for number, each in enumerate(lines, start=1)
    ]
    return replace(Cart("USD", tuple(read)), **rest)


def _line_from_text(line_id: str, text: str) -> CartLine:
    quantity, _, name = text.rpartition(" ")
    return line(line_id, name, int(quantity or 1))


def promotion(
    name: str,
    reward: Reward,
    *triggers: Trigger,
    group: str | None = None,
    priority: int = 0,
    coupon: str | None = None,
    excludes: Selector | None = None,
    uses: int | None = None,
    items: int | None = None,
) -> Promotion:
    is_total = isinstance(reward, PercentOffTotal | AmountOffTotal)
    return Promotion(
        promotion_id=name,
        title=name,
        receipt=name,
        group=group or ("basket" if is_total else "items"),
        reward=reward,
        priority=priority,
        eligibility=Eligibility(coupon=coupon),
        triggers=triggers,
        excludes=excludes,
        limit=CartLimit(uses, items),
    )


def rules(*promotions: Promotion, groups: tuple[Group, ...] = (ITEMS, BASKET)) -> Ruleset:
    places = {group.name: place for place, group in enumerate(groups)}
    ranked = sorted(promotions, key=lambda p: (places[p.group], -p.priority, p.promotion_id))
    return Ruleset("USD", groups, tuple(ranked))


def price(ruleset: Ruleset, catalog: Catalog, basket: Cart) -> Outcome:
    return evaluate(ruleset, catalog, basket)


def bound(ruleset: Ruleset, catalog: Catalog) -> BoundRules:
    """The rules as a till has them: packed, unpacked, bound to the shop and opened."""
    return BoundRules.of(bind(unpack(pack(ruleset)), catalog))


def nets(outcome: Outcome) -> dict[str, int]:
    """Net by line id."""
    return {each.line_id: each.net for each in outcome.lines}


def total(outcome: Outcome) -> int:
    return sum(each.net for each in outcome.lines)


def taken(outcome: Outcome) -> dict[str, tuple[int, int]]:
    """How often each promotion applied, and what it took off."""
    return {each.promotion_id: (each.times, each.amount) for each in outcome.applied}


def line_of(outcome: Outcome, line_id: str) -> PricedLine:
    (found,) = (each for each in outcome.lines if each.line_id == line_id)
    return found
