"""A catalog, promotions as rule text, and carts: all from a seed.

Nothing here is anybody's real data. The proportions are those of a large grocer: a few products are
bought all the time (Zipf), most promotions speak of one SKU, one shelf or one small range, a few of
a whole department or of the total. Rulesets are nested: the first ten promotions of ten thousand
are the ruleset of ten. `random.Random.random` is the only source of chance, because it is the only
method whose numbers Python promises to keep from version to version.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import accumulate
from random import Random
from typing import Any, TypeVar

from promo.model.catalog import Catalog
from promo.model.product import Product

T = TypeVar("T")

DEPARTMENTS, NEVER_BOUGHT = 24, 4
"""No cart holds a product of the last few departments: growth with N is measured with those."""
CATEGORIES, SHELVES, BRANDS, RANGES = 8, 6, 30, 60
"""Of each department, but shelves of each category. A range is what one tag marks."""

ZIPF_EXPONENT = 0.95
SCATTER = 7919
"""A prime: products that follow one another in popularity are far apart in the catalog."""
SEGMENTS = ("club", "staff", "student")
GROUP = "shelf-deals"
BROAD = 100
"""So many promotions, the first, are on large sets, so that small rulesets give something too."""


class Chance:
    """Choices from one seed."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def whole(self, lowest: int, highest: int) -> int:
        """Any whole number from `lowest` to `highest`, both included."""
        return lowest + int(self._random.random() * (highest - lowest + 1))

    def percent(self, percent: int) -> bool:
        return self._random.random() * 100 < percent

    def pick(self, choices: Sequence[T]) -> T:
        return choices[self.whole(0, len(choices) - 1)]

    def weighed(self, choices: Sequence[T], sums: Sequence[float]) -> T:
        """`sums`: the weights of the choices, each added to those before it."""
        return choices[bisect_left(sums, self._random.random() * sums[-1])]


# --- Catalog -------------------------------------------------------------------------------------


def generate_catalog(seed: int, count: int = 10_000) -> Catalog:
    """Products spread over all departments; each range lies within one category."""
    chance = Chance(seed)
    products = []
    for number in range(count):
        department = f"D{number % DEPARTMENTS:02}"
        category = chance.whole(0, CATEGORIES - 1)
        shelf = chance.whole(0, SHELVES - 1)
        tag = chance.pick(range(category, RANGES, CATEGORIES))
        highest = chance.pick((199, 299, 399, 599, 899, 1999))
        products.append(
            Product(
                sku=str(20_000_000 + 7 * number),
                name=f"Product {number}",
                price=chance.whole(79, highest) // 10 * 10 + 9,
                department=department,
                category=(
                    department,
                    f"{department}.{category}",
                    f"{department}.{category}.{shelf}",
                ),
                brand=f"{department}-brand-{chance.whole(1, BRANDS)}",
                tags=(f"{department}-range-{tag}",),
                tax_code=chance.pick(("food", "general")),
            )
        )
    return Catalog.of(products)


def by_popularity(catalog: Catalog) -> list[Product]:
    """What carts hold, the most popular first."""
    found = [product for product in catalog.products.values() if not _is_never_bought(product)]
    return [found[rank * SCATTER % len(found)] for rank in range(len(found))]


def never_bought(catalog: Catalog) -> list[Product]:
    return [product for product in catalog.products.values() if _is_never_bought(product)]


def _is_never_bought(product: Product) -> bool:
    return int(product.department[1:]) >= DEPARTMENTS - NEVER_BOUGHT


# --- Promotions ----------------------------------------------------------------------------------


def generate_rules(seed: int, products: Sequence[Product], count: int, policy: str) -> str:
    """`count` promotions on `products` (the most popular first), as one file of rule text.

    Those on items join a group that chooses by `policy`. The first ten are of ten different kinds.
    """
    chance = Chance(seed)
    head = ["currency USD", "", *(f"segment {name}" for name in SEGMENTS), ""]
    head += [f"group {GROUP}", f"  chooses {policy}", "  applies before basket", ""]
    sums = list(accumulate(weight for _, weight in KINDS))
    for number in range(count):
        kind, _ = KINDS[number] if number < len(KINDS) else chance.weighed(KINDS, sums)
        head += _promotion(chance, kind, products, number)
    return "\n".join(head)


def generate_further_rules(seed: int, products: Sequence[Product], first: int, count: int) -> str:
    """`count` further promotions, on items only, numbered from `first` (100 or more)."""
    chance = Chance(seed)
    kinds = [row for row in KINDS if row[0] not in (_spend_tier, _coupon)]
    sums = list(accumulate(weight for _, weight in kinds))
    lines: list[str] = []
    for number in range(first, first + count):
        kind, _ = chance.weighed(kinds, sums)
        lines += _promotion(chance, kind, products, number)
    return "\n".join(lines)


def coupon_code(number: int) -> str:
    """The code that promotion `number` asks for, if it asks for one."""
    return f"CUT{number:05}"


class _Subject:
    """What promotion `number` is about: three products, and larger sets that hold the first."""

    def __init__(self, chance: Chance, products: Sequence[Product], number: int) -> None:
        known = len(products) // 5 if number < BROAD or chance.percent(50) else len(products)
        self.number = number
        self.products = [products[chance.whole(0, known - 1)] for _ in range(3)]
        department, category, shelf = self.products[0].category
        self.wide = f'department "{department}"' if number < BROAD else f'category "{category}"'
        self.narrow = f'category "{category if number < BROAD else shelf}"'
        if chance.percent(40):
            self.narrow = f'brand "{self.products[0].brand}"'
        self.tag = f'tag "{self.products[0].tags[0]}"'

    @property
    def price(self) -> int:
        return self.products[0].price or 0


def _promotion(chance: Chance, kind: "Kind", products: Sequence[Product], number: int) -> list[str]:
    clauses = kind(chance, _Subject(chance, products, number))
    if not clauses[-1].endswith("off total"):
        clauses += [f"joins group {GROUP}", f"priority {chance.whole(0, 9)}"]
    head = f'promotion P{number:05} "Offer {number}"'
    return [head, *(f"  {clause}" for clause in clauses), ""]


def _percent_off(chance: Chance, subject: _Subject) -> list[str]:
    return [f"get {chance.whole(1, 6) * 5}% off {subject.narrow}"]


def _amount_off_each(chance: Chance, subject: _Subject) -> list[str]:
    minor = max(5, subject.price * chance.whole(5, 30) // 100)
    return [f"get {_money(minor)} off each item from sku {subject.products[0].sku}"]


def _price_each(chance: Chance, subject: _Subject) -> list[str]:
    minor = subject.price * chance.whole(50, 85) // 100
    clauses = [f"get sku {subject.products[0].sku} for {_money(minor)} each"]
    return [*clauses, *([f"limit {chance.whole(1, 6)} items per cart"] * chance.percent(50))]


def _cheapest_off(chance: Chance, subject: _Subject) -> list[str]:
    share = chance.pick(("free", "free", "1 at 50% off"))
    clauses = [f"buy {chance.pick((2, 3, 3, 4))} items from {subject.tag}"]
    clauses += [f"get the cheapest {share}"]
    return [*clauses, *([f"limit {chance.whole(1, 3)} per cart"] * chance.percent(30))]


def _units_for_a_price(chance: Chance, subject: _Subject) -> list[str]:
    units = chance.whole(2, 4)
    minor = subject.price * units * chance.whole(60, 90) // 100
    return [f"buy {units} items from {subject.tag}", f"get them for {_money(minor)}"]


def _slots_for_a_price(chance: Chance, subject: _Subject) -> list[str]:
    parts = enumerate(subject.products)
    minor = sum(one.price or 0 for one in subject.products) * chance.whole(60, 90) // 100
    slots = [f'slot part-{at} takes 1 from tag "{one.tags[0]}"' for at, one in parts]
    return [*slots, f"get them for {_money(minor)}"]


def _spend_tier(chance: Chance, subject: _Subject) -> list[str]:
    dollars = chance.whole(2, 20) * 10
    given = chance.pick((f"${dollars // 10}", f"{chance.whole(2, 8)}%"))
    return [f"spend ${dollars} or more", f"get {given} off total"]


def _coupon(chance: Chance, subject: _Subject) -> list[str]:
    only = f"only with coupon {coupon_code(subject.number)}"
    given = chance.pick(
        (
            f"{_money(chance.whole(1, 10) * 50)} off total",
            f"{chance.whole(1, 5) * 5}% off {subject.wide}",
        )
    )
    return [only, f"get {given}"]


def _weekly_hours(chance: Chance, subject: _Subject) -> list[str]:
    opens = chance.whole(7, 19)
    days = chance.pick(("day", "Mon to Thu", "Sat, Sun", "Fri"))
    hours = f"runs every {days} from {opens}:00 until {opens + 2}:30"
    return [hours, f"get {chance.whole(2, 6) * 5}% off {subject.narrow}"]


def _segment(chance: Chance, subject: _Subject) -> list[str]:
    only = f"only for {chance.pick(SEGMENTS)}"
    return [only, f"get {chance.whole(1, 3) * 5}% off {subject.wide}"]


Kind = Callable[[Chance, _Subject], list[str]]

KINDS: tuple[tuple[Kind, float], ...] = (
    (_percent_off, 15),
    (_amount_off_each, 37),
    (_price_each, 12),
    (_cheapest_off, 11),
    (_units_for_a_price, 10),
    (_slots_for_a_price, 6),
    (_spend_tier, 0.2),
    (_coupon, 4),
    (_weekly_hours, 3),
    (_segment, 1.8),
)
"""Each kind with its share in percent, once each has occurred."""


def _money(minor: int) -> str:
    return f"${minor // 100}.{minor % 100:02}"


# --- Carts ---------------------------------------------------------------------------------------


def generate_carts(
    seed: int, products: Sequence[Product], lines: int, count: int, coupons: Sequence[str]
) -> list[dict[str, Any]]:
    """Carts of so many lines each, in the JSON shape a register sends; no SKU twice in a cart.

    A third of the shoppers also buy three products of one range, as somebody after a deal would.
    """
    chance = Chance(seed)
    sums = list(accumulate((rank + 1) ** -ZIPF_EXPONENT for rank in range(len(products))))
    of_range: dict[str, list[Product]] = {}
    for product in products:
        of_range.setdefault(product.tags[0], []).append(product)
    carts = []
    for _ in range(count):
        chosen: dict[str, int] = {}
        if lines >= 3 and chance.percent(33):
            alike = of_range[chance.weighed(products, sums).tags[0]]
            chosen.update((one.sku, chance.whole(1, 2)) for one in alike[:3])
        while len(chosen) < lines:
            sku = chance.weighed(products, sums).sku
            chosen.setdefault(sku, chance.pick((1, 1, 1, 1, 1, 1, 1, 2, 2, 3)))
        carts.append(_cart(chance, chosen, coupons))
    return carts


def _cart(chance: Chance, chosen: dict[str, int], coupons: Sequence[str]) -> dict[str, Any]:
    segments = [name for name in SEGMENTS if chance.percent(20)]
    minute = chance.whole(7 * 60, 22 * 60 - 1)
    day = f"2026-03-{chance.whole(1, 28):02}"
    return {
        "currency": "USD",
        "store": "S001",
        "at": f"{day}T{minute // 60:02}:{minute % 60:02}:00-05:00",
        "customer": {"id": "C-1", "segments": segments},
        "coupons": [chance.pick(coupons)] if chance.percent(25) else [],
        "lines": [
            {"id": str(place + 1), "sku": sku, "quantity": quantity}
            for place, (sku, quantity) in enumerate(chosen.items())
        ],
    }
