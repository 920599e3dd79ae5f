"""Characters that look like marks and are none → the marks that GB/T 15834—2011 gives the form of."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc.lint.passage import HAN, matches
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document

_MARKS = {
    "｡": "。", "､": "、", "｢": "“", "｣": "”", "﹐": "，", "﹑": "、", "﹒": "。", "﹔": "；", "﹕": "：", "﹖": "？",
    "﹗": "！", "﹙": "（", "﹚": "）", "﹝": "〔", "﹞": "〕", "︐": "，", "︑": "、", "︒": "。", "︓": "：",
    "︔": "；", "︕": "！", "︖": "？", "︰": "：", "∶": "：", "︽": "《", "︾": "》",
    "︵": "（", "︶": "）",
}  # fmt: skip
"""Half-width Japanese marks, small and vertical forms, the sign of ratio → what is meant."""
_LOOKALIKE = lazy(
    rf"[{''.join(_MARKS)}](?:(?<=[{HAN}”》）%％\dA-Za-z].)(?=[{HAN}“‘《（\s\d]|$)|(?=[{HAN}])|(?<=[{HAN}].))",
    re.MULTILINE,
)
_AMBIGUOUS = frozenset("﹒")
"""Between the parts of a name it stands for a middle dot."""
_WIDE_SLASH = lazy(rf"／(?<=[{HAN}].)(?=[{HAN}])")
_RATIO = lazy(r"\d[∶︰]\d")


@rule("PUN034", "标点用了形近的字符")
def lookalike(document: Document) -> Iterator[Hit]:
    """半角的“｡”“､”、小号的“﹐”“﹔”、竖排的“︒”、比号“∶”看上去像标点，却不是这个字符，检索、排版都会出错。

    依据：GB/T 15834—2011 4.1.2、4.4.2、4.5.2、4.6.2、4.7.2（标点的形式）、5.1.9
    正例：各校要抓好落实：一是早部署，二是严督导。师生比为1∶15。
    反例：各校要提高认识﹐抓好落实｡
    反例：会议强调∶要抓好落实。
    反例：每学期初／末各检查一次。
    """
    for passage, found in matches(document, _LOOKALIKE, *_MARKS):
        at, mark = found.start(), found[0]
        if _RATIO.match(passage.value, max(0, at - 1)):
            continue
        right = _MARKS[mark]
        fix = replacing(passage.text, (at, at + 1, right), safe=mark not in _AMBIGUOUS)
        yield hit(passage.text, at, at + 1, f"“{mark}”（U+{ord(mark):04X}）应为“{right}”", fix)
    for passage, found in matches(document, _WIDE_SLASH, "／"):
        fix = replacing(passage.text, (*found.span(), "/"))
        yield replace(hit(passage.text, *found.span(), "分隔号占半个字，用“/”", fix), severity=Severity.INFO)


_DOTS = "•・‧∙⋅･˙"
_BULLET = lazy(rf"[{_DOTS}](?<=[{HAN}].)(?=[{HAN}])(?!五(?<=十[一二三四五].五))")


@rule("PUN014", "间隔号用了别的圆点", Severity.INFO)
def foreign_middle_dot(document: Document) -> Iterator[Hit]:
    """间隔号是“·”（U+00B7），不用“•”“・”：字形相近，检索、排版时却不是一个字符。

    依据：GB/T 15834—2011 4.14
    正例：要学习外国专家安娜·伊万诺娃的敬业精神。
    反例：要学习外国专家安娜•伊万诺娃的敬业精神。
    """
    for passage, found in matches(document, _BULLET, *_DOTS):
        fix = replacing(passage.text, (*found.span(), "·"))
        yield hit(passage.text, *found.span(), f"间隔号应为“·”，现为“{found[0]}”（U+{ord(found[0]):04X}）", fix)
