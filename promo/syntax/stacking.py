"""Stacking as written: how a group chooses, and which group a promotion joins."""

from dataclasses import dataclass
from typing import Literal

from promo.diagnostics.span import Span
from promo.syntax.word import Word


@dataclass(frozen=True, slots=True)
class Chooses:
    """`chooses best for customer`"""

    span: Span
    policy: Literal["best for customer", "best for store", "highest priority", "all"]


@dataclass(frozen=True, slots=True)
class AppliesBefore:
    """`applies before basket-deals, vouchers`"""

    span: Span
    groups: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Joins:
    """`joins group shelf-deals`"""

    span: Span
    group: Word


@dataclass(frozen=True, slots=True)
class Priority:
    """`priority 20`"""

    span: Span
    number: Word


@dataclass(frozen=True, slots=True)
class StacksUpTo:
    """`stacks up to 2`"""

    span: Span
    number: Word


@dataclass(frozen=True, slots=True)
class Exclusive:
    """`exclusive`: if one of the group applies, no other group does."""

    span: Span


@dataclass(frozen=True, slots=True)
class NeverCombines:
    """`never combines with SHELF in one cart`; no `others`: with nothing."""

    span: Span
    others: tuple[Word, ...] | None
    in_one_cart: Word | None


@dataclass(frozen=True, slots=True)
class CombinesOnly:
    """`combines only with loyalty`"""

    span: Span
    others: tuple[Word, ...]
