"""As much of what was found as anybody reads at once."""

from collections.abc import Sequence
from itertools import islice

from promo.diagnostics.codes import diagnose
from promo.diagnostics.diagnostic import Diagnostic

MOST_TOLD = 1_000
"""Messages about a ruleset. Errors go before warnings, so that cutting never hides that there are
any."""


def capped(found: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """What is found, sorted by place, up to MOST_TOLD messages, and one that counts the others."""
    if len(found) <= MOST_TOLD:
        return tuple(found)
    by_gravity = sorted(found, key=lambda one: one.severity != "error")
    told = sorted(islice(by_gravity, MOST_TOLD), key=lambda one: one.sort_key)
    more = f"{len(found) - MOST_TOLD:,}"
    return (*told, diagnose("P499", told[-1].span, count=more))
