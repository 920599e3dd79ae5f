"""The rows of typos.tsv: no right sentence holds one, and none is passed over because its words were not seen."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govdoc.lint import Config, lint
from govdoc.lint.rules.typorows import Typo, table
from govdoc.readers import parse

TABLE = table()
RIGHT = """\
县教育局发布暑期安排，部署假期安全工作，办公暑期不打烊。
必须求真务实，完善长效机制，精准河湖治理，校准河道断面。
社保征缴期内，报名截止时间不变，权利人义务人双方签字。
学习贯彻会议精神，学习贯穿全年；习惯穿戴整齐，落实习惯养成。
图书藉由网络传播，英国藉机扩大影响，学生藉此提高能力。
文件延申请人要求，顺延申报期限；下裁定书，天下裁判一家。
从末端治理，从末位抓起；未经批准，期末经批准后可延考。
他是法官理解的那种人，也是违纪者，高校长证书已发。
违法者在三年内不得再犯，教师在度假村培训，自己完成任务。
全市秘密峰会不公开，焦炭排放达标，煤炭运输畅通。
教练陪训练队员，加倍养护草坪，竟相当于全年的量。
准入条件从严，批准河长制方案，标准河道建设。
正规化建设稳步推进，常规化实施，法规化管理。
美好象征和平，成就象征荣誉，形象工程不可取。
善自珍重，兼故宫博物院院长，报请贴息，汇报筹备情况。
担负优秀传统文化传承，择优虑远，修正策略，规范筹资。
他的想法那么好，方法那么多，当然那么做，其实那么办。
年轻那么多，体重那么高，普通那么一句，惩罚那么重。
开展党员活动，稳步开展，全面开展督导，催促学生起床。
指导干部群众生产，巡回指导小组，根本任务，根本制度，根底扎实。
学校应当得到支持，问题的到位解决，目的到了，改正再实施。
日报负责人监督职能落实，元帅生前的学校圆满建成，经典形象深入人心。
生活功能区、军事顶层设计、疏浚工程和险峻工程，公函盖章，多重迭代。
执法侧重教育，一座标志性建筑落成，女孩于昨日走失，标签定位准确。
内涵接近，大规模索赔，常规距离测量，高效园区，抚摸式互动，隐蔽病灶。
延伸报道获取销量数据，教研纠偏，模仿控制，服侍遇到困难，坐牢纪念。
答复没有，恢复没多久，反复灭杀，天下载体，可爱载入史册。
费用可以经基本医疗保险支付，转让可以经全部股东同意。
苗木必须品种纯正，出餐前必须品尝，农产品必须品牌化。
制定专人看护方案，围坐谈会议感受，把群众工作实做细抓。
遇事不慌报告及时，采购过其食品的单位，不过其药品仍紧缺。
把通报表张挂上墙，就近找雪场，雪场正式开雪，公布围挡案例。
各校要建全员育人机制，尽快建全流程平台，不断建全链条体系。
集中办公分三个阶段，学生用点安全的文具，门票全免推进旅游。
作品按受群众欢迎程度排序，子女轮流守老人，护航保驾使人安心。
科学普及是更新观念的途径，答毕需立即离场，夜间寻查走失老人。
名单与5月20日前报送的信息一致，职责不明确时有必要开会。
错配被专业人士指出，永清里垃圾分类点，规范收废行为。
老杜决不放弃，由孙强华落实，蓄积及推进造林，运维获稳定支持。
此即增强现实，又称扩增实境；公司立即增强力量，又补了设备。
每组只参加一项，甲组只召开一次会，高校组只开展一轮比赛。
当前，与以解决问题为目标的改革相结合，着力补其短板。
发现问提前解决，竖立形象墙，教师得师风优良的评语。
"""


@pytest.mark.parametrize("sentence", RIGHT.splitlines())
def test_a_sentence_that_holds_a_wrong_form_across_two_words_goes_free(sentence: str) -> None:
    assert [finding.message for finding in lint(parse(sentence.encode(), "文.txt"), Config(select=("TYP",)))] == []


def test_there_are_rows_enough() -> None:
    assert sum(row.code == "TYP001" for row in TABLE) >= 900
    assert sum(row.code == "TYP002" for row in TABLE) >= 80
    assert sum(row.code == "TYP006" for row in TABLE) >= 25


def test_every_row_has_words_that_are_looked_for() -> None:
    assert [row.wrong for row in TABLE if not all(row.words)] == []


@pytest.mark.parametrize("row", [row for row in TABLE if not row.wrong.replace("|", "").isalnum()], ids=str)
@settings(max_examples=20, deadline=None, suppress_health_check=[*HealthCheck])
@given(data=st.data())
def test_every_match_of_a_row_holds_one_of_its_words(row: Typo, data: st.DataObject) -> None:
    alphabet = st.sampled_from([*"".join({*row.wrong, *row.example, *"的、，在于"})])
    bare = re.sub(r"\(\?<?[=!](?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)", "", row.wrong)
    text = data.draw(st.from_regex(bare, alphabet=alphabet) | st.just(row.example))
    found = row.pattern.search(text)
    # A form of one character, or one that papers hold anyway, is looked for together with what must stand beside it.
    assert found is None or any(word in text for word in row.words)
