"""Structured document → its pieces as a clean document has them: every heading opens a paragraph, residue is out."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from govdoc.model import Figure, Heading, HeadingKind, Paragraph, Residue, Table, Title, block_start
from govdoc.outline import beginnings
from govdoc.writers.flow import heading_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govdoc.model import Block, Document

DEEPEST = 4
"""Levels that stand as headings; 一是 and ① are text of their paragraphs."""
_ENDS = "。！？!?：:；;，,、…"
_BLANK = " \t\u3000\u00a0\r\n"


@dataclass(slots=True)
class Piece:
    """A block that stands by itself. A run-in heading and its paragraph are one piece."""

    block: Block
    """What it is; of a paragraph in several blocks the first."""
    text: str
    """Its text, of a heading without the ordinal; of a paragraph with the ordinals of its items (一是 …)."""
    run_in: str = ""
    """The text that goes on behind a heading in the same paragraph."""

    @property
    def heading(self) -> Heading | None:
        """The heading of level 1 to 4 that it is, else None."""
        return self.block if isinstance(self.block, Heading) and self.block.level <= DEEPEST else None

    @property
    def start(self) -> int:
        """Offset in the source where it begins."""
        return block_start(self.block)


def pieces(document: Document) -> Iterator[Piece]:
    """Give the pieces of a structured document in order, its attachments last, each behind its title."""
    attached: list[Block] = []
    for part in document.attachments:
        attached += [*([Paragraph(part.mark)] if part.mark else []), Title(part.title), *part.blocks]
    yield from pieces_of((*document.blocks, *attached))


def pieces_of(blocks: Iterable[Block]) -> Iterator[Piece]:
    """Give the pieces of blocks in order.

    A heading in the midst of a paragraph opens one of its own. It stays run in where a mark parts it from the text
    behind it, the mark kept with the heading; where none does, the text is a paragraph under the heading.
    """
    waiting: Piece | None = None
    for block in blocks:
        if isinstance(block, Residue):
            continue
        if waiting is not None and _goes_on(block, waiting.block):
            _add(waiting, block)
            continue
        if waiting is not None:
            yield from _parted(waiting)
        waiting = Piece(block, _text(block))
    if waiting is not None:
        yield from _parted(waiting)


def end_of_paper(found: Sequence[Piece], document: Document) -> int:
    """Return how many pieces of a document stand before its attachments."""
    begin = min(beginnings(document), default=None)
    return next((at for at, piece in enumerate(found) if begin is not None and piece.start >= begin), len(found))


def _goes_on(block: Block, before: Block) -> bool:
    """Whether a block goes on in the paragraph that ``before`` begins: a heading of levels 1 to 4 never does."""
    if not isinstance(before, Heading | Paragraph):
        return False
    if isinstance(block, Heading):
        return block.level > DEEPEST and block.continues
    return isinstance(block, Paragraph) and block.continues


def _text(block: Block) -> str:
    """Return the text of a block: of 一是 and ① with their ordinals, of other headings without; none of a table."""
    match block:
        case Heading(level=level) if level > DEEPEST:
            return heading_line(block)
        case Table() | Figure():
            return ""
        case Paragraph(text=text, notes=notes):
            # A footnote has no place of its own in a plan or in Markdown: it stands in brackets where its mark stood.
            cuts = [0, *(at for at, _ in notes), len(text)]
            said = [f"（注：{note.value.strip()}）" for _, note in notes]
            return "".join(text.value[a:b] + note for (a, b), note in zip(pairwise(cuts), [*said, ""], strict=True))
        case _:
            return block.text.value


def _add(piece: Piece, block: Block) -> None:
    """Add the text of a block that goes on in the paragraph of a piece."""
    text = _text(block)
    if piece.heading is None:
        piece.text += text
    else:
        piece.run_in += text


def _parted(piece: Piece) -> Iterator[Piece]:
    """Give a piece, a heading and the paragraph behind it as two where they cannot be one."""
    heading, rest = piece.heading, piece.run_in.strip(_BLANK)
    piece.text, piece.run_in = piece.text.strip(_BLANK), rest
    if heading is None or not rest:
        yield piece
        return
    while piece.run_in and piece.run_in[0] in _ENDS:
        piece.text, piece.run_in = piece.text + piece.run_in[0], piece.run_in[1:].lstrip(_BLANK)
    if heading.kind is HeadingKind.HEADING or not piece.text.endswith(tuple(_ENDS)):
        yield Piece(heading, piece.text)
        yield Piece(Paragraph(heading.text.cut(len(heading.text))), piece.run_in)
    else:
        yield piece
