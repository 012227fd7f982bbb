"""Names of time zones, as the machine's time zone database has them (IANA).

Which names there are changes with that database, not with promo; where a machine has none, nothing
is said about them.
"""

from functools import cache
from zoneinfo import available_timezones

from promo.check.context import Context
from promo.diagnostics.suggest import nearest
from promo.syntax.word import Word


@cache
def _known() -> frozenset[str]:
    return frozenset(available_timezones())


def time_zone(context: Context, word: Word) -> None:
    """Reports a name that is no time zone."""
    known = _known()
    if known and word.text not in known:
        # Most slips are after the first letters or before the last ones.
        likely = [one for one in known if one[:3] == word.text[:3] or one[-3:] == word.text[-3:]]
        context.report("P219", word.span, found=word, suggestion=nearest(word.text, likely))
