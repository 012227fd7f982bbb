"""Which of two spellings is the slip, where a name is declared one way and used once another way.

Names are made of words that stand elsewhere too, in titles and in the values of selectors: the
spelling whose words do is right.
"""

import re
from collections.abc import Iterable

_PARTS = re.compile(r"[^\W\d_]{3,}")

MOST_LOOKED_UP = 50
"""Pairs of names that are looked up in the text; after so many the slip is of another kind."""


class Spelling:
    """The text of all files, to look words up in."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = [*texts]
        self._left = MOST_LOOKED_UP

    def speaks_for(self, one: str, other: str) -> bool:
        """Whether words of `one` that `other` lacks stand elsewhere, and not the other way round.

        Each name is taken to stand once.
        """
        if self._left == 0:
            return False
        self._left -= 1
        ours, theirs = _parts(one), _parts(other)
        return self._knows(ours - theirs) and not self._knows(theirs - ours)

    def _knows(self, parts: set[str]) -> bool:
        return any(sum(text.casefold().count(part) for text in self._texts) > 1 for part in parts)


def _parts(name: str) -> set[str]:
    return {part.casefold() for part in _PARTS.findall(name)}
