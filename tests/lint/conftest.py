"""Examples of rules → documents: text and Markdown through the readers, layouts through a small spec."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from govdoc import gbt9704
from govdoc.gbt9704 import PARTS, Part
from govdoc.model import (
    Document,
    Form,
    Heading,
    HeadingKind,
    Layout,
    PageFormat,
    PageNumber,
    Paragraph,
    ParagraphFormat,
    RunFormat,
    Source,
    Text,
    Title,
)
from govdoc.readers import parse

if TYPE_CHECKING:
    from collections.abc import Callable

LINES = (
    (Part.TITLE, "云河县教育局2026年工作要点"),
    (Part.HEADING_1, "一、加强党的建设"),
    (Part.HEADING_2, "（一）强化理论武装"),
    (Part.BODY, "深入开展“大学习”活动，做到学思用贯通。"),
    (Part.BODY, "各校要抓好落实。"),
    (Part.HEADING_2, "（二）建强基层组织"),
    (Part.BODY, "推动党支部标准化建设。"),
)
PAGE = {"宽": "width", "高": "height", "上": "top", "下": "bottom", "左": "left", "右": "right", "行跨度": "line_pitch"}
NAMES = {"标题": Part.TITLE, "一级标题": Part.HEADING_1, "二级标题": Part.HEADING_2, "正文": Part.BODY}
LINE = 28.95


def layout_document(spec: str) -> Document:
    """Return a faultless docx of seven paragraphs, changed as a spec says: 正文.字体=宋体 页面.宽=215.9 空段=1."""
    changes = dict(
        word.split("=", 1)
        for word in spec.replace("Times New Roman", "Times\u00a0New\u00a0Roman").split()
        if "=" in word
    )
    changes = {key: value.replace("\u00a0", " ") for key, value in changes.items()}
    lines = [(part, "　" * int(changes.get("正文.前空格", 0)) * (part is Part.BODY) + text) for part, text in LINES]
    if "空段" in changes:
        lines[4:4] = [(Part.BODY, "")] * int(changes["空段"])
    text = "\n".join(line for _, line in lines)
    source = Source.of_lines("示例.docx", text, Form.DOCX)
    paragraphs = tuple(
        _paragraph(n, start, part, line, changes)
        for n, (start, (part, line)) in enumerate(zip(source.starts, lines, strict=True), 1)
    )
    levels = iter(changes.get("大纲", "").split(","))
    if "大纲" in changes:
        paragraphs = tuple(
            replace(p, outline_level=int(next(levels))) if part in {Part.HEADING_1, Part.HEADING_2} else p
            for p, (part, _) in zip(paragraphs, lines, strict=True)
        )
    blocks = tuple(_block(part, line, start) for start, (part, line) in zip(source.starts, lines, strict=True) if line)
    return Document(blocks, source, layout=Layout((_page(changes),), paragraphs, even_and_odd=True))


def _block(part: Part, line: str, start: int) -> Title | Heading | Paragraph:
    if part is Part.TITLE:
        return Title(Text(line, ((0, start),)))
    if part is Part.BODY:
        bare = line.lstrip("　")
        return Paragraph(Text(bare, ((0, start + len(line) - len(bare)),)))
    length, level = (2, 1) if part is Part.HEADING_1 else (3, 2)
    return Heading(level, line[:length], Text(line[length:], ((0, start + length),)), HeadingKind.HEADING, start)


def _paragraph(number: int, start: int, part: Part, line: str, changes: dict[str, str]) -> ParagraphFormat:
    own = {
        key.split(".")[1]: value
        for key, value in changes.items()
        if "." in key and NAMES.get(key.split(".")[0]) is part
    }
    form = PARTS[part]
    font = own.get("字体", form.typeface.value)
    run = RunFormat(
        start, start + len(line), font, own.get("西文字体", font), own.get("西文字体", font),
        float(own.get("字号", form.size)), color=own.get("颜色"),
    )  # fmt: skip
    exact = own.get("行距", "").removeprefix("固定")
    title = part is Part.TITLE
    rule, height = ("exact", float(exact or LINE)) if title or exact else ("auto", 1.0)
    first_line = float(own.get("首行", form.first_line or 0))
    return ParagraphFormat(
        number, start, start + len(line), "Normal", own.get("对齐", form.alignment), first_line,
        0, 0, 0, 0, rule, height, snap_to_grid=not title, runs=(run,) if line else (),
    )  # fmt: skip


def _page(changes: dict[str, str]) -> PageFormat:
    page = PageFormat(
        gbt9704.PAGE_WIDTH.value, gbt9704.PAGE_HEIGHT.value, gbt9704.MARGIN_TOP.value, gbt9704.MARGIN_RIGHT.value,
        gbt9704.MARGIN_BOTTOM.value, gbt9704.MARGIN_LEFT.value, 25.6, "lines", LINE, 1, _numbers(changes),
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


def example_document(example: str) -> Document:
    """Return the document of an example on the page of a rule."""
    if example.startswith("版面："):
        return layout_document(example.removeprefix("版面："))
    return parse(example.encode(), "示例.md" if example.startswith("# ") else "示例.txt")


@pytest.fixture
def layout() -> Callable[[str], Document]:
    return layout_document


@pytest.fixture
def example() -> Callable[[str], Document]:
    return example_document
