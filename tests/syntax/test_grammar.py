"""The grammar: without conflicts, and with one list of its words."""

import logging

import pytest
from lark import Lark, logger
from lark.lexer import PatternStr

from promo.syntax.build import Builder
from promo.syntax.grammar import LATER_WORDS, grammar, grammar_text

TEXT = grammar_text()

RESERVED_VALUES = ("FIELD", "FRACTION", "DAY")
"""Patterns of words that cannot be names; the words of all others can."""


def test_the_grammar_has_no_conflicts(caplog: pytest.LogCaptureFixture) -> None:
    was = logger.level
    logger.setLevel(logging.DEBUG)
    logger.addHandler(caplog.handler)
    try:
        Lark(TEXT, parser="lalr", lexer="contextual", debug=True)
    finally:
        logger.removeHandler(caplog.handler)
        logger.setLevel(was)
    assert [one.getMessage() for one in caplog.records if "onflict" in one.getMessage()] == []


def test_no_word_of_the_language_can_be_a_name() -> None:
    parser = Lark(TEXT, parser="lalr")
    literals = {
        terminal.pattern.value
        for terminal in parser.terminals
        if isinstance(terminal.pattern, PatternStr) and terminal.pattern.value.isalpha()
    }
    values = {word for name in RESERVED_VALUES for word in grammar().words_of[name]}
    assert grammar().words == literals | values


def test_words_of_a_later_language_are_still_free() -> None:
    assert LATER_WORDS & grammar().words == set()


def test_every_rule_has_its_method() -> None:
    parser = Lark(TEXT, parser="lalr")
    rules = {rule.alias or rule.origin.name for rule in parser.rules}
    made = {str(name) for name in rules if not str(name).startswith("_")}
    # A rule that only passes on what is in it, or whose alternatives all have names, needs none.
    passed_on = {
        "definition",
        "until",
        "runs_between",
        "reward",
        "cheapest_share",
        "share",
        "policy",
        "attribute_values",
        "item_benefit",
        "voucher_worth",
        "valid",
        "floor",
        "step",
        "limit_per",
        "offline",
        "returns",
        "by_price",
        "expectation",
        "place",
        "reason",
    }
    assert {name for name in made - passed_on if not hasattr(Builder, name)} == set()
