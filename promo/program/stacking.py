"""Stacking: groups of promotions, their order, and how each group chooses."""

from dataclasses import dataclass
from typing import Literal

Policy = Literal["best for customer", "highest priority", "all"]
POLICIES: tuple[Policy, ...] = ("best for customer", "highest priority", "all")

GroupKind = Literal["items", "totals"]


@dataclass(frozen=True, slots=True)
class Group:
    """Promotions that compete, or follow one another, as `policy` says (semantics, clause 5).

    A group holds either rewards on items or rewards on a total, never both.
    """

    name: str
    policy: Policy
    kind: GroupKind


ITEMS = Group("items", "best for customer", "items")
BASKET = Group("basket", "best for customer", "totals")
"""Where promotions go that join no group; they exist in every ruleset, in this order."""
