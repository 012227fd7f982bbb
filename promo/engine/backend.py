"""Which engine prices: the kernel, or the reference when PROMO_BACKEND asks for it.

There is no silent fallback: a till without its kernel refuses to start.
"""

import os
import sys
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from promo.engine.block import BlockOutcome, ResultRow, ResultStatus
from promo.engine.bound import BoundRules
from promo.engine.reference.evaluate import evaluate as evaluate_by_reference
from promo.engine.refusals import no_price, other_currency, too_much
from promo.engine.request import request_bytes
from promo.errors import BackendError, CartError
from promo.model.cart import Cart
from promo.model.priced_cart import Outcome
from promo.plan.layout import NONE

if TYPE_CHECKING:
    from promo.engine.kernel._kernel import Kernel

Backend = Literal["kernel", "reference"]


def chosen_backend() -> Backend:
    """What PROMO_BACKEND says, `kernel` if nothing. Raises BackendError for any other word."""
    name = os.environ.get("PROMO_BACKEND", "kernel")
    if name == "kernel":
        return "kernel"
    if name == "reference":
        return "reference"
    raise BackendError(
        f"PROMO_BACKEND is `{name}`", help="set it to `kernel` or `reference`, or leave it unset"
    )


def evaluate(
    bound: BoundRules, cart: Cart, backend: Backend | None = None
) -> Outcome | BlockOutcome:
    """What the cart costs.

    Raises CartError for a cart that cannot be priced, BackendError where the kernel is missing,
    and, from the reference alone, TooLargeForReference.
    """
    if (backend or chosen_backend()) == "reference":
        return evaluate_by_reference(bound.ruleset, bound, cart)
    if cart.currency != bound.currency:
        raise other_currency(cart, bound.currency)
    block = kernel_of(bound).evaluate(request_bytes(bound, cart))
    _refuse(block, bound, cart)
    return BlockOutcome(block, bound, cart)


@lru_cache(maxsize=64)
def kernel_of(bound: BoundRules) -> "Kernel":
    """The kernel on the columns of a bound file; shared, because it never changes.

    Raises BackendError where the extension was not built, or cannot read this machine's numbers.
    """
    if sys.byteorder != "little":
        raise BackendError(
            "the kernel reads little-endian files in place, and this machine is big-endian",
            help="set PROMO_BACKEND=reference",
        )
    try:
        from promo.engine.kernel._kernel import Kernel
    except ImportError as problem:
        raise BackendError(
            f"the compiled kernel is missing: {problem}",
            help="install promo with a C compiler present, or set PROMO_BACKEND=reference",
        ) from None
    return Kernel(bound.columns)


def _refuse(block: bytes, bound: BoundRules, cart: Cart) -> None:
    """Raises CartError where the block says that there is no price."""
    header = memoryview(block).cast("q")
    status = header[ResultRow.STATUS]
    if status == ResultStatus.NO_PRICE:
        line = header[ResultRow.ERROR_LINE]
        raise no_price(cart, line, is_known=bound.find(cart.lines[line].sku) != NONE)
    if status == ResultStatus.TOO_MUCH:
        raise too_much()
    if status == ResultStatus.NO_MEMORY:
        raise CartError(
            "pricing this cart needs more memory than a till may give it",
            "$.lines",
            "split the cart",
        )
