"""Rules of the grammar to nodes: one method for each rule of grammar/promo.lark, of the same name.

The parser calls them bottom-up while it reads, so no tree is ever walked and nothing here recurses,
however long the input is. A method gets the rule's parts in order: tokens that have a name in the
grammar, and what other methods returned.
"""

from typing import Any

from promo.diagnostics.codes import diagnose
from promo.syntax import (
    eligibility,
    limits,
    nodes,
    rewards,
    selectors,
    stacking,
    templates,
    triggers,
)
from promo.syntax.build_tests import RuleTestBuilder
from promo.syntax.word import Word

Parts = list[Any]


class Builder(RuleTestBuilder):
    """Builds the nodes of one stretch of text; those of tests are made in build_tests.py."""

    # --- Definitions

    def start(self, parts: Parts) -> tuple[nodes.Definition, ...]:
        return tuple(parts)

    def currency(self, parts: Parts) -> nodes.Currency:
        return nodes.Currency(self._span(parts[0]), self._name(parts[1]))

    def use(self, parts: Parts) -> nodes.Use:
        return nodes.Use(self._span(parts[0]), self._text(parts[1]))

    def prices(self, parts: Parts) -> nodes.Prices:
        return nodes.Prices(self._span(parts[0]), self._text(parts[1]))

    def segment(self, parts: Parts) -> nodes.Segment:
        description = None if parts[2] is None else self._text(parts[2])
        return nodes.Segment(self._span(parts[0]), self._name(parts[1]), description)

    def named_set(self, parts: Parts) -> nodes.NamedSet:
        return nodes.NamedSet(self._span(parts[0]), self._name(parts[1]), parts[2])

    def group(self, parts: Parts) -> nodes.Group:
        return nodes.Group(self._span(parts[0]), self._name(parts[1]), tuple(parts[2:]))

    def promotion(self, parts: Parts) -> nodes.Promotion:
        title = None if parts[2] is None else self._text(parts[2])
        return nodes.Promotion(self._span(parts[0]), self._name(parts[1]), title, tuple(parts[3:]))

    def owner(self, parts: Parts) -> nodes.Owner:
        return nodes.Owner(self._span(parts[0]), self._text(parts[1]))

    def receipt(self, parts: Parts) -> nodes.Receipt:
        return nodes.Receipt(self._span(parts[0]), self._text(parts[1]))

    def note(self, parts: Parts) -> nodes.Note:
        return nodes.Note(self._span(parts[0]), self._text(parts[1]))

    # --- Templates

    def constant(self, parts: Parts) -> templates.Constant:
        return templates.Constant(self._span(parts[0]), self._name(parts[1]), parts[2])

    def constant_value(self, parts: Parts) -> Word:
        return self._word(parts[0])

    def template(self, parts: Parts) -> templates.Template:
        needs = tuple(self._name(part) for part in parts[2:])
        return templates.Template(self._span(parts[0]), self._name(parts[1]), needs)

    def apply(self, parts: Parts) -> templates.Apply:
        path = None if parts[2] is None else self._text(parts[2])
        return templates.Apply(self._span(parts[0]), self._name(parts[1]), path)

    # --- Selectors

    def selector(self, parts: Parts) -> selectors.Except:
        return selectors.Except(parts[0], tuple(parts[1:]))

    def any_of(self, parts: Parts) -> selectors.AnyOf:
        return selectors.AnyOf(tuple(parts))

    def all_of(self, parts: Parts) -> selectors.AllOf:
        return selectors.AllOf(tuple(parts))

    def product_list(self, parts: Parts) -> selectors.Selector:
        terms: list[selectors.Selector | list[Word]] = []
        for part in parts:
            if isinstance(part, selectors.ByField):
                terms.append([part.field, *part.values])
            elif not isinstance(part, Word):
                terms.append(part)
            elif isinstance(terms[-1], list):
                terms[-1].append(part)
            else:
                self.found.append(diagnose("P124", part.span, found=part))
        made = tuple(
            selectors.ByField(term[0], tuple(term[1:])) if isinstance(term, list) else term
            for term in terms
        )
        return made[0] if len(made) == 1 else selectors.AnyOf(made)

    def everything(self, parts: Parts) -> selectors.Everything:
        return selectors.Everything(self._span(parts[0]))

    def by_field(self, parts: Parts) -> selectors.ByField:
        return selectors.ByField(self._word(parts[0]), (parts[1],))

    def named(self, parts: Parts) -> selectors.Named:
        return selectors.Named(self._name(parts[0]))

    def value(self, parts: Parts) -> Word:
        return self._any_value(parts[0])

    # --- Eligibility

    def runs_from(self, parts: Parts) -> eligibility.RunsBetween:
        return eligibility.RunsBetween(self._span(parts[0]), parts[1], parts[2])

    def runs_until(self, parts: Parts) -> eligibility.RunsBetween:
        return eligibility.RunsBetween(self._span(parts[0]), None, parts[1])

    def moment(self, parts: Parts) -> eligibility.Moment:
        time = None if parts[1] is None else self._word(parts[1])
        return eligibility.Moment(self._word(parts[0]), time)

    def runs_weekly(self, parts: Parts) -> eligibility.RunsWeekly:
        return eligibility.RunsWeekly(self._span(parts[0]), parts[1], parts[2])

    def every_day(self, parts: Parts) -> tuple[eligibility.DayRange, ...]:
        return ()

    def days(self, parts: Parts) -> tuple[eligibility.DayRange, ...]:
        return tuple(parts)

    def day_range(self, parts: Parts) -> eligibility.DayRange:
        last = None if parts[1] is None else self._word(parts[1])
        return eligibility.DayRange(self._word(parts[0]), last)

    def hours(self, parts: Parts) -> eligibility.Hours:
        return eligibility.Hours(self._word(parts[0]), self._word(parts[1]))

    def only_for(self, parts: Parts) -> eligibility.OnlyFor:
        segments = tuple(self._name(part) for part in parts[1:])
        return eligibility.OnlyFor(self._span(parts[0]), segments)

    def only_at(self, parts: Parts) -> eligibility.OnlyAt:
        return eligibility.OnlyAt(self._span(parts[0]), tuple(parts[1:]))

    def only_with_coupon(self, parts: Parts) -> eligibility.OnlyWithCoupon:
        return eligibility.OnlyWithCoupon(self._span(parts[0]), parts[1])

    def code(self, parts: Parts) -> Word:
        return self._any_value(parts[0])

    # --- Triggers

    def buy(self, parts: Parts) -> triggers.Buy:
        return triggers.Buy(self._span(parts[0]), tuple(parts[1:]))

    def need(self, parts: Parts) -> triggers.Need:
        return triggers.Need(self._word(parts[0]), parts[1])

    def spend(self, parts: Parts) -> triggers.Spend:
        return triggers.Spend(self._span(parts[0]), self._word(parts[1]), parts[2])

    def slot(self, parts: Parts) -> triggers.Slot:
        span, name, units = self._span(parts[0]), self._name(parts[1]), self._word(parts[2])
        return triggers.Slot(span, name, units, parts[3])

    # --- Rewards

    def get(self, parts: Parts) -> rewards.Get:
        return rewards.Get(self._span(parts[0]), parts[1])

    def percent_off(self, parts: Parts) -> rewards.PercentOff:
        return rewards.PercentOff(parts[0], parts[1])

    def percent_off_them(self, parts: Parts) -> rewards.PercentOffThem:
        return rewards.PercentOffThem(parts[0], self._word(parts[1]))

    def percent_off_total(self, parts: Parts) -> rewards.PercentOffTotal:
        return rewards.PercentOffTotal(parts[0], self._word(parts[1]))

    def amount_off_each(self, parts: Parts) -> rewards.AmountOffEach:
        return rewards.AmountOffEach(self._word(parts[0]), parts[1])

    def amount_off_them(self, parts: Parts) -> rewards.AmountOffThem:
        return rewards.AmountOffThem(self._word(parts[0]), self._word(parts[1]))

    def amount_off_total(self, parts: Parts) -> rewards.AmountOffTotal:
        return rewards.AmountOffTotal(self._word(parts[0]), self._word(parts[1]))

    def price_each(self, parts: Parts) -> rewards.PriceEach:
        return rewards.PriceEach(parts[0], self._word(parts[1]))

    def price_for_them(self, parts: Parts) -> rewards.PriceForThem:
        return rewards.PriceForThem(self._word(parts[0]), self._word(parts[1]))

    def cheapest_off(self, parts: Parts) -> rewards.CheapestOff:
        units = None if parts[1] is None else self._word(parts[1])
        return rewards.CheapestOff(self._word(parts[0]), units, parts[2])

    def free(self, parts: Parts) -> None:
        return None

    def reduced(self, parts: Parts) -> Word:
        share: Word = parts[0]
        return share

    def percent(self, parts: Parts) -> Word:
        return self._word(parts[0])

    def fraction(self, parts: Parts) -> Word:
        return self._word(parts[0])

    # --- Limits

    def limit_uses(self, parts: Parts) -> limits.LimitUses:
        return limits.LimitUses(self._span(parts[0]), self._word(parts[1]))

    def limit_items(self, parts: Parts) -> limits.LimitItems:
        return limits.LimitItems(self._span(parts[0]), self._word(parts[1]))

    def excludes(self, parts: Parts) -> limits.Excludes:
        return limits.Excludes(self._span(parts[0]), parts[1])

    # --- Stacking

    def chooses(self, parts: Parts) -> stacking.Chooses:
        return stacking.Chooses(self._span(parts[0]), parts[1])

    def best_for_customer(self, parts: Parts) -> str:
        return "best for customer"

    def highest_priority(self, parts: Parts) -> str:
        return "highest priority"

    def all_in_turn(self, parts: Parts) -> str:
        return "all"

    def applies_before(self, parts: Parts) -> stacking.AppliesBefore:
        groups = tuple(self._name(part) for part in parts[1:])
        return stacking.AppliesBefore(self._span(parts[0]), groups)

    def joins(self, parts: Parts) -> stacking.Joins:
        return stacking.Joins(self._span(parts[0]), self._name(parts[1]))

    def priority(self, parts: Parts) -> stacking.Priority:
        return stacking.Priority(self._span(parts[0]), self._word(parts[1]))
