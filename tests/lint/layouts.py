"""A small spec (正文.字体=宋体 页面.宽=215.9) → a faultless docx of a few paragraphs, changed as it says."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate
from typing import Any

from govdoc import gbt9704
from govdoc.gbt9704 import PARTS, Part
from govdoc.model import (
    Block,
    Document,
    Elements,
    Form,
    Heading,
    HeadingKind,
    Layout,
    PageFormat,
    PageNumber,
    Paragraph,
    ParagraphFormat,
    Properties,
    Remain,
    RemainKind,
    RunFormat,
    Salutation,
    Source,
    Table,
    Text,
    Title,
)

LINES = (
    (Part.TITLE, "云河县教育局2026年工作要点"),
    (Part.HEADING_1, "一、加强党的建设"),
    (Part.HEADING_2, "（一）强化理论武装"),
    (Part.BODY, "深入开展“大学习”活动，做到学思用贯通。"),
    (Part.BODY, "各校要抓好落实。"),
    (Part.HEADING_2, "（二）建强基层组织"),
    (Part.BODY, "推动党支部标准化建设。"),
)
ENDS = {
    "附件说明": (Part.ATTACHMENT_NOTE, "附件：任务分工表", "attachment_note"),
    "署名": (Part.SIGNATURE, "云河县教育局", "signature"),
    "日期": (Part.DATE, "2026年2月5日", "date"),
    "附件页": (Part.ATTACHMENT_MARK, "附件", ""),
    "抄送": (Part.CC, "抄送：县财政局。", "cc"),
}
"""Names in a spec → lines behind the body, with the identifier of the element that each is."""
HEADS = {
    "密级": (Part.CLASSIFICATION, "机密★1年", "classification"),
    "标志": (Part.ISSUER_MARK, "云河县教育局文件", "issuer_mark"),
    "发文字号": (Part.DOCUMENT_NUMBER, "云教发〔2026〕8号", "document_number"),
    "主送机关": (Part.SALUTATION, "各中小学：", ""),
}
"""Names in a spec → lines before the body: above and below the title."""
PAGE = {
    "宽": "width", "高": "height", "上": "top", "下": "bottom", "左": "left", "右": "right", "行跨度": "line_pitch",
    "页脚": "footer", "字间": "char_space", "分栏": "columns", "起始页码": "number_start",
}  # fmt: skip
NAMES = {
    "标题": Part.TITLE, "一级标题": Part.HEADING_1, "二级标题": Part.HEADING_2, "正文": Part.BODY,
    **{name: part for name, (part, _, _) in (ENDS | HEADS).items()},
}  # fmt: skip
FIRST = {Part.CC: 1}
"""字 by which the first line of a part is indented, where the writer sets it by its own means."""
LINE = 28.95
ABOVE = {
    Part.TITLE: 2 * LINE, Part.DOCUMENT_NUMBER: 2 * LINE, Part.SALUTATION: LINE, Part.ATTACHMENT_NOTE: LINE,
    Part.SIGNATURE: LINE,
}  # fmt: skip
"""Points of room above a part."""
SPACING = -0.25
"""Points by which 28 characters of 16 points are condensed to fill a line."""

CELLS = ("任务", "科室", "健全制度", "安全科", "开展培训", "基础教育科", "检查落实", "督导室")
"""Cells of a table of two columns that a spec may ask for (表格.字体=宋体)."""

Line = tuple[Part, str, str]


def layout_document(spec: str) -> Document:
    """Return the docx of a spec: 正文.字体=宋体 页面.宽=215.9 空段=1."""
    words = spec.replace("Times New Roman", "Times\u00a0New\u00a0Roman").split()
    changes = dict(word.replace("\u00a0", " ").split("=", 1) for word in words if "=" in word)
    named = {key.split(".")[0] for key in changes}
    lines = _lines(named, changes)
    starts = (0, *accumulate(len(line) + 1 for _, line, _ in lines[:-1]))
    source = Source("示例.docx", "\n".join(line for _, line, _ in lines), Form.DOCX, starts)
    paragraphs = tuple(
        _paragraph(n, start, part, line, changes)
        for n, (start, (part, line, _)) in enumerate(zip(source.starts, lines, strict=True), 1)
    )
    if "大纲" in changes:
        levels = iter(changes["大纲"].split(","))
        paragraphs = tuple(
            replace(p, outline_level=int(next(levels))) if part in {Part.HEADING_1, Part.HEADING_2} else p
            for p, (part, _, _) in zip(paragraphs, lines, strict=True)
        )
    blocks, elements = _parts(lines, source)
    if any(key.startswith("表格.") for key in changes):
        blocks, source, paragraphs = _with_table(blocks, source, paragraphs, changes)
    remains = _remains(changes)
    properties = Properties(title=changes.get("属性.标题", ""), company=changes.get("属性.单位", ""))
    headers = (changes["页眉"],) if "页眉" in changes else ()
    layout = Layout((_page(changes),), paragraphs, True, remains, headers, properties)  # noqa: FBT003 - 奇偶页不同
    return Document(blocks, source, elements, layout)


def _lines(named: set[str], changes: dict[str, str]) -> list[Line]:
    """Return part, text and element of each line."""
    named |= {"署名", "日期"} if named & {"署名", "日期", "附件页"} else set()
    lines: list[Line] = [(part, text, "") for part, text in LINES]
    if "主送机关" in named:
        lines.insert(1, HEADS["主送机关"])
    if "标志" in named or "发文字号" in named:
        lines[:0] = [HEADS["标志"], *([HEADS["发文字号"]] if "发文字号" in named else [])]
    if "密级" in named:
        lines.insert(0, HEADS["密级"])
    lines += [line for name, line in ENDS.items() if name in named]
    if "正文.换行" in changes:
        at = int(changes["正文.换行"])
        lines = [
            (part, f"{text[:at]}\n{text[at:]}" if text == LINES[3][1] else text, name) for part, text, name in lines
        ]
    for name, part in NAMES.items():
        at = next((at for at, line in enumerate(lines) if line[0] is part), len(lines))
        lines[at:at] = [(Part.BODY, "", "")] * int(changes.get(f"{name}.空行", 0))
    if "空段" in changes:
        lines[4:4] = [(Part.BODY, "", "")] * int(changes["空段"])
    blanks = {part: "　" * int(changes.get(f"{name}.前空格", 0)) for name, part in NAMES.items()}
    return [(part, blanks.get(part, "") + text, element) for part, text, element in lines]


def _with_table(
    blocks: tuple[Block, ...], source: Source, paragraphs: tuple[ParagraphFormat, ...], changes: dict[str, str]
) -> tuple[tuple[Block, ...], Source, tuple[ParagraphFormat, ...]]:
    """Add a table behind the last line."""
    longer = Source.of_lines(source.name, "\n".join([source.text, *CELLS]), Form.DOCX)
    starts = longer.starts[len(paragraphs) :]
    cells = [Text(text, ((0, start),)) for start, text in zip(starts, CELLS, strict=True)]
    fonts = [changes.get("表格.字体", "仿宋")] * len(CELLS)
    fonts[-1] = changes.get("表格.末格字体", fonts[-1])
    added = [
        _paragraph(number, cell.start, Part.BODY, cell.value, {"正文.字体": font})
        for number, (cell, font) in enumerate(zip(cells, fonts, strict=True), len(paragraphs) + 1)
    ]
    rows = tuple(tuple(cells[at : at + 2]) for at in range(0, len(cells), 2))
    return (*blocks, Table(rows)), longer, (*paragraphs, *[replace(row, in_table=True) for row in added])


def _parts(lines: list[Line], source: Source) -> tuple[tuple[Block, ...], Elements]:
    """Return the blocks and the elements of lines."""
    blocks: list[Block] = []
    values: dict[str, Any] = {}
    for start, (part, line, element) in zip(source.starts, lines, strict=True):
        bare = line.lstrip("　")
        text = Text(bare, ((0, start + len(line) - len(bare)),))
        if element:
            values[element] = (text,) if element in {"attachment_note", "signature", "issuer_mark"} else text
        elif bare:
            blocks.append(_block(part, text, start))
    return tuple(blocks), Elements(**values)


def _block(part: Part, text: Text, start: int) -> Block:
    if part is Part.TITLE:
        return Title(text)
    if part is Part.SALUTATION:
        return Salutation(text)
    if part in {Part.HEADING_1, Part.HEADING_2}:
        length, level = (2, 1) if part is Part.HEADING_1 else (3, 2)
        return Heading(level, text.value[:length], text.cut(length), HeadingKind.HEADING, start)
    return Paragraph(text)


def _paragraph(number: int, start: int, part: Part, line: str, changes: dict[str, str]) -> ParagraphFormat:
    own = {
        key.split(".")[1]: value
        for key, value in changes.items()
        if "." in key and NAMES.get(key.split(".")[0]) is part
    }
    form = PARTS[part]
    first_body = part is Part.BODY and line.lstrip("　") == LINES[3][1]
    font = own.get("首段字体", "") if first_body and "首段字体" in own else own.get("字体", form.typeface.value)
    latin = own.get("西文字体", font)
    color = "FF0000" if part is Part.ISSUER_MARK else None
    run = RunFormat(
        start, start + len(line), font, latin, latin, float(own.get("字号", form.size)), "加粗" in own, "斜体" in own,
        "下划线" in own, "隐藏" in own, own.get("颜色", color), "删除线" in own, own.get("突出"),
        float(own.get("字距", SPACING)),
    )  # fmt: skip
    exact = own.get("行距", "").removeprefix("固定")
    loose = part is Part.TITLE or bool(exact)
    right = {Part.SIGNATURE: 32.0, Part.DATE: 64.0}.get(part, 0.0)
    return ParagraphFormat(
        number, start, start + len(line), "Normal", own.get("对齐", form.alignment),
        float(own.get("首行", FIRST.get(part, 2 if form.first_line is None else form.first_line))),
        float(own.get("左缩", 0)),
        float(own.get("右缩", right)), float(own.get("段前", ABOVE.get(part, 0))), float(own.get("段后", 0)),
        "exact" if loose else "auto", float(exact or LINE) if loose else 1.0, snap_to_grid=part is not Part.TITLE,
        runs=(run,) if line else (), number_label=own.get("自动编号"),
        starts_page=part is Part.ATTACHMENT_MARK and changes.get("附件页") == "另页",
    )  # fmt: skip


def _remains(changes: dict[str, str]) -> tuple[Remain, ...]:
    kinds = {"批注": RemainKind.COMMENT, "修订": RemainKind.DELETED}
    counted = [Remain(kind, 4, "旧") for name, kind in kinds.items() for _ in range(int(changes.get(name, 0)))]
    return (*counted, *([Remain(RemainKind.TEXT_BOX, 2, changes["文本框"])] if "文本框" in changes else []))


def _page(changes: dict[str, str]) -> PageFormat:
    page = PageFormat(
        gbt9704.PAGE_WIDTH.value, gbt9704.PAGE_HEIGHT.value, gbt9704.MARGIN_TOP.value, gbt9704.MARGIN_RIGHT.value,
        gbt9704.MARGIN_BOTTOM.value, gbt9704.MARGIN_LEFT.value, 25.6, "lines", LINE, 1, _numbers(changes),
        first_differs="页面.首页不同" in changes, orientation=changes.get("页面.方向"),
    )  # fmt: skip
    values: dict[str, Any] = {
        PAGE[key[3:]]: float(value) for key, value in changes.items() if key[:3] == "页面." and key[3:] in PAGE
    }
    if grid := changes.get("页面.网格"):
        values["grid"] = None if grid == "无" else grid
    return replace(page, **values)


def _numbers(changes: dict[str, str]) -> tuple[PageNumber, ...]:
    if changes.get("页码") == "无":
        return ()
    font = changes.get("页码.字体", "宋体")
    sides = (("default", "right"), ("even", "left"))
    return tuple(PageNumber(pages, changes.get("页码.对齐", side), font, 14, "— # —") for pages, side in sides)
