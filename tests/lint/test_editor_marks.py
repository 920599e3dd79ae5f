"""Marks, numerals and leavings as an editor of a bureau meets them: the fault is told, what looks like it is not."""

from __future__ import annotations

import pytest

from govdoc.lint import Config, Severity, lint
from govdoc.readers import parse

_AROUND = "云河县教育局关于做好有关工作的通知\n\n各学校：\n\n{}\n\n请认真抓好落实。\n"


def _codes(text: str, *, grave: bool = False) -> set[str]:
    found = lint(parse(_AROUND.format(text).encode(), "文.txt"), Config(select=("PUN", "NUM", "RES")))
    return {finding.code for finding in found if not grave or finding.severity is not Severity.INFO}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("PUN004", "落实《教师法》，《教育法》，《职业教育法》等法律。"),
        ("PUN009", "公示期为2026年4月-2026年6月。"),
        ("PUN009", "第3周-第8周为排查阶段。"),
        ("PUN010", "这里有全县最美的校园———青山环抱。"),
        ("PUN010", "让孩子吃得安心-这是最起码的要求。"),
        ("PUN012", "各校要落实值班制度．"),
        ("PUN016", "每人每年补助300一500元。"),
        ("PUN016", "每节课互动5～～10分钟。"),
        ("PUN017", "吸取“3.21”校车事故教训。"),
        ("PUN017", "组织6.26国际禁毒日宣传。"),
        ("PUN017", "弘扬“一·二九”运动精神。"),
        ("PUN023", "当否，请批示"),
        ("PUN025", "主要做法：一是、建机制；二是建队伍。"),
        ("PUN026", "分析了语文和、数学两科的成绩。"),
        ("PUN026", "到会的有县发改局、县财政局、和县住建局的负责同志。"),
        ("PUN027", "深化‘五育融合’改革。"),
        ("PUN028", "对照〈中小学幼儿园安全管理办法〉查漏补缺。"),
        ("PUN031", "（此件依申请公开。）"),
        ("PUN032", "这样的校园怎么能让家长放心呢。"),
        ("PUN033", "学校荣获《全国文明校园》称号。"),
        ("PUN035", "会议强调：要落实“四个到位”：认识到位、责任到位、措施到位、督查到位。"),
        ("PUN036", "局长强调：“教育投入只增不减”。"),
        ("PUN037", "各校上报数据（含教学点（不含幼儿园）），逐级审核。"),
        ("PUN038", "工作组要查清资金去了哪里？依规处理。"),
        ("PUN039", "落实《县教育局关于校舍安全的通知（云教发〔2026〕8号）》。"),
        ("NUM002", "会议于2026．3．5召开。"),
        ("NUM008", "每月集体备课两、三次，平均年龄三十七、八岁。"),
        ("NUM009", "评审组至少要有3名以上校外专家。"),
        ("NUM010", "3分之2的学校已经达标。"),
        ("NUM010", "新增学位二十5个。"),
        ("NUM010", "全县有小学四十二所、初中9所。"),
        ("NUM013", "总投资3 .6亿元，图书l20册。"),
        ("NUM014", "动员会定于9月1日上午9.30召开。"),
        ("NUM015", "生均经费增加1。2万元。"),
        ("NUM019", "编制“15五”规划，做好“6稳”工作。"),
        ("NUM022", "改造操场5000M2。"),
        ("NUM024", "合计3000元元。"),
        ("NUM028", "已筹措资金200万，尚缺80万元。"),
        ("RES001", "由XXX同志牵头落实。"),
        ("RES001", "建成学校**所，招聘教师**人。"),
        ("RES001", "实现产值X亿元，X月末存款增长X%，X市位居前列。"),
        ("RES002", "本文档由网友上传分享，仅供学习交流。"),
        ("RES003", "鏁欒偛灞€鍏充簬鍋氬ソ宸ヤ綔"),
        ("RES003", "ÔÆºÓÏØ½ÌÓý¾Ö要抓好落实。"),
        ("RES006", "要突出==重点任务==，逐项落实。"),
        ("RES008", "（此处附照片）"),
        ("RES009", "合计人数为########。"),
        ("RES010", "各校要抓好落实（请局长把关）。"),
        ("RES011", "要抓好\\u53d6落实。"),
        ("RES018", "- [ ] 完成方案报送"),
    ],
)
def test_a_fault_that_a_narrow_pattern_would_miss_is_told(code: str, text: str) -> None:
    assert code in _codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "会议强调，要抓好三件事：控辍保学、营养改善、校舍维修。",
        "谁不知道安全的分量？你们清楚学生为什么流失吗？",
        "违反第二十三、四十五条规定的，责令改正；第十七、八两条另行规定。",
        "各校要普及、巩固、提高，注重总和、均值，营造温和、友善的氛围。",
        "三次产业结构比为21.8:17.4:60.8，比分为3:0。",
        "编号A3—12，电话0571—87654321，型号X5、X7，检查X光片。",
        "截至目前约有300余人报名，每校配备至少1名中级以上职称的教师。",
        "城镇化率达63.4%，比上年提高0.7个百分点；货币供应量M2增长8.1%。",
        "教育部、财政部、和田地区行署共同推进。",
        "他们坚持与学校、与家庭、与社会协同育人。",
        "甲方（盖章）：            乙方（盖章）：",
        "“这怎么可能？！”他瞪大了眼睛，“三天？就三天？”",
        "全校有教师20余人、学生三百名左右；二十五中、第八中学的学生参加了活动。",
        "每周一至周五开放，星期三除外；九点三十分开始。",
        "[1] 李明. 乡村学校课后服务研究[J]. 云河教育研究, 2025(3): 12-18.",
        "关键词：课后服务；乡村学校；供给",
        "其一、其二、其三均已完成，一是、二是的写法也要统一。",
    ],
)
def test_what_looks_like_a_fault_stays_silent(text: str) -> None:
    assert _codes(text, grave=True) == set()


@pytest.mark.parametrize(
    "text", ["”他说，一边走，一边数。", "》刊登了这篇报道。", "日子好了，”他指着新房，“再也不愁了。”"]
)
def test_a_sentence_that_was_torn_off_behind_its_quotation_is_an_information(text: str) -> None:
    found = lint(parse(text.encode(), "文.txt"), Config(select=("PUN",)))
    assert {finding.severity for finding in found} <= {Severity.INFO}


def test_the_entities_of_a_web_page_are_not_mended_as_half_width_marks() -> None:
    assert "PUN001" not in _codes("全县教育&ldquo;双减&rdquo;工作取得实效。")
    assert "RES011" in _codes("全县教育&ldquo;双减&rdquo;工作取得实效。")


def test_a_broken_line_is_told_in_a_text_of_whole_paragraphs_and_not_in_one_that_is_wrapped() -> None:
    whole = "\n".join(
        f"各学区要对辖区内第{n}所学校开展一次全面体检，摸清底数，建立台账，明确专人，限期整改。"
        for n in "一二三四五六七八"
    )
    broken = whole.replace("第四所学校开展一次全面体检，", "第四所学校开展一次全面体检，\n")
    assert "PUN022" in _codes(broken)
    assert "PUN022" not in _codes(whole.replace("全面体检，", "全面体检，\n"))
