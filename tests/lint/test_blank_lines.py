"""Blank lines above the elements of a Word file, and a date below its 署名 → what the layout rules say of them."""

from __future__ import annotations

import pytest
from tests.lint import handmade
from tests.lint.handmade import CENTRE, DIRECT, NOTICE, RIGHT, WELL_MADE, Row, exact, shapes
from tests.readers import builders
from tests.readers.builders import cell, p, r

from govdoc.lint import Config, Severity, lint
from govdoc.readers import parse

CODES = ("FMT047", "FMT048", "FMT049")
LINE = '<w:spacing w:before="579"'
SECTION = f"<w:sectPr>{handmade.PAGE}{handmade.GRID}</w:sectPr>"
RED = handmade.face("方正小标宋简体", 84, '<w:color w:val="FF0000"/>')
NUMBER = r("云教发〔2026〕12号", handmade.FANGSONG)


def _rows(*without: str) -> list[Row]:
    """Return the notice without the blank lines above rows of some kinds."""
    return [row for row, below in zip(NOTICE, (*NOTICE[1:], None), strict=True) if not _goes(row, below, without)]


def _goes(row: Row, below: Row | None, without: tuple[str, ...]) -> bool:
    return row[0] == "blank" and below is not None and below[0] in without


def _set(rows: list[Row], forms: dict[str, str] | None = None, before: str = "") -> bytes:
    """Return a Word file of rows; ``forms`` changes how kinds of rows are set."""
    text = handmade.set_rows(rows, shapes(579) | (forms or {}), DIRECT, handmade.whole)
    return builders.docx(before + text + SECTION, styles=handmade.NORMAL)


def _found(data: bytes) -> list[tuple[str, Severity, str]]:
    found = lint(parse(data, "文.docx"), Config(select=CODES))
    return [(item.code, item.severity, item.excerpt) for item in found]


@pytest.mark.parametrize("make", WELL_MADE.values(), ids=WELL_MADE)
def test_a_careful_secretary_is_told_nothing_worse_than_a_hint(make: object) -> None:
    assert [item for item in _found(make()) if item[1] is not Severity.INFO] == []  # type: ignore[operator] # a function


@pytest.mark.parametrize(("kind", "name"), [("head", "主送机关"), ("note", "附件说明"), ("sign", "发文机关署名")])
def test_a_line_that_is_missing_above_one_element_is_told_once(kind: str, name: str) -> None:
    found = lint(parse(_set(_rows(kind)), "文.docx"), Config(select=CODES))
    assert [(item.severity, item.message) for item in found] == [(Severity.WARNING, f"{name}之上应空一行，现在没有空")]


@pytest.mark.parametrize("kind", ["head", "note", "sign"])
def test_room_above_is_as_good_as_an_empty_paragraph(kind: str) -> None:
    form = shapes(579)[kind].replace("<w:spacing", LINE)
    assert _found(_set(_rows(kind), {kind: form})) == []


def test_room_below_the_title_is_as_good_as_an_empty_paragraph() -> None:
    form = exact(579).replace("<w:spacing", '<w:spacing w:afterLines="100"') + CENTRE
    assert _found(_set(_rows("head"), {"title": form})) == []


def test_a_paper_without_any_blank_line_is_not_set_yet_and_gets_hints() -> None:
    found = _found(_set(_rows("head", "note", "sign")))
    assert [severity for _, severity, _ in found] == [Severity.INFO] * 3


def test_nothing_is_asked_for_at_the_head_of_a_page() -> None:
    form = "<w:pageBreakBefore/>" + shapes(579)["sign"]
    assert _found(_set(_rows("sign"), {"sign": form})) == []


def test_nothing_is_asked_for_above_the_opening_words_of_a_speech() -> None:
    rows = [(kind, (("仿", "同志们："),)) if kind == "head" else (kind, pieces) for kind, pieces in _rows("head")]
    assert _found(_set(rows)) == []


def test_nothing_is_asked_for_below_a_table() -> None:
    table = f"<w:tbl><w:tr>{cell(p('甲'))}{cell(p('乙'))}</w:tr></w:tbl>"
    rows = _rows("sign")
    forms = shapes(579)
    at = next(n for n, (kind, _) in enumerate(rows) if kind == "sign")
    above, below = (handmade.set_rows(part, forms, DIRECT, handmade.whole) for part in (rows[:at], rows[at:]))
    assert _found(builders.docx(above + table + below + SECTION, styles=handmade.NORMAL)) == []


@pytest.mark.parametrize(
    ("blanks", "severity"), [(0, Severity.WARNING), (1, Severity.INFO), (2, None)], ids=["没有空", "空一行", "空二行"]
)
def test_two_lines_are_asked_for_under_the_mark_and_under_the_number(blanks: int, severity: Severity | None) -> None:
    head = p(r("云河县教育局文件", RED), CENTRE) + p() * blanks + p(NUMBER, CENTRE) + p() * blanks
    wanted = [] if severity is None else [("FMT048", severity)] * 2
    assert [item[:2] for item in _found(_set([*NOTICE], before=head))] == wanted


def test_a_number_under_a_mark_in_small_type_is_left_alone() -> None:
    head = p(r("云河县教育局文件", handmade.FANGSONG), CENTRE) + p(NUMBER, CENTRE)
    assert _found(_set([*NOTICE], before=head)) == []


PLACES = {
    "署名右空二字，日期右移二字": (200, 350, []),
    "署名居中压在日期上": (425, 400, []),
    "都右空二字，字数相近": (200, 200, []),
    "署名右空二字，日期右空四字": (200, 400, []),
    "署名移到当中": (1400, 200, ["FMT049"]),
    "日期移到当中": (300, 1200, ["FMT049"]),
}


@pytest.mark.parametrize(("name", "date", "codes"), PLACES.values(), ids=PLACES)
def test_a_date_stands_below_its_signature(name: int, date: int, codes: list[str]) -> None:
    forms = {
        kind: exact(579) + f'<w:ind w:rightChars="{right}"/>' + RIGHT
        for kind, right in (("sign", name), ("date", date))
    }
    assert [item[0] for item in _found(_set([*NOTICE], forms))] == codes


def test_a_date_stands_on_the_next_line() -> None:
    rows = [*NOTICE[:-1], ("blank", ()), NOTICE[-1]]
    found = lint(parse(_set(rows), "文.docx"), Config(select=CODES))
    assert [item.message for item in found] == ["成文日期应编排在署名的下一行，中间不空行"]


CORNER = {
    "照规定的顺序": (("000012", "机密★1年", "特急"), "", []),
    "紧急程度在密级之上": (("000012", "特急", "机密★1年"), "", ["密级和保密期限应排在紧急程度之上"]),
    "左空二字": (("特急",), handmade.INDENT, ["紧急程度应居左顶格"]),
    "居右": (("特急",), RIGHT, ["紧急程度应居左顶格"]),
}


@pytest.mark.parametrize(("lines", "form", "said"), CORNER.values(), ids=CORNER)
def test_what_stands_in_the_corner_stands_there_in_its_order(
    lines: tuple[str, ...], form: str, said: list[str]
) -> None:
    corner = "".join(p(r(line, handmade.HEITI), form) for line in lines)
    head = corner + p(r("云河县教育局文件", RED), CENTRE) + p() + p() + p(NUMBER, CENTRE) + p() + p()
    found = lint(parse(_set([*NOTICE], before=head), "文.docx"), Config(select=("FMT050",)))
    assert [item.message for item in found] == said


@pytest.mark.parametrize(("form", "count"), [("", 0), (CENTRE, 1), (handmade.INDENT, 1)])
def test_the_mark_of_an_attachment_stands_at_the_left(form: str, count: int) -> None:
    mark = p(r("附件1", handmade.HEITI), "<w:pageBreakBefore/>" + form)
    text = handmade.set_rows(NOTICE, shapes(579), DIRECT, handmade.whole)
    data = builders.docx(
        text + mark + p() + p(r("分工表", handmade.BIAOSONG), CENTRE) + SECTION, styles=handmade.NORMAL
    )
    assert len(lint(parse(data, "文.docx"), Config(select=("FMT050",)))) == count
