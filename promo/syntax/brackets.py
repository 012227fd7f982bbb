"""How deep brackets nest: the only thing in rule text that stands inside itself.

What is made of a bracket is walked by recursion everywhere behind the parser, so its depth is
looked at before a definition is read.
"""

import re

DEEPEST = 10
"""Brackets in brackets: nobody follows more, and programs hold no deeper records."""

_SIGNS = re.compile(r'"[^"\n]*"|“[^”\n]*”|„[^“”\n]*[“”]|”[^”\n]*”|#[^\n]*|[()]')
"""Texts and remarks as words.lark has them, and brackets outside of them."""


def too_deep(text: str) -> int | None:
    """Where a bracket opens inside `DEEPEST` others, or None."""
    if text.count("(") <= DEEPEST:
        return None
    depth = 0
    for sign in _SIGNS.finditer(text):
        if sign[0] == "(":
            depth += 1
            if depth > DEEPEST:
                return sign.start()
        elif sign[0] == ")":
            depth = max(0, depth - 1)
    return None
