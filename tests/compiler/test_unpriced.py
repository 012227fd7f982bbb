"""What has no price yet is fine to check, and refused as an error by everything that prices."""

from pathlib import Path

import pytest

from promo import load
from promo.errors import RuleError
from tests.cli.promo_command import promo

TEXT = """\
currency USD
set snacks is sku 1
promotion P "p"
  get 10% off snacks
  limit 1 per customer
"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    file = tmp_path / "rules.promo"
    file.write_text(TEXT)
    return file


def test_check_warns_and_ends_well(rules: Path) -> None:
    run = promo("check", str(rules), at=rules.parent)
    assert run.status == 0
    assert "warning[P350]" in run.out + run.err


@pytest.mark.parametrize(
    "command",
    [
        ("compile", "rules.promo", "-o", "rules.bound"),
        ("show", "program", "rules.promo"),
        ("test", "rules.promo"),
        ("price", "cart.json", "--rules", "rules.promo"),
    ],
)
def test_what_prices_refuses_it_as_an_error(command: tuple[str, ...], rules: Path) -> None:
    (rules.parent / "cart.json").write_text("{}")
    run = promo(*command, at=rules.parent)
    assert run.status == 1
    assert "error[P350]" in run.out + run.err


def test_load_refuses_it_as_an_error(rules: Path) -> None:
    with pytest.raises(RuleError, match="not priced yet"):
        load(rules=rules)
