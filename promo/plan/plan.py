"""`Plan`: what a program says, as columns of whole numbers."""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass

from promo.program.selectors import Selector

PLAN_COLUMNS = (
    "promotions", "pools", "conditions", "groups", "windows", "dates", "hours", "numbers", "prices",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Symbols:
    """Names that a cart and a plan share: each is a number by its place here; all are sorted."""

    stores: tuple[str, ...]
    segments: tuple[str, ...]
    accounts: tuple[str, ...]
    coupons: tuple[str, ...]


def numbers_of(names: tuple[str, ...]) -> dict[str, int]:
    """Each name of one kind of symbols with its number, which is its place."""
    return {name: number for number, name in enumerate(names)}


@dataclass(frozen=True, slots=True)
class Plan:
    """`columns` as `layout` says; `sets[n]` is the selector a pool calls set `n`.

    What a promotion excludes is already taken out of its sets. `price_skus` is the SKU of each row
    of column `prices`.
    """

    columns: Mapping[str, "array[int]"]
    symbols: Symbols
    sets: tuple[Selector, ...]
    price_skus: tuple[str, ...]
