"""Eligibility: who, where, when and with which coupon; nothing about what is in the cart."""

from dataclasses import dataclass

from promo.values.window import Window


@dataclass(frozen=True, slots=True)
class Eligibility:
    """All parts must hold; an empty tuple or None asks nothing.

    `segments`: the customer is in any of them. `stores`: the cart's store is one of them.
    `coupon`: the cart holds this code.
    """

    window: Window = Window()
    segments: tuple[str, ...] = ()
    stores: tuple[str, ...] = ()
    coupon: str | None = None
