"""A shop as `promo new` makes it."""

from pathlib import Path

import pytest

from tests.cli.promo_command import promo


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """The folder that holds `shop/`; commands run in it."""
    assert promo("new", "shop", at=tmp_path).status == 0
    return tmp_path
