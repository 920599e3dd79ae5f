"""Papers that GB/T 9704 is not made for → hints of layout at most; official papers set as badly → warnings."""

from __future__ import annotations

import pytest
from tests.readers import builders
from tests.readers.builders import p, r

from govdoc.lint import Config, Severity, lint
from govdoc.readers import parse

CENTRE = '<w:jc w:val="center"/>'
PLAIN = builders.style(
    "a", "Normal", '<w:rPr><w:rFonts w:eastAsia="宋体" w:ascii="Calibri"/><w:sz w:val="21"/></w:rPr>', default=True
)
BODY = "为保障学生上下学安全，各校要明确专人负责，建好台账，每月检查一次，发现问题立即整改。"


def _paper(*lines: str) -> bytes:
    """Return a docx as Word sets one where nobody sets anything: 五号宋体, wide margins, no page number."""
    margins = '<w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800"/>'
    page = f'<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>{margins}'
    first, *others = lines
    body = p(r(first, '<w:color w:val="2E74B5"/>'), CENTRE) + "".join(p(line) for line in others)
    return builders.docx(f"{body}{page}</w:sectPr>", styles=PLAIN)


def _severities(data: bytes) -> set[Severity]:
    return {item.severity for item in lint(parse(data, "文.docx"), Config(select=("FMT",)))}


@pytest.mark.parametrize(
    "lines",
    [
        ("校服采购合同", "甲方：云河县第一中学", "乙方：某服装公司", BODY),
        ("农村课后服务的现状与思考", "摘要：本文考察十二所学校。", "1 引言", BODY),
        ("七年级数学期中测试", "一、选择题", "1．下列各数中最小的是哪一个？", BODY),
        ("《荷塘月色》教学设计方案", "一、教学目标", BODY),
        ("凸透镜成像实验报告", "一、实验目的", BODY),
        ("学生转学申请表", "姓名", "性别", BODY),
    ],
    ids=lambda lines: lines[0],
)
def test_a_paper_of_another_kind_gets_hints_of_layout_at_most(lines: tuple[str, ...]) -> None:
    assert _severities(_paper(*lines)) == {Severity.INFO}


@pytest.mark.parametrize(
    "lines",
    [
        ("云河县教育局2026年工作要点", "一、加强安全管理", BODY),
        ("关于做好校车安全工作的通知", "各学校：", BODY),
        ("关于校车安全的几件事", "各学校：", BODY, "云河县教育局", "2026年2月5日"),
    ],
    ids=lambda lines: lines[0],
)
def test_of_an_official_paper_set_as_badly_what_is_demanded_is_told_and_the_rest_once(lines: tuple[str, ...]) -> None:
    found = lint(parse(_paper(*lines), "文.docx"), Config(select=("FMT",)))
    assert {item.code for item in found if item.severity is not Severity.INFO} == {"FMT002", "FMT007", "FMT045"}
    assert {"FMT003", "FMT004", "FMT009", "FMT012"} <= {item.code for item in found}


def test_a_paper_of_which_one_thing_is_set_by_the_standard_is_judged_by_it() -> None:
    official = builders.style(
        "a", "Normal", '<w:rPr><w:rFonts w:eastAsia="仿宋"/><w:sz w:val="32"/></w:rPr>', default=True
    )
    data = builders.docx(p("全县教育大家谈", CENTRE) + p(BODY) * 3, styles=official)
    found = {item.code: item.severity for item in lint(parse(data, "文.docx"), Config(select=("FMT",)))}
    assert found["FMT009"] is Severity.WARNING
    assert "FMT045" not in found


def test_papers_in_japanese_and_english_are_not_measured() -> None:
    japanese = "今年度の事業計画について、次のとおり通知します。各学校においては安全管理を徹底してください。"
    english = "This report of the bureau (云河) tells about rural schools and what they need. " * 3
    for text in (japanese, english):
        found = lint(parse(_paper(text, text), "文.docx"), Config(select=("FMT",)))
        assert {item.code for item in found} <= {"FMT027"}
