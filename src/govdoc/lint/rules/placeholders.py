"""Placeholders and prompts of templates → what is to be filled in before a document is signed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc.lint.passage import HAN, Kind, Passage, matches
from govdoc.lint.rule import Hit, Severity, hit, rule
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document

_OF_PLACE = r"(?:[县市省区镇乡村年月日局厅校班人名元万个%％]|同志|学校|单位|中学|小学|部门|领导|工作|活动|项目|负责)"
_LATIN = "[A-WYZa-wyz0-9]"
_MEASURE = "(?=(?:万元|亿元|元|万人|人次|人|名|所|个百分点|[%％])[，。；、])"
_MASKS = lazy(
    rf"[XxＸ×]{{2,}}(?<!{_LATIN}[XxＸ×]{{2}})(?<!{_LATIN}[XxＸ×]{{3}})(?<!{_LATIN}[XxＸ×]{{4}})(?![A-Za-z0-9])(?P<sure>(?={_OF_PLACE}))?"
)
_YEARS = lazy(r"20(?:\d[XxＸ×]|[XxＸ×]{2})年?(?![A-Za-z0-9])|20\d?[*＊?？_]{1,2}年")
_NUMBERS = lazy(
    rf"〔[ \u3000]*〕(?:(?<=[{HAN}]〔〕)|(?<=[{HAN}]〔.〕))[ \u3000]*第?[ \u3000]*号|〔20\d\d〕[ \u3000]+号"
    rf"|〔20[ \u3000]+〕[ \u3000]*号|(?<=[{HAN}])[NＮ]{{2,3}}{_MEASURE}|(?<=[计共约达有为])\*{_MEASURE}"
    rf"|附件[XxＸ×](?=[，。；、）)])|(?<=[{HAN}])[△▲]{{1,4}}(?!所[列示指述有]|个人|人[员才]|名[单称])(?=(?:万元|亿元|元|人|名|所|个|[县市区镇乡校]|同志|学校|中学|小学))|[△▲]{{2,4}}(?=[县市区镇乡]|同志|学校|中学|小学)"
)
_NTH = lazy(
    r"…{1,2}年…{1,2}月…{1,2}日|第[XxＸ×](?=[届次批期])|[○〇]{2,}(?<![一二三四五六七八九〇]○○)(?<![一二三四五六七八九〇]〇〇)(?=万元|亿元|名(?!字)|所|学校|小学|中学|幼儿园|县|市|区|镇|乡|局|同志|老师)"
)
_DAYS = lazy(r"[XxＸ×*＊](?<=[年月].)(?=[月日])")
# 李某某 is somebody whose name is withheld on purpose; 某某 alone waits for a name.
_SOMEBODY = lazy(
    rf"某某+(?=[县市区省镇乡]|局|学校|单位|中学|小学|领导|部门)|某某+(?:(?<![{HAN}]某某)|(?<=[由请向和]某某))"
)
_WITHHELD = lazy("(?<!某)某[县市省区校镇]")  # 某市某某学校 is named so on purpose
_LINES = lazy(r"[_＿]{3,}|年[_＿]{1,2}月|月[_＿]{1,2}日")
_WAITING = lazy(
    r"(?:数据|数字|数目|金额|内容|名单|人数|材料|此处|这里|^)待(?:补充|补|填|核实|核对|核|确认|定|更新|完善)(?=[。；，）)、:：]|$)",
    re.MULTILINE,
)
_STARS = lazy(
    r"\*{1,4}(?<!\*\*\*\*\*)(?=[县市省区镇乡局校年月]|学校|小学|中学|同志|单位)(?![^\n]{0,60}\*\*)"
    rf"|(?<=[{HAN}])\*{{2,4}}{_MEASURE}"
)
_LONE = lazy(rf"(?:[XxＸ×](?<=[{HAN}].)|[NMＮＭ](?<=[{HAN}].)(?<![第到前后].)){_MEASURE}")
_AGAIN = lazy(rf"[XxＸ](?<=[{HAN}，、“].)(?=[{HAN}%％])(?![光射线轴型形染])")
_OFTEN = 3
"""Letters among 汉字 in one paragraph that stand for something left out: X市X县, X月末, 增长X%."""
_BLANK = lazy(
    rf"(?<=[{HAN}])(?:[（(][ \u3000]*[）)]|[ \u3000]+){_MEASURE}|[【\[［][ \u3000]*[】\]］]{_MEASURE}"
    rf"|20\d\d年[ \u3000]+月[ \u3000]+日|□{{2,}}(?<=[{HAN}]□□)(?=[{HAN}])"
)
"""学校　　所, 投入（　）万元, 2026年　月　日: room left for a number."""
_QUERIED = lazy(rf"(?<=[{HAN}])(?:[?？]{{2,4}}{_MEASURE}|[?？](?=(?:万元|亿元|万人|人次)[，。；、]))")
_AMOUNT = lazy(r"…{1,6}(?=万元|亿元|元(?![旦首素件宵宇气老帅])|[%％]|个百分点|名学生|名教师|所学校)")
_NO_NUMBER = lazy(r"[有占达到为约][%％](?=[的，。；以])")
_BRACKETED = lazy(
    r"[（(【\[](?:此处|这里)?(?P<word>待(?:补充?|定|填写?|完善|核实|核|确认|商榷|斟酌)|请?填写|请补充|补充|请插入|插入|数据待补|略)(?P<rest>[^）)】\]\n]{0,20})[）)】\]]"
)
_IN_BRACKETS = [
    bracket + word
    for bracket in "（(【["
    for word in ("待", "请填", "填写", "请补", "补充", "请插", "插入", "数据待", "略", "此处", "这里")
]
_ENGLISH = lazy(r"(?:TODO|TBD|FIXME)(?<![A-Za-z](?:TODO))(?![A-Za-z])|[Ll]orem\s+ipsum")
_CODE = lazy(
    r"\{\{[^{}\n]{1,40}\}\}|\$\{[^{}\n]{1,40}\}|[「【\[［<＜](?:单位名称|姓名|日期|时间|地点|学校名称|年份|数字|公司名称|(?:您|你)的(?:姓名|单位|职务|学校|部门)[^」】\]>＞\n]{0,4}|姓名|金额|人数|数量|具体[^」】\]］>＞\n]{1,10})[」】\]］>＞]"
    r"|\{(?:金额|人数|数量|姓名|单位|学校|日期|时间|地点|名称|数字)[^{}\n]{0,6}\}"
    rf"|\{{\d{{1,2}}\}}(?=[{HAN}])|\$[{HAN}]{{2,10}}\$|%[sd](?<![\d%]%.)(?![A-Za-z0-9])"
    r"|[（(](?:(?:领导|校长|局长|教师|学生)(?:姓名|名字)|姓名|××|XX)[）)](?=同志|老师|同学)"
    r"|[（(](?:具体)?(?:数额|金额|数量|数字|数目|比例|人数)[）)](?=万元|亿元|元|人|名|所|个|[%％])"
)
_NAMED = lazy(
    r"(?:联系人|负责人|经办人|责任人|签发人|主持人)(?:为|是|[:：])\s*(?P<name>张三|李四|王五)(?=[，。；、（(\s]|$)",
    re.MULTILINE,
)
_COUNTED_UP = lazy(r"(?:电话|手机|热线|联系方式|传真)[：:为号码 ]{0,4}12345678(?:9(?:0\d{0,2})?)?(?!\d)")
"""12345678901 in the place of a telephone number."""
_DOTTED = lazy(rf"…(?<!……)…{{3,}}(?=[{HAN}])")


@rule("RES001", "占位符没有填写")
def placeholder(document: Document) -> Iterator[Hit]:
    """XX、××、202×年、**县、某某、……万元、（待补充）、TODO 这样的占位符，成文前应当填实。

    依据：《党政机关公文处理工作条例》第二十条（人名、地名、时间、数字应当准确）
    正例：2026年，全县投入资金3200万元，要讲好奋斗故事……让典型可亲可敬。
    反例：202x年，XX县投入资金……万元。
    反例：会议定于2026年×月×日召开。
    反例：会议由某某同志主持，经费来源（待补充）。
    反例：入学率达到%，比上年有所提高。
    反例：由XXX同志负责，投入资金X万元，新建学校X所。
    反例：全县共有教师　　人。
    反例：202X学年度，全县共有学校（）所。
    反例：根据云教发〔2026〕　号文件要求，投入资金△△万元，详见附件X。
    """
    for finder, literals in _FINDERS:
        for passage, found in matches(document, finder, *literals):
            if not found[0].strip("…") and passage.value[max(0, found.start() - 1) : found.start()] == "…":
                continue
            fault = hit(passage.text, *found.span(), f"占位符“{found[0]}”没有填写")
            yield replace(fault, severity=Severity.INFO) if _is_unsure(finder, passage, found) else fault
    yield from _lone_letters(document)


def _lone_letters(document: Document) -> Iterator[Hit]:
    """Give the letters that stand for a number or a name by themselves: 投入资金X万元, X市X县X校."""
    last, places = None, 0
    for passage, found in matches(document, _LONE, *_LETTERED):
        if passage is not last:
            last, places = passage, len(_LONE.findall(passage.value))
        fault = hit(passage.text, *found.span(), f"占位符“{found[0]}”没有填写")
        yield fault if places > 1 else replace(fault, severity=Severity.INFO)  # one may stand for any number
    last, places = None, 0
    for passage, found in matches(document, _AGAIN, "X", "x", "Ｘ"):
        if passage is not last:
            last, places = passage, len(_AGAIN.findall(passage.value))
        if places >= _OFTEN and not _LONE.match(passage.value, found.start()):
            yield hit(passage.text, *found.span(), f"占位符“{found[0]}”没有填写")


_GAPS = [f"{gap}{unit}" for gap in " \u3000" for unit in "万亿元人名所个%％"]
_LETTERED = [f"{letter}{unit}" for letter in "XxＸ×NMＮＭ" for unit in "万亿元人名所个%％"]
_FINDERS = (
    (_MASKS, tuple(one + other for one in "XxＸ×" for other in "XxＸ×")),
    (_YEARS, (*(f"20{n}{mark}" for n in (*range(10), "") for mark in "XxＸ×"), *(f"{mark}年" for mark in "*＊?？_"))),
    (_DAYS, tuple(f"{unit}{mark}" for unit in "年月" for mark in "XxＸ×*＊")),
    (_STARS, ("*",)),
    (_SOMEBODY, ("某某",)),
    (_LINES, ("__", "＿＿", "_＿", "年_", "月_", "年＿", "月＿")),
    (_WAITING, ("待补", "待填", "待核", "待确", "待定", "待更", "待完")),
    (_NTH, ("…年", "第X", "第x", "第Ｘ", "第×", "○○", "〇〇", "○〇", "〇○")),
    (
        _BLANK,
        (
            *_GAPS,
            "（）",
            "（ ",
            "（\u3000",
            "（)",
            "()",
            "(）",
            "( ",
            "(\u3000",
            "年 ",
            "年\u3000",
            "□□",
            *(one + other for one in "【[［" for other in "】]］ \u3000"),
        ),
    ),
    (_QUERIED, tuple(one + other for one in "?？" for other in "?？万亿人")),
    (_AMOUNT, ("…",)),
    (
        _NUMBERS,
        (
            "〔20 ",
            "〔20\u3000",
            "NN",
            "ＮＮ",
            "*",
            "〔〕",
            "〔 ",
            "〔\u3000",
            "〕 ",
            "〕\u3000",
            "附件X",
            "附件x",
            "附件Ｘ",
            "附件×",
            "△",
            "▲",
        ),
    ),
    (_NO_NUMBER, tuple(word + sign for word in "有占达到为约" for sign in "%％")),
    (_DOTTED, ("…",)),
    (_BRACKETED, _IN_BRACKETS),
    (_ENGLISH, ("TODO", "TBD", "FIXME", "orem")),
    (
        _CODE,
        (
            *("{{", "${", "【", "「", "[", "［", "<", "＜", "{", "$", "%s", "%d"),
            *(f"{word}{bracket}" for word in "额量字目例名数×X" for bracket in "）)"),
        ),
    ),
    (_NAMED, ("张三", "李四", "王五")),
    (_COUNTED_UP, ("12345678",)),
)


def _is_unsure(finder: re.Pattern[str], passage: Passage, found: re.Match[str]) -> bool:
    """Whether it may be meant: a name withheld in the news, a form to be filled in by hand, an agenda."""
    if finder in (_MASKS, _SOMEBODY):
        withheld = finder is _SOMEBODY and _WITHHELD.search(passage.value) is not None
        return withheld or (finder is _MASKS and found["sure"] is None) or passage.cited(*found.span())
    if finder is _CODE:
        return found[0][0] == "「"
    if finder in (_LINES, _BLANK, _WAITING, _NAMED, _COUNTED_UP):
        return True
    if finder is _BRACKETED:
        return found["word"] in {"待定", "补充", "略", "插入"} or bool(found["rest"]) or passage.kind is Kind.CELL
    return False


_PROMPT = lazy(
    r"(?:单击|点击|单击或点击)(?:此处|这里|以)(?:输入|键入|添加|编辑|选择)[^，。；\n]{0,10}"
    r"|Click (?:or tap )?(?:here )?to (?:enter|add) \w+|\[?(?:请)?在此处?(?:键入|输入)[^，。；\]\n]{0,10}\]?"
    r"|\[(?:键入|输入|选取|单击|选择(?:日期|一项|其一))[^\]\n]{0,20}\]|[（(【\[]请(?:输入|在此)[^）)】\]\n]{0,20}[）)】\]]"
    r"|此处(?<![为于从由][此]处)(?:填写|插入|输入|添加(?=正文|内容|文字|标题|文本))[^，。；\n]{1,12}"
    r"|[（(【\[]此处(?:附|插|放|贴|配|添加|粘贴)[^）)】\n]{0,8}[图表片][）)】\]]"
    r"|[（(【\[](?:此处)?请?根据(?:实际|本校|本地|本单位)(?:情况|实际)?(?:进行)?(?:修改|填写|调整|补充|完善)[^）)】\]\n]{0,8}[）)】\]]"
    r"|^[（(](?:学校|单位|部门)(?:名称|全称)[）)](?=[\u4e00-\u9fff]{4})",
    re.MULTILINE,
)


_PROMPTS = (
    "击此处", "击或", "击这里", "击以", "键入", "请输入", "[输入", "[选取", "[单击", "[选择",
    "请在此", "请根据", "（根据", "(根据", "【根据", "[根据", "此处根据", "在此输入", "在此处输入",
    "此处填写", "此处插入", "此处输入", "Click", "此处附", "此处插", "此处放", "此处贴", "此处配", "此处添", "此处粘",
    "名称）", "全称）", "名称)", "全称)",
)  # fmt: skip


_BEFORE_PROMPT = frozenset({"", *"。！？：:（(【[”》 \u3000\t"})


@rule("RES008", "模板的提示语没有替换")
def prompt_of_template(document: Document) -> Iterator[Hit]:
    """“单击此处输入文字”“[键入标题]”“（请输入）”是模板的提示语，成文前应当换成内容或者删去。

    依据：《党政机关公文处理工作条例》第十九条（三）
    正例：各校要认真填写排查表，按时上报。
    反例：单击此处输入文字。
    反例：联系电话：（请输入联系电话）
    反例：报送日期：[选取日期]
    反例：各校要于[具体日期]前完成整改（请根据实际情况修改）。
    """
    for passage, found in matches(document, _PROMPT, *_PROMPTS):
        if not passage.cited(*found.span()):
            fault = hit(passage.text, *found.span(), f"提示语“{found[0]}”没有替换")
            # In the middle of a sentence it may tell how to fill in a form.
            told = passage.in_sentences and passage.value[found.start() - 1 : found.start()] not in _BEFORE_PROMPT
            yield replace(fault, severity=Severity.INFO) if told else fault
