"""What a cell's text means: yes or no, a category path, tags, a moment on the store's clock."""

import re
from datetime import date

from promo.values.store_time import DAY_SECONDS, day_number

_YES_NO = {
    "": True, "yes": True, "true": True, "1": True, "no": False, "false": False, "0": False,
}  # fmt: skip
_MOMENT = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?)?", re.ASCII
)


def yes_no_from_text(text: str) -> bool | None:
    """Yes unless the cell says otherwise; None if it says neither."""
    return _YES_NO.get(text.lower())


def path_from_text(text: str) -> tuple[str, ...] | None:
    """The steps of `Food > Crisps`, none for an empty cell; None if a step is empty."""
    if not text:
        return ()
    steps = tuple(step.strip() for step in text.split(" > "))
    return steps if all(steps) else None


def tags_from_text(text: str) -> tuple[str, ...]:
    """The tags of `snack; new`, each once and sorted."""
    return tuple(sorted({tag.strip() for tag in text.split(";")} - {""}))


def wall_seconds_from_text(text: str, *, through_the_day: bool) -> int | None:
    """Wall seconds (values/store_time) of a date, or of a date and a time; None if it is neither.

    `through_the_day`: a date without a time means its end, as `until` does (semantics, clause 8).
    """
    match = _MOMENT.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups())
    try:
        midnight = day_number(date(year, month, day)) * DAY_SECONDS
    except ValueError:
        return None
    if match[4] is None:
        return midnight + (DAY_SECONDS if through_the_day else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return midnight + hour * 3600 + minute * 60 + second
