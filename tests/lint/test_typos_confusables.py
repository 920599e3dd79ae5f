"""Sentences that hold a word which sounds like another, between words that go with the other too: they are right."""

from __future__ import annotations

import pytest

from govdoc.lint import Config, lint
from govdoc.readers import parse

RIGHT = """\
与会国家一致坚定支持多边主义。
社团成员集体一致坚定地支持这一做法。
盗匪严重为害国家和百姓。
充分发挥中药作用，守护师生健康。
规划的目的是促进京畿发展。
会前整理了重点人物清单，逐一联系采访。
从认识以至行动都要跟上。
朝政腐败，国家以致衰退。
附件列出了关键任务简介。
他在单位工作人缘很好。
关羽同意暂时归附曹操。
为学生加长学校图书馆的开放时间。
这个家族十代精神传承不断。
推行一校一法管理，各校制定自己的办法。
对以学术不端取得的学位依法撤销。
卫星发回积极的信号。
开展工作回忆主题征文活动。
由学生声明安全责任自负。
晚清的地方大吏推动洋务运动。
学界把这种现象称为教育失业。
给予孤立学校必要的支援。
明代的行政官吏制度较为完备。
变动情况实时予以更新。
志愿服务实践安排见附件。
这件事由学校小张负责。
开展师范案例教学研究。
对传染源实施截断工作。
大会设媒体报到组和代表报到组。
为每间教室编制二维码。
争做机智创新好少年。
今天正是启动新一轮改革的好时机。
要兼顾正负信息的反馈。
该工程涉及方案调整，须重新报批。
淀粉是植物的储备物质。
从学前教育直到教师培训，都有专章。
监管粒度不够细。
同学们相互练习起来。
培养职业兽医人才。
加强校车安全行驶教育。
权力安全行使需要制度保证。
拓宽教育视野发展空间。
直接解除人员聘用合同。
由办公室负责通知关于培训的事项。
全国闻名城市的经验值得借鉴。
有的企业阻止工作人员进场检查。
这种险象并不少见。
女生可以留齐肩学生头。
双方正式接触协议的细节。
居民受辱事件已经平息。
组织其来校报到。
指导教师制定专人负责制。
学生干部必须品学兼优。
教师队三比二战胜学生队。
那洋老师汉语说得很好。
绣品好坏全看执针者的手艺。
国富民盈乐小康
山坡上种的是储良龙眼。
古筝合奏《寒鸭戏水》获一等奖。
通讯报道组要及时供稿。
以经审批的项目为准。
学员培训完毕需严格考核。
按受教育程度分组统计。
堪察加半岛在远东。
撤回值班人员名单。
惊慌报警电话打不通。
不超过其食品总量的一半。
用人单位要与以上人员签合同。
取消独立设置的机构。
关键康复项目已经启动。
能立即整改的马上整改。
重视立德树人。
材料不全的，发回职能部门重新办理。
信件发回先锋街道办事处。
课程讲授失业发展趋势。
铅是常用的防护物质。
遇有险情，实时召开会商。
打破纪录员工受到奖励。
关羽推进到城下。
"""
WRONG = """\
传达教育工作回忆精神。
严格按照分工，制定专人负责。
报名截至之日为六月一日。
我们不能措施良机。
生活必须品按时发放。
教师队五建设不断加强。
招募社区志原者二十名。
"""


def _messages(sentence: str) -> list[str]:
    return [found.message for found in lint(parse(sentence.encode(), "文.txt"), Config(select=("TYP",)))]


@pytest.mark.parametrize("sentence", RIGHT.splitlines())
def test_a_right_sentence_goes_free(sentence: str) -> None:
    assert _messages(sentence) == []


@pytest.mark.parametrize("sentence", WRONG.splitlines())
def test_a_word_that_is_written_for_another_is_told(sentence: str) -> None:
    assert _messages(sentence)
