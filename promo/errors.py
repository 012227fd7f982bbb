"""What goes wrong outside the engine, as exceptions a caller can tell apart.

Each says what is wrong, where, and what to do. A bug in promo is none of these.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from promo.diagnostics.diagnostic import Diagnostic


class PromoError(Exception):
    """The base of all of them.

    `message` is one sentence, `place` a file with line and column or a JSON path ("" if none),
    `help` says what to do.
    """

    def __init__(self, message: str, place: str = "", help: str = "") -> None:
        super().__init__(message, place, help)
        self.message = message
        self.place = place
        self.help = help

    def __str__(self) -> str:
        text = f"{self.place}: {self.message}" if self.place else self.message
        return f"{text}\n  help: {self.help}" if self.help else text


class UserFileError(PromoError):
    """A file of the user's has errors; all that were found are in `diagnostics`."""

    def __init__(self, diagnostics: "Sequence[Diagnostic]") -> None:
        first = diagnostics[0]
        more = f" (and {len(diagnostics) - 1} more)" if len(diagnostics) > 1 else ""
        super().__init__(first.message + more, first.place, first.help)
        self.diagnostics = tuple(diagnostics)


class RuleError(UserFileError):
    """The rule text does not parse or does not make sense."""


class CatalogError(UserFileError):
    """A catalog or price list cannot be used."""


class CartError(PromoError):
    """A cart that must not be priced; `place` is the JSON path of the value at fault."""


class SnapshotError(PromoError):
    """A snapshot or bound file is truncated, foreign, newer or damaged."""


class BackendError(PromoError):
    """The compiled kernel is missing, or an unknown backend was asked for."""


class TooLargeForReference(PromoError):
    """The reference enumerates, and this cart has too many combinations for that."""


class UnknownPromotion(PromoError):
    """A question about a promotion that the ruleset does not have."""


def refuse_errors(diagnostics: "Sequence[Diagnostic]") -> None:
    """Raise CatalogError or RuleError with all that are errors, if any are.

    It is a CatalogError where nothing but catalogs and price lists (codes P5xx) is at fault.
    """
    errors = [one for one in diagnostics if one.severity == "error"]
    if errors:
        is_data = all(one.code.startswith("P5") for one in errors)
        raise CatalogError(errors) if is_data else RuleError(errors)
