"""Place, size and content → runs that hold a drawing laid over the page: rules, text boxes, pictures of seals."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from typing import Any

from docx.oxml.parser import parse_xml

from govdoc.gbt9704 import RED

EMU_PER_MM = 36000
_POINTS_PER_MM = 72 / 25.4
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w10="urn:schemas-microsoft-com:office:word"'
)
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_ANCHOR = """<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{height}"
 behindDoc="{behind}" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="{across}">{at_x}</wp:positionH><wp:positionV relativeFrom="{down}">{at_y}</wp:positionV>
<wp:extent cx="0" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/>{wrap}<wp:docPr id="0" name=""/>
<wp:cNvGraphicFramePr/>{graphic}</wp:anchor>"""
_OFFSET = "<wp:posOffset>0</wp:posOffset>"
_SHAPE = """<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<wps:wsp><wps:cNvSpPr{box}/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}<a:ln><a:noFill/></a:ln></wps:spPr>{content}</wps:wsp>
</a:graphicData></a:graphic>"""
_BOTH = """<w:r {spaces}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{anchor}</w:drawing></mc:Choice>
<mc:Fallback><w:pict>{vml}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"""
_RULE_VML = f'<v:rect fillcolor="#{RED}" stroked="f"/>'
_BOX_VML = """<v:shape filled="f" stroked="f" coordsize="21600,21600" path="m,l,21600r21600,l21600,xe">
<v:textbox inset="0,0,0,0"><w:txbxContent/></v:textbox><w10:wrap type="topAndBottom"/></v:shape>"""
_BOX_CONTENT = """<wps:txbx><w:txbxContent/></wps:txbx><wps:bodyPr rot="0" vert="horz" wrap="square" lIns="0" tIns="0"
 rIns="0" bIns="0" anchor="b" anchorCtr="0"><a:noAutofit/></wps:bodyPr>"""
_FIRST_ID = 100001
"""Ids of our shapes: above those that python-docx gives to pictures."""
_EMPTY = 21
"""Tells the empty box from the other shapes of a document."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Width and height of a drawing in millimetres, and how far its upper left corner is from what it is placed by."""

    width: float
    height: float
    top: float = 0.0
    left: float = 0.0


def _tight(xml: str) -> Any:
    """Parse a piece of markup; line breaks between its elements are not text."""
    return parse_xml(xml.replace("\n<", "<").replace("\n ", " "))


@cache
def _bare_rule() -> Any:
    fill = f'<a:solidFill><a:srgbClr val="{RED}"/></a:solidFill>'
    shape = _SHAPE.format(box="", fill=fill, content="<wps:bodyPr/>")
    centred = "<wp:align>center</wp:align>"
    anchor = _ANCHOR.format(
        height=2, behind=0, across="page", at_x=centred, down="page", at_y=_OFFSET, wrap="<wp:wrapNone/>", graphic=shape
    )
    return _tight(_BOTH.format(spaces=_SPACES, anchor=anchor, vml=_RULE_VML))


@cache
def _bare_box() -> Any:
    shape = _SHAPE.format(box=' txBox="1"', fill="<a:noFill/>", content=_BOX_CONTENT)
    left, bottom = "<wp:align>left</wp:align>", "<wp:align>bottom</wp:align>"
    wrap = "<wp:wrapTopAndBottom/>"
    anchor = _ANCHOR.format(
        height=1, behind=0, across="margin", at_x=left, down="margin", at_y=bottom, wrap=wrap, graphic=shape
    )
    return _tight(_BOTH.format(spaces=_SPACES, anchor=anchor, vml=_BOX_VML))


def rule(frame: Frame, number: int) -> Any:
    """Return the run of a red bar, centred across the page, ``frame.top`` millimetres below its upper edge.

    ``number`` tells the shapes of a document apart.
    """
    run = deepcopy(_bare_rule())
    next(run.iter(f"{_WP}positionV"))[0].text = str(_emu(frame.top))
    where = f"margin-top:{frame.top * _POINTS_PER_MM:.1f}pt;mso-position-horizontal:center;"
    where += "mso-position-horizontal-relative:page;mso-position-vertical-relative:page"
    return _sized(run, frame, number, ("红线", next(run.iter(f"{_V}rect"))), where)


def empty_foot(frame: Frame) -> Any:
    """Return the run of an empty box on the lower edge of the 版心: text of the page stands above it."""
    empty = parse_xml(f"<w:p {_SPACES}/>")
    return foot_box([empty], frame, _EMPTY, "留白")


def foot_box(content: list[Any], frame: Frame, number: int, name: str = "版记") -> Any:
    """Return the run of a text box on the lower edge of the 版心; text of the page stands above it."""
    run = deepcopy(_bare_box())
    for place in run.iter(f"{_W}txbxContent"):
        place.extend(deepcopy(content))
    where = "margin-left:0;mso-position-horizontal:left;mso-position-horizontal-relative:margin;"
    where += "mso-position-vertical:bottom;mso-position-vertical-relative:margin"
    return _sized(run, frame, number, (name, next(run.iter(f"{_V}shape"))), where)


def _sized(run: Any, frame: Frame, number: int, named: tuple[str, Any], where: str) -> Any:
    """Give a drawing and its fallback (``named`` is its name and the shape of the fallback) size, place, id, name."""
    name, vml = named
    for tag in (f"{_WP}extent", f"{_A}ext"):
        for element in run.iter(tag):
            element.set("cx", str(_emu(frame.width)))
            element.set("cy", str(_emu(frame.height)))
    properties = next(run.iter(f"{_WP}docPr"))
    properties.set("id", str(_FIRST_ID + number))
    properties.set("name", f"{name} {number + 1}")
    size = f"width:{frame.width * _POINTS_PER_MM:.1f}pt;height:{frame.height * _POINTS_PER_MM:.1f}pt"
    vml.set("id", f"_x0000_s{1026 + number}")
    vml.set("style", f"position:absolute;{where};{size};z-index:1")
    return run


def over_text(inline: Any, frame: Frame) -> Any:
    """Return a picture (wp:inline) laid behind the text, ``frame`` counted from the 版心 and from its paragraph."""
    anchor = _tight(
        f"<w:r {_SPACES}>"
        + _ANCHOR.format(
            height=3, behind=1, across="margin", at_x=_OFFSET, down="paragraph", at_y=_OFFSET, wrap="<wp:wrapNone/>",
            graphic="",
        )
        + "</w:r>"
    )[0]  # fmt: skip
    for tag, offset in (("positionH", frame.left), ("positionV", frame.top)):
        anchor.find(f"{_WP}{tag}")[0].text = str(_emu(offset))
    for name in ("extent", "docPr", "cNvGraphicFramePr"):
        anchor.replace(anchor.find(f"{_WP}{name}"), inline.find(f"{_WP}{name}"))
    anchor.append(inline.find(f"{_A}graphic"))
    return anchor


def _emu(millimetres: float) -> int:
    return round(millimetres * EMU_PER_MM)
