"""How often one cart may have a promotion (semantics, clause 7)."""

from promo.program.rewards import (
    AmountOffEach,
    AmountOffSlots,
    CheapestOff,
    PercentOff,
    PriceEach,
    PriceForSlots,
    Slot,
)
from tests.engine.shop import (
    EVERYTHING,
    FREE,
    cart,
    nets,
    percent,
    price,
    promotion,
    rules,
    shop,
    taken,
)


def test_a_use_is_one_application_of_a_deal() -> None:
    deal = CheapestOff(2, 1, FREE, EVERYTHING)
    limited = rules(promotion("P", deal, uses=2))
    assert taken(price(limited, shop(A=100), cart("6 A"))) == {"P": (2, 200)}


def test_a_use_of_an_offer_is_the_whole_cart() -> None:
    limited = rules(promotion("P", PercentOff(percent(10), EVERYTHING), uses=1))
    assert taken(price(limited, shop(A=100), cart("6 A"))) == {"P": (1, 60)}


def test_items_of_a_cheapest_deal_are_the_rewarded_ones() -> None:
    deal = CheapestOff(3, 2, FREE, EVERYTHING)
    assert taken(price(rules(promotion("P", deal, items=3)), shop(A=100), cart("9 A"))) == {
        "P": (1, 200)
    }
    assert taken(price(rules(promotion("P", deal, items=4)), shop(A=100), cart("9 A"))) == {
        "P": (2, 400)
    }


def test_items_of_a_deal_on_slots_are_all_its_units() -> None:
    deal = PriceForSlots((Slot(2, EVERYTHING),), 150)
    assert taken(price(rules(promotion("P", deal, items=5)), shop(A=100), cart("8 A"))) == {
        "P": (2, 100)
    }
    assert taken(price(rules(promotion("P", deal, items=1)), shop(A=100), cart("8 A"))) == {}


def test_the_stricter_of_two_limits_holds() -> None:
    deal = AmountOffSlots((Slot(1, EVERYTHING),), 10)
    assert taken(price(rules(promotion("P", deal, uses=3, items=2)), shop(A=100), cart("8 A"))) == {
        "P": (2, 20)
    }


def test_an_offer_limited_in_items_goes_to_the_units_it_saves_most_on() -> None:
    limited = rules(promotion("P", PercentOff(percent(50), EVERYTHING), items=2))
    result = price(limited, shop(A=100, B=300), cart("2 A", "B"))
    assert taken(result) == {"P": (2, 200)}
    # Reckoned and spread over the whole deal: in proportion to the prices of the units used.
    assert nets(result) == {"1": 150, "2": 150}


def test_a_limited_offer_takes_off_each_unit_what_its_sign_says() -> None:
    limited = rules(promotion("P", AmountOffEach(50, EVERYTHING), items=2))
    assert nets(price(limited, shop(A=300, B=100), cart("A", "B"))) == {"1": 250, "2": 50}


def test_a_limited_offer_takes_only_units_it_saves_on() -> None:
    limited = rules(promotion("P", PriceEach(200, EVERYTHING), items=3))
    result = price(limited, shop(A=250, B=200), cart("2 A", "2 B"))
    assert taken(result) == {"P": (2, 100)}
    assert nets(result) == {"1": 400, "2": 400}
