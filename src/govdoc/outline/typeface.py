"""A docx → headings without a number that are set in the typeface of headings."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from govdoc.gbt9704 import FAMILIES, Typeface
from govdoc.model import Heading, Paragraph
from govdoc.outline.chains import Found

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govdoc.model import Block, Document, ParagraphFormat

_LONGEST = 40
_ENDS = "。！？!?.；;：:，,、…"
_LEVELS = {Typeface.HEITI: 1, Typeface.KAITI: 2}
"""7.3.3: 一、 in 黑体, （一） in 楷体."""
_BOLD_LEVEL = 3

_Face = tuple[str | None, bool]
"""Typeface of the 汉字 of a whole paragraph, and whether it is bold."""


def set_apart(document: Document, blocks: Sequence[Block], found: Sequence[Found]) -> list[Found]:
    """Find the short paragraphs without an ordinal that are set as headings are: unlike the body, alone on their line.

    Their level is that of the numbered headings in the same typeface, else what the standard gives the typeface.
    """
    if document.layout is None:
        return []
    faces = {p.start: face for p in document.layout.paragraphs if (face := _face(p))}
    body = _body_face(blocks, faces)
    levels = _levels(blocks, found, faces)
    taken = {item.block for item in found}
    out: list[Found] = []
    for index, block in enumerate(blocks):
        if index in taken or not isinstance(block, Paragraph) or block.continues or index + 1 >= len(blocks):
            continue
        face = faces.get(block.text.start)
        if face is None or face == body or not _short(block.text.value):
            continue
        level = levels.get(face) or _level(face)
        if level is not None:
            out.append(Found(index, 0, level, None, unnumbered=True))
    return out


def _short(value: str) -> bool:
    """Whether a line is no sentence."""
    return 1 < len(value) <= _LONGEST and value[-1] not in _ENDS and not value.startswith(("（", "("))


def _face(paragraph: ParagraphFormat) -> _Face | None:
    """Return typeface and weight of a paragraph that is set in one, not centred, not at the right; else None."""
    faces = {(run.east_asia, run.bold) for run in paragraph.runs if run.end > run.start}
    if len(faces) != 1 or paragraph.alignment in {"center", "right"} or paragraph.in_table:
        return None
    return faces.pop()


def _body_face(blocks: Sequence[Block], faces: dict[int, _Face]) -> _Face | None:
    """Return the face in which most of the text is set."""
    lengths: Counter[_Face] = Counter()
    for block in blocks:
        if isinstance(block, Paragraph) and (face := faces.get(block.text.start)):
            lengths[face] += len(block.text)
    return lengths.most_common(1)[0][0] if lengths else None


def _levels(blocks: Sequence[Block], found: Sequence[Found], faces: dict[int, _Face]) -> dict[_Face, int]:
    """Map the face of numbered headings on lines of their own to their level."""
    levels: dict[_Face, int] = {}
    for item in found:
        block = blocks[item.block]
        if isinstance(block, Paragraph | Heading) and item.at == 0 and (face := faces.get(block.text.start)):
            levels.setdefault(face, item.level)
    return levels


def _level(face: _Face) -> int | None:
    """Return the level that the standard gives a typeface; of plain bold text the third; None for others."""
    name, bold = face
    for typeface, level in _LEVELS.items():
        if name in FAMILIES[typeface]:
            return level
    return _BOLD_LEVEL if bold else None
