"""A case: a cart, the promotions of another engine, and what that engine's own tests say of it.

One JSON object a line; README.md beside this file describes every key.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CASES = Path(__file__).parent / "cases"
PORTABLE = ("general", "policy-dependent")

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class CasePromotion:
    """`plain` is one exact sentence, `structured` the same in the neutral vocabulary."""

    name: str
    plain: str
    structured: Json

    @property
    def conditions(self) -> list[Json]:
        return list(self.structured["conditions"])

    @property
    def rewards(self) -> list[Json]:
        return list(self.structured["rewards"])

    @property
    def limits(self) -> Json:
        return dict(self.structured.get("limits", {}))

    @property
    def is_of_the_shelf(self) -> bool:
        """Whether it makes the price on the shelf, which all others start from."""
        return self.structured.get("stage") == "catalog"

    @property
    def shuts_others_out(self) -> bool:
        stacking = self.structured.get("stacking", {})
        return bool(stacking.get("exclusive")) or stacking.get("compatible_with") == "none"


@dataclass(frozen=True, slots=True)
class Case:
    """Amounts are whole minor units. `promotions` stand in the order in which they are to work."""

    id: str
    kind: str
    portability: str
    family: str
    currency: str
    exponent: int
    catalog: tuple[Json, ...]
    cart: Json
    promotions: tuple[CasePromotion, ...]
    policy: Json
    expected: Json
    depends_on: frozenset[str]

    @property
    def source(self) -> str:
        return self.id.partition("/")[0]

    @property
    def lines(self) -> list[Json]:
        return list(self.cart["lines"])

    def rests_on(self, choice: str) -> bool:
        """Whether the figure rests on a free choice of its engine, such as `rounding`."""
        return choice in self.depends_on


def case_from_json(data: Json) -> Case:
    """Raises KeyError where a key that every case has is missing."""
    promotions = [
        CasePromotion(one["name"], one["plain"], one["structured"]) for one in data["promotions"]
    ]
    ranked = sorted(
        promotions, key=lambda one: (not one.is_of_the_shelf, one.structured.get("rank", 0))
    )
    return Case(
        id=data["id"],
        kind=data["kind"],
        portability=data["portability"],
        family=data["family"],
        currency=data["currency"],
        exponent=data["minor_unit_exponent"],
        catalog=tuple(data["catalog"]),
        cart=data["cart"],
        promotions=tuple(ranked),
        policy=data["policy"],
        expected=data["expected"],
        depends_on=frozenset(data["depends_on"] or ()),
    )


def cases_of(file: Path) -> Iterator[Case]:
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield case_from_json(json.loads(line))


def all_cases() -> list[Case]:
    """Those of every file that is here: an installed copy has no `kept_apart`."""
    return [case for file in sorted(CASES.rglob("*.jsonl")) for case in cases_of(file)]
