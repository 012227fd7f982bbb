"""Sharing an amount out over units."""

from collections.abc import Sequence


def spread(total: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Shares of `total` in proportion to `weights`, adding up to it exactly.

    All in minor units, none negative. What the whole shares leave over goes out one unit each to
    the largest remainders, earlier positions first; a weight of zero gets nothing (semantics,
    clause 2). Raises ValueError when `total` is more than the weights together, because a unit's
    share may not exceed its price.
    """
    whole = sum(weights)
    if not 0 <= total <= whole:
        raise ValueError(f"cannot take {total} off units worth {whole}")
    if total == 0:
        return (0,) * len(weights)
    shares = [total * weight // whole for weight in weights]
    remainders = [total * weight % whole for weight in weights]
    left = total - sum(shares)
    for position in sorted(range(len(weights)), key=lambda i: (-remainders[i], i))[:left]:
        shares[position] += 1
    return tuple(shares)
