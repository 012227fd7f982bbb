"""The syntax tree of a rule file: its definitions, and the root `RuleFile`.

Nodes keep what was written and where; what it means is for promo/check to say.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar, cast

from promo.diagnostics.span import SourceFile, Span
from promo.syntax import eligibility, ladders, limits, rewards, stacking, triggers
from promo.syntax.conditions import Condition
from promo.syntax.declarations import Declaration
from promo.syntax.selectors import Selector
from promo.syntax.stacking import AppliesBefore, Chooses, Exclusive, StacksUpTo
from promo.syntax.templates import Apply, Body, Constant, Template
from promo.syntax.tests import RuleTest
from promo.syntax.word import Word


@dataclass(frozen=True, slots=True)
class Owner:
    """`owner "Ann"`: who answers for it."""

    span: Span
    text: Word


@dataclass(frozen=True, slots=True)
class Receipt:
    """`receipt "3 FOR 2"`: what the shopper reads."""

    span: Span
    text: Word


@dataclass(frozen=True, slots=True)
class Note:
    """`note "…"`: for whoever reads the rule."""

    span: Span
    text: Word


@dataclass(frozen=True, slots=True)
class Status:
    """`status draft`, `status live` (as if it were not there) or `status retired`."""

    span: Span
    status: Word


@dataclass(frozen=True, slots=True)
class Version:
    """`version 3`: for whoever reads the rule."""

    span: Span
    number: Word


@dataclass(frozen=True, slots=True)
class Budget:
    """`budget $25,000`: what all carts together may be given."""

    span: Span
    amount: Word


@dataclass(frozen=True, slots=True)
class FundedBy:
    """`funded by ACME`: who pays for the reward."""

    span: Span
    who: Word


@dataclass(frozen=True, slots=True)
class Currency:
    """`currency USD`"""

    span: Span
    code: Word


@dataclass(frozen=True, slots=True)
class Use:
    """`use "other.promo"`"""

    span: Span
    path: Word


@dataclass(frozen=True, slots=True)
class Prices:
    """`prices from "price-list.csv"`"""

    span: Span
    path: Word


@dataclass(frozen=True, slots=True)
class Segment:
    """`segment vip "Club members"`, or `segment gold is customer tier is Gold`."""

    span: Span
    name: Word
    description: Word | None
    condition: Condition | None


@dataclass(frozen=True, slots=True)
class NamedSet:
    """`set snacks is …`"""

    span: Span
    name: Word
    selector: Selector


GroupClause = Chooses | AppliesBefore | StacksUpTo | Exclusive | Budget


@dataclass(frozen=True, slots=True)
class Group:
    """`group shelf-deals` and its clauses, as they stand. `is_damaged` as in `Promotion`."""

    span: Span
    name: Word
    clauses: tuple[GroupClause, ...]
    is_damaged: bool = False


PromotionClause = (
    Owner
    | Receipt
    | Note
    | Status
    | Version
    | Budget
    | FundedBy
    | eligibility.RunsBetween
    | eligibility.RunsWeekly
    | eligibility.RunsMonthly
    | eligibility.RunsDayOfMonth
    | eligibility.RunsYearly
    | eligibility.RunsOn
    | eligibility.RunsIn
    | eligibility.RunsBy
    | eligibility.PausesOn
    | eligibility.PausesWeekly
    | eligibility.OnlyFor
    | eligibility.OnlyAt
    | eligibility.OnlyInZone
    | eligibility.OnlyThrough
    | eligibility.OnlyOnOrders
    | eligibility.OnlyPayingWith
    | eligibility.OnlyWithCoupon
    | eligibility.OnlyWithBatch
    | eligibility.OnlyIf
    | eligibility.NotFor
    | eligibility.NotAt
    | triggers.Buy
    | triggers.Spend
    | triggers.Slot
    | rewards.Get
    | rewards.Plus
    | ladders.SpendStep
    | ladders.ItemsStep
    | ladders.HighestStep
    | ladders.EverySpend
    | ladders.EveryItems
    | ladders.Band
    | limits.LimitUses
    | limits.LimitItems
    | limits.LimitMeasure
    | limits.LimitUsesPer
    | limits.LimitItemsPer
    | limits.LimitMoneyPer
    | limits.LimitMeasurePer
    | limits.Costs
    | limits.Spreads
    | limits.SharesLimit
    | limits.NeverMore
    | limits.NeverBelow
    | limits.Excludes
    | stacking.Joins
    | stacking.Priority
    | stacking.NeverCombines
    | stacking.CombinesOnly
)


@dataclass(frozen=True, slots=True)
class Promotion:
    """`promotion SNACK-3FOR2 "3 for 2 on snacks"` and its clauses, as they stand.

    `is_damaged`: a clause could not be read and is missing, so nothing may be concluded from what
    the promotion lacks.
    """

    span: Span
    name: Word
    title: Word | None
    clauses: tuple[PromotionClause, ...]
    is_damaged: bool = False


Definition = (
    Currency
    | Use
    | Prices
    | Segment
    | NamedSet
    | Group
    | Promotion
    | RuleTest
    | Constant
    | Template
    | Apply
    | Declaration
)


@dataclass(frozen=True)
class RuleFile:
    """One file, read. `is_damaged`: something in it could not be read.

    `lost_words` are the words of what could not be read, `lost_kinds` the kinds of definitions
    (`set`, …) among it that show no name: one slip gives one message, so that what may be declared
    there is not reported as unknown as well.

    `waiting` are texts with holes, which expand.py turns into further definitions. `language` is
    that of the words it is written in.
    """

    source: SourceFile
    definitions: tuple[Definition, ...]
    lost_words: frozenset[str] = frozenset()
    lost_kinds: frozenset[str] = frozenset()
    is_damaged: bool = False
    waiting: tuple[Body, ...] = ()
    language: str = "en"

    @cached_property
    def by_kind(self) -> dict[type, list[Definition]]:
        """The definitions of each kind, as they stand. A file may have ten thousand promotions, and
        most who ask want something rarer."""
        found: dict[type, list[Definition]] = {}
        for definition in self.definitions:
            found.setdefault(type(definition), []).append(definition)
        return found

    @property
    def has_holes(self) -> bool:
        """Whether anything in it is to be filled, or fills something."""
        return bool(self.waiting) or not self.by_kind.keys().isdisjoint((Constant, Template, Apply))


Kind = TypeVar("Kind", bound=Definition)


def definitions_of(files: Iterable[RuleFile], kind: type[Kind]) -> list[Kind]:
    """All definitions of one kind, file by file, as they stand."""
    return [cast("Kind", one) for file in files for one in file.by_kind.get(kind, ())]
