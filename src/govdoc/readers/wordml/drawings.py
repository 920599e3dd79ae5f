"""A w:drawing or w:pict → what it shows: a picture, a text box, a chart, or nothing that could be lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.readers.wordml.markup import R, W

if TYPE_CHECKING:
    from govdoc.readers.wordml.markup import Element

_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_EXCERPT = 20
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
PICTURE = "图片"
"""The name of a drawing that is a picture and nothing else."""


def excerpt(text: str) -> str:
    """Return the beginning of a text, in one line, enough to find it by."""
    text = " ".join(text.split())
    return text if len(text) <= _EXCERPT else f"{text[:_EXCERPT]}……"


def embedded(drawing: Element) -> str | None:
    """Return the relationship of the picture that a w:drawing is; None for other drawings and what lies behind text.

    A seal lies behind the text: it is no figure.
    """
    anchor = drawing.find(_DRAWING + "anchor")
    blip = next(drawing.iter(_BLIP), None)
    if blip is None or graphic(drawing) != PICTURE or (anchor is not None and anchor.get("behindDoc") in {"1", "true"}):
        return None
    relation: str | None = blip.get(R + "embed")
    return relation


def holds_nothing(element: Element) -> bool:
    """Whether a drawing of ours holds nothing to be read: a red bar of a 信函 (GB/T 9704—2012 10.1), a 印章."""
    properties = element.find(f"{_DRAWING}anchor/{_DRAWING}docPr")
    name = "" if properties is None else properties.get("name", "")
    return name == "印章" or name.startswith("红线 ")


def graphic(element: Element) -> str:
    """Return the name of what a drawing shows; of a text box with the beginning of its text."""
    if (box := next(element.iter(W + "txbxContent"), None)) is not None:
        text = "".join(part.text or "" for part in box.iter(W + "t")).strip()
        return f"文本框“{excerpt(text)}”（不在正文里）" if text else "文本框"
    if next(element.iter(_CHART), None) is not None:
        return "图表"
    if next(element.iter(_DIAGRAM), None) is not None:
        return "SmartArt 图示（其中的文字未读入）"
    if element.tag == W + "pict" and next(element.iter("{urn:schemas-microsoft-com:vml}imagedata"), None) is None:
        return "图形"
    return PICTURE
