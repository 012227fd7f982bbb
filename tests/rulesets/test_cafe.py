"""The café's rules on its carts, each outcome worked out by hand."""

import json

import pytest

import promo
from promo.engine.backend import evaluate
from promo.errors import TooLargeForReference
from promo.readers.cart import cart_from_json
from promo.register.engine import Engine
from promo.register.priced import PricedCart
from tests.architecture.house import ROOT

CAFE = ROOT / "rulesets" / "cafe"


@pytest.fixture(scope="module")
def engine() -> Engine:
    return promo.load(rules=CAFE)


def priced(engine: Engine, cart: str) -> PricedCart:
    return engine.evaluate(json.loads((CAFE / "carts" / f"{cart}.json").read_text()))


def taken(result: PricedCart) -> dict[str, int]:
    return {one.promotion_id: one.amount for one in result.applied}


def test_the_meal_takes_the_dearest_small_pizza_and_three_for_two_the_others(
    engine: Engine,
) -> None:
    # 20.75 + 16.00 + 12.00 for 42.00; of 10.50, 9.75 and 9.75 one is free.
    result = priced(engine, "family-dinner")
    assert taken(result) == {"FAMILY-MEAL": 675, "SMALL-3FOR2": 975}
    assert (result.list_total, result.total) == (7875, 6225)


def test_each_pizza_takes_the_best_of_happy_hour_card_and_month(engine: Engine) -> None:
    # Two pepperoni and the third Hawaiian at -20%; two Hawaiians at 9.99; the veggie at -10%.
    result = priced(engine, "student-in-happy-hour")
    assert taken(result) == {
        "HAPPY-HOUR": 2 * 250 + 265,
        "MARCH-HAWAIIAN": 2 * (1325 - 999),
        "STUDENT-10": 120,
    }
    assert result.total == 7675 - 1537


def test_the_coupon_is_kept_where_a_tenth_of_the_order_is_more(engine: Engine) -> None:
    # Four of five large at -15% (3.11 each); then 10% of what is left without the house special.
    result = priced(engine, "team-lunch-with-coupon")
    assert taken(result) == {"LARGE-FOUR": 4 * 311, "BIG-TABLE": 891}
    assert result.total == 13745 - 1244 - 891
    assert result.uses == ()


def test_ten_past_midnight_still_belongs_to_friday_night(engine: Engine) -> None:
    result = priced(engine, "after-midnight")
    assert taken(result) == {"NIGHT-OWL": 2 * 406}
    assert result.total == 5615 - 812


def test_a_week_of_orders_costs_what_the_menu_says_before_offers(engine: Engine) -> None:
    orders = [json.loads(line) for line in (CAFE / "orders.jsonl").read_text().splitlines()]
    results = engine.evaluate_many(orders)
    assert len(results) == 420
    assert sum(len(result.lines) for result in results) == 971
    for result in results:
        assert result.list_total - sum(taken(result).values()) == result.total
        assert 0 <= result.total <= result.list_total


def test_the_reference_prices_every_order_of_the_week_as_the_kernel_does(engine: Engine) -> None:
    """Where the kernel's budget ran out, the best is within the gap that it admits."""
    orders = [json.loads(line) for line in (CAFE / "orders.jsonl").read_text().splitlines()]
    compared = 0
    for cart in map(cart_from_json, orders):
        try:
            best = PricedCart(evaluate(engine.bound, cart, "reference"), cart, engine.bound)
        except TooLargeForReference:
            continue
        found = engine.evaluate(cart)
        compared += 1
        if found.optimality.status == "bounded":
            assert found.total - found.optimality.gap <= best.total <= found.total
        else:
            assert found.digest == best.digest
    assert compared == 417
