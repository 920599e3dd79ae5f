from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jsonschema import validate
from tests.report.builders import many

from govdoc.lint import Checked
from govdoc.report.gitlab import findings_gitlab

SCHEMA = json.loads(Path(__file__).with_name("schemas").joinpath("gitlab-codequality.json").read_text(encoding="utf-8"))


def _rows(checked: list[Checked]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(findings_gitlab(checked))
    for row in rows:
        validate(row, SCHEMA)
    return rows


def test_every_row_is_valid_and_has_a_severity_that_gitlab_knows(checked: list[Checked]) -> None:
    rows = _rows(checked)
    assert len(rows) == sum(len(file.findings) for file in checked) + 1
    assert {row["severity"] for row in rows} <= {"info", "minor", "major", "critical", "blocker"}
    assert all(isinstance(row["location"]["lines"]["begin"], int) for row in rows)


def test_a_row_tells_rule_message_and_place(checked: list[Checked]) -> None:
    row = _rows(checked)[0]
    assert row.pop("fingerprint")
    assert row == {
        "description": "半角“,”应为全角“，”（依据：GB/T 15834—2011 5.1）",
        "check_name": "PUN001",
        "severity": "major",
        "location": {"path": "材料/讲话 1.txt", "lines": {"begin": 4}},
    }


def test_the_line_of_a_docx_is_its_paragraph(checked: list[Checked]) -> None:
    row = next(row for row in _rows(checked[4:]) if row["check_name"] == "PUN001")
    assert row["location"] == {"path": "报告.docx", "lines": {"begin": 4}}
    assert row["description"].startswith("第4段第8字：半角")


def test_no_two_rows_have_the_same_fingerprint(checked: list[Checked]) -> None:
    rows = _rows([*checked, many(300, gap=""), many(300)])
    assert len({row["fingerprint"] for row in rows[: -2 * 300]}) == len(rows) - 600
    assert len({row["fingerprint"] for row in rows[-300:]}) == 300


def test_a_file_that_cannot_be_read_is_critical(checked: list[Checked]) -> None:
    (row,) = _rows([checked[3]])
    assert (row["severity"], row["check_name"], row["location"]["path"]) == ("critical", "unreadable", "坏.docx")


def test_nothing_found_is_an_empty_array() -> None:
    assert _rows([many(0)]) == []
