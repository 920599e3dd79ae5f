"""Document → one self-contained HTML page that looks like the printed document."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from typing import TYPE_CHECKING

from govdoc.gbt9704 import (
    CHARS_PER_LINE,
    FAMILIES,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    PARTS,
    RED,
    TEXT_WIDTH,
    Part,
    Typeface,
)
from govdoc.model import Figure, Table
from govdoc.profile import NORM, POINTS_PER_MM
from govdoc.writers.closing import right_indents
from govdoc.writers.flow import NOTE_LABEL, Printed, flow, soft_lines
from govdoc.writers.images import KINDS, load
from govdoc.writers.measure import width
from govdoc.writers.notes import mark, marked, shown
from govdoc.writers.refusal import refuse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document
    from govdoc.profile import Profile
    from govdoc.writers.flow import Item

_CLASSES: dict[Part, tuple[str, str]] = {
    Part.TITLE: ("h1", "title"),
    Part.BYLINE: ("p", "byline"),
    Part.SALUTATION: ("p", "salutation"),
    Part.HEADING_1: ("h2", "level1"),
    Part.HEADING_2: ("h3", "level2"),
    Part.HEADING_3: ("h4", "level3"),
    Part.HEADING_4: ("h5", "level4"),
    Part.BODY: ("p", "body"),
    Part.ATTACHMENT_NOTE: ("p", "note"),
    Part.SIGNATURE: ("p", "signature"),
    Part.DATE: ("p", "date"),
    Part.REMARK: ("p", "remark"),
    Part.COPY_NUMBER: ("p", "copy-number"),
    Part.CLASSIFICATION: ("p", "classification"),
    Part.URGENCY: ("p", "urgency"),
    Part.ISSUER_MARK: ("p", "issuer-mark"),
    Part.DOCUMENT_NUMBER: ("p", "document-number"),
    Part.ATTENDANCE: ("p", "attendance"),
    Part.STAMP_OFFICE: ("p", "stamp-office"),
    Part.MAIN_COPY: ("p", "main-copy"),
    Part.CC: ("p", "cc"),
    Part.PRINTING_OFFICE: ("p", "printing-office"),
    Part.PRINT_DATE: ("p", "print-date"),
    Part.ATTACHMENT_MARK: ("p", "attachment-mark"),
    Part.ATTACHMENT_TITLE: ("h1", "attachment-title"),
}
"""Part → tag and class. The page number is the browser's."""
_HEAD = frozenset({Part.TITLE, Part.BYLINE})
_CLOSING = frozenset({Part.ATTACHMENT_NOTE, Part.ATTENDANCE, Part.SIGNATURE, Part.STAMP_OFFICE, Part.DATE, Part.CC})
_CHAR = round(TEXT_WIDTH.value / CHARS_PER_LINE, 3)
_GENERIC = {Typeface.FANGSONG: "serif", Typeface.KAITI: "cursive", Typeface.HEITI: "sans-serif"}
_VIEWPORT = '<meta name="viewport" content="width=device-width, initial-scale=1">'


def write(document: Document, profile: Profile = NORM) -> bytes:
    """Return the page in UTF-8, laid out by ``profile``; pictures are inside it.

    Raises what ``refuse`` and ``images.load`` raise.
    """
    refuse(document)
    title = escape(document.whole_title)
    body = "\n".join(_elements(document, profile))
    head = f'<meta charset="utf-8">\n{_VIEWPORT}\n<title>{title}</title>'
    page = f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n{head}\n<style>{_style(profile)}</style>\n</head>\n'
    return f"{page}<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n".encode()


def _frame(profile: Profile) -> str:
    """Return the rules that no part has of its own: the page, free lines, tables, pictures."""
    pitch = round(profile.pitch / POINTS_PER_MM, 3)
    margins = f"{profile.top:g}mm {profile.right:g}mm {profile.bottom:g}mm {profile.left:g}mm"
    return f"""
@page {{ size: {PAGE_WIDTH.value:g}mm {PAGE_HEIGHT.value:g}mm;
  margin: {margins}; }}
* {{ margin: 0; padding: 0; box-sizing: border-box; font-weight: normal; }}
html {{ background: #e9e9e7; }}
main {{ width: {PAGE_WIDTH.value:g}mm; min-height: {PAGE_HEIGHT.value:g}mm; margin: 8mm auto;
  background: #fff; color: #000;
  padding: {margins};
  box-shadow: 0 1px 6px rgb(0 0 0 / 25%); line-height: {pitch:g}mm; }}
strong {{ font-weight: bold; }}
.free {{ margin-top: {pitch:g}mm; }}
.attachment-mark {{ break-before: page; margin-top: {2 * pitch:g}mm; }}
.attachment-title {{ margin: {pitch:g}mm 0; }}
sup {{ font-size: 60%; line-height: 0; }}
.footnotes {{ border-top: 0.5pt solid #000; margin-top: {pitch:g}mm; font-size: 9pt; line-height: 1.5; }}
.issuer-mark {{ color: #{RED}; line-height: 1.3; }}
.document-number {{ white-space: pre-wrap; tab-size: 16; }}
.document-number + .title {{ border-top: 1.5pt solid #{RED}; padding-top: {2 * pitch:g}mm; }}
h2, h3, h4, h5, .signature {{ break-after: avoid; }}
table {{ width: 100%; border-collapse: collapse; font-size: 12pt; line-height: 1.4; }}
th, td {{ border: 0.5pt solid #000; padding: 1mm 2mm; text-align: center; }}
tr {{ break-inside: avoid; }}
caption, figcaption {{ text-align: center; font-size: 14pt; line-height: {pitch:g}mm; }}
figure {{ text-align: center; }}
img {{ max-width: 100%; max-height: 180mm; }}
@media print {{ html {{ background: none; }}
  main {{ width: auto; min-height: 0; margin: 0; padding: 0; box-shadow: none; }} }}
@media screen and (max-width: 215mm) {{ main {{ width: auto; margin: 0; padding: 6mm 5mm; }} }}
"""


def _style(profile: Profile) -> str:
    """Return the style sheet: a rule for every part, from the data of the standard."""
    rules = [_frame(profile)]
    for part, (_, name) in _CLASSES.items():
        form = PARTS[part]
        align = {"both": "justify"}.get(form.alignment, form.alignment)
        first = 2 if part is Part.ATTACHMENT_NOTE else form.first_line or 0
        tight = _CHAR - form.size / POINTS_PER_MM if form.size == PARTS[Part.BODY].size else 0
        bold = " font-weight: bold;" if part is Part.HEADING_3 and profile.bold_third_level else ""
        rules.append(
            f".{name} {{ font-family: {_families(form.typeface, profile)}; font-size: {form.size:g}pt; "
            f"text-align: {align}; text-indent: {first * _CHAR:g}mm; letter-spacing: {tight:.3f}mm;{bold} }}"
        )
    rules.append(f"th, caption, figcaption {{ font-family: {_families(Typeface.HEITI, profile)}; }}")
    rules.append(f"td {{ font-family: {_families(Typeface.FANGSONG, profile)}; }}")
    return "\n".join(rules) + "\n"


def _families(typeface: Typeface, profile: Profile) -> str:
    """Return the typeface of the profile, the one of the standard and the other names it is installed under."""
    own = profile.typeface(typeface)
    names = dict.fromkeys([own, typeface.value, *sorted(FAMILIES[typeface] - {typeface})])
    return ", ".join([*(f"'{name}'" for name in names), _GENERIC.get(typeface, "serif")])


def _elements(document: Document, profile: Profile) -> Iterator[str]:
    """Give the elements of the page."""
    items, notes = marked(flow(document, profile))
    rights = right_indents(items, document.elements, profile)
    for before, item in zip([None, *items], items, strict=False):
        match item:
            case Printed():
                yield _paragraph(item, before, rights.get(id(item)), profile)
            case Table():
                yield _table(item)
            case Figure():
                yield _figure(item, document.source.name)
    if notes:
        rows = "".join(f"<p>{_mark(number)}{_stretch(note)}</p>" for number, note in enumerate(notes, 1))
        yield f'<div class="footnotes">{rows}</div>'


def _paragraph(item: Printed, before: Item | None, right: float | None, profile: Profile) -> str:
    """Return a heading or paragraph, with a free line above it where the standard has one."""
    tag, name = _CLASSES[item.part]
    part = before.part if isinstance(before, Printed) else None
    under_head = part in _HEAD and item.part not in _HEAD
    opens = item.part in _CLOSING and part is not item.part and (item.part, part) != (Part.DATE, Part.SIGNATURE)
    classes = f"{name} free" if under_head or (opens and before is not None) else name
    shift = f' style="margin-right: {right * _CHAR:g}mm"' if right is not None else _hanging(item, part)
    faces = [(s, s.part if s.part is not item.part else None) for s in item.stretches]
    inner = "".join(_stretch(s.text, _face(face, profile), strong=s.strong) for s, face in faces)
    return f'<{tag} class="{classes}"{shift}>{inner}</{tag}>'


def _hanging(item: Printed, before: Part | None) -> str:
    """Return the direct style of 附件说明: turned lines stand under the first character of the name (7.3.4)."""
    if item.part is not Part.ATTACHMENT_NOTE:
        return ""
    hanging = sum(width(stretch.text) for stretch in item.stretches[:-1])
    left = 2 + hanging + (width(NOTE_LABEL) if before is Part.ATTACHMENT_NOTE else 0)
    return f' style="margin-left: {left * _CHAR:g}mm; text-indent: {-hanging * _CHAR:g}mm"'


def _mark(number: int) -> str:
    """Return the raised mark of a footnote."""
    return f"<sup>{mark(number)}</sup>"


def _face(part: Part | None, profile: Profile) -> str:
    """Return the direct style of a stretch that is set as another part than its paragraph; nothing for none."""
    if part is None:
        return ""
    bold = "; font-weight: bold" if part is Part.HEADING_3 and profile.bold_third_level else ""
    return f"font-family: {_families(PARTS[part].typeface, profile)}{bold}"


def _stretch(text: str, face: str = "", *, strong: bool = False) -> str:
    """Return escaped text; a run-in heading keeps its typeface, bold stays bold."""
    inner = shown("<br>".join(map(escape, soft_lines(text))), _mark)
    if face:
        return f'<span style="{face}">{inner}</span>'
    return f"<strong>{inner}</strong>" if strong else inner


def _table(table: Table) -> str:
    """Return a table; the last cell of a short row stretches to the edge."""
    count = max((len(row) for row in table.rows), default=0)
    rows = []
    for n, row in enumerate(table.rows):
        tag = "th" if n < table.header_rows else "td"
        spans = [""] * (len(row) - 1) + [f' colspan="{count - len(row) + 1}"' if len(row) < count else ""]
        cells = zip(row, spans, strict=False)
        inner = "".join(f"<{tag}{span}>{_stretch(str(c).strip())}</{tag}>" for c, span in cells)
        rows.append(f"<tr>{inner}</tr>")
    caption = f"<caption>{escape(table.caption.value.strip())}</caption>" if table.caption else ""
    return f"<table>{caption}{''.join(rows)}</table>"


def _figure(figure: Figure, name: str) -> str:
    """Return a picture and its caption."""
    data = load(figure.target, name)
    kind = next(kind for mark, kind in KINDS.items() if data.startswith(mark))
    caption = escape(figure.caption.value.strip())
    source = f"data:{kind};base64,{b64encode(data).decode()}"
    return f'<figure><img alt="{caption}" src="{source}"><figcaption>{caption}</figcaption></figure>'
