"""Shares beyond the whole, and parts that do not make up their total → what cannot be true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.lint.figures import SHARE, Figure, at, name_before, sentences, shown
from govdoc.lint.passage import HAN, reading
from govdoc.lint.rule import Hit, rule
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.lint.figures import Sentence
    from govdoc.model import Document

_WHOLE = 100.0
_SHARE = lazy(
    r"(?:合格率|(?<!拨备)(?<!流动性)(?<!储备)(?<!保障)(?<!利息)覆盖率|(?<!电话)(?<!手机)(?<!宽带)(?<!用户)普及率|巩固率|(?<!毛)入学率|升学率|就业率|满意率|满意度|参与率|参训率|达标率|及格率|优秀率|优良率|录取率|毕业率"
    r"|(?<!毛)入园率|持证率|出勤率|到课率|知晓率|整改率|办结率|好评率|安装率|配备率|普惠率|公办率|本科率|占比)"
    rf"(?:[{HAN}]{{0,4}}?(?:达到?了?|为|至|提高到|提升到|突破|保持在|超过|高达))?$"
)
_LONGEST_SHARE = 16


@rule("FAC001", "比率超过100%")
def share_above_whole(document: Document) -> Iterator[Hit]:
    """合格率、覆盖率、入学率（毛入学率除外）这类比率不会超过100%。

    依据：《党政机关公文处理工作条例》第二十条（四）（数字应当准确）
    正例：学前毛入学率达105.2%，投资增长率达120%，巩固率为100%，移动电话普及率达118.3%，银行拨备覆盖率为209.3%。
    反例：义务教育巩固率达105%。
    """
    whole = reading(document).whole
    for sentence in sentences(document):
        for figure in sentence.figures:
            if figure.unit != SHARE or figure.value <= _WHOLE:
                continue
            if found := _SHARE.search(whole, max(sentence.start, figure.start - _LONGEST_SHARE), figure.start):
                said = whole[found.start() : figure.end]
                yield at(document, found.start(), figure.end, f"“{said}”超过100%，请核对")


DISJOINT = (
    frozenset({"男", "女"}),
    frozenset(
        {
            "幼儿园",
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
    frozenset({"中央", "国家级", "省级", "市级", "县级", "校级"}),
    frozenset({"中央资金", "中央补助", "省级资金", "省级补助", "市级资金", "县级资金", "县级配套", "自筹"}),
    frozenset({"城区", "农村", "乡村"}),
    frozenset({"城镇", "农村", "乡村"}),
    frozenset({"公办", "民办"}),
    frozenset({"上半年", "下半年"}),
    frozenset({"优秀", "良好", "及格", "合格", "不及格", "不合格"}),
    frozenset({"赞成", "反对", "弃权"}),
    frozenset({"非常满意", "很满意", "比较满意", "基本满意", "满意", "一般", "不满意"}),
)
"""Kinds of which a thing is one at most."""
EXHAUSTIVE = "男"
"""Whoever is not of this kind is of the other: the two make up the whole."""
_AMONG = "其中"
_TOTAL = lazy(rf"(?:共|现有|总计|合计|总[数量额投面])[^。；\d]{{0,12}}$|总[数量额投面][{HAN}]{{0,8}}$")
_TO_PARTS = lazy(r"(?!以上)[^。；\d]{0,12}$")
_REST = ("其余", "其他", "其它")
_NO_PART = lazy("[比较增减占达第每为]|平均|累计|以上|[男女][足篮排乒羽网冰曲手水棒垒]")
_BRACKET = lazy("[。；（）()]|其中")
_FEWEST_PARTS = 2


@rule("FAC002", "分项与总数不符")
def parts_and_total(document: Document) -> Iterator[Hit]:
    """“共……其中……”的分项不能超过总数；已经列尽的分项（男女，或者带“其余”）之和应当等于总数。

    只在分项互不重叠时比较；单位不同、带“余”的约数不比。

    依据：《党政机关公文处理工作条例》第二十条（四）（数字应当准确）
    正例：全县共有学校46所，其中小学30所、初中12所、高中4所。
    正例：全县共有教师3200人，其中党员860人、高级职称420人。
    正例：全县共派出运动员120人，其中男足22人、女足22人。
    正例：项目总投资1.2亿元，其中中央资金8000万元、县级配套4000万元。
    反例：全县共有学校46所，其中小学30所、初中15所、高中4所。
    反例：共有学员120人，其中男50人、女60人。
    反例：项目总投资1200万元，其中中央资金800万元、县级配套600万元。
    反例：全年共召开会议12次，其中上半年召开5次，下半年召开8次。
    """
    whole = reading(document).whole
    if _AMONG not in whole:
        return
    for sentence in sentences(document):
        place = whole.find(_AMONG, sentence.start, sentence.end)
        while place >= 0 and len(sentence.figures) > 1:
            total, parts = _listed(whole, sentence, place)
            if total is not None and (message := _contradiction(whole, total, parts)):
                yield at(document, total.start, parts[-1][1].end, message)
            place = whole.find(_AMONG, place + 1, sentence.end)


_Part = tuple[str, Figure]


def _listed(whole: str, sentence: Sentence, place: int) -> tuple[Figure | None, list[_Part]]:
    """Return the total before a 其中 and the parts behind it, each with its name; no total where none is sure."""
    before = [figure for figure in sentence.figures if figure.end <= place]
    if not before or before[-1].vague or before[-1].unit == SHARE:
        return None, []
    total = before[-1]
    if not _TO_PARTS.match(whole, total.end, place) or not _TOTAL.search(whole, sentence.start, total.start):
        return None, []
    stop = _BRACKET.search(whole, place + len(_AMONG), sentence.end)
    end, floor = stop.start() if stop else sentence.end, place + len(_AMONG)
    parts = []
    for figure in sentence.figures:
        if floor <= figure.start < end:
            name = name_before(whole, figure, floor)
            if figure.unit == total.unit and name and not _NO_PART.search(name):
                parts.append((name, figure))
            floor = figure.end
    return (total, parts) if parts else (None, [])


def _contradiction(whole: str, total: Figure, parts: list[_Part]) -> str | None:
    """Say how parts contradict their total, None where nothing is sure."""
    for name, part in parts:
        if part.value - part.step > total.value + total.step:
            return f"“{name}”{shown(whole, part)}大于总数{shown(whole, total)}，请核对"
    names = [name for name, _ in parts]
    kinds = next((kind for kind in DISJOINT if all(kind_of(name, kind) for name in names)), None)
    exhaustive = (kinds is not None and EXHAUSTIVE in kinds) or names[-1].startswith(_REST)
    if len(parts) < _FEWEST_PARTS or (kinds is None and not exhaustive) or any(part.vague for _, part in parts):
        return None
    if kinds is not None and len({kind_of(name, kinds) for name in names}) < len(names):
        return None
    added = sum(part.value for _, part in parts)
    slack = (total.step if total.step > 1 else 0) + sum(part.step for _, part in parts if part.step > 1)
    if added > total.value + slack or (exhaustive and added < total.value - slack):
        return f"分项之和为{amount(added, parts[0][1], whole)}，与总数{shown(whole, total)}不符，请核对"
    return None


def amount(value: float, like: Figure, whole: str) -> str:
    """Print a value in the scale and unit of a figure: 1400万元 beside 800万元."""
    said = shown(whole, like)
    scale = next((word for word in ("万亿", "亿", "万") if word in said), "")
    worth = {"万亿": 1e12, "亿": 1e8, "万": 1e4}.get(scale, 1)
    return f"{round(value / worth, 4):g}{scale}{said.lstrip('0123456789.,').removeprefix(scale)}"


def kind_of(name: str, kinds: frozenset[str]) -> str | None:
    """Return the kind that a name begins or ends with: 小学, 市级骨干教师, 女教师."""
    return next(
        (kind for kind in sorted(kinds, key=len, reverse=True) if name.endswith(kind) or name.startswith(kind)), None
    )
