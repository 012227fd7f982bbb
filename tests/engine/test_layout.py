"""The kernel's numbers are those of the Python pages: one layout, written down twice."""

import re
from enum import IntEnum
from pathlib import Path

import pytest

from promo.engine import block, request
from promo.plan import layout
from promo.values import money, store_time

KERNEL_PAGE = Path(layout.__file__).parents[1] / "engine" / "kernel" / "layout.pxi"

TWINS: dict[str, type[IntEnum]] = {
    "": layout.Kind,
    "POLICY": layout.Policy,
    "ROLE": layout.Role,
    "STEP_": layout.Step,
    "PROMOTION_": layout.PromotionRow,
    "POOL_": layout.PoolRow,
    "GROUP_": layout.GroupRow,
    "WINDOW_": layout.WindowRow,
    "DATE_": layout.DateRow,
    "HOUR_": layout.HourRow,
    "PRICE_LIST_": layout.PriceListRow,
    "PRODUCT_": layout.ProductRow,
    "SET_": layout.SetRow,
    "REQUEST_": request.RequestRow,
    "LINE_": request.LineRow,
    "KIND_": request.RequestKind,
    "STATUS_": block.ResultStatus,
    "RESULT_": block.ResultRow,
    "PRICED_": block.PricedRow,
}


def kernel_numbers() -> dict[str, int]:
    pairs = re.findall(r"^    (\w+) = (-?\d+)$", KERNEL_PAGE.read_text(), re.MULTILINE)
    return {name: int(number) for name, number in pairs}


@pytest.mark.parametrize("prefix", TWINS, ids=lambda prefix: prefix or "KIND")
def test_every_row_has_the_same_places_in_the_kernel(prefix: str) -> None:
    numbers = kernel_numbers()
    bare = prefix in ("", "POLICY", "ROLE")
    for member in TWINS[prefix]:
        name = member.name if bare else f"{prefix}{member.name}"
        assert numbers[name] == member, name


def test_the_kernel_knows_no_number_that_python_does_not() -> None:
    known = {layout.NONE} | {int(member) for twin in TWINS.values() for member in twin}
    assert set(kernel_numbers().values()) <= known
    assert len(kernel_numbers()) == 1 + sum(len(twin) for twin in TWINS.values())


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (money.LARGEST, "LARGEST = 10 ** 10"),
        (layout.EARLIEST, "EARLIEST = -(2 ** 62)"),
        (layout.LATEST, "LATEST = 2 ** 62"),
        (store_time.DAY_SECONDS, "DAY_SECONDS = 86400"),
        (request.STEP_CELLS, "STEP_CELLS = 64"),
    ],
)
def test_the_constants_outside_of_rows_agree(number: int, written: str) -> None:
    assert f"cdef i64 {written}\n" in KERNEL_PAGE.read_text()
    assert number == eval(written.partition(" = ")[2])
