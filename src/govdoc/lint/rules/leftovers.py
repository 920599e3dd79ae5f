"""What working on a docx leaves behind → comments, revisions, hidden text, text boxes, headers, properties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.lint.grouping import grouped
from govdoc.lint.passage import HAN
from govdoc.lint.rule import Hit, Severity, rule
from govdoc.model import RemainKind
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document, Remain

_EXCERPT = 16
_REVISIONS = frozenset({RemainKind.INSERTED, RemainKind.DELETED, RemainKind.MOVED, RemainKind.REFORMATTED})


def _shown(text: str) -> str:
    """Return the beginning of a text."""
    text = " ".join(text.split())
    return text if len(text) <= _EXCERPT else f"{text[:_EXCERPT]}……"


def _paragraph(document: Document, number: int) -> tuple[int, int]:
    """Return where a paragraph begins and ends, an empty one where the document has none of that number."""
    layout = document.layout
    if layout is None or not 0 < number <= len(layout.paragraphs):
        return 0, 0
    paragraph = layout.paragraphs[number - 1]
    return paragraph.start, paragraph.end


def _remaining(document: Document, kinds: frozenset[RemainKind]) -> list[Remain]:
    """Return what is left over of some kinds."""
    return [] if document.layout is None else [item for item in document.layout.remains if item.kind in kinds]


@rule("FMT022", "批注没有清除", Severity.INFO)
def left_comments(document: Document) -> Iterator[Hit]:
    """定稿、印发之前应当删去批注：里面常有不宜外传的话。

    依据：公文处理惯例
    正例：版面：无改动
    反例：版面：批注=2
    """
    found = _remaining(document, frozenset({RemainKind.COMMENT}))
    if found:
        start, end = _paragraph(document, found[0].paragraph)
        yield Hit(start, end, f"还有{len(found)}条批注，首见第{found[0].paragraph}段，定稿前请删去")


@rule("FMT023", "修订没有处理完", Severity.INFO)
def left_revisions(document: Document) -> Iterator[Hit]:
    """定稿之前应当接受或拒绝全部修订：对方打开就能看到改了什么、删了什么。

    依据：公文处理惯例
    正例：版面：无改动
    反例：版面：修订=2
    """
    found = _remaining(document, _REVISIONS)
    if found:
        counts = {kind: sum(item.kind is kind for item in found) for kind in RemainKind if kind in _REVISIONS}
        said = "、".join(f"{kind.value}{count}处" for kind, count in counts.items() if count)
        start, end = _paragraph(document, found[0].paragraph)
        yield Hit(start, end, f"还有修订没有接受或拒绝：{said}，首见第{found[0].paragraph}段")


@rule("FMT024", "有隐藏文字", Severity.INFO)
def hidden_text(document: Document) -> Iterator[Hit]:
    """设为“隐藏”的文字平时看不见，打印、转换时却可能出现，应当删去。

    依据：公文处理惯例
    正例：版面：无改动
    反例：版面：正文.隐藏=是
    """
    layout = document.layout
    places = []
    for paragraph in layout.paragraphs if layout is not None else ():
        for run in paragraph.runs:
            text = document.source.text[run.start : run.end].strip()
            if run.hidden and text:
                places.append(("隐藏的文字应删去", run.start, run.end, paragraph.number))
    yield from grouped(places)


@rule("FMT025", "有页眉", Severity.INFO)
def page_header(document: Document) -> Iterator[Hit]:
    """公文没有页眉这一要素；页眉多是从别的文件带来的，常写着别的单位、别的年份。

    依据：GB/T 9704—2012 7.1（格式要素中没有页眉）
    正例：版面：无改动
    反例：版面：页眉=青川区教育局2025年工作要点
    """
    layout = document.layout
    for text in layout.headers if layout is not None else ():
        yield Hit(0, min(1, len(document.source.text)), f"页眉写着“{_shown(text)}”，公文不设页眉，请核对后删去")


@rule("FMT026", "文字放在文本框里", Severity.INFO)
def text_boxes(document: Document) -> Iterator[Hit]:
    """正文不放在文本框里：换行、换页都不随正文走，转换时容易丢失。框里的文字另行检查，版面不查。

    依据：公文排版惯例
    正例：版面：无改动
    反例：版面：文本框=领导小组名单
    """
    for box in _remaining(document, frozenset({RemainKind.TEXT_BOX})):
        start, end = _paragraph(document, box.paragraph)
        yield Hit(start, end, f"文本框里有文字“{_shown(box.text)}”，不随正文换行换页，请移到正文或核对")


_AGENCY = lazy(
    "[局厅委院校]$|教育局|教育厅|教育体育局|教体局|人民政府|委员会|办公室|中学|小学|幼儿园|大学|学院|公司|中心"
)
_ISSUER = lazy(f"[{HAN}]{{2,8}}?[省市县区州旗](?:教育体育局|教育局|教体局|教育厅|人民政府)(?=关于)")
"""Whose document it is: 临江市教育局关于……."""
_BODY = lazy(
    f"[{HAN}]{{2,6}}?[省市县区州旗][{HAN}]{{0,8}}?(?:教育体育局|教育局|教体局|教育厅|人民政府|委员会|[中小]学|学校|学院|大学)"
)
"""Full name of an office or a school, in a sentence."""
_HAN_NAME = lazy(f"[{HAN}]{{2,}}")
_YEAR = lazy(r"(?:19|20)\d\d(?=年)")
_PLACEHOLDERS = lazy("微软|文档|标题|无标题|用户|新建|演示|未命名|模板")
_COMMAS = lazy("[、，,;； ]+")
_SHARED = 4


@rule("FMT027", "文件属性写着别的单位、文件", Severity.INFO)
def foreign_properties(document: Document) -> Iterator[Hit]:
    """Word 文件的属性（标题、作者、单位、主题、关键词）常留着原来那份文件的名称、原来那个单位。

    外单位一看便知，印发前应当清除。人名不管；与正文相符的不管。

    依据：公文处理惯例
    正例：版面：属性.标题=云河县教育局2026年工作要点
    反例：版面：属性.标题=青川区教育局2024年工作总结
    反例：版面：属性.标题=青川区教育局关于招生工作的通知
    反例：版面：属性.单位=青川区教育局
    """
    layout = document.layout
    if layout is None:
        return
    text = "".join(document.source.text.split())
    properties = layout.properties
    fields = (
        ("作者", properties.creator),
        ("最后修改者", properties.modifier),
        ("单位", properties.company),
        ("经理", properties.manager),
    )
    for name, value in fields:
        known = all(part in text for part in _COMMAS.split(value) if part)
        if _AGENCY.search(value) and not _PLACEHOLDERS.search(value) and not known:
            said = f"文件属性里的{name}是“{_shown(value)}”，正文没有这个单位，请核对后清除"
            yield Hit(0, min(1, len(text)), said)
    for name, value in (("主题", properties.subject), ("关键词", properties.keywords)):
        others = [body for body in _BODY.findall("".join(value.split())) if body not in text]
        if others:
            yield Hit(
                0, min(1, len(text)), f"文件属性里的{name}写着“{_shown(others[0])}”，正文没有这个单位，请核对后清除"
            )
    title = "".join(properties.title.split())
    if title and document.title is not None and _is_other(title, text, document.title.value):
        yield Hit(0, min(1, len(text)), f"文件属性里的标题是“{_shown(title)}”，与本文标题不符，请改正或清除")


def _is_other(property_title: str, text: str, title: str) -> bool:
    """Whether the title in the properties is that of another document.

    Of another year, of another body, or with no words in common.
    """
    if property_title in text or not _HAN_NAME.search(property_title) or _PLACEHOLDERS.search(property_title):
        return False
    issuer = _ISSUER.match(property_title)
    if issuer and issuer[0] not in text:
        return True
    title = "".join(title.split())
    years, own = set(_YEAR.findall(property_title)), set(_YEAR.findall(title))
    if years and own and not years & own:
        return True
    pieces = {property_title[at : at + _SHARED] for at in range(len(property_title) - _SHARED + 1)}
    return len(property_title) > 2 * _SHARED and not any(piece in title for piece in pieces)
