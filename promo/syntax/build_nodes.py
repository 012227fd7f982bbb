"""The rules of the grammar whose parts are, in order, the fields of a node: a table."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any

from lark import Token

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
from promo.syntax.build_words import WordBuilder

Method = Callable[[WordBuilder, list[Any]], Any]

NODES: dict[str, type] = {
    "currency": nodes.Currency,
    "use": nodes.Use,
    "prices": nodes.Prices,
    "segment": nodes.Segment,
    "named_set": nodes.NamedSet,
    "owner": nodes.Owner,
    "receipt": nodes.Receipt,
    "note": nodes.Note,
    "constant": templates.Constant,
    "apply": templates.Apply,
    "status": nodes.Status,
    "version": nodes.Version,
    "budget": nodes.Budget,
    "funded_by": nodes.FundedBy,
    "once_per_group": declarations.OncePerGroup,
    "rounding": declarations.Rounding,
    "tax": declarations.Tax,
    "returns_share": declarations.ReturnsShare,
    "deducting": declarations.Deducting,
    "returns_reprice": declarations.ReturnsReprice,
    "prices_choose": declarations.PricesChoose,
    "clock": declarations.Clock,
    "points_rate": declarations.PointsRate,
    "manual": declarations.Manual,
    "house_floor": declarations.HouseFloor,
    "holidays": declarations.Holidays,
    "store_range": declarations.StoreRange,
    "stores": declarations.Stores,
    "zone": declarations.Zone,
    "tender": declarations.Tender,
    "single_use": declarations.SingleUse,
    "batch": declarations.Batch,
    "codes_from": declarations.CodesFrom,
    "face_value": declarations.FaceValue,
    "issued_by": declarations.IssuedBy,
    "matched_by": declarations.MatchedBy,
    "everything": selectors.Everything,
    "named": selectors.Named,
    "discounted": selectors.Discounted,
    "priced_from": selectors.ByPrice,
    "moment": eligibility.Moment,
    "runs_from": eligibility.RunsBetween,
    "runs_weekly": eligibility.RunsWeekly,
    "day_range": eligibility.DayRange,
    "hours": eligibility.Hours,
    "runs_monthly": eligibility.RunsMonthly,
    "runs_day_of_month": eligibility.RunsDayOfMonth,
    "runs_yearly": eligibility.RunsYearly,
    "runs_on": eligibility.RunsOn,
    "runs_in": eligibility.RunsIn,
    "runs_by": eligibility.RunsBy,
    "pauses_on": eligibility.PausesOn,
    "pauses_weekly": eligibility.PausesWeekly,
    "only_for": eligibility.OnlyFor,
    "only_at": eligibility.OnlyAt,
    "only_in_zone": eligibility.OnlyInZone,
    "only_through": eligibility.OnlyThrough,
    "only_on_orders": eligibility.OnlyOnOrders,
    "only_paying_with": eligibility.OnlyPayingWith,
    "only_with_coupon": eligibility.OnlyWithCoupon,
    "only_with_batch": eligibility.OnlyWithBatch,
    "only_if": eligibility.OnlyIf,
    "not_for": eligibility.NotFor,
    "not_at": eligibility.NotAt,
    "not_condition": conditions.Not,
    "total_is": conditions.TotalIs,
    "cart_has": conditions.CartHas,
    "cart_has_none": conditions.CartHasNone,
    "attribute_is": conditions.AttributeIs,
    "attribute_amount": conditions.AttributeAmount,
    "birthday_is": conditions.BirthdayIs,
    "counted_as": triggers.CountedAs,
    "up_to": triggers.UpTo,
    "need": triggers.Need,
    "different_need": triggers.DifferentNeed,
    "without_using": triggers.WithoutUsing,
    "spend": triggers.Spend,
    "at_list_price": triggers.AtListPrice,
    "slot": triggers.Slot,
    "adding": triggers.Adding,
    "get": rewards.Get,
    "plus": rewards.Plus,
    "given_if": rewards.GivenIf,
    "percent_off": rewards.PercentOff,
    "percent_off_them": rewards.PercentOffThem,
    "percent_off_total": rewards.PercentOffTotal,
    "amount_off_each": rewards.AmountOffEach,
    "amount_off_them": rewards.AmountOffThem,
    "amount_off_total": rewards.AmountOffTotal,
    "price_each": rewards.PriceEach,
    "price_for_them": rewards.PriceForThem,
    "and_next": rewards.AndNext,
    "amount_off_each_measure": rewards.AmountOffEachMeasure,
    "price_per_measure": rewards.PricePerMeasure,
    "percent_of_list_off": rewards.PercentOfListOff,
    "dearest_off": rewards.DearestOff,
    "cheapest_of_all_off": rewards.CheapestOfAllOff,
    "total_on": rewards.OnProducts,
    "cheapest_items": rewards.CheapestItems,
    "first_items": rewards.FirstItems,
    "other_items": rewards.OtherItems,
    "lesser": rewards.Lesser,
    "benefit_free": rewards.Free,
    "benefit_reduced": rewards.Reduced,
    "benefit_amount": rewards.LessBy,
    "benefit_price": rewards.ForPrice,
    "delivery": rewards.Delivery,
    "fee": rewards.Fee,
    "entry": rewards.Entry,
    "points": rewards.Points,
    "points_times": rewards.PointsTimes,
    "points_per": rewards.PointsPer,
    "voucher": rewards.Voucher,
    "worth_money": rewards.WorthMoney,
    "worth_share": rewards.WorthShare,
    "worth_share_total": rewards.WorthShareOfTotal,
    "valid_between": rewards.ValidBetween,
    "valid_for": rewards.ValidFor,
    "message": rewards.Message,
    "spend_step": ladders.SpendStep,
    "items_step": ladders.ItemsStep,
    "highest_step": ladders.HighestStep,
    "every_spend": ladders.EverySpend,
    "every_items": ladders.EveryItems,
    "band": ladders.Band,
    "limit_uses": limits.LimitUses,
    "limit_items": limits.LimitItems,
    "limit_uses_per": limits.LimitUsesPer,
    "limit_items_per": limits.LimitItemsPer,
    "limit_money_per": limits.LimitMoneyPer,
    "costs": limits.Costs,
    "spreads": limits.Spreads,
    "offline_refuse": limits.Refused,
    "shares_limit": limits.SharesLimit,
    "never_more": limits.NeverMore,
    "never_below": limits.NeverBelow,
    "floor_price": limits.PriceFloor,
    "excludes": limits.Excludes,
    "chooses": stacking.Chooses,
    "joins": stacking.Joins,
    "priority": stacking.Priority,
    "stacks_up_to": stacking.StacksUpTo,
    "exclusive": stacking.Exclusive,
    "never_combines": stacking.NeverCombines,
    "combines_only": stacking.CombinesOnly,
}
"""Rule → node. The first token is the node's span where it has one; other tokens become words."""

LISTS = (
    "codes", "dates", "days", "days_named", "group_names", "names", "order_types",
    "store_ranges",
)  # fmt: skip
"""Rules that are a list: a tuple of their parts."""

WORDS = ("fraction", "in_one_cart", "per_customer", "percent", "period", "scope")
"""Rules that are a single word with others around it."""


def node_method(node: type) -> Method:
    has_span = [field.name for field in fields(node)][:1] == ["span"]

    def method(builder: WordBuilder, parts: list[Any]) -> Any:
        made = [_part(builder, part) for part in parts[has_span:]]
        return node(builder._span(parts[0]), *made) if has_span else node(*made)

    return method


def list_method(builder: WordBuilder, parts: list[Any]) -> tuple[Any, ...]:
    return tuple(_part(builder, part) for part in parts)


def word_method(builder: WordBuilder, parts: list[Any]) -> Any:
    return _part(builder, parts[0])


def _part(builder: WordBuilder, part: Any) -> Any:
    if not isinstance(part, Token):
        return part
    match part.type:
        case "NAME":
            return builder._name(part)
        case "TEXT":
            return builder._text(part)
        case _:
            return builder._word(part)


def with_methods(builder: type[WordBuilder]) -> type[WordBuilder]:
    """The class with a method for each row of the tables above."""
    for rule, node in NODES.items():
        setattr(builder, rule, node_method(node))
    for rule in LISTS:
        setattr(builder, rule, list_method)
    for rule in WORDS:
        setattr(builder, rule, word_method)
    return builder
