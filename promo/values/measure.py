"""Units of measure: what a kilogram is in grams. No unit of one kind becomes one of another.

A pound is not turned into kilograms, though it could be exactly: a price is posted in the unit that
the scale shows, and a sign that speaks of another one is a mistake to be told, not to be reckoned
away.
"""

from dataclasses import dataclass

SMALLEST = ("g", "oz", "ml", "gal", "m")
"""The unit in which all of one kind are counted; its place here is its number in a plan."""

_IN_SMALLEST = {
    "g": ("g", 1),
    "kg": ("g", 1000),
    "oz": ("oz", 1),
    "lb": ("oz", 16),
    "ml": ("ml", 1),
    "l": ("ml", 1000),
    "gal": ("gal", 1),
    "m": ("m", 1),
}
MEASURES = tuple(_IN_SMALLEST)

MOST_COUNT = 1_000_000
"""So many kilograms or litres that a price may stand for; above it an input is absurd."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What a price by measure stands for: `count` of the smallest unit, so 1 kg is 1000 g."""

    unit: str
    count: int

    def __post_init__(self) -> None:
        if self.unit not in SMALLEST or not 0 < self.count <= MOST_COUNT * 1000:
            raise ValueError(f"{self.count!r} {self.unit!r} is no measure")

    @staticmethod
    def of(count: int, unit: str) -> "Measure":
        """Raises KeyError for a unit that is not one of MEASURES."""
        smallest, size = _IN_SMALLEST[unit]
        return Measure(smallest, count * size)

    def __str__(self) -> str:
        """`kg`, `100 g`, `lb`: in the largest unit of which it is a whole number."""
        largest = max(
            (
                (size, name)
                for name, (unit, size) in _IN_SMALLEST.items()
                if unit == self.unit and self.count % size == 0
            ),
        )
        count = self.count // largest[0]
        return largest[1] if count == 1 else f"{count} {largest[1]}"


def measured(quantity_milli: int, unit: str) -> tuple[str, int] | None:
    """A quantity as its kind's smallest unit and thousandths of that; None for no measure."""
    if unit not in _IN_SMALLEST:
        return None
    smallest, size = _IN_SMALLEST[unit]
    return smallest, quantity_milli * size


def are_of_one_kind(one: str, other: str) -> bool:
    """Whether a quantity in one of the units can be said in the other."""
    a, b = _IN_SMALLEST.get(one), _IN_SMALLEST.get(other)
    return a is not None and b is not None and a[0] == b[0]
