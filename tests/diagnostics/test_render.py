"""The five forms in which diagnostics leave the house."""

import json
import re
from xml.etree import ElementTree

from promo.diagnostics.codes import diagnose
from promo.diagnostics.diagnostic import Note
from promo.diagnostics.render_github import render_github
from promo.diagnostics.render_json import render_json
from promo.diagnostics.render_junit import render_junit
from promo.diagnostics.render_sarif import render_sarif
from promo.diagnostics.render_text import render_text
from promo.diagnostics.span import SourceFile

SOURCE = SourceFile("my rules/a,b.promo", 'currency USD\npromotion A "a"\n\tget 20% off sancks\n')
SLIP = diagnose(
    "P201",
    SOURCE.span(42, 48),
    name="sancks",
    suggestion="snacks",
    notes=[Note("it is used here too", SOURCE.span(0, 8))],
)
WARNING = diagnose("P401", SOURCE.span(9, 12), name="100% & <more>")
BOTH = [SLIP, WARNING]


def test_people_see_the_line_and_carets_under_the_word() -> None:
    assert render_text(BOTH, {SOURCE.name: SOURCE}) == (
        "error[P201]: no set is called `sancks`\n"
        " --> my rules/a,b.promo:3:14\n"
        "  |\n"
        "3 | \tget 20% off sancks\n"
        "  | \t            ^^^^^^\n"
        "  = note: it is used here too\n"
        " --> my rules/a,b.promo:1:1\n"
        "  |\n"
        "1 | currency USD\n"
        "  | ^^^^^^^^\n"
        "  = help: did you mean `snacks`?\n"
        "\n"
        "warning[P401]: the set `100% & <more>` is used nowhere\n"
        " --> my rules/a,b.promo:1:10\n"
        "  |\n"
        "1 | currency USD\n"
        "  |          ^^^\n"
        "  = help: delete it, or use it\n"
    )


def test_without_the_source_the_place_is_still_named() -> None:
    assert render_text([WARNING]) == (
        "warning[P401]: the set `100% & <more>` is used nowhere\n"
        " --> my rules/a,b.promo:1:10\n"
        "  = help: delete it, or use it\n"
    )


def test_color_is_only_there_when_it_is_asked_for() -> None:
    assert "\033[" not in render_text(BOTH)
    assert re.sub("\033\\[[0-9;]*m", "", render_text(BOTH, color=True)) == render_text(BOTH)


def test_a_very_long_line_is_cut_around_the_place() -> None:
    source = SourceFile("a.promo", "x" * 5_000 + "WRONG" + "y" * 5_000)
    shown = render_text(
        [diagnose("P401", source.span(5_000, 5_005), name="a")], {"a.promo": source}
    )
    line, carets = shown.splitlines()[3:5]
    assert len(line) < 200
    assert line[carets.index("^") : carets.rindex("^") + 1] == "WRONG"


def test_json_has_the_promised_shape() -> None:
    document = json.loads(render_json(BOTH))
    assert document["errors"] == 1
    assert document["warnings"] == 1
    assert document["diagnostics"][0] == {
        "code": "P201",
        "severity": "error",
        "message": "no set is called `sancks`",
        "help": "did you mean `snacks`?",
        "file": "my rules/a,b.promo",
        "line": 3,
        "column": 14,
        "end_line": 3,
        "end_column": 20,
        "suggestion": "snacks",
        "notes": [
            {
                "message": "it is used here too",
                "file": "my rules/a,b.promo",
                "line": 1,
                "column": 1,
            }
        ],
    }
    assert document["diagnostics"][1]["suggestion"] is None


def test_github_gets_one_escaped_command_a_line() -> None:
    assert render_github(BOTH).splitlines() == [
        (
            "::error file=my rules/a%2Cb.promo,line=3,col=14,endLine=3,endColumn=20,title=P201::"
            "no set is called `sancks`%0Ahelp: did you mean `snacks`?"
        ),
        (
            "::warning file=my rules/a%2Cb.promo,line=1,col=10,endLine=1,endColumn=13,title=P401::"
            "the set `100%25 & <more>` is used nowhere%0Ahelp: delete it, or use it"
        ),
    ]


def test_sarif_names_tool_rules_and_places() -> None:
    document = json.loads(render_sarif(BOTH, "1.2.3"))
    assert document["version"] == "2.1.0"
    (run,) = document["runs"]
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("promo", "1.2.3")
    assert [rule["id"] for rule in driver["rules"]] == ["P201", "P401"]
    slip, warning = run["results"]
    assert (slip["ruleId"], slip["ruleIndex"], slip["level"]) == ("P201", 0, "error")
    assert (warning["ruleIndex"], warning["level"]) == (1, "warning")
    place = slip["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "my%20rules/a%2Cb.promo"
    region = {"startLine": 3, "startColumn": 14, "endLine": 3, "endColumn": 20}
    assert place["region"] == region
    assert slip["relatedLocations"][0]["message"]["text"] == "it is used here too"


def test_junit_has_a_case_for_every_file_also_for_those_that_pass() -> None:
    suite = ElementTree.fromstring(render_junit(BOTH, ["clean.promo", SOURCE.name]))[0]
    assert suite.attrib["tests"] == "2"
    assert suite.attrib["failures"] == "1"
    clean, broken = suite
    assert clean.attrib["name"] == "clean.promo"
    assert len(clean) == 0
    failure, output = broken
    assert failure.attrib["message"] == "P201: no set is called `sancks`"
    assert "a,b.promo:3:14" in (failure.text or "")
    assert "100% & <more>" in (output.text or "")


def test_nothing_wrong_is_an_empty_report_everywhere() -> None:
    assert render_text([]) == ""
    assert render_github([]) == ""
    assert json.loads(render_json([])) == {"diagnostics": [], "errors": 0, "warnings": 0}
    assert json.loads(render_sarif([]))["runs"][0]["results"] == []
