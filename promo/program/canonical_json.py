"""The one JSON form of every record of a program: fixed key order, so that its digest is stable.

A record is an object whose `is` names its type; a tuple is an array. Nothing here knows any record
by name but the table of types that may occur.
"""

import json
from dataclasses import fields, is_dataclass
from typing import Any

from promo.program import (
    eligibility,
    limits,
    prices,
    rewards,
    ruleset,
    selectors,
    stacking,
    triggers,
)
from promo.values import measure, rate, window

DEEPEST = 64
"""Records nest no deeper than this: rule text cannot say it, so only a forged file would."""

_MODULES = (
    eligibility, limits, measure, prices, rate, rewards, ruleset, selectors, stacking, triggers,
    window,
)  # fmt: skip
_RECORDS: dict[str, type] = {
    name: value
    for module in _MODULES
    for name, value in vars(module).items()
    if isinstance(value, type) and is_dataclass(value)
}


def canonical_bytes(data: Any) -> bytes:
    """JSON-shaped data as UTF-8 with sorted keys and no spaces: what digests are taken of."""
    return json.dumps(
        data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode()


def encode(record: Any) -> Any:
    """JSON-shaped data (dicts, lists, strings, whole numbers, booleans, None) of a record."""
    if isinstance(record, tuple):
        return [encode(part) for part in record]
    if is_dataclass(record):
        body = {field.name: encode(getattr(record, field.name)) for field in fields(record)}
        return {"is": type(record).__name__, **body}
    return record


def decode(data: Any, depth: int = 0) -> Any:
    """The record again. Raises ValueError for anything that is no record of ours."""
    if depth > DEEPEST:
        raise ValueError(f"records nest deeper than {DEEPEST}")
    if isinstance(data, list):
        return tuple(decode(part, depth + 1) for part in data)
    if isinstance(data, dict):
        body = {key: decode(value, depth + 1) for key, value in data.items() if key != "is"}
        record = _RECORDS.get(data.get("is", ""))
        if record is None or set(body) != {field.name for field in fields(record)}:
            raise ValueError(f"no record of this version: {data.get('is')!r}")
        return record(**body)
    return data
