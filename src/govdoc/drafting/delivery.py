"""Document → file in its place, after it was read back and compared character for character."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from itertools import zip_longest
from typing import TYPE_CHECKING

from govdoc.drafting.saving import refuse_target, save
from govdoc.errors import DeliveryError
from govdoc.model import Paragraph, Residue, ResidueKind
from govdoc.patterns import lazy
from govdoc.profile import NORM, Profile
from govdoc.writers import LAID_OUT, write
from govdoc.writers.flow import lines, soft_lines
from govdoc.writers.masthead import with_mark

if TYPE_CHECKING:
    from pathlib import Path

    from govdoc.model import Document

_BLANK = lazy(r"\s+")
_SHOWN = 24
_REPEATED = frozenset({ResidueKind.CONTENTS, ResidueKind.CONTINUATION})
"""Residue of a Word file that the writer made from other parts of the document."""


def deliver(document: Document, path: Path, *, to: str = "docx", force: bool = False, profile: Profile = NORM) -> None:
    """Write the document to ``path`` in the format ``to``, laid out by ``profile``: checked, then moved into place.

    Raises UsageError where the file exists (without ``force``), its folder does not, or it may not be written;
    DeliveryError where the check fails (nothing is delivered then); and what the writer raises.
    """
    refuse_target(path, force=force)
    data = write(document, to, profile)
    check(document, data, to, profile)
    save(data, path)


def check(document: Document, data: bytes, to: str, profile: Profile = NORM, back: Document | None = None) -> None:
    """Read back what was written by ``profile`` and compare it with what should be printed, character for character.

    In Markdown and text, white space does not count: they have other means for indents and turns. ``back`` is what a
    reader made of a Word file, where that was read already. Raises DeliveryError that names the first paragraph that
    differs.
    """
    document = with_mark(document)
    layout = profile if to in LAID_OUT else NORM
    wanted = [_one_line(line) for line in lines(document, layout)]
    match to:
        case "docx":
            found = _docx_lines(back or _read_back(data))
        case "md":
            found = ["".join(_markdown_lines(data))]
            wanted = ["".join(wanted)]
        case "html":
            found = _html_lines(data)
        case _:
            found, wanted = ["".join(data.decode().split())], ["".join(lines(document, layout, marks=True))]
    if to in {"md", "txt"}:
        found, wanted = [_BLANK.sub("", line) for line in found], [_BLANK.sub("", line) for line in wanted]
    _compare([line for line in wanted if line], [line for line in found if line])


def _one_line(line: str) -> str:
    """Return a paragraph without its soft line breaks: where a title turns is not its text."""
    return "".join(soft_lines(line))


def _read_back(data: bytes) -> Document:
    """Return what is in a Word file, read by the reader, which knows nothing of the writer."""
    from govdoc.readers import docx

    return docx.parse(data, "成稿.docx")


def _docx_lines(document: Document) -> list[str]:
    """Return the paragraphs of a Word file that was read."""
    source = document.source
    # The table of contents is made from the headings, a 续表's head from the table's: those are compared themselves.
    blocks = [*document.blocks, *(block for attachment in document.attachments for block in attachment.blocks)]
    listed = {block.text.start for block in blocks if isinstance(block, Residue) and block.kind in _REPEATED}
    ends = [start - 1 for start in source.starts[1:]] + [len(source.text)]
    return [
        _one_line(source.text[start:end]) for start, end in zip(source.starts, ends, strict=True) if start not in listed
    ]


def _markdown_lines(data: bytes) -> list[str]:
    """Return the text of a Markdown file, read by the reader; what it takes for residue counts too."""
    from govdoc.readers import markdown

    document = markdown.parse(data.decode(), "成稿.md")
    blocks = tuple(Paragraph(b.text) if isinstance(b, Residue) else b for b in document.blocks)
    return [_one_line(line) for line in lines(replace(document, blocks=blocks))]


class _Page(HTMLParser):
    """The text of the blocks of an HTML page."""

    _BLOCKS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "td", "th", "caption", "figcaption"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block."""
        del attrs
        if tag in self._BLOCKS:
            self.blocks.append("")
        self._inside = tag != "sup" and (self._inside or tag in self._BLOCKS)

    def handle_endtag(self, tag: str) -> None:
        """End a block."""
        self._inside = tag == "sup" or (self._inside and tag not in self._BLOCKS)

    def handle_data(self, data: str) -> None:
        """Take the text inside a block."""
        if self._inside:
            self.blocks[-1] += data


def _html_lines(data: bytes) -> list[str]:
    page = _Page()
    page.feed(data.decode())
    page.close()
    return [_one_line(block) for block in page.blocks]


def _compare(wanted: list[str], found: list[str]) -> None:
    """Raise DeliveryError for the first paragraph that is not as it should be."""
    for number, (right, real) in enumerate(zip_longest(wanted, found), 1):
        if right == real:
            continue
        at = next((n for n, (a, b) in enumerate(zip_longest(right or "", real or "")) if a != b), 0)
        raise DeliveryError(
            f"成稿自检未通过：第 {number} 段第 {at + 1} 字起与原稿不符，应为“{_near(right, at)}”，"
            f"现为“{_near(real, at)}”；文件没有写出，请将原稿报给 govdoc 的维护者"
        )


def _near(line: str | None, at: int) -> str:
    """Return the characters around a place; where there is no paragraph, say so."""
    return "（无此段）" if line is None else line[max(0, at - 4) : at + _SHOWN]
