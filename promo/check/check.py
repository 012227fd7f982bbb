"""The check, stage by stage."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from promo.check.context import Context
from promo.check.currency import declared_currency
from promo.check.declarations import declarations
from promo.check.memory import Memory
from promo.check.names import collect, unknown_names, unused_names
from promo.check.prices import price_rows
from promo.check.products import Products
from promo.check.selectors import mentioned
from promo.check.sets import Sets, named_sets, used_sets
from promo.check.stacking import Member, groups_in_order
from promo.check.tests import rule_tests
from promo.diagnostics.codes import NOT_PRICED
from promo.diagnostics.diagnostic import Diagnostic, has_errors, sorted_diagnostics
from promo.diagnostics.other_words import in_words_of
from promo.model.catalog import Catalog
from promo.program.prices import PriceRow
from promo.program.rewards import slots_of
from promo.program.ruleset import Promotion, Ruleset
from promo.program.stacking import Group
from promo.syntax import nodes
from promo.syntax.grammar import LATER_WORDS, words_of
from promo.syntax.nodes import RuleFile, definitions_of


@dataclass(frozen=True, slots=True)
class Whole:
    """What the files say together, as far as it can be said, and everything to be told.

    `diagnostics` are sorted. `members` are the promotions that mean something.
    """

    context: Context
    sets: Sets
    members: tuple[Member, ...]
    groups: tuple[Group, ...]
    prices: tuple[PriceRow, ...]
    diagnostics: tuple[Diagnostic, ...]
    is_damaged: bool


def check(
    files: Sequence[RuleFile],
    catalog: Catalog | None = None,
    price_lists: Mapping[str, tuple[PriceRow, ...]] | None = None,
    code_lists: Mapping[str, frozenset[str]] | None = None,
) -> tuple[Ruleset | None, tuple[Diagnostic, ...]]:
    """What the files mean together, or None where that cannot be said, and everything to be told.

    Their order does not matter. What is right and has no price yet is a warning, and means None
    too. Without a catalog nothing is said about products. `price_lists` holds the rows of each file
    named by `prices from`, by that name, and `code_lists` the codes of each file named by `codes
    from`; a name that is not in them was reported when it could not be read.
    """
    products = None if catalog is None else Products(catalog)
    whole = look_at(files, products, price_lists or {}, code_lists or {}, Memory())
    return _ruleset(whole), whole.diagnostics


def look_at(
    files: Sequence[RuleFile],
    products: Products | None,
    price_lists: Mapping[str, tuple[PriceRow, ...]],
    code_lists: Mapping[str, frozenset[str]],
    memory: Memory,
) -> Whole:
    """As `check`, up to the ruleset. With the memory of the time before, only promotions that have
    changed, or that ask for something that has, are looked at again."""
    files = sorted(files, key=lambda file: file.source.name)
    currency, found = declared_currency(files)
    names, of_names = collect(files, LATER_WORDS)
    context = Context(currency, names, products, [*found, *of_names])
    declared = declarations(context, files)
    sets = named_sets(context, files)
    members = memory.members(context, definitions_of(files, nodes.Promotion), sets, declared)
    groups = groups_in_order(context, files, members)
    prices = price_rows(context, files, products, price_lists)
    rule_tests(context, files, code_lists)
    context.found += unknown_names(names)
    is_damaged = any(file.is_damaged for file in files)
    if not is_damaged:
        context.found += unused_names(names)
    found_all = sorted_diagnostics(in_words_of(context.found, words_of(files)))
    return Whole(context, sets, tuple(members), groups, prices, found_all, is_damaged)


def _ruleset(whole: Whole) -> Ruleset | None:
    """The program of what is sound, whole and priced."""
    currency = whole.context.currency
    if currency is None or whole.is_damaged or has_errors(whole.diagnostics):
        return None
    if any(one.code == NOT_PRICED for one in whole.diagnostics):
        return None
    position = {group.name: index for index, group in enumerate(whole.groups)}
    ranked = sorted(
        (member.promotion for member in whole.members),
        key=lambda one: (position[one.group], -one.priority, one.promotion_id),
    )
    return Ruleset(
        currency,
        whole.groups,
        tuple(ranked),
        used_sets(whole.sets.ordered, (name for one in ranked for name in _mentions(one))),
        whole.prices,
        tuple(sorted(whole.context.names.declared["segment"])),
    )


def _mentions(one: Promotion) -> set[str]:
    """The sets a promotion names."""
    selectors = [slot.selector for slot in slots_of(one.reward)]
    selectors += [trigger.selector for trigger in one.asked]
    if one.excludes is not None:
        selectors.append(one.excludes)
    return set().union(*(mentioned(selector) for selector in selectors))
