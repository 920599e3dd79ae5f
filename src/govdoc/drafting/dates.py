"""A date as typed in a plan → 成文日期 as GB/T 9704—2012 7.3.5.4 writes it."""

from __future__ import annotations

import re
from calendar import monthrange

from govdoc.patterns import lazy

_FORMS = (
    lazy(r"(?P<year>\d{4})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日", re.ASCII),
    lazy(r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})", re.ASCII),
)
_FOLD = str.maketrans("０１２３４５６７８９－／．", "0123456789-/.")
_FIRST_YEAR = 1900
_MONTHS = 12


def written_date(typed: str) -> str:
    """Return ``2026年2月5日`` for 2026年2月5日, 2026年02月05日, 2026-02-05, 2026/2/5 and 2026.2.5.

    Digits and marks may be full-width ones.
    Raises ValueError, a Chinese sentence, for another form and for a day that does not exist.
    """
    found = next((match for form in _FORMS if (match := form.fullmatch(typed.strip().translate(_FOLD)))), None)
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
