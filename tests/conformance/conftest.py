"""All cases, each said, checked, priced and compared, once per run."""

import pytest

from tests.conformance.case import Case, all_cases
from tests.conformance.run import Result, judge


@pytest.fixture(scope="session")
def cases() -> list[Case]:
    return all_cases()


@pytest.fixture(scope="session")
def results(cases: list[Case]) -> list[Result]:
    return [judge(case) for case in cases]
