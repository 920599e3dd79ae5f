"""Word files made by hand, well and badly → no warning on the ones, on the others what they deserve and no more."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from tests.lint import handmade
from tests.lint.handmade import WELL_MADE
from tests.readers import builders

from govdoc.lint import Severity, lint
from govdoc.readers import parse

if TYPE_CHECKING:
    from collections.abc import Callable


def _found(data: bytes) -> list[tuple[str, str]]:
    return [(item.code, item.message) for item in lint(parse(data, "文.docx")) if item.severity is not Severity.INFO]


@pytest.mark.parametrize("make", WELL_MADE.values(), ids=WELL_MADE)
def test_a_file_that_a_careful_secretary_made_has_no_warning(make: Callable[[], bytes]) -> None:
    assert _found(make()) == []


FAULTS = {
    "页边距": ("word/document.xml", 'w:top="2098" w:right="1474"', 'w:top="1440" w:right="1800"', {"FMT002"}),
    "纸张": ("word/document.xml", 'w:w="11906"', 'w:w="12240"', {"FMT001"}),
    "正文字体": ("word/document.xml", "仿宋_GB2312", "等线", {"FMT003", "FMT032"}),
    "一级标题字体": ("word/document.xml", '"黑体"', '"宋体"', {"FMT005"}),
    "二级标题字体": ("word/document.xml", "楷体_GB2312", "黑体", {"FMT005"}),
    "正文字号": ("word/document.xml", 'w:val="32"', 'w:val="28"', {"FMT004", "FMT032"}),
    "标题字号": ("word/document.xml", 'w:val="44"', 'w:val="36"', {"FMT006"}),
    "行距": ("word/document.xml", 'w:line="579"', 'w:line="640"', {"FMT008"}),
    "首行": ("word/document.xml", 'w:firstLineChars="200" w:firstLine="640"', 'w:firstLine="0"', {"FMT009", "FMT031"}),
    "颜色": ("word/document.xml", '<w:sz w:val="32"/>', '<w:color w:val="FF0000"/><w:sz w:val="32"/>', {"FMT007"}),
    "标题居左": ("word/document.xml", handmade.CENTRE, '<w:jc w:val="left"/>', {"FMT014"}),
    "段后": ("word/document.xml", "<w:spacing w:line", '<w:spacing w:after="120" w:line', {"FMT015"}),
    "左缩进": ("word/document.xml", 'w:firstLine="640"', 'w:firstLine="640" w:left="640"', {"FMT009", "FMT016"}),
    "落款居左": ("word/document.xml", f'<w:ind w:rightChars="300" w:right="960"/>{handmade.RIGHT}', "", {"FMT030"}),
    "页码字体": ("word/odd.xml", "宋体", "Calibri", {"FMT012"}),
    "页码居中": ("word/odd.xml", '"outside"', '"center"', {"FMT012"}),
    "没有页码": ("word/document.xml", handmade.FEET, "", {"FMT012"}),
}  # fmt: skip
"""What is wrong → part, what stands there, what stands there instead, what is to be said of it."""


@pytest.mark.parametrize(("part", "old", "new", "codes"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_and_nothing_else(part: str, old: str, new: str, codes: set[str]) -> None:
    with zipfile.ZipFile(io.BytesIO(handmade.word_by_hand())) as archive:
        members: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    text = members[part]
    assert isinstance(text, bytes)
    changed = text.decode().replace(old, new)
    assert changed != text.decode()
    found = _found(builders.archive({**members, part: changed}))
    assert {code for code, _ in found} == codes
    assert len(found) <= 7
