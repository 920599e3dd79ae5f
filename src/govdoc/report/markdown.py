"""Outline → clean Markdown: # title, ## 一、, ### （一）, #### 1., ##### （1）, and the paragraphs; no residue.

版头 and 版记 stand in the front matter, as ``govdoc draft`` takes them.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from govdoc.drafting.yamltext import without_control, yaml_text
from govdoc.model import (
    Byline,
    Elements,
    Figure,
    Heading,
    HeadingKind,
    OfficialFormat,
    Paragraph,
    Residue,
    Salutation,
    Table,
    Text,
    Title,
    block_texts,
)
from govdoc.report.elements import named_elements, plain_foot, plain_head
from govdoc.report.pieces import end_of_paper, pieces
from govdoc.writers import write
from govdoc.writers.flow import note_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govdoc.model import Block, Document
    from govdoc.outline import Outline
    from govdoc.report.pieces import Piece

_LAST_OF_HEADINGS = 2
"""Below 一、 and （一） a sentence with its 。 and nothing under it is an item, not a heading."""
_CLOSING_MARKS = "。；，、;,."
_KEPT = ("。", "！", "？", "!", "?", "：", ":", "…")
"""Marks with which a run-in heading may end; a comma gives way to 。"""


def outline_markdown(outline: Outline) -> str:
    """Return the outline's document as Markdown that ``govdoc draft`` takes, a line feed at its end.

    A run-in heading is a heading that ends in 。, its paragraph follows. Ordinals stand as in the document, lost ones
    restored. Text is kept but for control characters, and marks at the ends of headings. A document in another 版式
    than the ordinary one has its elements in YAML front matter.
    """
    document = _addressed(outline.document)
    return _front(document) + write(clean(document), "md").decode()


def _addressed(document: Document) -> Document:
    """Return a document in another 版式 than the ordinary one with the 主送机关 above its body as an element."""
    lines = [block for block in document.blocks if isinstance(block, Salutation)]
    if document.format is OfficialFormat.ORDINARY or document.elements.addressee is not None or len(lines) != 1:
        return document
    elements = replace(document.elements, addressee=lines[0].text.strip("：: "))
    return replace(document, elements=elements, blocks=tuple(b for b in document.blocks if b is not lines[0]))


def _front(document: Document) -> str:
    """Return the front matter that names 版式 and elements, empty for the ordinary 版式."""
    if document.format is OfficialFormat.ORDINARY:
        return ""
    values = named_elements(document.elements, document.format).values
    return f"---\n{yaml_text({'版式': str(document.format), '要素': values})}---\n\n"


def clean(document: Document) -> Document:
    """Return a structured document as a writer prints it best: no residue, every heading opens its paragraph.

    Markdown has one title: what stands in another is a paragraph. So is, above the title or at the end, what the
    ordinary format has no place for. What closes the paper stands before its attachments.
    """
    found = list(pieces(document))
    end = end_of_paper(found, document)
    blocks = [*_printed(found[:end]), *_closing(document), *_printed(found[end:])]
    first = next((at for at, block in enumerate(blocks) if isinstance(block, Title)), 0)
    blocks = [Paragraph(b.text) if isinstance(b, Title) and at > first else b for at, b in enumerate(blocks)]
    kept, head, foot = Elements(), list[str](), list[str]()
    if document.format is OfficialFormat.ORDINARY:
        head, foot = plain_head(document.elements), plain_foot(document.elements)
        kept = Elements() if document.attachments else _elements(document.elements)
    blocks = [*map(_paragraph, head), *blocks, *map(_paragraph, foot)]
    return replace(document, blocks=tuple(blocks), elements=kept, attachments=(), format=OfficialFormat.ORDINARY)


def _printed(found: Sequence[Piece]) -> Iterator[Block]:
    """Give the blocks of pieces that stand one behind the other."""
    for piece, following in zip_longest(found, found[1:]):
        yield from _blocks(piece, following)


def _closing(document: Document) -> Iterator[Block]:
    """Give what closes a paper, where more follows or the front matter cannot hold it."""
    if document.format is not OfficialFormat.ORDINARY:
        yield from map(_paragraph, named_elements(document.elements, document.format).lines)
    elif document.attachments:
        known = _elements(document.elements)
        yield from (_paragraph("".join(line)) for line in note_lines(known.attachment_note))
        yield from (Paragraph(text) for name, text in known.texts() if name != "attachment_note")


def _paragraph(text: str) -> Paragraph:
    return Paragraph(Text(without_control(text)))


def _elements(elements: Elements) -> Elements:
    """Return the elements that are printed, without control characters."""
    return Elements(
        addressee=_cleaned(elements.addressee) if elements.addressee else None,
        attachment_note=tuple(map(_cleaned, elements.attachment_note)),
        signature=tuple(map(_cleaned, elements.signature)),
        date=_cleaned(elements.date) if elements.date else None,
        remark=_cleaned(elements.remark) if elements.remark else None,
    )


def _blocks(piece: Piece, following: Piece | None) -> Iterator[Block]:
    """Give the blocks of a piece."""
    block = piece.block
    match block:
        case Heading() if piece.heading is not None:
            yield from _headed(piece, block, following)
        case Heading() | Paragraph():
            yield Paragraph(_text(piece.text, block))
        case Title() | Byline() | Salutation():
            yield replace(block, text=_text(piece.text, block))
        case Table(rows=rows, caption=caption):
            cells = tuple(tuple(map(_cleaned, row)) for row in rows)
            yield replace(block, rows=cells, caption=_cleaned(caption) if caption else None)
        case Figure(caption=caption):
            yield replace(block, caption=_cleaned(caption))
        case Residue():
            return


def _headed(piece: Piece, heading: Heading, following: Piece | None) -> Iterator[Block]:
    """Give a heading, and the paragraph it runs into; Markdown knows a run-in heading by its 。 alone."""
    title, kind = without_control(piece.text).strip(), HeadingKind.HEADING
    if piece.run_in:
        title = title if title.endswith(_KEPT) else title.rstrip(_CLOSING_MARKS) + "。"
        kind = HeadingKind.RUN_IN if title.endswith("。") else kind
    elif heading.level > _LAST_OF_HEADINGS and title.endswith("。") and not _has_body(heading, following):
        yield Paragraph(_text((heading.ordinal or "") + title, heading))
        return
    else:
        title = title.rstrip(_CLOSING_MARKS)
    yield replace(heading, text=_text(title, heading), kind=kind, continues=False)
    if piece.run_in:
        yield Paragraph(_text(piece.run_in, heading), continues=kind is HeadingKind.RUN_IN)


def _has_body(heading: Heading, following: Piece | None) -> bool:
    """Whether something stands under a heading."""
    if following is None:
        return False
    return following.heading.level > heading.level if following.heading else not isinstance(following.block, Salutation)


def _cleaned(text: Text) -> Text:
    return Text(without_control(text.value), ((0, text.start),))


def _text(value: str, block: Block) -> Text:
    """Return a text that stands where the block does."""
    return Text(without_control(value), ((0, next((text.start for text in block_texts(block)), 0)),))
