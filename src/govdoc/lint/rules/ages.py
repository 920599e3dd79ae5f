"""Years of birth, founding, service beside ages and lengths → those that do not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc import ordinals
from govdoc.lint.indicators import subject_year
from govdoc.lint.passage import matches
from govdoc.lint.rule import Hit, hit, rule
from govdoc.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from govdoc.model import Document

_YEAR = r"(?:1[89]|20)\d\d"
_N = r"(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,3})"
_DAY = r"(?:\d{1,2}月)?(?:\d{1,2}日)?"
_BORN = lazy(
    rf"(?P<first>{_YEAR})年{_DAY}(?:出?生)(?:于[^，。；]{{1,10}})?[）)]?[，,](?:(?P<now>今年|现年|现)|(?:到|至)?(?P<last>{_YEAR})年)"
    rf"[^。；，\d]{{0,4}}?{_N}周?岁"
)
_AGED = lazy(rf"(?:今年|现年)(?P<n>\d{{2}})周?岁[，,](?P<first>{_YEAR})年{_DAY}出?生")
_FOUNDED = lazy(
    rf"(?:始建|创建|创办|成立|组建|建校|开办|兴办|(?<![修改扩新])建)于(?P<first>{_YEAR})年{_DAY}[^。；]{{0,16}}?"
    rf"(?:(?P<now>至今|距今|迄今|到今年)|(?:截?至|到|距)(?P<last>{_YEAR})年)[^。；\d]{{0,8}}?{_N}(?:个)?年(?!级|代|制|[月底末])"
)
_SERVED = lazy(
    rf"(?P<first>{_YEAR})年{_DAY}(?:起|以来)?(?P<verb>参加工作|从教|任教|执教|入党|结婚)[^。；\d]{{0,14}}?"
    rf"(?:(?P<now>至今|迄今|到今年|今年)|(?:截?至|到)(?P<last>{_YEAR})年)[^。；\d]{{0,8}}?(?:(?P<same>从教|任教|执教|党龄|教龄|工龄|工作)"
    rf"(?:已?有|已|了|达|满|整整)*{_N}(?:个)?年(?!级|代|制|[月底末])|(?:已?有|已|达|满)*(?P<n2>\d{{1,2}})年的?(?P<same2>教龄|党龄|工龄))"
)
_FROM_TO = lazy(
    rf"(?P<first>{_YEAR})年{_DAY}(?:—|–|-|～|~|至|到)(?P<last>{_YEAR})年{_DAY}[）)]?[，,]?[^。；，、\d]{{0,16}}?"
    rf"(?:坚守|从教|任教|工作|担任|扎根|服务|历时|为期|长达|连续|坚持)了?(?:整整|长达)?{_N}(?:个)?年(?!级|代|制|[月底末度])"
)
_CAME = lazy(
    rf"(?P<first>{_YEAR})年?(?:—|–|-|～|~|至|到)(?P<last>{_YEAR})年(?:底|末)?[，,]?(?P<n>[两三四五六七八九十]|\d)年(?:来|间|内|时间)"
)
_SPAN = lazy(
    rf"(?:近|过去|为期|今后)?(?<![第十百\d十一二三四五六七八九])(?P<n>[两三四五六七八九十]|\d)年(?:来|内|间|期|时间)?"
    rf"(?:(?:行动|计划|规划|攻坚|提升|整治)[^，。；（）()\d]{{0,10}})?[（(](?P<first>{_YEAR})年?(?:—|–|-|～|~|至|到)(?P<last>{_YEAR})年?[）)]"
)
_LASTED = lazy(
    rf"[从自](?P<first>{_YEAR})年[^。；\d]{{0,20}}[，,]历[时经]了?{_N}年[，,]?(?:于|[直截]?[到至])(?P<last>{_YEAR})年"
)
_BEGAN = lazy(
    rf"(?P<first>(?:19[4-9]|20\d)\d)年{_DAY}出?生[^。\n]{{0,60}}?(?<!\d)(?P<last>{_YEAR})年{_DAY}[^，。；\d]{{0,8}}?"
    rf"(?P<verb>参加工作|入党|加入中国共产党|大学毕业|本科毕业|从教|任教)"
)
_OLD_SERVED = lazy(
    r"(?:今年|现年)(?P<age>\d{2})周?岁(?:(?![代家父母夫妻爷奶姥兄弟姐妹祖辈共计])[^。\n\d]){0,14}?(?:\d{4}年出?生[^。\n\d]{0,10}?)?(?P<verb>从教|任教|执教|教龄|工龄|从事教育工作)(?:已?有?|了|达|满)*(?P<n>\d{1,2})年"
)
_BEGUN_SERVED = lazy(
    rf"(?P<first>{_YEAR})年{_DAY}(?:参加(?:教育)?工作|从教|走上讲台|任教)，(?P<verb>从教|教龄|执教|任教|工龄)(?:已?有?|了|达|满|近)*(?P<n>\d{{1,2}})(?:个)?年(?![级代制])"
)
_YOUNGEST = {"参加工作": 14, "从教": 14, "任教": 14}
_OF_AGE = 17
_SAME_VERBS = {
    "参加工作": ("工龄", "工作", "教龄"),
    "从教": ("从教", "教龄", "任教", "执教"), "任教": ("任教", "教龄", "执教", "从教"),
    "执教": ("执教", "教龄", "任教", "从教"), "入党": ("党龄",), "结婚": (),
}  # fmt: skip
_SLACK = 1


@rule("FAC031", "年龄、年限与年份不符")
def wrong_length_of_years(document: Document) -> Iterator[Hit]:
    """写明出生、建校、参加工作的年份，又写年龄、年数的，两者应当相符；虚岁、头尾都算均可。

    写“今年”“至今”的，以标题或者成文日期的年份为准。

    依据：《党政机关公文处理工作条例》第二十条（四）（数字应当准确）
    正例：学校始建于1958年，至2026年已有68年的办学历史；李老师2001年从教，到2026年已从教25年。
    正例：实施三年行动计划（2024—2026年），近五年（2021—2026年）累计投入3亿元。
    反例：学校始建于1958年，至2026年已有58年的办学历史。
    反例：李老师1990年从教，到2026年已从教26年。
    反例：张老师（1992年8月—2024年7月）在山村小学坚守了42年。
    反例：近五年（2021—2024年），全县累计投入3亿元。
    反例：王某，1975年3月出生，1985年7月参加工作。
    反例：李老师今年52岁，从教45年。
    反例：
        云河县教育局2026年工作总结
        王老师1968年出生，今年48岁。
    """
    for pattern, words in _LENGTHS:
        for passage, found in matches(document, pattern, *words):
            fields = found.groupdict()
            last = int(fields["last"]) if fields.get("last") else subject_year(document)
            told = ordinals.number(found["n"] or fields["n2"])
            if last is None or (
                pattern is _SERVED and (found["same"] or found["same2"]) not in _SAME_VERBS[found["verb"]]
            ):
                continue
            right = last - int(found["first"])
            if right > 0 and abs(told - right) > _SLACK:
                said = f"{found['first']}年到{last}年是{right}年，这里写作“{told}”，请核对"
                yield hit(passage.text, *found.span(), said)
    yield from _aged(document)
    yield from _too_young(document)
    yield from _served(document)
    for spanned, signs in _SPANS:
        for passage, found in matches(document, spanned, *signs):
            if (message := _spanned(found)) is not None:
                yield hit(passage.text, *found.span(), message)


def _aged(document: Document) -> Iterator[Hit]:
    """Compare 今年58岁，1978年出生 with the year of the document."""
    for passage, found in matches(document, _AGED, "岁，", "岁,"):
        year = subject_year(document)
        age = None if year is None else year - int(found["first"])
        if age is not None and abs(ordinals.number(found["n"]) - age) > _SLACK:
            said = f"{found['first']}年到{year}年是{age}年，这里写作“{found['n']}”，请核对"
            yield hit(passage.text, *found.span(), said)


def _served(document: Document) -> Iterator[Hit]:
    """Compare 今年58岁，从教50年, and 1998年参加工作，从教36年 in a paper of a year."""
    for passage, found in matches(document, _OLD_SERVED, "从教", "任教", "执教", "教龄", "工龄", "从事教育工作"):
        begun = int(found["age"]) - int(found["n"])
        if begun < _YOUNGEST["从教"]:
            began = f"{begun}岁就开始工作" if begun > 0 else "比年龄还长"
            said = f"今年{found['age']}岁，{found['verb']}{found['n']}年，{began}，请核对"
            yield hit(passage.text, *found.span(), said)
    year = subject_year(document)
    for passage, found in matches(document, _BEGUN_SERVED, "从教", "任教", "执教", "教龄", "工龄"):
        years = 0 if year is None else year - int(found["first"])
        # It may have ended, but it cannot have been longer than until today.
        if 0 < years < int(found["n"]) - _SLACK:
            said = f"{found['first']}年到{year}年只有{years}年，这里写作“{found['n']}”，请核对"
            yield hit(passage.text, *found.span(), said)


def _too_young(document: Document) -> Iterator[Hit]:
    """Find 1975年出生，1985年参加工作: at ten."""
    for passage, found in matches(document, _BEGAN, *_BEGINNINGS):
        age = int(found["last"]) - int(found["first"])
        if age < _YOUNGEST.get(found["verb"], _OF_AGE):
            said = f"{found['first']}年出生，到{found['last']}年只有{max(age, 0)}岁，请核对"
            yield hit(passage.text, *found.span(), said)


_BEGINNINGS = ("参加工作", "入党", "加入中国共产党", "大学毕业", "本科毕业", "从教", "任教")
_SPANS = (
    (_CAME, ("年来", "年间", "年内", "年时间")),
    (_SPAN, ("（20", "(20", "（19", "(19", "（18", "(18")),
)


def _spanned(found: re.Match[str]) -> str | None:
    """Tell that 近五年（2021—2024年） are four years; the first year may be counted or not."""
    between = int(found["last"]) - int(found["first"])
    told = ordinals.number(found["n"])
    if between < 0 or between in {told - 1, told}:
        return None
    return f"{found['first']}年到{found['last']}年是{between + 1}年，不是{found['n']}年，请核对"


_LENGTHS = (
    (_BORN, ("年生", "出生", "月生", "日生")),
    (_FOUNDED, ("建于", "始建于", "创建于", "创办于", "成立于", "组建于", "建校于", "开办于", "兴办于")),
    (_SERVED, ("从教", "任教", "执教", "教龄", "党龄", "工龄", "参加工作")),
    (_LASTED, ("历时", "历经")),
    (_FROM_TO, ("坚守", "从教", "任教", "工作", "担任", "扎根", "服务", "历时", "为期", "长达", "连续", "坚持")),
)
