"""GB/T 9704—2012 《党政机关公文格式》 as data: page, typefaces, sizes, parts, each with its clause and strength.

The writer obeys it and the layout rules judge by it. Lengths of the page are millimetres, sizes of type points,
indents 字 (3.1: the width of one 汉字 of the part's own size).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

STANDARD = "GB/T 9704—2012"


class Strength(StrEnum):
    """How binding a clause is: 应 may be an error, 一般 and 推荐 a warning, 实务 an info."""

    MUST = "应"
    USUALLY = "一般"
    MAY = "推荐"
    PRACTICE = "实务"


@dataclass(frozen=True, slots=True)
class Length:
    """A length of the page in millimetres, with its tolerance."""

    value: float
    tolerance: float
    clause: str
    strength: Strength = Strength.MUST


PAGE_WIDTH = Length(210.0, 0.5, "5.1")
PAGE_HEIGHT = Length(297.0, 0.5, "5.1")
MARGIN_TOP = Length(37.0, 1.0, "5.2.1")
MARGIN_LEFT = Length(28.0, 1.0, "5.2.1")
MARGIN_BOTTOM = Length(35.0, 1.0, "5.2.1")
"""Follows from 天头 37 and the height of the 版心."""
MARGIN_RIGHT = Length(26.0, 1.0, "5.2.1")
"""Follows from 订口 28 and the width of the 版心."""
TEXT_WIDTH = Length(156.0, 1.0, "5.2.1")
TEXT_HEIGHT = Length(225.0, 1.0, "5.2.1")

ISSUER_MARK_BELOW = Length(35.0, 1.0, "7.2.4")
"""From the upper edge of the 版心 to that of the 发文机关标志."""
LETTER_MARK_BELOW = Length(30.0, 1.0, "10.1")
"""信函: from the upper edge of the paper to that of the 发文机关标志."""
LETTER_RULE_BELOW = Length(4.0, 1.0, "10.1")
"""信函: from the 发文机关标志 to the red double line under it."""
LETTER_RULE_ABOVE_FOOT = Length(20.0, 1.0, "10.1")
"""信函: from the lower red double line to the lower edge of the paper."""
LETTER_RULE_WIDTH = Length(170.0, 1.0, "10.1", Strength.MAY)
ORDER_MARK_BELOW = Length(20.0, 1.0, "10.2")
"""命令: from the upper edge of the 版心 to that of the 发文机关标志."""
MINUTES_MARK_BELOW = Length(35.0, 1.0, "10.3")
"""纪要: from the upper edge of the 版心 to that of its 标志."""
COLOPHON_OUTER_RULE = Length(0.35, 0.05, "7.4.1", Strength.MAY)
"""Thickness of the first and the last line of the 版记."""
COLOPHON_INNER_RULE = Length(0.25, 0.05, "7.4.1", Strength.MAY)
SEAL_DIAMETER = Length(42.0, 3.0, "国发〔1999〕25号", Strength.PRACTICE)
"""印章 of a department of a county."""
RED = "FF0000"
"""Colour of 发文机关标志 and red lines: the standard says red and names no value (7.2.4, 7.2.7)."""

LINES_PER_PAGE = 22
"""5.2.3, 一般."""
CHARS_PER_LINE = 28
"""5.2.3, 一般."""


class Typeface(StrEnum):
    """The typefaces of the standard, under the name that a document asks for by default."""

    FANGSONG = "仿宋"
    KAITI = "楷体"
    HEITI = "黑体"
    SONGTI = "宋体"
    XIAOBIAOSONG = "方正小标宋简体"


FAMILIES: dict[Typeface, frozenset[str]] = {
    Typeface.FANGSONG: frozenset(
        {
            "仿宋", "仿宋_GB2312", "仿宋_GBK", "FangSong", "FangSong_GB2312", "方正仿宋_GBK", "方正仿宋_GB2312",
            "方正仿宋_GB18030", "方正仿宋简体", "FZFangSong-Z02", "FZFangSong-Z02S", "华文仿宋", "STFangsong",
            "汉仪仿宋简", "仿宋GB2312", "方正公文仿宋", "方正公文仿宋_GBK", "CESI_FS_GB2312", "CESI仿宋-GB2312",
            "CESI仿宋-GB13000", "CESI仿宋-GB18030",
        }
    ),
    Typeface.KAITI: frozenset(
        {
            "楷体", "楷体_GB2312", "楷体_GBK", "KaiTi", "KaiTi_GB2312", "方正楷体_GBK", "方正楷体_GB2312",
            "方正楷体_GB18030", "方正楷体简体", "FZKai-Z03", "FZKai-Z03S", "华文楷体", "STKaiti", "汉仪楷体简",
            "楷体GB2312", "方正公文楷体", "方正公文楷体_GBK", "CESI_KT_GB2312", "CESI楷体-GB2312", "CESI楷体-GB13000",
            "CESI楷体-GB18030",
        }
    ),
    Typeface.HEITI: frozenset(
        {
            "黑体", "SimHei", "方正黑体_GBK", "方正黑体简体", "方正黑体_GB18030", "FZHei-B01", "FZHei-B01S", "华文黑体",
            "STHeiti", "汉仪中黑简", "汉仪大黑简", "方正公文黑体", "方正公文黑体_GBK", "CESI_HT_GB2312",
            "CESI黑体-GB2312", "CESI黑体-GB13000", "CESI黑体-GB18030",
        }
    ),
    Typeface.SONGTI: frozenset(
        {
            "宋体", "SimSun", "新宋体", "NSimSun", "方正书宋_GBK", "方正书宋简体", "FZShuSong-Z01", "华文宋体",
            "STSong", "华文中宋", "STZhongsong", "方正书宋_GB18030", "CESI_SS_GB2312", "CESI宋体-GB2312",
            "CESI宋体-GB13000", "CESI宋体-GB18030",
        }
    ),
    Typeface.XIAOBIAOSONG: frozenset(
        {
            "方正小标宋简体", "方正小标宋_GBK", "方正小标宋_GB2312", "方正小标宋_GB18030", "方正小标宋繁体",
            "小标宋体", "小标宋", "FZXiaoBiaoSong-B05", "FZXiaoBiaoSong-B05S", "汉仪小标宋简",
            "创艺简标宋", "文鼎小标宋简", "方正公文小标宋", "方正公文小标宋_GBK", "CESI小标宋-GB2312",
            "CESI小标宋-GB13000", "CESI小标宋-GB18030",
        }
    ),
}  # fmt: skip
"""Names under which each typeface of the standard is sold and installed."""


SIZES: dict[str, float] = {
    "初号": 42, "小初": 36, "一号": 26, "小一": 24, "二号": 22, "小二": 18, "三号": 16, "小三": 15, "四号": 14,
    "小四": 12, "五号": 10.5, "小五": 9, "六号": 7.5, "小六": 6.5,
}  # fmt: skip
"""字号 → points."""


class Part(StrEnum):
    """The parts of a document that have a format of their own."""

    TITLE = "标题"
    BYLINE = "题下日期、署名"
    SALUTATION = "主送机关、称呼"
    HEADING_1 = "一级标题"
    HEADING_2 = "二级标题"
    HEADING_3 = "三级标题"
    HEADING_4 = "四级标题"
    BODY = "正文"
    ATTACHMENT_NOTE = "附件说明"
    SIGNATURE = "发文机关署名"
    DATE = "成文日期"
    REMARK = "附注"
    PAGE_NUMBER = "页码"
    COPY_NUMBER = "份号"
    CLASSIFICATION = "密级和保密期限"
    URGENCY = "紧急程度"
    ISSUER_MARK = "发文机关标志"
    DOCUMENT_NUMBER = "发文字号"
    SIGNATORY = "签发人姓名"
    ATTENDANCE = "出席、请假、列席"
    ATTENDANCE_LABEL = "“出席”等字"
    STAMP_OFFICE = "签发人职务"
    MAIN_COPY = "版记主送机关"
    CC = "抄送机关"
    PRINTING_OFFICE = "印发机关"
    PRINT_DATE = "印发日期"
    ATTACHMENT_MARK = "附件顺序号"
    ATTACHMENT_TITLE = "附件标题"


@dataclass(frozen=True, slots=True)
class PartFormat:
    """How a part is set. ``first_line`` is the indent of its first line in 字; None: not fixed."""

    typeface: Typeface
    size: float
    alignment: str
    first_line: float | None
    clause: str
    strength: Strength


PARTS: dict[Part, PartFormat] = {
    Part.TITLE: PartFormat(Typeface.XIAOBIAOSONG, 22, "center", 0, "7.3.1", Strength.USUALLY),
    Part.BYLINE: PartFormat(Typeface.KAITI, 16, "center", 0, "讲话稿惯例", Strength.PRACTICE),
    Part.SALUTATION: PartFormat(Typeface.FANGSONG, 16, "left", 0, "7.3.2", Strength.MUST),
    Part.HEADING_1: PartFormat(Typeface.HEITI, 16, "both", 2, "7.3.3", Strength.USUALLY),
    Part.HEADING_2: PartFormat(Typeface.KAITI, 16, "both", 2, "7.3.3", Strength.USUALLY),
    Part.HEADING_3: PartFormat(Typeface.FANGSONG, 16, "both", 2, "7.3.3", Strength.USUALLY),
    Part.HEADING_4: PartFormat(Typeface.FANGSONG, 16, "both", 2, "7.3.3", Strength.USUALLY),
    Part.BODY: PartFormat(Typeface.FANGSONG, 16, "both", 2, "7.3.3", Strength.USUALLY),
    Part.ATTACHMENT_NOTE: PartFormat(Typeface.FANGSONG, 16, "left", None, "7.3.4", Strength.MUST),
    Part.SIGNATURE: PartFormat(Typeface.FANGSONG, 16, "right", None, "7.3.5", Strength.MUST),
    Part.DATE: PartFormat(Typeface.FANGSONG, 16, "right", None, "7.3.5", Strength.MUST),
    Part.REMARK: PartFormat(Typeface.FANGSONG, 16, "left", 2, "7.3.6", Strength.MUST),
    Part.PAGE_NUMBER: PartFormat(Typeface.SONGTI, 14, "outside", None, "7.5", Strength.USUALLY),
    Part.COPY_NUMBER: PartFormat(Typeface.FANGSONG, 16, "left", 0, "7.2.1", Strength.USUALLY),
    Part.CLASSIFICATION: PartFormat(Typeface.HEITI, 16, "left", 0, "7.2.2", Strength.USUALLY),
    Part.URGENCY: PartFormat(Typeface.HEITI, 16, "left", 0, "7.2.3", Strength.USUALLY),
    # The size of the 发文机关标志 is not fixed: this is the largest that we set.
    Part.ISSUER_MARK: PartFormat(Typeface.XIAOBIAOSONG, 48, "center", 0, "7.2.4", Strength.MAY),
    Part.DOCUMENT_NUMBER: PartFormat(Typeface.FANGSONG, 16, "center", 0, "7.2.5", Strength.MUST),
    Part.SIGNATORY: PartFormat(Typeface.KAITI, 16, "left", 0, "7.2.6", Strength.MUST),
    Part.ATTENDANCE: PartFormat(Typeface.FANGSONG, 16, "left", 2, "10.3", Strength.USUALLY),
    Part.ATTENDANCE_LABEL: PartFormat(Typeface.HEITI, 16, "left", 2, "10.3", Strength.USUALLY),
    Part.STAMP_OFFICE: PartFormat(Typeface.FANGSONG, 16, "right", 0, "7.3.5.3", Strength.MUST),
    Part.MAIN_COPY: PartFormat(Typeface.FANGSONG, 14, "left", 0, "7.4.2", Strength.USUALLY),
    Part.CC: PartFormat(Typeface.FANGSONG, 14, "left", 0, "7.4.2", Strength.USUALLY),
    Part.PRINTING_OFFICE: PartFormat(Typeface.FANGSONG, 14, "left", 0, "7.4.3", Strength.USUALLY),
    Part.PRINT_DATE: PartFormat(Typeface.FANGSONG, 14, "right", 0, "7.4.3", Strength.USUALLY),
    Part.ATTACHMENT_MARK: PartFormat(Typeface.HEITI, 16, "left", 0, "7.3.7", Strength.MUST),
    Part.ATTACHMENT_TITLE: PartFormat(Typeface.XIAOBIAOSONG, 22, "center", 0, "7.3.7", Strength.MUST),
}
HEADING_PARTS = {1: Part.HEADING_1, 2: Part.HEADING_2, 3: Part.HEADING_3, 4: Part.HEADING_4}
"""Level of a heading → its part; deeper levels are body text."""

STATUTORY_GENRES = (
    "决议", "决定", "命令", "令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复", "议案",
    "函", "纪要",
)  # fmt: skip
"""《党政机关公文处理工作条例》 (2012) Art. 8: the fifteen kinds (命令 is also 令)."""
EVERYDAY_GENRES = (
    "工作要点", "要点", "工作计划", "计划", "规划", "纲要", "工作总结", "总结", "讲话稿", "讲话", "发言", "致辞",
    "述职报告", "实施方案", "工作方案", "方案", "预案", "细则", "办法", "规定", "制度", "清单", "倡议书", "公开信",
    "承诺书", "责任书", "简报", "汇报", "情况", "心得体会", "主持词", "演讲稿", "调研报告", "自查报告", "章程", "守则",
    "规则", "条例",
)  # fmt: skip
"""Kinds that bureaus write besides: no 版头, 发文字号 or 版记 is asked of them."""
OTHER_GENRES = (
    "解释", "解答", "解读", "问答", "答复", "措施", "政策", "标准", "规范", "规程", "通则", "准则", "指南", "指引",
    "须知", "协定", "协议", "议定书", "声明", "说明", "建议", "提示", "倡议", "启事", "公示", "名单", "目录", "汇编",
    "台账", "预算", "决算", "慰问电", "慰问信", "感谢信", "贺电", "贺信", "一封信", "寄语", "事迹材料", "汇报材料",
    "交流材料",
)  # fmt: skip
"""Kinds of papers that titles end in, too common as words to tell a title by themselves."""
