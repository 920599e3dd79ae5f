"""A Word file → the same with what work on it left: comments, tracked changes, headers, text boxes, old titles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.plants.wordfiles import (
    BODY,
    element,
    paragraphs,
)
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls

if TYPE_CHECKING:
    import random


def commented(document: Any, choice: random.Random) -> str | None:
    """Write a comment into the margin."""
    found = paragraphs(document, BODY)
    if not found:
        return None
    paragraph = choice.choice(found)
    document.add_comment(
        paragraph.runs[0], text=choice.choice(("请核对数字", "此处建议删去")), author="审核", initials="审"
    )
    return ""


def tracked(document: Any, choice: random.Random) -> str | None:
    """Insert or delete words as a tracked change."""
    found = paragraphs(document, BODY)
    if not found:
        return None
    paragraph = choice.choice(found)
    kind, text = choice.choice((("w:ins", "w:t"), ("w:del", "w:delText")))
    change = element(kind, {"w:id": "900", "w:author": "审核", "w:date": "2026-03-01T00:00:00Z"})
    run, words = OxmlElement("w:r"), OxmlElement(text)
    words.text = "要"
    run.append(words)
    change.append(run)
    paragraph._element.append(change)  # noqa: SLF001 - python-docx has no other way
    return ""


def headed(document: Any, choice: random.Random) -> str:
    """Put words into the head of the pages."""
    for each in document.sections:
        for header in (each.header, each.even_page_header):
            header.is_linked_to_previous = False
            header.paragraphs[0].text = choice.choice(("青川区教育局2025年工作要点", "教育工作材料汇编", "内部资料"))
    return ""


def boxed(document: Any, choice: random.Random) -> str | None:
    """Put words into a text box."""
    found = paragraphs(document, BODY)
    if not found:
        return None
    words = choice.choice(("领导小组名单", "联系人：教育局办公室", "工作流程图说明"))
    box = (
        f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape style="width:100pt;height:50pt">'
        f"<v:textbox><w:txbxContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape>"
        "</w:pict></w:r>"
    )
    choice.choice(found)._element.append(parse_xml(box))  # noqa: SLF001 - python-docx has no other way
    return ""


def named(document: Any, choice: random.Random) -> str:
    """Leave the title of another document in the properties."""
    document.core_properties.title = choice.choice(
        (
            "青川区教育局2024年工作总结",
            "临江市教育局关于招生工作的通知",
            "平湖县2023年学校工作计划",
            "松岭区教育局督导报告",
        )
    )
    return ""
