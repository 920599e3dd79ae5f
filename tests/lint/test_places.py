"""A finding points at the very characters: in texts, across joined lines, and in docx."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from docx import Document as Docx
from hypothesis import given, settings
from hypothesis import strategies as st

from govdoc.lint import Applicability, Config, Finding, lint
from govdoc.readers import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from govdoc.model import Document

TEXT_CASES = [
    (
        "STR003",
        "一、提高认识\n各校要提高认识。\n三、加强督查\n县局将定期督查。\n四、严明纪律\n各校要严守纪律。\n",
        "三、",
    ),
    ("STR001", "一、提高认识\n（一）、学习领会。要学深。\n（二）宣传引导。要做实。\n", "（一）、"),
    ("ELE007", "根据（云教发[2026]8号）文件要求，各校要抓好落实。\n", "[2026]8号"),
    ("PUN001", "各校要加强领导,压实责任。\n", ","),
    ("PUN002", "要落实“双减要求，抓好作业管理。\n", "“"),
    ("NUM005", "比上年提高5-10%，增幅明显。\n", "5-10%"),
    ("TRM002", "认真落实习总书记重要指示。\n", "习总书记"),
    ("TYP001", "会议布署了下一步工作。\n", "布署"),
    ("FAC005", "会议定于2026年2月5日（星期五）召开。\n", "2026年2月5日（星期五"),
    ("RES001", "会议由某某主持，全体干部参加。\n", "某某"),
]


@pytest.mark.parametrize(("code", "text", "characters"), TEXT_CASES, ids=[case[0] for case in TEXT_CASES])
def test_a_finding_covers_the_very_characters_of_a_text(code: str, text: str, characters: str) -> None:
    found = lint(parse(text.encode(), "文.txt"), Config(select=(code,)))[0]
    assert text[found.start : found.end] == characters
    row = text[: found.start].count("\n")
    assert (found.line, found.column) == (row + 1, found.start - text.rfind("\n", 0, found.start))
    assert found.excerpt[found.indent :].startswith(characters)


@pytest.mark.parametrize(("code", "text", "characters"), TEXT_CASES, ids=[case[0] for case in TEXT_CASES])
def test_a_finding_covers_the_very_characters_of_a_docx(code: str, text: str, characters: str) -> None:
    docx = Docx()
    for line in text.splitlines():
        docx.add_paragraph(line)
    file = io.BytesIO()
    docx.save(file)
    document = parse(file.getvalue(), "文.docx")
    found = lint(document, Config(select=(code,)))[0]
    assert document.source.text[found.start : found.end] == characters
    assert found.line is None
    assert found.paragraph is not None
    assert text.splitlines()[found.paragraph - 1][found.column - 1 :].startswith(characters)


def test_a_finding_across_a_joined_line_covers_both_lines_and_offers_no_fix() -> None:
    text = (
        "各学校要按照县教育局的统一部署和要求认真组织广大教师深入学习\n"
        "领会会议精神，结合学校实际制定切实可行的工作方案，全面推进布\n"
        "署落实，把各项任务细化分解到每一个年级每一个学科每一位教师，\n"
        "确保事事有人管、件件有着落，以实际行动推动全县教育高质量发展\n"
        "迈上新的台阶，为建设教育强县作出新的更大的贡献，不辜负全县人\n"
        "民群众的期望和重托。\n"
    )
    (found,) = lint(parse(text.encode(), "文.txt"), Config(select=("TYP001",)))
    assert text[found.start : found.end] == "布\n署"
    assert found.fix is None
    assert (found.line, found.column) == (2, 30)


@pytest.mark.parametrize(
    ("code", "spec", "paragraph"),
    [
        ("FMT003", "正文.字体=宋体", 4),
        ("FMT005", "二级标题.字体=黑体", 3),
        ("FMT006", "标题.字号=18", 1),
        ("FMT011", "空段=1", 5),
    ],
)
def test_a_finding_of_the_layout_names_its_first_paragraph(
    code: str, spec: str, paragraph: int, layout: Callable[[str], Document]
) -> None:
    (found,) = lint(layout(spec), Config(select=("FMT",)))
    assert (found.code, found.paragraph, found.line) == (code, paragraph, None)


def test_a_wrong_typeface_throughout_is_one_finding(layout: Callable[[str], Document]) -> None:
    (found,) = lint(layout("正文.字体=宋体"), Config(select=("FMT003",)))
    assert found.message == "正文应用仿宋体，现为宋体（共3段，首见第4段）"


def _applied(text: str, findings: list[Finding]) -> str:
    """Make the safe fixes of one rule, the last first; those that overlap an earlier one are left."""
    edits = sorted(
        {
            (e.start, e.end, e.text)
            for f in findings
            if f.fix and f.fix.applicability is Applicability.SAFE
            for e in f.fix.edits
        },
        reverse=True,
    )
    limit = len(text)
    for start, end, new in edits:
        if end <= limit:
            text, limit = text[:start] + new + text[end:], start
    return text


@pytest.mark.parametrize(
    "text",
    [
        "同志们:今天,我们召开会议(扩大);请认真领会!\n",
        "落实《中华人民共和国教育法》、《中华人民共和国教师法》，抓好“双减”、“五项管理”，，做到到位。\n",
        '做好2026-2030年规划，2026年02月05日前完成，提高5-10%，落实"双减"要求...\n',
        "一、提高认识\n（一）、学习领会。要学深，增加４６所。\n（二）、宣传引导。截止到2026年3月，用三、五天完成。\n",
    ],
)
def test_safe_fixes_remove_their_findings(text: str) -> None:
    before = [f for f in lint(parse(text.encode(), "文.txt")) if f.fix and f.fix.applicability is Applicability.SAFE]
    assert before
    after = lint(parse(_applied(text, before).encode(), "文.txt"))
    assert [f for f in after if f.fix and f.fix.applicability is Applicability.SAFE] == []


_ALPHABET = st.sampled_from(
    [
        *"一二三四、，。；：？！,.;:?!()（）“”‘’《》〔〕[]…—-～%\"' \n\u3000*XX×某"
        "0123456789年月日号是要等的关于截止共其中人所教育局附件"
    ]
)
_TEXTS = st.text(_ALPHABET, min_size=1, max_size=160) | st.text(min_size=1, max_size=80)


@settings(max_examples=300, deadline=None)
@given(_TEXTS.filter(lambda text: bool(text.strip())))
def test_any_text_is_judged_and_all_places_lie_within_it(text: str) -> None:
    from govdoc.readers.text import parse as parse_text

    document = parse_text(text, "文.txt")
    for found in lint(document):
        assert found.code != "INT001", found.message
        assert 0 <= found.start <= found.end <= len(text)
        assert found.line is not None
        assert found.column >= 1
        assert found.excerpt in text
        for edit in found.fix.edits if found.fix else ():
            assert 0 <= edit.start <= edit.end <= len(text)


@settings(max_examples=200, deadline=None)
@given(
    st.text(_ALPHABET, min_size=1, max_size=80).filter(lambda text: bool(text.strip())),
    st.sampled_from(["PUN001", "NUM001", "NUM004", "NUM005", "PUN009"]),
)
def test_a_safe_fix_of_one_character_rules_leaves_no_such_finding(text: str, code: str) -> None:
    from govdoc.readers.text import parse as parse_text

    config = Config(select=(code,))
    for _ in range(len(text) + 1):
        safe = [
            f for f in lint(parse_text(text, "文.txt"), config) if f.fix and f.fix.applicability is Applicability.SAFE
        ]
        if not safe:
            return
        text = _applied(text, safe[:1])
    raise AssertionError(text)


def test_an_ordinal_broken_by_a_line_end_is_read_whole() -> None:
    text = (
        "整改过程向社会公开，接受监督。一是每月一公示，帮扶进度、听课数量都贴在校门口的公开栏；二\n"
        "是每季一评议，请家长委员会和退休老教师给学校的整改工作当面打分，打分结果当场公布；三是\n"
        "每学期一报告，向镇党委和县教育局书面报告整改情况，接受查问，整改不到位的不予通过验收；四\n"
        "是每年一总结，把好的做法写进学校章程，把没有解决的问题列进下一年的工作计划，持续抓下去。\n"
    )
    assert lint(parse(text.encode(), "文.txt"), Config(select=("STR008",))) == []
