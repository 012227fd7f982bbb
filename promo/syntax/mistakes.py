"""What went wrong at the place where the parser stopped: the most helpful message for it.

Keyed on what people type, not on parser states: a change of the grammar moves no message. The first
question below that is answered with yes decides. It asks and answers in the English words; only a
near word ("did you mean") is looked for, and given, as it is written.
"""

import re
from dataclasses import dataclass

from promo.diagnostics.suggest import nearest
from promo.syntax.grammar import Grammar
from promo.syntax.number_forms import number_said_otherwise
from promo.syntax.scene import Scene, Scrap, either

_DATE = re.compile(r"[0-9]{1,4}([/.-])[0-9]{1,2}\1[0-9]{1,4}")
_YEAR_FIRST = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(
    r"(?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[^\W\d_]*\.?",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"[0-9]{1,2}(?:[:.][0-9]{2})?")
_BRACES = frozenset("{}[]();:")
_BEHIND_A_SUM = ("off", "cent", "cents")

_AT_LEAST = (("at", "least"), ("more", "than"))

_EXPECTED = ("total", "discount", "net", "refund")
"""Words that stand between `expect` and an amount, where a misspelt one passes for a promotion."""

_NUMBERS = {
    "one": "`1`",
    "two": "`2`",
    "three": "`3`",
    "four": "`4`",
    "five": "`5`",
    "six": "`6`",
    "seven": "`7`",
    "eight": "`8`",
    "nine": "`9`",
    "ten": "`10`",
    "eleven": "`11`",
    "twelve": "`12`",
}

_SAID_OTHERWISE = {
    "half": "`a half`",
    "third": "`a third`",
    "quarter": "`a quarter`",
    "cheapest": "`the cheapest`",
    "over": "`spend $50 or more`",
    "above": "`spend $50 or more`",
    "valid": "`runs from 2026-04-03 until 2026-04-12`",
    "starts": "`runs from 2026-04-03 until 2026-04-12`",
    "noon": "`12:00`",
    "midnight": "`00:00`, or `24:00` for the end of a day",
    "weekend": "`Sat, Sun`",
    "weekends": "`Sat, Sun`",
    "weekday": "`Mon to Fri`",
    "weekdays": "`Mon to Fri`",
    "title": 'the title behind the name: `promotion SNACKS-20 "20% off snacks"`',
    "discount": "what is given: `get 20% off snacks`",
    "save": "what is given: `get 20% off snacks`",
    "price": "`get snacks for $1.99 each`",
    "minimum": "`or more` behind it: `spend $50 or more`",
    "if": "conditions as clauses of their own: `buy`, `spend`, `only for`, `runs`",
    "when": "conditions as clauses of their own: `buy`, `spend`, `only for`, `runs`",
    "order": "`cart` for what is bought together, `total` for what it costs",
    "basket": "`cart` for what is bought together, `total` for what it costs",
    "transaction": "`cart` for what is bought together, `total` for what it costs",
    "'": "texts in double quotation marks",
    **_NUMBERS,
}
"""Words that people try, and what they mean by them; for other languages the section `tried` of a
table names the English ones."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """`code` and `words` for `diagnose`, and the offsets of the place to blame."""

    code: str
    start: int
    end: int
    words: dict[str, str]
    suggestion: str | None = None
    expected: str = ""


def mistake_at(scene: Scene) -> Mistake:
    """The message for a scene."""
    return _of_form(scene) or _of_order(scene) or _unexpected(scene)


def starts_of_definitions(grammar: Grammar) -> str:
    """What a definition starts with; a list so long is not quoted word by word."""
    return ", ".join(map(grammar.keywords.say, grammar.kinds))


def _blame(
    code: str, scrap: Scrap, suggestion: str | None = None, expected: str = "", **words: str
) -> Mistake:
    shown = {"found": scrap.text, **words}
    return Mistake(code, scrap.start, scrap.end, shown, suggestion, expected)


def _of_form(scene: Scene) -> Mistake | None:
    """Things written in another way than here: dates, clocks, signs, capitals."""
    here, before, after = scene.here, scene.before, scene.after
    if here.kind == "unclosed":
        return _blame("P104", here)
    may_be_date = here.text[:1].isdigit() or _MONTH.fullmatch(here.text)
    is_date = _DATE.fullmatch(here.text) or ("DATE" in scene.accepts and may_be_date)
    if is_date and not _YEAR_FIRST.fullmatch(here.text):
        return _blame("P105", here)
    if here.word in ("am", "pm") and _CLOCK.fullmatch(before.text):
        return Mistake("P106", before.start, here.end, {"found": f"{before.text} {here.text}"})
    if "TIME" in scene.accepts and here.text[:1].isdigit():
        return _blame("P106", here)
    if (
        here.text == ","
        and before.text.isdigit()
        and re.fullmatch(r"[0-9]{3}", after.text)
        and before.end == here.start
        and here.end == after.start
    ):
        number = f"{before.text},{after.text}"
        whole = Scrap("word", number, before.start, after.end, number)
        return _blame("P107", whole, fixed=before.text + after.text)
    form = number_said_otherwise(scene.text, here.start)
    if form is not None:
        found = {"found": scene.text[form.start : form.end]}
        return Mistake("P129", form.start, form.end, found, expected=f"`{form.fixed}`")
    if here.text in _BRACES:
        return _blame("P109", here)
    if here.kind == "symbol":
        return _blame("P108", here)
    if here.text in scene.grammar.keywords.spellings and not here.word:
        # An English word among others; what is expected is said in English, and reworded at last.
        return _blame("P129", here, expected=f"`{here.text}`")
    small = here.text.lower()
    is_word = small in scene.accepted_as_written or small in scene.grammar.start_words
    if small != here.text and is_word:
        return _blame("P111", here, small)
    return None


def _of_order(scene: Scene) -> Mistake | None:
    """Words left out, left over or in the wrong place."""
    here, before = scene.here, scene.before
    accepts = scene.accepts
    if before.text == ",":
        return _blame("P112", before)
    if here.word == "and" and scene.first_word not in ("only", "runs", "applies"):
        return _blame("P110", here)
    if before.word == "and" and not here.text.isdigit():
        return _blame("P110", before)
    if scene.near_word is not None and not scene.starts_here:
        return None
    if "OR" in accepts and scene.first_word in ("spend", "step") and not scene.is_complete:
        items = " items" if before.text.isdigit() else ""
        return _blame("P129", before, expected=f"`{before.text} or more{items}`")
    if here.word in ("item", "items") and before.word in _NUMBERS:
        return _blame("P129", before, expected=_NUMBERS[before.word])
    if "EACH" in accepts and before.kind == "money":
        return _blame("P123", before)
    if here.text in scene.grammar.words and scene.is_name_wanted and not scene.starts_here:
        return _blame("P127", here)
    if scene.starts_here:
        return None
    fractions, fields = scene.grammar.words_of["FRACTION"], scene.grammar.words_of["FIELD"]
    if "OFF" in accepts and (before.kind == "percent" or before.word in fractions):
        return _blame("P113", before)
    if "EACH" in accepts and before.word == "off":
        return _blame("P128", before)
    is_sum = "FIELD" not in accepts or scene.after.word in _BEHIND_A_SUM
    if "MONEY" in accepts and is_sum and re.fullmatch(r"[0-9.,]+", here.text):
        return _unsigned(scene, here)
    if here.kind == "text" or here.text.isdigit():
        meant = nearest(before.text, scene.as_written(fields))
        if meant is not None:
            return _blame("P101", before, meant)
    is_value = here.kind == "text" or here.text.isdigit()
    if "FIELD" in accepts and is_value and scene.after.word != "free":
        return _blame("P124", here)
    if scene.first_word == "expect" and here.kind == "money":
        meant = nearest(before.text, scene.as_written(_EXPECTED))
        if meant is not None:
            return _blame("P101", before, meant)
    if "ITEMS" in accepts and before.text.isdigit():
        if "POINTS" not in accepts and (here.word, scene.after.word) == ("or", "more"):
            return _blame("P129", here, expected=f"`{before.text} items from`: more is fine too")
        if "POINTS" not in accepts:
            return _blame("P125", before)
        if here.word in ("free", "at"):
            return _blame("P129", before, expected=f"`the cheapest {before.text}`")
        return _blame("P124", before) if here.word == "for" else _unsigned(scene, before)
    if "LIST" in accepts and "COST" not in accepts and before.word == "of":
        return _blame("P101", before, scene.grammar.keywords.say("off"))
    return None


def _unexpected(scene: Scene) -> Mistake:
    here, before = scene.here, scene.before
    if scene.starts_here and not scene.is_complete:
        return _blame("P103", before, expected=scene.expected())
    if before.kind == "end":
        suggestion = nearest(here.text, scene.grammar.definition_words)
        return _blame("P102", here, suggestion, expected=starts_of_definitions(scene.grammar))
    otherwise = _otherwise(scene)
    if otherwise is not None:
        return _blame("P129", here, expected=otherwise)
    left_out = () if scene.near_word else scene.words_left_out()
    if left_out:
        expected = either([f"`{word}`" for word in left_out])
        shown = {"before": before.text, "words": left_out[0]}
        return _blame("P134", here, expected=expected, **shown)
    expected = scene.expected()
    if expected == "a name" and here.text[:1].isdigit():
        expected = "a name, which begins with a letter"
    return _blame("P101", here, scene.near_word, expected=expected)


def _unsigned(scene: Scene, number: Scrap) -> Mistake:
    following = scene.after if number is scene.here else scene.here
    share = f", or `{number.text}%` for a share" if following.word == "off" else ""
    return _blame("P126", number, expected=f"`$50` or `CHF 50`{share}")


def _otherwise(scene: Scene) -> str | None:
    """How the language says what was probably meant."""
    here = scene.here
    first, _, last = here.text.partition("-")
    meant_by = scene.grammar.keywords.meant_by
    if {meant_by(first), meant_by(last)} <= {*scene.grammar.words_of["DAY"]}:
        return f"`{meant_by(first)} to {meant_by(last)}`"
    if "TEXT" in scene.accepts and scene.before.word in scene.grammar.words_of["FIELD"]:
        return f'`"{here.text}"` with quotation marks' if here.kind == "word" else None
    if "DAY" in scene.accepts and scene.before.word in ("to", "until") and here.text[:1].isdigit():
        return f"`from 00:00 until {here.text}`: hours have both ends"
    is_behind_a_day = scene.before.word in ("day", *scene.grammar.words_of["DAY"])
    if here.word == "until" and scene.after.word[:1].isdigit() and is_behind_a_day:
        return f"`from 00:00 until {scene.after.text}`: hours have both ends"
    if scene.first_word == "pauses" and here.word in ("from", "until", "to"):
        return "`pauses on` and the days one by one, or the name of a `holidays` list"
    if here.word == "free" and scene.before.word in ("get", "plus", "the"):
        return "`free` last: `get the cheapest free`"
    if here.word == "least" or (here.word, scene.after.word) in _AT_LEAST:
        if scene.first_word == "spend":
            return "the amount, and `or more` behind it: `spend $50 or more`"
        if scene.first_word == "buy":
            return "only the number, since more is fine too: `buy 3 items from …`"
    if here.word == "the" and scene.after.word == "total":
        return "`total`"
    if scene.after.word == "free" and here.text.isdigit() and "THE" in scene.accepts:
        return f"`the cheapest {here.text}`"
    if here.word == "to" and "until" in scene.accepted_words:
        return "`until`"
    if scene.is_complete and scene.is_new_line and here.kind in ("percent", "money"):
        return f"`get` before it: `get {here.text} off …`"
    return _SAID_OTHERWISE.get(here.word)
