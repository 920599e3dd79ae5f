"""发文字号 → what breaks its form (GB/T 9704—2012 7.2.5)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govdoc.lint.passage import HAN, matches, passages
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule
from govdoc.ordinals import arabic
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document

_NUMBER = lazy(
    rf"(?P<open>[〔\[【（(［﹝])(?<=[{HAN}].)\s*(?P<year>(?:19|20)\d\d)(?P<full>年?)\s*(?P<close>[〕\]】）)］﹞])\s*(?P<rest>(?P<the>第)?(?P<zero>0*)(?P<number>\d{{1,5}})号)"
)


@rule("ELE007", "发文字号写法不规范", Severity.ERROR)
def document_number(document: Document) -> Iterator[Hit]:
    """发文字号的年份用六角括号“〔〕”括入；年份后不加“年”字，发文顺序号不加“第”字，不编虚位（1不编为01）。

    依据：GB/T 9704—2012 7.2.5
    正例：按照《关于做好控辍保学工作的通知》（云教发〔2026〕8号）要求，各校要建立台账。
    反例：按照《关于做好控辍保学工作的通知》（云教发[2026]8号）要求，各校要建立台账。
    反例：按照《关于做好控辍保学工作的通知》（云教发〔2026〕第08号）要求，各校要建立台账。
    反例：按照《关于做好控辍保学工作的通知》（云教发〔2026年〕8号）要求，各校要建立台账。
    反例：
        云河县教育局关于做好控辍保学工作的通知
        云教发2026年8号
        各学校：
        各校要建立台账。
    """
    for passage, found in matches(document, _NUMBER, "号"):
        if (
            found["open"] == "〔"
            and found["close"] == "〕"
            and not found["the"]
            and not found["zero"]
            and not found["full"]
        ):
            continue
        if found["the"] and (found["open"] in "（(" or passage.value[found.start() - 1] in "令告"):
            continue  # 主席令（2021）第8号 and the like count otherwise
        right = f"〔{found['year']}〕{found['number']}号"
        fix = replacing(passage.text, (*found.span(), right))
        yield hit(passage.text, *found.span(), f"发文字号“{found[0]}”应写作“{right}”", fix)
    yield from _misformed(document)


_CODE = rf"(?P<code>[{HAN}]{{1,8}}[发办字函教体政人综党复请报通令财建规基安])"
_ALONE = (
    lazy(rf"{_CODE}\s*(?P<year>20\d\d)\s*年?\s*第?\s*(?P<number>\d{{1,4}})\s*号"),
    lazy(rf"[〔\[（(【](?P<year>20\d\d)[〕\]）)】]\s*{_CODE}\s*(?P<number>\d{{1,4}})\s*号"),
    lazy(rf"{_CODE}\s*(?P<year>20\d\d)\s*年?\s*[〔\[（(【](?P<number>\d{{1,4}})[〕\]）)】]\s*号"),
    lazy(
        rf"{_CODE}\s*[〔\[（(【](?P<year>[12二一][\d〇○零一二三四五六七八九]{{3}})年?[〕\]）)】]\s*第?(?P<number>[一二三四五六七八九十百]{{1,5}}|\d{{1,4}})\s*号(?:\s*号)?"
    ),
)
_HEAD_LINES = 6
_SPELLED = str.maketrans("〇○零一二三四五六七八九", "000123456789")


def _misformed(document: Document) -> Iterator[Hit]:
    """Find a line of its own at the head that tells a 发文字号 without brackets, in another order, or in words."""
    for passage in passages(document)[:_HEAD_LINES]:
        if len(passage.value) > _LONGEST_NUMBER or not passage.value.endswith("号"):
            continue
        found = next((one for pattern in _ALONE if (one := pattern.fullmatch(passage.value.strip()))), None)
        if found is None:
            continue
        number = found["number"] if found["number"].isdigit() else arabic(found["number"])
        right = f"{found['code']}〔{found['year'].translate(_SPELLED)}〕{int(number or 0)}号"
        if right != passage.value and not _NUMBER.search(passage.value):
            yield hit(passage.text, 0, len(passage.text), f"发文字号“{passage.value}”应写作“{right}”")


_LONGEST_NUMBER = 24


_INCOMPLETE = lazy(
    rf"[〔［\[](?<=[{HAN}].)(?:(?P<short>\d{{2}})[〕］\]]\d{{1,4}}号|(?:19|20)\d\d[〕］\]]\d{{1,5}}(?P<bare>)(?=[）)，。、；\s]|$))",
    re.MULTILINE,
)


@rule("ELE028", "发文字号不完整", Severity.ERROR)
def incomplete_number(document: Document) -> Iterator[Hit]:
    """发文字号由机关代字、年份、发文顺序号组成：年份标全称，顺序号后加“号”字。

    依据：GB/T 9704—2012 7.2.5
    正例：按照《关于做好控辍保学工作的通知》（云教发〔2026〕8号）要求，各校要建立台账。
    反例：按照《关于做好控辍保学工作的通知》（云教发〔26〕8号）要求，各校要建立台账。
    反例：按照《关于做好控辍保学工作的通知》（云教发〔2026〕8）要求，各校要建立台账。
    """
    for passage, found in matches(document, _INCOMPLETE, "〔", "［", "["):
        fault = "年份应标全四位" if found["short"] else "顺序号后应加“号”字"
        yield hit(passage.text, *found.span(), f"发文字号“{found[0]}”不完整：{fault}")
