"""Bytes of a saved web page → Document of its main text; the rest of the page is named in ``skipped``."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc.errors import UnreadableError
from govdoc.patterns import lazy
from govdoc.readers import text as plain
from govdoc.readers.files import decode

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from govdoc.model import Document
    from govdoc.readers.htmllines import HtmlLine

_DECLARED = lazy(rb"""charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)""", re.IGNORECASE)
_HEAD = 4096
_SUPERSETS = {"gb2312": "gb18030", "gbk": "gb18030", "hz": "gb18030", "big5": "big5hkscs", "iso8859-1": "cp1252"}
"""What pages are really in that declare the smaller set."""
_FEW_BROKEN = 0.005
_LONG_TAG = lazy(r"<([A-Za-z][\w:-]*)[^<>]{4096,}>")
_INLINE_TAG = lazy(
    r"</?(?!a\b|br\b)(?:abbr|acronym|b|big|em|font|i|ins|o:p|s|small|span|st1:\w+|strong|u)\b[^<>]*>", re.IGNORECASE
)
_CONTROL = lazy(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_DEPTH = lazy(r"excessive depth|maximum depth|xmlmaxdepth|huge_tree|XML_PARSE_HUGE", re.IGNORECASE)


def parse_archive(data: bytes, name: str) -> Document:
    """Return the main text of a page saved as one file (.mht, .mhtml: RFC 2557), as ``parse`` does.

    Raises UnreadableError where the archive holds no page.
    """
    from email import message_from_bytes

    for part in message_from_bytes(data).walk():
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            page = part.get_payload(decode=True)
            if isinstance(page, bytes) and page.strip():
                return parse(page, name)
    raise UnreadableError(f"{name}：不是网页归档，或已损坏；请在浏览器里另存为“网页，仅 HTML”再读")


def parse(data: bytes, name: str) -> Document:
    r"""Return the main text of a saved web page; ``name`` stands in messages.

    Offsets of its texts count in the *extracted* text, whose lines are joined by ``\n``: that text is ``source.text``.
    Entities are resolved; scripts, styles and comments are gone. What stands outside of the main text is counted in
    ``skipped``; where the main text cannot be told from the rest, all of the page is kept.
    Raises UnreadableError where the page shows no text, or nests its tags too deep to be read whole.
    """
    from govdoc.readers.htmllines import lines_of
    from govdoc.readers.htmlmain import main_lines

    root = _tree(decoded(data, name), name)
    lines = lines_of(root)
    if not lines:
        raise UnreadableError(
            f"{name}：网页里没有文字；若正文是打开网页后才载入的，请在浏览器里把正文复制到文本文件再读"
        )
    kept = main_lines(lines, root, " ".join((root.findtext(".//title") or "").split()))
    document = plain.parse(_text(kept), name)
    return _with_skipped(document, len(lines) - len(kept))


def decoded(data: bytes, name: str) -> str:
    """Return the text of a page: by its BOM, as UTF-8, else in the encoding that it declares.

    A page of which no more than 5 bytes in 1,000 are broken is read all the same, U+FFFD in their place.
    Raises UnreadableError for binary data.
    """
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(data, name)
    encoding = _declared(data)
    for candidate in ("utf-8", encoding):
        try:
            return data.decode(candidate)
        except UnicodeDecodeError:
            continue
    text = data.decode(encoding, errors="replace")
    if text.count("\ufffd") <= _FEW_BROKEN * len(text):
        return text
    return decode(data, name)


def _declared(data: bytes) -> str:
    """Return the encoding that a page declares, GB18030 where it declares none that is known."""
    found = _DECLARED.search(data[:_HEAD])
    label = (found[1] or found[2]).decode("ascii", errors="replace") if found else "gb18030"
    try:
        known = codecs.lookup(label).name
    except LookupError:
        return "gb18030"
    return _SUPERSETS.get(known, known)


def _tree(text: str, name: str) -> HtmlElement:
    """Return the tree of a page. Raises UnreadableError where the tags are nested too deep even without inline ones."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    text = _CONTROL.sub("", text)
    # Pictures within attributes, and tags of 100,000 attributes, cost minutes and tell nothing.
    text = _LONG_TAG.sub(r"<\1>", text)
    # Old pages never close a font: the nesting grows with every paragraph until the parser gives up.
    for source in (text, _INLINE_TAG.sub("", text)):
        parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        try:
            root = document_fromstring(source.encode("utf-8", errors="replace"), parser=parser)
        except (etree.LxmlError, ValueError):
            raise UnreadableError(f"{name}：网页里没有文字，或已损坏") from None
        if not any(_DEPTH.search(entry.message) for entry in parser.error_log):
            return root
    raise UnreadableError(f"{name}：网页的标签嵌套过深，无法完整读取；请在浏览器里把正文复制到文本文件再读")


def _text(lines: list[HtmlLine]) -> str:
    """Join the lines; an empty one stands where the page leaves room."""
    return "\n".join(("\n" if line.after_blank and at else "") + line.text for at, line in enumerate(lines))


def _with_skipped(document: Document, count: int) -> Document:
    """Name what was left out."""
    return replace(document, skipped=(f"网页正文以外的 {count} 行（导航、页脚等）",)) if count else document
