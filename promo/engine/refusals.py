"""What neither backend prices, said in the same words whichever of them finds it."""

from promo.errors import CartError
from promo.model.cart import Cart
from promo.values.money import LARGEST


def other_currency(cart: Cart, currency: str) -> CartError:
    """`currency` is that of the rules."""
    return CartError(
        f"the cart is in `{cart.currency}`, the rules are in `{currency}`",
        "$.currency",
        "price the cart with the rules of its own currency",
    )


def no_price(cart: Cart, line: int, *, is_known: bool) -> CartError:
    """`line` is the place of a line without a price; `is_known`: its SKU is in the catalog."""
    sku, place = cart.lines[line].sku, f"$.lines[{line}].sku"
    if not is_known:
        return CartError(
            f"the catalog does not know `{sku}`, and the line carries no price",
            place,
            "give the line a `unit_price`, or add the product to the catalog",
        )
    return CartError(
        f"`{sku}` has no price: the catalog and the price lists know none",
        place,
        "give the line a `unit_price`, or the product a price in catalog or price list",
    )


def too_much() -> CartError:
    """The lines' list or their prices come to more than LARGEST."""
    return CartError(
        f"the lines come to more than {LARGEST} minor units",
        "$.lines",
        "check the quantities and prices, or split the cart",
    )
