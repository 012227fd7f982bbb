"""A sentence on one line, or on several where it is long or remarks stand in it."""

import re
from collections.abc import Iterator

from promo.syntax.sentences import Piece

LONGEST_LINE = 100
"""Columns; a remark behind a line does not count, and what cannot be parted may be longer."""

_HANGING = "    "
"""Where a definition's own line goes on: deeper than its clauses, not to be taken for one."""
_PARTS = frozenset(["and", "except", "in", "or"])
"""Words of selectors before which a line may end. None of them starts a clause."""
_LONGEST_STEP = 3
"""Pieces from one comma of a list to the next: `, tag "x",` at most."""
_BLANKS = re.compile(r"\s+")


def broken(pieces: list[Piece], indent: str) -> Iterator[str]:
    """The lines of a sentence, without the remarks above it."""
    words = [_word(piece) for piece in pieces]
    must = _must_break(pieces)
    hanging = f"{indent}  " if indent else _HANGING
    line, is_first = indent, True
    for start, end in _chunks(pieces, words, must):
        chunk = _joined(pieces, words, start, end)
        if is_first:
            line += chunk
        elif start in must or len(line) + 1 + len(chunk) > LONGEST_LINE:
            yield line + _beside(pieces[start - 1])
            yield from (hanging + remark for remark in pieces[start].above)
            line = hanging + chunk
        else:
            line += " " + chunk
        is_first = False
    yield line + _beside(pieces[-1])


def _beside(piece: Piece) -> str:
    return f"  {piece.beside}" if piece.beside else ""


def _chunks(pieces: list[Piece], words: list[str], must: set[int]) -> Iterator[tuple[int, int]]:
    """The stretches between which a line may end."""
    start = 0
    for place in range(1, len(pieces)):
        if place in must or words[place - 1] == "," or pieces[place].word in _PARTS:
            yield start, place
            start = place
    yield start, len(pieces)


def _must_break(pieces: list[Piece]) -> set[int]:
    """Where a line ends because of remarks; a list with remarks in it has an item on each line."""
    breaks = {
        place
        for place, piece in enumerate(pieces)
        if place and (piece.above or pieces[place - 1].beside)
    }
    if not breaks:
        return breaks
    commas = [place for place, piece in enumerate(pieces) if piece.text == ","]
    lists: list[list[int]] = []
    for comma in commas:
        if lists and comma - lists[-1][-1] <= _LONGEST_STEP:
            lists[-1].append(comma)
        else:
            lists.append([comma])
    for one in lists:
        first, items = one[0] - 1, [comma + 1 for comma in one]
        if breaks.intersection([first, *items]):
            breaks.update([first, *items] if first else items)
    return breaks


def _joined(pieces: list[Piece], words: list[str], start: int, end: int) -> str:
    parts: list[str] = []
    for place in range(start, end):
        is_inside = words[place] in (",", ")") or words[place - 1] == "("
        is_joined = place == start or is_inside or _is_glued(pieces, place)
        parts.append(words[place] if is_joined else " " + words[place])
    return "".join(parts)


def _is_glued(pieces: list[Piece], place: int) -> bool:
    """Whether two pieces are one word to the eye, such as `OPEN-` and `{store}`."""
    before, here = pieces[place - 1], pieces[place]
    return before.end == here.start and (before.text[-1] in "{}-" or here.text[0] in "{}")


def _word(piece: Piece) -> str:
    """A piece as it should be written; what is forgiven in reading is mended."""
    text = piece.text
    match piece.kind:
        case "TEXT":
            inside = text[1:-1]
            return f'"{inside}"' if '"' not in inside else f"“{inside}”"
        case "PERCENT":
            return _BLANKS.sub("", text)
        case "MONEY":
            return _BLANKS.sub(" " if text[0].isalpha() else "", text)
        case "TIME":
            return text.rjust(5, "0")
        case _:
            return text
