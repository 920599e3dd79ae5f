"""The one model of a document: text that knows where it came from, blocks, elements and layout.

Frozen dataclasses and the standard library only. The model knows nothing of Word, of rules or of the command line.
"""

from govdoc.model.blocks import (
    Block,
    Byline,
    Figure,
    Heading,
    HeadingKind,
    Paragraph,
    Residue,
    ResidueKind,
    Salutation,
    Table,
    Title,
    block_start,
    block_texts,
)
from govdoc.model.document import Attachment, Document
from govdoc.model.elements import Elements, OfficialFormat
from govdoc.model.layout import (
    Layout,
    PageFormat,
    PageNumber,
    ParagraphFormat,
    Properties,
    Remain,
    RemainKind,
    RunFormat,
)
from govdoc.model.source import Form, Place, Source
from govdoc.model.text import Text

__all__ = [
    "Attachment",
    "Block",
    "Byline",
    "Document",
    "Elements",
    "Figure",
    "Form",
    "Heading",
    "HeadingKind",
    "Layout",
    "OfficialFormat",
    "PageFormat",
    "PageNumber",
    "Paragraph",
    "ParagraphFormat",
    "Place",
    "Properties",
    "Remain",
    "RemainKind",
    "Residue",
    "ResidueKind",
    "RunFormat",
    "Salutation",
    "Source",
    "Table",
    "Text",
    "Title",
    "block_start",
    "block_texts",
]
