"""How a ruleset is set up as a case's engine is: rounding, tax, groups and their policy."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.conformance.case import Case, CasePromotion
from tests.conformance.conditions import looks_at_what_is_left
from tests.conformance.given import Given, Lands, Policy
from tests.conformance.unsayable import Reason, Unsayable

_POLICIES = {
    "stack": Policy.ALL,
    "single-application": Policy.ALL,
    "best-single-per-line": Policy.BEST,
    "first rule that can use a unit takes it; rules run in position order": Policy.PRIORITY,
    "highest priority only": Policy.PRIORITY,
    None: Policy.ALL,
}


@dataclass(frozen=True, slots=True)
class Planned:
    """A promotion of the case and what each of its rewards becomes, before it has a group."""

    promotion: CasePromotion
    given: tuple[tuple[Given, ...], ...]

    @property
    def lands(self) -> Lands:
        where = {one.lands for variants in self.given for one in variants} - {Lands.NOWHERE}
        if len(where) > 1:
            raise Unsayable(Reason.UNKNOWN, "rewards on items and on the total at once")
        return where.pop() if where else Lands.NOWHERE


@dataclass(frozen=True, slots=True)
class Step:
    """A group: promotions that work at the same prices, or one after another, by its policy."""

    name: str
    policy: Policy
    members: tuple[Planned, ...]


def steps(case: Case, planned: Sequence[Planned]) -> tuple[Step, ...]:
    """The groups in their order, what lands nowhere in none of them.

    A group holds rewards on items or on totals, and reads amounts when it begins: so a promotion
    begins another where the kind changes, where the shelf ends, and where it asks what is left.
    """
    runs: list[list[Planned]] = []
    for one in planned:
        if one.lands is Lands.NOWHERE:
            continue
        if not runs or _begins_another(case, runs[-1][-1], one):
            runs.append([])
        runs[-1].append(one)
    names = _names(runs)
    return tuple(
        Step(name, _policy(case, run), tuple(run)) for name, run in zip(names, runs, strict=True)
    )


def _begins_another(case: Case, before: Planned, one: Planned) -> bool:
    return (
        before.lands is not one.lands
        or before.promotion.is_of_the_shelf is not one.promotion.is_of_the_shelf
        or any(looks_at_what_is_left(case, asked) for asked in one.promotion.conditions)
    )


def _names(runs: Sequence[Sequence[Planned]]) -> list[str]:
    """`items` and `basket` where the order is the usual one: they need no other name then."""
    usual = ["SHELF" if run[0].promotion.is_of_the_shelf else _USUAL[run[0].lands] for run in runs]
    is_usual = usual == sorted(set(usual), key=["SHELF", "items", "basket"].index)
    return usual if is_usual else [f"STEP-{number}" for number in range(1, len(runs) + 1)]


_USUAL = {Lands.ITEMS: "items", Lands.TOTAL: "basket"}


def _policy(case: Case, run: Sequence[Planned]) -> Policy:
    asked = {one.policy for member in run for variants in member.given for one in variants}
    for policy in (Policy.PRIORITY, Policy.BEST):
        if policy in asked:
            return policy
    combination = case.policy.get("combination")
    if combination not in _POLICIES:
        raise Unsayable(Reason.UNKNOWN, f"combination {combination}")
    return _POLICIES[combination]


def declarations(case: Case, planned: Sequence[Planned]) -> list[str]:
    """`rounding` where something is rounded, `tax` where the case knows of it."""
    lines = []
    mode = rounding_mode(case, planned)
    if mode:
        lines.append(f"rounding {mode}")
    tax = case.cart.get("tax", {}).get("mode")
    if tax:
        lines.append("tax added" if tax == "exclusive" else "tax included")
    return lines


def rounding_mode(case: Case, planned: Sequence[Planned]) -> str:
    """As the language says it. A ruleset rounds in one way.

    Raises Unsayable where the figure rests on rounding and the language has no such way.
    """
    given = [one for member in planned for variants in member.given for one in variants]
    asked = {_asked(case, one) for one in given if one.rounds}
    if len({mode.split()[0] for mode in asked}) > 1 and case.rests_on("rounding"):
        raise Unsayable(Reason.TWO_ROUNDINGS)
    return max(asked, key=len, default="")


def _asked(case: Case, given: Given) -> str:
    """`half-up`, or `half-up once per group`."""
    where, _, mode = given.rounds.rpartition(":")
    if mode == "exact":
        mode, where = "half-up", "order"  # inside a group savings stay exact
    if given.lands is Lands.TOTAL or where == "unit" or not where:
        return mode
    if where == "order":
        return f"{mode} once per group"
    # By the line, which is the unit where all lines are of one, and all where there is but one.
    if all(line["qty"] == 1 for line in case.lines):
        return mode
    if len(case.lines) == 1:
        return f"{mode} once per group"
    if case.rests_on("rounding"):
        raise Unsayable(Reason.LINE_ROUNDING)
    return mode


def check_sharing(case: Case) -> None:
    """A lump is always shared by largest remainder. Raises Unsayable where the figure rests on
    another way."""
    spread = case.policy.get("spread", "largest-remainder")
    if case.rests_on("sharing-of-order-amounts") and spread != "largest-remainder":
        raise Unsayable(Reason.OWN_SHARING, spread)


def check_order(case: Case) -> None:
    """Raises Unsayable where the figure rests on a promotion that is only told of."""
    if case.rests_on("threshold-before-or-after-discounts") and len(case.promotions) == 1:
        raise Unsayable(Reason.TOLD_ONLY)
