"""The nearest name, for "did you mean"."""

from collections.abc import Iterable

LONGEST_WORD = 100
"""Characters; nobody asks what a longer word was meant to be, and comparing costs their square."""

MOST_COMPARED = 100_000
"""Names that unknown ones of a ruleset are compared with, all together. After so many the slip is
of another kind."""


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that a slip of the fingers most likely turned into `word`, or None.

    A slip is a letter left out, doubled, mistaken or swapped with its neighbour; a third of the
    letters may be wrong, three at most. Capitals do not count. Ties go to the smaller candidate by
    code point, so that the answer does not depend on the order of the candidates.
    """
    if len(word) > LONGEST_WORD:
        return None
    folded = word.casefold()
    best: tuple[int, str] | None = None
    for candidate in candidates:
        allowed = min(3, max(len(candidate), len(word)) // 3)
        if best is not None:
            allowed = min(allowed, best[0])
        if candidate == word or abs(len(candidate) - len(word)) > allowed:
            continue
        found = (_slips(folded, candidate.casefold(), allowed), candidate)
        if found[0] <= allowed and (best is None or found < best):
            best = found
    return None if best is None else best[1]


def _slips(first: str, second: str, allowed: int) -> int:
    """Damerau-Levenshtein distance (neighbours swapped count once); `allowed` + 1 if it is more."""
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, letter in enumerate(first, start=1):
        older, before, row = before, row, [i, *[allowed + 1] * len(second)]
        # Farther from the diagonal there are more slips than are allowed.
        for j in range(max(1, i - allowed), min(len(second), i + allowed) + 1):
            other = second[j - 1]
            slips = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == second[j - 2] and first[i - 2] == other:
                slips = min(slips, older[j - 2] + 1)
            row[j] = slips
        if min(row) > allowed:
            return allowed + 1
    return row[-1]
