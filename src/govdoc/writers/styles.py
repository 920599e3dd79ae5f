"""GB/T 9704 as data → the styles of a Word file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from govdoc.gbt9704 import HEADING_PARTS, PARTS, SIZES, Part, Typeface
from govdoc.writers.contentstyles import CONTENT_IDS, content_character_styles, content_styles
from govdoc.writers.formalstyles import CHARACTER_STYLES, FORMAL_IDS, character_styles, formal_styles
from govdoc.writers.heights import least_line
from govdoc.writers.oxml import LINE, TIGHTEN, fonts, indent, off, size, spacing, w

STYLE_IDS: dict[Part, str | None] = {
    Part.TITLE: "Title",
    Part.BYLINE: "Byline",
    Part.SALUTATION: "Salutation",
    Part.HEADING_1: "Heading1",
    Part.HEADING_2: "Heading2",
    Part.HEADING_3: "Heading3",
    Part.HEADING_4: "Heading4",
    Part.BODY: None,
    Part.ATTACHMENT_NOTE: "AttachmentNote",
    Part.SIGNATURE: "Signature",
    Part.DATE: "IssueDate",
    Part.REMARK: "Remark",
    Part.PAGE_NUMBER: "Footer",
    Part.ISSUER_MARK: "IssuerMark",
    **FORMAL_IDS,
    **CONTENT_IDS,
}
"""Part → id of its paragraph style; the body is Normal, which needs no name."""
TABLE_HEAD, TABLE_TEXT, TABLE_CAPTION, FIGURE = "TableHead", "TableText", "TableCaption", "Figure"
TABLE_CONTINUED = "TableContinued"
"""The caption 续表 in the first row of what stands on later pages."""
TABLE_SIZE = SIZES["小四"]
"""Text in tables; smaller ones (五号) are set by the run where a table has many columns."""
_FOOTER_LINE = 280
_FOOTER_CHAR = 280
_NAMES = {
    Part.BYLINE: "题下署名",
    Part.SALUTATION: "称呼",
    Part.ATTACHMENT_NOTE: "附件说明",
    Part.SIGNATURE: "发文机关署名",
    Part.DATE: "成文日期",
    Part.REMARK: "附注",
}


@dataclass(frozen=True, slots=True)
class _Named:
    """A paragraph style: what it adds to Normal."""

    id: str
    name: str
    paragraph: tuple[Any, ...] = ()
    run: tuple[Any, ...] = ()
    next: str | None = None
    link: str | None = None
    priority: int = 10


def styles() -> Any:
    """Return the element w:styles: defaults, Normal, and a style for every part of the standard."""
    formal = [_Named(*fields) for fields in (*formal_styles(), *content_styles())]
    named = [_title(), *_headings(), *_elements(), *formal, *_table_styles(), _footer()]
    return w("styles", _defaults(), _normal(), _default_character(), _table_normal(), *map(_style, named), *_linked())


def _defaults() -> Any:
    """Return docDefaults: the body's type, so that nothing falls back to Times New Roman or to a theme."""
    body = PARTS[Part.BODY]
    language = w("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
    runs = w("rPr", fonts(body.typeface), w("kern", val=0), *size(body.size), language)
    return w("docDefaults", w("rPrDefault", runs), w("pPrDefault"))


def _normal() -> Any:
    """Return Normal: 3号仿宋, 28 characters a line, first line indented two 字 (5.2.2, 5.2.3, 7.3.3)."""
    body = PARTS[Part.BODY]
    paragraph = w(
        "pPr",
        off("widowControl"),  # 22 lines on every full page, also where a paragraph leaves one line over
        off("autoSpaceDE"),
        off("autoSpaceDN"),
        spacing(),
        indent(first=body.first_line or 0),
        w("jc", val=body.alignment),
    )
    runs = w("rPr", fonts(body.typeface), w("spacing", val=TIGHTEN), *size(body.size))
    style = w("style", w("name", val="Normal"), w("uiPriority", val=1), w("qFormat"), paragraph, runs)
    return _identified(style, "paragraph", "Normal", default=True)


def _identified(style: Any, kind: str, identifier: str, *, default: bool = False, custom: bool = False) -> Any:
    """Set the attributes of a style."""
    attributes = {"type": kind, "default": default, "customStyle": custom, "styleId": identifier}
    for key, value in w("style", **{k: "1" if v is True else v for k, v in attributes.items() if v}).attrib.items():
        style.set(key, value)
    return style


def _style(named: _Named) -> Any:
    """Return the element of a paragraph style based on Normal."""
    custom = any("\u4e00" <= character <= "\u9fff" for character in named.name)
    style = w(
        "style",
        w("name", val=named.name),
        w("basedOn", val="Normal"),
        w("next", val=named.next or "Normal"),
        w("link", val=named.link) if named.link else None,
        w("uiPriority", val=named.priority),
        w("qFormat") if named.id != "Footer" else None,
        w("pPr", *named.paragraph) if named.paragraph else None,
        w("rPr", *named.run) if named.run else None,
    )
    return _identified(style, "paragraph", named.id, custom=custom)


def _title() -> _Named:
    """Return Title: 2号小标宋, centred; exact height and off the grid, or in some fonts a line takes two rows."""
    part = PARTS[Part.TITLE]
    paragraph = (w("keepNext"), off("snapToGrid"), spacing(exact=LINE), indent(), w("jc", val=part.alignment))
    run = (fonts(part.typeface), off("b"), off("bCs"), off("spacing"), *size(part.size))
    return _Named("Title", "Title", paragraph, run, priority=2)


def _headings() -> list[_Named]:
    """Return heading 1 to heading 4 under their built-in names: 黑体, 楷体, 仿宋, 仿宋, none of them bold (7.3.3)."""
    named = []
    for level, part in HEADING_PARTS.items():
        paragraph = (w("keepNext"), w("outlineLvl", val=level - 1))
        run = (fonts(PARTS[part].typeface), off("b"), off("bCs"))
        named.append(
            _Named(f"Heading{level}", f"heading {level}", paragraph, run, None, f"Heading{level}Char", level + 2)
        )
    return named


def heading_character(part: Part) -> str | None:
    """Return the id of the character style of a run-in heading or another part of a line; None for body text."""
    if part in CHARACTER_STYLES:
        return CHARACTER_STYLES[part]
    return next((f"Heading{level}Char" for level, heading in HEADING_PARTS.items() if heading is part), None)


def _linked() -> list[Any]:
    """Return the character styles of the headings, for headings that run into their paragraph (标题与正文同段)."""
    made = []
    for level, part in HEADING_PARTS.items():
        style = w(
            "style",
            w("name", val=f"heading {level} char"),
            w("basedOn", val="DefaultParagraphFont"),
            w("link", val=f"Heading{level}"),
            w("uiPriority", val=level + 2),
            w("rPr", fonts(PARTS[part].typeface), off("b"), off("bCs")),
        )
        made.append(_identified(style, "character", f"Heading{level}Char", custom=True))
    for identifier, name, properties in (*character_styles(), *content_character_styles()):
        style = w("style", w("name", val=name), w("basedOn", val="DefaultParagraphFont"), w("rPr", *properties))
        made.append(_identified(style, "character", identifier, custom=not name.isascii()))
    return made


def _elements() -> list[_Named]:
    """Return the styles of the other parts of the standard; indents that depend on the text are set by the writer."""
    named = []
    for part, name in _NAMES.items():
        form = PARTS[part]
        first = 2 if part is Part.ATTACHMENT_NOTE else form.first_line or 0
        keep = w("keepNext") if part in {Part.BYLINE, Part.SIGNATURE, Part.SALUTATION} else None
        paragraph = (keep, indent(first=first), w("jc", val=form.alignment))
        run = (fonts(form.typeface),) if form.typeface is not Typeface.FANGSONG else ()
        named.append(_Named(STYLE_IDS[part] or "", name, tuple(p for p in paragraph if p is not None), run))
    return named


def _table_styles() -> list[_Named]:
    """Return the styles of tables and pictures: off the grid, heights by their content (exact ones clip)."""
    # Elements have one parent: each style gets fresh ones.
    return [
        _Named(TABLE_TEXT, "表格文字", _in_cells(), (off("spacing"), *size(TABLE_SIZE)), TABLE_TEXT),
        _Named(
            TABLE_HEAD,
            "表头文字",
            _in_cells(w("keepNext")),
            (fonts(Typeface.HEITI), off("spacing"), *size(TABLE_SIZE)),
            TABLE_TEXT,
        ),
        *(
            _Named(
                identifier,
                name,
                (w("keepNext"), indent(), w("jc", val="center")),
                (fonts(Typeface.HEITI), *size(SIZES["四号"])),
            )
            for identifier, name in ((TABLE_CAPTION, "表题"), (TABLE_CONTINUED, "续表题"))
        ),
        _Named(FIGURE, "图", (off("snapToGrid"), spacing(lines=1.15), indent(), w("jc", val="center"))),
    ]


def _in_cells(*more: Any) -> tuple[Any, ...]:
    """Return the properties of centred paragraphs in cells, off the grid; a line has a least height, or it clips."""
    return (*more, off("snapToGrid"), spacing(least=least_line(TABLE_SIZE)), indent(), w("jc", val="center"))


def _footer() -> _Named:
    """Return the style of the page number: 4号宋体 (7.5); the footer's own paragraph says left or right."""
    part = PARTS[Part.PAGE_NUMBER]
    paragraph = (off("snapToGrid"), spacing(exact=_FOOTER_LINE), indent(), w("jc", val="right"))
    return _Named("Footer", "footer", paragraph, (fonts(part.typeface), off("spacing"), *size(part.size)), "Footer")


def footer_properties(side: str) -> tuple[Any, ...]:
    """Return the direct properties of a page number: one 字 of 4号 from the outer edge, odd right, even left (7.5)."""
    room = {"right": 1.0} if side == "right" else {"left": 1.0}
    return indent(**room, char=_FOOTER_CHAR), w("jc", val=side)


def _default_character() -> Any:
    style = w("style", w("name", val="Default Paragraph Font"), w("uiPriority", val=1), w("semiHidden"))
    return _identified(style, "character", "DefaultParagraphFont", default=True)


def _table_normal() -> Any:
    """Return Normal Table, with the cell margins that Word gives it."""
    cell = w("tblCellMar", *(w(side, w=amount, type="dxa") for side, amount in _CELL_MARGINS))
    properties = w("tblPr", w("tblInd", w=0, type="dxa"), cell)
    style = w("style", w("name", val="Normal Table"), w("uiPriority", val=99), w("semiHidden"), properties)
    return _identified(style, "table", "TableNormal", default=True)


_CELL_MARGINS = (("top", 0), ("left", 108), ("bottom", 0), ("right", 108))
