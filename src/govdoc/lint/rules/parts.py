"""共……其中……, 总计……包括…… → parts that do not make up their total."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc import ordinals
from govdoc.lint.figures import at, left_open, name_before, shown
from govdoc.lint.passage import reading
from govdoc.lint.rule import Hit, Severity, rule
from govdoc.lint.rules.facts import amount, kind_of, kinds_of
from govdoc.lint.rules.partlists import Parts, announced, unannounced
from govdoc.lint.rules.spelled import spelled_parts
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.lint.figures import Sentence
    from govdoc.model import Document

_SEXES = frozenset({"男", "女"})
_EXHAUSTIVE = (_SEXES, frozenset({"公办", "民办"}), frozenset({"上半年", "下半年"}))
"""Kinds that make up the whole: whoever is not of the one is of the other."""
_REST = ("其余", "其他", "其它")
_OVERLAP = lazy(
    "党员|团员|教授|院士|专家|高级|骨干|带头人|名师|特级|硕士|博士|研究生|本科|学历|以[上下]|少数民族|留守|贫困|困难|残疾|寄宿|随迁|女"
    "|在编|在岗|临聘|代课|优质|示范|重点|普惠|获奖|达标|已|人才|其中|游客|境外|国际|省级|国家级|市级|县级|合格|优秀"
)
"""What a thing may be beside other things."""
_FUNDS = (
    "资金", "配套", "补助", "自筹", "投入", "投资", "拨款", "贷款", "债券", "财政", "预算", "收入", "支出", "安排",
    "解决", "承担", "统筹",
)  # fmt: skip
_OWN_FUNDS = "自筹"
"""What is left of a 总投资 when all others have given."""
_FEWEST_PARTS, _SURE_PARTS = 2, 3
_FARTHEST = 1.25
"""Parts that are more than a quarter too many are of another whole."""
_WHOLE_STEPS = frozenset({1.0, 1e4, 1e8})
"""Of amounts without decimals."""
_NEARLY, _NEARER = (0.97, 0.93), 0.04
"""From which share of the total on two, three parts are likely meant to be all of it."""


@rule("FAC002", "分项与总数不符")
def parts_and_total(document: Document) -> Iterator[Hit]:
    """“共……其中……”的分项不能超过总数；已经列尽的分项（男女，或者带“其余”）之和应当等于总数。

    只在分项互不重叠时比较；单位不同、带“余”的约数不比；
    分项是否重叠拿不准的，只作提示。

    依据：《党政机关公文处理工作条例》第二十条（四）（数字应当准确）
    正例：全县共有学校46所，其中小学30所、初中12所、高中4所。
    正例：全县共有教师3200人，其中党员860人、高级职称420人。
    正例：全县共派出运动员120人，其中男足22人、女足22人。
    正例：项目总投资1.2亿元，其中中央资金8000万元、县级配套4000万元。
    反例：全县共有学校46所，其中小学30所、初中15所、高中4所。
    反例：共有学员120人，其中男50人、女60人。
    反例：项目总投资1200万元，其中中央资金800万元、县级配套600万元。
    反例：全年共召开会议12次，其中上半年召开5次，下半年召开8次。
    反例：计划招聘教师80名，其中小学40名，初中25名，高中10名，幼儿园10名。
    反例：今年投入1.2亿元，用于校舍改造。其中，中央资金5400万元，省级资金3200万元，区级配套资金4400万元。
    反例：在校学生3126人，男生1582人，女生1564人。
    反例：三年累计新增学位12000个：2024年3500个、2025年4200个、2026年4500个。
    反例：实到会55人，赞成50票，反对4票，弃权3票。
    反例：全县共有学校六十八所，其中小学五十二所，初中十四所，九年一贯制学校四所。
    """
    whole = reading(document).whole
    for sentence, parts in announced(document):
        yield from _told(document, sentence, parts)
    for sentence, parts, place in unannounced(document):
        if _is_close(whole, parts, place):
            yield from _told(document, sentence, parts)
    yield from spelled_parts(document, whole)


def _told(document: Document, sentence: Sentence, parts: Parts) -> Iterator[Hit]:
    """Give the hit on a total that its parts contradict."""
    fault = _contradiction(reading(document).whole, parts)
    if fault is not None:
        first, last = max(parts.total.start, sentence.start), parts.figures[-1].end
        yield at(document, first, last, fault[0], severity=fault[1])


def _is_close(whole: str, parts: Parts, place: int) -> bool:
    """Whether parts that no 其中 announces stand right behind their total, which is of another kind than they."""
    total, added = parts.total, sum(part.value for part in parts.figures)
    name = name_before(whole, total, max(0, total.start - _LONGEST_NAME))
    kinds = kinds_of(parts.names)
    apart = kinds is not None and not any(kind in name for kind in kinds)
    apart = apart or (all(map(_YEAR.fullmatch, parts.names)) and _is_of_years(whole, parts))
    return apart and place - total.end <= 1 and added <= total.value * _FARTHEST


_LONGEST_NAME = 10


def _contradiction(whole: str, parts: Parts) -> tuple[str, Severity | None] | None:
    """Say how parts contradict their total, and how sure that is; None where nothing is."""
    total, names = parts.total, parts.names
    for name, part in zip(names, parts.figures, strict=True):
        if parts.called and part.value - part.step > total.value + total.step:
            return f"“{name}”{shown(whole, part)}大于总数{shown(whole, total)}，请核对", None
    if len(names) < _FEWEST_PARTS or any(part.vague for part in parts.figures):
        return None
    added = sum(part.value for part in parts.figures)
    open_ = left_open(total, *parts.figures)
    if abs(added - total.value) <= (_SAME if _are_exact(parts) else open_):
        return None
    kinds = kinds_of(names)
    if kinds is not None and len({kind_of(name, kinds) for name in names}) < len(names):
        kinds = None  # 小学语文、小学数学
    years = all(map(_YEAR.fullmatch, names)) and len({*names}) == len(names)
    exhaustive = kinds in _EXHAUSTIVE or names[-1].startswith(_REST) or _funded(parts)
    exhaustive = exhaustive or (years and _is_of_years(whole, parts))
    found, severity = _is_wrong(parts, added, kinds, named=kinds is not None or years, exhaustive=exhaustive)
    if abs(added - total.value) <= open_:
        severity = Severity.INFO  # each may have been rounded
    said = f"分项之和为{amount(added, parts.figures[0], whole)}，与总数{shown(whole, total)}不符，请核对"
    return (said, severity) if found else None


_SAME = 1e-6
_TEN_THOUSAND, _MOST_EXACT = 1e4, 1e7
"""元: what is planned in whole 万元, up to so much, is seldom rounded."""


def _are_exact(parts: Parts) -> bool:
    """Whether amounts of money are told in whole 万元, and few enough to be exact."""
    known = (parts.total, *parts.figures)
    whole = all(figure.step == _TEN_THOUSAND and figure.unit == "元" for figure in known)
    return whole and parts.pure and parts.whole and parts.total.value <= _MOST_EXACT


def _funded(parts: Parts) -> bool:
    """Whether parts are all that a 总投资 is paid from, what its owner raises last."""
    own = any(_OWN_FUNDS in name for name in parts.names)
    return own and parts.called and parts.whole and all(name.endswith(_FUNDS) for name in parts.names)


_YEAR = lazy(r"(?:19|20)\d\d年")
_YEARS_TOLD = lazy("(?P<n>[两三四五六七八九十])年(?:来|间|内|累计|共|多?时间)?[^。；]*$")
_LONGEST_CLAUSE = 40


def _is_of_years(whole: str, parts: Parts) -> bool:
    """Whether a total is told of as many years as there are parts: 三年累计投入."""
    floor = max(0, parts.total.start - _LONGEST_CLAUSE, whole.rfind("。", 0, parts.total.start))
    told = _YEARS_TOLD.search(whole, floor, parts.total.start)
    return told is not None and ordinals.number(told["n"]) == len(parts.names)


def _is_wrong(
    parts: Parts, added: float, kinds: frozenset[str] | None, *, named: bool, exhaustive: bool
) -> tuple[bool, Severity | None]:
    """Whether a sum that is not the total is a fault, and how sure that is."""
    share = added / parts.total.value if parts.total.value else 0.0
    if share > 1:
        sure = named or exhaustive
        return sure or (parts.pure and _may_add(parts, added)), _doubt(parts, share, sure=sure)
    if exhaustive and (parts.called or (kinds == _SEXES and parts.pure and parts.whole)):
        return True, None
    counted = all(figure.step in _WHOLE_STEPS for figure in (parts.total, *parts.figures))
    nearly = counted and share >= _NEARLY[len(parts.names) >= _SURE_PARTS] - (_NEARER if named and parts.called else 0)
    return parts.whole and (nearly or exhaustive) and (named or _may_add(parts, added)), Severity.INFO


def _doubt(parts: Parts, beyond: float, *, sure: bool) -> Severity | None:
    """Return info where it is not sure that parts have nothing in common, None where it is."""
    if sure and (parts.called or beyond <= _FARTHEST):
        return None
    ends = {name[-1] for name in parts.names}
    alike = (len(ends) == 1 and ends != {"人"}) or all(name.endswith(_FUNDS) for name in parts.names)
    return None if alike and parts.whole and beyond <= _FARTHEST else Severity.INFO


def _may_add(parts: Parts, added: float) -> bool:
    """Whether parts, told of a total, are likely meant to add up: none is what another may be too."""
    if any(_OVERLAP.search(name) for name in parts.names) and not all(name.endswith(_FUNDS) for name in parts.names):
        return False
    return len(set(parts.names)) == len(parts.names) and added <= parts.total.value * _FARTHEST
