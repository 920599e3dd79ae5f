"""A date as typed in a plan → 成文日期 as GB/T 9704—2012 7.3.5.4 writes it."""

from __future__ import annotations

import re
from calendar import monthrange

from govdoc.ordinals import arabic
from govdoc.patterns import lazy

_FORMS = (
    lazy(r"(?P<year>\d{4})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日", re.ASCII),
    lazy(r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})", re.ASCII),
)
_FOLD = str.maketrans("０１２３４５６７８９－／．", "0123456789-/.")
_FIRST_YEAR = 1900
_MONTHS = 12


_HAN = lazy(
    r"(?P<year>[〇○零一二三四五六七八九]{4})年(?P<month>[一二三四五六七八九十]{1,3})月(?P<day>[一二三四五六七八九十]{1,3})日"
)
_HAN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")


def _in_digits(typed: str) -> str:
    """Return a date in Chinese numerals in digits, any other text as it is."""
    found = _HAN.fullmatch("".join(typed.split()))
    month, day = (arabic(found["month"]), arabic(found["day"])) if found else (None, None)
    if found is None or month is None or day is None:
        return typed
    return f"{found['year'].translate(_HAN_DIGITS)}年{month}月{day}日"


def written_date(typed: str) -> str:
    """Return ``2026年2月5日`` for 2026年2月5日, 2026年02月05日, 2026-02-05, 2026/2/5, 2026.2.5 and 二〇二六年二月五日.

    Digits and marks may be full-width ones.
    Raises ValueError, a Chinese sentence, for another form and for a day that does not exist.
    """
    bare = _in_digits(typed.strip()).translate(_FOLD)
    found = next((match for form in _FORMS if (match := form.fullmatch(bare))), None)
    if found is None:
        raise ValueError(f"“{typed[:20]}”不是认得的日期，请写成“2026年2月5日”或“2026-02-05”")
    year, month, day = int(found["year"]), int(found["month"]), int(found["day"])
    if year < _FIRST_YEAR:
        raise ValueError(f"“{typed}”的年份应为四位，且不早于 {_FIRST_YEAR} 年")
    if not 1 <= month <= _MONTHS:
        raise ValueError(f"“{typed}”这一天不存在：没有 {month} 月")
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        raise ValueError(f"“{typed}”这一天不存在：{year}年{month}月有 {days} 天")
    return f"{year}年{month}月{day}日"
