"""Price lists: the rows of all files, and whether they fit catalog and segments."""

from collections.abc import Mapping, Sequence

from promo.check.context import Context
from promo.check.products import Products
from promo.diagnostics.diagnostic import Note
from promo.program.prices import PriceRow
from promo.syntax.nodes import Prices, RuleFile, definitions_of
from promo.syntax.word import Word


def price_rows(
    context: Context,
    files: Sequence[RuleFile],
    products: Products | None,
    lists: Mapping[str, tuple[PriceRow, ...]],
) -> tuple[PriceRow, ...]:
    """All rows by SKU, then as read, the lists in the order of their names."""
    named: dict[str, Word] = {}
    for definition in definitions_of(files, Prices):
        word = definition.path
        first = named.setdefault(word.text, word)
        if first is not word:
            note = Note("it is named here first", first.span)
            context.report("P214", word.span, path=word, notes=(note,))
    rows: list[PriceRow] = []
    for path, word in sorted(named.items()):
        found = lists.get(path, ())
        _report_unknown(context, word, found, products)
        rows += found
    return tuple(sorted(rows, key=lambda row: row.sku))


def _report_unknown(
    context: Context, word: Word, rows: Sequence[PriceRow], products: Products | None
) -> None:
    """One message for a list and kind, with a count: a list may have a million rows."""
    segments = context.names.declared["segment"]
    strange = [row.segment for row in rows if row.segment is not None]
    context.names.used.update(("segment", segment) for segment in strange)
    strange = [segment for segment in strange if segment not in segments]
    if strange:
        count, example = len(strange), min(strange)
        context.report("P216", word.span, count=count, path=word, example=example)
    if products is not None:
        unknown = [row.sku for row in rows if not products.has("sku", row.sku)]
        if unknown:
            count, example = len(unknown), min(unknown)
            context.report("P215", word.span, count=count, path=word, example=example)
