"""Selectors: which products a promotion speaks of."""

from dataclasses import dataclass
from typing import Literal

Field = Literal["sku", "department", "category", "brand", "tag", "supplier"]
FIELDS: tuple[Field, ...] = ("sku", "department", "category", "brand", "tag", "supplier")


@dataclass(frozen=True, slots=True)
class Everything:
    """Every product."""


@dataclass(frozen=True, slots=True)
class ByField:
    """Products whose `field` has one of `values` (sorted).

    A category matches at any level of a product's category path, either by one level's name
    (`Crisps`) or by a path from the top (`Food > Crisps`).
    """

    field: Field
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """The products of a set the ruleset names."""

    name: str


@dataclass(frozen=True, slots=True)
class AnyOf:
    """`a or b`: in any of the parts."""

    parts: "tuple[Selector, ...]"


@dataclass(frozen=True, slots=True)
class AllOf:
    """`a in b`: in all of the parts."""

    parts: "tuple[Selector, ...]"


@dataclass(frozen=True, slots=True)
class Except:
    """`a except b`: in `base` and not in `without`; excluding beats including."""

    base: "Selector"
    without: "Selector"


Selector = Everything | ByField | Named | AnyOf | AllOf | Except


@dataclass(frozen=True, slots=True)
class NamedSet:
    """`set NAME is …`. A set may name only sets that stand before it in the ruleset."""

    name: str
    selector: Selector
