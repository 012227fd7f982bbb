"""Conditions → `buy`, `spend`, `only for`, `only if`."""

from dataclasses import dataclass, field

from tests.conformance.case import Case, Json
from tests.conformance.selectors import EVERYTHING, selector
from tests.conformance.unsayable import Reason, Unsayable
from tests.conformance.words import money, name, units, whole


@dataclass(slots=True)
class Asked:
    """The clauses that conditions became."""

    buy: str = ""
    spend: str = ""
    only_for: list[tuple[str, ...]] = field(default_factory=list)
    not_for: tuple[str, ...] = ()
    only_if: list[str] = field(default_factory=list)

    @property
    def segments(self) -> tuple[str, ...]:
        return (*(one for any_of in self.only_for for one in any_of), *self.not_for)

    def clauses(self) -> list[str]:
        """In any order: the layout has its own."""
        who = [f"only for {', '.join(any_of)}" for any_of in self.only_for]
        who += [f"not for {', '.join(self.not_for)}"] if self.not_for else []
        asked = [f"only if {one}" for one in self.only_if]
        return [*who, *asked, *(clause for clause in (self.buy, self.spend) if clause)]


def conditions(case: Case, found: list[Json], *, buy_is_free: bool, is_first: bool) -> Asked:
    """What must hold. Where a deal needs `buy` for its own units, counts are asked with `only if`.

    `is_first`: no group works before it, so that the price now is the price before promotions.
    Raises Unsayable.
    """
    asked = Asked()
    waiting = found[::-1]
    while waiting:
        one = waiting.pop()
        if one["type"] == "all":
            waiting += one["conds"][::-1]
            continue
        at_list = not is_first and not looks_at_what_is_left(case, one)
        if not _is_a_clause(case, asked, one, buy_is_free, at_list):
            said = _said(case, one, at_list)
            asked.only_if += [said] if said else []
    return asked


def looks_at_what_is_left(case: Case, condition: Json) -> bool:
    """Whether an amount is asked for after the promotions that stand before."""
    basis = condition.get("basis", case.policy.get("condition_basis"))
    return condition["type"] == "cart_amount" and basis == "after-earlier-promotions"


def _is_a_clause(case: Case, asked: Asked, one: Json, buy_is_free: bool, at_list: bool) -> bool:
    """Whether it has a clause of its own that is still free; it is filled then."""
    kind, op = one["type"], one.get("op", ">=")
    if kind == "customer_group":
        asked.only_for.append(tuple(name(group) for group in one["any_of"]))
    elif kind == "not" and one["cond"]["type"] == "customer_group":
        asked.not_for += tuple(name(group) for group in one["cond"]["any_of"])
    elif kind == "cart_amount" and op == ">=" and one["amount"] and not asked.spend:
        asked.spend = f"spend {_amount(case, one)} or more{_on(case, one)}"
        asked.spend += " at list price" if at_list else ""
    elif kind in _COUNTS and op == ">=" and buy_is_free and not asked.buy:
        asked.buy = f"buy {_counted(case, one, whole(one.get('qty', 1)))}"
    else:
        return False
    return True


_COUNTS = ("cart_quantity", "contains", "line_quantity")


def _said(case: Case, one: Json, at_list: bool) -> str:
    """What follows `only if`; nothing where it holds anyway."""
    match one["type"]:
        case "cart_amount" if at_list:
            raise Unsayable(Reason.LIST_IN_CONDITION)
        case "cart_amount":
            return _compared(f"total{_on(case, one)}", one["op"], _amount(case, one))
        case "cart_quantity" | "contains" | "line_quantity":
            return _has(case, one)
        case "contains_all":
            # Not `buy … and …`: one unit may be all of it.
            each = [f"cart has 1 item from {selector(case, wanted)}" for wanted in one["filters"]]
            return " and ".join(each)
        case "not" if one["cond"]["type"] == "contains":
            return f"cart has no items from {selector(case, one['cond']['filter'])}"
        case "not":
            return f"not ({_said(case, one['cond'], at_list)})"
        case "customer_is":
            return f"customer id is one of {', '.join(map(name, one['any_of']))}"
        case "customer_first_order":
            return "customer orders is under 1"
        case "customer_order_number":
            before = whole(one["n"]) - 1
            return f"customer orders is at least {before} and customer orders is under {before + 1}"
        case "currency" if one["is"] == case.currency:
            return ""
        case "currency":
            raise Unsayable(Reason.OTHER_CURRENCY, one["is"])
        case other:
            raise Unsayable(Reason.UNKNOWN, f"condition {other}")


def _amount(case: Case, one: Json) -> str:
    if one.get("include_shipping"):
        raise Unsayable(Reason.FEES_COUNT)
    if one.get("tax") == "with" and case.cart.get("tax", {}).get("mode") == "exclusive":
        raise Unsayable(Reason.OTHER_TAX)
    return money(case, one["amount"])


def _on(case: Case, one: Json) -> str:
    products = selector(case, one.get("filter"))
    return "" if products == EVERYTHING else f" on {products}"


def _compared(what: str, op: str, amount: str) -> str:
    match op:
        case ">=":
            return f"{what} is at least {amount}"
        case ">":
            return f"{what} exceeds {amount}"
        case "<":
            return f"{what} is under {amount}"
        case "<=":
            return f"not {what} exceeds {amount}"
        case "==":
            return f"{what} is at least {amount} and not {what} exceeds {amount}"
    raise Unsayable(Reason.UNKNOWN, f"comparison {op}")


def _has(case: Case, one: Json) -> str:
    count = whole(one.get("qty", 1))

    def has(least: int) -> str:
        return f"cart has {_counted(case, one, least)}"

    match one.get("op", ">="):
        case ">=":
            return has(count)
        case ">":
            return has(count + 1)
        case "<":
            return f"not {has(count)}"
        case "<=":
            return f"not {has(count + 1)}"
        case "==":
            return f"{has(count)} and not {has(count + 1)}"
    raise Unsayable(Reason.UNKNOWN, f"comparison {one['op']}")


def _counted(case: Case, one: Json, count: int) -> str:
    """So many units; of one product where others say line: how it is scanned is no matter."""
    products = selector(case, one.get("filter"))
    if one["type"] == "line_quantity":
        return f"{count} identical items from {products}"
    return f"{units(count)} from {products}"
