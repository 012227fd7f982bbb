"""The runner as a command."""

import json
from pathlib import Path

import pytest

from tests.conformance.case import CASES
from tests.conformance.run import main

KATA = CASES / "permissive" / "supermarket-receipt.jsonl"


def test_a_summary_closes_what_it_tells(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(KATA)]) == 0
    told = capsys.readouterr().out
    assert "\nsummary\n  all: 9 agree, 0 differ, 0 not_expressible\n" in told
    assert "\nby_source\n  supermarket-receipt: 9 agree" in told


def test_json_is_one_document(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(KATA), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["summary"] == {"agree": 9, "differ": 0, "not_expressible": 0}
    assert told["by_portability"] == {"general": told["summary"]}
    assert set(told) == {"summary", "by_portability", "by_family", "by_source", "cases"}
    first = {"result": "agree", "expected": {}, "got": {}, "reason": ""}
    assert told["cases"][0] == {"id": "supermarket-receipt/receipt/001", **first}


def test_a_wrong_figure_differs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = json.loads(KATA.read_text().splitlines()[0])
    case["expected"] = {"total": 100, "stamps": 3}
    file = tmp_path / "cases.jsonl"
    file.write_text(json.dumps(case))
    assert main([str(file)]) == 1
    told = capsys.readouterr().out
    assert "differ: total: expected 100, got 99; stamps: expected 3" in told


def test_a_case_can_be_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(KATA), "--show", "supermarket-receipt/receipt/005"]) == 0
    told = capsys.readouterr().out
    assert '  buy 3 items from sku "toothbrush"\n  get the cheapest free\n' in told
    assert "sku,name,price\ntoothbrush,toothbrush,0.99\n" in told
    assert told.endswith("supermarket-receipt/receipt/005: agree: \n")
