"""Remarks (`# …`): which word each belongs to, so that it goes where its word goes.

The parser never sees them; they are what stands between two words besides blanks.
"""

from dataclasses import dataclass, field

from promo.syntax.sentences import Piece, Sentence, pieces_in


@dataclass(slots=True)
class Gap:
    """What stands before a definition on lines of its own; an empty text is a blank line."""

    lines: list[str] = field(default_factory=list)


def attach_remarks(text: str, definitions: list[Sentence]) -> list[Gap]:
    """The gap before each definition and the one at the end; other remarks join their pieces."""
    gaps: list[Gap] = []
    last: Piece | None = None
    before: Sentence | None = None
    for definition in definitions:
        for piece in pieces_in([definition]):
            start = last.end if last else 0
            between = text[start : piece.start]
            if piece is definition.pieces[0]:
                gaps.append(_between_definitions(between, last, before))
            elif "#" in between:
                beside, *above = between.split("\n")
                if last:
                    last.beside = beside.strip()
                piece.above = [line.strip() for line in above if line.strip()]
            last = piece
        before = definition
    gaps.append(_between_definitions(text[last.end if last else 0 :] + "\n", last, before))
    for definition in definitions:
        _behind_commas([*pieces_in([definition])])
    return gaps


def _between_definitions(between: str, last: Piece | None, before: Sentence | None) -> Gap:
    """Remarks that are indented deeper than what follows belong to the definition before."""
    lines = between.split("\n")
    if last is not None:
        last.beside = lines.pop(0).strip()
    column = len(lines.pop()) if lines else 0  # two definitions on one line have no gap
    gap = Gap()
    is_of_before = before is not None
    for line in lines:
        remark = line.strip()
        indent = len(line) - len(line.lstrip())
        is_of_before &= not remark or indent > column
        if remark and before is not None and is_of_before:
            before.below.append(remark)
            gap.lines.clear()
        else:
            gap.lines.append(remark)
    return gap


def _behind_commas(pieces: list[Piece]) -> None:
    """A comma stands directly behind its word; what was remarked between them follows it."""
    for place, piece in enumerate(pieces):
        if piece.text != ",":
            continue
        before, after = pieces[place - 1], pieces[place + 1]
        moved = [*piece.above]
        if before.beside and piece.beside:
            moved.append(piece.beside)
            piece.beside = ""
        if before.beside:
            piece.beside, before.beside = before.beside, ""
        piece.above = []
        after.above[:0] = moved
