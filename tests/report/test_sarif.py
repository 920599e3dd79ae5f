from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator, Draft7Validator, ValidationError
from tests.report.builders import SPEECH, many

from govdoc.lint import Checked, Options, check
from govdoc.report.sarif import findings_sarif

SCHEMA = json.loads(Path(__file__).with_name("schemas").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = Draft4Validator(SCHEMA, format_checker=Draft7Validator.FORMAT_CHECKER)


def _run(checked: list[Checked]) -> dict[str, Any]:
    value = json.loads(findings_sarif(checked))
    VALIDATOR.validate(value)
    run: dict[str, Any] = value["runs"][0]
    return run


def _of(run: dict[str, Any], name: str) -> list[dict[str, Any]]:
    return [row for row in run["results"] if _uri(row) == name]


def _uri(result: dict[str, Any]) -> str:
    return str(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])


def test_the_log_is_valid_with_formats_checked(checked: list[Checked]) -> None:
    run = _run(checked)
    assert len(run["results"]) == sum(len(file.findings) for file in checked) > 10
    assert run["columnKind"] == "unicodeCodePoints"


def test_the_validator_would_see_a_raw_chinese_path(checked: list[Checked]) -> None:
    raw = findings_sarif(checked).replace("%E6%8A%A5%E5%91%8A.docx", "报告.docx")
    with pytest.raises(ValidationError, match="uri-reference"):
        VALIDATOR.validate(json.loads(raw))


@pytest.mark.parametrize("files", [[], [many(0)]])
def test_nothing_found_is_a_valid_log_with_empty_results(files: list[Checked]) -> None:
    run = _run(files)
    assert run["results"] == []
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


def test_every_rule_has_what_code_scanning_asks_for(checked: list[Checked]) -> None:
    run = _run(checked)
    for index, rule in enumerate(run["tool"]["driver"]["rules"]):
        assert all(rule[key]["text"] for key in ("shortDescription", "fullDescription", "help"))
        assert rule["help"]["markdown"].count("```text") >= 2
        assert rule["defaultConfiguration"]["level"] in {"note", "warning", "error"}
        assert {row["ruleIndex"] for row in run["results"] if row["ruleId"] == rule["id"]} == {index}


def test_a_place_in_a_text_has_lines_and_columns_and_its_fix(checked: list[Checked]) -> None:
    first = next(row for row in _of(_run(checked), "%E6%9D%90%E6%96%99/%E8%AE%B2%E8%AF%9D%201.txt"))
    location = first["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uriBaseId"] == "%SRCROOT%"
    assert location["region"] == {
        "startLine": 4, "startColumn": 8, "endLine": 4, "endColumn": 9,
        "snippet": {"text": "各校要加强领导,压实“双减”责任。"},
    }  # fmt: skip
    change = first["fixes"][0]["artifactChanges"][0]
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 4, "startColumn": 8, "endLine": 4, "endColumn": 9},
            "insertedContent": {"text": "，"},
        }
    ]
    assert first["fixes"][0]["properties"] == {"applicability": "safe"}
    assert first["level"] == "error"


def test_a_paragraph_of_a_docx_is_a_logical_location_and_stands_in_the_message(checked: list[Checked]) -> None:
    first = next(row for row in _of(_run(checked), "%E6%8A%A5%E5%91%8A.docx") if row["ruleId"] == "PUN001")
    assert first["locations"][0]["logicalLocations"] == [{"name": "第4段", "kind": "paragraph"}]
    assert first["message"]["text"] == "第4段第8字：半角“,”应为全角“，”（原文：“各校要加强领导,压实“双减”责任。”）"
    assert "fixes" not in first
    assert set(first["partialFingerprints"]) == {"govdocFinding/v1", "primaryLocationLineHash"}


def test_a_file_that_cannot_be_read_is_a_notification(checked: list[Checked]) -> None:
    invocation = _run(checked)["invocations"][0]
    assert invocation["executionSuccessful"] is False
    errors = [note for note in invocation["toolExecutionNotifications"] if note["level"] == "error"]
    assert [note["message"]["text"] for note in errors] == [checked[3].error]
    assert errors[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "%E5%9D%8F.docx"


def test_fingerprints_stay_when_lines_are_put_before_and_differ_within_a_file(tmp_path: Path) -> None:
    def prints(text: str) -> list[str]:
        path = tmp_path / "讲话.txt"
        path.write_text(text, encoding="utf-8")
        run = _run(check([path], Options(isolated=True, select=("PUN", "NUM"))))
        return [row["partialFingerprints"]["govdocFinding/v1"] for row in run["results"]]

    before = prints(SPEECH)
    after = prints(SPEECH.replace("同志们：\n", "同志们：\n今天的会议很重要。\n下面我讲两点意见。\n"))
    assert before == after
    assert max(Counter(before).values()) == 1
    assert len(before) == 5


def test_a_file_outside_the_working_folder_has_an_absolute_uri(
    workplace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workplace / "材料")
    run = _run(check([Path("../a.md")], Options(isolated=True)))
    assert _uri(run["results"][0]) == (workplace / "a.md").as_uri()
    assert "uriBaseId" not in run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]


def test_a_finding_over_several_lines_ends_on_the_last_of_them() -> None:
    file = many(3)
    wide = replace(file.findings[0], end=2 * 9 + 4)
    region = _run([replace(file, findings=(wide,))])["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endLine"], region["endColumn"]) == (1, 8, 3, 5)
