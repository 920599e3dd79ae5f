"""Blocks, elements and layout → the document as a whole, and its attachments."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from govdoc.model.blocks import Block, Title, block_texts
from govdoc.model.elements import Elements, OfficialFormat

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govdoc.model.layout import Layout
    from govdoc.model.source import Source
    from govdoc.model.text import Text

_NO_ELEMENTS = Elements()
_RUNS_ON = ("—", "关于", "印发", "转发", "批转")


@dataclass(frozen=True, slots=True)
class Attachment:
    """附件 (GB/T 9704—2012 7.3.7): its title, and its content on pages of its own."""

    title: Text
    blocks: tuple[Block, ...]
    landscape: bool = False
    mark: Text | None = field(default=None, compare=False)
    """附件1 as it stands in the source, above the title; None where the document was drafted."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read or as drafted. ``skipped`` names what the reader could not model."""

    blocks: tuple[Block, ...]
    source: Source
    elements: Elements = _NO_ELEMENTS
    layout: Layout | None = None
    skipped: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    format: OfficialFormat = OfficialFormat.ORDINARY
    contents: bool = False
    """A table of contents stands behind the title."""
    beside: tuple[Text, ...] = ()
    """The paragraphs of a docx in text boxes and in notes of tables: no blocks, and no writer puts them anywhere.

    Lint adds the footnotes and endnotes of paragraphs.
    """

    def with_blocks(self, blocks: Sequence[Block]) -> Document:
        """Return the document with other blocks.

        ``dataclasses.replace`` does the same, and takes as long as the rest of a step over a short document.
        """
        return Document(
            tuple(blocks),
            self.source,
            self.elements,
            self.layout,
            self.skipped,
            self.attachments,
            self.format,
            self.contents,
            self.beside,
        )

    @property
    def title(self) -> Text | None:
        """The text of the first title, None where there is none."""
        return next((block.text for block in self.blocks if isinstance(block, Title)), None)

    @property
    def whole_title(self) -> str:
        """The lines of the title as one, empty where there is none.

        机关, 关于 … and 文种 run on, what follows a dash too; a motto stands apart from the title below it.
        """
        whole = ""
        for block in self.blocks:
            if isinstance(block, Title):
                line = "".join(block.text.value.splitlines())
                runs_on = not whole or "关于" in whole or line.startswith(_RUNS_ON)
                whole += line if runs_on else f"　{line}"
            elif whole:
                break
        return whole

    def texts(self) -> Iterator[Text]:
        """Give every stretch of text that belongs to the document: blocks, elements, attachments; no residue."""
        for block in self.blocks:
            yield from block_texts(block)
        for _, text in self.elements.texts():
            yield text
        for attachment in self.attachments:
            yield attachment.title
            for block in attachment.blocks:
                yield from block_texts(block)
