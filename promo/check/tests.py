"""Tests beside the rules: from words to a cart and to what is expected of it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeVar, assert_never

from promo.check import amounts
from promo.check.carts import CartReader, Known, known_to_rules
from promo.check.clauses import text, texts
from promo.check.context import Context
from promo.check.expectations import (
    Applies,
    Discount,
    DoesNotApply,
    Expectation,
    Lines,
    Net,
    NotPriced,
    RuleTest,
    Takes,
    Total,
)
from promo.check.names import collect
from promo.check.products import Products
from promo.diagnostics.diagnostic import Note, has_errors
from promo.model.catalog import Catalog
from promo.syntax import tests as written
from promo.syntax.eligibility import Moment
from promo.syntax.nodes import RuleFile, definitions_of
from promo.syntax.word import Word

_ONCE: dict[type, str] = {
    written.RunningOnly: "running only",
    written.InStore: "store",
    written.PaidOn: "paid on",
    written.ScannedOn: "scanned on",
    written.Customer: "customer",
    written.Account: "account",
    written.WithCoupon: "with coupon",
    written.OrderType: "order",
    written.Channel: "through",
    written.PayingWith: "paying with",
    written.Cart: "cart",
}

_EXPECTATIONS = (
    written.ExpectTotal,
    written.ExpectDiscount,
    written.ExpectNet,
    written.ExpectApplies,
    written.ExpectTakes,
    written.ExpectNot,
    written.ExpectLater,
)

Clause = TypeVar("Clause", bound=written.TestClause)


def tests_of(
    files: Sequence[RuleFile],
    currency: str,
    catalog: Catalog | None,
    code_lists: Mapping[str, frozenset[str]],
) -> tuple[RuleTest, ...]:
    """All tests of files that were checked, in the order of files and lines. `code_lists` as in
    `check`."""
    names, _ = collect(files, frozenset())
    context = Context(currency, names, None if catalog is None else Products(catalog))
    return rule_tests(context, files, code_lists)


def rule_tests(
    context: Context, files: Sequence[RuleFile], code_lists: Mapping[str, frozenset[str]]
) -> tuple[RuleTest, ...]:
    """The tests that mean something; what is wrong with the others is reported."""
    first: dict[str, Word] = {}
    found = []
    tests = definitions_of(files, written.RuleTest)
    if not tests:
        return ()
    known = known_to_rules(context, files, code_lists)
    for node in tests:
        title = first.setdefault(node.title.text, node.title)
        if title is not node.title and title.text:
            notes = (Note("it is defined here first", title.span),)
            context.report("P204", node.title.span, kind="test", name=title, notes=notes)
        test = _Reader(context, node, known).read()
        if test is not None:
            found.append(test)
    return tuple(found)


class _Reader:
    """Reads one test."""

    def __init__(self, context: Context, node: written.RuleTest, known: Known) -> None:
        self.context = context
        self.node = node
        self.cart = CartReader(context, node, known)
        self.running: tuple[str, ...] = ()

    def read(self) -> RuleTest | None:
        already = len(self.context.found)
        self._report_twice()
        title = "" if self.node.is_damaged else text(self.context, self.node.title)
        self._promotions()
        moments, scanned = self._moments()
        self.cart.read()
        written_ones = [one for one in self.node.clauses if isinstance(one, _EXPECTATIONS)]
        if not self.node.is_damaged:
            if not self._all(written.Cart):
                self.context.report("P380", self.node.title.span, title=self.node.title)
            elif not written_ones:
                self.context.report("P381", self.node.title.span, title=self.node.title)
        expectations = [self._expectation(one) for one in written_ones]
        kept = tuple(one for one in expectations if one is not None)
        # A cart that cannot be all that the test says is not priced at all.
        kept = (*self.cart.not_priced,) or kept
        if has_errors(self.context.found[already:]):
            return None
        place = self.node.title.span
        return RuleTest(title, place, self.running, moments, scanned, self.cart.cart, kept)

    def _all(self, kind: type[Clause]) -> list[Clause]:
        return [clause for clause in self.node.clauses if isinstance(clause, kind)]

    def _one(self, kind: type[Clause]) -> Clause | None:
        found = self._all(kind)
        return found[0] if found else None

    def _report_twice(self) -> None:
        for kind, words in () if self.node.is_damaged else _ONCE.items():
            found = [one for one in self.node.clauses if type(one) is kind]
            for other in found[1:]:
                notes = (Note("it stands here first", found[0].span),)
                self.context.report("P302", other.span, clause=words, kind="test", notes=notes)

    # --- Circumstances

    def _promotions(self) -> None:
        clause = self._one(written.RunningOnly)
        if clause is not None:
            self.running = texts(self.context, clause.promotions)
            for name in clause.promotions:
                self.context.names.has("promotion", name)

    def _moments(self) -> tuple[tuple[str | None, ...], str | None]:
        """When it is paid, once or several times, and when the first scan was."""
        paid, scanned = self._one(written.PaidOn), self._one(written.ScannedOn)
        moments = () if paid is None else tuple(self._moment(one) for one in paid.moments)
        if scanned is None:
            return moments or (None,), None
        first = self._moment(scanned.moment)
        if not all(first <= moment for moment in moments or ("",)):
            self.context.report("P387", scanned.moment.day.span, found=first)
        return moments or (None,), first

    def _moment(self, moment: Moment) -> str:
        try:
            date.fromisoformat(moment.day.text)
        except ValueError:
            self.context.report("P312", moment.day.span, found=moment.day)
        if moment.time is None:
            return f"{moment.day} 00:00"
        hour, minute = (int(part) for part in moment.time.text.split(":"))
        if hour > 23 or minute > 59:
            self.context.report("P313", moment.time.span, found=moment.time)
        return f"{moment.day} {hour:02}:{minute:02}"

    # --- Expectations

    def _expectation(self, one: written.Expectation) -> Expectation | None:
        match one:
            case written.ExpectTotal(span, amount):
                return Total(span, self._money(amount))
            case written.ExpectDiscount(span, amount, place):
                return Discount(span, self._money(amount), self._place(place))
            case written.ExpectNet(span, amount, place):
                lines = self._place(place)
                return None if lines is None else Net(span, self._money(amount), lines)
            case written.ExpectApplies(span, promotion, times):
                count = None if times is None else amounts.count(self.context, times)
                return Applies(span, self._promotion(promotion), count)
            case written.ExpectTakes(span, promotion, amount, place):
                name = self._promotion(promotion)
                return Takes(span, name, self._money(amount), self._place(place))
            case written.ExpectNot(span, promotion, reason, rival):
                return DoesNotApply(
                    span,
                    self._promotion(promotion),
                    "" if reason is None else reason.text,
                    "" if rival is None else self._promotion(rival),
                )
            case written.ExpectLater(span, kind, value):
                words = f"{value} points" if kind.text == "points" else f"{kind} {value}"
                self.context.report("P420", kind.span, words=words)
                return NotPriced(span, words)
            case _:
                assert_never(one)

    def _money(self, amount: Word) -> int:
        return amounts.money(self.context, amount) or 0

    def _promotion(self, name: Word) -> str:
        is_known = self.context.names.has("promotion", name)
        known = self.context.names.declared["promotion"]
        is_sure = all(one in known for one in self.running)
        if is_known and is_sure and self.running and name.text not in self.running:
            self.context.report("P386", name.span, name=name)
        return name.text

    def _place(self, place: written.Place | None) -> Lines | None:
        if place is None:
            return None
        words = f"{place.kind} {place.value}"
        key = "sku" if place.kind.text == "sku" else "id"
        value = place.value.text.lstrip("0") if key == "id" else place.value.text
        ids = tuple(line["id"] for line in self.cart.lines if line[key] == value)
        if not ids and not self.node.is_damaged:
            self.context.report("P384", place.value.span, place=words)
        return Lines(words, ids)
