"""Every ruleset in `rulesets/` checks; its carts price and add up; its origin stands beside it."""

from pathlib import Path

import pytest

import promo
from promo.compiler.compile import compile_rules
from promo.readers.cart import carts_from_text
from tests.architecture.house import ROOT, name

RULESETS = ROOT / "rulesets"
FOLDERS = sorted(path.parent for path in RULESETS.rglob("rules.promo"))
CARTS = sorted(RULESETS.rglob("carts/*.json"))
REAL_DATA = ("wholesale", "supermarket", "cafe")


@pytest.mark.parametrize("folder", FOLDERS, ids=name)
def test_the_rules_check_without_a_word_against_their_own_catalog(folder: Path) -> None:
    assert [one.message for one in compile_rules(folder).diagnostics] == []


@pytest.mark.parametrize("path", CARTS, ids=name)
def test_every_cart_prices_and_adds_up(path: Path) -> None:
    engine = promo.load(rules=path.parents[1])
    for cart in carts_from_text(path.read_text()):
        priced = engine.evaluate(cart)
        assert priced.total == sum(line.net for line in priced.lines)
        for line, scanned in zip(priced.lines, priced.cart.lines, strict=True):
            assert line.price - sum(one.amount for one in line.adjustments) == line.net
            if scanned.kind == "sale":
                assert sum(share.units * share.net for share in line.shares) == line.net
        before = sum(line.price for line in priced.lines)
        assert sum(one.amount for one in priced.applied) == before - priced.total


@pytest.mark.parametrize("folder", FOLDERS, ids=name)
def test_every_ruleset_has_a_cart_to_try_it_with(folder: Path) -> None:
    assert list(folder.glob("carts/*.json")) or (folder / "cart.json").is_file()


@pytest.mark.parametrize("folder", REAL_DATA)
def test_real_data_is_shipped_with_its_origin_and_its_licence(folder: str) -> None:
    assert (RULESETS / folder / "ORIGIN.md").is_file()
    assert list((RULESETS / folder).glob("NOTICE*")) or list((RULESETS / folder).glob("LICENSE*"))


def test_the_sentences_that_the_licences_ask_for_are_there() -> None:
    def flowing(path: str) -> str:
        return " ".join((RULESETS / path).read_text().split())

    assert "doi.org/10.1057/dbm.2012.17" in flowing("wholesale/NOTICE.txt")
    assert "CC0 1.0" in flowing("wholesale/NOTICE.txt")
    assert "Attribution 4.0" in flowing("wholesale/NOTICE.txt")
    assert (
        "Source: Online Price Watch, Consumer Council, via DATA.GOV.HK; reformatted, prices turned"
        " into cents, offer texts parsed." in flowing("supermarket/NOTICE.txt")
    )
    licence = flowing("cafe/LICENSE.txt")
    assert "MIT License Copyright (c) 2022-2026 Posit Software, PBC" in licence
    assert "this permission notice shall be included in all copies" in licence
    assert "synthetic" in flowing("cafe/ORIGIN.md")


def test_the_slices_stay_small() -> None:
    size = sum(path.stat().st_size for path in RULESETS.rglob("*") if path.is_file())
    assert size < 1_200_000
