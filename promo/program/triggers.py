"""Triggers: what the cart must hold before a reward is given, without anything being used up.

Tested once, when the promotion's group opens, at the prices of that moment (semantics, clause 5).
"""

from dataclasses import dataclass
from typing import Literal

from promo.program.selectors import Selector


@dataclass(frozen=True, slots=True)
class BuyAtLeast:
    """At least `units` counted units of the set are in the cart."""

    units: int
    selector: Selector


@dataclass(frozen=True, slots=True)
class BuyDifferent:
    """The counted units of the set are of at least `number` SKUs, or brands.

    A unit without a brand is of none.
    """

    number: int
    kind: Literal["items", "brands"]
    selector: Selector


@dataclass(frozen=True, slots=True)
class BuyIdentical:
    """At least `units` counted units of one SKU of the set are in the cart."""

    units: int
    selector: Selector


@dataclass(frozen=True, slots=True)
class BuyWeighed:
    """As `BuyAtLeast`, but a measured line counts as one unit."""

    units: int
    selector: Selector


@dataclass(frozen=True, slots=True)
class SpendAtLeast:
    """The units of the set come to at least `minor`; a selector of everything is the total."""

    minor: int
    selector: Selector


@dataclass(frozen=True, slots=True)
class SpendAtList:
    """The units of the set that cost something come to at least `minor` at the catalog's prices."""

    minor: int
    selector: Selector


Trigger = BuyAtLeast | BuyDifferent | BuyIdentical | BuyWeighed | SpendAtLeast | SpendAtList

Operator = Literal["not", "and", "or"]


@dataclass(frozen=True, slots=True)
class Condition:
    """Triggers joined by `not`, `and` and `or`, each operator after what it joins.

    `a and not b` is (a, b, "not", "and"): flat, so that neither reading a file nor pricing a cart
    needs to nest as deep as an author's brackets. What merely must all hold are the triggers of the
    promotion itself.
    """

    steps: tuple[Trigger | Operator, ...]

    @property
    def triggers(self) -> tuple[Trigger, ...]:
        """What is asked, in the order of the steps."""
        return tuple(step for step in self.steps if not isinstance(step, str))
