"""Numbers, dates, ranges → what breaks GB/T 15835—2011 or counts twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govdoc.lint.passage import HAN, Kind, passages, prose
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document

_PADDED = re.compile(r"(?:(?<=年)|(?<=年 ))0(?=\d月)|(?<=月)0(?=\d日)")


@rule("NUM001", "月、日前补了零", Severity.ERROR)
def padded_date(document: Document) -> Iterator[Hit]:
    """年、月、日用阿拉伯数字标全，月、日不编虚位，1不编为01。

    依据：GB/T 9704—2012 7.3.5.4
    正例：2026年2月5日
    反例：会议定于2026年02月05日召开。
    """
    for passage in passages(document):
        for found in _PADDED.finditer(passage.value):
            at = found.start()
            fix = replacing(passage.text, (at, at + 1, ""))
            yield hit(passage.text, at, at + 2, f"“{passage.value[at : at + 3]}”不编虚位，应去掉前面的“0”", fix)


_DOTTED = re.compile(r"(?<![\d./\-])((?:19|20)\d\d)([./])(\d{1,2})\2(\d{1,2})(?![\d./\-年%％])")
_LAST_MONTH, _LAST_DAY = 12, 31


@rule("NUM002", "正文日期写法不规范")
def dotted_date(document: Document) -> Iterator[Hit]:
    """正文中的日期写作“2026年2月5日”，不写作“2026.02.05”“2026/2/5”；表格中的不在此列。

    依据：GB/T 15835—2011 5.2.1
    正例：会议于2026年2月5日召开，使用软件版本为3.2.1。
    反例：会议于2026.02.05召开。
    """
    for passage in passages(document):
        if passage.kind in {Kind.CELL, Kind.CAPTION}:
            continue
        for found in _DOTTED.finditer(passage.value):
            month, day = int(found[3]), int(found[4])
            if passage.is_address(found.start()) or not (1 <= month <= _LAST_MONTH and 1 <= day <= _LAST_DAY):
                continue
            right = f"{found[1]}年{month}月{day}日"
            yield hit(
                passage.text, *found.span(), f"日期应写作“{right}”", replacing(passage.text, (*found.span(), right))
            )


_SHORT_YEAR = re.compile(
    r"(?<![\d.．,，—～~\-－百千万零一二三四五六七八九十])"
    r"(?:(?P<full>\d{2})年(?=\d{1,2}月\d{1,2}日|年?度(?!过)|底(?=[，。前])|初(?=[，。]))|(?P<zero>0\d)年(?!级))"
)


@rule("NUM003", "年份只写了两位")
def short_year(document: Document) -> Iterator[Hit]:
    """年份用四位数字，不简写为“26年”。

    依据：GB/T 15835—2011 5.2.1
    正例：2026年3月1日，25年教龄的教师受到表彰。
    反例：26年3月1日，全县教师受到表彰。
    反例：学校自08年建成以来，已有毕业生三千余名。
    """
    for passage in prose(document):
        for found in _SHORT_YEAR.finditer(passage.value):
            if not passage.cited(*found.span()):
                yield hit(passage.text, *found.span(), f"年份“{found[0]}”应写全四位")


_FULL_WIDTH = re.compile(r"[０-９]+(?:[．：％][０-９]*)*")
_HALF = str.maketrans("０１２３４５６７８９．：％", "0123456789.:%")


@rule("NUM004", "用了全角数字")
def full_width_digit(document: Document) -> Iterator[Hit]:
    """阿拉伯数字用半角。

    依据：GB/T 15835—2011 5.1.1
    正例：全县共有学校46所。
    反例：全县共有学校４６所。
    """
    for passage in passages(document):
        for found in _FULL_WIDTH.finditer(passage.value):
            digits = found[0].rstrip("．：")
            right = digits.translate(_HALF)
            end = found.start() + len(digits)
            fix = replacing(passage.text, (found.start(), end, right))
            yield hit(passage.text, found.start(), end, f"全角“{digits}”应为半角“{right}”", fix)


_RANGE = re.compile(r"(?<![\d.\-/—～~第])(\d+(?:\.\d+)?)(-|~|～|—|－|–|至)(\d+(?:\.\d+)?)([%％万亿‰])")


@rule("NUM005", "数值范围的前项缺单位")
def range_without_unit(document: Document) -> Iterator[Hit]:
    """数值范围的前后两项都带百分号、“万”“亿”，省去前项的会产生歧义：“3～5万”可读作3至5万。

    依据：GB/T 15835—2011 5.1.3
    正例：提高5%～10%，投入3万～5万元，招聘20～30名教师。
    反例：提高5-10%。
    反例：投入3～5万元。
    """
    for passage in passages(document):
        for found in _RANGE.finditer(passage.value):
            first, sign, last, unit = found.groups()
            if float(first) >= float(last) or passage.is_address(found.start()):
                continue
            if len(first) == 4 and first[:2] in {"19", "20"} and "." not in first:  # noqa: PLR2004 - a year
                continue
            mark = sign if sign in "—～至" else "～"
            right = f"{first}{unit}{mark}{last}{unit}"
            fix = replacing(passage.text, (*found.span(), right), safe=unit in "%％‰")
            yield hit(passage.text, *found.span(), f"“{found[0]}”应写作“{right}”", fix)


_FEWER_TIMES = re.compile(
    r"(?:减少|降低|下降|缩小|缩减|缩短|减低|压缩|压减|削减)了?(?:约|近|将近|超过)?\s*(?:\d+(?:\.\d+)?|[一二两三四五六七八九十几数]+)(?:多|余)?倍"
)


@rule("NUM006", "减少用了“倍”")
def fewer_times(document: Document) -> Iterator[Hit]:
    """减少、降低不能用倍数：减少一倍即减为零。应当用百分数或者分数。

    依据：GB/T 15835—2011 及汉语表达习惯
    正例：教师病假人次减少了一半，生均用水下降30%，阅读量增加了2倍。
    反例：安全事故减少了2倍。
    """
    for passage in passages(document):
        for found in _FEWER_TIMES.finditer(passage.value):
            yield hit(passage.text, *found.span(), f"“{found[0]}”：减少不能用倍数，请改用百分数或分数")


_UNTIL = re.compile(
    r"(?:^|(?<=[，。；：、（(！？\s]))截止(?:到|至)?(?=\s*(?:\d|目前|今[年日]|本[月周]|现在|当前|去年|昨[天日]|[上前]个?月|X|×|[一二三四五六七八九十]+月))"
)


@rule("NUM007", "“截止”误作“截至”")
def until_for_by(document: Document) -> Iterator[Hit]:
    """时间状语用“截至”：截至某时为止。“截止”意为到期停止，后面不带时间宾语。

    依据：《现代汉语词典》“截至”“截止”条
    正例：截至2026年6月底，全县建成标准化考场12个；报名截止时间为7月1日。
    反例：截止2026年6月底，全县建成标准化考场12个。
    反例：截止到目前，全县建成标准化考场12个。
    """
    for passage in passages(document):
        for found in _UNTIL.finditer(passage.value):
            fix = replacing(passage.text, (*found.span(), "截至"))
            yield hit(passage.text, *found.span(), f"“{found[0]}”应为“截至”", fix)


_NEARLY = re.compile(
    rf"(?<=[{HAN}，,\d])(?<![第星期周])([一二三四五六七八九])、([一二三四五六七八九])(?=(?:十|百|千|万)?(?:天|个(?!方面|重点|问题|部分|要求)|名|次|遍|公里|里路|小时|分钟|岁|百|千|万|十))"
)
_NUMERALS = "一二三四五六七八九"


@rule("NUM008", "概数中间用了顿号")
def marked_approximation(document: Document) -> Iterator[Hit]:
    """相邻两个数字连用表示概数，中间不用顿号：三五天、七八十个。

    “一、二年级”“七、八月份”是缩略的并列，要用顿号，不在此列。

    依据：GB/T 15835—2011 5.1.5；GB/T 15834—2011 4.5.3.4
    正例：每周开展两三次活动，一、二年级不布置书面家庭作业。
    反例：每次用三、五天时间集中培训。
    """
    for passage in prose(document):
        for found in _NEARLY.finditer(passage.value):
            low, high = _NUMERALS.index(found[1]) + 1, _NUMERALS.index(found[2]) + 1
            if high == low + 1 or (low, high) == (3, 5):
                fix = replacing(passage.text, (found.start() + 1, found.start() + 2, ""))
                yield hit(passage.text, *found.span(), f"概数“{found[0]}”中间不用顿号", fix)


_AMOUNT = rf"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百千万]+)[{HAN}%％]{{0,4}}?"
_TWICE = re.compile(
    rf"(?:超过|不少于|不低于|至少|多于|高于){_AMOUNT}以上|(?:不超过|不多于|不高于|至多|低于|少于){_AMOUNT}(?:以下|以内)"
    rf"|(?:大约|将近|接近|约|近){_AMOUNT}(?:左右|上下)"
)


@rule("NUM009", "约数词语重复")
def doubled_approximation(document: Document) -> Iterator[Hit]:
    """“超过……以上”“近……左右”“约……左右”前后意思重复，只用其一。

    依据：GB/T 15835—2011 及汉语表达习惯
    正例：受益学生超过3000人，覆盖率达90%以上，平均每校约20人。
    反例：受益学生超过3000人以上。
    反例：平均每校约20人左右。
    """
    for passage in passages(document):
        for found in _TWICE.finditer(passage.value):
            yield hit(passage.text, *found.span(), f"“{found[0]}”前后重复，只用其一")


_MIXED = re.compile(
    r"(?<![\d.．])\d+(?:\.\d+)?(?:千(?!克|米|瓦|字|帕|伏|赫|卡|焦|吨|安|分|年|里|兆|位|比|周|户)|百(?!分|年|度|日|里|米|货|强|所|校|名|户|家|位))(?=[元人名个所册次多余\d]|万)"
)


@rule("NUM010", "数字与“百”“千”混用")
def mixed_numeral(document: Document) -> Iterator[Hit]:
    """阿拉伯数字之后只能接“万”“亿”，不接“百”“千”：写作3000名或者三千名，不写作3千名。

    依据：GB/T 15835—2011 5.1.2
    正例：培训教师3000人次，投入资金2.6万元，操场跑道长3千米。
    反例：培训教师3千人次。
    """
    for passage in passages(document):
        for found in _MIXED.finditer(passage.value):
            yield hit(passage.text, *found.span(), f"“{found[0]}”混用两种数字，应全用阿拉伯数字或者全用汉字")
