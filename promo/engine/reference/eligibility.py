"""Eligibility: who, where, when and with which coupon."""

from promo.model.cart import Cart
from promo.program.eligibility import Eligibility
from promo.values.store_time import StoreTime


def is_eligible(eligibility: Eligibility, cart: Cart, time: StoreTime | None) -> bool:
    return (
        eligibility.window.meets(time)
        and (not eligibility.segments or any(s in cart.segments for s in eligibility.segments))
        and (not eligibility.stores or cart.store in eligibility.stores)
        and (eligibility.coupon is None or eligibility.coupon in cart.coupons)
    )
