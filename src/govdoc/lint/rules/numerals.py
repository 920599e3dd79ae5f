"""Digits and 汉字 numerals → what breaks GB/T 15835—2011."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc.lint.passage import DIGITS, PROSE, matches
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document

_FULL_WIDTH = lazy(r"[０-９]+(?:[．：％][０-９]*)*")
_HALF = str.maketrans("０１２３４５６７８９．：％", "0123456789.:%")
_ANY_HALF = lazy(r"[0-9]")


@rule("NUM004", "用了全角数字")
def full_width_digit(document: Document) -> Iterator[Hit]:
    """阿拉伯数字用半角。

    依据：GB/T 15835—2011 5.1.7
    正例：全县共有学校46所。
    反例：全县共有学校４６所。
    """
    last, throughout = None, False
    for passage, found in matches(document, _FULL_WIDTH, *"０１２３４５６７８９"):
        if passage is not last:
            # Who writes all digits so, newspapers of old above all, follows a style of his own.
            throughout = len(_FULL_WIDTH.findall(passage.value)) > 1 and not _ANY_HALF.search(passage.value)
            last = passage
        digits = found[0].rstrip("．：")
        right = digits.translate(_HALF)
        end = found.start() + len(digits)
        fix = replacing(passage.text, (found.start(), end, right))
        fault = hit(passage.text, found.start(), end, f"全角“{digits}”应为半角“{right}”", fix)
        yield replace(fault, severity=Severity.INFO) if throughout else fault


_RANGE = lazy(
    r"\d(?<![\d.\-/—～~第].)(?P<first>\d*(?:\.\d+)?)(?P<sign>-|~|～|—|－|–|至)(?P<last>\d+(?:\.\d+)?)(?P<unit>[%％万亿‰])"
)
_UP_TO = [f"至{n}" for n in DIGITS]


@rule("NUM005", "数值范围的前项缺单位")
def range_without_unit(document: Document) -> Iterator[Hit]:
    """数值范围的前后两项都带百分号、“万”“亿”，省去前项的会产生歧义：“3～5万”可读作3至5万。

    依据：GB/T 15835—2011 5.1.3
    正例：提高5%～10%，投入3万～5万元，招聘20～30名教师。
    反例：提高5-10%。
    反例：投入3～5万元。
    """
    for passage, found in matches(document, _RANGE, *"-~～—－–", *_UP_TO):
        first, sign, last, unit = found[0][0] + found["first"], found["sign"], found["last"], found["unit"]
        if float(first) >= float(last):
            continue
        if len(first) == 4 and first[:2] in {"19", "20"} and "." not in first:  # noqa: PLR2004 - a year
            continue
        mark = sign if sign in "—～至" else "～"
        right = f"{first}{unit}{mark}{last}{unit}"
        fix = replacing(passage.text, (*found.span(), right), safe=unit in "%％‰")
        fault = hit(passage.text, *found.span(), f"“{found[0]}”应写作“{right}”", fix)
        # Nought has no unit to lose.
        yield replace(fault, severity=Severity.INFO) if sign == "至" or first == "0" else fault


_MIXED = lazy(
    r"\d(?:千(?!克|米|瓦|字|帕|伏|赫|卡|焦|吨|安|分|年|里|兆|位|比|周|户)|百(?!分|年|度|日|里|米|货|强|所|校|名|户|家|位))(?=[元人名个所册次多余份场张件户台套间篇封辆株棵零\d]|万)"
)
_TWO_FORMS = lazy(
    r"[一二两三四五六七八九十]分之\d+(?:\.\d+)?|\d+分之[一二两三四五六七八九十]+"
    r"|\d+(?<![\d.]\d)(?<![\d.]\d\d)分之\d+(?![\d.])|\d{4}年\d{1,2}月[一二三四五六七八九十]{1,3}日(?!游)"
    r"|年[一二三四五六七八九十]{1,2}月\d{1,2}日|\d{4}年[一二三四五六七八九十]{1,2}月(?=[，。、；至到—以起召开举])"
    r"|[一二三四五六七八九][万千百]\d[千百十](?=[名人个所件户亩份台套元次条项余多])|百分之[一二三四五六七八九十]{1,2}\d(?!\d)|百分之[一二三四五六七八九十]{1,3}[.．点]\d+"
    r"|\d{4}年[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日(?!游)|\d{1,2}日|[上中下]旬|[份底初末])|(?:一九|二[〇零○])[〇零○一二三四五六七八九]{2}年\d{1,2}月(?:\d{1,2}日)?"
    r"|(?<!\d)二[〇零○](?:[〇零○一二三四五六七八九]\d|\d[〇零○一二三四五六七八九]|\d\d)年|十(?<![一二三四五六七八九百千万第〇]十)[1-9](?=[万亿]?元|[名个所])"
    r"|[一二三四五六七八九十百]十[1-9](?:\.\d+)?(?=[%％])|[一二三四五六七八九十百]十[1-9](?=[名人个所件户亩份台套元次条项届])|[一二三四五六七八九][百千]\d{1,2}(?=[名人个所件户亩份台套元次条项])"
    r"|(?:[一二三四五六七八九]?十)?[一二三四五六七八九][.．][一二三四五六七八九](?=[万亿%％倍]|个百分点)"
    r"|(?<![\d第])[1-8]、[2-9][百千](?=[名人个余])"
    r"|二[〇○零][〇○零]?世纪|\d(?:亿万|万万|亿亿)元|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年\d{1,2}月\d{1,2}日"
)
"""三分之2, 2分之1, 2026年5月六日, 二〇二六年5月6日, 二十6名, 十二.五万, 二〇世纪, 3亿万元, 丙午年8月15日."""
_SMALL_FORMS = (
    (
        lazy(
            r"[1-8](?<![\d第].)[、至][二三四五六七八九]年级"
            r"|[一二三四五六七八](?<=[\u4e00-\u9fff，、（(].)(?<![第一二三四五六七八九十].)[、至][1-9]年级"
        ),
        [f"{mark}{n}年" for mark in "、至" for n in (*range(1, 10), *"二三四五六七八九")],
    ),
    (
        lazy(
            r"(?<!\d)\d{1,2}[点时][一二三四五]十?[一二三四五六七八九十]?分(?!之|钟)"
            r"|(?<![\d一二三四五六七八九十])[一二三四五六七八九十]{1,3}[点时]\d{1,2}分"
        ),
        [f"{mark}{n}" for mark in "点时" for n in (*"一二三四五", *range(10))],
    ),
    (
        lazy(
            r"[一二三四五六七八九十]{1,2}月(?<![一二三四五六七八九十历].月)(?<![一二三四五六七八九十历]..月)\d{1,2}日"
        ),
        [f"{n}月" for n in "一二三四五六七八九十"],
    ),
)
"""7至九年级, 9点三十分, 五月20日: short expressions for what common strings stand in."""
_IN_TWO_FORMS = (
    "世纪", "百分之", *(f"年{n}" for n in "一二三四五六七八九十"), "亿万", "万万", "亿亿",
    *(f"{ten}{n}" for ten in "十百千万" for n in range(10)),
    *(f"{n}{dot}" for n in "一二三四五六七八九" for dot in ".．"),
    *(f"{n}年" for n in "子丑寅卯辰巳午未申酉戌亥"),
    *(f"分之{n}" for n in range(10)), *(f"{n}分之" for n in range(10)),
    "一九", "二〇", "二零", "二○",
    *(f"、{n}{ten}" for n in range(2, 10) for ten in "百千"), *(f"月{n}" for n in "一二三四五六七八九十"),
)  # fmt: skip
_UNLIKE = lazy(
    r"(?<![第十百千万一二三四五六七八九])[一二三四五六七八九]?[十百][一二三四五六七八九十]{1,3}(?P<unit>[所名户件])"
    r"[、，][^，。；、\d]{0,6}\d+(?P=unit)(?=[、，。；])"
    r"|(?<!\d)\d+(?P<other>[所名户件])[、，][^，。；、\d]{0,6}"
    r"(?:[二三四五六七八九]?[十百][一二三四五六七八九十]{1,3}|(?<!第)[两二三四五六七八九])(?P=other)(?=[、，。；])"
    r"|(?<!\d)\d+(?P<third>[所名])[^，。；、\d]{1,10}[、，][二三四五六七八九](?P=third)(?=[^，。；、\d]{1,10}[、，。；])"
)
"""小学三十二所、初中8所."""
_TENS = [f"{n}{unit}" for n in "一二两三四五六七八九十" for unit in "所名户件"]
_DECADE = lazy(r"(?:20|19|上个?)世纪[一二三四五六七八九]十年代|二十世纪\d0年代")
_NUMBER_BEFORE = lazy(r"(?:\d+[.．])?\d+$")
_HUNDREDS = [f"{n}{ten}" for n in range(10) for ten in "千百"]


@rule("NUM010", "数字与“百”“千”混用")
def mixed_numeral(document: Document) -> Iterator[Hit]:
    """阿拉伯数字之后只能接“万”“亿”，不接“百”“千”：写作3000名或者三千名，不写作3千名；一个分数、日期里也不混用两种数字。

    依据：GB/T 15835—2011 5.3、4.3
    正例：培训教师3000人次，投入资金2.6万元，操场跑道长3千米。
    反例：培训教师3千人次。
    反例：发放宣传资料3千份，组织家长会2百场次。
    反例：三分之2的学校完成了任务。
    反例：方案自2026年5月六日起执行。
    反例：全县有小学三十二所、初中8所。
    反例：20世纪八十年代普及了初等教育。
    反例：本项活动面向7至九年级学生，上午9点三十分开始。
    """
    for pattern, literals in ((_TWO_FORMS, _IN_TWO_FORMS), *_SMALL_FORMS):
        for passage, found in matches(document, pattern, *literals, kinds=PROSE):
            yield hit(passage.text, *found.span(), f"“{found[0]}”混用两种数字，应全用阿拉伯数字或者全用汉字")
    for pattern, literals in ((_UNLIKE, _TENS), (_DECADE, ("十年代", "0年代"))):
        for passage, found in matches(document, pattern, *literals, kinds=PROSE):
            said = f"“{found[0]}”用了两种数字，同类的数写法应当一致"
            yield replace(hit(passage.text, *found.span(), said), severity=Severity.INFO)
    for passage, found in matches(document, _MIXED, *_HUNDREDS):
        before = _NUMBER_BEFORE.search(passage.value, max(0, found.start() - 12), found.start() + 1)
        start = before.start() if before else found.start()
        what = passage.value[start : found.end()]
        yield hit(passage.text, start, found.end(), f"“{what}”混用两种数字，应全用阿拉伯数字或者全用汉字")
