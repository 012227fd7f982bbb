"""Words that tills commonly say of carts, customers and stores: a near one is most likely a slip.

Tills may say others, which rule text then repeats, so a word that is near none of these passes.
"""

from promo.check.context import Context
from promo.diagnostics.suggest import nearest
from promo.syntax.word import Word

USUAL: dict[str, tuple[str, ...]] = {
    "channels": ("app", "kiosk", "phone", "register", "self-checkout", "web"),
    "order types": ("delivery", "dine-in", "drive-through", "pick-up", "take-away"),
    "attributes of the customer": ("account", "orders", "points", "spend", "tier", "type"),
    "attributes of the store": ("region", "zone"),
    "attributes of the order": ("channel", "type"),
}
"""By the kind of word (grammar/REFERENCE.md lists them)."""


def usual_word(context: Context, kind: str, word: Word) -> None:
    """Warns of a word that is nearly one of its kind."""
    usual = USUAL[kind]
    near = None if word.text in usual else nearest(word.text, usual)
    if near is not None:
        shown = ", ".join(usual)
        context.report("P411", word.span, kind=kind, found=word, usual=shown, suggestion=near)


def usual_fact(context: Context, subject: Word, attribute: Word, values: tuple[Word, ...]) -> None:
    """As `usual_word`, of what a condition or a test says of customer, store or order. The zone of
    a store is declared, as everywhere."""
    usual_word(context, f"attributes of the {subject}", attribute)
    for value in values:
        match subject.text, attribute.text:
            case "order", "type":
                usual_word(context, "order types", value)
            case "order", "channel":
                usual_word(context, "channels", value)
            case "store", "zone":
                context.names.has("zone", value)
            case _:
                pass
