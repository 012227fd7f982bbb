"""Activation, window, channels, limits and what a promotion shuts out → clauses."""

from datetime import datetime

from tests.conformance.case import Case, CasePromotion
from tests.conformance.unsayable import Reason, Unsayable
from tests.conformance.words import money, text, units

BOUNDARY = "window-boundary-inside-or-outside"


def eligibility(case: Case, promotion: CasePromotion) -> list[str]:
    """When, where and with which coupon it runs. Raises Unsayable."""
    _check_known(promotion)
    clauses: list[str] = []
    if promotion.structured.get("enabled") is False:
        clauses.append("status retired")
    clauses += _window(case, promotion)
    if "channels" in promotion.structured:
        clauses.append(f"only through {', '.join(promotion.structured['channels'])}")
    activation = promotion.structured["activation"]
    if activation["type"] == "coupon":
        clauses.append(f"only with coupon {', '.join(text(code) for code in activation['codes'])}")
    elif activation["type"] != "automatic":
        raise Unsayable(Reason.UNKNOWN, f"activation {activation['type']}")
    return clauses


_KNOWN = {
    "activation", "conditions", "rewards", "rank", "stage", "limits", "window", "source_priority",
    "stacking", "channels", "enabled",
}  # fmt: skip


def _check_known(promotion: CasePromotion) -> None:
    unknown = promotion.structured.keys() - _KNOWN
    stacking = promotion.structured.get("stacking", {})
    unknown |= stacking.keys() - {"exclusive", "compatible_with"}
    if unknown or stacking.get("compatible_with", "none") != "none":
        raise Unsayable(Reason.UNKNOWN, f"{', '.join(sorted(unknown)) or stacking}")


def _window(case: Case, promotion: CasePromotion) -> list[str]:
    window = promotion.structured.get("window", {})
    if case.rests_on(BOUNDARY) and case.cart["now"] == window["until"]:
        raise Unsayable(Reason.LAST_INSTANT)
    sides = [f"{side} {_moment(window[side])}" for side in ("from", "until") if side in window]
    return [f"runs {' '.join(sides)}"] if sides else []


def _moment(stamp: str) -> str:
    return datetime.fromisoformat(stamp).strftime("%Y-%m-%d %H:%M")


def limits(case: Case, promotion: CasePromotion, *, is_deal: bool) -> list[str]:
    """How often it may apply. An offer is given once in a cart anyway: a limit would say nothing.

    Raises Unsayable.
    """
    clauses: list[str] = []
    for key, most in promotion.limits.items():
        match key:
            case "max_applications":
                clauses += [f"limit {most} per cart"] if is_deal else []
            case "max_affected_units":
                clauses.append(f"limit {units(most)} per cart")
            case "usage_limit":
                clauses.append(f"limit {most} overall when offline refuse")
            case "usage_limit_per_customer":
                clauses.append(f"limit {most} per customer when offline refuse")
            case "discount_budget":
                if promotion.limits.get("on_exceed") == "skip-promotion":
                    raise Unsayable(Reason.BUDGET_SKIPS)
                clauses.append(f"budget {money(case, most)}")
            case "on_exceed":
                pass
            case other:
                raise Unsayable(Reason.UNKNOWN, f"limit {other}")
    return clauses
