"""`Case`: a ruleset, a catalog and a cart that suit one another."""

from dataclasses import dataclass

from hypothesis import strategies as st

from promo.model.cart import Cart
from promo.model.catalog import Catalog
from promo.program.ruleset import Ruleset
from tests.strategies.carts import generate_cart
from tests.strategies.catalogs import generate_catalog
from tests.strategies.chooser import Chooser, DrawingChooser, SeededChooser
from tests.strategies.rulesets import generate_ruleset


@dataclass(frozen=True, slots=True)
class Case:
    """The cart can be priced, unless it is too large for the reference, which is rare."""

    ruleset: Ruleset
    catalog: Catalog
    cart: Cart


def generate_case(chooser: Chooser) -> Case:
    catalog = generate_catalog(chooser)
    cart = generate_cart(chooser, catalog)
    return Case(generate_ruleset(chooser), catalog, cart)


def case_from_seed(seed: int) -> Case:
    """The same case for the same seed, on every machine."""
    return generate_case(SeededChooser(seed))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    return generate_case(DrawingChooser(draw))
