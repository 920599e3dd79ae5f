"""Shares beyond the whole; kinds of which a thing is one at most → what cannot be true."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from govdoc.lint.figures import SHARE, Figure, at, sentences, shown
from govdoc.lint.passage import HAN, reading
from govdoc.lint.rule import Hit, Severity, rule
from govdoc.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from govdoc.lint.figures import Sentence
    from govdoc.model import Document

_WHOLE = 100.0
_SHARE = lazy(
    rf"(?:[{HAN}]{{2}}率|[A-Z]级[{HAN}]{{0,2}}率|满意度|占比|[^人男女]比例|比重)"
    rf"(?:[{HAN}]{{0,4}}?(?:分别)?(?:达到?了?|为|至|提高到|提升到|突破|保持在|超过|高达))?$"
)
_SURE = lazy(
    "合格率|覆盖率|普及率|巩固率|(?<!毛)入学率|升学率|就业率|满意率|满意度|参与率|参训率|达标率|及格率|优秀率|优良率|录取率|毕业率"
    "|[A-Z]级[优达]?[秀标]?率|(?<!毛)入园率|持证率|出勤率|到课率|知晓率|整改率|办结率|好评率|安装率|配备率|普惠率|公办率|本科率|占比|比重"
)
"""Shares of a whole; of another rate nobody here knows whether it is one."""
_OF_ALL = lazy("的(?:学生|学校|教师|家长|群众|幼儿|职工|村|乡镇|县|社区|党员|干部|班级)")
_BEYOND = lazy(
    "(?:增长|增速|完成|毛入学|毛入园|自给|利用|使用|周转|负债|产销|回报|收益|利润|执行|偿付|充足|贡献|增幅|涨幅|超额|换手"
    "|溢价|认购|负担|抚养|入住|上座|执行|增值|升值|通胀|膨胀|缩水|折算|折现|倍|速|汇|功|频|心|曲|斜|变化|弹性|性别|备付"
    "|拨备覆盖|流动性覆盖|储备覆盖|保障覆盖|利息覆盖|电话普及|手机普及|宽带普及|用户普及|机普及|装机|开机|满负荷|负荷|杠杆|资本|资产"
    "|兑换|税|费|折旧|损耗|投入产出|产出|复合|年化|累计|实现|预算|超产|达产|签约|成交|去化|出租|床位|满员|超员|载|有效|转化|市盈|市净|保值|复种|报名|竞争|招录|报录|回购|分红|派息|股息|贴现|发展|递增|提升|扩张|繁殖"
    "|债务|偿债|成本|证券化|货币化|收缴|征缴|回款|到位|补偿|兑现|恢复|置换|抵押|质押|担保|压减|存贷|存贷款|赔付|成长|达成|开发|容积|产|生育|毛利|净利|清收|征收|拉动|支撑|孵化|增效|效)率"
)
"""Rates that may well be more than the whole."""
_LONGEST_SHARE, _LONGEST_RATE = 16, 6
_LESS = lazy("(?:下降|减少|降低|压减|缩减|降幅|减幅)(?:了|达到?|为)*$")
_BELOW_NOTHING = lazy("[利润盈亏益收顺逆差增速流值效]")
"""What may fall by more than the whole: a profit turns into a loss."""
_LONGEST_LESS, _LONGEST_CLAUSE, _SHORT_CLAUSE = 8, 30, 6
"""Code points; a clause as short as 同比 speaks of what the one before it names."""


@rule("FAC001", "比率超过100%")
def share_above_whole(document: Document) -> Iterator[Hit]:
    """合格率、覆盖率、入学率（毛入学率除外）这类比率不会超过100%；不常见的比率只作提示。

    依据：《党政机关公文处理工作条例》第二十条（四）（数字应当准确）
    正例：学前三年毛入园率达105.2%，投资增长率达120%，巩固率为100%，移动电话普及率达118.3%，银行拨备覆盖率为209.3%。
    反例：义务教育巩固率达105%。
    正例：企业利润总额下降120%，由盈转亏。
    反例：残疾儿童少年入学率达到100%以上。
    反例：全年安全事故下降120%。
    """
    whole = reading(document).whole
    for sentence in sentences(document):
        for at_, figure in enumerate(sentence.figures):
            beyond = figure.value > _WHOLE or (figure.value == _WHOLE and whole.endswith("以上", 0, figure.end))
            if figure.unit != SHARE or not beyond:
                continue
            if _OF_ALL.match(whole, figure.end):
                yield at(document, figure.start, figure.end, f"“{shown(whole, figure)}”超过100%，请核对")
            named = _first_of_series(whole, sentence, at_)
            if found := _SHARE.search(whole, max(sentence.start, named.start - _LONGEST_SHARE), named.start):
                said = whole[found.start() : figure.end]
                if _BEYOND.search(whole, max(sentence.start, found.start() - _LONGEST_RATE), figure.start):
                    continue
                severity = None if _SURE.search(said) else Severity.INFO
                yield at(document, found.start(), figure.end, f"“{said}”超过100%，请核对", severity=severity)
            elif found := _less(whole, sentence, figure):
                said = whole[found.start() : figure.end]
                yield at(document, found.start(), figure.end, f"“{said}”：减少不会超过100%，请核对")


def _first_of_series(whole: str, sentence: Sentence, at_: int) -> Figure:
    """Return the first of the shares that are told under one name: 占比分别达到40%、60%."""
    figures = sentence.figures
    while at_ and figures[at_ - 1].unit == SHARE and whole[figures[at_ - 1].end : figures[at_].start] in _BESIDE:
        at_ -= 1
    return figures[at_]


_BESIDE = frozenset("、和及")


def _less(whole: str, sentence: Sentence, figure: Figure) -> re.Match[str] | None:
    """Return the match of what tells that something fell by more than all of it, None where it may have."""
    found = _LESS.search(whole, max(sentence.start, figure.start - _LONGEST_LESS), figure.start)
    if found is None or figure.value <= _WHOLE:
        return None
    told = whole[max(sentence.start, found.start() - _LONGEST_CLAUSE) : found.start()]
    own = told.rpartition("，")[2]
    return None if _BELOW_NOTHING.search(own if len(own) > _SHORT_CLAUSE else told) else found


DISJOINT = (
    frozenset({"男", "女"}),
    frozenset(
        {
            "幼儿园",
            "幼儿",
            "小学",
            "初中",
            "高中",
            "中职",
            "初级中学",
            "普通高中",
            "中等职业学校",
            "特殊教育学校",
            "九年一贯制学校",
            "完全中学",
            "十二年一贯制学校",
        }
    ),
    frozenset({"学前教育", "义务教育", "高中教育", "普通高中教育", "职业教育", "中等职业教育", "特殊教育", "高等教育"}),
    frozenset({"新建", "续建", "改建", "扩建", "改扩建", "迁建"}),
    frozenset({"大班", "中班", "小班", "托班"}),
    frozenset({"一等奖", "二等奖", "三等奖", "优秀奖"}),
    frozenset({"中央", "国家级", "省级", "市级", "县级", "区级", "校级", "乡级", "镇级"}),
    frozenset({"中央资金", "中央补助", "省级资金", "省级补助", "市级资金", "县级资金", "县级配套", "自筹"}),
    frozenset({"城区", "农村", "乡村"}),
    frozenset({"城镇", "农村", "乡村"}),
    frozenset({"公办", "民办"}),
    frozenset({"上半年", "下半年"}),
    frozenset({"优秀", "良好", "及格", "合格", "不及格", "不合格"}),
    frozenset({"赞成", "反对", "弃权"}),
    frozenset({"研究生", "本科", "专科", "大专", "中专", "高中及以下"}),
    frozenset({"正高级", "副高级", "一级教师", "二级教师", "三级教师", "中级", "初级", "高级教师"}),
    frozenset({"高级", "中级", "初级", "初级及以下", "未定级"}),
    frozenset({"线上", "线下"}),
    frozenset({"完工", "竣工", "在建", "未开工", "待建"}),
    frozenset({"非常满意", "很满意", "比较满意", "基本满意", "满意", "一般", "不满意"}),
)
"""Kinds of which a thing is one at most."""


def amount(value: float, like: Figure, whole: str) -> str:
    """Print a value in the scale and unit of a figure: 1400万元 beside 800万元."""
    said = shown(whole, like)
    scale = next((word for word in ("万亿", "亿", "万") if word in said), "")
    worth = {"万亿": 1e12, "亿": 1e8, "万": 1e4}.get(scale, 1)
    return f"{round(value / worth, 4):.12g}{scale}{said.lstrip('0123456789.,').removeprefix(scale)}"


@cache
def _longest_first(kinds: frozenset[str]) -> tuple[str, ...]:
    """Return kinds, the longest first."""
    return tuple(sorted(kinds, key=len, reverse=True))


def kinds_of(names: Sequence[str]) -> frozenset[str] | None:
    """Return the list of kinds, nothing of one another, that all names are of; None where there is none."""
    return next((kinds for kinds in DISJOINT if all(kind_of(name, kinds) for name in names)), None)


def kind_of(name: str, kinds: frozenset[str]) -> str | None:
    """Return the kind that a name begins or ends with: 小学, 市级骨干教师, 女教师."""
    return next((kind for kind in _longest_first(kinds) if name.endswith(kind) or name.startswith(kind)), None)
