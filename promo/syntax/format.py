"""The one layout of rule text: a text without slips in, the same rules and remarks out.

There are no options, and the layout stays as it is for a version of the language. Formatting what
is formatted changes nothing.
"""

from collections.abc import Iterator

from promo.syntax.clause_order import place_of
from promo.syntax.kept_lines import kept_lines
from promo.syntax.line_breaks import broken
from promo.syntax.parse import no_garbage_collection
from promo.syntax.remarks import Gap, attach_remarks
from promo.syntax.sentences import KEPT, Sentence, sentences

_INDENT = "  "
_OF_THE_RULESET = frozenset(
    ["currency", "rounding", "rounds", "tax", "returns", "prices", "clock", "points"]
)


def formatted(text: str) -> str:
    """The text in its one layout. Raises `UnexpectedInput` for a text with slips: parse it first.

    Definitions stay in their order; a blank line parts them, except lines of one kind, where blank
    lines are the author's. Clauses come in the order of `CLAUSE_ORDER`.
    """
    with no_garbage_collection():
        definitions = sentences(text)
        gaps = attach_remarks(text, definitions)
        return "".join(f"{line}\n" for line in _lines(definitions, gaps))


def _lines(definitions: list[Sentence], gaps: list[Gap]) -> Iterator[str]:
    before: Sentence | None = None
    for definition, gap in zip(definitions, gaps, strict=False):
        yield from _gap(gap, before, definition)
        yield from _definition(definition)
        before = definition
    yield from _gap(gaps[-1], before, None)


def _gap(gap: Gap, before: Sentence | None, after: Sentence | None) -> Iterator[str]:
    """Blank lines and remarks between two definitions, or at the start or end of the file."""
    remarks = [place for place, line in enumerate(gap.lines) if line]
    is_parted = bool(gap.lines) and not gap.lines[0]
    if not remarks:
        if before and after and (is_parted or _kind(before) != _kind(after)):
            yield ""
        return
    if before and (is_parted or after is None or _kind(before) != _kind(after)):
        yield ""
    for place, line in enumerate(gap.lines):
        is_second_blank = not line and (place == 0 or not gap.lines[place - 1])
        is_at_an_end = place < remarks[0] or (after is None and place > remarks[-1])
        if not is_second_blank and not is_at_an_end:
            yield line


def _kind(definition: Sentence) -> str | int:
    """Equal for definitions that may follow one another without a blank line."""
    word = definition.pieces[0].word
    if definition.inner or definition.below or definition.pieces[0].kind == KEPT:
        return id(definition)
    return "the ruleset" if word in _OF_THE_RULESET else word


def _definition(definition: Sentence) -> Iterator[str]:
    is_kept = definition.pieces[0].kind == KEPT
    if is_kept:
        yield from kept_lines(definition.pieces[0].text)
    waiting = [] if is_kept else [(definition, 0)]
    while waiting:
        sentence, depth = waiting.pop()
        indent = _INDENT * depth
        if sentence.pieces:
            yield from (indent + remark for remark in sentence.pieces[0].above)
            yield from broken(sentence.pieces, indent)
        inner = sorted(sentence.inner, key=_place)
        waiting += [(one, depth + 1) for one in reversed(inner)]
    yield from (_INDENT + remark for remark in definition.below)


def _place(sentence: Sentence) -> int:
    return place_of([piece.word for piece in sentence.pieces[:2]])
