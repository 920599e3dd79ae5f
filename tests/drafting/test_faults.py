"""Every kind of fault of a plan, its whole message: file, line, column, key, what is wrong, what to write instead."""
# ruff: noqa: E501 - whole messages are the expectation

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govdoc.drafting import draft
from govdoc.drafting.plan import parse_plan
from govdoc.drafting.templates import find
from govdoc.errors import PlanError

if TYPE_CHECKING:
    from pathlib import Path

COMMENT = (
    "“#”和它后面的字会被当作注释丢掉：这是正文的，请给整段文字加上英文双引号；这是注释的，请在“#”前空两格、后空一格"
)
GONE = "没有填写内容；不需要的话，请把这一项整个删去"
HEAD = "模板: 通用\n"
KINDS = [
    # 写法
    ("正文:\n\t- 好\n", "3:1 用了制表符（Tab 键）：缩进和空格一律改用半角空格"),
    ("标题：甲\n正文: 好\n", "2:3 “标题”后面用了全角冒号“：”，请改成英文冒号加一个空格“: ”"),
    ("标题:甲\n正文: 好\n", "2:3 “标题”后面的英文冒号之后要空一格"),
    ("标题:　甲\n正文: 好\n", "2:4 “标题:”后面是全角空格，请改成半角空格"),
    (
        "正文: [甲: 乙，丙: 丁]\n",
        "2:10 括号里各项之间要用英文逗号“,”，现为全角逗号“，”；这个逗号本是文字的，请给这一项加上英文双引号",
    ),
    (
        "题下: [云河县，青川区]\n正文: 好\n",
        "2:9 题下：方括号里各项之间要用英文逗号“,”，现为全角逗号“，”；本来只有一项的，请去掉方括号",
    ),
    ("标题: 关于 #1 号工程\n正文: 好\n", f"2:8 标题：{COMMENT}"),
    ("标题: 关于 # 号工程\n正文: 好\n", f"2:8 标题：{COMMENT}"),
    ("正文:\n  - 甲  #乙\n", f"3:8 正文[1]：{COMMENT}"),
    (
        "正文: 第 #1 项，\n  接着写\n",
        "2:7 “#”和它后面的字会被当作注释，下一行接不上：是正文的，请给整段文字加上英文双引号；是注释的，请另写一行",
    ),
    (
        "正文: [甲 #1, 乙]\n标题: 丙\n",
        "2:8 “#”和它后面的字会被当作注释，括号因此没有结束：这是文字的，请给这一项加上英文双引号",
    ),
    ("标题: 甲\n 称呼: 乙\n正文: 好\n", "3:2 “称呼”比上一行的“标题”多缩进了：是同一级的键，请与它对齐；是上一行文字的续行，请给整段文字加上英文双引号"),
    ("要素:\n　　附注: 甲\n  称呼: 乙\n正文: 好\n", "3:1 行首用了全角空格或别的特殊空格，缩进请改用半角空格"),
    ("正文:\n  -标题: 甲\n    正文: 好\n", "3:3 “-”后面要空一格，才是列表的一项"),
    ("正文:\n  － 标题: 甲\n    正文: 好\n", "3:3 列表的每一项用英文的“-”加一个空格开头，现为“－”"),
    ("正文:\n  1. 标题: 甲\n    正文: 好\n", "3:3 列表的每一项用英文的“-”加一个空格开头，现为“1.”；序号起草时自动编"),
    ("标题:\u00a0甲\n正文: 好\n", "2:4 “标题:”后面是特殊的空格（看上去和半角空格一样），请改成半角空格"),
    ('正文: "C:\\Users\\甲"\n', "2:10 双引号里的“\\”有特殊含义：是路径的，请把“\\”改成“/”；要写“\\”本身的，请把外面的双引号改成单引号"),
    ("\u200b标题: 甲\n正文: 好\n", "2:1 多余的键“\u200b标题”：键里夹着看不见的字符或引号，请删去整个键，重新打上“标题”"),
    ("正文: 好\n主送单位: 甲\n", "3:1 多余的键“主送单位”，是否想写“要素”之下的“主送机关”？"),
    ("正文: 好\n要素:\n  附件:\n    - 甲.md\n", "5:7 要素.附件[1]：应为下一级的“键: 值”，现为文字；可以写的键有：标题、正文、文件、横排"),
    ("正文: 好\n要素:\n  印章: 是\n", "4:7 要素.印章：找不到文件“是”，路径从计划所在的文件夹算起，请核对文件名，或把文件放到计划旁边；打印后再盖章的，写“加盖”"),
    (
        "标题：甲\n要素：\n  附注：乙\n  成文日期：2026-03-01\n正文：\n  - 标题：丙\n    正文：联系人：某某\n",
        *(
            f"{place} “{key}”后面用了全角冒号“：”，请改成英文冒号加一个空格“: ”"
            for place, key in (
                ("2:3", "标题"), ("3:3", "要素"), ("4:5", "附注"), ("5:7", "成文日期"), ("6:3", "正文"),
                ("7:7", "标题"), ("8:7", "正文"),
            )
        ),
    ),
    ("正文:\n  - 标题: 甲\n   正文: 乙\n", "4:4 列表的缩进没有对齐：每项的“- ”要从同一列写起，项内的各键要与“- ”后的第一个字对齐"),
    ("标题: 关于: 某事\n正文: 好\n", "2:7 多了一个英文冒号：文字里有“: ”（冒号加空格）的，要给整段文字加上双引号，或改用全角冒号；若这里本是新的一键，就是缩进没有对齐"),
    ("标题\n正文: 好\n", "2:1 “标题”后面缺少冒号：请写成“标题: 内容”；若是上一项文字的续行，请比上一项的键多缩进两格"),
    ('标题: "甲\n正文: 好\n', "2:5 引号没有配对：从这里开始的英文引号一直没有结束；文字里的引号请写中文引号“ ”"),
    ("标题: **甲**\n正文: 好\n", "2:5 文字以 * & ! % 等符号开头时要加双引号；计划文件不用 YAML 的锚点、别名、标签和指令"),
    (
        "正文:\n  -甲\n  -乙\n",
        "3:3 正文：“-”后面要空一格，才是列表的一项；是文字的，请给它加上英文双引号",
        "4:3 正文：这一行会并进上一行的文字：要另写一项的，“-”要与上一项的“-”对齐，后面空一格；是文字的，请给整段加上英文双引号",
    ),
    (
        "正文:\n  - 标题: 甲\n      正文：乙\n",
        "4:7 正文[1]：“正文”这一行并进了上一行的文字：是键的，要与“标题”对齐，后面写英文冒号和空格；是文字的，请给整段文字加上英文双引号",
    ),
    # 键
    ("标题: 甲\n标题: 乙\n正文: 好\n", "3:1 “标题”写了两次（前一次在第 2 行），请合并或删去一处"),
    ("标题: 甲\ntitle: 乙\n正文: 好\n", "3:1 “title”就是“标题”，这一键已经写过，请删去一处"),
    ("标提: 甲\n正文: 好\n", "2:1 多余的键“标提”，是否想写“标题”？"),
    ("正文: 好\n成文日期: 2026-03-01\n", "3:1 多余的键“成文日期”，应写在“要素”之下，请检查缩进"),
    ("正文: 好\n要素: {成文日期：2026-03-01, 附注: 甲}\n", "3:6 要素：多余的键“成文日期：2026-03-01”；键后的全角冒号“：”要改成英文冒号加一个空格“: ”"),
    ("标题: 甲\n", "1:1 缺少“正文”（一段文字写一项；一个部分写“标题”和它的“正文”，可以一层套一层）"),
    ("正文: 好\n表格: [甲]\n", "3:1 多余的键“表格”，应写在“正文”之下，请检查缩进"),
    # 值
    ("标题:\n正文: 好\n", f"2:1 标题：{GONE}"),
    ("标题:  # 甲\n正文: 好\n", "2:1 标题：没有填写内容（“#”后面的是注释，不算内容）；不需要的话，请把这一项整个删去"),
    ("正文:\n  - [甲]\n", "3:5 正文[1]：应为文字或下一级的“键: 值”，现为列表"),
    ("正文: {甲: 乙}\n", "2:1 正文：应为文字或列表（每项一行，以“- ”开头），现为键值对"),
    ("正文: 好\n要素:\n  成文日期: 2026年2月30日\n", "4:9 要素.成文日期：“2026年2月30日”这一天不存在：2026年2月有 28 天"),
    ("正文: 好\n要素:\n  成文日期: 三月\n", "4:9 要素.成文日期：“三月”不是认得的日期，请写成“2026年2月5日”或“2026-02-05”"),
    (
        "正文: 好\n版式: 文件\n要素:\n  发文字号: 云教2026第5号\n",
        "5:9 要素.发文字号：“云教2026第5号”不是认得的发文字号，请写成“云教〔2026〕5号”（命令、纪要也可写“第5号”“第5期”）",
    ),
    ("正文: 好\n要素:\n  附件:\n    - {标题: 甲, 文件: 无.md}\n", "5:19 要素.附件[1].文件：找不到文件“无.md”，路径从计划所在的文件夹算起，请核对文件名，或把文件放到计划旁边"),
    ("正文: 好\n要素:\n  附件:\n    - 文件: 分工.md\n", "5:11 要素.附件[1].文件：找不到文件“分工.md”，路径从计划所在的文件夹算起，是否想写“分工表.md”？"),
    ("正文:\n  - 标题: 甲\n  - 标题: ；。\n    正文: 丙\n", "4:9 正文[2].标题：“；。”只有标点，没有文字，请填写内容或把这一项删去"),
    # 安全
    ("标题: !!python/object/apply:os.system [甲]\n正文: 好\n", "2:5 标题：以“!”开头的是 YAML 的标签，计划文件不用；若是文字，请加双引号"),
    ("标题: &a 乙\n正文: 好\n", "2:5 标题：“&a”是 YAML 的锚点，计划文件不用；若是文字，请加双引号"),
    ("标题: 甲\n---\n正文: 好\n", "3:1 一个文件只能写一份计划，请把“---”后面的内容另存为一个文件"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), [(kind[0], list(kind[1:])) for kind in KINDS])
def test_a_fault_is_told_whole(text: str, said: list[str], tmp_path: Path) -> None:
    (tmp_path / "分工表.md").write_text("# 分工表\n\n甲。\n", encoding="utf-8")
    plan = tmp_path / "plan.yaml"
    plan.write_text(HEAD + text, encoding="utf-8")
    with pytest.raises(PlanError) as caught:
        draft(plan)
    assert [fault.removeprefix(f"{plan}:") for fault in caught.value.faults[: len(said)]] == said


def test_comments_that_look_like_comments_are_fine() -> None:
    text = (
        "# 一行注释\n模板: 通用  # 用哪个模板\n要素:  # 可以不写\n  成文日期: 2026-03-01\t# 日期\n"
        '标题: "关于 #1 的通知" #注释\n正文: # 一段一项\n  - 甲#乙，C#语言\n'
    )
    document = draft(text.replace("\t", "  "), name="plan.yaml")
    assert [str(text) for text in document.texts()][:2] == ["关于 #1 的通知", "甲#乙，C#语言"]


def test_text_in_brackets_and_long_text_are_no_suspects() -> None:
    for body in (
        "[全面贯彻党的教育方针，落实立德树人根本任务，办好人民满意的教育。]",
        "\n  - 会议要求\n    时间：抓紧",
        "[甲，乙, 丙]",
    ):
        assert parse_plan(f"模板: 通用\n正文: {body}\n", "plan.yaml", find).template.name == "通用"


def test_very_many_faults_are_told_in_part() -> None:
    with pytest.raises(PlanError) as caught:
        draft("模板: 通用\n正文:\n" + "  - []\n" * 500, name="plan.yaml")
    assert len(caught.value.faults) == 61
    assert caught.value.faults[-1] == "plan.yaml：还有 440 处没有列出，请先改好以上各处再运行"


@pytest.mark.timeout(30)
def test_billion_laughs_fail_at_the_first_anchor() -> None:
    laughs = "模板: 通用\n甲0: &a0 哈哈\n" + "".join(
        f"甲{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)
    )
    with pytest.raises(PlanError, match="“&a0”是 YAML 的锚点"):
        draft(laughs, name="plan.yaml")
    with pytest.raises(PlanError, match="是 YAML 的别名"):
        draft("模板: 通用\n正文: [" + "*a, " * 50_000 + "]\n", name="plan.yaml")


@pytest.mark.parametrize(
    "typed",
    ["2026年", "007", "1.50", "是", "1e3", "2026-01-01", "12:30", "0x1F", "null", "no", "1_000", "+5", ".5"],
)
def test_a_number_stays_as_typed_down_to_the_document(typed: str) -> None:
    document = draft(f"模板: 通用\n标题: 题\n正文:\n  - {typed}\n  - 标题: {typed}\n", name="plan.yaml")
    assert [str(text) for text in document.texts()][1:] == [typed, typed]


def test_colons_of_text_are_not_reported_beside_those_of_keys(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(
        f"{HEAD}标题：甲\n正文:\n  - 联系人：某某\n  - |\n    电话：1\n    地址：乙\n  - 结束。\n", encoding="utf-8"
    )
    with pytest.raises(PlanError) as caught:
        draft(plan)
    assert [fault.removeprefix(f"{plan}:") for fault in caught.value.faults] == [
        "2:3 “标题”后面用了全角冒号“：”，请改成英文冒号加一个空格“: ”"
    ]


def test_an_alias_is_told_once_and_is_not_empty_besides(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(f"{HEAD}标题: &a 甲\n正文: *a\n", encoding="utf-8")
    with pytest.raises(PlanError) as caught:
        draft(plan)
    assert [fault.removeprefix(f"{plan}:").partition(" ")[0] for fault in caught.value.faults] == ["2:5", "3:5"]
