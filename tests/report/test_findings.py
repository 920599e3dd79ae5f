from __future__ import annotations

import json
from dataclasses import replace

import pytest

from govdoc.lint import Checked, lint
from govdoc.readers import parse
from govdoc.report.columns import width
from govdoc.report.json import findings_json, findings_jsonl
from govdoc.report.terminal import findings_concise, findings_text

TEXT = "一、加强领导\n各校要加强领导,压实“双减”责任。\n"


def _checked(text: str = TEXT) -> list[Checked]:
    found = tuple(finding for finding in lint(parse(text.encode(), "a.txt")) if finding.code[:3] in {"PUN", "ELE"})
    return [
        Checked("a.txt", None, found, failed=bool(found), text=text),
        Checked("b.txt", "b.txt：没有这个文件，请核对路径", (), failed=True),
    ]


def test_the_json_has_the_shape_of_version_1() -> None:
    value = json.loads(findings_json(_checked()))
    assert value == {
        "version": 1,
        "files": [
            {
                "path": "a.txt",
                "error": None,
                "skipped": [],
                "findings": [
                    {
                        "code": "PUN001",
                        "name": "汉字间用了半角标点",
                        "severity": "error",
                        "message": "半角“,”应为全角“，”",
                        "basis": "GB/T 15834—2011 5.1",
                        "line": 2,
                        "column": 8,
                        "paragraph": None,
                        "start": 14,
                        "end": 15,
                        "excerpt": "各校要加强领导,压实“双减”责任。",
                        "fix": {"applicability": "safe", "edits": [{"start": 14, "end": 15, "text": "，"}]},
                    }
                ],
            },
            {"path": "b.txt", "error": "b.txt：没有这个文件，请核对路径", "skipped": [], "findings": []},
        ],
        "summary": {"files": 2, "error": 1, "warning": 0, "info": 0, "fixable": 1},
    }


def test_json_lines_say_the_same_a_line_each() -> None:
    rows = [json.loads(line) for line in findings_jsonl(_checked()).splitlines()]
    whole = json.loads(findings_json(_checked()))
    assert [row.pop("type") for row in rows] == ["file", "finding", "file", "summary"]
    assert rows[0] == {"path": "a.txt", "error": None, "skipped": [], "findings": 1}
    assert rows[1] == {"path": "a.txt", **whole["files"][0]["findings"][0]}
    assert rows[3] == {"version": 1, **whole["summary"]}


def test_the_text_shows_place_caret_basis_and_summary() -> None:
    assert findings_text(_checked()) == (
        "a.txt:2:8: 错误 PUN001 [*] 半角“,”应为全角“，”\n"
        "  | 各校要加强领导,压实“双减”责任。\n"
        "  |               ^\n"
        "  依据：GB/T 15834—2011 5.1\n"
        "\n"
        "读不了 b.txt：没有这个文件，请核对路径\n"
        "\n"
        "查了 1 个文件，发现 1 处问题：错误 1。其中 1 处可用 --fix 改正（标 [*]）。另有 1 个文件读不了。"
    )


def test_a_fix_that_wants_a_look_has_a_mark_of_its_own() -> None:
    file = _checked()[0]
    unsafe = replace(file.findings[0].fix, applicability="unsafe")  # type: ignore[type-var]
    text = findings_text([replace(file, findings=(replace(file.findings[0], fix=unsafe),))])
    assert "错误 PUN001 [?] 半角" in text
    assert text.endswith("错误 1。其中 1 处的改法须人核对（标 [?]，用 --fix --unsafe-fixes）。")


def test_colours_stand_only_where_they_are_asked_for() -> None:
    assert "\x1b" not in findings_text(_checked())
    assert "\x1b[31m错误\x1b[0m" in findings_text(_checked(), colour=True)


def test_the_concise_form_is_one_line_a_finding() -> None:
    assert findings_concise(_checked()).splitlines() == [
        "a.txt:2:8: 错误 PUN001 [*] 半角“,”应为全角“，”",
        "b.txt: 错误 没有这个文件，请核对路径",
    ]
    assert findings_concise(_checked("各校要抓好落实。")[:1]) == ""


def test_451_half_width_commas_are_one_entry_with_a_count_and_three_places() -> None:
    text = findings_text(_checked("各校要抓好落实,责任到人。\n" * 451)[:1])
    assert "a.txt:1:8: 错误 PUN001 [*] 半角“,”应为全角“，”（共 451 处：1:8、2:8、3:8……）\n" in text
    assert text.count("PUN001") == 1
    assert "错误 451" in text.splitlines()[-1]


def test_three_of_a_kind_are_shown_each_with_its_excerpt() -> None:
    text = findings_text(_checked("各校要抓好落实,责任到人。\n" * 3)[:1])
    assert text.count("PUN001 [*]") == 3
    assert "共 3 处" not in text


def test_the_basis_of_a_rule_is_told_once_a_file() -> None:
    files = [
        replace(file, path=name)
        for name in ("a.txt", "b.txt")
        for file in _checked("各校要抓好落实,责任到人。\n" * 3)[:1]
    ]
    text = findings_text(files)
    assert text.count("依据：GB/T 15834—2011 5.1") == 2
    assert "依据：" in text.split("a.txt:2:8")[0]
    assert "依据：" not in text.split("a.txt:2:8")[1].split("b.txt:1:8")[0]


def test_entries_of_one_rule_beyond_twenty_are_counted() -> None:
    file = _checked()[0]
    findings = tuple(replace(file.findings[0], message=f"第{number}种") for number in range(30))
    text = findings_text([replace(file, findings=findings)])
    assert text.count("PUN001 [*]") == 20
    assert "a.txt: 另有 10 处 PUN001 汉字间用了半角标点，加 --format concise 可逐条列出\n" in text


def test_a_clean_file_is_said_to_be_clean() -> None:
    assert findings_text([Checked("a.txt", None, (), failed=False)]) == "查了 1 个文件，没有发现问题。"


def test_a_run_that_read_nothing_does_not_say_that_all_is_well() -> None:
    assert findings_text(_checked()[1:]).endswith("\n1 个文件读不了。")


def test_what_concerns_the_whole_file_has_no_caret() -> None:
    text = "一、提高认识\n各校要提高认识。\n二、狠抓落实\n各校要抓好落实。\n"
    assert findings_text(_checked(text)[:1]).splitlines()[:2] == [
        "a.txt:1:1: 提示 ELE001 没有找到标题，请在文首写明标题",
        "  依据：《党政机关公文处理工作条例》第九条",
    ]


def test_what_was_not_read_is_named_and_cut_short_when_there_is_much() -> None:
    items = (
        "第2段：图表",
        *(f"第{n}段：批注" for n in range(3, 45)),
        "宏",
        "第9段：甲",
        "第9段：乙",
        "第9段：丙",
        "第9段：丁",
    )
    file = Checked("报告.docx", None, (), failed=False, skipped=items)
    assert findings_text([file]).splitlines()[0] == (
        "报告.docx: 没有读作正文：第2段：图表；批注 42 处（首见第3段）；宏；第9段：甲；第9段：乙；另有 2 种"
    )
    assert json.loads(findings_json([file]))["files"][0]["skipped"][1] == "第3段：批注"


def test_places_of_a_docx_are_paragraphs(checked: list[Checked]) -> None:
    assert "报告.docx:第4段:8: 错误 PUN001 [*] 半角“,”应为全角“，”" in findings_concise(checked)
    assert "\n报告.docx:第4段:8: " in findings_text(checked)


@pytest.mark.parametrize("report", [findings_text, findings_concise])
def test_a_document_cannot_ring_the_bell_or_move_the_cursor(report: object, checked: list[Checked]) -> None:
    assert callable(report)
    text = str(report(checked))
    assert not set(text) & {chr(code) for code in range(32) if chr(code) != "\n"}
    assert "\u202e" not in text


def test_a_narrow_terminal_shows_the_part_with_the_finding() -> None:
    line = "各校要高度重视这项工作周密部署精心组织抓好落实,责任到人。\n"
    text = findings_text(_checked(line)[:1], columns=34)
    excerpt, caret = text.splitlines()[1:3]

    assert width(excerpt) <= 34
    assert width(caret) - 1 == width(excerpt[: excerpt.index(",")])
