"""`RuleTest`: a cart, and what the author of the rules expects of it. A till never sees it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from promo.diagnostics.span import Span


@dataclass(frozen=True, slots=True)
class Lines:
    """Some lines of the cart by their ids; `words` name them as the test does, such as `line 2`."""

    words: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Total:
    """All amounts here are in minor units."""

    span: Span
    minor: int


@dataclass(frozen=True, slots=True)
class Discount:
    """Of the whole cart where `lines` is None."""

    span: Span
    minor: int
    lines: Lines | None


@dataclass(frozen=True, slots=True)
class Net:
    span: Span
    minor: int
    lines: Lines


@dataclass(frozen=True, slots=True)
class Applies:
    """At least once where `times` is None."""

    span: Span
    promotion_id: str
    times: int | None


@dataclass(frozen=True, slots=True)
class Takes:
    """What one promotion takes off; of the whole cart where `lines` is None."""

    span: Span
    promotion_id: str
    minor: int
    lines: Lines | None


@dataclass(frozen=True, slots=True)
class DoesNotApply:
    """`reason` as explanations name it, "" for any; `beaten_by` is a promotion, "" for any."""

    span: Span
    promotion_id: str
    reason: str
    beaten_by: str


@dataclass(frozen=True, slots=True)
class NotPriced:
    """What no rule can give yet."""

    span: Span
    words: str


Expectation = Total | Discount | Net | Applies | Takes | DoesNotApply | NotPriced


@dataclass(frozen=True, slots=True)
class RuleTest:
    """`cart` is JSON-shaped (interfaces: Cart), its lines called "1", "2", …; it has no `at`.

    `moments` are the store's clock at payment, as `2026-05-04 10:30`, one for each run; None for a
    cart without a time. `scanned` is the first scan, None where it is the same. `running_only` is
    empty where all promotions run.
    """

    title: str
    span: Span
    running_only: tuple[str, ...]
    moments: tuple[str | None, ...]
    scanned: str | None
    cart: Mapping[str, Any]
    expectations: tuple[Expectation, ...]
