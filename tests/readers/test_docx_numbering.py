from __future__ import annotations

import pytest
from tests.readers import builders
from tests.readers.builders import p, style

from govdoc.readers import docx
from govdoc.readers.wordml.numerals import numeral


def level(depth: int, style_name: str, text: str, more: str = "", start: str = "1") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{style_name}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(number: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def num(number: int, of: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def labels(numbering: str, *uses: tuple[int, int]) -> list[str | None]:
    body = "".join(
        p("项", f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>') for number, depth in uses
    )
    return shown(body, numbering)


def shown(body: str, numbering: str, styles: str = "") -> list[str | None]:
    document = docx.parse(builders.docx(body, numbering=numbering, styles=styles), "要点.docx")
    assert document.layout is not None
    return [paragraph.number_label for paragraph in document.layout.paragraphs]


_OUTLINE = abstract(
    0,
    level(0, "chineseCountingThousand", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimal", "（%4）"),
) + num(1, 0)


def test_the_four_levels_of_a_document_count_and_start_afresh() -> None:
    uses = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 3), (1, 2), (1, 0), (1, 1), (1, 2)]
    assert labels(_OUTLINE, *uses) == ["一、", "（一）", "（二）", "1.", "（1）", "2.", "二、", "（一）", "1."]


def test_lists_over_one_definition_count_on_unless_they_start_anew() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = abstract(0, level(0, "decimal", "%1.")) + num(1, 0) + num(2, 0) + num(3, 0, anew)
    assert labels(numbering, (1, 0), (2, 0), (3, 0), (3, 0), (1, 0)) == ["1.", "2.", "5.", "6.", "7."]


def test_a_level_may_be_redefined_by_a_list() -> None:
    other = f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "%1)")}</w:lvlOverride>'
    numbering = abstract(0, level(0, "decimal", "%1.")) + num(1, 0, other)
    assert labels(numbering, (1, 0), (1, 0)) == ["I)", "II)"]


def test_legal_numbering_shows_digits() -> None:
    legal = level(1, "decimal", "%1.%2", "<w:isLgl/>")
    numbering = abstract(0, level(0, "chineseCounting", "第%1章"), legal) + num(1, 0)
    assert labels(numbering, (1, 0), (1, 1), (1, 0), (1, 1)) == ["第一章", "1.1", "第二章", "2.1"]


def test_a_level_may_never_start_afresh() -> None:
    numbering = abstract(0, level(0, "decimal", "%1."), level(1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>')) + num(
        1, 0
    )
    assert labels(numbering, (1, 0), (1, 1), (1, 0), (1, 1)) == ["1.", "1)", "2.", "2)"]


def test_number_zero_and_unknown_lists_give_no_label() -> None:
    assert labels(_OUTLINE, (0, 0), (9, 0), (1, 8)) == [None, None, None]


def test_a_style_brings_its_list_and_its_level() -> None:
    numbering = abstract(
        0, level(0, "chineseCounting", "%1、"), level(1, "decimal", "%2.", '<w:pStyle w:val="h2"/>')
    ) + num(1, 0)
    listed = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = (
        style("h1", "heading 1", listed)
        + style("h2", "heading 2", listed)
        + style("d", "丁", '<w:basedOn w:val="h1"/>')
    )
    body = "".join(p("项", f'<w:pStyle w:val="{name}"/>') for name in ("h1", "h2", "h2", "d"))
    body += p("项", '<w:pStyle w:val="h1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert shown(body, numbering, styles) == ["一、", "1.", "2.", "二、", None]


def test_a_list_style_leads_to_its_levels() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="3"><w:numStyleLink w:val="L"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="4"><w:styleLink w:val="L"/>{level(0, "decimal", "（%1）")}</w:abstractNum>'
        + num(1, 3)
        + num(2, 4)
    )
    styles = style("L", "列表", '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>', kind="numbering")
    body = p("项", '<w:numPr><w:numId w:val="1"/></w:numPr>')
    assert shown(body, numbering, styles) == ["（1）"]


def test_a_bullet_is_shown_as_it_looks() -> None:
    fonts = '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>'
    assert labels(abstract(0, level(0, "bullet", "&#xF06E;", fonts)) + num(1, 0), (1, 0)) == ["■"]


def test_a_level_that_was_not_used_shows_its_start() -> None:
    numbering = abstract(0, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2", start="3")) + num(1, 0)
    assert labels(numbering, (1, 1), (1, 0)) == ["1.3", "1."]


@pytest.mark.parametrize(
    ("value", "style_name", "text"),
    [
        (7, "decimal", "7"), (7, "decimalZero", "07"), (12, "decimalFullWidth", "１２"),
        (12, "ideographDigital", "一二"), (10, "chineseCounting", "十"), (21, "chineseCounting", "二十一"),
        (105, "chineseCounting", "一〇五"), (105, "chineseCountingThousand", "一百零五"),
        (11, "japaneseCounting", "十一"), (3, "chineseLegalSimplified", "叁"),
        (1, "decimalEnclosedCircle", "①"), (20, "decimalEnclosedCircleChinese", "⑳"),
        (21, "decimalEnclosedCircle", "㉑"), (51, "decimalEnclosedCircle", "51"),
        (2, "decimalEnclosedParen", "⑵"), (2, "decimalEnclosedFullstop", "⒉"), (1, "lowerLetter", "a"),
        (27, "upperLetter", "AA"), (1994, "upperRoman", "MCMXCIV"), (4, "lowerRoman", "iv"),
        (2, "ideographTraditional", "乙"), (11, "ideographTraditional", "11"), (1, "ideographZodiac", "子"),
        (5, "none", ""), (5, "numberInDash", "- 5 -"), (5, "unheard of", "5"), (0, "chineseCounting", "0"),
        (-1, "upperRoman", "-1"), (10**9, "upperRoman", "1000000000"), (10**9, "lowerLetter", "1000000000"),
        (4000, "upperRoman", "4000"), (5000, "upperLetter", "5000"),
    ],
)  # fmt: skip
def test_number_formats(value: int, style_name: str, text: str) -> None:
    assert numeral(value, style_name) == text
