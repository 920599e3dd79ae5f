"""Remarks → the comments part of a .docx, made or added to, and all that a Word file must say about it."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from lxml import etree

from govdoc.lint.fixes.revisions import AUTHOR, moment
from govdoc.lint.fixes.wordpaper import is_utf8
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govdoc.lint.fixes.remarks import Remark
    from govdoc.lint.fixes.wordpaper import WordPaper

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TYPES = "[Content_Types].xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ROOT_END = lazy(rb"</([^\s<>/:]+:)?[^\s<>/]+\s*>\s*\Z")
_ONE_TAG = lazy(rb"<((?:[^\s<>/:?!]+:)?[^\s<>/?!]+)((?:\s[^<>]*)?)/>\s*\Z")
# In small type and without the indents of the body, whatever the file's normal style is.
_PARAGRAPH = (
    '<{p}p><{p}pPr><{p}spacing {p}before="0" {p}after="0" {p}line="240" {p}lineRule="auto"/>'
    '<{p}ind {p}left="0" {p}firstLineChars="0" {p}firstLine="0"/><{p}jc {p}val="left"/></{p}pPr>{runs}</{p}p>'
)
_RUN = '<{p}r><{p}rPr>{bold}<{p}sz {p}val="18"/><{p}szCs {p}val="18"/></{p}rPr>{content}</{p}r>'


def comments(paper: WordPaper, said: Sequence[tuple[int, Remark]]) -> dict[str, bytes]:
    """Return the members of the archive that hold or name comments, with new ones added: number → remark.

    Comments that are there stay, and so do the parts beside them (commentsExtended …).
    """
    path = paper.related.get("comments")
    if path is not None and paper.has(path):
        part = ready(paper.part(path), prefixed=True)
        return {paper.member(path): appended(part, _written(said, _prefix(part)))}
    path = _free(paper)
    root = f'{_HEAD}<w:comments xmlns:w="{_NAMESPACE}"></w:comments>'.encode()
    return {_TYPES: _typed(paper, path), **_related(paper, path), path: appended(root, _written(said, "w:"))}


def ready(part: bytes, *, prefixed: bool = False) -> bytes:
    """Return a part that text can be put into at its end: in UTF-8, nothing behind its root.

    ``prefixed``: with a prefix for its elements, which attributes of Word must have. A part that is all that already,
    as Word writes them, stays byte for byte; another is written anew.
    """
    ends = _ROOT_END.search(part) or _ONE_TAG.search(part)
    if is_utf8(part) and ends and (_prefix(part) or not prefixed):
        return part
    old = etree.fromstring(part, etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True))
    names = {prefix: uri for prefix, uri in old.nsmap.items() if prefix}
    root = etree.Element(old.tag, old.attrib, nsmap={**names, "w": etree.QName(old).namespace})
    root.text = old.text
    root.extend(list(old))
    made: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return made


def appended(part: bytes, content: str) -> bytes:
    """Return a part with content at the end of its root; see ``ready``."""
    if (one := _ONE_TAG.search(part)) is not None and part.count(b"<" + one[1]) == 1:
        return part[: one.start()] + b"<" + one[1] + one[2] + b">" + content.encode() + b"</" + one[1] + b">"
    end = _ROOT_END.search(part)
    at = end.start() if end else len(part)
    return part[:at] + content.encode() + part[at:]


def _prefix(part: bytes) -> str:
    """Return the prefix, with its colon, of the root of a part."""
    found = _ROOT_END.search(part) or _ONE_TAG.search(part)
    name = found[0].lstrip(b"</") if found else b""
    return name.partition(b":")[0].decode() + ":" if b":" in name.split(b">")[0].split()[0] else ""


def _written(said: Iterable[tuple[int, Remark]], prefix: str) -> str:
    """Return the w:comment of each remark."""
    when = moment()
    parts = []
    for number, remark in said:
        first, *rest = remark.lines
        mark = _run(f"<{prefix}annotationRef/>", prefix)
        body = [_paragraph(mark + _run(_text(first, prefix), prefix, bold=True), prefix)]
        body += [_paragraph(_run(_text(line, prefix), prefix), prefix) for line in rest]
        parts.append(
            f'<{prefix}comment {prefix}id="{number}" {prefix}author="{AUTHOR}" {prefix}date="{when}" '
            f'{prefix}initials="{AUTHOR}">{"".join(body)}</{prefix}comment>'
        )
    return "".join(parts)


def _paragraph(runs: str, prefix: str) -> str:
    return _PARAGRAPH.format(p=prefix, runs=runs)


def _run(content: str, prefix: str, *, bold: bool = False) -> str:
    return _RUN.format(p=prefix, bold=f"<{prefix}b/><{prefix}bCs/>" if bold else "", content=content)


def _text(text: str, prefix: str) -> str:
    return f'<{prefix}t xml:space="preserve">{escape(text)}</{prefix}t>'


def _free(paper: WordPaper) -> str:
    """Return a path for the comments that no part has."""
    folder = posixpath.dirname(paper.main)
    names = ("comments.xml", *(f"comments{n}.xml" for n in range(1, 1000)))
    return next(path for name in names if not paper.has(path := posixpath.join(folder, name)))


def _typed(paper: WordPaper, path: str) -> bytes:
    """Return [Content_Types].xml with the comments."""
    part = ready(paper.part(_TYPES))
    return appended(part, f'<{_prefix(part)}Override PartName="/{path}" ContentType="{_CONTENT_TYPE}"/>')


def _related(paper: WordPaper, path: str) -> dict[str, bytes]:
    """Return the relationships of the document with the comments."""
    folder, file = posixpath.split(paper.main)
    relations = posixpath.join(folder, "_rels", f"{file}.rels")
    empty = f'{_HEAD}<Relationships xmlns="{_RELATIONS}"></Relationships>'.encode()
    part = ready(paper.part(relations)) if paper.has(relations) else empty
    name = next(name for n in range(1, 100_000) if f'"{(name := f"rIdComments{n}")}"'.encode() not in part)
    target = f'<{_prefix(part)}Relationship Id="{name}" Type="{_KIND}" Target="{posixpath.basename(path)}"/>'
    return {paper.member(relations): appended(part, target)}
