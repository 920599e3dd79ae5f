"""称呼 and 主送机关 below the title → those without a colon (GB/T 9704—2012 7.3.2)."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from govdoc.lint.passage import HAN, Kind, Passage, passages
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule
from govdoc.lint.rules.titles import titles
from govdoc.model import Byline, Document, Heading, Paragraph
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule("ELE010", "称呼或主送机关后未用冒号", Severity.ERROR)
def salutation_without_colon(document: Document) -> Iterator[Hit]:
    """主送机关（讲话稿为称呼）顶格书写，最后一个名称后标全角冒号。

    依据：GB/T 9704—2012 7.3.2
    正例：
        在全县教育工作会议上的讲话
        同志们：
        今天的会议很重要，请大家认真领会，抓好落实。
    反例：
        # 在全县教育工作会议上的讲话

        尊敬的各位领导，

        今天的会议很重要，请大家认真领会，抓好落实。
    反例：
        云河县教育局关于做好防汛工作的通知
        各学区、县直各学校，
        现将防汛工作有关事项通知如下。
        云河县教育局
        2026年6月5日
    """
    for passage in passages(document):
        if passage.kind is not Kind.SALUTATION and passage.element != "addressee":
            continue
        last = passage.value[-1:]
        if last in tuple("，。；,;、"):
            at = len(passage.value) - 1
            yield hit(passage.text, at, at + 1, "末尾应用全角冒号", replacing(passage.text, (at, at + 1, "：")))
    if (line := _uncalled(document)) is not None:
        yield hit(line.text, 0, len(line.text), f"主送机关“{line.value[:20]}”的末尾应标全角冒号")
    if (found := _called(document)) is not None:
        passage, at = found
        fix = replacing(passage.text, (at, at + 1, "："))
        yield hit(passage.text, 0, at + 1, f"“{passage.value[: at + 1]}”的末尾应用全角冒号", fix)


_BODIES = (
    "学校|中学|小学|幼儿园|单位|部门|局|政府"
    "|委员会|委|中心校?|科室|股室|办公室|公司|学院|镇|乡|街道|办事处|厅|学区|股|校"
)
_SENT_TO = lazy(rf"(?:各|局机关|机关|[省市县区州])[{HAN}、，（）\s]{{0,38}}(?:{_BODIES})")
_SENT = lazy("关于.+的(?:紧急|补充)?(?:通知|通报|请示|报告|函|批复|意见|决定)$")


def _uncalled(document: Document) -> Passage | None:
    """Return the line below a title 关于……的通知 that names bodies and ends without a mark; None if there is none."""
    known = passages(document)
    for title, line in pairwise(known[:_HEAD]):
        if title.kind is not Kind.TITLE or not _may_be_sent_to(line) or not _SENT.search(title.value):
            continue
        if title.value.startswith("关于") and "各" not in line.value:
            continue  # the title names no issuer: the line below it may
        if _SENT_TO.fullmatch(line.value) or _is_government_asked(line.value, title.value):
            return line
    return None


def _may_be_sent_to(line: Passage) -> bool:
    """Whether a line may be the 主送机关 that was read as something else for want of its colon."""
    unnumbered = isinstance(line.head, Heading) and line.head.ordinal is None
    plain = line.kind is Kind.BODY and len(line.value) <= _SHORT
    return (line.kind is Kind.BYLINE and isinstance(line.head, Byline)) or unnumbered or plain


def _is_government_asked(line: str, title: str) -> bool:
    """Whether a line names the government that a 请示, a 报告 of another body goes to."""
    asked = title.endswith(("的请示", "的报告")) and not title.startswith(line)
    return asked and _GOVERNMENT.fullmatch(line) is not None


_GOVERNMENT = lazy(rf"[{HAN}]{{0,6}}[省市县区州旗](?:人民政府|委)")
_HEAD, _SHORT = 4, 42
_LINE_SENT = lazy(rf"(?:各|[省市县区州])[{HAN}、，（）]{{0,30}}(?:{_BODIES})[；。]")
_ONE_SENT = lazy(rf"[{HAN}]{{0,10}}(?:[省市县区州旗](?:人民政府|委)|委员会|[{HAN}]{{2,8}}[局厅])[，。；,;]")
_NAME, _LONGEST_NAME = lazy(rf"[{HAN}]{{1,2}}[\s　]?[{HAN}]{{1,2}}"), 5
_CALL = lazy(
    r"(?:尊敬的|亲爱的|各(?!项|类|种|方面|校)|全体|(?:同志|老师|同学|家长|朋友)们)[^。；：！？]{0,38}?[，。；、,;](?=\s|$|.)"
)
_NO_CALL = lazy("[要应须将是为在把对按以]|认真|开展|落实|做好")
_PRINTED_LINE = 42


def _called(document: Document) -> tuple[Passage, int] | None:
    """Return the first paragraph behind the title, and where in it the mark is that ends a line of addressees."""
    if document.elements.addressee or not titles(document):
        return None
    behind = [passage for passage in passages(document) if passage.kind not in {Kind.TITLE, Kind.BYLINE}]
    first = next((passage for passage in behind if not _is_name(passage.value)), None)
    if first is None or first.kind is not Kind.BODY or not isinstance(first.head, Paragraph):
        return None
    source = document.source.text
    for found in re.finditer("[，。；、,;]", first.value[:_PRINTED_LINE]):
        after, line = first.text.at(found.start()) + 1, first.value[: found.end()]
        if source[after : after + 1] in {"\n", "\r"} and _is_called(line, titles(document)[0].value):
            return None if _NO_CALL.search(line) else (first, found.start())
    return None


def _is_name(line: str) -> bool:
    """Whether a line is the name of who speaks, below the title of a speech."""
    return len(line) <= _LONGEST_NAME and _NAME.fullmatch(line) is not None


def _is_called(line: str, title: str) -> bool:
    """Whether a line with its mark calls listeners, or names bodies, or the one that a title tells of."""
    told = line[-1] in "；。" and line[:-1] in title and _SENT.search(title) is not None
    one = _SENT.search(title) is not None and _ONE_SENT.fullmatch(line) is not None
    return told or one or _CALL.fullmatch(line) is not None or _LINE_SENT.fullmatch(line) is not None
