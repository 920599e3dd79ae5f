"""One character off a known word: what is found, what is passed over, what the tables are made of."""

from __future__ import annotations

import importlib.util
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdoc.lint import Config, Finding, lint
from govdoc.lint.rules import lexicon
from govdoc.lint.rules.misspelling import misspellings
from govdoc.readers import parse

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

TERMS = """\
坚持统筹推进义务教遇优质均衡发展。	义务教遇优质均衡发展	义务教育优质均衡发展
把贯彻洛实会议精神放在首位。	贯彻洛实	贯彻落实
落实立德述人根本任务。	落实立德述人根本任务	落实立德树人根本任务
教育高质亮发展迈出新步伐。	教育高质亮发展	教育高质量发展
各校要加强组织岭导，明确责任。	加强组织岭导	加强组织领导
铸牢中华民族共铜体意识。	铸牢中华民族共铜体意识	铸牢中华民族共同体意识
要防止各类安全事估发生。	安全事估	安全事故
各校要及时上报统计数剧。	统计数剧	统计数据
普及义务务教育，兴办学校。	义务务教育	义务教育
要加强组织导领。	加强组织导领	加强组织领导
企业发展既受益于政策，也常盛不衰。	常盛不衰	长盛不衰
要加强组织宁导，明确责任。	加强组织宁导	加强组织领导
鼓励学生极积参与。	极积参与	积极参与
学习《中华人民共和国义务教玉法》。	义务教玉法	义务教育法
"""
WORDS = """\
全体教师都惨加了培训。	惨加	参加
希望大家几续努力。	几续	继续
确保资金落十到位。	落十	落实
学校的措措施还不具体。	措措施	措施
具体的工作由他协协调。	协协调	协调
"""
HOMOPHONES = """\
提高学校官吏水平。	官吏	管理
要认清当前国际形式。	形式	形势
各校组织事实方案另行下发。	事实	实施
依法形使职权。	形使	行使
学生的合法权力受到侵害。	权力	权利
各校要召开会意研究部署。	会意	会议
建立长效集制。	集制	机制
总数炒锅一半。	炒锅	超过
依法金星检查。	金星	进行
领导干部要发回作用。	发回	发挥
"""
RIGHT = """\
科学做好幼小衔接，县直学校到岗轮岗，提质扩容。
他中年正值事业兴旺，公私分明，供稿不断，身处一线。
法治建设稳步推进，基层法治审核，遵守国际惯例，影响竞技水平。
实践证明，理论与实践相结合，工作实践时间长，教育实践活动有序。
要经常反映情况，对突发事件作出反应，记录在案，打破世界纪录。
国家权力机关依法行使权力，公民的合法权利不受侵犯，全力推进各项工作。
各校均已成立“朝花”文学社，由沈知微老师任指导教师。
布达佩斯电，匈牙利总理欧尔班会见了塞尔维亚总统武契奇。
特斯拉、蔚来、理想等企业的交付量再创新高。
违背公序良俗、言行失德失范的人员坚决不用。
每户建立一校一册、一生一卡，县管校聘改革稳步推进。
业主对此颇有微词，多次交涉未果。
实验室要逐栋逐间排查，做好晨午检和因病缺课登记。
湘西龙山、永顺、花垣三县联合开展酉水河流域禁渔巡查。
没有表题的表格写空文字，图题另行编号。
他自幼酷爱篆刻，师从名家，刀法遒劲，颇具秦汉遗风。
市文史研究馆馆员、县教育局局长到会祝贺，园内枝叶繁茂。
携手开展抗疫合作，县委书记关玉国告诉记者，古邰国遗址保存完好。
钢琴厂的童志成师傅回答说，危难时刻豁得出去，急挫后反弹。
陛下何以教寡人哉？民卒流亡，我居圉卒荒矣。
第三十六期主题培训开班，工程机械化程度高。
全红婵、陈芋汐分获女子十米台冠亚军。
教师曾菁和宁瑗有、施湛荣获一等奖，司玲等参加，边园彬的事迹感动了大家。
国画院院长、信息司司长一桩桩地问，群众愉愉快快过节，记者张传宣报道。
为之一怔的他镀镀金就走，走路蹒蹒跚跚，一趟趟跑来穗办事，钢铁股股长徐祝庆到会。
科技活动周暨科普展开幕，和平县禾平乡中心学校参加，村里的百晟农业加工厂投产。
現今的企業環境複雜，標準與應用須要統一。
广袤大地生态正美起来、环境正靓起来。
矿上以效定产、以产定人，干部走街串户征求意见，园中百花争芳斗妍。
即使发现问题也不及时报告，就要追究责任。
该县长期依赖外购煤炭，价格波动较大。
各表口径不一致造成重复统计。
人民直接选举代表，是法律赋予的权利。
学校之间责任不清，影响了工作。
企业只见投入不见产出，积极性不高。
老师知道工作的难处，也知道教育的意义。
群众意见不一致发生争执的，由村委会调解。
给予历史实践者以持久的动力。
有可能影响监察事项公正处理的其他情形。
他何尝不知道教师收入微薄的难处。
中药性状鉴别和中药制剂都要考试。
意见不一致影响了进度。
两校之间影响不大。
人民政治觉悟提高，专项政治任务已经完成。
一次次的实践活动让学生有了收获，实现教学目标。
时间证明这条路是对的，实践证明也是这样。
事业发展离不开人才，事业保险两不误。
群众设计的方案很好，设计群众满意的服务。
"""


def _found(text: str, *codes: str) -> list[Finding]:
    return lint(parse(text.encode(), "文.txt"), Config(select=codes or ("TYP",)))


def _rows(table: str) -> list[tuple[str, str, str]]:
    rows = (line.split("\t") for line in table.splitlines())
    return [(text, wrong, right) for text, wrong, right in rows]


@pytest.mark.parametrize(("text", "wrong", "right"), _rows(TERMS))
def test_a_long_term_with_one_wrong_character_is_found_and_mended(text: str, wrong: str, right: str) -> None:
    (finding,) = _found(text, "TYP004")
    assert finding.message == f"“{wrong}”应为“{right}”"
    assert _mended(text, finding) == text.replace(wrong, right)
    assert _found(_mended(text, finding)) == []


@pytest.mark.parametrize(("text", "wrong", "right"), _rows(WORDS))
def test_a_short_word_that_only_another_character_makes_sense_of_is_doubted(text: str, wrong: str, right: str) -> None:
    (finding,) = _found(text, "TYP005")
    assert finding.message == f"“{wrong}”疑为“{right}”"
    assert _found(_mended(text, finding)) == []


@pytest.mark.parametrize(("text", "wrong", "right"), _rows(HOMOPHONES))
def test_a_word_written_for_another_of_its_sound_is_doubted_where_only_the_other_goes_with_its_neighbours(
    text: str, wrong: str, right: str
) -> None:
    (finding,) = _found(text, "TYP005")
    assert finding.message == f"“{wrong}”疑为“{right}”"
    assert _found(_mended(text, finding)) == []


def test_what_tells_two_words_of_one_sound_apart_fits_only_one_of_them(repository: Path) -> None:
    path = repository / "src/govdoc/lint/rules/data/confusables.txt"
    rows = [line.split("|") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    told = [
        (head.split()[0], head.split()[1] + "←" * (side == 0) + context)
        for head, *sides in rows
        for side, contexts in enumerate(sides)
        for context in contexts.split()
    ]
    assert len(rows) >= 250
    assert {right for right, _ in told if len(right) != 2} == set()
    meant: dict[str, str] = {}
    assert [place for right, place in told if meant.setdefault(place, right) != right] == []


@pytest.mark.parametrize("sentence", RIGHT.splitlines())
def test_names_and_rare_words_are_no_wrong_characters(sentence: str) -> None:
    assert _found(sentence) == []


def test_a_coined_word_in_quotation_marks_is_not_doubted_but_a_broken_term_is_told() -> None:
    assert _found("大家都说“几续努力吧”。") == []
    assert [finding.code for finding in _found("开展“立德述人”主题活动。")] == ["TYP004"]


def test_what_a_document_writes_three_times_is_a_word_of_its_own() -> None:
    line = "希望大家几续努力。\n"
    assert [finding.code for finding in _found(line * 2)] == ["TYP005"] * 2
    assert _found(line * 3) == []


def test_a_wrong_character_that_a_row_tells_of_is_told_once() -> None:
    assert [finding.code for finding in _found("会议布署了下一步工作。")] == ["TYP001"]


@given(st.text(st.sampled_from([*"教育局义务教遇的，。\n“”部署暑假工作\U00020000\ud800a1"]), max_size=60))
def test_a_wrong_character_is_told_with_its_word_and_place(text: str) -> None:
    for found in misspellings(text):
        assert found.start <= found.at < found.end
        written, there = text[found.start : found.end], found.at - found.start
        assert written[:there] + found.right + written[there + found.length :] == found.word != written
        wrong = text[found.at : found.at + found.length]
        assert found.right in (lexicon.nearly_alike(wrong) if len(wrong) == 1 else {wrong[0], wrong[::-1]})


def test_the_likeliest_words_cover_a_stretch() -> None:
    likelihood, spans = lexicon.cut("县教育局部署义务教育工作")
    assert spans[0][0] == 0
    assert [end for _, end in spans[:-1]] == [start for start, _ in spans[1:]]
    assert (spans[-1][1], likelihood < 0) == (12, True)
    assert (4, 6) in spans


def test_a_word_of_two_characters_is_read_alike_in_both_ways() -> None:
    for word in ("部署", "教育", "一个", "不同", "署部", "教狗"):
        assert lexicon.pair(word[0], word[1]) == lexicon.word(word)


def test_the_tables_are_those_that_the_dictionaries_give(repository: Path) -> None:
    made = _script(repository / "benchmarks/typo_tables.py")
    words = made.dictionary()
    data = repository / "src/govdoc/lint/rules/data"
    for name, text in (("lexicon", made.lexicon(words)), ("neighbours", made.neighbours(words))):
        assert (data / f"{name}.txt").read_text(encoding="utf-8") == f"{made.HEADS[name]}\n{text}\n"


def _script(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


def _mended(text: str, finding: Finding) -> str:
    assert finding.fix is not None
    (edit,) = finding.fix.edits
    return text[: edit.start] + edit.text + text[edit.end :]
