"""A row of words → a Word file with them in a footnote, an endnote or a text box that hangs on a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from benchmarks.plants.sown import unmarked
from benchmarks.plants.wordfiles import BODY, Change, paragraphs
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from benchmarks.plants.sown import Row


def hung(row: Row) -> Change:
    """Return what hangs the words of a row on a paragraph; the place of the fault is the whole of them."""
    words, _ = unmarked(row.text)

    def change(document: Any, choice: random.Random) -> str | None:
        found = paragraphs(document, BODY)
        mark = KINDS[row.kind](document, words) if found else None
        if mark is None:
            return None
        choice.choice(found)._element.append(parse_xml(mark))  # noqa: SLF001 - python-docx has no other way
        return words

    return change


def _note(kind: str, related: str, content: str, document: Any, words: str) -> str | None:
    """Put a note into a part of notes, and return the run with its mark; None where the file has such a part."""
    if any(relation.reltype == related for relation in document.part.rels.values()):
        return None
    notes = "".join(
        f'<w:{kind}{form} w:id="{number}"><w:p><w:r>{run}</w:r></w:p></w:{kind}>'
        for number, form, run in (
            (-1, ' w:type="separator"', "<w:separator/>"),
            (0, ' w:type="continuationSeparator"', "<w:continuationSeparator/>"),
            (1, "", f"<w:t>{escape(words)}</w:t>"),
        )
    )
    data = f"<w:{kind}s {nsdecls('w')}>{notes}</w:{kind}s>".encode()
    part = Part(PackURI(f"/word/{kind}s.xml"), content, data, document.part.package)
    document.part.relate_to(part, related)
    return f'<w:r {nsdecls("w")}><w:{kind}Reference w:id="1"/></w:r>'


def _footnote(document: Any, words: str) -> str | None:
    """Put words into a footnote."""
    return _note("footnote", RELATIONSHIP_TYPE.FOOTNOTES, CONTENT_TYPE.WML_FOOTNOTES, document, words)


def _endnote(document: Any, words: str) -> str | None:
    """Put words into an endnote."""
    return _note("endnote", RELATIONSHIP_TYPE.ENDNOTES, CONTENT_TYPE.WML_ENDNOTES, document, words)


def _box(document: Any, words: str) -> str:
    """Return a run with a text box."""
    del document
    return (
        f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape style="width:100pt;height:50pt">'
        f"<v:textbox><w:txbxContent><w:p><w:r><w:t>{escape(words)}</w:t></w:r></w:p></w:txbxContent></v:textbox>"
        "</v:shape></w:pict></w:r>"
    )


KINDS: dict[str, Callable[[Any, str], str | None]] = {"footnote": _footnote, "endnote": _endnote, "box": _box}
"""Kind of row → what puts its words into a file and returns the run that holds or marks them."""
