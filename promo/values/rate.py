"""`Rate`: an exact share of an amount."""

from dataclasses import dataclass

from promo.values.rounding import divide_half_up

BASIS = 10_000


@dataclass(frozen=True, slots=True)
class Rate:
    """`numerator / denominator` of an amount, between nothing and all of it.

    A percentage is held in hundredths of a percent (denominator 10,000); a third is held as 1/3,
    because 33.33 % of 300.00 is not 100.00 (semantics, clause 2).
    """

    numerator: int
    denominator: int = BASIS

    def __post_init__(self) -> None:
        if not 0 <= self.numerator <= self.denominator:
            raise ValueError(f"{self.numerator}/{self.denominator} is not a share of an amount")

    def of(self, amount: int) -> int:
        """That share of `amount` (minor units, not negative), rounded half-up."""
        return divide_half_up(amount * self.numerator, self.denominator)

    def __str__(self) -> str:
        if self.denominator != BASIS:
            return f"{self.numerator}/{self.denominator}"
        whole, part = divmod(self.numerator, 100)
        return f"{whole}.{part:02d}".rstrip("0").rstrip(".") + "%"
