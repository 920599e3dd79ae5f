"""Years, days and times in running text → the forms of GB/T 15835—2011."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc import ordinals
from govdoc.lint.passage import PROSE, Kind, matches
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document

_PAGE_OF_PAPER = r"\d{1,2}日[ \u3000]*[（(第]?\d{1,2}版"
_PADDED = lazy(
    rf"0(?:(?<=年0)|(?<=年 0))(?=\d月)(?!\d月{_PAGE_OF_PAPER})|0(?<=月0)(?=\d日)(?!{_PAGE_OF_PAPER})"
    r"|0(?<![\d年.]0)(?=[1-9]月\d{1,2}日)"
)
_PADDED_MONTHS = [f"0{n}月" for n in range(1, 10)]


@rule("NUM001", "月、日前补了零")
def padded_date(document: Document) -> Iterator[Hit]:
    """成文日期用阿拉伯数字将年、月、日标全，月、日不编虚位，1不编为01；正文中的日期也照此写。

    依据：GB/T 9704—2012 7.3.5.4
    正例：2026年2月5日；原载《云河日报》（2026年02月05日 03版）。
    反例：会议定于2026年02月05日召开。
    反例：会议定于05月20日召开。
    """
    for passage, found in matches(document, _PADDED, "年0", "年 0", "月0", *_PADDED_MONTHS):
        at = found.start()
        fix = replacing(passage.text, (at, at + 1, ""))
        fault = hit(passage.text, at, at + 2, f"“{passage.value[at : at + 3]}”不编虚位，应去掉前面的“0”", fix)
        # The standard says so of 成文日期; of dates in the text it is a custom.
        yield replace(fault, severity=Severity.ERROR) if passage.element in _DATES else fault


_DATES = frozenset({"date", "print_date"})
_DOTTED = lazy(
    r"(?P<year>[12][09]\d\d)(?<![\d./\-]\d{4})(?P<mark>[./．、-])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\d./\-年%％])"
)
_LAST_MONTH, _LAST_DAY = 12, 31
_CHINESE_DAYS = [f"月{n}" for n in "一二三四五六七八九十"]


@rule("NUM002", "正文日期写法不规范")
def dotted_date(document: Document) -> Iterator[Hit]:
    """正文中的日期写作“2026年2月5日”，不写作“2026.02.05”“2026/2/5”；表格中的不在此列。

    依据：GB/T 15835—2011 5.1.4
    正例：会议于2026年2月5日召开，使用软件版本为3.2.1。
    反例：会议于2026.02.05召开。
    反例：会议于2026-02-05召开。
    反例：会议于2026年2月五日召开。
    反例：现场会定于5-20召开，教学楼2026.3开工。
    """
    for passage, found in matches(document, _DOTTED):
        month, day = int(found["month"]), int(found["day"])
        tabled = passage.kind in {Kind.CELL, Kind.CAPTION}
        if tabled or not (1 <= month <= _LAST_MONTH and 1 <= day <= _LAST_DAY):
            continue
        right = f"{found['year']}年{month}月{day}日"
        fault = hit(
            passage.text, *found.span(), f"日期应写作“{right}”", replacing(passage.text, (*found.span(), right))
        )
        # GB/T 7408 knows 2026-02-05, and a line that is nothing but a date may be a stamp.
        lax = found["mark"] in "-、" or not passage.in_sentences
        yield replace(fault, severity=Severity.INFO) if lax else fault
    for pattern, literals in ((_DOTTED_MONTH, _MONTH_VERBS), (_HYPHENED_DAY, _DAY_WORDS)):
        for passage, found in matches(document, pattern, *literals, kinds={Kind.BODY}):
            start, end = found.span("date")
            first, last = found["date"].replace("．", ".").replace("-", ".").split(".")
            right = f"{first}年{int(last)}月" if pattern is _DOTTED_MONTH else f"{int(first)}月{int(last)}日"
            fix = replacing(passage.text, (start, end, right), safe=False)
            fault = hit(passage.text, start, end, f"日期应写作“{right}”", fix)
            yield replace(fault, severity=Severity.INFO)
    for passage, found in matches(document, _MIXED_DAY, *_CHINESE_DAYS):
        told = ordinals.arabic(found["day"])
        if told is not None and told <= _LAST_DAY:
            yield hit(passage.text, *found.span(), f"“{found[0]}”混用两种数字，应写作“{found['month']}月{told}日”")


_DOTTED_MONTH = lazy(
    r"(?P<date>20(?<![\d.A-Za-z]20)[0-3]\d[.．](?:1[0-2]|0?[1-9]))(?=(?:召开|举行|举办|开工|竣工|建成|完工|启动|开学))"
)
"""2026.3召开."""
_MONTH_VERBS = ("召开", "举行", "举办", "开工", "竣工", "建成", "完工", "启动", "开学")
_HYPHENED_DAY = lazy(
    r"于(?<![高低大小等多少优次]于)(?P<date>(?:1[0-2]|0?[1-9])[-.．](?:[12]\d|3[01]|0?[1-9]))"
    r"(?=前|召开|举行|举办|开[始展工]|日(?<!-\d日)(?<!-\d\d日)(?![常益]))"
)
"""定于5-20召开; of 3-5日, days from 3 to 5, PUN009 speaks."""
_DAY_WORDS = [f"于{n}" for n in range(10)]
_MIXED_DAY = lazy(r"(?<!\d)(?P<month>\d{1,2})月(?P<day>[一二三四五六七八九十]{1,3})日(?![常益程夜游报内])")


_SHORT_YEAR = lazy(
    r"年(?<=2\d[—–～~\-－]2\d学年)(?<!\d2\d.2\d学年)|年(?<=20\d\d[—–～~\-－]2\d学年)|年(?<=\d\d年)(?:(?<=0\d[—–～~-]\d\d年)(?<![\d.—-]0\d.\d\d年)(?=[，。；的全])|(?<![\d.．,，—～~\-－百千万零一二三四五六七八九十年〔'’]..年)"
    r"(?:(?=\d{1,2}月\d{1,2}日|年?度(?!过)|底(?=[，。前])|初(?=[，。]))|(?<=0.年)(?!级)"
    r"|(?<=[自从]2.年)(?=起(?![步伏点]))|(?<=自[2-9].年)(?=[^，。；：前来以代\d]{2,10}以来)|(?<![续近约共整达第每满了过有]..年)(?=[春秋]季(?:学期|投|开|招|入|启|新))))"
)
"""The character behind a year of two digits."""


@rule("NUM003", "年份只写了两位")
def short_year(document: Document) -> Iterator[Hit]:
    """年份用四位数字，不简写为“26年”。

    依据：GB/T 15835—2011 5.1.4
    正例：2026年3月1日，25年教龄的教师受到表彰。
    反例：26年3月1日，全县教师受到表彰。
    反例：学校自08年建成以来，已有毕业生三千余名。
    反例：学校自98年建校以来，培养了大批人才。
    反例：26年春季学期开学以来，教学秩序井然。
    反例：25-26学年度教学质量监测即将开始。
    """
    for passage, found in matches(document, _SHORT_YEAR, "年", kinds=PROSE):
        end = found.end()
        start = end - (len("26学年") if passage.value[end - 2] == "学" else len("26年"))
        if not passage.cited(start, end):
            yield hit(passage.text, start, end, f"年份“{passage.value[start:end]}”应写全四位")


_DAY_NUMBER = lazy(
    r"(?P<year>\d{4}年)?(?P<month>\d{1,2}|元)月(?P<day>\d{1,2})(?P<word>号)(?![楼门房间厅桌文线车院馆台机井地令船])"
)


@rule("NUM011", "日期用了“号”")
def spoken_day(document: Document) -> Iterator[Hit]:
    """书面的日期用“日”，不用口语的“号”。

    依据：GB/T 15835—2011 5.1.4
    正例：会议定于2026年3月8日召开。
    反例：会议定于2026年3月8号召开。
    """
    for passage, found in matches(document, _DAY_NUMBER, "号", kinds=PROSE):
        if not passage.cited(*found.span()):
            fix = replacing(passage.text, (*found.span("word"), "日"))
            fault = hit(passage.text, *found.span(), f"“{found[0]}”应写作“{found[0][:-1]}日”", fix)
            yield fault if found["year"] else replace(fault, severity=Severity.INFO)  # in a speech it is spoken


_CHINESE_YEAR = lazy(
    r"[一二](?<![〇○零ＯO0ОΟ◯一二三四五六七八九十百千万].)[〇○零ＯO0ОΟ◯九八][〇○零ＯO0ОΟ◯一二三四五六七八九]{2}学?年"
)
_CENTURIES = [first + second for first in "一二" for second in "〇○零ＯO0ОΟ◯九八"]
_ZEROS = str.maketrans("○零ＯO0ОΟ◯", "〇〇〇〇〇〇〇〇")
"""Circles, the letter O (Latin, Cyrillic, Greek), the digit 0."""


@rule("NUM012", "汉字年份的“〇”写错")
def wrong_zero(document: Document) -> Iterator[Hit]:
    """汉字数字表示的年份、编号用“〇”，不用“零”、圆圈“○”、字母“O”；用于计量时才用“零”。

    依据：GB/T 15835—2011 5.2.5
    正例：二〇二六年，全县招聘教师一百零五名。
    反例：二零二六年，全县招聘教师一百零五名。
    """
    for passage, found in matches(document, _CHINESE_YEAR, *_CENTURIES):
        right = found[0].translate(_ZEROS)
        if right != found[0] and passage.element not in _DATES:  # of those ELE005 speaks
            fault = hit(
                passage.text,
                *found.span(),
                f"“{found[0]}”应写作“{right}”",
                replacing(passage.text, (*found.span(), right)),
            )
            # ○ stood for 〇 in most documents before the turn of the century.
            yield fault if "零" in found[0] else replace(fault, severity=Severity.INFO)
