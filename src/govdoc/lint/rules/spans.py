"""A length in years, months or days beside its first and last day → lengths that do not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc import ordinals
from govdoc.lint.passage import matches
from govdoc.lint.rule import Hit, hit, rule
from govdoc.lint.rules.periods import calendar_day
from govdoc.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator
    from datetime import date

    from govdoc.model import Document

_FIRST = r"(?P<y1>20\d\d)年(?P<m1>\d{1,2})月(?P<d1>\d{1,2})日起?"
_LAST = r"(?:(?P<y2>20\d\d)年)?(?:(?P<m2>\d{1,2})月)?(?P<d2>\d{1,2})日"
_TO = "(?:—|–|-|～|~|至|到)"
_N = r"(?P<n>\d{1,2}|[一二两三四五六七八九十]{1,2})"
_LONG = lazy(
    rf"(?<![\d零一二两三四五六七八九十]){_N}(?P<unit>年|个月)期?[，,（(：:](?:即|自|从|时间为)?{_FIRST}{_TO}{_LAST}"
)
_SHOWN = lazy(
    rf"公示(?:期|时间|期限)[为：:]?{_N}个?(?P<unit>工作日|天)[，,（(：:](?:即|自|从|时间为)?{_FIRST}{_TO}{_LAST}"
)
_VALID = lazy(
    rf"自{_FIRST}(?:起)?(?:施行|执行|实施|生效)?[，,]有效期(?:为|限为)?{_N}(?P<unit>年|个月)[，,](?:即)?(?:到|至){_LAST}"
)
_WORKING = lazy(rf"{_FIRST}{_TO}{_LAST}[，,（(]?(?:共计?|为期){_N}个?(?P<unit>工作日)")
_BUILT = lazy(
    r"(?P<y1>20\d\d)年(?P<m1>\d{1,2})月(?:正式)?(?:开工|动工|启动|开始)[^。\d]{0,16}(?:工期|周期|期限)[^。\d]{0,4}(?P<n>\d{1,2})个月"
    r"[^。\d]{0,16}(?P<y2>20\d\d)年(?P<m2>\d{1,2})月(?:底|前|底前|正式)?(?:竣工|完工|结束|建成|交付|完成)"
)
_BEFORE_DAY = (*(f"{mark}20" for mark in "，,（(：:"), "即20", "自20", "从20", "为20")
_MONTH = 30.4
_SLACK = {"年": 1.5, "个月": 0.7}
"""Months by which a length may differ: three years may end with the school year."""
_TWELVE = 12


@rule("FAC025", "期限与起止日期不符")
def wrong_span(document: Document) -> Iterator[Hit]:
    """写明“三年”“三个月”“5个工作日”又写起止日期的，两者应当相符。

    依据：《党政机关公文处理工作条例》第二十条（四）（时间应当准确）
    正例：许可证有效期为三年，自2026年6月1日至2029年5月31日。
    正例：公示期为5个工作日（2026年11月16日—11月20日）。
    反例：许可证有效期为三年，自2026年6月1日至2028年5月31日。
    反例：本办法自2026年1月1日起施行，有效期3年，至2028年1月1日止。
    反例：开展为期三个月（2026年3月1日至6月30日）的专项治理。
    反例：公示期为5个工作日（2026年11月16日—11月18日）。
    反例：项目于2026年3月开工，工期18个月，2026年12月竣工。
    反例：公示时间为2026年6月8日至6月12日（共7个工作日）。
    """
    for pattern, words in ((_LONG, _BEFORE_DAY), (_VALID, ("有效期",))):
        for passage, found in matches(document, pattern, *words):
            days = _days(found)
            if days is None:
                continue
            wanted = ordinals.number(found["n"]) * (_TWELVE if found["unit"] == "年" else 1)
            if wanted and abs(days[2] / _MONTH - wanted) > _SLACK[found["unit"]]:
                told = f"{found['n']}{found['unit']}"
                yield hit(passage.text, *found.span(), f"起止日期之间约{_length(days[2])}，不是{told}，请核对")
    yield from _built(document)
    for pattern, word in ((_SHOWN, "公示"), (_WORKING, "工作日")):
        for passage, found in matches(document, pattern, word):
            days = _days(found)
            if days is not None and days[2] < ordinals.number(found["n"]):
                told = f"{found['n']}{'个工作日' if found['unit'] == '工作日' else '天'}"
                yield hit(passage.text, *found.span(), f"起止日期从头到尾只有{days[2]}天，不足{told}，请核对")


def _built(document: Document) -> Iterator[Hit]:
    """Find 2024年3月开工，工期18个月，2024年12月竣工."""
    for passage, found in matches(document, _BUILT, "个月"):
        months = (int(found["y2"]) - int(found["y1"])) * _TWELVE + int(found["m2"]) - int(found["m1"])
        if abs(months - int(found["n"])) > _SLACK_BUILT:
            said = (
                f"从{found['y1']}年{found['m1']}月到{found['y2']}年{found['m2']}月是{months}个月，不是{found['n']}个月"
            )
            yield hit(passage.text, *found.span(), f"{said}，请核对")


_SLACK_BUILT = 2


def _days(found: re.Match[str]) -> tuple[date, date, int] | None:
    """Return the first day, the last, and how many days they are, both counted; None where the two are no period."""
    first = calendar_day(found["y1"], found["m1"], found["d1"])
    last = calendar_day(found["y2"] or found["y1"], found["m2"] or found["m1"], found["d2"])
    return None if first is None or last is None or last < first else (first, last, (last - first).days + 1)


def _length(days: int) -> str:
    """Print a number of days as years or months."""
    months = round(days / _MONTH)
    return f"{months // _TWELVE}年" if months and months % _TWELVE == 0 else f"{months}个月"
