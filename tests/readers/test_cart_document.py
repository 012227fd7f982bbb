"""docs/formats/cart.md: its example is a cart, and it leaves no key out."""

import json
import re
from pathlib import Path

from promo.readers import cart

DOCUMENT = Path(__file__).parents[2].joinpath("docs/formats/cart.md").read_text(encoding="utf-8")


def test_the_example_is_a_cart() -> None:
    [example] = re.findall(r"^```json\n(.*?)^```", DOCUMENT, re.MULTILINE | re.DOTALL)
    [data] = cart.carts_from_text(example)
    read = cart.cart_from_json(data)
    assert len(read.lines) == 4
    assert cart.cart_from_json(json.loads(read.source)) == read


def test_every_key_of_a_cart_is_described() -> None:
    sets = [value for name, value in vars(cart).items() if isinstance(value, frozenset)]
    assert len(sets) >= 8
    described = set(re.findall(r"`([a-z_]+)`", DOCUMENT))
    assert set().union(*sets) - described == set()
