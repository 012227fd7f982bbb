"""Rule text in English, as it would have been written in the words of another language."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from lark import Token

from promo.diagnostics.span import Span
from promo.syntax.grammar import UnexpectedInput, grammar, word_sections
from promo.syntax.sentences import is_kept

_STARTS = re.compile(r"^(?=[^\W\d_])", re.MULTILINE)
_LOOSE = re.compile(
    r"""(?P<kept>"[^"\n]*"|“[^”\n]*”|\#[^\n]*|\{[^}\n]*\}|^[ \t]*\|[^\n]*
            |(?<=needs)\s+[\w-]+(?:\s*,\s*[\w-]+)*)
      | (?P<word>[^\W\d_][\w-]*)""",
    re.VERBOSE | re.MULTILINE,
)


ALL_WORDS = frozenset(word for words in word_sections().values() for word in words)


def in_words_of(language: str, text: str) -> str:
    """Each definition as the parser reads it; what it cannot read, as well as goes."""
    return "".join(_definition(language, one) for one in _STARTS.split(text))


def _definition(language: str, text: str) -> str:
    if is_kept(text, grammar()):
        return _loosely(language, text)
    try:
        tree = grammar().full_parser.parse(text)
    except UnexpectedInput:
        return _loosely(language, text)
    made, end = "", 0
    for token in tree.scan_values(lambda part: isinstance(part, Token)):
        is_word = token.type in grammar().words_of
        made += text[end : token.start_pos]
        made += grammar(language).keywords.say(token) if is_word else str(token)
        end = token.end_pos
    return made + text[end:]


def _loosely(language: str, text: str) -> str:
    """Words are translated wherever they stand, except in texts, remarks, holes and rows."""
    say = grammar(language).keywords.say

    def said(match: re.Match[str]) -> str:
        if match["kept"]:
            return match[0]
        return say(match[0]) if match[0] in ALL_WORDS else match[0]

    return _LOOSE.sub(said, text)


def without_places(part: Any) -> Any:
    """A node, or several, as plain data that says nothing of where things stand."""
    if isinstance(part, tuple):
        return [without_places(one) for one in part]
    if not is_dataclass(part):
        return part
    inside: Iterator[Any] = (getattr(part, field.name) for field in fields(part))
    shown = [without_places(one) for one in inside if not isinstance(one, Span)]
    return [type(part).__name__, *shown]
