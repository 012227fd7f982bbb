"""Texts and words to damage: the samples, the shipped rulesets, the examples of the manual."""

import re
from functools import lru_cache

from promo.syntax.grammar import grammar
from promo.syntax.keywords import languages
from tests.architecture.house import ROOT

HEAD = """\
currency USD
segment vip
segment trade
set snacks is category "Snacks", "Crisps"
set drinks is category "Drinks"
set sandwiches is tag "lunch"
set tobacco is category "Tobacco"
"""

VALUES = (
    *("snacks", "vip", "items", "basket", "P", "S001", "é1", "x" * 65, "ITEMS", "a", "{", "}"),
    *("{a}", "{p}", '"Food > Crisps"', '""', '"', "“a”", "“", "”", "„a“", "„", '"{a}"', '“a"”'),
    *("0", "1", "2", "007", "1000000000000", "9" * 30, "1.5", "2.350", ".5", "1.", "1,000", "3x"),
    *("$5", "$1,299.00", "€2.50", "£3", "¥500", "CHF 12.50", "$ 50", "$1,29", "$0", "$5.001"),
    *("USD 5", "$" + "9" * 25, "12.5%", "20 %", "0%", "100%", "101%", "1.234%", "%"),
    *("2026-04-03", "2026-02-30", "0000-00-00", "9999-12-31", "12/25/2026", "25.12.2026", "11-29"),
    *("06:00", "24:00", "25:61", "4pm", "6:00", "Mon", "Monday", "Mon-Fri", "kg", "ml", "first"),
    *("|", "| a | b |", "#", "# remark", ",", ",,", ";", ":", "(", ")", "[", "]", "<", ">=", "'"),
    *("\t", "\u00a0", "\u202f", "\r", "\n", "\n\n", "\n  ", "\n    ", "\x00", "\x0b", "\u2028"),
    *("\u202e", "\ufeff", "\u0131", "ß", "İ", "ǆ", "а", "١", "²", "½", "\U0001f600", "e\u0301"),
)  # fmt: skip
"""Values of each kind, right and wrong ones, and letters that have a will of their own."""


@lru_cache(maxsize=1)
def words() -> tuple[str, ...]:
    """Every word of the language, in each language of the trade, and VALUES."""
    of_grammar = {word for some in grammar().words_of.values() for word in some}
    spelled = [{grammar(one).keywords.say(word) for word in of_grammar} for one in languages()]
    headers = [f"# language: {one}\n" for one in languages()]
    return (*sorted(of_grammar.union(*spelled)), *headers, *VALUES)


@lru_cache(maxsize=1)
def texts() -> tuple[str, ...]:
    """Whole texts: each file of the corpus and the rulesets, each example of the manual."""
    folders = (ROOT / "tests" / "syntax", ROOT / "rulesets")
    files = [path for folder in folders for path in sorted(folder.rglob("*.promo"))]
    manual = (ROOT / "grammar" / "REFERENCE.md").read_text()
    examples = re.findall(r"```promo[^\n]*\n(.*?)```", manual, re.DOTALL)
    return (*(path.read_text() for path in files), *examples)


@lru_cache(maxsize=1)
def definitions() -> tuple[str, ...]:
    """The definitions of all texts, each once."""
    starts = "|".join(grammar().definition_words)
    cut = re.compile(rf"^(?=(?:{starts})\b)", re.MULTILINE)
    return tuple(sorted({one for text in texts() for one in cut.split(text) if one.strip()}))


@lru_cache(maxsize=1)
def lines() -> tuple[str, ...]:
    """The lines of all definitions, each once."""
    every = {line for one in definitions() for line in one.split("\n")}
    return tuple(sorted(line for line in every if line.strip()))
