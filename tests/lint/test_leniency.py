"""宁可漏报: what may be meant is no finding, or an information at most."""

from __future__ import annotations

import pytest

from govdoc.lint import Config, Severity, lint
from govdoc.readers import parse


def _codes(text: str, *select: str) -> list[tuple[str, Severity]]:
    return [(found.code, found.severity) for found in lint(parse(text.encode(), "文.txt"), Config(select=select))]


def test_a_quotation_over_several_paragraphs_is_paired() -> None:
    text = "他在信中写道：“我在山里教书三十年，从不后悔。\n\n“孩子们需要我，我就留下来。”\n"
    assert _codes(text, "PUN002") == []
    assert _codes("他念道：“山高水长，\n\n路远情深。”\n", "PUN002") == []


def test_a_bracket_over_two_paragraphs_is_paired() -> None:
    assert _codes("（一位老教师来信说，要办好村小。\n\n县局已派人前往。）\n", "PUN003") == []


def test_a_lost_half_is_still_found_beside_sound_paragraphs() -> None:
    assert _codes("要落实“双减要求。\n\n要抓好“五项管理”。\n", "PUN002") == [("PUN002", Severity.ERROR)]


def test_lines_gathered_from_many_documents_have_no_order_to_mend() -> None:
    lines = [
        "三、强化督导。各校要自查。",
        "七、严明纪律。各校要守纪。",
        "二、压实责任。各校要尽责。",
        "五、加强宣传。各校要宣传。",
    ]
    assert _codes("\n\n".join(lines) + "\n", "STR002", "STR003", "STR004") == []


@pytest.mark.parametrize(
    ("code", "name", "sentence"),
    [
        ("PUN001", "云河县教育发展规划(2026—2030年)", "各校（园）要抓好落实(含教学点)。"),
        ("PUN009", "云河县教育发展规划（2026-2030年）", "做好2026-2030年规划编制，抓好落实。"),
        ("NUM004", "２０２６年３月５日，全县召开会议。", "全县共有学校４６所，教师3000人。"),
        ("RES001", "当事人刘××被批评教育。", "XX县教育局要抓好落实。"),
        ("NUM011", "他说3月8号来。", "会议定于2026年3月8号召开。"),
    ],
)
def test_names_and_habits_are_informed_of_and_sentences_warned_of(code: str, name: str, sentence: str) -> None:
    assert {severity for _, severity in _codes(name + "\n", code)} == {Severity.INFO}
    assert Severity.INFO not in {severity for _, severity in _codes(sentence + "\n", code)}
    assert _codes(sentence + "\n", code)


def test_a_plan_is_never_asked_for_what_only_statutory_papers_have() -> None:
    body = "一、加强党的建设\n各校要落实责任。\n二、提高教育质量\n各校要抓好教学。"
    text = f"云河县教育局2026年工作要点\n\n{body}\n\n云河县教育局\n2026年2月\n"
    assert _codes(text, "ELE") == []
