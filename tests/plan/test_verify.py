"""A file with a good digest and foreign content is refused, or prices like any other: no crash."""

import contextlib
import random
import subprocess
import sys
from array import array
from dataclasses import replace

import pytest

from promo.engine.backend import evaluate
from promo.engine.bind import bind
from promo.engine.bound import KERNEL_COLUMNS, BoundRules
from promo.errors import CartError, SnapshotError
from promo.plan.container import BOUND, SNAPSHOT, read_container, write_container
from promo.plan.layout import PoolRow, ProductRow, PromotionRow, Step
from promo.plan.plan import PLAN_COLUMNS
from promo.plan.snapshot import pack, unpack
from promo.program.selectors import Everything
from promo.program.triggers import BuyAtLeast, Condition, SpendAtLeast
from tests.architecture.house import ROOT
from tests.strategies.cases import Case, case_from_seed

HUGE = 2**40


def sections_of(case: Case) -> dict[str, bytes]:
    container = read_container(BOUND, memoryview(bind(unpack(pack(case.ruleset)), case.catalog)))
    return {name: bytes(section) for name, section in container.sections.items()}


def forge(sections: dict[str, bytes], name: str, at: int, number: int) -> bytes:
    """The bound file with one number of one column changed, under a digest of its own."""
    column = array("q", sections[name])
    column[at] = number
    return write_container(BOUND, {**sections, name: column.tobytes()})


@pytest.mark.parametrize(
    ("name", "at"),
    [
        ("promotions", PromotionRow.GROUP),
        ("promotions", PromotionRow.KIND),
        ("promotions", PromotionRow.WINDOW),
        ("promotions", PromotionRow.SEGMENTS_AT),
        ("promotions", PromotionRow.STORES),
        ("promotions", PromotionRow.POOLS_AT),
        ("promotions", PromotionRow.POOLS),
        ("promotions", PromotionRow.CONDITION_AT),
        ("promotions", PromotionRow.CONDITION),
        ("pools", PoolRow.PROMOTION),
        ("pools", PoolRow.SET),
        ("pools", PoolRow.ROLE),
        ("products", ProductRow.PRICES),
        ("products", ProductRow.SETS_AT),
        ("products", ProductRow.PRICE),
        ("product_sets", 0),
        ("set_pools", 0),
        ("pool_numbers", 0),
    ],
)
@pytest.mark.parametrize("number", [HUGE, -HUGE, -2, 2**63 - 1])
def test_a_number_that_leads_nowhere_is_refused(name: str, at: int, number: int) -> None:
    sections = sections_of(case_from_seed(3))
    with pytest.raises(SnapshotError, match=r"^foreign\.bound: "):
        BoundRules.of(forge(sections, name, at, number), "foreign.bound")


@pytest.mark.parametrize("name", sorted(sections_of(case_from_seed(3))))
@pytest.mark.parametrize("change", ["missing", "empty", "longer", "odd"])
def test_a_section_of_another_length_is_refused_or_harmless(name: str, change: str) -> None:
    case = case_from_seed(3)
    sections = sections_of(case)
    match change:
        case "missing":
            del sections[name]
        case "empty":
            sections[name] = b""
        case "longer":
            sections[name] += bytes(8)
        case _:
            sections[name] += b"1"
    try_to_price(write_container(BOUND, sections), case)


CONDITION = Condition((SpendAtLeast(100, Everything()), BuyAtLeast(1, Everything()), "not", "and"))


@pytest.mark.parametrize(
    ("steps", "is_fine"),
    [
        ((Step.ASK, Step.ASK, Step.NOT, Step.AND), True),
        ((Step.ASK, Step.NOT), True),
        ((), True),
        ((Step.ASK, Step.ASK), False),
        ((Step.ASK, Step.AND), False),
        ((Step.NOT,), False),
        ((Step.ASK, 4), False),
        ((Step.ASK, -1), False),
        ((Step.ASK, Step.ASK, Step.OR, Step.ASK, Step.OR), False),  # of a pool too many
        ((*(Step.ASK,) * 33, *(Step.OR,) * 32), False),  # too deep
    ],
    ids=str,
)
def test_a_condition_is_whole_asks_of_its_own_pools_and_nests_no_deeper_than_the_kernel_can(
    steps: tuple[int, ...], is_fine: bool
) -> None:
    case = case_from_seed(3)
    one = replace(case.ruleset.promotions[0], triggers=(), condition=CONDITION)
    case = replace(case, ruleset=replace(case.ruleset, promotions=(one,)))
    sections = sections_of(case)
    promotions = array("q", sections["promotions"])
    promotions[PromotionRow.CONDITION] = len(steps)
    forged = {"promotions": promotions.tobytes(), "conditions": array("q", steps).tobytes()}
    content = write_container(BOUND, {**sections, **forged})
    if is_fine:
        assert len(evaluate(BoundRules.of(content), case.cart, "kernel").lines) > 0
    else:
        with pytest.raises(SnapshotError):
            BoundRules.of(content)


def test_a_snapshot_with_foreign_columns_is_refused() -> None:
    container = read_container(SNAPSHOT, memoryview(pack(case_from_seed(3).ruleset)))
    whole = {name: bytes(section) for name, section in container.sections.items()}
    for name in PLAN_COLUMNS:
        with pytest.raises(SnapshotError):
            unpack(write_container(SNAPSHOT, {**whole, name: whole[name] + b"1"}))
    for name in container.sections:
        less = {other: content for other, content in whole.items() if other != name}
        with pytest.raises(SnapshotError, match=r"^foreign\.snapshot: "):
            unpack(write_container(SNAPSHOT, less), "foreign.snapshot")


def try_to_price(content: bytes, case: Case) -> None:
    """Nothing but a refusal may come of it; a kernel that reads beside its columns would crash."""
    with contextlib.suppress(SnapshotError, CartError):
        bound = BoundRules.of(content)
        for number in range(bound.product_count):
            bound.product_at(number)
        assert len(evaluate(bound, case.cart, "kernel").lines) == len(case.cart.lines)


def forged_files(first: int, last: int) -> None:
    """Prices thousands of bound files, each with one to three numbers changed."""
    for seed in range(first, last):
        chance = random.Random(seed)
        case = case_from_seed(seed)
        sections = sections_of(case)
        for _ in range(40):
            changed = dict(sections)
            for _ in range(chance.randint(1, 3)):
                name = chance.choice((*KERNEL_COLUMNS, "product_texts", "text_ends"))
                column = array("q", changed[name])
                if column:
                    at = chance.randrange(len(column))
                    column[at] = chance.choice((-2, -1, 0, 1, 2, column[at] + 1, 100, HUGE, -HUGE))
                    changed[name] = column.tobytes()
            try_to_price(write_container(BOUND, changed), case)


def test_no_forged_number_ends_the_process() -> None:
    program = "from tests.plan.test_verify import forged_files; forged_files(0, 60)"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
