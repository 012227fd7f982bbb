"""The words of the language in another language of the trade: one table for each.

English is what the grammar is written in, and has no table. Everything behind the parser works on
the English words: tokens are given them as they are read, and messages and formatted text are
given the written ones back. A table changes words and never their order.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

WORD = r"[^\W\d_]+(?:-[^\W\d_]+)*"
"""How a word of the language looks, as a regular expression: letters, and hyphens inside."""

SECTIONS = ("definitions", "clauses", "others", "free")
"""Of a table: words that start a definition, a clause, all others, and those that may be names."""

_TRIED = "tried"
"""The section of words that people try and that are none: each with the English one for it."""

_HEADER = re.compile(r"#[ \t]*language[ \t]*:[ \t]*(\S+)[ \t]*(?:\n|\Z)")
_FILE_NAME = re.compile(r"words-([a-z]+)\.toml")
_WEEKDAY = re.compile(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*")


@dataclass(frozen=True, slots=True)
class Keywords:
    """A table. `spellings` are by the English word, the one to be said first; `in_english` is by
    the spelling, for one of those that share it. English itself has neither. `tried` are words that
    are none, with English ones."""

    language: str
    spellings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    in_english: Mapping[str, str] = field(default_factory=dict)
    tried: Mapping[str, str] = field(default_factory=dict)

    def say(self, word: str) -> str:
        """An English word of the language as it is written here."""
        return self.spell(word)[0]

    def spell(self, word: str) -> tuple[str, ...]:
        """All ways to write an English word of the language, such as `jeden` and `jede`."""
        return self.spellings.get(word, (word,))

    def meant_by(self, text: str) -> str:
        """The English word for one that is written; what is no word of either stays as it is.

        An English word that is none here is an ordinary name, and gives nothing.
        """
        word = self.in_english.get(text) or self.tried.get(text)
        return word or ("" if text in self.spellings else text)


ENGLISH = Keywords("en")


def language_of(text: str) -> str:
    """The language a rule text names in its first line, `# language: de`; else English.

    A remark and no definition, since no word can be read before it is known.
    """
    header = _HEADER.match(text)
    return ENGLISH.language if header is None else header[1]


@cache
def languages() -> tuple[str, ...]:
    """English, and those that have a table `words-….toml` beside the grammar."""
    names = (_FILE_NAME.fullmatch(entry.name) for entry in files("promo.grammar").iterdir())
    return (ENGLISH.language, *sorted(name[1] for name in names if name))


def keywords_of(language: str, sections: Mapping[str, Iterable[str]]) -> Keywords:
    """The table of a language; `sections` are the English words it must have.

    Raises ValueError for a table that does not fit, with everything that is wrong in it.
    """
    if language == ENGLISH.language:
        return ENGLISH
    text = (files("promo.grammar") / f"words-{language}.toml").read_text(encoding="utf-8")
    return read_keywords(language, text, sections)


def read_keywords(language: str, text: str, sections: Mapping[str, Iterable[str]]) -> Keywords:
    """As `keywords_of`, from the text of a table."""
    table = tomllib.loads(text)
    tried = table.pop(_TRIED, {})
    spellings = {
        section: {english: _several(words) for english, words in rows.items()}
        for section, rows in table.items()
    }
    wrong = [*_wrong_sections(spellings, sections), *_wrong_spellings(spellings, tried)]
    if wrong:
        raise ValueError(f"the words of the language {language!r}: " + "; ".join(wrong))
    by_english = {english: words for rows in spellings.values() for english, words in rows.items()}
    in_english = {
        word: english for english, words in reversed(by_english.items()) for word in words
    }
    return Keywords(language, by_english, in_english, tried)


def _several(words: str | list[str]) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)


_Spellings = Mapping[str, Mapping[str, tuple[str, ...]]]


def _wrong_sections(spellings: _Spellings, sections: Mapping[str, Iterable[str]]) -> Iterator[str]:
    yield from (f"[{name}] is no section" for name in spellings.keys() - {*SECTIONS})
    for name in SECTIONS:
        has, needs = spellings.get(name, {}).keys(), {*sections[name]}
        yield from (f"`{word}` is missing in [{name}]" for word in sorted(needs - has))
        yield from (f"`{word}` does not belong into [{name}]" for word in sorted(has - needs))


def _wrong_spellings(spellings: _Spellings, tried: Mapping[str, str]) -> Iterator[str]:
    """What is no word, and what could not be told apart.

    Words that start something are recognised by themselves, so none is spelled as another word is.
    Others may share a spelling (`von` is "of" and "from") where no sentence could go on with
    either; the tests of a table see to that.
    """
    rows = [row for section in spellings.values() for row in section.items()]
    times = Counter([word for _, words in rows for word in {*words}])
    starts = (words for name in SECTIONS[:2] for words in spellings.get(name, {}).values())
    for word in {word for words in starts for word in words} | tried.keys():
        if times[word] + (word in tried) > 1:
            yield f"`{word}` stands for several words"
    for english, words in rows:
        if len({*words}) < len(words):
            yield f"`{english}` has one spelling twice"
        for word in words or ("",):
            is_small = word == word.lower() or _WEEKDAY.fullmatch(english)
            if not re.fullmatch(WORD, word) or not is_small:
                yield f"`{word}` for `{english}` is not in small letters, hyphens between them"
