"""Limits as written: how often, and what never."""

from dataclasses import dataclass

from promo.diagnostics.span import Span
from promo.syntax.selectors import Selector
from promo.syntax.word import Word


@dataclass(frozen=True, slots=True)
class LimitUses:
    """`limit 1 per cart`"""

    span: Span
    uses: Word


@dataclass(frozen=True, slots=True)
class LimitItems:
    """`limit 2 items per cart`"""

    span: Span
    items: Word


@dataclass(frozen=True, slots=True)
class Excludes:
    """`excludes tobacco`"""

    span: Span
    selector: Selector
