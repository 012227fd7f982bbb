"""Rules of the grammar to nodes: one method for each rule of grammar/promo.lark, of the same name.

The parser calls them bottom-up while it reads, so no tree is ever walked and nothing here recurses,
however long the input is. A method gets the rule's parts in order: tokens that have a name in the
grammar, and what other methods returned. Most rules only put their parts into a node; these are
rows of a table (build_nodes.py), and their methods are made from it.
"""

from dataclasses import replace
from typing import Any

from promo.diagnostics.codes import diagnose
from promo.syntax import (
    conditions,
    declarations,
    eligibility,
    ladders,
    limits,
    nodes,
    rewards,
    selectors,
    stacking,
    templates,
    triggers,
)
from promo.syntax.build_nodes import with_methods
from promo.syntax.build_tests import RuleTestBuilder
from promo.syntax.word import Word

Parts = list[Any]


@with_methods
class Builder(RuleTestBuilder):
    """Builds the nodes of one stretch of text; those of tests are made in build_tests.py."""

    # --- Definitions

    def start(self, parts: Parts) -> tuple[nodes.Definition, ...]:
        return tuple(parts)

    def coupon(self, parts: Parts) -> declarations.Coupon:
        description = None if parts[2] is None else self._text(parts[2])
        return declarations.Coupon(self._span(parts[0]), parts[1], description, tuple(parts[3:]))

    def group(self, parts: Parts) -> nodes.Group:
        return nodes.Group(self._span(parts[0]), self._name(parts[1]), tuple(parts[2:]))

    def promotion(self, parts: Parts) -> nodes.Promotion:
        title = None if parts[2] is None else self._text(parts[2])
        return nodes.Promotion(self._span(parts[0]), self._name(parts[1]), title, tuple(parts[3:]))

    def constant_value(self, parts: Parts) -> Word:
        return self._word(parts[0])  # a text keeps its quotation marks

    def template(self, parts: Parts) -> templates.Template:
        needs = tuple(self._name(part) for part in parts[2:])
        return templates.Template(self._span(parts[0]), self._name(parts[1]), needs)

    # --- Selectors

    def selector(self, parts: Parts) -> selectors.Except:
        return selectors.Except(parts[0], tuple(parts[1:]))

    def any_of(self, parts: Parts) -> selectors.AnyOf:
        return selectors.AnyOf(tuple(parts))

    def all_of(self, parts: Parts) -> selectors.AllOf:
        return selectors.AllOf(tuple(parts))

    def product_list(self, parts: Parts) -> selectors.Selector:
        made: list[selectors.Selector] = []
        values: list[Word] = []  # of the last term, all that stand behind it
        for part in parts:
            if not isinstance(part, Word):
                made[-1:] = [_with(one, values) for one in made[-1:]]
                made.append(part)
                values = []
            elif isinstance(made[-1], selectors.ByField | selectors.ByAttribute):
                values.append(part)
            else:
                self.found.append(diagnose("P124", part.span, found=part))
        made[-1] = _with(made[-1], values)
        return made[0] if len(made) == 1 else selectors.AnyOf(tuple(made))

    def by_field(self, parts: Parts) -> selectors.ByField:
        return selectors.ByField(self._word(parts[0]), (parts[1],))

    def by_attribute(self, parts: Parts) -> selectors.ByAttribute:
        return selectors.ByAttribute(self._span(parts[0]), self._text(parts[1]), (parts[2],))

    def priced_under(self, parts: Parts) -> selectors.ByPrice:
        return selectors.ByPrice(self._span(parts[0]), None, self._word(parts[1]))

    def on_sale(self, parts: Parts) -> selectors.OnSale:
        return selectors.OnSale(self._span(parts[0]), is_not=False)

    def not_on_sale(self, parts: Parts) -> selectors.OnSale:
        return selectors.OnSale(self._span(parts[0]), is_not=True)

    def value(self, parts: Parts) -> Word:
        return self._any_value(parts[0])

    # --- Eligibility, conditions, triggers

    def runs_until(self, parts: Parts) -> eligibility.RunsBetween:
        return eligibility.RunsBetween(self._span(parts[0]), None, parts[1])

    def every_day(self, parts: Parts) -> tuple[eligibility.DayRange, ...]:
        return ()

    def code(self, parts: Parts) -> Word:
        return self._any_value(parts[0])

    def attribute_value(self, parts: Parts) -> tuple[Word, ...]:
        (part,) = parts
        return (part if isinstance(part, Word) else self._word(part),)

    def one_of(self, parts: Parts) -> tuple[Word, ...]:
        return tuple(value for (value,) in parts[1:])

    def all_conditions(self, parts: Parts) -> conditions.AllConditions:
        return conditions.AllConditions(tuple(parts))

    def any_condition(self, parts: Parts) -> conditions.AnyCondition:
        return conditions.AnyCondition(tuple(parts))

    def buy(self, parts: Parts) -> triggers.Buy:
        return triggers.Buy(self._span(parts[0]), tuple(parts[1:-1]), parts[-1])

    def measured_need(self, parts: Parts) -> triggers.MeasuredNeed:
        (amount, unit), selector = parts
        return triggers.MeasuredNeed(amount, unit, selector)

    # --- Rewards, ladders, limits

    def cheapest_off(self, parts: Parts) -> rewards.CheapestOff:
        units = None if parts[1] is None else self._word(parts[1])
        return rewards.CheapestOff(self._word(parts[0]), units, parts[2], tuple(parts[3:]))

    def gift(self, parts: Parts) -> rewards.Gift:
        return rewards.Gift(self._word(parts[0]), tuple(parts[1:]))

    def limit_measure(self, parts: Parts) -> limits.LimitMeasure:
        return limits.LimitMeasure(self._span(parts[0]), *parts[1])

    def limit_measure_per(self, parts: Parts) -> limits.LimitMeasurePer:
        return limits.LimitMeasurePer(self._span(parts[0]), *parts[1], *parts[2:])

    def free(self, parts: Parts) -> None:
        return None

    def reduced(self, parts: Parts) -> Word:
        share: Word = parts[0]
        return share

    def band_above(self, parts: Parts) -> ladders.Band:
        return ladders.Band(self._span(parts[0]), self._word(parts[1]), None, parts[2])

    def offline_allow(self, parts: Parts) -> limits.Allowed:
        most = None if parts[1] is None else self._word(parts[1])
        return limits.Allowed(self._word(parts[0]), most)

    def floor_cost(self, parts: Parts) -> limits.CostFloor:
        return limits.CostFloor(None)

    def floor_share_of_cost(self, parts: Parts) -> limits.CostFloor:
        return limits.CostFloor(parts[0])

    def floor_share_of_list(self, parts: Parts) -> limits.ListFloor:
        return limits.ListFloor(parts[0])

    # --- Stacking

    def best_for_customer(self, parts: Parts) -> str:
        return "best for customer"

    def best_for_store(self, parts: Parts) -> str:
        return "best for store"

    def highest_priority(self, parts: Parts) -> str:
        return "highest priority"

    def all_in_turn(self, parts: Parts) -> str:
        return "all"

    def applies_before(self, parts: Parts) -> stacking.AppliesBefore:
        groups = tuple(self._name(part) for part in parts[1:])
        return stacking.AppliesBefore(self._span(parts[0]), groups)

    def combining_with(self, parts: Parts) -> tuple[Word, ...]:
        names: tuple[Word, ...] = parts[0]
        return names


def _with(term: selectors.Selector, values: list[Word]) -> selectors.Selector:
    if values and isinstance(term, selectors.ByField | selectors.ByAttribute):
        return replace(term, values=(*term.values, *values))
    return term
