"""Units of measure: what is sold by the kilo cannot be counted, nor the other way round."""

from promo.check.scope import Scope
from promo.check.unpriced import parts_of
from promo.syntax.nodes import PromotionClause
from promo.syntax.rewards import AmountOffEachMeasure, PricePerMeasure
from promo.syntax.triggers import DifferentNeed, MeasuredNeed, Need, Slot
from promo.values.measure import MEASURES, are_of_one_kind


def check_units(scope: Scope, clause: PromotionClause) -> None:
    """Only where a catalog says in which units all of the products are sold."""
    products = scope.context.products
    if products is None or products.by_unit.keys() <= {""}:
        return
    for part in parts_of(clause, below_selectors=False):
        if not isinstance(
            part,
            Need | DifferentNeed | Slot | MeasuredNeed | AmountOffEachMeasure | PricePerMeasure,
        ):
            continue
        units = scope.units(part.selector)
        if not units or "" in units:
            continue
        shown = ", ".join(sorted(units))
        if isinstance(part, Need | DifferentNeed | Slot):
            if units <= {*MEASURES}:
                scope.context.report("P335", part.selector.span, asked="pieces", units=shown)
        elif not any(are_of_one_kind(part.unit.text, unit) for unit in units):
            scope.context.report("P335", part.unit.span, asked=part.unit, units=shown)
