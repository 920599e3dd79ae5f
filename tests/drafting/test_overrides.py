"""--set: values given on the command line, in the place of those of the plan."""
# ruff: noqa: E501 - whole messages are the expectation

import pytest

from govdoc.drafting import draft
from govdoc.drafting.overrides import override_of
from govdoc.drafting.plan import Plan, parse_plan
from govdoc.drafting.templates import find
from govdoc.errors import PlanError, UsageError

PLAN = (
    "模板: 工作要点\n单位: 云河县教育局\n年度: 2026\n"
    "总体要求: 坚持立德树人根本任务，推动全县基础教育扩优提质，办好人民满意的教育。\n"
    "工作部署:\n  - 标题: 推动扩优提质\n    事项:\n      - 标题: 发展普惠学前教育\n        内容: 改扩建公办幼儿园3所。\n"
    "保障:\n  - 标题: 加强组织领导\n    内容: 每季度专题研究一次。\n"
)


def plan(*given: str, text: str = PLAN) -> Plan:
    return parse_plan(text, "plan.yaml", find, [override_of(one) for one in given])


def fault(*given: str) -> str:
    with pytest.raises(PlanError) as caught:
        plan(*given)
    (only,) = caught.value.faults
    return only


def test_a_value_is_set_by_keys_and_places_from_0() -> None:
    assert plan("工作部署.0.事项.0.标题=扩建幼儿园").fields["工作部署"] == [
        {"标题": "推动扩优提质", "事项": [{"标题": "扩建幼儿园", "内容": "改扩建公办幼儿园3所。"}]}
    ]


def test_places_in_brackets_count_from_1_as_messages_do() -> None:
    assert plan("保障[1].标题=甲").fields == plan("保障.0.标题=甲").fields


def test_english_keys_name_the_same_values() -> None:
    english = plan("tasks.0.items.0.title=扩建", "elements.date=2026-03-01", "year=2027")
    assert english.fields == plan("工作部署.0.事项.0.标题=扩建", "年度=2027").fields
    assert english.elements == {"成文日期": "2026年3月1日"}


def test_a_value_is_text_as_typed() -> None:
    assert plan("背景=007 = {{ 年度 }} # [甲]: 乙").fields["背景"] == "007 = {{ 年度 }} # [甲]: 乙"


def test_what_is_not_there_yet_is_made() -> None:
    found = plan("保障.1.标题=甲", "保障.1.内容=乙", "要素.抄送机关.0=丙", "版式=文件")
    assert found.fields["保障"] == [
        {"标题": "加强组织领导", "内容": "每季度专题研究一次。"},
        {"标题": "甲", "内容": "乙"},
    ]
    assert (found.elements, found.layout) == ({"抄送机关": ["丙"]}, "文件")


def test_a_text_where_a_list_may_stand_is_a_list_of_one() -> None:
    found = plan("要素.发文机关署名=甲局", "要素.发文机关署名.1=乙局", "要素.发文机关署名.0=丙局")
    assert found.elements == {"发文机关署名": ["丙局", "乙局"]}


def test_the_template_itself_may_be_set() -> None:
    general = "模板: 工作要点\n正文: 好。\n"
    assert plan("模板=通用", text=general).template.name == "通用"


def test_markdown_takes_elements_too() -> None:
    document = draft("# 题\n\n好。\n", name="a.md", overrides=[override_of("要素.成文日期=2026-03-01")])
    assert str(document.elements.date) == "2026年3月1日"
    front = "---\n要素:\n  成文日期: 2026-01-01\n---\n# 题\n\n好。\n"
    document = draft(front, name="a.md", overrides=[override_of("elements.date=2026-03-01")])
    assert str(document.elements.date) == "2026年3月1日"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("年度=26年", "--set 年度：应为四位年份，如“2026”，现为“26年”"),
        (
            "主题=甲",
            "--set 多余的键“主题”，这里可以写：保障标题、模板、版式、要素、单位、年度、背景、总体要求、工作部署、保障",
        ),
        ("单未=甲", "--set 多余的键“单未”，是否想写“单位”？"),
        ("保障.0.牵头人=甲", "--set 保障[1]：多余的键“牵头人”，是否想写“牵头”？"),
        ("要素.成文日期=2026-02-30", "--set 要素.成文日期：“2026-02-30”这一天不存在：2026年2月有 28 天"),
        ("背景=", "--set 背景：没有填写内容；不需要的话，请把这一项整个删去"),
        ("保障=甲", "--set 保障：应为列表（每项一行，以“- ”开头），现为文字"),
        ("保障.3.标题=甲", "--set 保障：没有第 4 项，这个列表有 1 项，从 0 数起只能写 0 到 0，加在最后写 1"),
        ("保障.-1.标题=甲", "--set 保障：第几项从 0 数起，不能写“-1”；最后一项是 0"),
        ("单位=", "--set 单位：没有填写内容；这一项必须填写（制定要点的单位全称，如“云河县教育局”）"),
        ("成文日期=2026-03-01", "--set 多余的键“成文日期”，应写成“要素.成文日期”"),
        ("保障.标题=甲", "--set 保障：这里是列表，“标题”前要写明第几项，如“保障.0.标题”"),
        ("单位.名称=甲", "--set 单位：这里是文字，下面没有“名称”"),
        ("要素[1].标题=甲", "--set 要素：应为下一级的“键: 值”，现为列表"),
        (
            "保障.1.标题=甲",
            "--set 保障[2]：缺少“内容”（接在标题后面同一段；分段时写成列表，如“8月底前改扩建公办幼儿园3所，新增学位7……”）",
        ),
    ],
)
def test_a_fault_of_a_value_that_was_set_names_its_path(given: str, said: str) -> None:
    assert fault(given) == said


@pytest.mark.parametrize("given", ["甲", "=甲", ".=甲", "甲..乙=丙", "甲[0]=乙", "甲[乙]=丙"])
def test_what_is_no_key_and_value_is_told(given: str) -> None:
    with pytest.raises(
        UsageError, match=r"--set “.+”：应写成“键=文字”，如“年度=2026”“工作部署.0.标题=加强党建”（列表从 0 数起）"
    ):
        override_of(given)
