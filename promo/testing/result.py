"""`Result`: what became of one run of one test."""

from dataclasses import dataclass
from typing import Any

from promo.diagnostics.span import Span


@dataclass(frozen=True, slots=True)
class Miss:
    """An expectation that did not hold, in words: `expected` $4.00, `got` $6.00."""

    span: Span
    expected: str
    got: str

    def to_dict(self) -> dict[str, Any]:
        place = {"file": self.span.file, "line": self.span.line, "column": self.span.column}
        return {**place, "expected": self.expected, "got": self.got}


@dataclass(frozen=True, slots=True)
class Result:
    """`moment` is the store's clock at payment, "" for a cart without one.

    `not_priced` are expectations that were not looked at, because no rule can give it yet.
    """

    title: str
    span: Span
    moment: str
    misses: tuple[Miss, ...]
    not_priced: tuple[str, ...] = ()

    @property
    def has_passed(self) -> bool:
        return not self.misses

    def to_dict(self) -> dict[str, Any]:
        return {
            "title": self.title,
            "file": self.span.file,
            "line": self.span.line,
            "at": self.moment,
            "passed": self.has_passed,
            "failures": [miss.to_dict() for miss in self.misses],
            "not_priced": [*self.not_priced],
        }
