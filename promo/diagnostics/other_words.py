"""Messages about rules in other words than English: their sentences stay English, the words of the
language that they quote do not."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from promo.diagnostics.codes import CODES, help_template
from promo.diagnostics.diagnostic import Diagnostic

Say = Callable[[str], str]
"""An English word of the language to the written one; anything else stays as it is."""

_OURS = frozenset(["clause", "example", "expected", "place", "which", "why", "words"])
"""What a message is filled with that is made of words of the language; all else is the user's."""

_GROUPS = frozenset(["group", "first", "second"])
"""What a message is filled with that is the name of a group; two groups have a word for theirs."""
_BUILT_IN_GROUPS = frozenset(["items", "basket"])

_QUOTED = re.compile(r"`[^`]*`")
_WORD = re.compile(r"\"[^\"]*\"|\{\w+\}|[^\W\d_][\w-]*")
"""Between the signs of a quotation: a text, a place to be filled, or a word."""


def in_words_of(found: Iterable[Diagnostic], words: Mapping[str, Say]) -> list[Diagnostic]:
    """The same diagnostics, each in the words of the file it is about.

    `words` says, by the name of each file that is not in English, how it says an English word.
    """
    return [_reworded(one, words.get(one.span.file)) for one in found]


def _reworded(one: Diagnostic, say: Say | None) -> Diagnostic:
    """Filled anew, so that the user's own words are never taken for words of the language."""
    if say is None:
        return one
    row, shown = CODES[one.code], dict(one.filled)
    for name in _GROUPS & {*shown}:
        if shown[name] in _BUILT_IN_GROUPS:
            shown[name] = say(shown[name])
    ours = {name: shown[name].replace("{", "{{").replace("}", "}}") for name in _OURS & {*shown}}
    places = {name: f"{{{name}}}" for name in shown} | ours

    def in_words(template: str) -> str:
        said = _QUOTED.sub(lambda quoted: _with_words(quoted[0], say), template.format(**places))
        return said.format(**shown)

    help_text = in_words(help_template(row, one.suggestion))
    return replace(one, message=in_words(row.message), help=help_text)


def _with_words(text: str, say: Say) -> str:
    return _WORD.sub(lambda word: say(word[0]), text)
