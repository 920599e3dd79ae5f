"""Bytes of a .docx → Document with its layout."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from govdoc.model import Document, Form, Layout, Source
from govdoc.readers.files import DEFAULT_LIMITS
from govdoc.readers.wordml.blocks import blocks_of
from govdoc.readers.wordml.body import Body
from govdoc.readers.wordml.formats import Formats, paragraph_format
from govdoc.readers.wordml.markup import W, switched_on
from govdoc.readers.wordml.numbering import Numbering
from govdoc.readers.wordml.package import open_package
from govdoc.readers.wordml.sections import Pages, headers
from govdoc.readers.wordml.styles import Styles
from govdoc.readers.wordml.themes import Theme

if TYPE_CHECKING:
    from govdoc.model import PageFormat, ParagraphFormat
    from govdoc.readers.files import Limits
    from govdoc.readers.wordml.body import Line


def parse(data: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Return the document in the bytes of a .docx; ``name`` stands in messages.

    Raises UnreadableError, a sentence that names file, fault and cure, for what is no .docx, is encrypted, damaged,
    truncated, declares entities, or unpacks to more than ``limits``.
    """
    package = open_package(data, name, limits)
    main = package.main_part()
    root = package.tree(main)
    settings = package.related(main, "settings")
    theme = Theme(package.related(main, "theme"), settings)
    styles = Styles(package.related(main, "styles"), theme)
    formats = Formats(styles, Numbering(package.related(main, "numbering"), styles.list_of), theme)
    targets = package.targets(main)
    pictures = {key: f"{Path(name).name}#{path}" for key, (kind, path) in targets.items() if kind == "image"}
    macros = ("宏（不读取，也不运行）",) if any(kind == "vbaProject" for kind, _ in targets.values()) else ()
    body = Body(formats, package.related(main, "footnotes"), pictures)
    items = body.read(root)
    switch = None if settings is None else settings.find(W + "evenAndOddHeaders")
    even_and_odd = switch is not None and switched_on(switch)
    pages = _pages(body, Pages(package, main, formats, even_and_odd=even_and_odd))
    source = Source(name, "\n".join([line.text for line in body.lines]), Form.DOCX, _starts(body.lines))
    built = blocks_of(items, body, source, styles)
    layout = Layout(pages, tuple(_paragraphs(body.lines, pages)), even_and_odd)
    return Document(
        built.blocks,
        source,
        built.elements,
        layout,
        (*body.skipped, *headers(package, main), *macros),
        tuple(attached.settled(source, pages) for attached in built.attachments),
        built.format,
    )


def _starts(lines: list[Line]) -> tuple[int, ...]:
    """Return where the paragraphs begin; a document without any has one empty paragraph."""
    return tuple([line.start for line in lines]) or (0,)


def _pages(body: Body, reader: Pages) -> tuple[PageFormat, ...]:
    """Return the sections in order; each begins behind the last paragraph of the one before."""
    found: list[PageFormat] = []
    first = 1
    for section, last in body.sections:
        found.append(reader.read(section, first))
        first = last + 1
    return tuple(found)


def _paragraphs(lines: list[Line], pages: tuple[PageFormat, ...]) -> list[ParagraphFormat]:
    """Return the formats of the paragraphs, each measured by the grid of its section."""
    found: list[ParagraphFormat] = []
    section = 0
    for line in lines:
        while section + 1 < len(pages) and pages[section + 1].first_paragraph <= line.number:
            section += 1
        found.append(
            paragraph_format(
                line.shape,
                number=line.number,
                start=line.start,
                end=line.end,
                size=line.faces[0][2].size if line.faces else line.mark.size,
                pitch=pages[section].line_pitch if pages and pages[section].grid else None,
                label=line.label,
                in_table=line.in_table,
                runs=tuple([face.at(line.start + start, line.start + end) for start, end, face in line.faces]),
            )
        )
    return found
