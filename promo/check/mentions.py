"""Names that clauses without a price mention: declared or not, like all others."""

from promo.check.context import Context
from promo.check.declarations import Declared
from promo.check.usual_words import usual_word
from promo.syntax import eligibility, limits, stacking
from promo.syntax.nodes import PromotionClause
from promo.syntax.word import Word


def check_mentions(context: Context, clause: PromotionClause, declared: Declared) -> None:
    names = context.names
    match clause:
        case eligibility.NotFor(_, segments):
            for word in segments:
                names.has("segment", word)
        case eligibility.NotAt(_, stores):
            declared.store_ids(context, stores)
        case eligibility.OnlyThrough(_, channels):
            for word in channels:
                usual_word(context, "channels", word)
        case eligibility.OnlyOnOrders(_, types):
            for word in types:
                usual_word(context, "order types", word)
        case eligibility.OnlyInZone(_, zones):
            for word in zones:
                names.has("zone", word)
        case eligibility.OnlyPayingWith(_, tenders):
            for word in tenders:
                names.has("tender", word)
        case eligibility.OnlyWithBatch(_, batch):
            names.has("coupon", batch)
        case limits.SharesLimit(_, promotion):
            names.has("promotion", promotion)
        case stacking.NeverCombines() | stacking.CombinesOnly():
            for word in clause.others or ():
                _promotion_or_group(context, word)
        case _:
            pass


def _promotion_or_group(context: Context, word: Word) -> None:
    is_promotion = word.text in context.names.declared["promotion"]
    context.names.has("promotion" if is_promotion else "group", word)
