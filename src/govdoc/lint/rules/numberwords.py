"""Numerals that are parts of words, lunar dates, exact figures → 汉字 or digits (GB/T 15835—2011 4.1, 4.2)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc import ordinals
from govdoc.lint.passage import PROSE, matches, reading
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document

_NUMERALS = "一二三四五六七八九"
_FEW = lazy(
    r"(?:几(?<![十百千万]几)|数(?<=[有达了近，。；、：（]数))10{1,3}(?=[余多]?[名个所人天年])|\d*[1-9]0?几(?=[个名所人次项天年岁万件场种]|多)"
)
"""表彰了数10名教师; the number of something, 学生总数100人, is no 数百."""


@rule("NUM018", "含“几”的概数用了阿拉伯数字")
def digits_with_few(document: Document) -> Iterator[Hit]:
    """含“几”的概数用汉字：二十几个、几十万，不写作“20几个”。

    依据：GB/T 15835—2011 4.2.2
    正例：全县有二十几个教学点。
    反例：全县有20几个教学点。
    """
    for passage, found in matches(document, _FEW, "几", "数1"):
        if passage.value[found.start() - 1 : found.start()] not in set(".-—～第"):
            yield hit(passage.text, *found.span(), f"“{found[0]}”应全用汉字")


_IDIOMS = (
    r"(?:1心1意|3心2意|4面8方|5湖4海|5颜6色|3令5申|7上8下|9牛1毛|1举[两2]得|10全10美|千方100计|1丝不苟|1如既往"
    r"|1视同仁|1带1路|1国[两2]制|1把手(?![枪电术])|1刀切|1票否决|1岗双责|1校1策|1站式|1日3餐|举1反3|第1(?:时间|责任人|要务|资源)|1以贯之|1盘棋|1张蓝图|3位1体|1抓到底|1事1议|1人1案|3农(?=问题|工作|[，。；、”])"
    r"|1对1(?=[帮辅结指培服教])|第3方(?=机构|评估|检测|平台|公司|服务|支付)|5位1体|3个代表|3会1课|[两2]学1做|3重1大|5育(?=并举|融合|并重)|3全育人|3好学生|4有(?=好老师|教师)|第1书记|第2课堂|4个意识|4个自信|2个确立|(?:2个维护|4个全面)(?=[”，。、；]|$)|4史(?=教育|学习)|“[1-9](?:稳|保|免|严|讲|清|通|同|化|增|减|好)(?:[1-9][稳保免严讲清通同化增减补])?”)"
)
_FESTIVALS = (
    r"(?<![\d.·])(?:5[4四]|五4)(?:青年节|运动)|(?<![\d.·])8一建军节|(?<![\d.·])10一国庆|(?<![\d.·])(?:51|5一|五1)(?:国际)?劳动节"
    r"|(?<![\d.·])(?:61|6一|六1)(?:国际)?儿童节|十1(?:国庆|黄金周|长假)|(?<!\d)77事变"
)
_PLAN = (
    r"(?:1[0-9]五|十[0-9]五|十[一二三四五]5|“1[0-9][·.、]5)(?=”?(?:时期|规划|期间|以来|开局|收官|末|初|教育|国民|发展))"
)
_SCHOOLS = lazy(r"第[1-9](?=(?:初级|高级|实验|职业)?(?:中学|小学|幼儿园)(?:校长|教师|学生|举|开|在|的|，|。|、))")
_CONGRESS = (
    r"党的\d{1,2}(?:大(?=[报精召开以会代提指和、，。])|届)|届[1-7]中全会|(?<!\d)\d{1,2}届[一二三四五六七]中全会"
    r"|(?<!\d)\d届\d次(?=会议|全会|全体|理事会|大会|职代会|教代会)|[一二三四五六七八九十]届(?:\d{1,2}次(?=会议|全会|全体|理事会|大会|职代会|教代会|教职工)|第\d{1,2}次(?=职代会|教代会|教职工))"
)
_FIXED = lazy(rf"{_IDIOMS}|{_CONGRESS}|{_FESTIVALS}|{_PLAN}")


_DIGIT_WORDS = (
    "1心1", "3心2", "4面8", "5湖4", "5颜6", "3令5", "7上8", "9牛1", "1举", "10全10", "方100计", "1丝不", "1如既",
    "1视同", "1对1", "1带1", "1国", "1把手", "1刀切", "1票否", "1岗双", "1校1", "1站式", "1日3", "举1反", "第1时",
    "第1责", "第1要", "第1资", "1以贯", "1盘棋", "1张蓝", "3位1", "1抓到", "1事1", "1人1案", "3农", "第3方", "5位1",
    "3个代", "3会1", "学1做", "3重1", "5育", "3全育", "3好学", "4有", "第1书记", "第2课堂", "4个意", "4个自",
    "2个确", "2个维", "4个全", "4史",
    *(f"党的{n}" for n in range(10)), *(f"“{n}" for n in range(1, 10)),
    "4青年", "四青年", "4运动", "四运动", *(f"{n}{word}" for n in "1一" for word in ("劳动", "国际", "儿童")),
    "十1", "77事变", "8一建", "10一国", *(f"届第{n}" for n in range(10)),
    *(f"届{n}{word}" for n in range(10) for word in "中次"), *(f"{n}届" for n in range(10)),
    *(f"十{n}5" for n in "一二三四五"), *(f"{n}五" for n in range(10)),
    *(f"1{n}{mark}5" for n in range(10) for mark in "·.、"),
)  # fmt: skip
_NUMBERED = [f"第{n}" for n in range(1, 10)]


@rule("NUM019", "固定词语中的数字用了阿拉伯数字")
def digits_in_idiom(document: Document) -> Iterator[Hit]:
    """成语、惯用语、缩略语中的数字是语素，用汉字：一心一意、四面八方、第三方、“四个意识”、党的二十届三中全会。

    依据：GB/T 15835—2011 4.2.3
    正例：增强“四个意识”，委托第三方机构开展评估。
    反例：增强“4个意识”，委托第3方机构开展评估。
    反例：贯彻党的20大精神。
    反例：学习党的十九届6中全会精神。
    反例：编制“15五”教育规划。
    反例：开展5四青年节主题团日活动，召开第三届第2次教代会。
    """
    for passage, found in matches(document, _SCHOOLS, *_NUMBERED, kinds=PROSE):
        right = f"第{_NUMERALS[int(found[0][1]) - 1]}"
        fix = replacing(passage.text, (*found.span(), right), safe=False)
        fault = hit(passage.text, *found.span(), f"校名中的“{found[0]}”一般写作“{right}”", fix)
        yield replace(fault, severity=Severity.INFO)
    for passage, found in matches(document, _FIXED, *_DIGIT_WORDS):
        if not passage.value[max(0, found.start() - 1) : found.start()].isdigit():
            yield hit(passage.text, *found.span(), f"“{found[0]}”中的数字应用汉字")


_LUNAR = lazy(
    r"(?:农历|阴历|夏历)(?:[\d正]{1,2}月)(?:初?\d{1,2})|(?:正月|腊月|冬月)(?:初)?\d{1,2}(?![\d月])"
    r"|星期[1-7](?![\d—～\-至])|周[1-7](?=[至到—～](?:周[1-7一二三四五六日]|[1-7一二三四五六日](?![次天节课小个名场遍篇趟人项学\d.—～\-至到]))|上午|下午|晚上|早[上晨]|中午|夜间|放学|课后)"
    r"|[一二三四五六七八九十]{1,2}月(?<![每近前后整约达几].月)初?\d{1,2}(?=中秋|元宵|端午|重阳|腊八|小年)|(?:康熙|雍正|乾隆|嘉庆|道光|咸丰|同治|光绪|宣统)\d{1,2}年"
)


_LUNAR_WORDS = (
    "农历", "阴历", "夏历", "正月", "腊月", "冬月", "星期", "康熙", "雍正", "乾隆", "嘉庆", "道光", "咸丰", "同治",
    "光绪", "宣统", *(f"周{n}" for n in range(1, 8)), "中秋", "元宵", "端午", "重阳", "腊八", "小年",
)  # fmt: skip


@rule("NUM020", "农历、星期、年号用了阿拉伯数字")
def digits_in_lunar_date(document: Document) -> Iterator[Hit]:
    """农历月日、星期几、历史上的年号纪年用汉字：农历八月十五、星期五、光绪三十一年。

    依据：GB/T 15835—2011 4.2.1、4.2.3
    正例：学校始建于光绪三十一年，每周星期五开放，农历八月十五放假。
    反例：每周星期5开放。
    反例：每周5下午大扫除，八月15中秋节放假。
    """
    for passage, found in matches(document, _LUNAR, *_LUNAR_WORDS):
        yield hit(passage.text, *found.span(), f"“{found[0]}”中的数字应用汉字")


_FIGURE = "[一二三四五六七八九]"
_EXACT = lazy(
    rf"(?<![〇零一二三四五六七八九十百千万亿第])(?:[一二三四五六七八九十百千]{{1,5}}[万亿]零?)?{_FIGURE}[千百](?:[零一二三四五六七八九十百]{{0,4}}{_FIGURE}[百十]?)"
    r"(?=[所名户个亩套台册辆栋座吨份篇](?![半一]|日[日夜]|昼夜)|人(?![大民心])|[万亿]?元|公里|公顷|平方米|立方米|米)"
    rf"|(?:百分之)?(?<![零一二三四五六七八九十百千万第])[零一二三四五六七八九十百千]{{1,8}}点(?:零?{_FIGURE}){{1,2}}"
    r"(?:(?<=百分之...)|(?<=百分之....)|(?<=百分之.....)|(?<=百分之......)|(?=[万亿亩元吨倍]|公里|公顷|平方米|个百分点))"
)
_IN_DIGITS = lazy(r"\d[所名人个万亿元%％项次份平公亩米吨分台册]")
_OF_FIGURES = (
    *(f"{n}{ten}" for n in "一二三四五六七八九" for ten in "百千"),
    *(f"{n}点" for n in "一二三四五六七八九十"),
)


@rule("NUM029", "统计数字用了汉字", Severity.INFO)
def figure_in_characters(document: Document) -> Iterator[Hit]:
    """计量和统计的数字用阿拉伯数字，醒目、易于辨识：学校108所、32.5亩、92.3%。整数、概数和庄重的行文可以用汉字。

    依据：GB/T 15835—2011 4.1.1
    正例：全县共有学校108所，一百多名教师受到表彰，三千名学生参加了开幕式。
    反例：全县共有学校一百零八所，在校学生4.6万人。
    反例：投入资金320万元，校园占地三十二点五亩，毛入园率达到百分之九十二点三。
    """
    for passage, found in matches(document, _EXACT, *_OF_FIGURES, kinds=PROSE):
        # A text that has no other figures but in 汉字 is written in a style of its own.
        if _IN_DIGITS.search(reading(document).whole) and not passage.cited(*found.span()):
            told = ordinals.arabic(found[0])
            fix = replacing(passage.text, (*found.span(), str(told)), safe=False) if told else None
            said = f"计量、统计的数字宜用阿拉伯数字：“{found[0]}”{f'写作“{told}”' if told else ''}"
            yield hit(passage.text, *found.span(), said, fix)
