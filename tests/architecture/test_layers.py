"""Imports point downhill; the table is [tool.promo.layers] in pyproject.toml."""

import pytest

from tests.architecture.house import ROOT, TABLES, Import, files, imports, is_within, row

LAYERS: dict[str, list[str]] = TABLES["layers"]
LAZILY: dict[str, list[str]] = TABLES["lazily"]

ALL_IMPORTS = [found for path in files(".py", under="promo") for found in imports(path)]


def starts_with(target: str, rows: list[str]) -> bool:
    return any(f"{target}.".startswith(f"promo.{allowed}.") for allowed in rows)


def may(found: Import) -> bool:
    own = row(found.path)
    allowed = LAYERS[own]
    if "*" in allowed or starts_with(found.target, [own, *allowed]):
        return True
    lazily = [
        row for place, rows in LAZILY.items() if is_within(found.path, [place]) for row in rows
    ]
    return found.is_in_function and starts_with(found.target, lazily)


def test_each_row_may_import_only_rows_above_it() -> None:
    rows = list(LAYERS)
    for place, own in enumerate(rows):
        uphill = [
            one for one in LAYERS[own] if one != "*" and one.split(".")[0] not in rows[:place]
        ]
        assert not uphill, f"{own} may not import {uphill}: the arrows of the table point up"


def test_the_table_and_the_folders_name_the_same_packages() -> None:
    inside = {row(path) for path in files(".py", under="promo")}
    assert inside | {"grammar", "rulesets"} == set(LAYERS)


def test_every_import_is_allowed_by_the_table() -> None:
    ours = [found for found in ALL_IMPORTS if f"{found.target}.".startswith("promo.")]
    assert ours, "found no import at all: this test looks in the wrong place"
    assert [str(found) for found in ours if not may(found)] == []


def test_no_import_is_relative_or_takes_everything() -> None:
    """A reader sees from each import line alone where a name comes from."""
    assert [
        str(one) for one in ALL_IMPORTS if one.target.startswith(".") or "*" in one.target
    ] == []


@pytest.mark.parametrize("place", LAZILY)
def test_places_of_lazy_imports_exist(place: str) -> None:
    assert (ROOT / "promo" / place).exists()
