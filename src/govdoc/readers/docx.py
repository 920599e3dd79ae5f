"""Bytes of a .docx → Document with its layout."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from govdoc.model import Document, Form, Layout, ParagraphFormat, Source
from govdoc.readers.files import DEFAULT_LIMITS
from govdoc.readers.wordml.blocks import blocks_of
from govdoc.readers.wordml.body import Body
from govdoc.readers.wordml.bodytext import whole
from govdoc.readers.wordml.formats import Formats, measures
from govdoc.readers.wordml.markup import W, switched_on
from govdoc.readers.wordml.metadata import metadata
from govdoc.readers.wordml.numbering import Numbering
from govdoc.readers.wordml.package import open_package
from govdoc.readers.wordml.remains import page_starts, remains
from govdoc.readers.wordml.sections import Pages, header_names, headers
from govdoc.readers.wordml.styles import styles_of
from govdoc.readers.wordml.themes import Theme

if TYPE_CHECKING:
    from govdoc.model import PageFormat, Text
    from govdoc.readers.files import Limits
    from govdoc.readers.wordml.formats import Measures
    from govdoc.readers.wordml.lines import Line


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
    styles = styles_of(package.related(main, "styles"), theme)
    formats = Formats(styles, Numbering(package.related(main, "numbering"), styles.list_of), theme)
    targets = package.targets(main)
    pictures = {key: f"{Path(name).name}#{path}" for key, (kind, path) in targets.items() if kind == "image"}
    named = any(kind == "vbaProject" for kind, _ in targets.values())
    macros = ("宏（不读取，也不运行）",) if named or package.has_macros else ()
    notes = package.notes(main)
    damaged = tuple([f"{path}（已损坏，没有读入）" for path, notes_root in notes.items() if notes_root is None])
    body = Body(formats, notes.values(), pictures)
    items = body.read(root)
    switch = None if settings is None else settings.find(W + "evenAndOddHeaders")
    even_and_odd = switch is not None and switched_on(switch)
    pages = _pages(body, Pages(package, main, formats, even_and_odd=even_and_odd))
    hung = tuple([line.host for line in body.lines if line.host is not None])
    source = Source(name, "\n".join([line.text for line in body.lines]), Form.DOCX, _starts(body.lines), hung)
    built = blocks_of(items, body, source, styles)
    laid = body.lines[: body.asides[0][0]] if body.asides else body.lines
    paragraphs = _paragraphs(laid, pages, page_starts(root, body.lines, body.sections))
    headings = headers(package, main)
    layout = Layout(pages, tuple(paragraphs), even_and_odd, remains(root, body.lines), headings, metadata(package))
    return Document(
        built.blocks,
        source,
        built.elements,
        layout,
        (*body.skipped, *(place for place, _ in built.lost_notes), *header_names(headings), *macros, *damaged),
        tuple(attached.settled(source, pages) for attached in built.attachments),
        built.format,
        beside=(*(note for _, note in built.lost_notes), *_beside(body)),
    )


def _beside(body: Body) -> tuple[Text, ...]:
    """Return the paragraphs beside the text, those without text left out."""
    lines = body.lines[body.asides[0][0] :] if body.asides else ()
    return tuple(text for line in lines if (text := whole(line)).value)


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


def _paragraphs(lines: list[Line], pages: tuple[PageFormat, ...], page_starts: frozenset[int]) -> list[ParagraphFormat]:
    """Return the formats of the paragraphs, each measured by the grid of its section."""
    found: list[ParagraphFormat] = []
    known: dict[tuple[int, float, float | None], Measures] = {}
    section = 0
    for line in lines:
        while section + 1 < len(pages) and pages[section + 1].first_paragraph <= line.number:
            section += 1
        size = line.faces[0][2].size if line.faces else line.mark.size
        pitch = pages[section].line_pitch if pages and pages[section].grid else None
        # Paragraphs set alike share one shape: it is measured once.
        key = (id(line.shape), size, pitch)
        if key not in known:
            known[key] = measures(line.shape, size, pitch)
        start = line.start
        found.append(
            ParagraphFormat(
                line.number,
                start,
                line.end,
                line.shape.style.name,
                *known[key],
                number_label=line.label,
                number_face=None if line.label_face is None else line.label_face.at(start, start),
                in_table=line.in_table,
                runs=tuple([face.at(start + begin, start + end) for begin, end, face in line.faces]),
                starts_page=line.number in page_starts or line.shape.properties.get("page_break_before", False),
            )
        )
    return found
