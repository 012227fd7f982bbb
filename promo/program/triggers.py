"""Triggers: what the cart must hold before a reward is given, without anything being used up.

Tested once, when the promotion's group opens, at the prices of that moment (semantics, clause 5).
"""

from dataclasses import dataclass

from promo.program.selectors import Selector


@dataclass(frozen=True, slots=True)
class BuyAtLeast:
    """At least `units` counted units of the set are in the cart."""

    units: int
    selector: Selector


@dataclass(frozen=True, slots=True)
class SpendAtLeast:
    """The units of the set come to at least `minor`; a selector of everything is the total."""

    minor: int
    selector: Selector


Trigger = BuyAtLeast | SpendAtLeast
