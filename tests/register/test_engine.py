"""The engine: many carts at once, errors with their places, questions about promotions."""

import pytest

from promo.errors import CartError, UnknownPromotion
from promo.program.rewards import PercentOff
from promo.register.engine import Engine
from tests.engine.shop import EVERYTHING, cart, percent, promotion, rules, shop
from tests.register.till import till


@pytest.fixture(scope="module")
def engine() -> Engine:
    return till(rules(promotion("TEN", PercentOff(percent(10), EVERYTHING))), shop(A=100, B=250))


@pytest.mark.parametrize("threads", [1, 2, 7])
def test_many_carts_come_back_in_their_order_from_any_number_of_threads(
    engine: Engine, threads: int
) -> None:
    carts = [cart(f"{units} A") for units in range(1, 60)]
    many = engine.evaluate_many(carts, threads=threads)
    assert [priced.total for priced in many] == [90 * units for units in range(1, 60)]


def test_no_carts_are_priced_in_no_time(engine: Engine) -> None:
    assert engine.evaluate_many([]) == []


def test_a_cart_may_be_a_mapping_or_a_cart(engine: Engine) -> None:
    shape = {"currency": "USD", "lines": [{"id": "1", "sku": "A", "quantity": 1}]}
    assert engine.evaluate(shape).total == engine.evaluate(cart("A")).total == 90


def test_a_bad_cart_among_many_is_named_by_its_place(engine: Engine) -> None:
    good = {"currency": "USD", "lines": [{"id": "1", "sku": "A", "quantity": 1}]}
    with pytest.raises(CartError) as misspelt:
        engine.evaluate_many([good, {**good, "curency": "USD"}])
    assert misspelt.value.place == "$[1].curency"
    with pytest.raises(CartError) as unknown:
        engine.evaluate_many([good, cart("A", "X")])
    assert unknown.value.place == "$[1].lines[1].sku"


def test_threads_are_counted_from_one(engine: Engine) -> None:
    with pytest.raises(ValueError, match="threads"):
        engine.evaluate_many([], threads=0)


def test_a_question_about_an_unknown_promotion_names_the_near_one(engine: Engine) -> None:
    with pytest.raises(UnknownPromotion, match="did you mean `TEN`"):
        engine.explain(cart("A"), promotion="ten")


def test_an_empty_cart_costs_nothing(engine: Engine) -> None:
    priced = engine.evaluate({"currency": "USD", "lines": []})
    assert (priced.total, priced.lines, priced.applied) == (0, (), ())
