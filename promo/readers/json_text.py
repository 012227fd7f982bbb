"""JSON text → values, stricter than Python's own reader: nothing is guessed, rounded or dropped."""

import json
from collections import Counter
from dataclasses import dataclass
from typing import Final

from promo.errors import CartError
from promo.readers.json_values import member, shown

LONGEST_FILE: Final = 200_000_000
"""Characters; longer files belong into a table of baskets."""

_MOST_DIGITS = 19
_BYTE_ORDER_MARK = "\ufeff"
_BLANK = " \t\r\n"


@dataclass(frozen=True, slots=True)
class _Refused:
    """Stands where a value was that a cart must not hold, until its path is known."""

    message: str
    help: str


def values_from_text(content: str) -> list[object]:
    """Every JSON value of the text, one after the other; at least one.

    Raises CartError with line and column for what is not JSON, and with the JSON path for a key
    that occurs twice in an object, a number with a point or exponent, and NaN or Infinity.
    """
    if len(content) > LONGEST_FILE:
        raise CartError(
            f"the text has {len(content):,} characters, more than {LONGEST_FILE:,}",
            help="split it into several files",
        )
    body = content.removeprefix(_BYTE_ORDER_MARK)
    reader = _Reader()
    found: list[object] = []
    position = _next_value(body, 0)
    while position < len(body):
        try:
            value, position = reader.decoder.raw_decode(body, position)
        except json.JSONDecodeError as error:
            raise CartError(
                f"this is not JSON: {error.msg[:1].lower()}{error.msg[1:]}",
                f"line {error.lineno}, column {error.colno}",
                "a cart is a JSON object like"
                ' {"currency": "USD", "lines": [{"id": "1", "sku": "10023", "quantity": 2}]}',
            ) from None
        except RecursionError:
            raise CartError(
                "lists and objects are nested too deeply",
                f"line {body.count(chr(10), 0, position) + 1}",
                "a cart nests four deep",
            ) from None
        found.append(value)
        position = _next_value(body, position)
    if not found:
        raise CartError("there is no cart in this text", help="write a cart as a JSON object")
    if reader.refused:
        _raise_first_refused(found)
    return found


def _next_value(body: str, position: int) -> int:
    while position < len(body) and body[position] in _BLANK:
        position += 1
    return position


class _Reader:
    """Python's JSON decoder with a mark in place of every value that is refused."""

    def __init__(self) -> None:
        self.refused = False
        self.decoder = json.JSONDecoder(
            object_pairs_hook=self._object,
            parse_float=self._fraction,
            parse_int=self._whole,
            parse_constant=self._constant,
        )

    def _refuse(self, message: str, help: str) -> _Refused:
        self.refused = True
        return _Refused(message, help)

    def _object(self, pairs: list[tuple[str, object]]) -> object:
        found = dict(pairs)
        if len(found) == len(pairs):
            return found
        twice = Counter(key for key, _ in pairs).most_common(1)[0][0]
        return self._refuse(
            f"the key {shown(twice)} occurs twice in this object",
            "keep one of the two: it is not clear which is meant",
        )

    def _whole(self, written: str) -> object:
        digits = len(written.removeprefix("-"))
        if digits <= _MOST_DIGITS:
            return int(written)
        return self._refuse(
            f"a number of {digits:,} digits", "no price and no quantity is that large"
        )

    def _fraction(self, digits: str) -> object:
        return self._refuse(
            f"{shown(digits)} is a number with a point or an exponent",
            "write money as whole minor units (1.99 is 199), and weights as text in quotes",
        )

    def _constant(self, word: str) -> object:
        return self._refuse(f"{shown(word)} is not a number", "write a whole number")


def _raise_first_refused(found: list[object]) -> None:
    """Looks for the first mark in the order of the text, without recursion."""
    several = len(found) > 1
    stack = [(f"$[{i}]" if several else "$", value) for i, value in enumerate(found)][::-1]
    while stack:
        path, value = stack.pop()
        if isinstance(value, _Refused):
            raise CartError(value.message, path, value.help)
        if isinstance(value, dict):
            parts = [(f"{path}{member(key)}", part) for key, part in value.items()]
        elif isinstance(value, list):
            parts = [(f"{path}[{i}]", part) for i, part in enumerate(value)]
        else:
            continue
        stack.extend(reversed(parts))
