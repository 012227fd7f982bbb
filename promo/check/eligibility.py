"""Eligibility: who, where, when and with which coupon."""

from promo.check.clauses import Clauses, texts
from promo.check.context import Context
from promo.check.declarations import Declared
from promo.check.window import window
from promo.program.eligibility import Eligibility
from promo.syntax import eligibility as written


def eligibility(context: Context, clauses: Clauses, declared: Declared) -> Eligibility:
    """What must hold before the cart is looked at; parts that were reported are left open."""
    segments = clauses.all(written.OnlyFor)
    stores = clauses.one(written.OnlyAt)
    coupons = clauses.all(written.OnlyWithCoupon)
    for clause in segments:
        for segment in clause.segments:
            context.names.has("segment", segment)
    for clause in segments[1:]:
        why = "a customer is asked for one list of segments so far"
        context.report("P350", clause.span, clause="only for … twice", why=why)
    return Eligibility(
        window(context, clauses, declared.holidays),
        () if not segments else texts(context, segments[0].segments),
        () if stores is None else declared.store_ids(context, stores.stores),
        _coupon(context, coupons),
    )


def _coupon(context: Context, coupons: tuple[written.OnlyWithCoupon, ...]) -> str | None:
    """The one code that is asked for; several have no price yet."""
    found: list[str] = []
    for clause in coupons:
        codes = texts(context, clause.codes)
        for code in clause.codes if context.names.declared["coupon"] else ():
            context.names.has("coupon", code)
        if len(codes) > 1 or found:
            why = "a promotion asks for one code so far"
            context.report("P350", clause.span, clause="only with coupon …, …", why=why)
        found += codes
    return found[0] if found else None
