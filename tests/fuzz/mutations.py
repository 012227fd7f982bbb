"""Damage that knows the language: by words, by lines, by definitions, and by bytes."""

import random
import re
from collections.abc import Callable

from tests.fuzz.library import HEAD, definitions, lines, words

_TOKENS = re.compile(r'"[^"\n]*"|\n[ \t]*|\w[\w.:%-]*|[$€£¥]\s*[0-9.,]+|[ \t]+|.', re.DOTALL)
_AT_ONCE = (1, 1, 1, 2, 3, 5)


def mutated(data: bytes, most: int, seed: int) -> bytes:
    """A damaged version of a file, at most so many bytes; the same seed does the same damage."""
    chance = random.Random(seed)
    text = data.decode(errors="surrogateescape")
    for _ in range(chance.choice(_AT_ONCE)):
        text = chance.choice(_DAMAGES)(text, chance)
    return text.encode(errors="surrogateescape")[:most]


def _of_tokens(change: Callable[[list[str], int, random.Random], None]) -> Callable[..., str]:
    def damage(text: str, chance: random.Random) -> str:
        tokens = _TOKENS.findall(text) or [""]
        change(tokens, chance.randrange(len(tokens)), chance)
        return "".join(tokens)

    return damage


@_of_tokens
def _delete(tokens: list[str], at: int, chance: random.Random) -> None:
    del tokens[at]


@_of_tokens
def _double(tokens: list[str], at: int, chance: random.Random) -> None:
    tokens.insert(at, tokens[at] + " ")


@_of_tokens
def _replace(tokens: list[str], at: int, chance: random.Random) -> None:
    tokens[at] = chance.choice(words())


@_of_tokens
def _insert(tokens: list[str], at: int, chance: random.Random) -> None:
    tokens.insert(at, f" {chance.choice(words())} ")


@_of_tokens
def _swap(tokens: list[str], at: int, chance: random.Random) -> None:
    other = chance.randrange(len(tokens))
    tokens[at], tokens[other] = tokens[other], tokens[at]


@_of_tokens
def _letters(tokens: list[str], at: int, chance: random.Random) -> None:
    letters = [*tokens[at]]
    letters.insert(chance.randint(0, len(letters)), chance.choice(words())[:1])
    del letters[chance.randrange(len(letters))]
    tokens[at] = "".join(letters)


@_of_tokens
def _repeat(tokens: list[str], at: int, chance: random.Random) -> None:
    end = chance.randint(at, min(len(tokens), at + 20))
    tokens[end:end] = tokens[at:end] * chance.randint(1, 8)


def _line(text: str, chance: random.Random) -> str:
    own = text.split("\n")
    at = chance.randrange(len(own))
    match chance.randrange(4):
        case 0:
            own.insert(at, chance.choice(lines()))
        case 1:
            own[at] = chance.choice(lines())
        case 2:
            own.insert(chance.randint(0, len(own)), own.pop(at))
        case _:
            own[at] = chance.choice(["", "  ", "\t"]) + own[at].lstrip()
    return "\n".join(own)


def _definition(text: str, chance: random.Random) -> str:
    one = chance.choice(definitions())
    return one + "\n" + text if chance.randrange(2) else text + "\n" + one


def _head(text: str, chance: random.Random) -> str:
    return HEAD + text


def _anew(text: str, chance: random.Random) -> str:
    return HEAD + chance.choice(definitions())


def _bytes(text: str, chance: random.Random) -> str:
    raw = bytearray(text.encode(errors="surrogateescape"))
    at = chance.randint(0, len(raw))
    raw[at : at + chance.randint(0, 2)] = chance.randbytes(chance.randint(0, 3))
    return raw.decode(errors="surrogateescape")


def _cut(text: str, chance: random.Random) -> str:
    return text[: chance.randint(0, len(text))]


_DAMAGES: tuple[Callable[[str, random.Random], str], ...] = (
    *(_delete, _double, _replace, _replace, _insert, _insert, _swap, _letters, _repeat),
    *(_line, _line, _definition, _head, _anew, _bytes, _cut),
)
