"""About, nearly, fewer, until → approximations and amounts that say a thing twice or wrong (GB/T 15835—2011)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc.lint.passage import HAN, PROSE, matches
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule
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
    for pattern, literals in ((_TWO_OR, ("、两", "两、")), (_TEENS, _FIRST_NUMERALS)):
        for passage, found in matches(document, pattern, *literals, kinds=PROSE):
            if pattern is _TWO_OR or _NUMERALS.index(found["high"]) == _NUMERALS.index(found["low"]) + 1:
                at = passage.value.index("、", found.start())
                fix = replacing(passage.text, (at, at + 1, ""))
                yield hit(passage.text, *found.span(), f"概数“{found[0]}”中间不用顿号", fix)


_NOT_RANK = f"(?:(?![级层等科士专硕])[{HAN}%％]){{0,4}}?(?<![省市县校厅局处部])"
_AMOUNT = rf"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百千万]+){_NOT_RANK}"
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
    r"(?=[超不至多高低少大概将接近约突左上以\d])"  # one look tells that a match begins nowhere near
    rf"(?:(?:超过|不少于|不低于|至少|多于|高于){_AMOUNT}以上|(?:不超过|不多于|不高于|至多|低于|少于|不足|不到){_AMOUNT}(?:以下|以内)"
    rf"|(?:至少|不少于)[{HAN}]{{1,6}}?\d+[次个名场所项篇节]以上(?![{HAN}])|\d(?:多余|余多)(?=[个名人所项次件条])"
    rf"|\d[名人个]?左右(?:人次|名|人|个|所)(?![{HAN}])|\d余[{HAN}]{{1,2}}多(?=[，。；])|(?:近约|约近)(?=\d)|\d[万亿]?[多余][{HAN}]{{1,2}}(?:左右|上下|以上)(?![{HAN}])|至少(?:应当?|需要?|要|得|须)[{HAN}]{{0,3}}\d+[次个名人场所项篇节]以上|(?:超过|突破|不少于)了?\d+[万亿]?[多余](?=[名人所个项次元亩户])"
    rf"|(?:大约|大概|将近|接近|{_ABOUT}){_AMOUNT}(?:左右|上下|以上)|(?:左右|上下)以上|以上左右"
    rf"|(?:大约|大概|将近|{_ABOUT})(?:\d+|[一二三四五六七八九]?[十百千万]+)[余多](?:名|人|所|个(?!月)|万|亿|元|项|场|次|件|户|公里|亩|处|家|条|册|台|套))"
)

_ABOUT_WORDS = (
    "以上", "以下", "以内", "左右", "上下", "近约", "约近",
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
        fault = hit(passage.text, *found.span(), f"“{found[0]}”前后重复，只用其一")
        # 约300多人 is widely written.
        mild = "多" in found[0] and found[0][-1] not in "右下上"
        yield replace(fault, severity=Severity.INFO) if mild else fault


_FEW = lazy(r"\d*[1-9]0?几(?=[个名所人次项天年岁万件场种]|多)")


@rule("NUM018", "含“几”的概数用了阿拉伯数字")
def digits_with_few(document: Document) -> Iterator[Hit]:
    """含“几”的概数用汉字：二十几个、几十万，不写作“20几个”。

    依据：GB/T 15835—2011 4.2.2
    正例：全县有二十几个教学点。
    反例：全县有20几个教学点。
    """
    for passage, found in matches(document, _FEW, "几"):
        if passage.value[found.start() - 1 : found.start()] not in set(".-—～第"):
            yield hit(passage.text, *found.span(), f"“{found[0]}”应全用汉字")


_IDIOMS = (
    r"(?:1心1意|3心2意|4面8方|5湖4海|5颜6色|3令5申|7上8下|9牛1毛|1举[两2]得|10全10美|千方100计|1丝不苟|1如既往"
    r"|1视同仁|1带1路|1国[两2]制|1把手(?![枪电术])|1刀切|1票否决|1岗双责|1校1策|1站式|1日3餐|举1反3|第1(?:时间|责任人|要务|资源)|1以贯之|1盘棋|1张蓝图|3位1体|1抓到底|1事1议|1人1案|3农(?=问题|工作|[，。；、”])"
    r"|第3方(?=机构|评估|检测|平台|公司|服务|支付)|5位1体|3个代表|3会1课|[两2]学1做|3重1大|5育(?=并举|融合|并重)|3全育人|3好学生|4有(?=好老师|教师)|第1书记|第2课堂|4个意识|4个自信|2个确立|(?:2个维护|4个全面)(?=[”，。、；]|$)|4史(?=教育|学习)|“[1-9](?:稳|保|免|严|讲|清|通|同|化|增|减|好)(?:[1-9][稳保免严讲清通同化增减补])?”)"
)
_PLAN = (
    r"(?:1[0-9]五|十[0-9]五|十[一二三四五]5|“1[0-9][·.、]5)(?=”?(?:时期|规划|期间|以来|开局|收官|末|初|教育|国民|发展))"
)
_SCHOOLS = lazy(r"第[1-9](?=(?:初级|高级|实验|职业)?(?:中学|小学|幼儿园)(?:校长|教师|学生|举|开|在|的|，|。|、))")
_CONGRESS = (
    r"党的\d{1,2}(?:大(?=[报精召开以会代提指和、，。])|届)|届[1-7]中全会|(?<!\d)\d{1,2}届[一二三四五六七]中全会"
    r"|[一二三四五六七八九十]届\d{1,2}次(?=会议|全会|全体|理事会|大会|职代会)"
)
_FIXED = lazy(rf"{_IDIOMS}|{_CONGRESS}|{_PLAN}")


_DIGIT_WORDS = (
    "1心1", "3心2", "4面8", "5湖4", "5颜6", "3令5", "7上8", "9牛1", "1举", "10全10", "方100计", "1丝不", "1如既",
    "1视同", "1带1", "1国", "1把手", "1刀切", "1票否", "1岗双", "1校1", "1站式", "1日3", "举1反", "第1时", "第1责",
    "第1要", "第1资", "1以贯", "1盘棋", "1张蓝", "3位1", "1抓到", "1事1", "1人1案", "3农", "第3方", "5位1", "3个代",
    "3会1", "学1做", "3重1", "5育", "3全育", "3好学", "4有", "第1书记", "第2课堂", "4个意", "4个自", "2个确", "2个维",
    "4个全", "4史", *(f"党的{n}" for n in range(10)), *(f"“{n}" for n in range(1, 10)),
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
    r"|星期[1-7](?![\d—～\-至])|周[1-7](?=[至到—～]周?[1-7一二三四五六日]|上午|下午|晚上|早[上晨]|中午|夜间|放学|课后)"
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
