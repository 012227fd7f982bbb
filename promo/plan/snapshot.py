"""`Snapshot`: a compiled ruleset as it is shipped. It carries the program and its plan."""

import json
import sys
from array import array
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

from promo.errors import SnapshotError
from promo.plan.container import SNAPSHOT, Container, read_container, write_container
from promo.plan.lower import lower
from promo.plan.plan import PLAN_COLUMNS, Plan, Symbols
from promo.plan.verify import verify_columns
from promo.program.canonical_json import canonical_bytes, decode, encode
from promo.program.ruleset import Ruleset

REMAKE = "make it again with `promo compile`, with this version of promo"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """`digest` is that of the program: the same rules have the same digest in any file."""

    ruleset: Ruleset
    plan: Plan
    digest: str


def pack(ruleset: Ruleset) -> bytes:
    """The snapshot's bytes; the same for the same ruleset, on any machine."""
    return write_container(SNAPSHOT, snapshot_sections(ruleset, lower(ruleset)))


def unpack(content: bytes, place: str = "") -> Snapshot:
    """Raises SnapshotError, naming `place`, for anything but a whole snapshot of this version."""
    container = read_container(SNAPSHOT, memoryview(content), place)
    ruleset = read_ruleset(container, place)
    with foreign_is_refused(place):
        plan = _read_plan(container)
    verify_columns(plan.columns, len(plan.sets), place)
    return Snapshot(ruleset, plan, program_digest(container))


def snapshot_sections(ruleset: Ruleset, plan: Plan) -> dict[str, bytes]:
    """What a snapshot and a bound file both carry of the rules."""
    return {
        "program": canonical_bytes(encode(ruleset)),
        "symbols": canonical_bytes(asdict(plan.symbols)),
        "sets": canonical_bytes(encode(plan.sets)),
        "price_skus": canonical_bytes(plan.price_skus),
        **{name: column_bytes(plan.columns[name]) for name in PLAN_COLUMNS},
    }


def program_digest(container: Container) -> str:
    return "sha256:" + sha256(container.section("program")).hexdigest()


def read_ruleset(container: Container, place: str = "") -> Ruleset:
    """The program inside a snapshot or a bound file."""
    try:
        ruleset = decode(_json(container, "program"))
    except (ValueError, TypeError, RecursionError) as problem:
        raise SnapshotError(f"its program cannot be read: {problem}", place, REMAKE) from None
    if not isinstance(ruleset, Ruleset):
        raise SnapshotError("it holds no ruleset", place, REMAKE)
    return ruleset


@contextmanager
def foreign_is_refused(place: str) -> Iterator[None]:
    """Sections that say something else than promo writes are a SnapshotError."""
    try:
        yield
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as problem:
        message = f"it holds what promo does not write: {problem}"
        raise SnapshotError(message, place, REMAKE) from None


def read_symbols(container: Container) -> Symbols:
    return Symbols(**{kind: tuple(names) for kind, names in _json(container, "symbols").items()})


def read_sets(container: Container) -> tuple[Any, ...]:
    """The selectors of the plan's sets."""
    return tuple(decode(_json(container, "sets")))


def column_bytes(column: "array[int]") -> bytes:
    """Columns are little-endian on every machine."""
    if sys.byteorder == "big":
        column = array("q", column)
        column.byteswap()
    return column.tobytes()


def _read_plan(container: Container) -> Plan:
    columns: Mapping[str, array[int]] = {
        name: _column(container.section(name)) for name in PLAN_COLUMNS
    }
    return Plan(
        columns=columns,
        symbols=read_symbols(container),
        sets=read_sets(container),
        price_skus=tuple(_json(container, "price_skus")),
    )


def _column(section: memoryview) -> "array[int]":
    column = array("q", bytes(section))
    if sys.byteorder == "big":
        column.byteswap()
    return column


def _json(container: Container, section: str) -> Any:
    return json.loads(bytes(container.section(section)))
