"""What a reward becomes: the shape that rewards.py and deals.py share."""

from dataclasses import dataclass
from enum import Enum

from tests.conformance.case import Case, Json
from tests.conformance.unsayable import Reason, Unsayable


class Lands(Enum):
    """Where a reward works; what takes no money off works nowhere."""

    ITEMS = "items"
    TOTAL = "total"
    NOWHERE = "nowhere"


class Policy(Enum):
    """How the promotions of one group go together, as the language says it."""

    BEST = "best for customer"
    PRIORITY = "highest priority"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Given:
    """A reward in words.

    `reward` and `more` follow `get` and `plus`; or `whole` are whole clauses, as of a ladder. A
    deal `needs` units, which it uses up; other rewards may come with what they ask for. `rounds`:
    how a share is rounded (`line:half-up`), nothing where there is none. `policy`: how the group
    must choose because of this reward. `counts_itself`: `whole` says what has to be bought.
    """

    reward: str = ""
    lands: Lands = Lands.ITEMS
    more: tuple[str, ...] = ()
    needs: str = ""
    asks: str = ""
    whole: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    rounds: str = ""
    policy: Policy | None = None
    counts_itself: bool = False


_KNOWN = {
    "percent": {"percent", "base", "basis", "cap", "rounding", "scope", "target"},
    "amount": {"amount", "amount_includes_tax", "target"},
    "amount_per_unit": {"amount", "target"},
    "shipping_percent": {"percent", "methods"},
    "shipping_price": {"price", "methods"},
    "shipping_amount": {"amount", "methods", "across"},
    "gift": {"sku", "qty", "per"},
    "tiered": {"by", "tiers", "target", "applies_to"},
    "buy_get": {
        "buy", "get", "percent", "amount_per_unit", "buy_order", "get_order", "partial_get",
        "consume_across_promotions", "max_applications", "max_get_units", "reserve_get_first",
        "overlap",
    },
    "multi_price": {"sku", "groups", "grouping"},
    "group_price": {"qty", "price", "target"},
    "distinct_set": {"tiers", "grouping"},
    "quantity_group": {"group", "inner"},
    "group_discount": {
        "benefit_includes_addons", "benefit_products", "condition_counts_addons",
        "condition_products", "grouping", "min_count", "min_value", "only_cheapest_per_group",
        "percent",
    },
}  # fmt: skip
_KNOWN_OF_A_TARGET = {"filter", "select", "max_units", "max_units_per_line"}


def check_known(reward: Json) -> None:
    """Raises Unsayable for a key of a reward that nothing here looks at: it would be half said."""
    known = _KNOWN.get(reward["type"], set()) | {"type", "plain"}
    unknown = reward.keys() - known | (reward.get("target") or {}).keys() - _KNOWN_OF_A_TARGET
    if unknown:
        raise Unsayable(Reason.UNKNOWN, f"{reward['type']} with {', '.join(sorted(unknown))}")


def rounding(case: Case, reward: Json) -> str:
    """How a share is rounded: as the reward says, or else the whole case. All of it never is."""
    if reward.get("percent") == 100:
        return ""
    return str(reward.get("rounding") or case.policy.get("rounding", ""))
