"""The manual shows all of the grammar, and leads to it: contents, and an index of words."""

import re

from lark import Lark, Token

from promo.syntax.grammar import grammar, grammar_text, word_sections
from tests.compiler import manual

TEXT = manual.PATH.read_text()
ANEW = "`python -m tests.compiler.manual` writes contents and index anew"


def sentences() -> Lark:
    """The grammar with a node for every rule: in the parser proper many leave no trace."""
    text = re.sub(r"^\?", "", grammar_text(), flags=re.MULTILINE)
    text = re.sub(r"(?<![\w/\"|(])_(?=[a-z])", "inner_", text)
    return Lark(text, parser="lalr", keep_all_tokens=True, maybe_placeholders=False)


def without_templates(example: str) -> str:
    """Bodies and rows, and what has holes, are no sentences until values fill them."""
    starts = "|".join(grammar().definition_words)
    definitions = re.split(rf"^(?=(?:{starts})\b)", example, flags=re.MULTILINE)
    kept = [re.sub(r"^ *\|.*\n", "", one, flags=re.MULTILINE) for one in definitions]
    heads = [one.split("\n")[0] if one.startswith("template") else one for one in kept]
    return "".join(f"{one.rstrip()}\n" for one in heads if "{" not in one)


def test_every_sentence_of_the_grammar_is_shown_with_every_word_in_it() -> None:
    parser = sentences()
    shown: set[tuple[str, str]] = set()
    for section in manual.explained(TEXT):
        for example in section.examples:
            for node in parser.parse(without_templates(example)).iter_subtrees():
                shown.add((node.data, ""))
                shown |= {(node.data, one.type) for one in node.children if isinstance(one, Token)}
    grammar_says: set[tuple[str, str]] = set()
    for rule in parser.rules:
        if rule.origin.name.startswith("__"):
            continue
        name = rule.alias or str(rule.origin.name)
        grammar_says.add((name, ""))
        grammar_says |= {(name, symbol.name) for symbol in rule.expansion if symbol.is_term}
    assert sorted(grammar_says - shown) == []


def test_the_contents_name_every_section() -> None:
    assert TEXT.count(manual.contents(TEXT)) == 1, ANEW


def test_the_index_names_every_word_and_where_it_is_shown() -> None:
    assert TEXT.endswith(f"\n\n{manual.index(TEXT)}"), ANEW


def test_no_word_of_the_index_is_missing_from_the_manual() -> None:
    words = {word for words in word_sections().values() for word in words}
    missing = {
        word for word in words if all(section.rank(word) == 3 for section in manual.explained(TEXT))
    }
    assert missing == set()


def test_every_link_within_the_manual_leads_somewhere() -> None:
    anchors = {one.link.partition("](#")[2][:-1] for one in manual.sections(TEXT)}
    links = set(re.findall(r"\]\(#([^)]+)\)", TEXT))
    assert links - anchors == set()
