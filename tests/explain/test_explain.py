"""Why a promotion did or did not apply: the first reason a cashier would name."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from promo.explain.explanation import Explanation, PromotionStory
from promo.model.cart import Cart
from promo.model.catalog import Catalog
from promo.program.eligibility import Eligibility
from promo.program.rewards import (
    AmountOffTotal,
    CheapestOff,
    PercentOff,
    PriceEach,
    PriceForSlots,
    Slot,
)
from promo.program.ruleset import Promotion, Ruleset
from promo.program.stacking import BASKET, ITEMS
from promo.program.triggers import (
    BuyAtLeast,
    BuyDifferent,
    BuyIdentical,
    Condition,
    Operator,
    SpendAtLeast,
    SpendAtList,
    Trigger,
)
from promo.values.window import DateRange, Window
from tests.engine.shop import EVERYTHING, FREE, cart, line, percent, promotion, rules, shop, sku
from tests.register.till import till

SHOP = shop(A=200, B=1_000, C=99)
NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)


def explained(ruleset: Ruleset, basket: Cart, catalog: Catalog = SHOP) -> Explanation:
    return till(ruleset, catalog).explain(basket)


def story(basket: Cart, *promotions: Promotion, of: str | None = None) -> PromotionStory:
    """The story of one promotion, the first if none is named."""
    wanted = of or promotions[0].promotion_id
    return till(rules(*promotions), SHOP).explain(basket, promotion=wanted).promotions[0]


def test_what_applied_says_how_often_and_how_much() -> None:
    told = story(cart("6 A"), promotion("A3", CheapestOff(3, 1, FREE, sku("A"))))
    assert (told.verdict, told.times, told.amount, told.reason) == ("applied", 2, 400, None)
    assert told.words == "it took $4.00 off, applied 2 times"


ASKED = Eligibility(
    window=Window((DateRange(0, 1),)), stores=("S001",), segments=("vip",), coupon="SAVE10"
)


@pytest.mark.parametrize(
    ("met", "reason"),
    [
        ({}, "window"),
        ({"window"}, "store"),
        ({"window", "stores"}, "customer"),
        ({"window", "stores", "segments"}, "coupon"),
        ({"window", "stores", "segments", "coupon"}, "products"),
    ],
)
def test_the_first_failing_condition_is_named(met: set[str], reason: str) -> None:
    asked = replace(ASKED, **{part: getattr(Eligibility(), part) for part in met})
    offer = replace(promotion("Z", PercentOff(percent(10), sku("Z"))), eligibility=asked)
    told = story(cart("A", at=NOON), offer)
    assert (told.verdict, told.reason) == ("not-eligible", reason)


def test_goods_that_are_excluded_are_not_called_missing() -> None:
    told = story(
        cart("A"), promotion("TEN", PercentOff(percent(10), EVERYTHING), excludes=sku("A"))
    )
    assert told.reason == "excluded"


def test_a_quantity_that_falls_short_says_by_how_much_and_what_would_help() -> None:
    told = story(cart("2 A"), promotion("A3", CheapestOff(3, 1, FREE, sku("A"))))
    assert (told.verdict, told.reason, told.short_by) == ("not-eligible", "quantity", 1)
    assert told.words == "it needs 1 item more from sku A"
    assert told.change is not None
    assert told.change.to_dict() == {"add": [{"sku": "A", "quantity": 1}], "total": 400}


def test_a_condition_on_a_quantity_falls_short_too() -> None:
    offer = promotion("B10", PercentOff(percent(10), sku("B")), BuyAtLeast(3, sku("A")))
    told = story(cart("A", "B"), offer)
    assert (told.reason, told.short_by) == ("quantity", 2)
    assert told.change is not None
    assert told.change.total == 600 + 900


def test_nothing_is_proposed_that_the_cart_does_not_hold_already() -> None:
    offer = promotion("B10", PercentOff(percent(10), sku("B")), BuyAtLeast(3, sku("A")))
    told = story(cart("B"), offer)
    assert (told.reason, told.short_by, told.change) == ("quantity", 3, None)


def test_nothing_is_proposed_that_would_not_do() -> None:
    """Three of C cost 297 anyhow: with the missing one the deal would still give nothing."""
    three = promotion("C3", PriceForSlots((Slot(3, sku("C")),), 297))
    told = story(cart("2 C"), three)
    assert (told.reason, told.short_by, told.change) == ("quantity", 1, None)


def test_slots_that_share_products_need_units_for_each_of_them() -> None:
    deal = promotion("AB", PriceForSlots((Slot(1, sku("A")), Slot(2, sku("A", "B"))), 100))
    told = story(cart("A", "B"), deal)
    assert (told.reason, told.short_by) == ("quantity", 1)


def test_a_threshold_is_measured_at_the_prices_its_group_opens_with() -> None:
    """Ten dollars of B cost nine after the offer; so a dollar is missing, not nothing."""
    told = story(
        cart("B"),
        promotion("B10", PercentOff(percent(10), sku("B"))),
        promotion("SAVE", AmountOffTotal(1), SpendAtLeast(1_000, EVERYTHING)),
        of="SAVE",
    )
    assert (told.reason, told.short_by) == ("spend", 100)
    assert told.change is not None
    assert told.change.to_dict() == {"add": [{"sku": "B", "quantity": 1}], "total": 1_799}


def test_what_lost_its_goods_to_another_names_the_winner() -> None:
    told = story(
        cart("A"),
        promotion("TEN", PercentOff(percent(10), sku("A"))),
        promotion("HALF", PercentOff(percent(50), EVERYTHING)),
    )
    assert (told.verdict, told.reason) == ("beaten", "beaten")
    assert [one.to_dict() for one in told.beaten_by] == [{"promotion": "TEN", "by": "HALF"}]


def test_of_two_totals_one_wins() -> None:
    told = story(
        cart("B"), promotion("FIVE", AmountOffTotal(5)), promotion("SIX", AmountOffTotal(6))
    )
    assert (told.verdict, told.beaten_by[0].by) == ("beaten", "SIX")


def test_an_offer_that_would_not_lower_the_price_has_nothing_to_gain() -> None:
    told = story(cart("A"), promotion("THREE", PriceEach(300, EVERYTHING)))
    assert (told.verdict, told.reason) == ("nothing-to-gain", "no-gain")


def test_in_a_group_of_all_each_finds_the_prices_that_those_before_it_left() -> None:
    everyone = replace(ITEMS, policy="all")
    ruleset = rules(
        promotion("FREE", PercentOff(FREE, EVERYTHING), priority=1),
        promotion("TEN", PercentOff(percent(10), EVERYTHING)),
        groups=(everyone, BASKET),
    )
    told = explained(ruleset, cart("A")).promotions[1]
    assert (told.promotion_id, told.verdict) == ("TEN", "nothing-to-gain")


def test_a_deal_larger_than_its_limit_is_limited() -> None:
    told = story(cart("3 A"), promotion("A3", PriceForSlots((Slot(3, sku("A")),), 100), items=2))
    assert (told.verdict, told.reason) == ("limited", "limit")


def test_what_is_left_out_for_a_cheaper_cart_says_so() -> None:
    """Ten percent off first would take the cart below the threshold of the better offer."""
    told = story(
        cart("B"),
        promotion("TEN", PercentOff(percent(10), EVERYTHING)),
        promotion("SAVE", AmountOffTotal(200), SpendAtLeast(1_000, EVERYTHING)),
    )
    assert (told.verdict, told.reason) == ("switched-off", "combination")
    assert told.words == "the whole cart would cost no less with it than with SAVE"


def test_each_line_goes_from_list_to_net_in_steps_that_add_up() -> None:
    told = explained(
        rules(
            promotion("A3", CheapestOff(3, 1, FREE, sku("A"))),
            promotion("SAVE", AmountOffTotal(100)),
        ),
        cart("3 A", "B"),
    )
    for each in told.lines:
        assert each.price - sum(step.amount for step in each.steps) == each.net
    assert [step.group for step in told.lines[0].steps] == ["items", "basket"]
    assert told.total == sum(line.net for line in told.lines)


def test_promotions_far_from_the_cart_are_marked() -> None:
    told = explained(
        rules(
            promotion("A10", PercentOff(percent(10), sku("A"))),
            promotion("C10", PercentOff(percent(10), sku("C"))),
            promotion("SAVE", AmountOffTotal(1), SpendAtLeast(99_999, EVERYTHING)),
            promotion("SAVE-C", AmountOffTotal(1), BuyAtLeast(1, sku("C"))),
        ),
        cart("A"),
    )
    near = {one.promotion_id for one in told.promotions if one.touches_cart}
    assert near == {"A10", "SAVE"}


def test_returns_and_fees_explain_nothing_and_break_nothing() -> None:
    basket = cart(
        line("1", "A"), line("2", "A", kind="return", unit_price=200), line("3", "B", kind="fee")
    )
    told = explained(rules(promotion("TEN", PercentOff(percent(10), EVERYTHING))), basket)
    assert [one.net for one in told.lines] == [180, -200, 1_000]


def test_the_json_has_the_shape_that_integrators_know() -> None:
    told = explained(rules(promotion("A3", CheapestOff(3, 1, FREE, sku("A")))), cart("2 A"))
    shape = told.to_dict()
    assert list(shape) == ["total", "lines", "promotions"]
    assert list(shape["lines"][0]) == ["id", "list", "price", "steps", "net"]
    assert set(shape["promotions"][0]) == {
        "promotion", "group", "verdict", "times", "amount", "reason", "short_by", "words", "says",
        "beaten_by", "change",
    }  # fmt: skip


def asking(*steps: Trigger | Operator) -> Promotion:
    return replace(promotion("P", PercentOff(percent(10), EVERYTHING)), condition=Condition(steps))


@pytest.mark.parametrize(
    ("steps", "reason", "words"),
    [
        (
            (SpendAtLeast(500, EVERYTHING), "not"),
            ("spend", 0),
            "it is for less than $5.00 of anything",
        ),
        (
            (BuyAtLeast(1, sku("B")), "not"),
            ("quantity", 0),
            "it is for carts without items from sku B",
        ),
        (
            (BuyDifferent(3, "items", EVERYTHING), BuyIdentical(4, sku("A")), "or"),
            ("distinct", 1),
            (
                "it needs 1 different item more from anything, "
                "or it needs 2 items more of one product from sku A"
            ),
        ),
        (
            (BuyAtLeast(1, sku("A")), SpendAtList(9_900, EVERYTHING), "and"),
            ("spend", 8_500),
            "it needs $85.00 more of anything at list price",
        ),
        (
            (BuyAtLeast(9, sku("A")), BuyAtLeast(1, sku("B")), "or", "not"),
            ("quantity", 0),
            "it is for carts without items from sku B",
        ),
    ],
)
def test_a_condition_is_told_by_the_part_it_fails_by(
    steps: tuple[Trigger | Operator, ...], reason: tuple[str, int], words: str
) -> None:
    told = story(cart("2 A", "B"), asking(*steps))
    assert (told.verdict, told.reason, told.short_by) == ("not-eligible", *reason)
    assert told.words == words


def test_what_a_condition_lacks_may_be_bought() -> None:
    told = story(cart("2 A"), asking(BuyAtLeast(3, sku("A")), BuyAtLeast(1, sku("B")), "or"))
    assert told.change is not None
    assert told.change.to_dict() == {"add": [{"sku": "A", "quantity": 1}], "total": 540}
