"""Whether what is bought and what is given fit together, where no price is made of them yet.

The same slips as in check/rewards.py, which finds them while it makes the reward.
"""

from collections.abc import Iterator

from promo.check.clauses import Clauses
from promo.check.context import Context
from promo.check.rewards import unique_names
from promo.check.scope import Scope
from promo.syntax import rewards as written
from promo.syntax.ladders import EveryItems, EverySpend, ItemsStep, SpendStep
from promo.syntax.triggers import Buy, MeasuredNeed, Slot
from promo.syntax.word import Word

_ON_THEM = (written.PercentOffThem, written.AmountOffThem, written.PriceForThem)
_OF_SLOTS = (*_ON_THEM, written.CheapestOfAllOff, written.OtherItems)
"""Rewards for which slots are filled."""

_Given = tuple[written.Reward, bool, Word | None]
"""A reward, whether anything says what `them` is, and how many units it is the cheapest of."""


def check_deals(context: Context, clauses: Clauses, scope: Scope) -> None:
    """Rewards that need a `buy` or slots and have none, or have too much of them."""
    if scope.is_damaged:
        return
    buy, slots = clauses.one(Buy), clauses.all(Slot)
    given = [*_given(clauses, buy, slots)]
    for reward, is_said, bought in given:
        match reward:
            case written.PercentOffThem() | written.AmountOffThem() | written.PriceForThem():
                if not is_said:
                    context.report("P317", reward.them.span)
            case written.CheapestOff(place, units, _, further):
                _check_chosen(context, place, [units, *(one.units for one in further)], bought)
            case written.DearestOff(place, units):
                _check_chosen(context, place, [units], bought)
            case written.CheapestOfAllOff(place) if not is_said:
                context.report("P318", place.span, which=place)
            case _:
                pass
    kinds = [type(reward) for reward, _, _ in given]
    if buy is not None and slots and any(kind in _ON_THEM for kind in kinds):
        context.report("P321", buy.span)
    elif slots and kinds and not any(kind in _OF_SLOTS for kind in kinds):
        context.report("P320", slots[0].span)
    unique_names(context, slots)


def _given(clauses: Clauses, buy: Buy | None, slots: tuple[Slot, ...]) -> Iterator[_Given]:
    needs = () if buy is None else buy.needs
    is_said = bool(needs or slots)
    is_one = len(needs) == 1 and not slots
    bought = needs[0].units if is_one and not isinstance(needs[0], MeasuredNeed) else None
    given: tuple[written.Get | written.Plus, ...]
    given = (*clauses.all(written.Get), *clauses.all(written.Plus))
    yield from ((clause.reward, is_said, bought) for clause in given)
    spent: tuple[SpendStep | EverySpend, ...]
    spent = (*clauses.all(SpendStep), *clauses.all(EverySpend))
    yield from ((step.reward, is_said, None) for step in spent)
    counted: tuple[ItemsStep | EveryItems, ...]
    counted = (*clauses.all(ItemsStep), *clauses.all(EveryItems))
    yield from ((step.reward, True, step.units) for step in counted)


def _check_chosen(
    context: Context, place: Word, units: list[Word | None], bought: Word | None
) -> None:
    """`the cheapest 2`, and `the next` ones, of so many bought."""
    if bought is None:
        context.report("P318", place.span, which=place)
        return
    of, rewarded = _number(bought), sum(1 if one is None else _number(one) for one in units)
    if rewarded >= of > 0:
        context.report("P319", place.span, bought=of, rewarded=rewarded, which=place)


def _number(word: Word) -> int:
    """A count, as far as counts go; what is too large is reported where it is checked."""
    return int(word.text[:9])
