"""What sections do: the heading speaks first, the text and the place after it."""

import pytest

from govdoc.outline import Role, outline
from govdoc.outline.roles import lexicon
from govdoc.readers.text import parse

REVIEW = "全县新建学校6所，新增学位2400个，招聘教师132名，义务教育巩固率达到99.6%，群众满意度比上年提高2个百分点。"
TASKS = "要抓紧推进城西小学建设，力争8月底前建成投用；要继续实施名师培养计划，年内培训骨干教师300人次。"
SAFEGUARDS = "各学校要成立由校长任组长的领导小组，层层压实责任，县教育局定期督查通报，结果纳入年度考核。"
SITUATION = "当前，优质教育资源供给仍然不足，城乡差距还比较明显，教师结构性缺编的短板有待补齐。"


def roles(title: str, *parts: tuple[str, str]) -> list[Role | None]:
    text = title + "\n各位同志：\n今天召开这次会议，主要任务是研究部署教育工作。\n"
    text += "\n".join(f"{heading}\n{body}" for heading, body in parts)
    return [section.role for section in outline(parse(text, "a.txt")).sections]


def test_a_speech_in_four_parts() -> None:
    assert roles(
        "在全县教育工作会议上的讲话",
        ("一、回顾过去一年，教育工作取得新成绩", REVIEW),
        ("二、认清形势，增强做好教育工作的责任感", SITUATION),
        ("三、突出重点，推动今年各项任务落地", TASKS),
        ("四、加强领导，确保工作取得实效", SAFEGUARDS + "\n同志们，让我们同心协力，办好人民满意的教育！"),
    ) == [Role.OPENING, Role.REVIEW, Role.SITUATION, Role.TASKS, Role.SAFEGUARDS, Role.CLOSING]


def test_a_summary_reviews_until_it_looks_ahead() -> None:
    assert roles(
        "云河县教育局2025年工作总结",
        ("一、优化学校布局，办学条件持续改善", REVIEW),
        ("二、加强队伍建设，师资水平稳步提高", REVIEW),
        ("三、存在的主要问题", SITUATION),
        ("四、2026年工作打算", TASKS),
    ) == [Role.OPENING, Role.REVIEW, Role.REVIEW, Role.SITUATION, Role.TASKS]


def test_a_calm_situation_is_what_was_reached_and_no_view_of_the_situation() -> None:
    assert roles(
        "云河县教育局2026年上半年工作总结",
        ("一、校园安全形势持续平稳", "开展检查4轮，整改隐患37处，全县没有发生安全责任事故。"),
        ("二、当前形势", SITUATION),
    )[1:] == [Role.REVIEW, Role.SITUATION]


def test_work_points_deploy_and_end_with_safeguards() -> None:
    assert roles(
        "云河县教育局2026年工作要点",
        ("一、坚持党建引领，全面加强党对教育工作的领导", TASKS),
        ("二、推进优质均衡，办好每一所学校", TASKS),
        ("三、强化组织保障，狠抓工作落实", SAFEGUARDS),
    ) == [Role.OPENING, Role.TASKS, Role.TASKS, Role.SAFEGUARDS]


def test_every_role_says_why() -> None:
    found = outline(parse(f"某校工作总结\n一、主要成绩\n{REVIEW}\n二、下一步计划\n{TASKS}", "a.txt"))
    reasons = found.explained()
    for section in found.sections:
        assert section.role is not None
        assert reasons[section.start]
    assert any("标题有“主要成绩”" in reason for reason in reasons[found.sections[0].start])


@pytest.mark.parametrize("cue", lexicon(), ids=lambda cue: f"{cue.role}-{cue.where}-{cue.weight}")
def test_no_row_of_the_lexicon_matches_nothing_or_everything(cue: object) -> None:
    pattern, where = cue.pattern, cue.where  # type: ignore[attr-defined]
    assert pattern.search("") is None
    if where not in {"first", "last"}:
        assert pattern.search("天气晴朗，万里无云。") is None


def test_a_section_of_which_nothing_is_known_has_no_role_of_its_neighbours() -> None:
    found = outline(parse("一、甲\n正文。\n二、乙\n正文。\n", "a.txt"))
    assert [section.role for section in found.sections] == [Role.OTHER, Role.OTHER]
