"""A budget that nobody can break protects nothing."""

import json
from pathlib import Path

import pytest

from benchmarks.check_budgets import BUDGETS, Budget, check, main, read_budgets
from benchmarks.compare import compare
from benchmarks.results import Results, read_results

NAMES = {name for budget in read_budgets(BUDGETS) for name in (budget.of, budget.to)}
COUNTED = {
    name: budget.measure
    for budget in read_budgets(BUDGETS)
    for name in (budget.of, budget.to)
    if budget.measure != "seconds"
}


def file_of_results(place: Path, numbers: dict[str, float]) -> Path:
    """Results in the shape of pytest-benchmark; what is counted stands in place of seconds."""
    path = place / "results.json"
    rows = [
        {
            "name": name,
            "stats": {"min": number},
            "extra_info": {"carts": 1} if name not in COUNTED else {COUNTED[name]: number},
        }
        for name, number in numbers.items()
    ]
    path.write_text(json.dumps({"benchmarks": rows}))
    return path


def within_budget() -> dict[str, float]:
    """Every benchmark a budget names, with the ratios that were measured."""
    numbers = dict.fromkeys(NAMES, 1.0)
    for budget in read_budgets(BUDGETS):
        numbers[budget.of] = budget.measured * numbers[budget.to]
    return numbers


def test_the_ratios_that_were_measured_keep_the_budgets(tmp_path: Path) -> None:
    assert main([str(file_of_results(tmp_path, within_budget()))]) == 0


@pytest.mark.parametrize("budget", read_budgets(BUDGETS), ids=lambda budget: budget.of)
def test_each_budget_can_be_broken(
    budget: Budget, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    numbers = within_budget()
    numbers[budget.of] *= 10 if budget.at_least == 0 else 0.1
    assert main([str(file_of_results(tmp_path, numbers))]) == 1
    assert f"BROKEN  {numbers[budget.of] / numbers[budget.to]:10.3f}" in capsys.readouterr().out


def test_a_budget_that_was_not_measured_is_not_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    numbers = {name: one for name, one in within_budget().items() if "strangers" not in name}
    assert main([str(file_of_results(tmp_path, numbers))]) == 1
    assert "apt-get install valgrind" in capsys.readouterr().out


def test_a_round_of_many_carts_counts_per_cart(tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    row = {"name": "a", "stats": {"min": 4.0}, "extra_info": {"carts": 40}}
    path.write_text(json.dumps({"benchmarks": [row]}))
    results = read_results(path)
    assert results == {("a", "seconds"): 0.1}
    budget = Budget("a to itself", "a", "a", measured=1.0, at_most=1.0)
    assert [finding.ratio for finding in check((budget,), results)] == [1.0]


@pytest.mark.parametrize("content", ["", "[]", "{}", "not json"])
def test_a_file_that_holds_no_results_is_refused(
    content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "results.json"
    path.write_text(content)
    assert main([str(path)]) == 2
    assert capsys.readouterr().err.startswith("error: ")


def test_a_difference_within_the_noise_is_no_difference() -> None:
    old: Results = {("a", "seconds"): 1.0, ("b", "instructions"): 1000, ("gone", "seconds"): 1.0}
    new: Results = {("a", "seconds"): 1.09, ("b", "instructions"): 1030, ("new", "seconds"): 1.0}
    verdicts = {name: verdict for name, *_, verdict in compare(old, new)}
    assert verdicts == {"a": "same", "b": "slower", "new": "new", "gone": "gone"}
