"""Lines of a cart: quantities, money, kinds, facts of the product."""

from decimal import Decimal

import pytest

from promo.model.cart import LINE_KINDS
from tests.readers.carts import cart, read_line, refusal, with_line

GIANT = pytest.param(10**5000, id="giant")
"""More digits than Python would print."""


# Quantities


@pytest.mark.parametrize(
    ("quantity", "milli", "is_measured"),
    [
        (1, 1000, False),
        (1_000_000, 1_000_000_000, False),
        ("0.001", 1, True),
        ("1.5", 1500, True),
        ("2", 2000, True),
    ],
)
def test_a_whole_number_is_counted_and_text_is_weighed(
    quantity: object, milli: int, is_measured: bool
) -> None:
    read = read_line(quantity=quantity)
    assert (read.quantity_milli, read.is_measured) == (milli, is_measured)


def test_a_line_with_an_amount_is_measured() -> None:
    assert read_line(quantity=1, amount=0).is_measured


@pytest.mark.parametrize(
    "quantity",
    [
        0,
        "0",
        "0.000",
        -1,
        "-1.5",
        1_000_001,
        GIANT,
        "1.2345",
        "1,5",
        "1e3",
        "",
        " 1",
        "١",
        1.5,
        2.0,
        float("nan"),
        float("inf"),
        True,
        None,
        [],
        {},
        Decimal("1.5"),
    ],
)
def test_a_quantity_that_is_none_is_refused(quantity: object) -> None:
    assert refusal(with_line(quantity=quantity)).place == "$.lines[0].quantity"


def test_a_negative_quantity_is_told_of_return_lines() -> None:
    assert '"return"' in refusal(with_line(quantity=-2)).help


# Money


def test_a_price_of_nothing_is_allowed() -> None:
    assert read_line(unit_price=0).unit_price == 0


@pytest.mark.parametrize("key", ["unit_price", "amount"])
@pytest.mark.parametrize("money", [-1, 10**10 + 1, GIANT, 1.5, 199.0, "199", True, None])
def test_money_that_is_none_is_refused(key: str, money: object) -> None:
    assert refusal(with_line(**{key: money})).place == f"$.lines[0].{key}"


def test_money_with_a_point_is_told_of_minor_units() -> None:
    assert "1.99 as 199" in refusal(with_line(unit_price=1.99)).help


def test_a_line_worth_more_than_any_cart_is_refused() -> None:
    assert read_line(quantity=1000, unit_price=10**7).unit_price == 10**7
    assert refusal(with_line(quantity=1001, unit_price=10**7)).place == "$.lines[0].unit_price"


# Kinds of lines


@pytest.mark.parametrize("kind", LINE_KINDS)
def test_every_kind_of_line_may_have_an_amount(kind: str) -> None:
    assert read_line(kind=kind, amount=500).kind == kind


def test_a_return_without_what_was_paid_is_refused() -> None:
    found = refusal(with_line(kind="return"))
    assert found.place == "$.lines[0]"
    assert "what was paid" in found.help


def test_only_a_return_says_what_it_returns() -> None:
    returns = {"receipt": "R-1", "line": "2"}
    assert refusal(with_line(returns=returns)).place == "$.lines[0].returns"
    wrong = with_line(kind="return", amount=1, returns={"reciept": "R-1"})
    assert refusal(wrong).place == "$.lines[0].returns.reciept"


def test_what_is_not_priced_yet_is_refused_and_says_so() -> None:
    manual = {"percent": 10, "reason": "damaged", "approver": "M-4"}
    for data, place in (
        (with_line(manual=manual), "$.lines[0].manual"),
        (cart(manual=manual), "$.manual"),
        (with_line(kind="gift"), "$.lines[0].kind"),
    ):
        found = refusal(data)
        assert found.place == place
        assert "not priced yet" in found.message


def test_an_unknown_kind_is_refused_with_the_nearest() -> None:
    assert "`return`" in refusal(with_line(kind="retrun")).help
    assert refusal(with_line(kind=7)).place == "$.lines[0].kind"


# Facts of the product


@pytest.mark.parametrize("category", ["Food > Crisps", ["Food", "Crisps"], ("Food", "Crisps")])
def test_a_category_is_a_path(category: object) -> None:
    assert read_line(category=category).category == ("Food", "Crisps")


@pytest.mark.parametrize("category", ["", " > ", "Food > ", ["Food", ""], [7], 7, None, {}])
def test_a_category_with_an_empty_step_is_refused(category: object) -> None:
    assert refusal(with_line(category=category)).place.startswith("$.lines[0].category")


@pytest.mark.parametrize(
    ("attributes", "place"),
    [
        ({"a": {"deep": 1}}, ".a"),
        ({"a": 1.5}, ".a"),
        ({"a": None}, ".a"),
        ({"a b": []}, '["a b"]'),
        ({7: "x"}, "[`7`]"),
        ("red", ""),
        (dict.fromkeys(map(str, range(1001)), 1), ""),
    ],
)
def test_attributes_are_flat(attributes: object, place: str) -> None:
    assert refusal(with_line(attributes=attributes)).place == f"$.lines[0].attributes{place}"


# Text


@pytest.mark.parametrize("key", ["id", "sku"])
@pytest.mark.parametrize("word", ["", "a\nb", "a\x00", "\x1b[31m", "\ud800", "x" * 501, 7, None])
def test_text_that_cannot_be_printed_is_refused(key: str, word: object) -> None:
    found = refusal(with_line(**{key: word}))
    assert found.place == f"$.lines[0].{key}"
    str(found).encode()


def test_a_number_for_text_is_told_to_be_quoted() -> None:
    assert '"10023"' in refusal(with_line(sku=10023)).help


def test_text_of_every_script_is_read() -> None:
    for sku in ("Äpfel", "苹果", "🍎", "شاي", "a\u00a0b", "zero\u200dwidth"):
        assert read_line(sku=sku).sku == sku
