"""The nine chains: what a shopper pays, worked out by hand or from the published words."""

import json
import re
from fractions import Fraction
from pathlib import Path

import pytest

import promo
from promo.engine.backend import evaluate
from promo.readers.cart import cart_from_json
from promo.register.priced import PricedCart
from tests.architecture.house import ROOT, name

SUPERMARKET = ROOT / "rulesets" / "supermarket"
CHAINS = sorted(path.parent for path in SUPERMARKET.rglob("rules.promo"))

CARTS = {
    # Two dumplings for 29.90, the third at -10%; two of three yoghurts; two tissues; crackers -10%.
    "aeon/dumplings-and-yoghurt": 2990 + 1881 + (1690 + 890) + 7100 + 900,
    # Six of one wine at -15%, where pairs for 138 save nothing; of the other three pairs for 100.
    "jasons/wine-for-a-party": 6 * (6900 - 1035) + (3 * 10000 + 9900),
    "wellcome/wine-for-a-party": 6 * (6900 - 1035) + (3 * 10000 + 9900),
    # Two pairs of milk save 7 each, more than four at -5%; two oils at -10%.
    "parknshop/milk-for-the-office": 5 * 2350 - 2 * 700 + (12900 - 1290) + (9900 - 990),
    # Each crisp has its own offer: two save 19.80, two save 20 twice, two save 3.
    "parknshop/crisps": 3 * 2990 - 1980 + (3 + 2) * 2000 - 2 * 2000 + 3 * 1000 - 300,
    # The cheaper nappies of two are free, of three too; the cheapest of four baby foods is free.
    "mannings/baby": 11720 + 2 * 12100 + (5200 + 2 * 5600 + 2300) + 15000,
    # Three packs of nappies at -25%, as there are two or more.
    "watsons/baby": 3 * (12100 - 3025) + 2 * (4600 - 920) + 3 * 5200 + (4990 + 2495),
    "sasa/two-of-a-kind": 7190 + 2 * 15990 + 2 * (10590 - 1059),
    "dchfood/sweets": (4000 + 2200) + 2 * (3950 - 198),
    "lungfung/household": 2 * 1200 + 2400,
}


# What equal products cost, by the words of the offer: how many, and for how much (money in cents).
WORDS = {
    r"(?:buy )?(\d+) (?:item\(s\) )?(?:for|at) \$([\d.]+)": lambda price, n, money: (
        n,
        money * 100,
    ),
    r"buy (\d+) to save \$([\d.]+)": lambda price, n, money: (n, n * price - money * 100),
    r"buy (\d+) to get (\d+)% off": lambda price, n, rate: (n, n * less(price, rate)),
    r".*x(\d+),(\d+)%off": lambda price, n, rate: (n, n * less(price, rate)),
    r"purchase (\d+) pcs? of .*enjoy (\d+)% off\.": lambda price, n, rate: (
        n,
        n * less(price, rate),
    ),
    r"(\d+) or more (\d+)%off": lambda price, n, rate: (n, n * less(price, rate)),
    r".*buy (\d+) get 1 free": lambda price, n: (n + 1, n * price),
    r"2nd (?:item for )?(\d+)% off|(\d+)% for 2nd": lambda price, rate: (
        2,
        price + less(price, rate),
    ),
    r"(\d+)(?:\.00)?% off": lambda price, rate: (1, less(price, rate)),
}


def less(price: int, percent: Fraction) -> int:
    """The price after a percentage, which is rounded half-up."""
    return price - int(price * percent / 100 + Fraction(1, 2))


def said(text: str, price: int) -> tuple[int, int]:
    for pattern, cost in WORDS.items():
        if found := re.fullmatch(pattern, text, re.IGNORECASE):
            units, money = cost(price, *(Fraction(one) for one in found.groups() if one))
            return int(units), int(money)
    raise AssertionError(f"no test knows the words {text!r}")


def published(folder: Path) -> dict[str, tuple[str, list[str]]]:
    """Text and products of each promotion, read from the rules as plain text."""
    offers: dict[str, tuple[str, list[str]]] = {}
    listed: list[str] = []
    for block in (folder / "rules.promo").read_text().split("\n\n"):
        skus = re.findall(r'"([A-Z]?\d{6,})"', block)
        if block.startswith("set "):
            listed = skus
        elif found := re.match(r'promotion (\S+) "(.*)"', block):
            offers[found[1]] = found[2], list(dict.fromkeys(skus)) or listed
    return offers


@pytest.mark.parametrize("cart", CARTS)
def test_a_cart_costs_what_its_offers_say(cart: str) -> None:
    folder, file = cart.split("/")
    engine = promo.load(rules=SUPERMARKET / folder)
    shape = json.loads((SUPERMARKET / folder / "carts" / f"{file}.json").read_text())
    assert engine.evaluate(shape).total == CARTS[cart]


@pytest.mark.parametrize("folder", CHAINS, ids=name)
def test_every_published_offer_costs_what_its_text_says(folder: Path) -> None:
    """As many of one product as the offer wants; where it saves nothing, the shelf price."""
    engine = promo.load(rules=folder)
    offers = published(folder)
    assert list(offers) == [one.promotion_id for one in engine.bound.ruleset.promotions]
    for promotion_id, (text, skus) in offers.items():
        product = engine.bound.product(skus[0])
        assert product is not None
        assert product.price is not None
        units, cost = said(text, product.price)
        lines = [{"id": "1", "sku": skus[0], "quantity": units}]
        total = engine.evaluate({"currency": "HKD", "lines": lines}).total
        rivals = sum(skus[0] in others for _, others in offers.values()) - 1
        if rivals:
            assert total <= cost, promotion_id
        else:
            assert total == min(cost, units * product.price), promotion_id


def test_there_are_nine_chains_with_the_figures_that_the_contents_name() -> None:
    contents = (SUPERMARKET / "CONTENTS.md").read_text()
    rows = re.findall(r"^\| \[\w+\]\((\w+)\) \|(.*)\|$", contents, re.MULTILINE)
    assert [chain for chain, _ in rows] == [folder.name for folder in CHAINS]
    assert len(rows) == 9
    assert "691 published offers" in (ROOT / "rulesets" / "README.md").read_text()
    assert sum(int(figures.split("|")[4]) for _, figures in rows) == 691
    for chain, figures in rows:
        _, _, kept, _, promotions, _ = (int(one) for one in figures.split("|"))
        bound = promo.load(rules=SUPERMARKET / chain).bound
        assert (bound.product_count, len(bound.ruleset.promotions)) == (kept, promotions)


@pytest.mark.parametrize("folder", CHAINS, ids=name)
def test_the_reference_prices_baskets_of_offers_as_the_kernel_does(folder: Path) -> None:
    """Every product on offer once, four to a basket, one to four of each."""
    engine = promo.load(rules=folder)
    skus = sorted({sku for _, members in published(folder).values() for sku in members})
    for start in range(0, len(skus), 4):
        lines = [
            {"id": str(at), "sku": sku, "quantity": (start + at) % 4 + 1}
            for at, sku in enumerate(skus[start : start + 4])
        ]
        cart = cart_from_json({"currency": "HKD", "lines": lines})
        expected = PricedCart(evaluate(engine.bound, cart, "reference"), cart, engine.bound)
        assert engine.evaluate(cart).digest == expected.digest
