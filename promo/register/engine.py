"""`Engine`: rules bound to a catalog, ready to price carts."""

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from promo.engine import backend
from promo.engine.bound import BoundRules
from promo.errors import CartError
from promo.explain.explain import explain
from promo.explain.explanation import Explanation
from promo.model.cart import Cart
from promo.readers.cart import cart_from_json
from promo.register.priced import PricedCart


class Engine:
    """Prices carts. Immutable, and safe to share between threads."""

    __slots__ = ("_bound",)

    def __init__(self, bound: BoundRules) -> None:
        self._bound = bound

    @property
    def bound(self) -> BoundRules:
        """The rules and the catalog it prices with."""
        return self._bound

    def evaluate(self, cart: Mapping[str, Any] | Cart) -> PricedCart:
        """Price one cart: a `Cart`, or a mapping in the shape of docs/formats/cart.md.

        Raises CartError for a cart that must not be priced: it never prices one wrongly.
        """
        return self._price(cart_from_json(cart))

    def evaluate_many(
        self, carts: Iterable[Mapping[str, Any] | Cart], threads: int = 1
    ) -> list[PricedCart]:
        """Price all of them, results in the order given; each thread releases the GIL as it prices.

        Raises what `evaluate` raises, for the first cart at fault, and prices none then.
        """
        if threads < 1:
            raise ValueError(f"threads must be 1 or more, not {threads}")
        read = [cart_from_json(cart, f"[{at}]") for at, cart in enumerate(carts)]
        places = range(len(read))
        if threads == 1:
            return list(map(self._price_at, places, read))
        with ThreadPoolExecutor(threads) as pool:
            return list(pool.map(self._price_at, places, read))

    def explain(self, cart: Mapping[str, Any] | Cart, promotion: str | None = None) -> Explanation:
        """Why each promotion (or only the one named) did or did not apply to the cart.

        Raises CartError as `evaluate` does, and UnknownPromotion.
        """
        read = cart_from_json(cart)
        outcome = backend.evaluate(self._bound, read)
        return explain(self._bound, read, outcome, promotion)

    def _price(self, cart: Cart) -> PricedCart:
        return PricedCart(backend.evaluate(self._bound, cart), cart, self._bound)

    def _price_at(self, at: int, cart: Cart) -> PricedCart:
        try:
            return self._price(cart)
        except CartError as error:
            place = error.place.replace("$", f"$[{at}]", 1)
            raise CartError(error.message, place, error.help) from None
