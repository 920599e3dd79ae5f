"""Paragraphs with a page mark between the halves of a sentence → the sentence whole, the marks by themselves.

Copies from document sites run the foot of a page into the text: …认真抓好 第 3 页 共 10 页 落实…. A sentence that
refers to a page (见第 3 页) is left alone.
"""

from __future__ import annotations

from govdoc.model import Paragraph, Residue, ResidueKind
from govdoc.patterns import lazy

_BLANK = "[ \t\u3000\u00a0]"
_REFERS = "见阅在到至从翻载于参看据按和与及照对书告案件册文本号表卷刊的》”（("
"""With which a sentence refers to a page that follows."""
_MARK = lazy(
    rf"{_BLANK}*第{_BLANK}?\d{{1,4}}{_BLANK}?页[，,/ ]{{0,2}}共{_BLANK}?\d{{1,4}}{_BLANK}?页{_BLANK}*"
    rf"|(?:^|(?<![{_REFERS}\s]){_BLANK}+)第{_BLANK}?\d{{1,4}}{_BLANK}?页{_BLANK}+(?=[\u4e00-\u9fff])(?![的第至到和与及上中下之])"
    rf"|(?<=[\u4e00-\u9fff，、]){_BLANK}+[-—–－]{_BLANK}?\d{{1,4}}{_BLANK}?[-—–－]{_BLANK}+(?=[\u4e00-\u9fff])"
)


def unglued(blocks: list[Paragraph | Residue], whole: str) -> tuple[list[Paragraph | Residue], list[Residue]]:
    """Return the blocks of a text with such marks taken out of their paragraphs, and the marks."""
    marks: list[Residue] = []
    if not _has_sign(whole):
        return blocks, marks
    out = [*blocks]
    for at, block in enumerate(blocks):
        if _has_sign(block.text.value) and isinstance(block, Paragraph):
            out[at] = _unglued(block, marks)
    return out, marks


def _has_sign(text: str) -> bool:
    """Whether there may be a mark in a text."""
    return "页" in text or " -" in text or " —" in text


def _unglued(paragraph: Paragraph, marks: list[Residue]) -> Paragraph:
    """Return a paragraph without marks, which are added to ``marks``; one that is nothing else stays."""
    text, value = paragraph.text, paragraph.text.value
    rest, start = text.cut(0, 0), 0
    for found in _MARK.finditer(value):
        if found.span() == (0, len(value)):
            return paragraph
        rest += text.cut(start, found.start())
        marks.append(Residue(ResidueKind.PAGE_MARK, text.cut(*found.span()).strip()))
        start = found.end()
    return Paragraph(rest + text.cut(start)) if start else paragraph
