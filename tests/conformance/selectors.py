"""Filters → selectors: which products."""

from tests.conformance.case import Case, Json
from tests.conformance.unsayable import Reason, Unsayable
from tests.conformance.words import money, text

EVERYTHING = "everything"


def selector(case: Case, wanted: Json | None) -> str:
    """The products a filter means, as a selector that may stand anywhere.

    Raises Unsayable for a key that is not known.
    """
    parts = [part for key, value in (wanted or {}).items() for part in _part(case, key, value)]
    if not parts:
        return EVERYTHING
    return " in ".join(parts)


def _part(case: Case, key: str, value: object) -> list[str]:
    match key, value:
        case (("sku" | "category" | "tag" | "brand"), list(values)):
            return [f"{key} {_texts(values)}"]
        case "product", list(values):
            return [_products(case, values)]
        case "product_type", list(values):
            return [f'attribute "product_type" is {_texts(values)}']
        case "bundle", str(bundle):
            return [f'attribute "bundle" is {text(bundle)}']
        case "on_sale", True:
            return ["items on sale"]
        case "not_already_discounted", True:
            return ["(items not on sale except discounted items)"]
        case "discountable", True:
            return []  # the catalog says it, and no rule can overrule it
        case "price", dict(band):
            return [_price_band(case, band)]
        case "any", list(filters):
            return ["(" + " or ".join(selector(case, one) for one in filters) + ")"]
        case "not", dict(excluded):
            named = {key: values for key, values in excluded.items() if values}
            return [f"(everything except {selector(case, named)})"] if named else []
    raise Unsayable(Reason.UNKNOWN, f"filter {key} {value}")


def _texts(values: list[str]) -> str:
    return ", ".join(text(one) for one in values)


def _products(case: Case, values: list[str]) -> str:
    """A product is an attribute of the variants sold, or where it has none, the variant itself."""
    itself = {one["sku"] for one in case.catalog if "product" not in one}
    if set(values) <= itself:
        return f"sku {_texts(values)}"
    return f'attribute "product" is {_texts(values)}'


def _price_band(case: Case, band: Json) -> str:
    """Both ends are inside."""
    least = money(case, band.get("min", 0))
    if "max" not in band:
        return f"items priced from {least}"
    return f"items priced from {least} to {money(case, band['max'])}"
