"""`BoundRules`: an open bound file, which is all a till needs to price a cart.

Immutable and shared between threads. Texts and records are read from the file on demand.
"""

import json
import mmap
from bisect import bisect_left
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from promo.engine.bind import TEXT_FIELDS
from promo.errors import SnapshotError
from promo.model.product import Product
from promo.plan.container import BOUND, Container, read_container
from promo.plan.layout import NONE, PoolRow, ProductRow, PromotionRow, Role, SetRow
from promo.plan.plan import PLAN_COLUMNS, numbers_of
from promo.plan.snapshot import (
    REMAKE,
    foreign_is_refused,
    read_ruleset,
    read_sets,
    read_symbols,
)
from promo.plan.verify import verify_columns
from promo.program.ruleset import Promotion, Ruleset
from promo.program.selectors import Selector

KERNEL_COLUMNS = (*PLAN_COLUMNS, "products", "product_sets", "set_pools", "pool_numbers")
"""The columns of numbers that pricing reads."""

_FACTS = 3


class BoundRules:
    """Also a `ProductSource`: the catalog that was bound."""

    def __init__(self, container: Container, place: str = "") -> None:
        self.container = container
        self.place = place
        with foreign_is_refused(place):
            identity = json.loads(bytes(container.section("identity")))
            self.currency: str = identity["currency"]
            self.ruleset_digest: str = identity["ruleset"]
            self.catalog_digest: str = identity["catalog"]
            symbols = read_symbols(container)
            self._texts = container.section("texts")
            self._text_ends = container.section("text_ends").cast("q")
            self._product_texts = container.section("product_texts").cast("q")
            self._product_facts = container.section("product_facts").cast("q")
            self.columns = {name: container.section(name).cast("q") for name in KERNEL_COLUMNS}
        self.stores = numbers_of(symbols.stores)
        self.segments = numbers_of(symbols.segments)
        self.accounts = numbers_of(symbols.accounts)
        self.coupons = numbers_of(symbols.coupons)
        self.product_count = len(self._product_facts) // _FACTS
        self._verify()

    def _verify(self) -> None:
        """The kernel and what is read on demand take for granted that all of this fits together."""
        columns = self.columns
        set_count = len(columns["set_pools"]) // SetRow.WIDTH
        verify_columns(columns, set_count, self.place)
        sizes = (
            len(columns["products"]) == self.product_count * ProductRow.WIDTH,
            len(self._product_facts) == self.product_count * _FACTS,
            len(self._product_texts) == self.product_count * len(TEXT_FIELDS),
        )
        if not all(sizes):
            raise SnapshotError("its products do not fit together", self.place, REMAKE)

    @classmethod
    def of(cls, content: bytes, place: str = "") -> "BoundRules":
        """Raises SnapshotError for anything but a whole bound file of this version."""
        return cls(read_container(BOUND, memoryview(content), place), place)

    @classmethod
    def open(cls, path: Path) -> "BoundRules":
        """The file mapped into memory; it must not be changed in place while it is open.

        Raises SnapshotError as `of` does, and where the file cannot be read.
        """
        try:
            with path.open("rb") as file:
                mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as problem:
            reason = getattr(problem, "strerror", None) or "it is empty"
            raise SnapshotError(
                f"the bound file cannot be opened: {reason}", str(path), "check the path"
            ) from None
        return cls(read_container(BOUND, memoryview(mapped), str(path)), str(path))

    @cached_property
    def ruleset(self) -> Ruleset:
        """Raises SnapshotError where it is not the ruleset of the columns."""
        ruleset = read_ruleset(self.container, self.place)
        if len(ruleset.promotions) * PromotionRow.WIDTH != len(self.columns["promotions"]):
            raise SnapshotError("its program does not fit its columns", self.place, REMAKE)
        return ruleset

    @cached_property
    def promotion_ids(self) -> tuple[str, ...]:
        """In rank order, which is how the plan numbers them."""
        return tuple(one.promotion_id for one in self.ruleset.promotions)

    @cached_property
    def promotions(self) -> Mapping[str, Promotion]:
        """By id, in rank order."""
        return {one.promotion_id: one for one in self.ruleset.promotions}

    @cached_property
    def asks_brands(self) -> bool:
        """Whether some promotion asks for different brands."""
        return (
            Role.DIFFERENT_BRANDS in self.columns["pools"][PoolRow.ROLE :: PoolRow.WIDTH].tolist()
        )

    @cached_property
    def sets(self) -> tuple[Selector, ...]:
        """Raises SnapshotError where they are not the sets of the columns."""
        with foreign_is_refused(self.place):
            sets = read_sets(self.container)
        if len(sets) * SetRow.WIDTH != len(self.columns["set_pools"]):
            raise SnapshotError("its sets do not fit its columns", self.place, REMAKE)
        return sets

    def find(self, sku: str) -> int:
        """The number of the product, or NONE."""
        wanted = sku.encode("utf-8", "surrogatepass")
        at = bisect_left(range(self.product_count), wanted, key=self._sku)
        return at if at < self.product_count and self._sku(at) == wanted else NONE

    def product(self, sku: str) -> Product | None:
        number = self.find(sku)
        return None if number == NONE else self.product_at(number)

    def product_at(self, number: int) -> Product:
        """Product `number` in SKU order."""
        with foreign_is_refused(self.place):
            return self._product_at(number)

    def _product_at(self, number: int) -> Product:
        width = len(TEXT_FIELDS)
        row = self._product_texts[number * width : (number + 1) * width]
        text: dict[str, Any] = {
            field: self._text(place).decode() for field, place in zip(TEXT_FIELDS, row, strict=True)
        }
        text["category"] = tuple(json.loads(text["category"]))
        text["tags"] = tuple(json.loads(text["tags"]))
        text["attributes"] = tuple((key, value) for key, value in json.loads(text["attributes"]))
        price, cost, discountable = self._product_facts[number * _FACTS : (number + 1) * _FACTS]
        return Product(
            **text,
            price=None if price == NONE else price,
            cost=None if cost == NONE else cost,
            discountable=bool(discountable),
        )

    def tax_code(self, number: int) -> str:
        """The tax code of product `number`."""
        return self._field(number, "tax_code")

    def unit(self, number: int) -> str:
        """The unit of measure of product `number`."""
        return self._field(number, "unit")

    def _field(self, number: int, field: str) -> str:
        place = self._product_texts[number * len(TEXT_FIELDS) + TEXT_FIELDS.index(field)]
        return self._text(place).decode(errors="replace")

    def _sku(self, number: int) -> bytes:
        return self._text(self._product_texts[number * len(TEXT_FIELDS)])

    def _text(self, place: int) -> bytes:
        # Not looked at in `_verify`: a foreign place can only lead to another text, or to none.
        try:
            return bytes(self._texts[self._text_ends[place] : self._text_ends[place + 1]])
        except IndexError:
            raise SnapshotError("its texts do not fit its products", self.place, REMAKE) from None
