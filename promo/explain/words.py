"""Sentences about promotions, for people."""

from typing import assert_never

from promo.model.cart import Cart
from promo.program.selectors import AllOf, AnyOf, ByField, Everything, Except, Named, Selector
from promo.values.money import text_from_minor

_MOST_VALUES = 3


def money(minor: int, currency: str) -> str:
    return text_from_minor(minor, currency, symbol=True)


def a_set(selector: Selector) -> str:
    """The set in a few words. What is nested is not spelled out: a sentence has one idea."""
    match selector:
        case Everything():
            return "anything"
        case Named():
            return selector.name
        case ByField():
            shown = ", ".join(selector.values[:_MOST_VALUES])
            more = len(selector.values) - _MOST_VALUES
            return f"{selector.field} {shown}" + (f" and {more} more" if more > 0 else "")
        case AnyOf() | AllOf():
            word = " or " if isinstance(selector, AnyOf) else " in "
            return word.join(_part(part) for part in selector.parts[:_MOST_VALUES])
        case Except():
            return f"{_part(selector.base)} except {_part(selector.without)}"
        case _:
            assert_never(selector)


def _part(selector: Selector) -> str:
    if isinstance(selector, Everything | Named | ByField):
        return a_set(selector)
    return "(…)"


def a_time(cart: Cart) -> str:
    if cart.at is None:
        return "the cart does not say when it was paid (`at`), and this promotion runs at times"
    return f"it does not run at {cart.at:%a %Y-%m-%d %H:%M}"


def any_of(names: tuple[str, ...]) -> str:
    """`a`, `a or b`, `a, b or c`."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def all_of(names: tuple[str, ...]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def items(count: int) -> str:
    return "1 item" if count == 1 else f"{count} items"


def different(count: int, kind: str) -> str:
    """`kind` is items or brands."""
    return f"1 different {kind[:-1]}" if count == 1 else f"{count} different {kind}"


def times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
