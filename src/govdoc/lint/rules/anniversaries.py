"""周年, 第几个教师节, 五年规划 → those that the year beside them contradicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc import ordinals
from govdoc.lint.indicators import subject_year
from govdoc.lint.passage import HAN, matches
from govdoc.lint.rule import Hit, hit, rule
from govdoc.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from govdoc.model import Document

_EVENTS = {
    "中国共产党成立": 1921, "建党": 1921, "中华人民共和国成立": 1949, "新中国成立": 1949, "中国人民解放军建军": 1927,
    "中国共产主义青年团成立": 1922, "共青团成立": 1922, "建团": 1922, "中国少年先锋队建队": 1949, "少先队建队": 1949,
    "五四运动": 1919, "红军长征胜利": 1936, "中国工农红军长征胜利": 1936, "改革开放": 1978,
    "中国人民抗日战争暨世界反法西斯战争胜利": 1945, "抗日战争胜利": 1945, "抗战胜利": 1945,
}  # fmt: skip
"""What anniversaries are told of → its year."""
_DAYS = {
    "教师节": 1984, "全国中小学生安全教育日": 1995, "全国中小学生安全教育日活动": 1995, "全民国家安全教育日": 2015,
    "国家宪法日": 2013, "全国防灾减灾日": 2008, "世界读书日": 1995, "全国助残日": 1990,
    "全国推广普通话宣传周": 1997, "全国推普周": 1997, "中国航天日": 2015, "中国医师节": 2017, "国家公祭日": 2013,
    "全国爱眼日": 1995, "爱国卫生月": 1988, "全国爱国卫生月": 1988, "世界艾滋病日": 1987, "国际禁毒日": 1987,
    "世界无烟日": 1987, "全国学前教育宣传月": 2011, "全国消防日": 1991, "全国消防宣传日": 1991, "全国交通安全日": 2011,
    "中国农民丰收节": 2017, "全国安全生产月": 2001, "世界水日": 1992, "世界地球日": 1969, "植树节": 1978,
}  # fmt: skip
"""What is kept each year → the year before the first."""
_NUMERAL = r"\d{1,3}|[一二三四五六七八九十百零]{1,5}"
_YEAR = r"(?:(?P<year>(?:19|20)\d\d)年|(?P<current>今年))"
_EVENT = lazy(
    rf"{_YEAR}[，,]?(?:恰逢|正值|是|又?适逢|迎来|将?迎来|也是)+[^。；，]{{0,12}}?"
    rf"(?P<event>{'|'.join(sorted(_EVENTS, key=len, reverse=True))})"
    rf"(?P<number>{_NUMERAL})周年"
)
_DAY_NAMES = "|".join(sorted(_DAYS, key=len, reverse=True))
_DAY = lazy(
    rf"{_YEAR}(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?[^。；，\d]{{0,8}}?[，,]?(?:恰逢|正值|是|适逢|迎来|为|举行|开展|在|庆祝)*"
    rf"我?国?第(?P<number>{_NUMERAL})(?P<measure>[个届次])(?P<event>{_DAY_NAMES})"
)
_CELEBRATED = lazy(
    rf"(?:庆祝|迎来|喜迎|迎接|欢度)(?:了|我国)?第(?P<number>{_NUMERAL})(?P<measure>[个届次])(?P<event>{_DAY_NAMES})"
)
_ANY_YEAR = lazy(r"(?:19|20)\d\d年|去年|明年|当年|那年|[上前]年")
_FOUNDED = lazy(
    rf"(?:(?:始建|创建|创办|成立|组建|开办|建校)于(?P<first>(?:1[89]|20)\d\d)年|(?P<since>(?:1[89]|20)\d\d)年(?:始建|创建|创办|建校|建园))[^。；]{{0,30}}?(?P<phrase>{_YEAR}(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?[^。；\d]{{0,12}}?(?P<number>\d{{1,3}})周年)"
)
_BASIS_WORD = "周年"


@rule("FAC013", "周年、届次与年份不符")
def wrong_anniversary(document: Document) -> Iterator[Hit]:
    """某年是多少周年、第几个教师节，应当与年份相符。年份写“今年”的，以标题或者成文日期的年份为准。

    依据：《党政机关公文处理工作条例》第二十条（四）（数字应当准确）
    正例：2026年是中国共产党成立105周年，9月10日是2026年第42个教师节。
    正例：学校始建于1976年，2026年迎来建校50周年。
    反例：2026年是中国共产党成立106周年。
    反例：学校始建于民国三十八年（1948年）。
    反例：2026年9月10日是第41个教师节。
    反例：
        在庆祝第41个教师节大会上的讲话
        （2026年9月10日）
        同志们：
        今天，我们欢聚一堂，共同庆祝自己的节日。
    反例：2026年4月是第37个爱国卫生月。
    反例：学校始建于1976年，2026年迎来建校60周年。
    """
    yield from _reigns(document)
    for passage, found in matches(document, _EVENT, _BASIS_WORD):
        year = int(found["year"]) if found["year"] else subject_year(document)
        right = None if year is None else year - _EVENTS[found["event"]]
        if right is not None and 0 < right != _number(found):
            message = f"{year}年是{found['event']}{right}周年，这里写作“{found['number']}周年”，请核对"
            yield hit(passage.text, *found.span("number"), message)
    for passage, found in matches(document, _DAY, *_DAYS):
        year = int(found["year"]) if found["year"] else subject_year(document)
        if (said := _misnumbered(found, year)) is not None:
            yield hit(passage.text, *found.span("number"), said)
    yield from _celebrated(document)
    for passage, found in matches(document, _FOUNDED, _BASIS_WORD):
        year = int(found["year"]) if found["year"] else subject_year(document)
        first_year = int(found["first"] or found["since"])
        if year is not None and year - first_year != int(found["number"]):
            message = f"{first_year}年到{year}年是{year - first_year}周年，不是{found['number']}周年，请核对"
            yield hit(passage.text, *found.span("phrase"), message)


def _celebrated(document: Document) -> Iterator[Hit]:
    """Find 庆祝第41个教师节 in a paper of 2026, no other year told in its clause."""
    for passage, found in matches(document, _CELEBRATED, *_DAYS):
        year, begun = subject_year(document), passage.value.rfind("。", 0, found.start()) + 1
        if year is None or _ANY_YEAR.search(passage.value, begun, found.start()):
            continue
        if (message := _misnumbered(found, year)) is not None:
            yield hit(passage.text, *found.span("number"), message)


def _number(found: re.Match[str]) -> int:
    """Return the number of a match, in digits or in words."""
    return int(found["number"]) if found["number"].isdigit() else ordinals.arabic(found["number"]) or 0


def _misnumbered(found: re.Match[str], year: int | None) -> str | None:
    """Tell which 教师节 a year has where another is told; None where it is right, or there is no year."""
    right = 0 if year is None else year - _DAYS[found["event"]]
    if right <= 0 or right == _number(found):
        return None
    told = f"第{found['number']}{found['measure']}"
    return f"{year}年是第{right}{found['measure']}{found['event']}，这里写作“{told}”，请核对"


_REIGNS = {
    "民国": 1911, "宣统": 1908, "光绪": 1874, "同治": 1861, "咸丰": 1850, "道光": 1820, "嘉庆": 1795, "乾隆": 1735,
    "雍正": 1722, "康熙": 1661, "顺治": 1643,
}  # fmt: skip
"""A reign → the year before its first."""
_REIGN = lazy(
    rf"(?P<reign>{'|'.join(_REIGNS)})(?P<n>[一二三四五六七八九十]{{1,3}}|元)年[（(](?:公元)?(?P<year>1[6-9]\d\d)年?[）)]"
)


def _reigns(document: Document) -> Iterator[Hit]:
    """Find 民国三十八年（1948年）; the first and the last weeks of a year may be of the next."""
    for passage, found in matches(document, _REIGN, *_REIGNS):
        right = _REIGNS[found["reign"]] + (1 if found["n"] == "元" else ordinals.arabic(found["n"]) or 0)
        if int(found["year"]) not in {right, right + (found["reign"] != "民国")}:
            said = f"{found['reign']}{found['n']}年是{right}年，不是{found['year']}年，请核对"
            yield hit(passage.text, *found.span(), said)


_PLAN = lazy(
    r"“?十(?P<n>[一二三四五])五”?(?:时期|期间|[\u4e00-\u9fff]{0,12}规划)?[（(](?P<first>(?:19|20)\d\d)年?[—–\-～至](?P<last>(?:19|20)\d\d)年?[）)]"
)
_TURN = lazy(
    rf"(?P<year>20\d\d)年[，,]?是[^。；，]{{0,10}}?“十(?P<n>[一二三四五])五”(?:规划|时期)?(?:的|实施的?)?(?P<turn>开局|起步|收官|第一|最后一|头一)(?:之|起步之)?年[{HAN}]?"
)
_PLAN_WORDS = ("十一五", "十二五", "十三五", "十四五", "十五五")
_TENTH = 2001
"""The first year of the 十五 plan; each plan takes five."""
_SPAN = 5


@rule("FAC016", "五年规划的起止年份不对")
def wrong_plan_period(document: Document) -> Iterator[Hit]:
    """“十四五”是2021—2025年，“十五五”是2026—2030年；开局之年、收官之年应当与之相符。

    依据：《党政机关公文处理工作条例》第二十条（四）（时间应当准确）
    正例：“十五五”时期（2026—2030年）各项任务。2025年是“十四五”收官之年。
    反例：“十五五”时期（2025—2030年）各项任务。
    反例：2026年是“十四五”收官之年。
    """
    for passage, found in matches(document, _PLAN, *_PLAN_WORDS):
        first = _first_year(found["n"])
        if (int(found["first"]), int(found["last"])) != (first, first + _SPAN - 1):
            message = f"“十{found['n']}五”是{first}—{first + _SPAN - 1}年，请核对"
            yield hit(passage.text, *found.span(), message)
    for passage, found in matches(document, _TURN, *_PLAN_WORDS):
        first = _first_year(found["n"])
        right = first + _SPAN - 1 if found["turn"] in {"收官", "最后一"} else first
        if int(found["year"]) != right:
            message = f"“十{found['n']}五”是{first}—{first + _SPAN - 1}年，{found['turn']}之年是{right}年，请核对"
            yield hit(passage.text, *found.span(), message.replace("一之年", "一年"))


def _first_year(numeral: str) -> int:
    """Return the first year of a plan by its numeral: 四 of 十四五."""
    return _TENTH + _SPAN * (ordinals.arabic(numeral) or 0)
