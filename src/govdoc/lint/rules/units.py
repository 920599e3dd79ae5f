"""Units behind digits → symbols written wrong, units that are no longer legal (GB 3100—1993)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govdoc.lint.passage import PROSE, matches
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document

_RIGHT = {
    "KM": "km", "Km": "km", "KG": "kg", "Kg": "kg", "KW": "kW", "Kw": "kW", "kw": "kW", "MM": "mm", "Mm": "mm",
    "CM": "cm", "Cm": "cm", "KWH": "kW·h", "Kwh": "kW·h", "kwh": "kW·h", "KV": "kV", "Kv": "kV", "kv": "kV",
    "Kpa": "kPa", "kpa": "kPa", "KPa": "kPa", "Mpa": "MPa", "mpa": "MPa", "HZ": "Hz", "hz": "Hz", "db": "dB",
    "DB": "dB", "Ml": "mL", "ML": "mL", "KM/H": "km/h", "Km/h": "km/h", "KM/h": "km/h",
    "MG": "mg", "KVA": "kVA", "Kva": "kVA", "kva": "kVA",
}  # fmt: skip
_SYMBOL = lazy(
    rf"\d\s?(?P<unit>{'|'.join(sorted(_RIGHT, key=len, reverse=True))}|M(?=跑道|[长短赛]跑|接力))"
    r"(?![A-Za-z0-9]|/(?![\u4e00-\u9fff]))"
)


@rule("NUM021", "计量单位符号大小写错误")
def miscased_unit(document: Document) -> Iterator[Hit]:
    """计量单位符号区分大小写：千米km、千克kg、千瓦kW、毫米mm、兆帕MPa。

    依据：GB 3100—1993 6.2；GB/T 9704—2012 9
    正例：新铺跑道3 km，配备15 kW发电机。
    反例：新铺跑道3KM，配备15KW发电机。
    反例：水箱容量为500ML，新建200M跑道。
    """
    metres = [f"M{running}" for running in "跑长短赛接"]
    for passage, found in matches(document, _SYMBOL, *dict.fromkeys(unit[:2] for unit in _RIGHT), *metres):
        right = _RIGHT.get(found["unit"], "m")
        fix = replacing(passage.text, (*found.span("unit"), right), safe=False)
        yield hit(passage.text, *found.span("unit"), f"单位符号“{found['unit']}”应写作“{right}”", fix)


_SQUARE = lazy(r"[\d万亿]\s?(?P<unit>[kcm]?m(?P<power>[23])|M(?P<raised>[²³])|M(?P<large>[23]))(?![A-Za-z0-9.])")
_POWERS = {"2": "²", "3": "³"}


@rule("NUM022", "面积、体积单位没有用上标")
def flat_power(document: Document) -> Iterator[Hit]:
    """平方米的符号是m²，立方米的符号是m³，2和3是上标；公文中也可以直接写“平方米”“立方米”。

    依据：GB 3100—1993 6.2
    正例：新建校舍1200平方米。
    反例：新建校舍1200m2。
    """
    for passage, found in matches(document, _SQUARE, "m2", "m3", "M²", "M³", "M2", "M3"):
        right = found["unit"][:-1].lower() + (found["raised"] or _POWERS[found["power"] or found["large"]])
        fix = replacing(passage.text, (*found.span("unit"), right), safe=False)
        yield hit(passage.text, *found.span("unit"), f"“{found['unit']}”应写作“{right}”或者汉字", fix)


_OLD = {
    "平米": "平方米", "公分": "厘米", "公升": "升", "立升": "升", "立米": "立方米", "英里": "千米", "公尺": "米",
    "华里": "公里", "英尺": "米", "英寸": "厘米", "平方(?![米公千分厘毫英尺])": "平方米",
    "立方(?![米公千分厘毫英尺体根和差])": "立方米", "马力": "千瓦",
    "英亩": "公顷", "加仑": "升", "大卡": "千焦",
    "市斤": "千克", "市尺": "米", "市亩": "亩", "市里": "千米", "匹马力": "千瓦", "吋": "厘米", "呎": "米",
}  # fmt: skip
_OLD_UNIT = lazy(rf"[\d万千百](?P<unit>{'|'.join(_OLD)})")


@rule("NUM023", "用了非法定计量单位", Severity.INFO)
def old_unit(document: Document) -> Iterator[Hit]:
    """使用法定计量单位：平方米、厘米、升、千瓦，不用平米、公分、公升、马力；亩、公斤、公里、里可以用。

    依据：GB/T 9704—2012 9；《中华人民共和国计量法》第三条
    正例：新建校舍1200平方米。
    反例：新建校舍1200平米。
    反例：蓄水池容积300立方。
    """
    literals = [name[:2] for name in _OLD]
    for passage, found in matches(document, _OLD_UNIT, *literals, kinds=PROSE):
        right = next(right for name, right in _OLD.items() if re.fullmatch(name, found["unit"]))
        yield hit(passage.text, *found.span("unit"), f"“{found['unit']}”宜换算为“{right}”")


_CURRENCY = lazy(
    r"\d[万亿]?元元|\d[万亿]元人民币元|人民币\d[\d,.]*[万亿]?元人民币|[￥¥]\s*\d[\d,.]*\s*[万亿]?元|\$\s*\d[\d,.]*\s*[万亿]?美元|RMB\s*\d[\d,.]*\s*[万亿]?元"
)


@rule("NUM024", "货币符号与货币单位重复")
def doubled_currency(document: Document) -> Iterator[Hit]:
    """“￥”与“元”只用其一：公文正文写“1200元”。

    依据：汉语表达习惯
    正例：补助标准为每人1200元。
    反例：补助标准为每人￥1200元。
    """
    for passage, found in matches(document, _CURRENCY, "￥", "¥", "$", "RMB", "元元", "币元", "元人民币"):
        yield hit(passage.text, *found.span(), f"“{found[0]}”重复，只写“元”")


_LOST_YUAN = lazy(
    r"(?:资金|经费|投资|筹资|补助|补贴|奖金|金额|拨款|捐款)[达共约计合为超近已到了]{0,3}\d+(?:\.\d+)?[万亿](?=[，。；、])"
)


@rule("NUM028", "金额缺了“元”", Severity.INFO)
def amount_without_yuan(document: Document) -> Iterator[Hit]:
    """金额写明单位：“资金200万元”，不省作“资金200万”。

    依据：《中华人民共和国计量法》第三条；公文写作惯例
    正例：已筹集资金200万元，尚缺80万元。
    反例：已筹集资金200万，尚缺80万元。
    """
    for passage, found in matches(document, _LOST_YUAN, *_BEFORE_STOP, kinds=PROSE):
        fix = replacing(passage.text, (found.end(), found.end(), "元"), safe=False)
        yield hit(passage.text, *found.span(), f"“{found[0]}”之后缺了“元”", fix)


_BEFORE_STOP = [ten + stop for ten in "万亿" for stop in "，。；、"]
_PERSON_TIME = lazy(r"[\d万余多](?P<unit>人/次|个人次(?![日年月第]))")


@rule("NUM025", "“人次”写成了“人/次”")
def persons_per_time(document: Document) -> Iterator[Hit]:
    """“人次”是复合量词，中间不加斜线；“人/次”的意思是每次多少人。

    依据：《现代汉语词典》“人次”条
    正例：培训教师1200人次。
    反例：培训教师1200人/次。
    """
    for passage, found in matches(document, _PERSON_TIME, "人/次", "个人次"):
        fix = replacing(passage.text, (*found.span("unit"), "人次"), safe=False)
        yield hit(passage.text, *found.span("unit"), f"“{found['unit']}”应写作“人次”", fix)
