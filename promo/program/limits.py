"""Limits: how often one cart may have a promotion."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CartLimit:
    """None: no limit.

    `uses` are applications of a deal; an offer or a total is used at most once in a cart anyway.
    `items` are units that get a discount: every unit of a deal on slots, the rewarded units of a
    cheapest or dearest deal, each unit of an offer. An offer limited in items is a deal of size one
    (semantics, clause 5), but takes off each unit what it says.
    """

    uses: int | None = None
    items: int | None = None
