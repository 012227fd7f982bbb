"""The only place where money is divided."""


def divide_half_up(numerator: int, denominator: int) -> int:
    """The quotient rounded to the nearest whole number, a half upwards.

    Both are whole numbers; `numerator` is not negative and `denominator` is positive, because
    what is rounded here is an amount taken off, or the price of a measured line (semantics,
    clause 2). Raises ValueError otherwise: rounding a negative saving would favour nobody.
    """
    if numerator < 0 or denominator <= 0:
        raise ValueError(f"cannot round {numerator}/{denominator}: a saving is never negative")
    return (2 * numerator + denominator) // (2 * denominator)
