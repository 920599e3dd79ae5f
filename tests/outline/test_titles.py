"""Titles of a text, long, in lines, below a masthead → the title, whole and nothing else."""

from __future__ import annotations

import pytest

from govdoc.model import Byline, Title
from govdoc.outline import outline
from govdoc.readers import parse

LONG = "云河县教育局 云河县财政局关于印发《云河县义务教育薄弱环节改善与能力提升工作项目规划（2026—2030年）》的通知"
LONGEST = (
    "云河县教育局 云河县公安局 云河县市场监督管理局 云河县卫生健康局 云河县住房和城乡建设局"
    "关于印发《云河县中小学校园周边环境综合整治三年行动方案》和《云河县校园安全专项督导工作规程》的通知"
)
BODY = "为进一步做好有关工作，经研究，现就有关事项通知如下。\n各单位要结合实际，认真组织实施，确保各项工作落到实处。\n"


def _titles(text: str) -> list[str]:
    blocks = outline(parse(text.encode(), "文.txt")).document.blocks
    return [block.text.value for block in blocks if isinstance(block, Title)]


@pytest.mark.parametrize("title", [LONG, LONGEST])
@pytest.mark.parametrize("below", ["\n", "\n\n", "\n\n各中小学：\n", "\n（2026年1月5日）\n\n"])
def test_a_title_longer_than_a_line_is_not_joined_to_what_stands_below(title: str, below: str) -> None:
    assert _titles(title + below + BODY) == [title]


def test_a_long_line_that_ends_within_a_sentence_is_still_joined() -> None:
    first = "根据《云河县人民政府关于做好防汛工作的通知》和市教育局的部署要求，现就各校做好防汛工作"
    assert _titles(f"{first}\n提出如下意见，请认真贯彻落实。\n") == []


@pytest.mark.parametrize(
    "lines",
    [
        "云河县教育局|关于做好2026年农村义务教育阶段学校|特设岗位教师招聘工作的通知",
        "云河县教育局|关于印发《云河县中小学校党组织领导的校长|负责制实施细则（试行）》的通知",
        "云河县教育局|云河县财政局|云河县人力资源和社会保障局|关于下达2026年教育专项资金的通知",
    ],
)
def test_every_line_above_the_genre_belongs_to_the_title(lines: str) -> None:
    assert _titles(lines.replace("|", "\n") + "\n\n各中小学：\n" + BODY) == lines.split("|")


def test_a_masthead_and_a_number_are_no_title() -> None:
    text = f"云河县教育局文件\n\n云教发〔2026〕8号\n\n关于做好防汛工作的通知\n\n各中小学：\n{BODY}"
    found = outline(parse(text.encode(), "文.txt"))
    assert found.title == "关于做好防汛工作的通知"
    elements = found.document.elements
    assert [mark.value for mark in elements.issuer_mark] == ["云河县教育局文件"]
    assert elements.document_number is not None
    assert elements.document_number.value == "云教发〔2026〕8号"
    assert not any(isinstance(block, Byline) for block in found.document.blocks)


def test_a_number_below_the_title_is_no_part_of_it() -> None:
    assert _titles(f"关于做好防汛工作的通知\n（云教发〔2026〕8号）\n\n各中小学：\n{BODY}") == ["关于做好防汛工作的通知"]


def test_the_name_of_a_speaker_and_his_office_below_a_whole_title_are_none() -> None:
    text = f"在全县教育工作会议上的讲话\n云河县教育局局长　沈知微\n（2026年2月6日）\n\n同志们：\n{BODY}"
    assert _titles(text) == ["在全县教育工作会议上的讲话"]


UNSTOPPED = [
    "2026年，全县教育工作要突出重点，狠抓落实，办好人民满意的教育",
    "为进一步加强校车安全管理，现将有关事项通知如下",
    "今年以来，我校狠抓教学常规管理",
]


@pytest.mark.parametrize("first", UNSTOPPED)
@pytest.mark.parametrize("title", ["云河县教育局2026年工作安排", "凝心聚力谋发展　砥砺奋进谱新篇"])
def test_a_first_paragraph_without_its_stop_is_no_line_of_the_title(title: str, first: str) -> None:
    assert _titles(f"{title}\n{first}\n一、加强党的建设\n{BODY}") == [title]


def test_no_line_of_a_title_stands_below_the_addressees() -> None:
    assert _titles(f"云河县第一中学校园文化建设\n各班级：\n校园文化建设要抓早抓小\n一、总体要求\n{BODY}") == [
        "云河县第一中学校园文化建设"
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "牢记使命，砥砺前行|攻坚克难，奋力开创教育新局面|在全县教育工作会议上的讲话",
        "云河县教育局|关于进一步加强校外培训机构管理，切实减轻学生负担的|通知",
        "坚持五育并举|——在落实立德树人根本任务，深化教育教学改革工作推进会上",
    ],
)
def test_a_comma_in_a_line_of_a_title_does_not_end_it(lines: str) -> None:
    assert _titles(lines.replace("|", "\n") + f"\n\n同志们：\n{BODY}") == lines.split("|")


@pytest.mark.parametrize("mark", ["。", "，", "、", "；"])
@pytest.mark.parametrize("below", ["各中小学：\n", "云教发〔2026〕8号\n各中小学：\n"])
def test_a_title_with_a_mark_at_its_end_is_one(mark: str, below: str) -> None:
    title = f"云河县教育局关于做好防汛工作的通知{mark}"
    found = outline(parse(f"{title}\n{below}{BODY}".encode(), "文.txt"))
    assert found.title == title
    assert (found.document.elements.document_number is not None) == ("〔" in below)


def test_a_sentence_that_ends_in_the_name_of_a_paper_is_no_title() -> None:
    line = "按照县教育局关于做好防汛工作的通知，"
    assert _titles(f"{line}\n各校要抓好落实。\n{BODY}") == []
