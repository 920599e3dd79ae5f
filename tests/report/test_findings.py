from __future__ import annotations

import json

from govdoc.lint import FAMILIES, RULES, Checked, lint
from govdoc.lint.rules import find_rule
from govdoc.readers import parse
from govdoc.report.json import findings_json
from govdoc.report.terminal import findings_concise, findings_text, rule_page, rule_table, width

TEXT = "一、加强领导\n各校要加强领导,压实“双减”责任。\n"


def _checked(text: str = TEXT) -> list[Checked]:
    found = tuple(lint(parse(text.encode(), "a.txt")))
    return [
        Checked("a.txt", None, found, failed=bool(found)),
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
            {"path": "b.txt", "error": "b.txt：没有这个文件，请核对路径", "findings": []},
        ],
        "summary": {"files": 2, "error": 1, "warning": 0, "info": 0, "fixable": 1},
    }


def test_the_text_shows_place_caret_basis_and_summary() -> None:
    assert findings_text(_checked()) == (
        "a.txt:2:8: 错误 PUN001 [*] 半角“,”应为全角“，”\n"
        "  | 各校要加强领导,压实“双减”责任。\n"
        "  |               ^\n"
        "  依据：GB/T 15834—2011 5.1\n"
        "\n"
        "读不了 b.txt：没有这个文件，请核对路径\n"
        "\n"
        "查了 1 个文件，发现 1 处问题：错误 1，其中 1 处有稳妥的改法（标 [*]），1 个文件读不了。"
    )


def test_colours_stand_only_where_they_are_asked_for() -> None:
    assert "\x1b" not in findings_text(_checked())
    assert "\x1b[31m错误\x1b[0m" in findings_text(_checked(), colour=True)


def test_the_concise_form_is_one_line_a_finding() -> None:
    assert findings_concise(_checked()).splitlines() == [
        "a.txt:2:8: 错误 PUN001 [*] 半角“,”应为全角“，”",
        "b.txt: 错误 b.txt：没有这个文件，请核对路径",
    ]
    assert findings_concise(_checked("各校要抓好落实。")[:1]) == ""


def test_findings_of_one_rule_are_counted_when_there_are_many() -> None:
    text = findings_text(_checked("各校,要,抓,好,落,实,工,作,责,任,到,人。\n")[:1])
    assert text.count("PUN001 [*]") == 10
    assert "a.txt: 另有 1 处 PUN001 汉字间用了半角标点" in text


def test_a_clean_file_is_said_to_be_clean() -> None:
    assert findings_text(_checked("各校要抓好落实。")[:1]) == "查了 1 个文件，没有发现问题。"


def test_a_run_that_read_nothing_does_not_say_that_all_is_well() -> None:
    assert findings_text(_checked()[1:]).endswith("\n1 个文件读不了。")


def test_what_concerns_the_whole_file_has_no_caret() -> None:
    text = "一、提高认识\n各校要提高认识。\n二、狠抓落实\n各校要抓好落实。\n"
    assert findings_text(_checked(text)[:1]).splitlines()[:2] == [
        "a.txt:1:1: 警告 ELE001 没有找到标题，请在文首写明标题",
        "  依据：《党政机关公文处理工作条例》第九条",
    ]


def test_curly_quotes_take_one_column_and_hanzi_two() -> None:
    assert width("“双减”,") == 7
    assert width("，（一）") == 8


def test_the_page_of_a_rule_shows_basis_and_examples() -> None:
    page = rule_page(find_rule("NUM001"))
    assert page.startswith("NUM001  月、日前补了零（错误）\n")
    assert "依据：GB/T 9704—2012 7.3.5.4。" in page
    assert "反例：\n    会议定于2026年02月05日召开。" in page


def test_the_table_lists_every_rule_under_its_family() -> None:
    table = rule_table(RULES, FAMILIES)
    assert all(rule.code in table for rule in RULES)
    assert all(title in table for title in FAMILIES.values())
