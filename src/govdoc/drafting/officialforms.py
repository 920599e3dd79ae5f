"""An element as typed in a plan → as GB/T 9704—2012 7.2 writes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govdoc.drafting.dates import written_date
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable

DATE, NUMBER, CLASSIFICATION, COPY_NUMBER = "公文日期", "公文字号", "密级格式", "份号格式"
"""Names of the formats that a schema may ask for."""
_FOLD = str.maketrans("０１２３４５６７８９", "0123456789")
_OPEN, _CLOSE = "〔﹝[［【（({｛<＜〈《「『", "〕﹞]］】）)}｝>＞〉》」』"
_DOCUMENT_NUMBER = lazy(
    rf"(?P<word>[^\s\d{re.escape(_OPEN + _CLOSE)}]{{1,15}})\s*[{re.escape(_OPEN)}]\s*(?P<year>\d{{2,4}})\s*年?\s*"
    rf"[{re.escape(_CLOSE)}]\s*第?\s*(?P<number>\d{{1,5}})\s*号?",
    re.ASCII,
)
_SERIAL = lazy(r"第\s*(?P<number>\d{1,5})\s*(?P<unit>[号期])", re.ASCII)
_YEAR_DIGITS = 4
_SECRET = lazy(
    r"(?P<degree>绝密|机密|秘密)\s*(?:[★☆*＊]?\s*(?P<period>(?P<count>\d{1,2})\s*(?P<unit>年|个月|月)))?", re.ASCII
)
_LONGEST = {"绝密": 30, "机密": 20, "秘密": 10}
"""Years (保守国家秘密法 Art. 20)."""
_MONTHS = 12
_COPY = lazy(r"\d{1,6}", re.ASCII)


def written_document_number(typed: str) -> str:
    """Return ``云教〔2026〕5号`` whatever brackets were typed, without 第 and leading zeros (7.2.5).

    A 命令 or 纪要 may be numbered 第5号, 第5期 (10.2). Raises ValueError, a Chinese sentence, for another form.
    """
    text = typed.strip().translate(_FOLD)
    if serial := _SERIAL.fullmatch(text):
        return f"第{_counted(serial['number'], typed)}{serial['unit']}"
    found = _DOCUMENT_NUMBER.fullmatch(text)
    if found is None:
        raise ValueError(f"“{typed[:20]}”不是认得的发文字号，请写成“云教〔2026〕5号”（命令、纪要也可写“第5号”“第5期”）")
    if len(found["year"]) != _YEAR_DIGITS:
        raise ValueError(f"“{typed[:20]}”的年份应标全称，用四位数字，如“云教〔2026〕5号”")
    return f"{found['word']}〔{found['year']}〕{_counted(found['number'], typed)}号"


def _counted(number: str, typed: str) -> int:
    """Return the number without leading zeros."""
    if not int(number):
        raise ValueError(f"“{typed[:20]}”的序号应从 1 编起")
    return int(number)


def written_classification(typed: str) -> str:
    """Return ``机密★20年`` (7.2.2); 密级 alone stays alone.

    Raises ValueError for another form, and for a period longer than the law lets the degree have.
    """
    found = _SECRET.fullmatch(typed.strip().translate(_FOLD))
    if found is None:
        raise ValueError(f"“{typed[:20]}”不是认得的密级和保密期限，请写成“机密★20年”，密级只有绝密、机密、秘密")
    if found["period"] is None:
        return found["degree"]
    count, in_months = int(found["count"]), found["unit"] != "年"
    longest = _LONGEST[found["degree"]]
    if not count or count > longest * (_MONTHS if in_months else 1):
        raise ValueError(f"“{typed[:20]}”的保密期限不对：{found['degree']}级不超过{longest}年")
    return f"{found['degree']}★{count}{'个月' if in_months else '年'}"


def written_copy_number(typed: str) -> str:
    """Return a 份号 of six digits (7.2.1). Raises ValueError for another form."""
    text = typed.strip().translate(_FOLD)
    if not _COPY.fullmatch(text) or not int(text):
        raise ValueError(f"“{typed[:20]}”不是份号，应为不超过 6 位的数字，如“000001”")
    return text.zfill(6)


FORMATS: dict[str, Callable[[str], str]] = {
    DATE: written_date,
    NUMBER: written_document_number,
    CLASSIFICATION: written_classification,
    COPY_NUMBER: written_copy_number,
}
"""Format → the function that writes a typed value in its one form."""
