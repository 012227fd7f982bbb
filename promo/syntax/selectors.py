"""Selectors as written: which products."""

from dataclasses import dataclass

from promo.diagnostics.span import Span
from promo.syntax.word import Word, across


@dataclass(frozen=True, slots=True)
class Everything:
    """`everything`"""

    span: Span


@dataclass(frozen=True, slots=True)
class ByField:
    """`category "Snacks", "Crisps"`: `field` is the kind, given once for all values."""

    field: Word
    values: tuple[Word, ...]

    @property
    def span(self) -> Span:
        return across(self.field.span, self.values[-1].span)


@dataclass(frozen=True, slots=True)
class ByAttribute:
    """`attribute "colour" is "red", "blue"`"""

    span: Span
    name: Word
    values: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class ByPrice:
    """`items priced from $5 to $10`, or `items priced under $10`: the price before promotions."""

    span: Span
    least: Word | None
    most: Word | None


@dataclass(frozen=True, slots=True)
class OnSale:
    """`items on sale`, or with `is_not` `items not on sale`."""

    span: Span
    is_not: bool


@dataclass(frozen=True, slots=True)
class Discounted:
    """`discounted items`: what another promotion has reduced."""

    span: Span


@dataclass(frozen=True, slots=True)
class Named:
    """The name of a set."""

    name: Word

    @property
    def span(self) -> Span:
        return self.name.span


@dataclass(frozen=True, slots=True)
class AnyOf:
    """`a or b`, and `a, b` for names."""

    parts: "tuple[Selector, ...]"

    @property
    def span(self) -> Span:
        return across(self.parts[0].span, self.parts[-1].span)


@dataclass(frozen=True, slots=True)
class AllOf:
    """`a in b`"""

    parts: "tuple[Selector, ...]"

    @property
    def span(self) -> Span:
        return across(self.parts[0].span, self.parts[-1].span)


@dataclass(frozen=True, slots=True)
class Except:
    """`a except b`; each further `except` takes something off as well."""

    base: "Selector"
    without: "tuple[Selector, ...]"

    @property
    def span(self) -> Span:
        return across(self.base.span, self.without[-1].span)


Selector = (
    Everything
    | ByField
    | ByAttribute
    | ByPrice
    | OnSale
    | Discounted
    | Named
    | AnyOf
    | AllOf
    | Except
)
