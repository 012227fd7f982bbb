"""What a case asserts → a `test` block beside its rules, where a test can say its cart."""

from tests.conformance import shop
from tests.conformance.case import Case, Json
from tests.conformance.words import money, text

_SAID = {"total", "discount_total", "per_line", "applied", "not_applied", "gifts"}


def author_test(case: Case, cart: Json, ids: dict[str, str]) -> str:
    """The block, or nothing: tests cannot hand over a coupon that nobody asks for, and know no tax
    rate. `cart` is ours, `ids` lead from our promotions to the case's names."""
    asserted, codes = case.expected, _codes(case)
    is_taxed = case.cart.get("tax", {}).get("mode") == "exclusive"
    if not case.lines or is_taxed or not _SAID & asserted.keys():
        return ""
    if not set(cart.get("coupons", ())) <= codes:
        return ""
    expected = _expected(case, ids)
    if not expected:
        return ""
    return "\n  ".join([f"test {text(case.id)}", *_who(case, cart), *_cart(case, cart), *expected])


def _codes(case: Case) -> set[str]:
    return {
        code for one in case.promotions for code in one.structured["activation"].get("codes", ())
    }


def _who(case: Case, cart: Json) -> list[str]:
    clauses = []
    if "at" in cart:
        clauses.append(f"paid on {cart['at'][:10]} {cart['at'][11:16]}")
    customer = cart.get("customer")
    if customer is not None:
        segments = ", ".join(customer.get("segments", ()))
        clauses.append(f"customer {customer['id']}" + (f" in {segments}" if segments else ""))
        if "history" in customer:
            clauses.append(f"customer orders is {customer['history']['orders']}")
    if cart.get("coupons"):
        clauses.append(f"with coupon {', '.join(text(code) for code in cart['coupons'])}")
    if "channel" in cart:
        clauses.append(f"through {cart['channel']}")
    for id, left in cart.get("allowances", {}).items():
        clauses += [
            f"allowing {id} {_left(case, of)} {_SCOPES[scope]}" for scope, of in left.items()
        ]
    return clauses


_SCOPES = {"overall": "overall", "customer": "per customer"}


def _left(case: Case, left: Json) -> str:
    return str(left["uses"]) if "uses" in left else money(case, left["money"])


def _cart(case: Case, cart: Json) -> list[str]:
    clauses = ["cart"]
    for line in cart["lines"]:
        if line.get("kind") == "fee":
            fee = "delivery" if line["id"] == "delivery" else f"fee {line['id']}"
            clauses.append(f"  {fee} at {money(case, line['unit_price'])}")
            continue
        facts = [
            f" attribute {text(key)} is {text(value)}"
            for key, value in line.get("attributes", {}).items()
        ]
        clauses.append(f"  {line['quantity']} of sku {text(line['sku'])}{''.join(facts)}")
    return clauses


def _expected(case: Case, ids: dict[str, str]) -> list[str]:
    asserted, clauses = case.expected, []
    if "total" in asserted and "tolerance_minor" not in asserted:
        clauses.append(f"expect total {money(case, asserted['total'])}")
    if "discount_total" in asserted and not shop.fees(case):
        clauses.append(f"expect discount {money(case, asserted['discount_total'])}")
    position = {line["id"]: number for number, line in enumerate(case.lines, 1)}
    clauses += [
        f"expect discount {money(case, one['discount'])} on line {position[one['id']]}"
        for one in asserted.get("per_line", ())
    ]
    clauses += [f"expect gift sku {text(one['sku'])}" for one in asserted.get("gifts", ())]
    for verdict, key in (("applies", "applied"), ("does not apply", "not_applied")):
        for source in asserted.get(key, ()):
            ours = [id for id, each in ids.items() if each == source]
            clauses += [f"expect {ours[0]} {verdict}"] if len(ours) == 1 else []
    return clauses
