"""One check per kind of JSON value a cart may hold; each returns the value or raises `CartError`.

A check names the place of the value relative to what it was given (`.quantity`); whoever calls it
for a part of something larger puts the front of the path before it with `within`, so that a cart
without faults builds no path. Nothing here descends into a value deeper than its own shape, and no
message repeats more of a value than a reader needs.
"""

import re
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Final

from promo.errors import CartError
from promo.values.money import LARGEST

LONGEST_TEXT: Final = 500
"""Characters of any one text of a cart."""

MOST_ENTRIES: Final = 1_000
"""Entries of any list or object of a cart, its lines excepted."""

_SHOWN_CHARACTERS = 40
_SHOWN_NUMBER = 10**18
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_PLAIN_KEY = re.compile(r"[A-Za-z_]\w*", re.ASCII)
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?"
    r"(Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])?",
    re.ASCII,
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_FIRST_YEAR, _LAST_YEAR = 1970, 2199


def within(error: CartError, place: str) -> CartError:
    """The same error, seen from the value that holds the one at fault."""
    return CartError(error.message, place + error.place, error.help)


def member(key: object) -> str:
    """The step of a JSON path that leads to `key`."""
    if isinstance(key, str) and _PLAIN_KEY.fullmatch(key) and len(key) <= _SHOWN_CHARACTERS:
        return f".{key}"
    return f'["{_excerpt(key)}"]' if isinstance(key, str) else f"[{shown(key)}]"


def shown(value: object) -> str:
    """A value as a message names it: short, on one line and printable, whatever it is."""
    if isinstance(value, str):
        return f"`{_excerpt(value)}`" if value else "an empty text"
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "`true`" if value else "`false`"
    if isinstance(value, int):
        # Printing a giant would take long, and Python refuses it from 4,300 digits on.
        return f"`{value}`" if abs(value) < _SHOWN_NUMBER else "a number of more than 18 digits"
    if isinstance(value, float):
        return f"`{value!r}`"
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list | tuple):
        return "a list"
    return f"a Python {type(value).__name__}"


def _excerpt(text: str) -> str:
    start = text[:_SHOWN_CHARACTERS]
    plain = start if start.isprintable() else repr(start)[1:-1]
    return plain if len(text) <= _SHOWN_CHARACTERS else f"{plain}…"


def absent_hint(value: object) -> str:
    return "; leave the key out where there is nothing to say" if value is None else ""


def an_object(
    value: object, what: str, allowed: frozenset[str], required: Collection[str] = ()
) -> dict[str, object]:
    """A JSON object with these keys and no others."""
    if not isinstance(value, dict):
        raise CartError(
            f"{what} must be an object, not {shown(value)}",
            help=f"its keys are {_listed(allowed)}{absent_hint(value)}",
        )
    if not allowed.issuperset(value):
        key = next(key for key in value if key not in allowed)
        meant = _meant(key, allowed)
        raise CartError(
            f"unknown key {shown(key)} in {what}",
            member(key),
            f"{meant}the keys of {what} are {_listed(allowed)}",
        )
    for key in required:
        if key not in value:
            raise CartError(f"{what} lacks `{key}`", help=f"add the key `{key}` to {what}")
    return value


def _meant(word: object, allowed: Collection[str]) -> str:
    # Only a cart at fault pays for the search; a register starts without it.
    from promo.diagnostics.suggest import nearest

    near = nearest(word, allowed) if isinstance(word, str) else None
    return f"did you mean `{near}`? " if near else ""


def _listed(keys: Collection[str]) -> str:
    return ", ".join(f"`{key}`" for key in sorted(keys))


def a_list(value: object, key: str, most: int = MOST_ENTRIES) -> Sequence[object]:
    """A JSON array of at most `most` entries."""
    if not isinstance(value, list | tuple):
        raise CartError(
            f"`{key}` must be a list, not {shown(value)}",
            f".{key}",
            f"write `{key}` as a list in square brackets{absent_hint(value)}",
        )
    if len(value) > most:
        raise CartError(
            f"`{key}` holds {len(value):,} entries, more than {most:,}",
            f".{key}",
            f"a cart may have at most {most:,} `{key}`",
        )
    return value


def text(value: object, key: str) -> str:
    """Text of bounded length without control characters; it may be empty."""
    if not isinstance(value, str):
        quoted = f'write it in quotes: "{value}"' if _is_short_number(value) else "write it as text"
        raise CartError(
            f"`{key}` must be text, not {shown(value)}", f".{key}", quoted + absent_hint(value)
        )
    if len(value) > LONGEST_TEXT:
        raise CartError(
            f"`{key}` is {len(value):,} characters long",
            f".{key}",
            f"at most {LONGEST_TEXT} characters are allowed",
        )
    # Ordinary text is printable; the slower look is for spaces and signs that merely look odd.
    if not value.isprintable() and (odd := _CONTROL.search(value)):
        raise CartError(
            f"`{key}` holds the control character U+{ord(odd[0]):04X}",
            f".{key}",
            "remove it: text of a cart is printed on receipts",
        )
    return value


def _is_short_number(value: object) -> bool:
    return type(value) is int and abs(value) < _SHOWN_NUMBER


def name(value: object, key: str) -> str:
    """Text that is not empty."""
    if text(value, key) == "":
        raise CartError(f"`{key}` is empty", f".{key}", f"give `{key}` a value, or leave it out")
    return str(value)


def names(value: object, key: str) -> tuple[str, ...]:
    """A list of names, each once and sorted: such lists are sets."""
    found = set()
    for position, entry in enumerate(a_list(value, key)):
        try:
            found.add(name(entry, key))
        except CartError as error:
            raise CartError(error.message, f".{key}[{position}]", error.help) from None
    return tuple(sorted(found))


def choice(value: object, key: str, allowed: Collection[str]) -> str:
    """One of a few words."""
    if isinstance(value, str) and value in allowed:
        return value
    meant = _meant(value, allowed)
    raise CartError(
        f"`{key}` cannot be {shown(value)}",
        f".{key}",
        f"{meant}it is one of {_listed(allowed)}{absent_hint(value)}",
    )


def whole(value: object, key: str, least: int, most: int, what: str) -> int:
    """A whole number between two bounds; `what` says of what, and ends the sentence."""
    if type(value) is not int:
        raise CartError(
            f"`{key}` must be {what}, not {shown(value)}",
            f".{key}",
            f"write a whole number without quotes, point or exponent{absent_hint(value)}",
        )
    if not least <= value <= most:
        raise CartError(
            f"`{key}` is {shown(value)}, which is {'negative' if value < 0 else 'out of range'}",
            f".{key}",
            f"`{key}` is {what}, from {least:,} to {most:,}",
        )
    return value


def money(value: object, key: str) -> int:
    """Whole minor units, from nothing to more than any cart is worth."""
    if isinstance(value, float):
        raise CartError(
            f"`{key}` must be whole minor units, not {shown(value)}",
            f".{key}",
            "money in a cart has no point: write 1.99 as 199",
        )
    return whole(value, key, 0, LARGEST, "a whole number of minor units")


def moment(value: object, key: str) -> datetime:
    """ISO 8601 date and time with an offset."""
    written = value if isinstance(value, str) else ""
    match = _MOMENT.fullmatch(written)
    if match is not None and match[1] is None:
        raise CartError(
            f"`{key}` has no offset from UTC: {shown(value)}",
            f".{key}",
            f'say which clock it is: "{written}+00:00", with the offset of the store',
        )
    found = None
    if match is not None:
        try:
            found = datetime.fromisoformat(written)
        except ValueError:
            found = None
    if found is None:
        raise CartError(
            f"`{key}` is no date and time: {shown(value)}",
            f".{key}",
            f'write it like "2026-11-27T06:05:00-05:00"{absent_hint(value)}',
        )
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise CartError(
            f"`{key}` lies in the year {found.year}",
            f".{key}",
            f"set the clock: years from {_FIRST_YEAR} to {_LAST_YEAR} are believed",
        )
    return found


def day(value: object, key: str) -> str:
    """An ISO 8601 date, as text."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            datetime.fromisoformat(value)
        except ValueError:
            pass
        else:
            return value
    raise CartError(
        f"`{key}` is no date: {shown(value)}",
        f".{key}",
        f'write it like "1990-05-04"{absent_hint(value)}',
    )


def entries(value: object, key: str) -> dict[object, object]:
    """A JSON object whose keys are the sender's own: at most MOST_ENTRIES of them."""
    if not isinstance(value, dict):
        raise CartError(
            f"`{key}` must be an object, not {shown(value)}",
            f".{key}",
            f"write `{key}` in curly braces{absent_hint(value)}",
        )
    if len(value) > MOST_ENTRIES:
        raise CartError(
            f"`{key}` holds {len(value):,} entries, more than {MOST_ENTRIES:,}",
            f".{key}",
            f"an object in a cart may have at most {MOST_ENTRIES:,} entries",
        )
    return value


def plain_values(value: object, key: str) -> dict[str, str | int | bool]:
    """A flat object of texts, whole numbers and booleans."""
    found: dict[str, str | int | bool] = {}
    for entry, plain in entries(value, key).items():
        try:
            word = text(entry, "key")
            if isinstance(plain, bool):
                found[word] = plain
            elif isinstance(plain, str):
                found[word] = text(plain, "value")
            else:
                found[word] = whole(
                    plain, "value", -LARGEST, LARGEST, "text, a whole number, true or false"
                )
        except CartError as error:
            raise CartError(error.message, f".{key}{member(entry)}", error.help) from None
    return found
