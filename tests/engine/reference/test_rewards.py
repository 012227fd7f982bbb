"""What each kind of reward takes off (semantics, clauses 2 and 5)."""

import pytest

from promo.model.cart import CartLine
from promo.model.product import Product
from promo.program.rewards import (
    AmountOffEach,
    AmountOffEachMeasure,
    AmountOffSlots,
    AmountOffTotal,
    CheapestOff,
    DearestOff,
    Offer,
    PercentOff,
    PercentOffSlots,
    PercentOffTotal,
    PercentOfListOff,
    PriceEach,
    PriceForSlots,
    PricePerMeasure,
    Slot,
)
from promo.program.stacking import BASKET, Group
from promo.values.measure import Measure
from promo.values.rate import Rate
from tests.engine.shop import (
    EVERYTHING,
    FREE,
    cart,
    line,
    line_of,
    nets,
    percent,
    price,
    promotion,
    rules,
    shop,
    sku,
    taken,
    total,
)

KILO = Measure("g", 1000)
TEN = PercentOff(percent(10), EVERYTHING)
TRIO = shop(A=900, B=500, C=400)


def test_a_percent_is_rounded_on_each_unit_so_the_till_agrees_with_the_shelf() -> None:
    # 2.77 less 10 % is 2.49 on the label, so ten of them cost 24.90.
    assert nets(price(rules(promotion("P", TEN)), shop(A=277), cart("10 A"))) == {"1": 2490}


def test_no_promotions_amount_depends_on_a_stranger_in_the_cart() -> None:
    catalog = shop(A=404, B=203)
    offers = rules(
        promotion("P", PercentOff(percent(10), sku("A"))),
        promotion("Q", PercentOff(percent(10), sku("B"))),
    )
    assert taken(price(offers, catalog, cart("A"))) == {"P": (1, 40)}
    assert taken(price(offers, catalog, cart("A", "B"))) == {"P": (1, 40), "Q": (1, 20)}


def test_splitting_a_line_changes_no_rounding() -> None:
    offer = rules(promotion("P", TEN))
    assert total(price(offer, shop(A=333), cart("3 A"))) == 900
    assert total(price(offer, shop(A=333), cart("A", "A", "A"))) == 900


def test_a_percent_off_a_measured_line_is_rounded_on_the_line() -> None:
    weighed = line("1", "A", quantity_milli=3000, is_weighed=True)
    assert nets(price(rules(promotion("P", TEN)), shop(A=333), cart(weighed))) == {"1": 899}


@pytest.mark.parametrize(
    ("offer", "net"),
    [
        (PercentOff(Rate(1, 3), EVERYTHING), 200),
        (PercentOff(FREE, EVERYTHING), 0),
        (AmountOffEach(120, EVERYTHING), 180),
        (AmountOffEach(500, EVERYTHING), 0),
        (PriceEach(199, EVERYTHING), 199),
        (PriceEach(0, EVERYTHING), 0),
        (PriceEach(301, EVERYTHING), 300),
    ],
)
def test_an_offer_never_takes_more_than_the_price_and_never_raises_it(
    offer: Offer, net: int
) -> None:
    assert nets(price(rules(promotion("P", offer)), shop(A=300), cart("A"))) == {"1": net}


def test_a_share_of_the_list_price_looks_at_the_catalog_whatever_the_line_costs() -> None:
    off = rules(promotion("P", PercentOfListOff(percent(20), EVERYTHING)))
    own = line("1", "A", unit_price=800)
    assert taken(price(off, shop(A=1000), cart(own))) == {"P": (1, 200)}
    # It takes no more than the unit costs now, and rounds on the unit.
    nearly_free = line("1", "A", unit_price=150)
    assert taken(price(off, shop(A=1000), cart(nearly_free))) == {"P": (1, 150)}
    assert taken(price(off, shop(A=333), cart("3 A"))) == {"P": (1, 3 * 67)}


def test_where_the_catalog_knows_no_list_price_it_is_the_price_before_promotions() -> None:
    off = rules(promotion("P", PercentOfListOff(percent(20), EVERYTHING)))
    unknown = line("1", "X", 2, unit_price=500)
    assert taken(price(off, shop(A=None), cart(unknown))) == {"P": (1, 200)}
    without = line("1", "A", unit_price=500)
    assert taken(price(off, shop(A=None), cart(without))) == {"P": (1, 100)}


def test_the_list_price_of_a_measured_line_is_that_of_its_whole_quantity() -> None:
    off = rules(promotion("P", PercentOfListOff(percent(10), EVERYTHING)))
    labelled = line("1", "A", quantity_milli=1235, is_weighed=True, amount=1000)
    # 1.235 × 9.99 are 12.34, of which a tenth is 1.23.
    assert taken(price(off, shop(A=999), cart(labelled))) == {"P": (1, 123)}


def test_shares_of_the_list_price_add_up_where_others_compound() -> None:
    group = Group("all", "all", "items")
    off = [
        promotion(name, PercentOfListOff(percent(share), EVERYTHING), group="all")
        for name, share in (("P", 10), ("Q", 20))
    ]
    result = price(rules(*off, groups=(group, BASKET)), shop(A=10_000), cart("A"))
    assert total(result) == 7000


def weighed(quantity_milli: int, unit: str, **rest: object) -> CartLine:
    return line("1", "A", quantity_milli=quantity_milli, is_weighed=True, unit=unit, **rest)


@pytest.mark.parametrize(
    ("offer", "scanned", "net"),
    [
        # 1.235 kg at 9.99 are 12.34; 50 cents off each kilo are 0.62, half-up.
        (AmountOffEachMeasure(50, KILO, EVERYTHING), weighed(1235, "kg"), 1234 - 62),
        (AmountOffEachMeasure(5000, KILO, EVERYTHING), weighed(1235, "kg"), 0),
        # At 2.90 for 100 g, 235 g are 6.815.
        (PricePerMeasure(290, Measure("g", 100), EVERYTHING), weighed(235, "kg", amount=900), 682),
        (PricePerMeasure(290, KILO, EVERYTHING), weighed(235_000, "g", amount=900), 68),
        (PricePerMeasure(290, Measure("oz", 16), EVERYTHING), weighed(8000, "oz", amount=900), 145),
        # What is cheaper stays so.
        (PricePerMeasure(1000, KILO, EVERYTHING), weighed(1235, "kg"), 1234),
    ],
)
def test_an_offer_by_measure_is_rounded_once_on_what_was_weighed(
    offer: Offer, scanned: CartLine, net: int
) -> None:
    assert nets(price(rules(promotion("P", offer)), shop(A=999), cart(scanned))) == {"1": net}


@pytest.mark.parametrize(
    "scanned",
    [
        weighed(1235, "lb"),
        weighed(1235, "l"),
        weighed(1235, "bag"),
        weighed(1235, ""),
        line("1", "A", 2, unit="kg"),
        line("1", "A", 1, unit="kg", amount=900),
    ],
    ids=["pounds", "litres", "bags", "no unit", "pieces", "an amount of pieces"],
)
def test_what_was_not_weighed_in_a_unit_of_its_kind_gets_nothing_by_measure(
    scanned: CartLine,
) -> None:
    offer = rules(promotion("P", PricePerMeasure(1, KILO, EVERYTHING)))
    assert taken(price(offer, shop(A=999), cart(scanned))) == {}


def test_the_lines_own_unit_stands_in_for_the_catalogs() -> None:
    offer = rules(promotion("P", AmountOffEachMeasure(100, KILO, EVERYTHING)))
    catalog = shop(Product("A", "A", 999, unit="kg"))
    assert taken(price(offer, catalog, cart(weighed(2000, "")))) == {"P": (1, 200)}
    assert taken(price(offer, catalog, cart(weighed(2000, "lb")))) == {}


def test_an_offer_that_takes_nothing_off_did_not_apply() -> None:
    offer = rules(promotion("P", PriceEach(300, EVERYTHING)))
    assert taken(price(offer, shop(A=300), cart("A"))) == {}
    assert taken(price(offer, shop(A=300, B=301), cart("A", "B"))) == {"P": (1, 1)}


def test_n_for_a_price_repeats_as_often_as_it_fits_and_pays() -> None:
    pair = promotion("P", PriceForSlots((Slot(2, EVERYTHING),), 150))
    assert taken(price(rules(pair), shop(A=100), cart("5 A"))) == {"P": (2, 100)}
    # A third pair of 60 and 60 would cost more than without the deal.
    assert taken(price(rules(pair), shop(A=100, B=60), cart("4 A", "2 B"))) == {"P": (2, 100)}
    assert taken(price(rules(pair), shop(A=75), cart("4 A"))) == {}


def test_n_for_a_price_takes_the_dearest_units() -> None:
    pair = rules(promotion("P", PriceForSlots((Slot(2, EVERYTHING),), 150)))
    result = price(pair, shop(A=100, B=90, C=80), cart("C", "A", "B"))
    assert taken(result) == {"P": (1, 40)}
    assert nets(result) == {"1": 80, "2": 79, "3": 71}


def test_a_lump_off_is_reckoned_over_the_whole_deal_whoever_is_paired_with_whom() -> None:
    # Any 2, save 3.00: units at 1.00 and 9.00 keep the sign's promise.
    pair = rules(promotion("P", AmountOffSlots((Slot(2, EVERYTHING),), 300)))
    catalog = shop(A=100, B=900)
    assert taken(price(pair, catalog, cart("A", "B"))) == {"P": (1, 300)}
    # Twice on 1.00, 1.00, 9.00 and 9.00 it is 6.00, also if the two cheap ones are a pair.
    assert taken(price(pair, catalog, cart("2 A", "2 B"))) == {"P": (2, 600)}
    # It takes no more than the units are worth.
    assert taken(price(pair, catalog, cart("2 A"))) == {"P": (1, 200)}


def test_a_percent_off_what_fills_the_slots_is_rounded_on_each_unit() -> None:
    both = PercentOffSlots((Slot(1, sku("A")), Slot(1, sku("B"))), percent(15))
    result = price(rules(promotion("P", both)), shop(A=333, B=333), cart("2 A", "B"))
    assert taken(result) == {"P": (1, 100)}
    assert nets(result) == {"1": 616, "2": 283}


def test_a_unit_in_the_pools_of_two_slots_fills_one() -> None:
    both = PriceForSlots((Slot(1, sku("A", "B")), Slot(1, sku("B", "C"))), 100)
    deal = rules(promotion("P", both))
    catalog = shop(A=300, B=500, C=200)
    assert taken(price(deal, catalog, cart("B"))) == {}
    assert taken(price(deal, catalog, cart("2 B"))) == {"P": (1, 900)}
    # B may stand in either slot: with A and C, twice B fills both applications.
    assert taken(price(deal, catalog, cart("A", "2 B", "C"))) == {"P": (2, 1300)}
    assert taken(price(deal, catalog, cart("2 A"))) == {}


def test_of_six_units_three_for_two_frees_the_third_and_the_last() -> None:
    catalog = shop(A=900, B=800, C=500, D=400, E=300, F=200)
    deal = rules(promotion("P", CheapestOff(3, 1, FREE, EVERYTHING)))
    result = price(deal, catalog, cart("F", "E", "D", "C", "B", "A"))
    assert taken(result) == {"P": (2, 700)}
    # The saving is shared out over all six in proportion to their prices.
    assert nets(result) == {"6": 697, "5": 619, "4": 387, "3": 310, "2": 232, "1": 155}


def test_no_free_unit_is_dearer_than_one_that_was_bought_for_it() -> None:
    deal = rules(promotion("P", CheapestOff(3, 1, FREE, EVERYTHING)))
    assert taken(price(deal, TRIO, cart("A", "B", "C"))) == {"P": (1, 400)}


def test_several_cheapest_may_be_reduced_by_a_rate() -> None:
    two_of_four = CheapestOff(4, 2, percent(50), EVERYTHING)
    catalog = shop(A=900, B=501, C=401, D=301)
    result = price(rules(promotion("P", two_of_four)), catalog, cart("A", "B", "C", "D"))
    assert taken(result) == {"P": (1, 201 + 151)}


def test_a_cheapest_deal_leaves_out_what_would_make_it_worse() -> None:
    # Four units, 3 for 2: the cheapest is left over so that the third is the one that is free.
    deal = rules(promotion("P", CheapestOff(3, 1, FREE, EVERYTHING)))
    result = price(deal, shop(A=900, B=500, C=400, D=100), cart("A", "B", "C", "D"))
    assert taken(result) == {"P": (1, 400)}
    assert nets(result)["4"] == 100


def test_of_six_units_the_dearest_of_each_three_are_the_two_dearest() -> None:
    catalog = shop(A=900, B=800, C=500, D=400, E=300, F=200)
    deal = rules(promotion("P", DearestOff(3, 1, FREE, EVERYTHING)))
    result = price(deal, catalog, cart("F", "E", "D", "C", "B", "A"))
    # 9 stands with 5 and 4, say, and 8 with 3 and 2: nothing bought is dearer than what is free.
    assert taken(result) == {"P": (2, 1700)}
    assert total(result) == 1400


def test_a_dearest_deal_uses_up_the_dearest_and_leaves_what_does_not_fill_it() -> None:
    deal = rules(promotion("P", DearestOff(3, 1, FREE, EVERYTHING)))
    result = price(deal, shop(A=900, B=500, C=400, D=100), cart("A", "B", "C", "D"))
    assert taken(result) == {"P": (1, 900)}
    assert nets(result) == {"1": 450, "2": 250, "3": 200, "4": 100}


def test_several_dearest_may_be_reduced_by_a_rate_and_limited() -> None:
    deal = DearestOff(3, 2, percent(50), EVERYTHING)
    catalog = shop(A=901, B=501, C=401)
    assert taken(price(rules(promotion("P", deal)), catalog, cart("2 A", "2 B", "2 C"))) == {
        "P": (2, 2 * 451 + 2 * 251)
    }
    limited = rules(promotion("P", deal, items=3))
    assert taken(price(limited, catalog, cart("2 A", "2 B", "2 C"))) == {"P": (1, 2 * 451)}


def test_a_dearest_deal_buys_with_what_an_offer_would_have_reduced_least() -> None:
    both = rules(
        promotion("P", DearestOff(2, 1, percent(50), EVERYTHING)),
        promotion("Q", PercentOff(percent(40), sku("B"))),
    )
    # A is halved and C bought beside it; B keeps its 40 %.
    result = price(both, shop(A=1000, B=900, C=100), cart("A", "B", "C"))
    assert taken(result) == {"P": (1, 500), "Q": (1, 360)}


def test_a_percent_off_the_total_is_rounded_once() -> None:
    off = rules(promotion("P", PercentOffTotal(percent(10))))
    result = price(off, shop(A=333), cart("3 A"))
    assert taken(result) == {"P": (1, 100)}
    assert [share.net for share in line_of(result, "1").shares] == [300, 299]


def test_an_amount_off_the_total_takes_no_more_than_the_total() -> None:
    off = rules(promotion("P", AmountOffTotal(1000)))
    assert nets(price(off, shop(A=700), cart("2 A"))) == {"1": 400}
    result = price(off, shop(A=700), cart("A", line("2", "BAG", kind="fee", unit_price=10)))
    assert nets(result) == {"1": 0, "2": 10}


def test_a_total_is_the_net_of_what_the_promotion_may_take() -> None:
    off = promotion("P", PercentOffTotal(percent(10)), excludes=sku("B"))
    assert nets(price(rules(off), shop(A=1000, B=500), cart("A", "B"))) == {"1": 900, "2": 500}
