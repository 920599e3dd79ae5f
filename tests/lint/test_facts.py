"""Figures, dates and counts that contradict one another are found; those that only look so are left alone."""

from __future__ import annotations

import pytest

from govdoc.lint import Config, lint
from govdoc.readers import parse

TITLE = "云河县教育局2026年工作总结\n"

WRONG = {
    "FAC001": ["学生体质健康达标率为103.5%。", "全县中小学监控安装率提高到120%。"],
    "FAC002": [
        "全县共有幼儿园96所，其中公办园128所。",
        "全县教师总数3200人，其中男教师1200人、女教师1900人。",
        "大会共收到论文120篇，其中一等奖10篇，二等奖40篇，其余60篇。",
    ],
    "FAC003": ["重点做好四项工作：一是抓招生；二是抓就业；三是抓安全。", "突出3个方面：一是抓党建；二是抓质量。"],
    "FAC004": ["2025—2021年，全县投入持续增加。", "展示活动于5月20日至15日举行。"],
    "FAC006": [
        "全县共有教师3200人，其中本科以上学历2900人，占80.6%。",
        "全县共有学校46所，其中小学30所，占学校总数的75.2%。",
    ],
    "FAC007": ["投入由2000万元增加到2500万元，增长20%。", "在校生33000人，比上年增加1000人，增长8.5%。"],
    "FAC008": ["大班额比例由3.1%下降到5.2%。", "专任教师从3200人增加到3100人。"],
    "FAC009": ["巩固率由95.1%提高到96.3%，提高了2个百分点。", "普惠率为92%，较上年的90.5%提高2.5个百分点。"],
    "FAC011": ["参训教师中，小学占55.2%、初中占38.5%、高中占12.3%。"],
    "FAC012": ["全县共有专任教师3200人。\n全县专任教师3350人，结构不断优化。"],
    "FAC013": ["今年是第41个教师节。", "2026年恰逢中国共产党成立104周年。", "学校创办于1956年，2026年迎来建校75周年。"],
    "FAC016": ["“十四五”期间（2020—2025年），投入持续增加。", "2027年是“十五五”规划开局之年。"],
    "FAC017": ["培训于7月11日至15日举办，共3天。", "比赛2026年5月9日至10日（为期五天）举行。"],
}


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in WRONG.items() for text in texts])
def test_a_contradiction_is_found_and_says_where_it_lies(code: str, text: str) -> None:
    found = lint(parse((TITLE + text + "\n").encode(), "文.txt"), Config(select=("FAC",)))
    assert {item.code for item in found} == {code}
    assert all(item.message.endswith("请核对") for item in found)


RIGHT = [
    "全县共有学校96所，其中：高中3所（民办1所），初中9所，小学20所，九年一贯制学校11所，幼儿园51所（民办30所）。",
    "在校学生34915人，其中：小学14275人，初中7021人，高中6598人，幼儿7021人。",
    "全县共有教师3200人，其中女教师2000人，占62.5%；35岁以下的女教师900人，占45%。",
    "全县共有幼儿园120所，其中公办园66所，占55%；公办园在园幼儿8000人，占52%。",
    "全县共有学校46所，其中小学30所，在校生15200人，占全县学生的64.6%。",
    "招生3.96万人，比上年增加8257人，增加26.37%；在校生1.08亿人，比上年增加103.97万人，增长0.97%。",
    "地区生产总值244394万元，按可比价格计算，由200000万元增加到244394万元，增长13.1%。",
    "生均公用经费由1000元提高到小学650元、初中850元。",
    "全省排名由第9名上升到第3名，办理时限由15个工作日压缩到5个工作日。",
    "投入由9800万元增加到1.2亿元，增长22.4%。",
    "全县在校学生3.2万人。全县在校学生32100人。",
    "2024年全县专任教师3100人，2025年全县专任教师3200人。",
    "撤点并校以前，全县学校120所。目前，全县学校46所。",
    "全县教师3200人参加培训。全县教师1800人报名。",
    "到2030年，全县学校达到60所。全县学校46所。",
    "九年义务教育巩固率达到99.5%。云河镇中心学校九年义务教育巩固率达到98.2%。",
    "三是抓好两项工作：一是抓招生；二是抓就业。",
    "参训教师中，女教师占65.2%、党员占48.5%、骨干教师占22.3%。",
    "在庆祝中国共产党成立100周年大会上的重要讲话，是我们的行动指南。",
    "学校始建于1956年，2006年迁建，2026年迎来建校70周年。",
    "“十四五”规划和2035年远景目标纲要提出，2025年是“十四五”收官之年、“十五五”谋划之年。",
    "12月28日至1月3日放假，2026年2月28日至3月2日，共3天。",
]


@pytest.mark.parametrize("text", RIGHT)
def test_figures_that_agree_or_cannot_be_compared_have_no_finding(text: str) -> None:
    assert lint(parse((TITLE + text + "\n").encode(), "文.txt"), Config(select=("FAC",))) == []


HEAD = "| 学校 | 班级数 | 学生数 | 合计 |\n| --- | --- | --- | --- |\n"


def test_a_total_row_is_compared_by_columns_and_rates_are_not_added() -> None:
    table = (
        "| 学段 | 学校数 | 学生数 | 巩固率 |\n| --- | --- | --- | --- |\n"
        "| 小学 | 30 | 15200 | 100 |\n| 初中 | 12 | 8,300 | 99 |\n| 合计 | 42 | 23600 | 99.6 |\n"
    )
    found = lint(parse(f"# 云河县教育局2026年工作总结\n\n{table}".encode(), "文.md"), Config(select=("FAC010",)))
    assert [item.message for item in found] == ["这一列各项之和为23500，合计写作23600，请核对"]


@pytest.mark.parametrize(
    "rows",
    [
        "| 甲 | 3 | 120 | 小计 |\n| 小计 | 3 | 120 | |\n| 乙 | 4 | 150 | |\n| 合计 | 7 | 270 | |\n",
        "| 甲 | 3 | 120 | |\n| 乙 | 4 | 约150 | |\n| 合计 | 7 | 300 | |\n",
        "| 甲 | 3 | 120 | 123 |\n| 乙 | 4 | 150 | 999 |\n",
    ],
)
def test_a_table_that_cannot_be_added_up_for_sure_has_no_finding(rows: str) -> None:
    text = f"# 云河县教育局2026年工作总结\n\n{HEAD}{rows}"
    assert lint(parse(text.encode(), "文.md"), Config(select=("FAC010",))) == []


def test_a_contradiction_names_the_paragraph_of_the_other_value() -> None:
    text = TITLE + "全县共有幼儿园96所。\n各园抓好落实。\n全县共有幼儿园98所。\n"
    found = lint(parse(text.encode(), "文.txt"), Config(select=("FAC012",)))
    assert [(item.line, item.message) for item in found] == [(4, "全县幼儿园在第2行是96所，这里是98所，请核对")]
