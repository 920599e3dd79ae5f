"""Text fields that hold more than text: 小标题, 表格 (also from a CSV file), 图; in every template."""
# ruff: noqa: E501 - whole messages are the expectation

from __future__ import annotations

import json
import struct
import zlib
from typing import TYPE_CHECKING, Any

import pytest

from govdoc.drafting import draft
from govdoc.drafting.delivery import check
from govdoc.drafting.nodes import Value, value
from govdoc.drafting.passages import TEXTS
from govdoc.drafting.schema import resolved
from govdoc.drafting.specimen import Specimen
from govdoc.drafting.templates import Template, built_in, listing
from govdoc.drafting.yamltree import parse
from govdoc.errors import PlanError
from govdoc.model import Block, Document, Figure, Heading, HeadingKind, Paragraph, Table, block_texts
from govdoc.writers import write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

DECLARATION = """\
name: 简报
genre: 简报
description: 试验用的模板
schema:
  type: object
  required: [概况]
  properties:
    概况: {title: 概况, description: 概况, $ref: '#/$defs/文段', x-aliases: [summary]}
    各项: {type: array, items: {$ref: '#/$defs/一项'}}
    表名: {$ref: '#/$defs/文段'}
  $defs:
    一项:
      type: object
      properties:
        标题: {type: string}
        内容: {$ref: '#/$defs/文段'}
        格: {$ref: '#/$defs/文段'}
"""
SKELETON = """\
{% from "_shared/layers.md.j2" import 成段 %}
# {% if 表名 is defined %}{{ 表名 }}{% endif %}简报

{{ 成段(概况) }}（完）

{% for 项 in (各项 if 各项 is defined else []) %}

## {{ 项.标题 | 成题 }}

{{ 成段(项.内容) }}

{% endfor %}
"""


@pytest.fixture
def folder(template_folder: Callable[..., Path]) -> Path:
    return template_folder(SKELETON, DECLARATION)


@pytest.fixture
def drafted(folder: Path) -> Callable[[str], Document]:
    """Draft a plan that lies beside the template's folder."""

    def make(text: str) -> Document:
        plan = folder.parent / "plan.yaml"
        plan.write_text(f"模板: 简报\n{text}", encoding="utf-8")
        return draft(plan, templates_dirs=[folder])

    return make


def faults(drafted: Callable[[str], Document], text: str, folder: Path) -> list[str]:
    with pytest.raises(PlanError) as caught:
        drafted(text)
    return [fault.replace(str(folder.parent) + "/", "") for fault in caught.value.faults]


def shown(document: Document) -> list[str]:
    """Give the blocks below the title: ordinals and texts, rows with | between their cells."""
    return [_shown(block) for block in document.blocks[1:]]


def _shown(block: Block) -> str:
    match block:
        case Table():
            return "/".join("|".join(cell.value for cell in row) for row in block.rows)
        case Figure():
            return f"图 {block.target} {block.caption}"
        case Heading():
            run_in = "+" if block.kind is HeadingKind.RUN_IN else ""
            return f"{block.ordinal or ''}{block.text}{run_in}"
        case _:
            return "".join(str(text) for text in block_texts(block))


ITEMS = "各项:\n  - 标题: 甲\n    内容:\n"


def test_texts_a_table_and_a_heading_follow_each_other(drafted: Callable[[str], Document]) -> None:
    text = (
        "概况: 情况如下\n" + ITEMS + "      - 先说几句\n"
        "      - 标题: 城区\n        正文: 新增学位\n"
        "      - 标题: 乡村。\n        正文: [改造学校, {表格: {列: 校 | 数, 行: [[一校, 007], 二校 | 1.50]}}, 再说一句]\n"
        "      - 最后一句\n"
    )
    assert shown(drafted(text)) == [
        "情况如下。（完）",
        "一、甲",
        "先说几句。",
        "（一）城区",
        "新增学位。",
        "（二）乡村。+",
        "改造学校。",
        "校|数/一校|007/二校|1.50",
        "再说一句。",
        "最后一句。",
    ]


def test_a_lone_heading_is_not_numbered_and_one_in_it_lies_a_level_deeper(drafted: Callable[[str], Document]) -> None:
    text = (
        "概况: 好\n"
        + ITEMS
        + "      - 标题: 乙\n        正文:\n          - {标题: 丙, 正文: 丁}\n          - {标题: 戊, 正文: 己}\n"
    )
    document = drafted(text)
    assert shown(document)[1:] == ["一、甲", "乙", "1.丙", "丁。", "2.戊", "己。"]
    assert [block.level for block in document.blocks if isinstance(block, Heading)] == [1, 2, 3, 3]


@pytest.mark.parametrize(
    "typed",
    [
        "{表格: [[甲, 乙], [1, 2]]}",
        "{表格: [甲 | 乙, 1 | 2]}",
        "{表格: {列: [甲, 乙], 行: [[1, 2]]}}",
        "{table: {columns: 甲 | 乙, rows: [1 | 2]}}",
        "{表格: {csv: 表.csv}}",
    ],
)
def test_a_table_is_written_in_any_way(drafted: Callable[[str], Document], folder: Path, typed: str) -> None:
    (folder.parent / "表.csv").write_text("甲,乙\n1,2\n", encoding="utf-8")
    assert shown(drafted(f"概况: [如下：, {typed}]\n"))[1] == "甲|乙/1|2"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_a_csv_file_is_read_as_excel_and_wps_write_it(
    drafted: Callable[[str], Document], folder: Path, encoding: str, delimiter: str
) -> None:
    rows = [
        ["指标", "上年", "今年", ""],
        ['"大班额，\n全部"', "0", "007", ""],
        ["", "", "", ""],
        ["占比", "1.50", "", ""],
    ]
    text = "\r\n".join(delimiter.join(row) for row in rows) + "\r\n"
    (folder.parent / "表.csv").write_bytes(text.encode(encoding))
    document = drafted("概况: [如下：, {表题: 主要指标, 表格: {csv: 表.csv}}]\n")
    table = document.blocks[2]
    assert isinstance(table, Table)
    assert str(table.caption) == "表1　主要指标"
    assert _shown(table) == "指标|上年|今年/大班额，全部|0|007/占比|1.50|"


def test_a_caption_and_a_cell_are_text(drafted: Callable[[str], Document]) -> None:
    table = drafted(
        "概况:\n  - 如下：\n  - {表题: '**甲** {.题下}', 表格: [['# 乙', 'a|b'], [\"{{ 丙 }}\", '1.']]}\n"
    ).blocks[2]
    assert isinstance(table, Table)
    assert str(table.caption) == "表1　**甲** {.题下}"
    assert _shown(table) == "# 乙|a|b/{{ 丙 }}|1."


PIXEL = b"\x89PNG\r\n\x1a\n" + b"".join(
    struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    for kind, data in (
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\0\xff\xff\xff")),
        (b"IEND", b""),
    )
)


@pytest.mark.parametrize("name", ["图.png", "照 片（一）.png", "子/100%.png", "a#b.png"])
def test_a_picture_lies_beside_the_plan(drafted: Callable[[str], Document], folder: Path, name: str) -> None:
    (folder.parent / "子").mkdir()
    (folder.parent / name).write_bytes(PIXEL)
    document = drafted(f"概况: [如下：, {{图: '{name}', 图题: '校舍 [一] *'}}]\n")
    assert shown(document)[1] == f"图 {name} 图1　校舍 [一] *"
    assert write(document)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("概况: [甲, {图: 无.png}]\n", "plan.yaml:2:13 概况[2].图：找不到文件“无.png”，路径从计划所在的文件夹算起，请核对文件名，或把文件放到计划旁边"),
        ("概况: [甲, {表格: {csv: 指标表.csv}}]\n", "plan.yaml:2:20 概况[2].表格.csv：找不到文件“指标表.csv”，路径从计划所在的文件夹算起，是否想写“指标.csv”？"),
        ("概况: [甲, {表格: {csv: 指标.csv}}]\n", "plan.yaml:2:20 概况[2].表格.csv：指标.csv:3：这一行有 1 格，表头有 2 栏，请改为一致"),
        ("概况: [甲, {表格: {csv: 引号.csv}}]\n", "plan.yaml:2:20 概况[2].表格.csv：引号.csv:2：引号没有配对，请用表格软件重新导出为 CSV"),
        ("概况: [甲, {表格: {csv: 表头.csv}}]\n", "plan.yaml:2:20 概况[2].表格.csv：表头.csv：只有表头，没有数据，请检查这个文件"),
        ("概况: [甲, {表格: {列: 甲 | 乙, 行: [1, 2 | 3]}}]\n", "plan.yaml:2:29 概况[2].表格.行[1]：这一行有 1 格，“列”有 2 栏，请改为一致；空着的格请写“—”"),
        ("概况: [甲, {表格: {列: [甲, 乙], 行: [[1,200, 3]]}}]\n", "plan.yaml:2:30 概况[2].表格.行[1]：这一行有 3 格，“列”有 2 栏，请改为一致；格里有英文逗号的，要加英文双引号"),
        ("概况: [甲, {表格: {列: 甲}}]\n", "plan.yaml:2:10 概况[2].表格：写了“列”，就还要写“行”"),
        ("概况: [甲, {表题: 乙}]\n", "plan.yaml:2:9 概况[2]：写了“表题”，就还要写“表格”"),
        ("概况: [甲, {标题: 乙, 表格: [[丙]]}]\n", "plan.yaml:2:17 概况[2].表格：一项里只能写小标题、表格、图中的一种，表格只能用一种写法，请另起一项"),
        ("概况: [甲, {标题: 乙, 正文: 丙}]\n", "plan.yaml:2:9 概况[2]：这段话在各个标题之前，不能再写小标题；请写成一段文字"),
        ("概况: 甲\n表名: [{图: 点.png}]\n", "plan.yaml:3:6 表名[1]：这一项写在标题或表格里，只能是文字"),
        (
            "概况: 甲\n各项: [{标题: 一, 内容: [{标题: 二, 正文: [{标题: 三, 正文: [{标题: 四, 正文: [{标题: 五, 正文: 六}]}]}]}]}]\n",
            "plan.yaml:3:58 各项[1].内容[1].正文[1].正文[1].正文[1]：小标题已在第 5 层：标题至多四层，请减少一层，或写成一段文字",
        ),
    ],
)  # fmt: skip
def test_a_fault_names_its_place_and_its_cure(
    drafted: Callable[[str], Document], folder: Path, text: str, said: str
) -> None:
    (folder.parent / "指标.csv").write_text("甲,乙\n1,2\n3\n", encoding="utf-8")
    (folder.parent / "引号.csv").write_text('甲,乙\n"1,2\n', encoding="utf-8")
    (folder.parent / "表头.csv").write_text("甲,乙\n", encoding="utf-8")
    (folder.parent / "点.png").write_bytes(PIXEL)
    (fault,) = faults(drafted, text, folder)
    assert fault.removeprefix("plan.yaml:") == said.removeprefix("plan.yaml:")


def test_a_table_beyond_the_bounds_is_refused(drafted: Callable[[str], Document], folder: Path) -> None:
    (folder.parent / "大.csv").write_text("甲\n" + "1\n" * 5000, encoding="utf-8")
    assert "表格太大" in faults(drafted, "概况: [甲, {表格: {csv: 大.csv}}]\n", folder)[0]
    (folder.parent / "宽.csv").write_text(("甲," * 60 + "甲\n") * 3, encoding="utf-8")
    assert "61 栏" in faults(drafted, "概况: [甲, {表格: {csv: 宽.csv}}]\n", folder)[0]


def rich_fields(template: Template) -> Iterator[tuple[str, ...]]:
    """Give the way to every text field of a template: keys, items of lists without their numbers."""

    def below(schema: dict[str, Any], path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        if schema.get("$ref") == TEXTS:
            yield path
            return
        schema = resolved(schema, template.plan_schema)
        schema = resolved(schema["items"], template.plan_schema) if "items" in schema else schema
        for key, inner in schema.get("properties", {}).items() if len(path) < 4 else ():
            yield from below(inner, (*path, key))

    return below(template.plan_schema, ())


FIELDS = [(template.name, path) for template in listing() for path in rich_fields(template) if path[0] != "要素"]
RICH: list[Value] = ["先写一段", {"表题": "云", "表格": [["栏", "目"], ["河", "县"]]}, "后写一段"]


def put(plan: Value, path: tuple[str, ...], new: Value) -> bool:
    """Put a value where a path leads, in the first item of every list; False where the plan has no such mapping."""
    for key in path[:-1]:
        plan = plan[key] if isinstance(plan, dict) and key in plan else ""
        plan = plan[0] if isinstance(plan, list) else plan
    if not isinstance(plan, dict):
        return False
    plan[path[-1]] = new
    return True


@pytest.mark.parametrize(("name", "path"), FIELDS, ids=lambda one: ".".join(one) if isinstance(one, tuple) else one)
def test_every_text_field_of_every_template_takes_a_table(name: str, path: tuple[str, ...]) -> None:
    template = next(one for one in listing() if one.name == name)
    example = value(parse(template.example, "example.yaml").root)
    if not put(example, path, RICH):
        example = Specimen(template, full=True, backup=example).plan()
        assert put(example, path, RICH)
    document = draft(json.dumps(example, ensure_ascii=False), name=str(built_in() / template.folder.name / "p.yaml"))
    blocks = [*document.blocks, *(block for attachment in document.attachments for block in attachment.blocks)]
    at = next(n for n, block in enumerate(blocks) if isinstance(block, Table) and _shown(block) == "栏|目/河|县")
    assert isinstance(blocks[at - 1], Paragraph)
    assert "先写一段" in _shown(blocks[at - 1])
    assert "后写一段" in _shown(blocks[at + 1])
    check(document, write(document), "docx")


def test_text_fields_are_many() -> None:
    assert len(FIELDS) > 40
    assert {name for name, _ in FIELDS} >= {one.name for one in listing()} - {"通用", "会议纪要", "印发通知"}


def test_the_general_template_takes_pictures_and_csv(tmp_path: Path) -> None:
    (tmp_path / "图.png").write_bytes(PIXEL)
    (tmp_path / "表.csv").write_text("甲,乙\n1,2\n", encoding="gb18030")
    plan = tmp_path / "plan.yaml"
    plan.write_text(
        "模板: 通用\n标题: 题\n正文:\n  - 标题: 甲\n    正文:\n      - {图: 图.png, 图题: 校舍}\n"
        "      - {表题: 表, 表格: {csv: 表.csv}}\n      - {表格: {列: 丙 | 丁, 行: [戊 | 己]}}\n",
        encoding="utf-8",
    )
    assert shown(draft(plan)) == ["一、甲", "图 图.png 图1　校舍", "甲|乙/1|2", "丙|丁/戊|己"]
