"""A snapshot carries the whole program and its plan, and nothing that varies."""

import subprocess
import sys

import pytest
from hypothesis import given, settings

from promo.errors import SnapshotError
from promo.plan.container import SNAPSHOT, write_container
from promo.plan.lower import lower
from promo.plan.snapshot import pack, snapshot_sections, unpack
from promo.program.canonical_json import canonical_bytes
from tests.strategies.cases import Case, case_from_seed, cases


@given(cases())
@settings(max_examples=100, deadline=None)
def test_unpacking_gives_back_what_was_packed(case: Case) -> None:
    snapshot = unpack(pack(case.ruleset))
    assert snapshot.ruleset == case.ruleset
    assert snapshot.plan == lower(case.ruleset)


def test_the_bytes_do_not_depend_on_the_hash_seed() -> None:
    program = (
        "import sys; from hashlib import sha256; from promo.plan.snapshot import pack, unpack;"
        "from promo.engine.bind import bind; from tests.strategies.cases import case_from_seed;"
        "made = [pack(case_from_seed(seed).ruleset) for seed in range(20)];"
        "made += [bind(unpack(one), case_from_seed(at).catalog) for at, one in enumerate(made)];"
        "print(sha256(b''.join(made)).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(digests) == 1


def forged(program: object) -> bytes:
    ruleset = case_from_seed(1).ruleset
    sections = snapshot_sections(ruleset, lower(ruleset))
    return write_container(SNAPSHOT, {**sections, "program": canonical_bytes(program)})


@pytest.mark.parametrize(
    "program",
    [
        None,
        [],
        {"is": "Promotion"},
        {"is": "os"},
        {"is": "Rate", "numerator": 5, "denominator": 1},
        {"is": "Rate", "numerator": "a", "denominator": 1},
    ],
)
def test_a_program_that_is_no_ruleset_is_refused(program: object) -> None:
    with pytest.raises(SnapshotError):
        unpack(forged(program), "forged.snapshot")


def test_a_program_nested_without_end_is_refused() -> None:
    nested: list[object] = []
    for _ in range(900):
        nested = [nested]
    with pytest.raises(SnapshotError, match="nest deeper"):
        unpack(forged(nested))
