from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from govdoc.drafting.dates import written_date
from govdoc.drafting.faults import LEADING, MESSAGES, key_path
from govdoc.drafting.plan import Plan, parse_plan
from govdoc.drafting.templates import Template, find, load_template
from govdoc.errors import PlanError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HEAD = (
    "模板: 工作要点\n单位: 云河县教育局\n年度: 2026\n"
    "总体要求: 坚持立德树人根本任务，推动全县基础教育扩优提质，办好人民满意的教育。\n"
)
TASKS = (
    "工作部署:\n  - 标题: 推动扩优提质\n    事项:\n"
    "      - 标题: 发展普惠学前教育\n        内容: 改扩建公办幼儿园3所。\n"
)
CARE = "保障:\n  - 标题: 加强组织领导\n    内容: 每季度专题研究一次。\n"
GOOD = HEAD + TASKS + CARE


def plan(text: str) -> Plan:
    return parse_plan(text, "plan.yaml", find)


def faults(text: str) -> list[str]:
    with pytest.raises(PlanError) as caught:
        plan(text)
    return caught.value.faults


def only_fault(text: str) -> str:
    (fault,) = faults(text)
    return fault.removeprefix("plan.yaml:")


def test_a_plan_gives_texts_under_chinese_keys() -> None:
    found = plan(GOOD + "要素:\n  成文日期: 2026-02-05\n")
    assert found.fields["年度"] == "2026"
    assert found.fields["保障"] == [{"标题": "加强组织领导", "内容": "每季度专题研究一次。"}]
    assert found.elements == {"成文日期": "2026年2月5日"}
    assert found.layout == "普通"


def test_english_keys_say_the_same() -> None:
    english = (
        "template: work-points\nlayout: 普通\nelements:\n  date: 2026-02-05\norganization: 云河县教育局\nyear: 2026\n"
        "requirements: 坚持立德树人根本任务，推动全县基础教育扩优提质，办好人民满意的教育。\n"
        "tasks:\n  - title: 推动扩优提质\n    items:\n"
        "      - title: 发展普惠学前教育\n        content: 改扩建公办幼儿园3所。\n"
        "safeguards:\n  - title: 加强组织领导\n    content: 每季度专题研究一次。\n"
    )
    chinese = plan(GOOD + "要素:\n  成文日期: 2026年2月5日\n")
    assert plan(english).fields == chinese.fields
    assert plan(english).elements == chinese.elements


def test_a_key_and_its_alias_together_are_one_too_many() -> None:
    assert only_fault(GOOD + "year: 2026\n").startswith("13:1 “year”就是“年度”，这一键已经写过")


def test_all_faults_are_told_at_once_in_the_order_of_the_text() -> None:
    text = (
        "模板: 工作要点\n单位: 云河县教育局\n年度: 26年\n总体要求: 坚持立德树人根本任务，推动全县基础教育扩优提质。\n"
        "要素:\n  主送单位: 各学校\n  成文日期: 2026年2月30日\n工作部署:\n  - 标题: 甲\n    事项:\n      - 标题: 乙\n"
        "        内容: 丙\n        时限:\n          - 六月\n"
    )
    assert faults(text) == [
        "plan.yaml:1:1 缺少“保障”（最后一部分，写组织领导、经费、督导考核、宣传等措施）",
        "plan.yaml:3:5 年度：应为四位年份，如“2026”，现为“26年”",
        "plan.yaml:6:3 要素：多余的键“主送单位”，是否想写“主送机关”？",
        "plan.yaml:7:9 要素.成文日期：“2026年2月30日”这一天不存在：2026年2月有 28 天",
        "plan.yaml:13:9 工作部署[1].事项[1].时限：应为文字，现为列表",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GOOD.replace("    内容: 每季度专题研究一次。\n", ""), "11:5 保障[1]：缺少“内容”"),
        (GOOD + "称呼: 同志们\n", "13:1 多余的键“称呼”，应写在“要素”之下"),
        (GOOD + "要素:\n  保障: 甲\n", "14:3 要素：多余的键“保障”，应写在最外一层"),
        (GOOD + "　　保障标题: 甲\n", "13:1 多余的键“　　保障标题”：键前后有全角空格"),
        (GOOD + "保障题目: 甲\n", "13:1 多余的键“保障题目”，是否想写“保障标题”？"),
        (GOOD + "天气: 晴\n", "13:1 多余的键“天气”，这里可以写：版式、要素、背景、保障标题"),
        (GOOD.replace("单位: 云河县教育局", "单位:"), "2:1 单位：没有填写内容"),
        (GOOD.replace("单位: 云河县教育局", "单位: ~"), "2:1 单位：没有填写内容"),
        (GOOD.replace("单位: 云河县教育局", 'x: 1\n单位: " "').replace("x: 1\n", ""), "2:1 单位：没有填写内容"),
        (HEAD + "工作部署: []\n" + CARE, "5:1 工作部署：没有填写内容"),
        (HEAD + "工作部署: 抓好落实\n" + CARE, "5:7 工作部署：应为列表（每项一行，以“- ”开头），现为文字"),
        (HEAD + "工作部署:\n  - 标题：甲\n" + CARE, "6:5 工作部署[1]：应为下一级的“键: 值”，现为文字；键后的全角冒号"),
        (
            HEAD + "工作部署:\n  - 标题:甲\n" + CARE,
            "6:5 工作部署[1]：应为下一级的“键: 值”，现为文字；键后的英文冒号之后要空一格",
        ),
        (GOOD + "版式: 红头\n", "13:5 版式：只能是“普通”、“文件”、“信函”、“命令”、“纪要”，现为“红头”"),
        (GOOD + "要素:\n  成文日期: 2月5日\n", "14:9 要素.成文日期：“2月5日”不是认得的日期"),
        (GOOD.replace("推动扩优提质", "一、推动扩优提质"), "6:9 工作部署[1].标题：应为不带序号的标题（序号自动编排）"),
        (GOOD.replace("推动扩优提质", "推动" * 21), "6:9 工作部署[1].标题：太长：至多 40 个字，现有 42 个字"),
        (
            HEAD.replace("推动全县基础教育扩优提质，办好人民满意的教育", "") + TASKS + CARE,
            "4:7 总体要求：太短：至少 20 个字",
        ),
        (HEAD + TASKS + "保障:\n" + "  - {标题: 甲, 内容: 乙}\n" * 21, "10:1 保障：项数太多：至多 20 项，现有 21 项"),
        (GOOD + "要素:\n  附件说明:\n    - [甲]\n", "15:7 要素.附件说明[1]：应为文字，现为列表"),
    ],
)
def test_a_fault_names_its_place_and_its_cure(text: str, said: str) -> None:
    assert only_fault(text).startswith(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("单位: 云河县教育局\n", "1:1 缺少“模板”，请在第一行写明用哪个模板"),
        ("摸板: 工作要点\n", "1:1 缺少“模板”，请在第一行写明用哪个模板，如“模板: 工作要点”；“摸板”是否想写“模板”？"),
        ("模板: 工作重点\n", "1:5 模板：没有“工作重点”这个模板，是否想写“工作要点”？可用的有："),
        ("模板: [工作要点]\n", "1:1 模板：应写一个模板的名称"),
        ("模板:\n", "1:1 模板：应写一个模板的名称"),
    ],
)
def test_without_its_template_no_more_is_judged(text: str, said: str) -> None:
    assert only_fault(text).startswith(said)


@pytest.mark.parametrize(
    "typed",
    [
        "2026年2月5日", "2026年02月05日", "2026-02-05", "2026-2-5", " 2026 年 2 月 5 日 ",
        "2026/2/5", "2026.02.05", "２０２６年２月５日", "２０２６．２．５",
        "二〇二六年二月五日", "二○二六年二月 五日",
    ],
)  # fmt: skip
def test_a_date_has_one_written_form(typed: str) -> None:
    assert written_date(typed) == "2026年2月5日"


@pytest.mark.parametrize(
    "typed",
    [
        "2026年2月30日",
        "2026/2/30",
        "2025-02-29",
        "2026年13月1日",
        "2026-00-01",
        "2026年2月",
        "26-2-5",
        "二〇二六年",
        "二〇二六年二月三十日",
        "二〇二六年十三月一日",
        "二〇二六年二月五五日",
        "2026/2-5",
        "20260205",
        "",
    ],
)
def test_a_day_that_does_not_exist_is_none(typed: str) -> None:
    with pytest.raises(ValueError, match=r"不存在|不是认得的日期|应为四位"):
        written_date(typed)


def test_a_path_counts_from_one() -> None:
    assert key_path(("部署", 1, "时限")) == "部署[2].时限"
    assert key_path(()) == ""


def test_every_keyword_of_the_dialect_has_a_sentence() -> None:
    assert set(Draft202012Validator.VALIDATORS) == set(MESSAGES) | LEADING


KEYWORDS = [
    ("{type: string, const: 甲}", "乙", "只能是“甲”，现为“乙”"),
    ("{enum: [紧急, 加急]}", "加紧", "只能是“紧急”、“加急”，现为“加紧”"),
    ("{type: array, uniqueItems: true}", "[甲, 甲]", "列表中有重复的项"),
    ("{type: array, contains: {const: 甲}}", "[乙]", "列表中符合要求的项不足 1 项"),
    ("{type: array, prefixItems: [{type: string}], unevaluatedItems: false}", "[甲, 乙]", "列表中有多余的项"),
    ("{type: array, minItems: 2}", "[甲]", "项数太少：至少 2 项，现有 1 项"),
    ("{type: object, minProperties: 2}", "{甲: 乙}", "填写太少：至少 2 个键，现有 1 个"),
    ("{type: object, maxProperties: 1}", "{甲: 乙, 丙: 丁}", "填写太多：至多 1 个键，现有 2 个"),
    ("{type: object, propertyNames: {maxLength: 1}}", "{甲乙: 丙}", "太长：至多 1 个字"),
    ("{type: object, dependentRequired: {甲: [丙]}}", "{甲: 乙}", "写了“甲”，就还要写“丙”"),
    ("{type: object, unevaluatedProperties: false}", "{甲: 乙}", "多余的键“甲”"),
    ("{type: object, additionalProperties: {type: array}}", "{甲: 乙}", "应为列表"),
    ("{anyOf: [{const: 甲}, {const: 乙}]}", "丙", "不符合任何一种写法，现为“丙”"),
    ("{anyOf: [{type: string}, {type: array, items: {type: string}}]}", "[[丙]]", "应为文字，现为列表"),
    ("{oneOf: [{type: string}, {minLength: 1}]}", "丙", "应当只符合一种写法，现为“丙”"),
    ("{not: {const: 甲}}", "甲", "不能这样写：“甲”"),
    ("{pattern: '^乙'}", "甲", "写法不合要求，现为“甲”"),
    ("{type: integer}", "5", "应为整数，现为文字"),
    ("{if: {type: string}, then: {minLength: 3}}", "甲", "太短：至少 3 个字，现有 1 个字"),
    ("{allOf: [{minLength: 3}]}", "甲", "太短：至少 3 个字"),
]


@pytest.mark.parametrize(("schema", "typed", "said"), KEYWORDS)
def test_a_keyword_of_a_user_s_schema_speaks_chinese(
    template_folder: Callable[..., Path], schema: str, typed: str, said: str
) -> None:
    declaration = f"name: 试\ngenre: 试\ndescription: 试\nschema:\n  properties:\n    键: {schema}\n"
    template = load_template(template_folder("# 题\n", declaration) / "tongbao")

    def template_of(name: str) -> Template:
        assert name == "试"
        return template

    with pytest.raises(PlanError) as caught:
        parse_plan(f"模板: 试\n键: {typed}\n", "plan.yaml", template_of)
    assert len(caught.value.faults) == 1
    assert said in caught.value.faults[0]
