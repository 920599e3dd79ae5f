"""Cells of a table are the text one sees, whatever the kind of file."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from govdoc.batch.rows import read_rows
from govdoc.errors import UnreadableError, UsageError

if TYPE_CHECKING:
    from pathlib import Path


def cells(path: Path, sheet: str | None = None) -> list[dict[str, str]]:
    return [dict(row.cells) for row in read_rows(path, sheet)]


def workbook(path: Path, rows: list[list[Any]], forms: dict[str, str] | None = None) -> Path:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "名单"
    for row in rows:
        sheet.append(row)
    for place, form in (forms or {}).items():
        sheet[place].number_format = form
    book.create_sheet("备用")["A1"] = "别的"
    book.save(path)
    return path


def test_a_workbook_gives_what_one_sees(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["学校", "年度", "人数", "比率", "编号", "日期", "经费", "开会", "金额"],
        ["一小 ", 2026, 1.0, 0.85, 7, dt.date(2026, 3, 5), 12345.5, dt.datetime(2026, 3, 5, 14, 30), 0.1],  # noqa: DTZ001
        [],
        ["二小", "2026", 3.5, 0.125, 12, dt.datetime(2026, 12, 1), 2.5, dt.time(9, 5), -1234567],  # noqa: DTZ001
    ]
    forms = {"D2": "0%", "D4": "0.0%", "E2": "000", "E4": "000", "G2": "#,##0.00", "G4": "0", "I4": "#,##0"}
    assert cells(workbook(tmp_path / "名单.xlsx", rows, forms)) == [
        {"学校": "一小", "年度": "2026", "人数": "1", "比率": "85%", "编号": "007", "日期": "2026年3月5日",
         "经费": "12,345.50", "开会": "2026年3月5日14:30", "金额": "0.1"},
        {"学校": "二小", "年度": "2026", "人数": "3.5", "比率": "12.5%", "编号": "012", "日期": "2026年12月1日",
         "经费": "3", "开会": "09:05", "金额": "-1,234,567"},
    ]  # fmt: skip
    assert [row.number for row in read_rows(tmp_path / "名单.xlsx")] == [2, 4]


def test_a_sheet_is_chosen_by_name(tmp_path: Path) -> None:
    path = workbook(tmp_path / "名单.xlsx", [["学校"], ["一小"]])
    with pytest.raises(UnreadableError, match="表里没有数据行"):
        read_rows(path, "备用")
    with pytest.raises(UnreadableError, match="没有工作表“名册”，有的是 名单、备用"):
        read_rows(path, "名册")


def test_what_is_merged_downwards_stands_in_every_row(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    rows: list[list[Any]] = [
        ["片区", "学校", "说明"],
        ["东片", "一小", "甲"],
        [None, "二小", None],
        ["西片", "三小", None],
    ]
    path = workbook(tmp_path / "名单.xlsx", rows)
    book = load_workbook(path)
    book["名单"].merge_cells("A2:A3")
    book["名单"].merge_cells("C3:D4")  # empty itself
    book.save(path)
    assert cells(path) == [
        {"片区": "东片", "学校": "一小", "说明": "甲"},
        {"片区": "东片", "学校": "二小", "说明": ""},
        {"片区": "西片", "学校": "三小", "说明": ""},
    ]


def test_the_first_sheet_is_the_first_that_one_sees(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = workbook(tmp_path / "名单.xlsx", [["学校"], ["旧校"]])
    book = load_workbook(path)
    book["名单"].sheet_state = "hidden"
    book["备用"].append(["一小"])
    book.save(path)
    assert cells(path) == [{"别的": "一小"}]
    assert cells(path, "名单") == [{"学校": "旧校"}]


def test_dates_of_1904_are_the_same_days(tmp_path: Path) -> None:
    from openpyxl import Workbook
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    assert sheet is not None
    sheet.append(["日期"])
    sheet.append([dt.date(2026, 3, 5)])
    book.save(tmp_path / "名单.xlsx")
    assert cells(tmp_path / "名单.xlsx") == [{"日期": "2026年3月5日"}]


@pytest.mark.parametrize("text", ['学校;"说明,备注"\n一小;甲,乙\n', "学校\t说明,备注\n一小\t甲,乙\n"])
def test_the_mark_between_cells_is_not_one_inside_quotes(tmp_path: Path, text: str) -> None:
    path = tmp_path / "名单.csv"
    path.write_text(text, encoding="utf-8")
    if "\t" in text:
        path = path.rename(path.with_suffix(".tsv"))
    assert cells(path) == [{"学校": "一小", "说明,备注": "甲,乙"}]


def test_a_formula_that_was_never_worked_out_is_told(tmp_path: Path) -> None:
    path = workbook(tmp_path / "名单.xlsx", [["学校", "人数"], ["一小", "=1+1"]])
    with pytest.raises(UnreadableError, match="第 2 行第 2 栏：公式“=1\\+1”没有算出的值"):
        read_rows(path)


def test_what_is_no_workbook_is_told(tmp_path: Path) -> None:
    for data in (b"not a zip", b"PK\x03\x04" + b"x" * 50):
        path = tmp_path / "坏.xlsx"
        path.write_bytes(data)
        with pytest.raises(UnreadableError, match=r"不是完整的 \.xlsx 文件"):
            read_rows(path)
    whole = workbook(tmp_path / "全.xlsx", [["学校"], ["一小"]]).read_bytes()
    (tmp_path / "半.xlsx").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UnreadableError, match=r"不是完整的 \.xlsx 文件"):
        read_rows(tmp_path / "半.xlsx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv_is_read_in_the_encodings_that_programs_write(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "名单.csv"
    path.write_bytes('学校,年度,说明\r\n一小,2026,"东片,\n含分校"\r\n\r\n二小,1.0,\r\n'.encode(encoding))
    assert cells(path) == [
        {"学校": "一小", "年度": "2026", "说明": "东片,\n含分校"},
        {"学校": "二小", "年度": "1.0", "说明": ""},
    ]
    assert [row.number for row in read_rows(path)] == [2, 5]


def test_jsonl_keeps_numbers_as_typed_and_flattens_what_is_inside(tmp_path: Path) -> None:
    path = tmp_path / "名单.jsonl"
    path.write_text(
        '{"学校": "一小", "比率": 1.50, "要素": {"成文日期": "2026-02-05"}, "事项": [{"标题": "甲"}], "寄宿": true}\n'
        '{"学校": null}\n',
        encoding="utf-8",
    )
    assert cells(path) == [
        {"学校": "一小", "比率": "1.50", "要素.成文日期": "2026-02-05", "事项.0.标题": "甲", "寄宿": "是"},
        {"学校": ""},
    ]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.csv", "学校名单\n学校,年度\n一小,2026\n", "第 2 行：第 2 栏有内容“年度”，表头却没有这一栏的栏名"),
        ("a.csv", "学校,学校\n一小,二小\n", "栏名“学校”出现两次"),
        ("a.csv", '学校\n"一小\n', "第 2 行：引号没有配对"),
        ("a.csv", "学校\n一\x08小\n", "第 2 行：第 1 栏含有看不见的控制字符"),
        ("a.csv", "学校\n", "表里没有数据行"),
        ("a.jsonl", '{"学校": "一小"}\n{"学校": \n', "第 2 行：不是完整的 JSON"),
        ("a.jsonl", '{"学校": "一小", "学校": "二小"}\n', "第 1 行：“学校”出现两次，请删去一处"),
        ("a.jsonl", '["一小"]\n', "应为一个 JSON 对象"),
        ("a.xls", "x", "请在表格软件里另存为 .xlsx"),
        ("a.txt", "x", "--data 要用 .xlsx、.csv 或 .jsonl 文件"),
    ],
)
def test_faults_are_told_with_their_row_and_cure(tmp_path: Path, name: str, text: str, said: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises((UnreadableError, UsageError)) as raised:
        read_rows(path)
    assert said in str(raised.value)
    assert str(raised.value).startswith(str(path))
