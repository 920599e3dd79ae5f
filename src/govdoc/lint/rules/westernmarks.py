"""Marks in a docx → Chinese quotation marks, dashes and points that are set in a typeface of Latin letters."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from govdoc.gbt9704 import Typeface
from govdoc.lint.fontfamily import CHINESE_FONTS, is_typeface
from govdoc.lint.grouping import grouped
from govdoc.lint.rule import Hit, Severity, rule
from govdoc.lint.setting import stretches
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.lint.setting import Stretch
    from govdoc.model import Document, RunFormat

_MARK = lazy("[“”‘’—…·]")


@rule("FMT013", "引号、破折号用了西文字体", Severity.INFO)
def latin_quotes(document: Document) -> Iterator[Hit]:
    """中文引号、破折号、省略号应当用中文字体，否则会排成半角，弯引号变窄。英文里的不管。

    依据：公文排版惯例
    正例：版面：无改动
    反例：版面：正文.西文字体=Times New Roman
    """
    places = []
    for stretch in stretches(document):
        for run in stretch.paragraph.runs:
            name = (run.h_ansi or "").strip()
            at = _first_mark(document, stretch, run) if stretch.runs and not run.hidden and _is_western(name) else None
            if at is not None:
                places.append((f"引号、破折号等应用中文字体，现为{name}", at, at + 1, stretch.paragraph.number))
    yield from grouped(places)


@lru_cache(maxsize=64)
def _is_western(name: str) -> bool:
    """Whether a name is that of a typeface of Latin letters: Chinese ones have names in Latin letters too."""
    chinese = name.casefold() in CHINESE_FONTS or any(is_typeface(name, typeface) for typeface in Typeface)
    return bool(name) and name.isascii() and not chinese


def _first_mark(document: Document, stretch: Stretch, run: RunFormat) -> int | None:
    """Return where the first Chinese mark of a run stands in a stretch; a run may be nothing but the mark."""
    source = document.source.text
    for found in _MARK.finditer(source, max(run.start, stretch.start), min(run.end, stretch.end)):
        around = source[max(0, found.start() - 1) : found.end() + 1]
        if not _within_latin(around):
            return found.start()
    return None


def _within_latin(around: str) -> bool:
    """Whether a mark stands between Latin letters: the ’ of it’s, the · of A·B."""
    return len(around) == len("A·B") and around[0].isascii() and around[-1].isascii()
