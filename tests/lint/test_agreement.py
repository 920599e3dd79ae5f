"""What a paper tells twice, or tells and lets reckon: the two are compared, and what may differ is let be."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest

from govdoc.lint import Config, Finding, lint
from govdoc.outline import structure
from govdoc.readers import parse

_TABLE = (
    "\n| 学段 | 学校数（所） | 在校生数（人） |\n| --- | --- | --- |\n"
    "| 小学 | 30 | 15200 |\n| 初中 | 12 | 8300 |\n| 合计 | 42 | 23500 |\n"
)


def _found(text: str, *select: str, name: str = "文.txt") -> list[Finding]:
    return lint(parse(text.encode(), name), Config(select=select or ("FAC", "ELE", "STR")))


def _codes(text: str, *select: str, name: str = "文.txt") -> list[str]:
    return [finding.code for finding in _found(text, *select, name=name)]


def _judged(sentence: str) -> list[str]:
    text = f"# 云河县教育局2026年工作总结\n\n{sentence}\n{_TABLE}"
    return [finding.message for finding in _found(text, "FAC033", name="文.md")]


def test_a_number_in_the_text_that_the_table_tells_otherwise_is_named_with_its_row_and_column() -> None:
    said = "表格里“初中”一行的“学校”是12，这里是14所，请核对"
    assert _judged("全县共有小学30所，在校生15200人；初中14所，在校生8300人。") == [said]


def test_the_total_of_a_table_is_compared_with_what_all_are_told_to_be() -> None:
    assert len(_judged("全县共有各级各类学校45所。小学30所，初中12所。")) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "全县共有小学30所，在校生15200人；初中12所，在校生8300人。",
        "全县共有小学30所、初中12所，在校生23500人，其中小学15200人、初中8300人。",
        "城区共有小学8所，初中4所。",
        "全县小学28所。",  # nothing else shows that the two speak of one thing
        "2025年，全县共有小学32所，初中13所。全县小学在校生15200人。",
        "新建小学3所，改建初中2所，小学30所全部达标。",
    ],
)
def test_what_agrees_or_is_of_another_scope_or_year_is_let_be(sentence: str) -> None:
    assert _judged(sentence) == []


@pytest.mark.parametrize(
    ("number", "day", "codes"),
    [
        ("云教发〔2026〕8号", "2026年8月25日", []),
        ("云教发〔2025〕88号", "2026年1月6日", []),
        ("云教发〔2025〕88号", "2026年8月25日", ["ELE039"]),
        ("云教发〔2027〕8号", "2026年8月25日", ["ELE039"]),
    ],
)
def test_a_call_number_is_of_the_year_in_which_the_paper_was_signed(number: str, day: str, codes: list[str]) -> None:
    text = (
        f"{number}\n云河县教育局关于做好开学工作的通知\n各中小学：\n请做好准备，确保按时开学。\n云河县教育局\n{day}\n"
    )
    assert _codes(text, "ELE039") == codes


_COPIED = (
    "云河县教育局关于增加教师编制的请示\n县人民政府：\n妥否，请批示。\n云河县教育局\n2026年6月8日\n"
    "抄送：县财政局，县委编办，{}。\n"
)


def test_who_is_sent_a_paper_twice_is_found_at_his_place_among_the_copies() -> None:
    text = _COPIED.format("县人民政府")
    found = _found(text, "ELE034")
    assert [text[one.start : one.end] for one in found] == ["县人民政府"]
    assert found[0].start == text.rindex("县人民政府")
    assert _found(_COPIED.format("县人民政府办公室"), "ELE034") == []


def test_a_number_said_in_quotation_marks_is_told_with_one_pair_of_them() -> None:
    (found,) = _found("要做到“四个到位”：认识到位、组织到位、落实到位。\n", "FAC003")
    assert found.message == "前面说“四个到位”，后面列了3项，请核对"
    (within,) = _found("开展“五进”活动：进学校、进班级、进宿舍、进家庭。\n", "FAC003")
    assert within.message == "前面说“‘五进’活动”，后面列了4项，请核对"


def test_a_list_that_is_shorter_than_announced_is_told_once() -> None:
    assert _codes("推进三项改革：课程改革、评价改革。\n") == ["FAC003"]
    assert _codes("下设三个工作组：招生组、宣传组。\n") == ["FAC028"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("FAC002", "学校现有教学班36个，在校学生1620人，其中男生842人、女生768人。"),
        ("FAC002", "项目总投资9800万元，其中申请上级补助3000万元、县级财政安排5300万元、自筹1000万元。"),
        ("FAC004", "2026年3月开工，2025年8月竣工并投入使用。"),
        ("FAC005", "（2026年9月1日　星期三）"),
        ("FAC006", "教育经费总投入15.6亿元，比上年的14.4亿元增加1.2亿元。其中财政性教育经费14.0亿元，占79.7%。"),
        ("FAC008", "教育支出15.6亿元，比上年的14.4亿元增加1.2亿元，下降8.3%。"),
        ("FAC009", "学生满意度96.5%，比上年提高2.1%。"),
        ("FAC017", "比赛于5月12日（星期一）至5月16日（星期五），共7天。"),
        ("FAC024", "在校学生1620人，教职工98人，其中专任教师90人。生师比为16∶1。"),
        ("FAC024", "涉及学校18所，其中小学12所、初中6所，已完工9所，完工率60%。"),
        ("FAC028", "语文、数学、英语四科合格率稳步提高。"),
        ("FAC031", "张老师今年58岁，1967年出生，从教55年。"),
        ("FAC032", "（一）2月，制定计划。\n（二）4月，期中检测。\n（三）1月，期末检测。\n（四）9月，校本教研。"),
        ("FAC032", "1. 2月，制定计划。\n2. 4月，期中检测。\n3. 1月，期末检测。\n4. 9月，校本教研。"),
        ("FAC023", "排查隐患160处，已整改120处，正在整改20处，未整改10处。"),
        ("FAC004", "项目2026年3月开工，计划2025年8月建成。"),
    ],
)
def test_what_does_not_reckon_is_told(code: str, text: str) -> None:
    assert code in _codes(f"{text}\n", "FAC")


@pytest.mark.parametrize(
    "text",
    [
        "全县教师3200人，其中党员860人、女教师1900人。",
        "每人每年补助2000元，其中小学1000元、初中1250元。",
        "排查隐患160处，已整改120处，正在整改30处，未整改10处。",
        "承办提案60件，已办结50件，正在办理8件，还剩2件。",
        "全市共有学校960所，其中小学580所、初中300所、高中80所，另有幼儿园200所。",
        "统编三科教师、骨干教师、班主任分批参加培训。",
        "县教育局与公安、民政、残联四个部门定期会商。",
        "小学在校生15200人，初中在校生8300人，专任教师1600人，小学生师比为17∶1。",
        "一期工程2025年3月开工，2026年8月竣工；二期工程2026年10月开工，2028年6月建成。",
        "李老师1998年参加工作，从教28年；退休教师张某1978年参加工作，从教40年。",
        "采取查、看、访等三种方式，从备课、上课、作业、辅导等六个环节入手。",
        "在校学生1620人，专任教师90人，生师比为18∶1。",
        "更新课桌椅28000套，其中小学19000套、初中9000套，惠及学生2.8万名。",
        "（一）9月，制定计划。\n（二）11月，期中检测。\n（三）1月，期末检测。\n（四）3月，校本教研。",
        "（一）3月，制定计划。\n（二）6月，中期检查。\n（三）9月，整改。\n（四）1月，总结验收。",
        "（一）读书节（4月至5月）。\n（二）科技节（9月至10月）。\n（三）体育节（3月至4月）。\n（四）艺术节（11月至12月）。",
        "2026年3月正式启动二期，一期2025年9月投用；2026年3月启动三期工程，2025年8月建成的二期工程运行良好。",
        "今年52岁的王老师，母亲从教45年；今年45岁的她出身教育世家，三代从教90年。",
    ],
)
def test_what_may_well_be_is_let_be(text: str) -> None:
    assert _codes(f"{text}\n", "FAC") == []


def _table(heads: str, *rows: str) -> str:
    lines = [f"| {heads} |", "| --- | --- | --- |", *(f"| {at} | {row} |" for at, row in enumerate(rows, 1))]
    return (
        "\n# 云河县教育局关于做好整改工作的通知\n\n各中小学：\n\n"
        + "\n".join(lines)
        + "\n\n云河县教育局\n\n2026年10月8日\n"
    )


@pytest.mark.parametrize(
    ("limits", "codes"),
    [
        (("11月底前", "9月底前", "12月底前"), ["FAC019"]),
        (("11月底前", "1月底前", "12月底前"), []),
        (("2026年11月", "2026年9月", "2026年12月"), ["FAC019"]),
        (("15", "3", "30"), []),
    ],
)
def test_a_limit_of_a_table_that_is_over_is_told_and_one_of_the_next_year_is_not(
    limits: tuple[str, ...], codes: list[str]
) -> None:
    rows = [f"问题{limit} | {limit}" for limit in limits]
    assert _codes(_table("序号 | 问题 | 整改时限", *rows), "FAC019", name="文.md") == codes


def test_a_column_of_days_tells_an_order_only_beside_a_counter() -> None:
    months = ("4月 | 一小", "9月 | 二小", "3月 | 三小", "11月 | 四小")
    assert _codes(_table("序号 | 时间 | 地点", *months), "FAC032", name="文.md") == ["FAC032"]
    assert _codes(_table("活动 | 时间 | 地点", *months), "FAC032", name="文.md") == []


@pytest.mark.parametrize(
    "title", ["关于解除高温预警通告的通告", "关于终止招标公告的公告", "关于征求招生方案修改意见的意见"]
)
def test_a_title_that_speaks_of_another_paper_of_its_kind_is_not_doubled(title: str) -> None:
    assert _codes(f"{title}\n各中小学：\n现将有关事项通知如下。\n", "ELE004") == []


def test_a_name_that_is_counted_again_in_another_number_is_a_hint_and_of_all_a_warning() -> None:
    head = "云河县教育局2026年工作总结\n一、主要工作\n"
    hint = _found(head + "劝返学生26人，全部返校就读。\n对28名劝返学生实行一人一案。\n", "FAC012")
    assert [(one.severity.value, one.message) for one in hint] == [
        ("info", "劝返学生在别处是26人，这里是“28名劝返学生”，请核对")
    ]
    whole = "全县义务教育学校共42所，布局合理。\n全县46所义务教育学校均已达标。\n"
    assert [one.severity.value for one in _found(head + whole, "FAC012")] == ["warning"]
    assert _found(head + whole.replace("46", "12").replace("均已达标", "开展试点"), "FAC012") == []


def test_an_addressee_that_lost_its_colon_is_found_however_it_ends() -> None:
    for mark in ("。", "，", ""):
        body = "片区学位不足，拟新建小学。\n\n妥否，请批示。\n"
        text = f"# 云河县教育局关于新建青山小学的请示\n\n云河县人民政府{mark}\n\n{body}"
        assert _codes(text, "ELE010", name="文.md") == ["ELE010"], mark


@pytest.mark.parametrize("issuer", ["云河县人民政府", "中共云河县委", "县教育局"])
def test_an_issuer_below_a_title_that_names_none_is_no_addressee(issuer: str) -> None:
    text = f"关于2025年教育工作情况的报告\n{issuer}\n2025年，全县教育工作取得新进展。现将有关情况报告如下。\n"
    assert _codes(text, "ELE010") == []


def test_a_paper_that_calls_itself_a_plan_has_that_in_its_title() -> None:
    body = "\n\n为保障师生饮食安全，制定本方案。\n\n一、工作目标\n\n全部实现明厨亮灶。\n\n二、工作要求\n\n加强督导。\n"
    assert _codes(f"# 云河县校园食品安全专项整治{body}", "ELE011", name="文.md") == ["ELE011"]
    assert _codes(f"# 云河县校园食品安全专项整治方案{body}", "ELE011", name="文.md") == []


_ATTACHED = (
    "云河县教育局关于排查校舍安全的通知\n各学校：\n请填写排查表（见附件1），建立台账。台账见附件{}。\n"
    "附件：1. 校舍安全排查表\n2. 校舍安全台账\n云河县教育局\n2026年3月5日\n"
    "附件1\n校舍安全排查表\n学校名称、排查时间、排查结果。\n附件{}\n校舍安全台账\n学校名称、整改时限、责任人。\n"
)


@pytest.mark.parametrize(
    ("told", "head", "codes"), [(2, 2, []), (3, 2, ["ELE022"]), (2, 3, ["ELE021"]), (2, 1, ["ELE021"])]
)
def test_attachments_are_numbered_and_referred_to_as_they_are_listed(told: int, head: int, codes: list[str]) -> None:
    assert _codes(_ATTACHED.format(told, head), "ELE021", "ELE022") == codes


def test_a_task_told_in_a_numbered_sentence_of_a_plan_is_looked_for_in_the_summary() -> None:
    tasks = "青川区第三中学2026年工作计划\n一、主要任务\n1. 建设心理健康辅导室。\n2. 组织研学旅行。\n"
    plan = structure(parse(tasks.encode(), "计划.txt"))
    text = "青川区第三中学2026年工作总结\n一、主要工作\n组织研学旅行3批次。\n"
    found = lint(parse(text.encode(), "总结.txt"), Config(select=("FAC022",), against=(plan,)))
    assert ["心理健康辅导室" in one.message for one in found] == [True]


def test_a_heading_that_lacks_the_style_of_its_siblings_is_a_hint() -> None:
    styled = [("一、提高认识", "Heading 1"), ("二、狠抓落实", "Heading 1"), ("三、强化保障", None)]
    paper = docx.Document()
    paper.add_paragraph("云河县教育局2026年工作要点", style="Title")
    for heading, style in styled:
        paper.add_paragraph(heading, style=style)
        paper.add_paragraph("各校要认真抓好落实，定期报告进展情况。")
    data = BytesIO()
    paper.save(data)
    found = lint(parse(data.getvalue(), "要点.docx"), Config(select=("STR010",)))
    assert [(one.severity.value, one.message) for one in found] == [
        ("info", "“三、”没有用标题样式，别处用1级，自动目录里会缺这一条")
    ]


_BELOW = (
    "云河县教育局2026年工作总结\n一、主要工作\n{}\n（一）抓好党建引领\n各校要落实责任。\n（二）抓好质量提升\n"
    "各校要向课堂要质量。\n（三）抓好校园安全\n各校要排查隐患。\n二、存在问题\n优质资源不足，差距明显。\n"
)


@pytest.mark.parametrize(
    ("said", "severity"),
    [
        ("概括起来，主要有四个方面：", "warning"),
        ("全年着力办好四件实事：", "warning"),
        ("下一步，将从四个方面发力。", "info"),
        ("概括起来，主要有三个方面：", None),
        ("全年共有十三个方面：", None),
        ("这是第四个方面：", None),
        ("要做到“四个确保”：", None),
    ],
)
def test_a_number_of_parts_is_compared_with_the_headings_below_it(said: str, severity: str | None) -> None:
    found = _found(_BELOW.format(said), "FAC003")
    assert [one.severity.value for one in found] == ([severity] if severity else [])
