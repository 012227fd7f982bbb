"""Declarations: what holds for a whole ruleset, and the names that stand for stores and days."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from promo.check.clauses import text
from promo.check.context import Context
from promo.check.unpriced import UNPRICED, check_values, report_unpriced
from promo.check.window import calendar_day
from promo.diagnostics.diagnostic import Note
from promo.diagnostics.span import Span
from promo.diagnostics.suggest import nearest
from promo.syntax import declarations as written
from promo.syntax.nodes import Definition, Promotion, RuleFile, Segment
from promo.syntax.word import Word

MOST_STORES = 100_000
"""Stores of all lists together: above it an input is absurd."""

_MOST_LISTS_COMPARED = 100
"""Lists of stores among which a near name is looked for: each store of a promotion is compared."""

_PRICED = {
    "rounding": "half-up",
    "tax": "included",
    "prices choose": "lowest",
    "manual discounts come": "last",
}
"""The word of each setting that is priced: it holds where nothing is declared, too."""

_SETTINGS: dict[type, str] = {
    written.Rounding: "rounding",
    written.Tax: "tax",
    written.PricesChoose: "prices choose",
    written.ReturnsShare: "returns",
    written.ReturnsReprice: "returns",
    written.Clock: "clock",
    written.PointsRate: "points",
    written.Manual: "manual",
    written.HouseFloor: "floor",
}


@dataclass(slots=True)
class Declared:
    """`stores` are the stores of each list, `holidays` the day numbers, by name; `listed` are the
    stores of all lists."""

    stores: dict[str, tuple[str, ...]] = field(default_factory=dict)
    holidays: dict[str, tuple[int, ...]] = field(default_factory=dict)
    listed: frozenset[str] = frozenset()

    def store_ids(self, context: Context, words: Sequence[Word]) -> tuple[str, ...]:
        """The stores that are meant, sorted; a name of a list stands for its stores."""
        found: set[str] = set()
        if len(words) == 1 and words[0].text in self.stores:
            context.names.has("stores", words[0])
            return self.stores[words[0].text]  # the same for all who name it: it may be long
        for word in words:
            listed = self.stores.get(word.text)
            if listed is not None:
                context.names.has("stores", word)
                found.update(listed)
                continue
            is_sought = word.text not in self.listed and len(self.stores) <= _MOST_LISTS_COMPARED
            near = nearest(word.text, self.stores) if is_sought else None
            if near is not None:
                context.names.has("stores", word)  # unknown, and so reported
            if word.text in found:
                context.report("P405", word.span, found=word)
            found.add(text(context, word))
        return tuple(sorted(found))


def declarations(context: Context, files: Sequence[RuleFile]) -> Declared:
    """What the files declare; settings said twice, or not priced yet, are reported."""
    declared = Declared()
    first: dict[str, Span] = {}
    for node in _all(files):
        setting = _SETTINGS.get(type(node))
        if setting is not None:
            start = first.setdefault(setting, node.span)
            if start is not node.span:
                notes = (Note("it is declared here first", start),)
                context.report("P218", node.span, clause=setting, notes=notes)
        _declare(context, declared, node)
    declared.listed = frozenset(store for stores in declared.stores.values() for store in stores)
    return declared


def _all(files: Sequence[RuleFile]) -> Iterator[Definition]:
    """All definitions but promotions, which are many and declare nothing of this."""
    for file in files:
        yield from (one for one in file.definitions if not isinstance(one, Promotion))


def _declare(context: Context, declared: Declared, node: Definition) -> None:
    match node:
        case written.Rounding(span, word, _):
            if _chosen(context, "rounding", span, word):
                report_unpriced(context, node, span)
        case written.Tax(span, word):
            _chosen(context, "tax", span, word)
        case written.PricesChoose(span, word):
            _chosen(context, "prices choose", span, word)
        case written.Manual(span, word):
            _chosen(context, "manual discounts come", span, word)
        case written.HouseFloor():
            check_values(context, node, None)
            report_unpriced(context, node, node.span)
        case written.Holidays():
            days = [calendar_day(context, word) for word in node.days]
            declared.holidays[node.name.text] = tuple(day for day in days if day is not None)
        case written.Stores():
            left = MOST_STORES - sum(len(stores) for stores in declared.stores.values())
            stores = (store for one in node.ranges for store in _stores(context, one))
            named = [*islice(stores, left + 1)]
            if len(named) > left:
                context.report("P336", node.name.span, largest=f"{MOST_STORES:,}")
            declared.stores[node.name.text] = tuple(sorted(set(named[:left])))
        case written.Coupon():
            for clause in node.clauses:
                check_values(context, clause, None)
                if type(clause) in UNPRICED:
                    report_unpriced(context, clause, clause.span)
                else:
                    why = "a coupon has no dates of its own so far"
                    context.report("P350", clause.span, clause="runs", why=why)
        case written.Clock() | written.PointsRate() | written.ReturnsShare():
            check_values(context, node, None)
            report_unpriced(context, node, node.span)
        case written.ReturnsReprice():
            report_unpriced(context, node, node.span)
        case Segment() if node.condition is not None:
            check_values(context, node.condition, None)
            why = "the cart brings its segments along so far"
            context.report("P350", node.span, clause="segment … is", why=why)
        case _:
            pass


def _chosen(context: Context, setting: str, span: Span, word: Word) -> bool:
    """Whether the word of a setting is priced."""
    if word.text != _PRICED[setting]:
        why = f"only `{_PRICED[setting]}` is so far"
        context.report("P350", span, clause=f"{setting} {word}", why=why)
    else:
        return True
    return False


def _stores(context: Context, node: written.StoreRange) -> Iterator[str]:
    """The stores from the first to the last, which differ in the number at their end."""
    if node.last is None:
        yield text(context, node.first)
        return
    (prefix, first), (same, last) = _numbered(node.first.text), _numbered(node.last.text)
    is_range = (
        prefix == same
        and 0 < len(first) == len(last) < 10
        and 0 <= int(last) - int(first) < MOST_STORES
    )
    if not is_range:
        context.report("P334", node.first.span, first=node.first, last=node.last)
        return
    for number in range(int(first), int(last) + 1):
        yield f"{prefix}{number:0{len(first)}}"


def _numbered(store: str) -> tuple[str, str]:
    """A store as what stands before the number at its end, and that number. No regular expression
    for it: that took the square of the length of a text that ends otherwise."""
    prefix = store.rstrip("0123456789")
    return prefix, store[len(prefix) :]
