"""A case → rule text, catalog, price list and cart: the generator.

    said = say(case)         # raises Unsayable, with the reason
    said.rules, said.catalog, said.price_list, said.cart

Every part of a case becomes what says it, or nothing is said at all: never half of a promotion.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

from promo.diagnostics.span import SourceFile
from promo.syntax.format import formatted
from promo.syntax.parse import parse
from tests.conformance import shop
from tests.conformance.author_test import author_test
from tests.conformance.case import Case, Json
from tests.conformance.conditions import Asked, conditions
from tests.conformance.eligibility import eligibility, limits
from tests.conformance.given import Given, Lands, Policy
from tests.conformance.policy import Planned, Step, check_order, check_sharing, declarations, steps
from tests.conformance.rewards import rewards
from tests.conformance.unsayable import Reason, Unsayable
from tests.conformance.words import currency, name, text


@dataclass(frozen=True, slots=True)
class Said:
    """What stands for a case.

    `rules`, `catalog` (CSV) and `price_list` (CSV, or empty) are texts of files; `cart` is a cart
    in our own shape. `ids` leads from our promotions to the name that the case has for each.
    """

    rules: str
    catalog: str
    price_list: str
    cart: Json
    ids: dict[str, str]


@dataclass(slots=True)
class _Writer:
    case: Case
    ids: dict[str, str] = field(default_factory=dict)
    segments: set[str] = field(default_factory=set)
    promotions: list[str] = field(default_factory=list)

    def promotion(
        self, planned: Planned, given: Sequence[Given], step: Step | None, is_first: bool, rank: int
    ) -> None:
        """One promotion; `rank` is its priority, 0 where nothing stands beside it."""
        id = self._new_id(planned.promotion.name)
        needs = [one.needs for one in given if one.needs]
        if len(needs) > 1:
            raise Unsayable(Reason.UNKNOWN, "two deals in one promotion")
        asked = Asked()
        if not any(one.counts_itself for one in given):
            is_free = not needs and not any(one.asks or one.whole for one in given)
            asked = conditions(
                self.case, planned.promotion.conditions, buy_is_free=is_free, is_first=is_first
            )
        self.segments |= set(asked.segments)
        clauses = [
            f"note {text(planned.promotion.plain)}",
            *eligibility(self.case, planned.promotion),
            *asked.clauses(),
            *needs,
            *(one.asks for one in given if one.asks),
            *_gets(given),
            *limits(self.case, planned.promotion, is_deal=bool(needs)),
            *(limit for one in given for limit in one.limits),
        ]
        if planned.promotion.shuts_others_out and len(self.case.promotions) > 1:
            clauses.append("never combines in one cart")
        if step is not None:
            clauses.append(f"joins group {step.name}")
        if rank:
            clauses.append(f"priority {rank}")
        head = f"promotion {id} {text(planned.promotion.name)}"
        self.promotions.append("\n  ".join([head, *clauses]))

    def _new_id(self, source: str) -> str:
        made = name(source)
        if made in self.ids:
            number = 2
            while f"{made}-{number}" in self.ids:
                number += 1
            made = f"{made}-{number}"
        self.ids[made] = source
        return made


def _gets(given: Sequence[Given]) -> list[str]:
    ladders = [clause for one in given for clause in one.whole]
    got = [reward for one in given for reward in (one.reward, *one.more) if reward]
    verbs = ["get", *["plus"] * len(got)] if not ladders else ["plus"] * len(got)
    return ladders + [f"{verb} {reward}" for verb, reward in zip(verbs, got, strict=False)]


def say(case: Case) -> Said:
    """Raises Unsayable."""
    check_sharing(case)
    check_order(case)
    planned = [Planned(one, tuple(rewards(case, one))) for one in case.promotions]
    groups = steps(case, planned)
    writer = _Writer(case)
    for step in groups:
        ranked = [(one, given) for one in step.members for given in product(*one.given)]
        for place, (one, given) in enumerate(ranked):
            is_ranked = len(ranked) > 1 and step.policy is not Policy.BEST
            rank = len(ranked) - place if is_ranked else 0
            writer.promotion(one, given, step, step is groups[0], rank)
    for one in planned:
        if one.lands is Lands.NOWHERE:
            (given,) = product(*one.given)
            writer.promotion(one, given, None, not groups, 0)
    heads = [f"currency {currency(case)}", *declarations(case, planned)]
    price_list = shop.price_list(case)
    if price_list:
        heads.append(f'prices from "{shop.PRICE_LIST}"')
    heads += [f"segment {one}" for one in sorted(writer.segments)]
    parts = ["\n".join(heads), *_groups(groups), *writer.promotions]
    cart = shop.cart(case, {source: id for id, source in reversed(writer.ids.items())})
    test = author_test(case, cart, writer.ids)
    if test:
        parts.append(test)
    rules = _laid_out("\n\n".join(parts))
    return Said(rules, shop.catalog(case), price_list, cart, writer.ids)


def _groups(groups: Sequence[Step]) -> Iterator[str]:
    for place, step in enumerate(groups, 1):
        clauses = [f"group {step.name}", f"chooses {step.policy.value}"]
        clauses += [f"applies before {after.name}" for after in groups[place : place + 1]]
        yield "\n  ".join(clauses)


def _laid_out(rules: str) -> str:
    """In the one layout there is; a text with slips stays as it is, and the check tells of them."""
    _, slips = parse(SourceFile("rules.promo", rules))
    return rules if slips else formatted(rules)
