"""Eligibility: who, where, when and with which coupon."""

from promo.check.clauses import Clauses, texts
from promo.check.context import Context
from promo.check.declarations import Declared
from promo.check.window import window
from promo.program.eligibility import Eligibility
from promo.syntax import eligibility as written


def eligibility(context: Context, clauses: Clauses, declared: Declared) -> Eligibility:
    """What must hold before the cart is looked at; parts that were reported are left open."""
    segments = clauses.one(written.OnlyFor)
    stores = clauses.one(written.OnlyAt)
    coupons = clauses.one(written.OnlyWithCoupon)
    for segment in () if segments is None else segments.segments:
        context.names.has("segment", segment)
    codes: tuple[str, ...] = ()
    if coupons is not None:
        codes = texts(context, coupons.codes)
        for code in coupons.codes if context.names.declared["coupon"] else ():
            context.names.has("coupon", code)
        if len(codes) > 1:
            why = "a promotion asks for one code so far"
            context.report("P350", coupons.span, clause="only with coupon …, …", why=why)
    return Eligibility(
        window(context, clauses, declared.holidays),
        () if segments is None else texts(context, segments.segments),
        () if stores is None else declared.store_ids(context, stores.stores),
        codes[0] if codes else None,
    )
