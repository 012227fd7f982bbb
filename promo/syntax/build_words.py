"""Tokens to words: what every part of the builder starts from."""

from lark import Token

from promo.diagnostics.codes import diagnose
from promo.diagnostics.diagnostic import Diagnostic
from promo.diagnostics.span import SourceFile, Span
from promo.syntax.word import Word

LONGEST_NAME = 64
LONGEST_TEXT = 1_000


class WordBuilder:
    """Words of one stretch of text that begins at `offset` of `source`.

    What is too long is reported in `found`; the word is made nevertheless.
    """

    def __init__(self) -> None:
        self.source = SourceFile("", "")
        self.offset = 0
        self.found: list[Diagnostic] = []

    def _span(self, token: Token) -> Span:
        # Not `len(token)`: a word of another language than English may be longer or shorter.
        assert token.start_pos is not None and token.end_pos is not None
        return self.source.span(self.offset + token.start_pos, self.offset + token.end_pos)

    def _name(self, token: Token) -> Word:
        word = Word(str(token), self._span(token))
        if len(token) > LONGEST_NAME:
            self.found.append(diagnose("P115", word.span, found=token, largest=LONGEST_NAME))
        return word

    def _text(self, token: Token) -> Word:
        """A text in quotation marks, or a number that is a name, such as a SKU."""
        text = str(token)[1:-1] if token.type == "TEXT" else str(token)
        word = Word(text, self._span(token))
        if len(word.text) > LONGEST_TEXT:
            self.found.append(diagnose("P116", word.span, largest=LONGEST_TEXT))
        return word

    def _word(self, token: Token) -> Word:
        return Word(str(token), self._span(token))

    def _any_value(self, token: Token) -> Word:
        return self._name(token) if token.type == "NAME" else self._text(token)
