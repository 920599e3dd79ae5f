"""About, nearly, fewer, until → approximations and amounts that say a thing twice or wrong (GB/T 15835—2011)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc.lint.passage import HAN, PROSE, Kind, matches
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule
from govdoc.lint.rules.decimals import number_start
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document

_FEWER_TIMES = lazy(
    r"(?:减少|降低|下降|缩小|缩减|缩短|减低|压缩|压减|削减)了?(?:约|近|将近|超过)?\s*(?:\d+(?:\.\d+)?|[一二两三四五六七八九十几数]+)(?:多|余)?倍"
)


@rule("NUM006", "减少用了“倍”")
def fewer_times(document: Document) -> Iterator[Hit]:
    """减少、降低不能用倍数：减少一倍即减为零。应当用百分数或者分数。

    依据：《党政机关公文处理工作条例》第二十条（四）（数字应当准确）；汉语表达习惯
    正例：教师病假人次减少了一半，生均用水下降30%，阅读量增加了2倍。
    反例：安全事故减少了2倍。
    """
    for passage, found in matches(document, _FEWER_TIMES, "倍"):
        yield hit(passage.text, *found.span(), f"“{found[0]}”：减少不能用倍数，请改用百分数或分数")


_UNTIL = lazy(
    r"截止(?:到|至)?(?=\s*(?:\d|目前|今[年日]|本[月周]|现在|当前|去年|昨[天日]|[上前]个?月|[上本]学[期年]|[上下]半年|[上本]季度|年底|X|×|[一二三四五六七八九十]+月))"
)
_BEFORE_UNTIL = frozenset("，。；：、（(！？ \u3000\t")


@rule("NUM007", "“截止”误作“截至”")
def until_for_by(document: Document) -> Iterator[Hit]:
    """时间状语用“截至”：截至某时为止。“截止”意为到期停止，后面不带时间宾语。

    依据：《现代汉语词典》“截至”“截止”条
    正例：截至2026年6月底，全县建成标准化考场12个；报名截止时间为7月1日。
    反例：截止2026年6月底，全县建成标准化考场12个。
    反例：截止上学期末，全县共有在校学生3.1万人。
    反例：截止到目前，全县建成标准化考场12个。
    """
    for passage, found in matches(document, _UNTIL, "截止"):
        if found.start() == 0 or passage.value[found.start() - 1] in _BEFORE_UNTIL:
            fix = replacing(passage.text, (*found.span(), "截至"))
            fault = hit(passage.text, *found.span(), f"“{found[0]}”应为“截至”", fix)
            # The dictionary explains 截至 by 截止到.
            yield replace(fault, severity=Severity.INFO) if found[0] == "截止到" else fault


_NEARLY = lazy(
    rf"(?P<low>[一二三四五六七八九])(?<=[{HAN}，,\d].)(?<![第星期周十].)、(?P<high>[一二三四五六七八九])"
    r"(?=(?:十|百|千|万)?(?:天|个(?!方面|重点|问题|部分|要求)|名(?![，。；、：！？）”和与及的是为由被分]|$)|次(?![会全代系设能管供回审修党])|遍|公里|里路|小时|分钟|岁|百|千|万|十|年(?![级代度制期份生段])|里(?![面边程外头弄屯堡庄村]))|里路)"
)
_NUMERALS = "一二三四五六七八九"
_TWO_OR = lazy(
    r"[一三]、两(?=[个天次名年人所句件点遍趟只条位样里])|两、三(?=[个天次名年人所句件点遍趟只条位样里百千万])"
)
_TEENS = lazy(
    r"(?<![第\d一二三四五六七八九十百、和至条])[二三四五六七八九]?十(?P<low>[一二三四五六七八])、(?P<high>[二三四五六七八九])(?=个(?!方面|重点|问题|部分|要求)|名|人(?!民|大)|天|岁|公里|里(?![面边])|年(?![级代度制期份生段]))"
)
"""两 is no ordinal: 两、三次 is never the second and the third."""
_SECOND_NUMERALS = [f"、{n}" for n in _NUMERALS]
_FIRST_NUMERALS = [f"{n}、" for n in _NUMERALS]


@rule("NUM008", "概数中间用了顿号，并列的序数之间没有顿号")
def marked_approximation(document: Document) -> Iterator[Hit]:
    """相邻两个数字连用表示概数，中间不用顿号：三五天、七八十个。

    “一、二年级”“七、八月份”是缩略的并列，不是概数，宜用顿号。

    依据：GB/T 15835—2011 5.2.1；GB/T 15834—2011 4.5.3.4
    正例：每周开展两三次活动，一、二年级不布置书面家庭作业。
    正例：县十六届人大三、四次会议听取了报告；电力一、二次设备运行正常；违反第二十三、四十五条的，责令改正；获得三、四名的选手另行表彰。
    反例：每次用三、五天时间集中培训。
    反例：他在教学点坚持了七、八年，家访一次要走三、四里山路。
    反例：每学期开展两、三次演练，每次十七、八人。
    反例：小学一二年级不布置书面家庭作业。
    反例：每校选派5、6名骨干教师，培训历时3、4个月。
    """
    for passage, found in matches(document, _CONTRACTED, *_CONTRACTIONS, kinds=PROSE):
        fix = replacing(passage.text, (found.start() + 1, found.start() + 1, "、"))
        said = f"“{found[0]}”是缩略的并列，宜写作“{found[0][0]}、{found[0][1]}”"
        yield replace(hit(passage.text, *found.span(), said, fix), severity=Severity.INFO)
    for passage, found in matches(document, _NEARLY, *_SECOND_NUMERALS, kinds=PROSE):
        low, high = _NUMERALS.index(found["low"]) + 1, _NUMERALS.index(found["high"]) + 1
        if high == low + 1 or (low, high) == (3, 5):
            fix = replacing(passage.text, (found.start() + 1, found.start() + 2, ""))
            yield hit(passage.text, *found.span(), f"概数“{found[0]}”中间不用顿号", fix)
    for passage, found in matches(document, _DIGITS_OR, *_SECOND_DIGITS, kinds={Kind.BODY}):
        low, high = int(found["low"]), int(found["high"])
        if high == low + 1 or (low, high) == (3, 5):
            right = "一两三四五六七八"[low - 1] + _NUMERALS[high - 1]
            fix = replacing(passage.text, (*found.span(), right), safe=False)
            said = f"概数用汉字，中间不用顿号：“{found[0]}”宜写作“{right}”"
            yield replace(hit(passage.text, *found.span(), said, fix), severity=Severity.INFO)
    for pattern, literals in ((_TWO_OR, ("、两", "两、")), (_TEENS, _FIRST_NUMERALS)):
        for passage, found in matches(document, pattern, *literals, kinds=PROSE):
            if pattern is _TWO_OR or _NUMERALS.index(found["high"]) == _NUMERALS.index(found["low"]) + 1:
                at = passage.value.index("、", found.start())
                fix = replacing(passage.text, (at, at + 1, ""))
                yield hit(passage.text, *found.span(), f"概数“{found[0]}”中间不用顿号", fix)


_DIGITS_OR = lazy(
    r"(?P<low>[1-8])(?<=[\u4e00-\u9fff].)(?<![第分别和与及为至获得级前名列].)、(?P<high>[2-9])"
    r"(?=个(?:多?月|星期|小时|学期|[\u4e00-\u9fff])|名[\u4e00-\u9fff]|天[\u4e00-\u9fff，。；]|人[次参组一为]|遍|趟|岁)"
)
_SECOND_DIGITS = [f"、{n}" for n in range(2, 10)]
_NOT_RANK = f"(?:(?![级层等科士专硕])[{HAN}%％]){{0,4}}?(?<![省市县校厅局处部])"
_AMOUNT = rf"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百千万]+|半数){_NOT_RANK}"
"""What is told by 以上 may be a rank beside it: 近3年获市级以上表彰, 至少1名中级以上职称."""
_CONTRACTED = lazy(
    r"[一二三四五七八](?<![十第一二三四五六七八九、].)[二三四五六八九](?=年级|产业)"
    r"(?:(?<=一二)|(?<=二三)|(?:(?<=三四)|(?<=四五)|(?<=五六)|(?<=七八)|(?<=八九))(?=年级))"
)
_CONTRACTIONS = (
    *(f"{pair}年级" for pair in ("一二", "二三", "三四", "四五", "五六", "七八", "八九")), "一二产业", "二三产业",
)  # fmt: skip
"""一二年级, 二三产业: the first and the second, not one or two of them."""
_ABOUT = "(?<![节预合条公契履违签失相大纽隐简集俭特婚爽邀赴租制])约|(?<![附最靠临邻远新将接走亲拉贴逼渐])近"
_TWICE = lazy(
    r"(?=[超不至最多高低少大概将接近约突左上以\d])"  # one look tells that a match begins nowhere near
    rf"(?:(?:(?P<least>超过|不少于|不低于|至少|最少|多于|高于)|(?P<most>不超过|不多于|不高于|至多|低于|少于|不足|不到)"
    rf"|大约|大概|将近|接近|{_ABOUT}){_AMOUNT}(?(least)以上|(?(most)(?:以下|以内)|(?:左右|上下|以上)))"
    rf"|(?:(?:至少|不少于)[{HAN}]{{1,6}}?\d+[次个名场所项篇节]以上|\d[名人个]?左右(?:人次|名|人|个|所)"
    rf"|\d[万亿]?[多余][{HAN}]{{1,2}}(?:左右|上下|以上|(?:(?<=\d余.)|(?<=\d余..))多(?=[，。；])))(?![{HAN}])"
    rf"|\d(?:多余|余多)(?=[个名人所项次件条])|(?:近约|约近|大概约|大约近|大概近)(?=\d)|至少(?:应当?|需要?|要|得|须)[{HAN}]{{0,3}}\d+[次个名人场所项篇节]以上|(?:超过|突破|不少于)了?\d+[万亿]?[多余](?=[名人所个项次元亩户])"
    rf"|(?:左右|上下)以上|以上左右"
    rf"|(?:大约|大概|将近|{_ABOUT})有?(?:\d+|[一二三四五六七八九]?[十百千万]+)[余多](?:名|人|所|个(?!月)|万|亿|元|项|场|次|件|户|公里|亩|处|家|条|册|台|套))"
)

_ABOUT_WORDS = (
    "以上", "以下", "以内", "左右", "上下", "近约", "约近", "概约", "多近",
    *(f"{n}{more}" for n in (*range(10), *"十百千万亿") for more in "多余"),
)  # fmt: skip
"""One of these is in every match."""


@rule("NUM009", "约数词语重复")
def doubled_approximation(document: Document) -> Iterator[Hit]:
    """“超过……以上”“近……左右”“约……左右”前后意思重复，只用其一。

    依据：汉语表达习惯
    正例：受益学生超过3000人，覆盖率达90%以上，用水节约10%以上，平均每校约20人。
    正例：近3年获市级以上表彰的优先，每校配备不少于2名副高级以上职称教师、至少1名本科以上学历的校医。
    反例：受益学生超过3000人以上。
    反例：平均每校约20人左右。
    反例：近90%以上的学校开设了课后服务。
    """
    for passage, found in matches(document, _TWICE, *_ABOUT_WORDS):
        start = number_start(passage.value, found.start())
        fault = hit(passage.text, start, found.end(), f"“{passage.value[start : found.end()]}”前后重复，只用其一")
        # 约300多人 is widely written.
        mild = ("多" in found[0] or "有" in found[0]) and found[0][-1] not in "右下上"
        yield replace(fault, severity=Severity.INFO) if mild else fault
