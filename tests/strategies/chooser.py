"""Where the generators get their choices from: a seed, or hypothesis."""

import random
from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from hypothesis import strategies as st

T = TypeVar("T")


class Chooser(Protocol):
    """The only choice there is; the functions below are made of it. Smaller is simpler."""

    def integer(self, lowest: int, highest: int) -> int:
        """Any whole number from `lowest` to `highest`, both included."""
        ...


class SeededChooser:
    """The same choices for the same seed, on every machine."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def integer(self, lowest: int, highest: int) -> int:
        return lowest + int(self._random.random() * (highest - lowest + 1))


class DrawingChooser:
    """Choices that hypothesis makes, and makes simpler once a test has failed."""

    def __init__(self, draw: Callable[[st.SearchStrategy[int]], int]) -> None:
        self._draw = draw

    def integer(self, lowest: int, highest: int) -> int:
        return self._draw(st.integers(lowest, highest))


def pick(chooser: Chooser, choices: Sequence[T]) -> T:
    return choices[chooser.integer(0, len(choices) - 1)]


def chance(chooser: Chooser, percent: int) -> bool:
    return chooser.integer(1, 100) > 100 - percent


def some(chooser: Chooser, choices: Sequence[T], percent: int) -> tuple[T, ...]:
    """Each of them with that chance, in their order."""
    return tuple(choice for choice in choices if chance(chooser, percent))
