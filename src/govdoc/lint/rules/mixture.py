"""Paragraph of a docx → the words within it that are set off in another typeface, and which of them nobody meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.gbt9704 import Part, Typeface
from govdoc.lint.fontfamily import is_typeface
from govdoc.lint.setting import Stretch, stretches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document, RunFormat
    from govdoc.profile import Profile

_OPENING, _CLOSING = "（(“‘《【", "）)”’》】"
_SHORTEST = 2


def is_set_off(stretch: Stretch, run: RunFormat, text: str, profile: Profile) -> bool:
    """Whether some words of a paragraph are set off in 楷体 or 黑体: （责任科室：安全科）."""
    off = any(is_typeface(run.east_asia, face, profile) for face in (Typeface.KAITI, Typeface.HEITI))
    return off and stretch.part is Part.BODY and len(text) * 2 < stretch.paragraph.end - stretch.paragraph.start


def mixed_in(document: Document, profile: Profile) -> Iterator[tuple[str, int, int, int]]:
    """Give the words in 楷体 or 黑体 in the middle of a paragraph: no heading, no label, nothing in brackets."""
    for stretch in stretches(document):
        if stretch.part is not Part.BODY:
            continue
        leads = True
        for run, text in stretch.runs:
            off = is_set_off(stretch, run, text, profile)
            leads = leads and off
            if off and not leads and not _is_labelled(document, run):
                said = f"段中有的字用{run.east_asia}，应与全段一致用仿宋体"
                yield said, max(run.start, stretch.start), min(run.end, stretch.end), stretch.paragraph.number


def _is_labelled(document: Document, run: RunFormat) -> bool:
    """Whether words are a label (责任科室：) or stand in brackets or quotation marks: set off on purpose."""
    source = document.source.text
    text = source[run.start : run.end].strip()
    before, after = source[max(0, run.start - 1) : run.start], source[run.end : run.end + 1]
    enclosed = text[:1] in _OPENING or text[-1:] in _CLOSING or before in tuple(_OPENING) or after in tuple(_CLOSING)
    return len(text) < _SHORTEST or enclosed or "：" in text or after == "："
