"""Small parts of WordprocessingML → bytes of a .docx, for tests of the reader."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "v": "urn:schemas-microsoft-com:vml",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def part(name: str, content: str) -> str:
    """Return a part with the root ``w:name``."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {_DECLARED}>{content}</w:{name}>'


def theme(content: str) -> str:
    """Return a theme part with this content of a:themeElements."""
    return f"<a:theme {_DECLARED}><a:themeElements>{content}</a:themeElements></a:theme>"


def relationships(items: Mapping[str, tuple[str, str]]) -> str:
    """Return a .rels part: id → (kind, target)."""
    rows = "".join(f'<Relationship Id="{i}" Type="{_KINDS}{k}" Target="{t}"/>' for i, (k, t) in items.items())
    return f'<Relationships xmlns="{_PACKAGE}">{rows}</Relationships>'


def archive(members: Mapping[str, str | bytes]) -> bytes:
    """Return a zip archive of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in members.items():
            target.writestr(name, content)
    return out.getvalue()


def docx(  # noqa: PLR0913 - one parameter a part
    body: str,
    *,
    styles: str = "",
    numbering: str = "",
    settings: str = "",
    theme_elements: str = "",
    footers: Mapping[str, str] | None = None,
) -> bytes:
    """Return a .docx whose parts hold this; ``footers`` maps relationship ids to contents of w:ftr."""
    named = {
        "styles": part("styles", styles),
        "numbering": part("numbering", numbering),
        "settings": part("settings", settings),
        "theme": theme(theme_elements),
    }
    targets = {f"r{kind}": (kind, f"{kind}.xml") for kind in named}
    members: dict[str, str | bytes] = {f"word/{kind}.xml": content for kind, content in named.items()}
    for identifier, content in (footers or {}).items():
        targets[identifier] = ("footer", f"{identifier}.xml")
        members[f"word/{identifier}.xml"] = part("ftr", content)
    return archive(
        {
            "_rels/.rels": relationships({"r1": ("officeDocument", "word/document.xml")}),
            "word/_rels/document.xml.rels": relationships(targets),
            "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
            **members,
        }
    )


def with_part(data: bytes, kind: str, content: str) -> bytes:
    """Return a .docx with one more part, which the document names as its ``kind``."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        members = {name: old.read(name) for name in old.namelist()}
    rels = members["word/_rels/document.xml.rels"].decode()
    named = rels.replace("</R", f'<Relationship Id="r{kind}" Type="{_KINDS}{kind}" Target="{kind}.xml"/></R')
    return archive({**members, "word/_rels/document.xml.rels": named, f"word/{kind}.xml": content})


def p(content: str = "", properties: str = "") -> str:
    """Return a w:p; text without markup becomes one run."""
    inner = content if content.startswith("<") or not content else r(content)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    """Return a w:r; text without markup becomes a w:t."""
    inner = text if text.startswith("<") else f'<w:t xml:space="preserve">{text}</w:t>'
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inner}</w:r>"


def style(identifier: str, name: str, content: str = "", *, kind: str = "paragraph", default: bool = False) -> str:
    """Return a w:style."""
    attributes = f'w:type="{kind}" w:styleId="{identifier}"' + (' w:default="1"' if default else "")
    return f'<w:style {attributes}><w:name w:val="{name}"/>{content}</w:style>'


def cell(content: str, properties: str = "") -> str:
    """Return a w:tc."""
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{content}</w:tc>"


def field(code: str, result: str, properties: str = "") -> str:
    """Return the runs of a complex field."""
    return (
        r('<w:fldChar w:fldCharType="begin"/>')
        + r(f"<w:instrText> {code} </w:instrText>")
        + r('<w:fldChar w:fldCharType="separate"/>')
        + r(result, properties)
        + r('<w:fldChar w:fldCharType="end"/>')
    )
