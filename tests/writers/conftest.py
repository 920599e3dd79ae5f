"""Documents that the tests of the writers share: one with every part of the ordinary format, one speech."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest

from govdoc.model import (
    Byline,
    Document,
    Elements,
    Figure,
    Form,
    Heading,
    HeadingKind,
    Paragraph,
    Residue,
    ResidueKind,
    Salutation,
    Source,
    Table,
    Text,
    Title,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SOURCE = Source.of_lines("要点.md", "# 要点\n", Form.MARKDOWN)


def heading(level: int, ordinal: str | None, text: str, kind: HeadingKind = HeadingKind.HEADING) -> Heading:
    return Heading(level, ordinal, Text(text), kind, 0, kind is HeadingKind.INLINE)


def rows(*lines: str) -> tuple[tuple[Text, ...], ...]:
    return tuple(tuple(Text(cell) for cell in line.split("|")) for line in lines)


@pytest.fixture(scope="session")
def plan() -> Document:
    """工作要点 of an invented district with every kind of block and element."""
    blocks = (
        Title(Text("青川区教育局2026年教育工作要点")),
        Paragraph(Text("2026年，全区教育工作要聚焦“办好家门口的每一所学校”，突出抓好以下任务——")),
        Residue(ResidueKind.PAGE_MARK, Text("第 1 页 共 3 页")),
        heading(1, "一、", "坚持立德树人"),
        heading(2, "（一）", "建强思政队伍。", HeadingKind.RUN_IN),
        Paragraph(Text("每校配齐专职思政课教师，6月底前完成首轮培训。"), continues=True),
        heading(2, "（二）", "丰富实践育人"),
        Paragraph(Text("责任单位：基础教育股。各校每学期组织研学不少于1次。"), strong=((0, 5),)),
        heading(3, "1.", "建好实践基地"),
        heading(4, "（1）", "明确标准。", HeadingKind.RUN_IN),
        Paragraph(Text("印发基地建设指南，评选区级基地8个。"), continues=True),
        Paragraph(Text("基地建设抓住两头。")),
        heading(5, "一是", "抓规划，", HeadingKind.INLINE),
        Paragraph(Text("按片区布点；"), continues=True),
        heading(5, "二是", "抓使用，", HeadingKind.INLINE),
        Paragraph(Text("按学段排课。"), continues=True),
        heading(1, "二、", "任务分工"),
        Table(
            rows("序号|任务|完成时限", "1|新建青川区第三小学，主体工程完工并通过验收|2026年8月", "合计|1项"),
            1,
            Text("表1　任务分工"),
        ),
        heading(1, "三、", "加强组织保障"),
        Paragraph(Text("各校主要负责人要亲自部署、亲自督办。")),
    )
    elements = Elements(
        addressee=Text("各中小学校、幼儿园"),
        attachment_note=(Text("2026年重点项目清单"), Text("责任分工表")),
        signature=(Text("青川区教育和体育局"),),
        date=Text("2026年2月5日"),
        remark=Text("此件公开发布"),
    )
    return Document(blocks, SOURCE, elements)


@pytest.fixture(scope="session")
def speech() -> Document:
    """讲话 with date, speaker and 称呼."""
    blocks = (
        Title(Text("在全区教育工作会议上的讲话")),
        Byline(Text("（2026年2月20日）")),
        Byline(Text("区教育局局长")),
        Salutation(Text("同志们：")),
        Paragraph(Text("今天会议的任务，是总结去年工作，部署今年任务。")),
        heading(1, "一、", "肯定成绩，坚定信心"),
        Paragraph(Text("过去一年，全区教育系统办成了一批实事。")),
    )
    return Document(blocks, SOURCE)


@pytest.fixture
def picture(tmp_path: Path) -> Callable[..., Document]:
    """A function from width and height in pixels to a document that shows a white PNG of that size."""

    def document(width: int = 40, height: int = 20) -> Document:
        (tmp_path / "图.png").write_bytes(png(width, height))
        source = Source.of_lines(str(tmp_path / "文稿.md"), "x", Form.MARKDOWN)
        return Document((Title(Text("图例")), Figure("图.png", Text("图1　布点示意"))), source)

    return document


def png(width: int, height: int) -> bytes:
    """Return a white PNG that names no density: 72 dpi are taken."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    lines = zlib.compress((b"\0" + b"\xff" * width) * height)
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


@pytest.fixture(scope="session")
def parts() -> Callable[[bytes], dict[str, bytes]]:
    """A function from the bytes of a package to its parts."""

    def unpacked(data: bytes) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    return unpacked
