"""What bulletins, reports and newspapers of today say rightly stays silent; the fault beside it is still found."""

from __future__ import annotations

import pytest

from govdoc.lint import Config, Severity, lint
from govdoc.readers import parse


def _grave(text: str, *select: str) -> list[str]:
    found = lint(parse(text.encode(), "文.txt"), Config(select=select))
    return [finding.code for finding in found if finding.severity is not Severity.INFO]


@pytest.mark.parametrize(
    "text",
    [
        # Ranks beside a number are no approximation of it.
        "近3年获市级以上表彰、近五年受省级以上通报表扬的，优先聘任。",
        "每校配备不少于2名副高级以上职称教师、至少1名硕士以上学位教师。",
        # 三、四次会议 are two, and 二十三、四十五条 too.
        "县十六届人大三、四次会议分别听取了报告，违反第二十三、四十五条的从严处理。",
        "电力一、二次设备全部检修完毕。",
        # Growth at constant prices does not follow from values in money of the year.
        "全县地区生产总值由160亿元增加到175亿元，增长6.5%。",
        "农村居民人均可支配收入由13000元增加到14000元，实际增长6.2%。",
        "全市规模以上工业增加值380亿元，比上年增加30亿元，增长7.1%。",
        # One rate turns into another.
        "蔬菜价格由上月上涨0.9%转为下降1.3%，鸡蛋价格由增长0.5%回落至下降1.2%。",
        # The part of a part: the whole of 占14.2% is not the first amount.
        "全县人口中，14岁及以下5.2万人，占18%；60岁及以上6万人，占20.8%，其中65岁及以上4.1万人，占14.2%。",
        # Each share is of a whole of its own.
        "本科以上学历的教师，小学占78.5%、初中占93.2%。",
        # Rates that may well be above 100%.
        "移动电话普及率达118.3%，互联网宽带普及率达105%，银行拨备覆盖率达209.3%。",
        "各校建成一批党史主题教育基地。",
        "加强港澳台学生和来华留学生管理，支持香港、澳门和青川等国家重大平台建设。",
        "数字课堂、智慧校园、虚拟实验……元宇宙等新概念走进学校。",
        "原载《云河日报》（2026年03月05日 02版）。",
        "作为人工智能大模型应用试点，学校应当标注图片内容由人工智能生成的情形。",
        # Set phrases as leaders and central papers themselves put them.
        "广大教师要增强“四个自信”，践行以人民为中心发展思想。",
        "不断增强“两个维护”的政治自觉、思想自觉、行动自觉。",
        "代表团访问香港，与香港审计署署长座谈。",
        "努力让群众老有所养、病有所医、学有所教、劳有所得。",
        "全县共派出运动员120人，其中男足22人、女足22人。",
        # Beside the faults found since: what is told the same way and is right.
        "在校生由2000人增加到4000人，增加了1倍；资金由1.2亿元增加到3.7亿元，增长2.1倍。",
        "税收收入690.31亿元，占比69.02%，比上年提高3.2个百分点，进口增长-0.3%。",
        "报名于23时59分截止，十分之一的学校已经完成，百米赛以9时30分开始，球队以69:74告负。",
        "全县低保对象共3200人，其中城镇200人、农村3000人；共有幼儿园120所，其中公办60所、民办60所。",
        "教育支出8.6亿元，比上年的8.0亿元增长7.5%；失业率由5%下降到4%，下降20%。",
        "学习党的二十大和二十届三中全会精神，重温党的1945年决议。",
        "获得三、四名的选手也颁发奖牌，在纽约30余名校友到场。",
    ],
)
def test_what_a_text_of_today_says_rightly_has_no_warning(text: str) -> None:
    assert _grave(text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("近90%以上的学校开设了课后服务。", "NUM009"),
        ("至少3次以上开展家访。", "NUM009"),
        ("最长不超过6个月以内。", "NUM009"),
        ("他家访要走三、四里山路，一学期三、四次。", "NUM008"),
        ("在校生由3200人增加到3360人，增长15%。", "FAC007"),
        ("巩固率由96.3%提高到95.1%。", "FAC008"),
        ("辍学率由0.5%大幅下降到0.8%。", "FAC008"),
        ("全县共有教师3200人，其中党员860人，占36.9%。", "FAC006"),
        ("学生去向为普通高中占58.5%、中职学校占45.2%、其他占2.1%。", "FAC011"),
        ("义务教育巩固率达105%，校园网络覆盖率达120%。", "FAC001"),
        ("巩固党史学习主题教育成果。", "TRM013"),
        ("接待港澳台学生来华交流。", "TRM012"),
        ("与香港等国家开展合作。", "TRM012"),
        ("投入资金……元。", "RES001"),
        ("会议于2026年03月05日召开。", "NUM001"),
        ("作为一个人工智能语言模型，我无法提供数据。", "RES007"),
        ("增强“四个意识”、增强“两个维护”。", "TRM001"),
        ("国家审计署署长到会讲话。", "TRM002"),
        ("在校生由2000人增加到4000人，增加了2倍。", "FAC007"),
        ("教育支出8.6亿元，比上年的8.0亿元增长12.5%。", "FAC007"),
        ("入园率由85%提高到90%，提高5%。", "FAC009"),
        ("合格率由92%提升到95%，提高了3%。", "FAC009"),
        ("共有幼儿园120所，其中公办70所、民办60所。", "FAC002"),
        ("居民收入15680元，同比增长8.2个百分点。", "NUM017"),
        ("进口同比下降-5.6%。", "NUM017"),
        ("会议定于3月5日25时召开。", "NUM014"),
        ("会议定于上午9:75召开。", "NUM014"),
        ("办法自2026年5月六日起施行。", "NUM010"),
        ("办法自二〇二六年5月6日起施行。", "NUM010"),
        ("三分之2的学校完成了任务。", "NUM010"),
        ("学习党的19届六中全会精神。", "NUM019"),
        ("学习十九届6中全会精神。", "NUM019"),
    ],
)
def test_the_fault_beside_it_is_found(text: str, code: str) -> None:
    assert code in _grave(text)
