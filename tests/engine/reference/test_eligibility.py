"""Who, where, when and with which coupon; and what `excludes` shuts out."""

from datetime import UTC, datetime, timedelta

import pytest

from promo.engine.reference.eligibility import is_eligible
from promo.model.cart import Cart
from promo.program.eligibility import Eligibility
from promo.program.rewards import AmountOffSlots, PercentOff, PercentOffTotal, Slot
from promo.program.triggers import BuyAtLeast, SpendAtLeast
from promo.values.store_time import StoreTime
from promo.values.window import EVERY_DAY, WeeklyHours, Window
from tests.engine.shop import (
    EVERYTHING,
    cart,
    nets,
    percent,
    price,
    promotion,
    rules,
    shop,
    sku,
    taken,
)

NOON = datetime(2026, 4, 3, 12, 0, tzinfo=UTC)
UNTIL_NOON = Window((), (WeeklyHours(EVERY_DAY, 0, 12 * 3600),))


def allows(eligibility: Eligibility, basket: Cart) -> bool:
    time = StoreTime.of_cart(basket.opened, basket.at, basket.at_uncertainty_seconds)
    return is_eligible(eligibility, basket, time)


@pytest.mark.parametrize(
    ("eligibility", "holds"),
    [
        (Eligibility(), True),
        (Eligibility(segments=("vip",)), True),
        (Eligibility(segments=("trade", "vip")), True),
        (Eligibility(segments=("trade",)), False),
        (Eligibility(stores=("S1", "S2")), True),
        (Eligibility(stores=("S2",)), False),
        (Eligibility(coupon="SAVE10"), True),
        (Eligibility(coupon="SAVE20"), False),
        (Eligibility(segments=("vip",), stores=("S2",)), False),
    ],
)
def test_any_segment_any_store_and_the_coupon_must_hold(
    eligibility: Eligibility, holds: bool
) -> None:
    basket = cart("A", store="S1", segments=("staff", "vip"), coupons=("SAVE10",))
    assert allows(eligibility, basket) is holds


def test_an_offer_seen_at_the_first_scan_still_counts_at_payment() -> None:
    # Until noon; scanned 11:58, paid 12:01: the screen's promise is kept.
    until_noon = Eligibility(window=UNTIL_NOON)
    paid = NOON + timedelta(minutes=1)
    assert not allows(until_noon, cart("A", at=NOON))
    assert not allows(until_noon, cart("A", at=paid))
    assert allows(until_noon, cart("A", at=paid, opened=NOON - timedelta(minutes=2)))
    assert allows(until_noon, cart("A", at=NOON, at_uncertainty_seconds=1))
    late = NOON + timedelta(minutes=31)
    assert not allows(until_noon, cart("A", at=late, opened=NOON - timedelta(minutes=2)))


def test_without_a_payment_time_nothing_that_has_a_window_runs() -> None:
    assert not allows(Eligibility(window=UNTIL_NOON), cart("A"))


def test_what_is_excluded_neither_counts_nor_triggers_nor_is_rewarded() -> None:
    # Spend 50, get 5 % off total, excludes tobacco: 30 and 25 of tobacco are not enough.
    catalog = shop(FOOD=3000, TOBACCO=2500, MORE=2000)
    tobacco = sku("TOBACCO")
    spend = promotion(
        "P", PercentOffTotal(percent(5)), SpendAtLeast(5000, EVERYTHING), excludes=tobacco
    )
    assert taken(price(rules(spend), catalog, cart("FOOD", "TOBACCO"))) == {}
    both = price(rules(spend), catalog, cart("FOOD", "TOBACCO", "MORE"))
    assert nets(both) == {"1": 2850, "2": 2500, "3": 1900}

    buy = promotion(
        "P", PercentOff(percent(5), EVERYTHING), BuyAtLeast(2, EVERYTHING), excludes=tobacco
    )
    assert taken(price(rules(buy), catalog, cart("FOOD", "TOBACCO"))) == {}
    assert taken(price(rules(buy), catalog, cart("2 FOOD", "TOBACCO"))) == {"P": (1, 300)}

    deal = promotion("P", AmountOffSlots((Slot(2, EVERYTHING),), 100), excludes=tobacco)
    assert taken(price(rules(deal), catalog, cart("FOOD", "TOBACCO"))) == {}
