"""Paragraphs of a docx → manual line breaks within a sentence, or in the place of a new paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.lint.grouping import grouped
from govdoc.lint.passage import HAN
from govdoc.lint.rule import Hit, Severity, rule
from govdoc.lint.setting import starting
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document

_BREAK = lazy(r"(?<=[^\s])[ \t　]*\n[ \t　]*(?=[^\s])")
_GOES_ON = lazy(f"[{HAN}，、]")
"""What no sentence ends with."""
_LONG = 20
"""Characters: a line that is more than a name, a telephone number, a part of an address."""
_BROKEN = "句子中间有手动换行符（Shift+Enter），应删去"
_INSTEAD = "用手动换行代替分段，下一行没有首行缩进，应改为按回车另起一段"


@rule("FMT046", "段中有手动换行", Severity.INFO)
def manual_break(document: Document) -> Iterator[Hit]:
    """正文一段之中不用手动换行符（Shift+Enter，显示为“↓”）。

    句子中间的，多是从网页、PDF 粘来的，改几个字就断在行中；代替分段的，下一行没有首行缩进，两端对齐时字距被拉开。
    标题、落款、联系方式这样的短行不管。

    依据：公文排版惯例
    正例：版面：无改动
    反例：版面：正文.换行=8
    """
    places = []
    for stretch in starting(document):
        paragraph = stretch.paragraph
        text = document.source.text[paragraph.start : paragraph.end]
        if "\n" not in text or paragraph.alignment in {"center", "right"} or not _is_text(text):
            continue
        for found in _BREAK.finditer(text):
            said = _BROKEN if _GOES_ON.match(text, found.start() - 1) else _INSTEAD
            at = paragraph.start + found.start()
            places.append((said, at - 1, at, paragraph.number))
    yield from grouped(places)


def _is_text(text: str) -> bool:
    """Whether the lines of a paragraph are more than a list of short ones."""
    return "。" in text or max(map(len, text.split("\n"))) >= _LONG
