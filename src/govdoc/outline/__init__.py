"""Document → its structure, its sections and what each of them does."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from govdoc.model import Paragraph, Residue, Title
from govdoc.outline.attached import beginnings, unfolded
from govdoc.outline.frame import framed, genre, whole_title
from govdoc.outline.headings import headed
from govdoc.outline.poured import kind_at_head
from govdoc.outline.roles import assign, explain
from govdoc.outline.sections import Role, Section, sections
from govdoc.outline.sentout import with_paper_sent
from govdoc.outline.series import itemized

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Attachment, Block, Document, Text

__all__ = ["Outline", "Role", "Section", "beginnings", "genre", "outline", "structure", "unfolded"]


@dataclass(frozen=True, slots=True)
class Outline:
    """The heading tree of a document."""

    document: Document
    """The structured document."""
    title: str | None
    genre: str | None
    sections: tuple[Section, ...]

    def explained(self) -> dict[int, list[str]]:
        """Return for each level-1 section (by its ``start``) what spoke for its role, weightiest first, in Chinese."""
        return explain(self.sections, self.genre or kind_at_head(self.document.source.text))

    @property
    def residue(self) -> tuple[Residue, ...]:
        """What the outline passes over."""
        return tuple(block for block in self.document.blocks if isinstance(block, Residue))


def structure(document: Document) -> Document:
    """Return the document with title, salutation, headings and items found among its plain paragraphs.

    What a reader knew (styles of a docx, # of Markdown) stays as it is. To be done once, on what a reader gave: a
    sentence behind a number may be judged otherwise when its neighbours are headings already.
    """
    document = framed(document)
    if not document.attachments:
        return itemized(headed(document))
    attachments = [replace(part, blocks=_structured(document, part.blocks)) for part in document.attachments]
    return replace(itemized(headed(document)), attachments=tuple(attachments))


def _structured(document: Document, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks of an attachment with headings and items found among them."""
    return itemized(headed(replace(document, blocks=blocks))).blocks


def _with_lost_notes(structured: Document, document: Document) -> Document:
    """Return a structured document with the footnotes on titles, headings and elements as paragraphs at its end."""
    notes = list(_notes(document))
    kept = set(_notes(structured)) if notes else set()
    lost = [note for note in notes if note not in kept]
    return structured.with_blocks([*structured.blocks, *map(Paragraph, lost)]) if lost else structured


def _notes(document: Document) -> Iterator[Text]:
    """Give the footnotes of a document and its attachments."""
    for block in chain(document.blocks, *(attachment.blocks for attachment in document.attachments)):
        if isinstance(block, Paragraph):
            yield from (note for _, note in block.notes)


def outline(document: Document) -> Outline:
    """Return the outline of a document as read: headings of all levels, roles on the level-1 sections."""
    structured = _with_lost_notes(structure(document), document)
    # 主标题 may be a motto: then the 副标题 names the kind.
    titles = [block.text.value for block in structured.blocks if isinstance(block, Title)]
    kind, title = next(filter(None, map(genre, titles)), None), whole_title(titles)
    structured = with_paper_sent(structured, title)
    found = sections(structured)
    assign(found, kind or kind_at_head(document.source.text))
    for attachment in structured.attachments:
        found += _attached(structured, attachment)
    return Outline(structured, title, kind, tuple(found))


def _attached(document: Document, attachment: Attachment) -> list[Section]:
    """Return the sections of an attachment; of one without headings the text as a section of no role of its own."""
    found = sections(replace(document, blocks=attachment.blocks))
    assign(found, genre(attachment.title.value))
    if all(section.heading is None for section in found):
        for section in found:
            section.role = Role.OTHER
    return found
