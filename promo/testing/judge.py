"""One priced cart against what was expected of it."""

from typing import assert_never

from promo.check.expectations import (
    Applies,
    Discount,
    DoesNotApply,
    Expectation,
    Lines,
    Net,
    NotPriced,
    Takes,
    Total,
)
from promo.diagnostics.span import Span
from promo.explain.explanation import PromotionStory
from promo.register.engine import Engine
from promo.register.priced import PricedCart
from promo.testing.result import Miss
from promo.values.money import text_from_minor


def misses(
    engine: Engine, priced: PricedCart, expectations: tuple[Expectation, ...]
) -> tuple[Miss, ...]:
    """Those that do not hold, in the order they are written."""
    judge = _Judge(engine, priced)
    found = (judge.miss(one) for one in expectations)
    return tuple(miss for miss in found if miss is not None)


class _Judge:
    def __init__(self, engine: Engine, priced: PricedCart) -> None:
        self.engine = engine
        self.priced = priced
        self.times = {one.promotion_id: one.times for one in priced.applied}

    def miss(self, one: Expectation) -> Miss | None:
        match one:
            case Total(span, minor):
                return self._amount(span, "total", minor, None, self.priced.total)
            case Discount(span, minor, lines):
                return self._amount(span, "discount", minor, lines, self._taken(lines, None))
            case Net(span, minor, lines):
                net = sum(line.net for line in self.priced.lines if line.line_id in lines.ids)
                return self._amount(span, "net", minor, lines, net)
            case Takes(span, name, minor, lines):
                return self._amount(span, f"{name} takes", minor, lines, self._taken(lines, name))
            case Applies():
                return self._applies(one)
            case DoesNotApply():
                return self._does_not_apply(one)
            case NotPriced():
                return None
            case _:
                assert_never(one)

    def _amount(
        self, span: Span, what: str, expected: int, lines: Lines | None, got: int
    ) -> Miss | None:
        if expected == got:
            return None
        place = "" if lines is None else f" on {lines.words}"
        return Miss(span, f"{what} {self._money(expected)}{place}", self._money(got))

    def _money(self, minor: int) -> str:
        return text_from_minor(minor, self.priced.currency, symbol=True)

    def _taken(self, lines: Lines | None, promotion_id: str | None) -> int:
        """What promotions, or only the one, took off the lines or the cart."""
        return sum(
            step.amount
            for line in self.priced.lines
            for step in line.adjustments
            if (lines is None or line.line_id in lines.ids)
            and (promotion_id is None or step.promotion_id == promotion_id)
        )

    def _applies(self, one: Applies) -> Miss | None:
        times = self.times.get(one.promotion_id)
        wanted = "" if one.times is None else f" {_times(one.times)}"
        if times is None:
            story = self._story(one.promotion_id)
            return Miss(
                one.span, f"{one.promotion_id} applies{wanted}", f"it does not: {story.words}"
            )
        if one.times is None or one.times == times:
            return None
        return Miss(one.span, f"{one.promotion_id} applies{wanted}", _times(times))

    def _does_not_apply(self, one: DoesNotApply) -> Miss | None:
        expected = f"{one.promotion_id} does not apply"
        if one.reason:
            expected += f" because {one.reason}"
        if one.beaten_by:
            expected += f" by {one.beaten_by}"
        if one.promotion_id in self.times:
            return Miss(one.span, expected, f"applied {_times(self.times[one.promotion_id])}")
        if not one.reason:
            return None
        story = self._story(one.promotion_id)
        rivals = {rival.by for rival in story.beaten_by}
        if story.reason == one.reason and (not one.beaten_by or one.beaten_by in rivals):
            return None
        return Miss(one.span, expected, f"{story.reason}: {story.words}")

    def _story(self, promotion_id: str) -> PromotionStory:
        return self.engine.explain(self.priced.cart, promotion_id).promotions[0]


def _times(number: int) -> str:
    return f"{number} time{'' if number == 1 else 's'}"
