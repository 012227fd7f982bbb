"""The check, stage by stage."""

from collections.abc import Mapping, Sequence

from promo.check.context import Context
from promo.check.currency import declared_currency
from promo.check.declarations import declarations
from promo.check.names import collect, unknown_names, unused_names
from promo.check.prices import price_rows
from promo.check.products import Products
from promo.check.promotions import promotion
from promo.check.selectors import mentioned
from promo.check.sets import named_sets, used_sets
from promo.check.stacking import Member, groups_in_order
from promo.check.tests import rule_tests
from promo.diagnostics.codes import NOT_PRICED
from promo.diagnostics.diagnostic import Diagnostic, has_errors, sorted_diagnostics
from promo.model.catalog import Catalog
from promo.program.prices import PriceRow
from promo.program.rewards import Reward
from promo.program.ruleset import Promotion, Ruleset
from promo.program.selectors import Selector
from promo.syntax import nodes
from promo.syntax.grammar import LATER_WORDS
from promo.syntax.nodes import RuleFile


def check(
    files: Sequence[RuleFile],
    catalog: Catalog | None = None,
    price_lists: Mapping[str, tuple[PriceRow, ...]] | None = None,
) -> tuple[Ruleset | None, tuple[Diagnostic, ...]]:
    """What the files mean together, or None where that cannot be said, and everything to be told.

    Their order does not matter. What is right and has no price yet is a warning, and means None
    too. Without a catalog nothing is said about products. `price_lists` holds the rows of each file
    named by `prices from`, by that name; a name that is not in it was reported when it could not be
    read.
    """
    files = sorted(files, key=lambda file: file.source.name)
    currency, found = declared_currency(files)
    names, of_names = collect(files, LATER_WORDS)
    products = None if catalog is None else Products(catalog)
    context = Context(currency, names, products, [*found, *of_names])

    declared = declarations(context, files)
    sets = named_sets(context, files)
    members: list[Member] = []
    for node in _promotions(files):
        meaning = promotion(context, node, sets.members, declared)
        if meaning is not None:
            members.append(Member(node, meaning))
    groups = groups_in_order(context, files, members)
    prices = price_rows(context, files, catalog, price_lists or {})
    rule_tests(context, files)

    context.found += unknown_names(names)
    if not any(file.is_damaged for file in files):
        context.found += unused_names(names)
    diagnostics = sorted_diagnostics(context.found)
    is_sound = currency is not None and not has_errors(diagnostics)
    is_whole = not any(file.is_damaged for file in files)
    if not is_sound or not is_whole or any(one.code == NOT_PRICED for one in diagnostics):
        return None, diagnostics
    assert currency is not None
    position = {group.name: index for index, group in enumerate(groups)}
    ranked = sorted(
        (member.promotion for member in members),
        key=lambda one: (position[one.group], -one.priority, one.promotion_id),
    )
    ruleset = Ruleset(
        currency,
        groups,
        tuple(ranked),
        used_sets(sets.ordered, (name for one in ranked for name in _mentions(one))),
        prices,
        tuple(sorted(names.declared["segment"])),
    )
    return ruleset, diagnostics


def _promotions(files: Sequence[RuleFile]) -> list[nodes.Promotion]:
    return [
        definition
        for file in files
        for definition in file.definitions
        if isinstance(definition, nodes.Promotion)
    ]


def _mentions(one: Promotion) -> set[str]:
    """The sets a promotion names."""
    selectors = [*_selectors(one.reward), *(trigger.selector for trigger in one.triggers)]
    if one.excludes is not None:
        selectors.append(one.excludes)
    return set().union(*(mentioned(selector) for selector in selectors))


def _selectors(reward: Reward) -> list[Selector]:
    if hasattr(reward, "slots"):
        return [slot.selector for slot in reward.slots]
    return [reward.selector] if hasattr(reward, "selector") else []
