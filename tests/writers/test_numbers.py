"""The numbers of GB/T 9704—2012, typed from the standard a second time: the data of the writer may be wrong."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from govdoc.gbt9704 import PARTS, Part
from govdoc.writers.docx import write
from govdoc.writers.formalstyles import CHARACTER_STYLES
from govdoc.writers.html import _CLASSES
from govdoc.writers.styles import STYLE_IDS

if TYPE_CHECKING:
    from govdoc.model import Document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NS = {"w": W[1:-1]}
TWIP = 25.4 / 1440
"""Millimetres."""


@pytest.fixture(scope="module")
def trees(plan: Document) -> dict[str, Any]:
    with zipfile.ZipFile(io.BytesIO(write(plan))) as archive:
        names = [name for name in archive.namelist() if name.startswith("word/") and name.endswith(".xml")]
        return {name[5:-4]: etree.fromstring(archive.read(name)) for name in names}


def attribute(trees: dict[str, Any], part: str, path: str) -> str:
    (value,) = trees[part].xpath(path, namespaces=NS)
    return str(value)


def length(trees: dict[str, Any], path: str) -> float:
    return int(attribute(trees, "document", f"//w:sectPr/{path}")) * TWIP


@pytest.mark.parametrize(
    ("path", "millimetres", "clause"),
    [
        ("w:pgSz/@w:w", 210, "5.1"),
        ("w:pgSz/@w:h", 297, "5.1"),
        ("w:pgMar/@w:top", 37, "5.2.1"),
        ("w:pgMar/@w:left", 28, "5.2.1"),
        ("w:pgMar/@w:right", 26, "5.2.1: 210 − 28 − 156"),
        ("w:pgMar/@w:bottom", 35, "5.2.1: 297 − 37 − 225"),
    ],
)
def test_the_page(trees: dict[str, Any], path: str, millimetres: float, clause: str) -> None:
    assert length(trees, path) == pytest.approx(millimetres, abs=0.02), clause


def test_22_lines_fill_the_page_and_a_23rd_does_not_fit(trees: dict[str, Any]) -> None:
    """5.2.3."""
    pitch = length(trees, "w:docGrid/@w:linePitch")
    assert 22 * pitch <= 225 < 22 * pitch + 1
    assert attribute(trees, "document", "//w:sectPr/w:docGrid/@w:type") == "lines"


def test_28_characters_fill_a_line(trees: dict[str, Any]) -> None:
    """5.2.3; 三号 is 16 pt in Word, drawn together."""
    normal = "w:style[@w:default='1' and @w:type='paragraph']/w:rPr"
    size = int(attribute(trees, "styles", f"{normal}/w:sz/@w:val")) / 2
    character = (size + int(attribute(trees, "styles", f"{normal}/w:spacing/@w:val")) / 20) * 20 * TWIP
    assert size == 16
    assert 28 * character <= 156 < 29 * character


@pytest.mark.parametrize(
    ("style", "face", "half_points", "clause"),
    [
        ("Title", "方正小标宋简体", "44", "7.3.1: 2号小标宋"),
        ("Normal", "仿宋", "32", "5.2.2: 3号仿宋"),
        ("heading 1", "黑体", None, "7.3.3"),
        ("heading 2", "楷体", None, "7.3.3"),
        ("heading 3", "仿宋", None, "7.3.3"),
        ("heading 4", "仿宋", None, "7.3.3"),
        ("footer", "宋体", "28", "7.5: 4号宋体"),
    ],
)
def test_type(trees: dict[str, Any], style: str, face: str, half_points: str | None, clause: str) -> None:
    path = f"w:style[w:name/@w:val='{style}']/w:rPr"
    assert attribute(trees, "styles", f"{path}/w:rFonts/@w:eastAsia") == face, clause
    sizes = trees["styles"].xpath(f"{path}/w:sz/@w:val", namespaces=NS)
    assert sizes == ([half_points] if half_points else []), clause


def test_the_first_line_of_the_body_is_two_characters_in(trees: dict[str, Any]) -> None:
    """7.3.3."""
    assert attribute(trees, "styles", "w:style[w:name/@w:val='Normal']/w:pPr/w:ind/@w:firstLineChars") == "200"


def test_no_heading_is_bold(trees: dict[str, Any]) -> None:
    """7.3.3 names typefaces alone."""
    for level in (1, 2, 3, 4):
        path = f"w:style[w:name/@w:val='heading {level}']/w:rPr/w:b/@w:val"
        assert attribute(trees, "styles", path) == "0"


@pytest.mark.parametrize(("footer", "side"), [("footer1", "right"), ("footer2", "left")])
def test_the_page_number_stands_one_character_from_the_outer_edge(
    trees: dict[str, Any], footer: str, side: str
) -> None:
    """7.5: odd pages right, even pages left, one 字 of 4号 (14 pt) in."""
    assert attribute(trees, footer, "//w:p/w:pPr/w:jc/@w:val") == side
    assert attribute(trees, footer, f"//w:p/w:pPr/w:ind/@w:{side}") == str(14 * 20)


def test_every_part_of_the_standard_has_a_style_and_a_look_in_html() -> None:
    assert {*STYLE_IDS, *CHARACTER_STYLES} == set(PARTS) == set(Part)
    assert set(_CLASSES) == set(Part) - {Part.PAGE_NUMBER} - (set(CHARACTER_STYLES) - set(STYLE_IDS))
