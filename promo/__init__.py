"""Promotions for retail registers: what a till needs, and nothing of the authoring side.

`load` opens rules and gives an `Engine`, `Cart` and `CartLine` are what it prices, `errors` is
what can go wrong. Each is imported when it is first asked for, so that `import promo` costs a
register nothing it does not use.
"""

from typing import TYPE_CHECKING

from promo.version import VERSION as __version__  # noqa: N811

if TYPE_CHECKING:
    from promo import errors
    from promo.model.cart import Cart, CartLine
    from promo.register.engine import Engine
    from promo.register.load import load

__all__ = ["Cart", "CartLine", "Engine", "__version__", "errors", "load"]


def __getattr__(name: str) -> object:
    if name == "load":
        from promo.register.load import load

        return load
    if name == "Engine":
        from promo.register.engine import Engine

        return Engine
    if name in ("Cart", "CartLine"):
        from promo.model import cart

        return getattr(cart, name)
    if name == "errors":
        import promo.errors

        return promo.errors
    raise AttributeError(f"module 'promo' has no attribute {name!r}")


def __dir__() -> list[str]:
    return list(__all__)
