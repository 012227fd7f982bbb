"""`Context`: what every check needs, and where it puts what it found."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from promo.check.names import Names
from promo.check.products import Products
from promo.diagnostics.codes import diagnose
from promo.diagnostics.diagnostic import Diagnostic, Note
from promo.diagnostics.span import Span
from promo.diagnostics.suggest import MOST_COMPARED, nearest


@dataclass(slots=True)
class Context:
    """`currency` is None where none is declared, `products` where there is no catalog: what depends
    on them is then not checked."""

    currency: str | None
    names: Names
    products: Products | None
    found: list[Diagnostic] = field(default_factory=list)
    _compared: int = 0

    def report(
        self,
        code: str,
        span: Span,
        *,
        suggestion: str | None = None,
        notes: Sequence[Note] = (),
        **words: object,
    ) -> None:
        self.found.append(
            diagnose(
                code, span, suggestion=suggestion, notes=notes, expected="", declared="", **words
            )
        )

    def nearest(self, word: str, candidates: Collection[str]) -> str | None:
        """The near word, as long as not too many were compared already."""
        self._compared += len(candidates)
        return nearest(word, candidates) if self._compared <= MOST_COMPARED else None
