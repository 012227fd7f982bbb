"""A promotion read back to its author, from what the till understood."""

from dataclasses import replace
from pathlib import Path

import pytest

from promo.compiler.compile import compile_rules
from promo.explain.meaning import meaning
from tests.strategies.cases import case_from_seed


def said(folder: Path, *clauses: str) -> str:
    """What a promotion with these clauses says."""
    rules = folder / "rules.promo"
    head = 'currency USD\nsegment vip\nset snacks is category "Snacks"\n'
    rules.write_text("\n  ".join([head + 'promotion ONE "One"', *clauses]))
    return meaning(compile_rules(rules).priced().promotions[0], "USD")


@pytest.mark.parametrize(
    ("clauses", "sentence"),
    [
        (("get 20% off snacks",), "each item from snacks is 20% off"),
        (("get a third off snacks",), "each item from snacks is 1/3 off"),
        (
            ("get the first 3 items from snacks free",),
            "each item from snacks is free; for 3 items of a cart at most",
        ),
        (
            ("get 20% of list price off snacks",),
            "each item from snacks is 20% of its list price off",
        ),
        (("get $0.50 off each kg of snacks",), "each kg of snacks is $0.50 off"),
        (("get snacks for $2.90 per 100 g",), "snacks costs $2.90 per 100 g"),
        (
            ("buy 3 items from snacks", "get the dearest 2 at 30% off"),
            "of every 3 items from snacks the 2 dearest are 30% off",
        ),
        (
            ("get $5 off each item from snacks except tag “new”", "limit 4 items per cart"),
            'each item from snacks except tag "new" is $5.00 off; for 4 items of a cart at most',
        ),
        (
            ("buy 3 items from snacks", "get the cheapest free", "limit 4 per cart"),
            "of every 3 items from snacks the cheapest is free; 4 times in a cart at most",
        ),
        (
            ("buy 3 items from snacks", "get them for $10", "excludes sku 1"),
            (
                "every 3 items from snacks cost $10.00 together; "
                'nothing from sku "1" counts or is reduced'
            ),
        ),
        (
            ("buy 2 items from snacks", "get 10% off everything"),
            "when 2 items or more from snacks are in the cart: each item is 10% off",
        ),
        (
            ("slot main takes 1 from snacks", "slot drink takes 1 from sku 2", "get them for $5"),
            (
                '1 item from snacks and 1 item from sku "2" together cost $5.00, '
                "as often as they are there"
            ),
        ),
        (
            ("spend $50 or more", "only for vip", "get $10 off total"),
            "for vip customers; when everything comes to $50.00 or more: the total is $10.00 off",
        ),
        (
            (
                "only if total is under $20 or cart has 3 different items from snacks",
                "only if not (total on snacks exceeds $9 and cart has no items from sku 7)",
                "get 10% off total",
            ),
            (
                "when (everything comes to less than $20.00 or 3 different items or more from "
                "snacks are in the cart) and (what is from snacks comes to less than $9.01 or "
                '1 item or more from sku "7" are in the cart): the total is 10% off'
            ),
        ),
        (
            ("runs from 2026-04-03 until 2026-04-12", "get 10% off total"),
            "from Fri 2026-04-03 until Sun 2026-04-12 (included): the total is 10% off",
        ),
        (
            ("runs from 2026-04-03 until 2026-04-03", "get 10% off total"),
            "on Fri 2026-04-03: the total is 10% off",
        ),
        (
            ("runs from 2026-04-03 06:30 until 2026-04-03 22:00", "get 10% off total"),
            "from Fri 2026-04-03 06:30 until Fri 2026-04-03 22:00: the total is 10% off",
        ),
        (
            ("runs every Fri, Sat from 22:00 until 02:30", "get 10% off total"),
            (
                "every Friday and Saturday from 22:00 until 02:30 of the next day: "
                "the total is 10% off"
            ),
        ),
    ],
)
def test_a_promotion_is_read_back(clauses: tuple[str, ...], sentence: str, tmp_path: Path) -> None:
    assert said(tmp_path, *clauses) == sentence


def test_a_slip_that_means_something_else_reads_differently(tmp_path: Path) -> None:
    uses = said(tmp_path, "get $1 off each item from snacks", "limit 4 items per cart")
    items = said(tmp_path, "get $1 off each item from snacks", "limit 14 items per cart")
    assert uses != items


def test_every_promotion_has_a_sentence_of_its_own() -> None:
    for seed in range(300):
        ruleset = case_from_seed(seed).ruleset
        sentences = {
            (replace(one, promotion_id="", title="", receipt="", group="", priority=0)): meaning(
                one, ruleset.currency
            )
            for one in ruleset.promotions
        }
        assert all(sentences.values())
        assert len({*sentences.values()}) == len(sentences)
