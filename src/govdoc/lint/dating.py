"""Document → the month it was written in, so that no paper is judged by words that came later."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govdoc.lint.closing import closing
from govdoc.lint.once import once
from govdoc.model import Byline
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document

_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_MONTH = lazy(r"((?:19|20)\d{2})\s*年(?:\s*(\d{1,2})\s*月)?")
_CHINESE_MONTH = {"十": "10", "十一": "11", "十二": "12"}
_IN_CHINESE = lazy(r"([一二][〇○零一二三四五六七八九]{3})年(?:([一二三四五六七八九十]{1,2})月)?")


@once
def written(document: Document) -> str | None:
    """Return the month of a document as YYYY-MM, None where it does not say.

    成文日期 goes before a date under the title, and that before a year in the title; a year without a month is taken
    for its January, the earliest it can be.
    """
    return next((month for text in _dated(document) if (month := _month(text))), None)


def years(text: str) -> Iterator[int]:
    """Give the years that a text names in Arabic digits, as 2018年 or 2018—2020年."""
    return (int(year) for year in re.findall(r"(?<!\d)((?:19|20)\d{2})(?=年|[—～~至-]+(?:19|20)\d{2}年)", text))


def _dated(document: Document) -> Iterator[str]:
    """Give the texts that may hold the date of the document, the surest first."""
    for element in (closing(document).date, document.elements.print_date):
        if element is not None:
            yield element.value
    for block in document.blocks[:6]:
        if isinstance(block, Byline):
            yield block.text.value
    if document.title is not None:
        yield document.title.value


def _month(text: str) -> str | None:
    """Return the first month (or year) in a text as YYYY-MM."""
    if found := _MONTH.search(text):
        return f"{found[1]}-{int(found[2] or 1):02}"
    if found := _IN_CHINESE.search(text):
        month = _CHINESE_MONTH.get(found[2] or "一") or (found[2] or "一").translate(_DIGITS)
        return f"{found[1].translate(_DIGITS)}-{int(month):02}"
    return None
