"""Lines near a fault of YAML → what was typed there as in Word: wide indents, bullets, numbered items."""

from __future__ import annotations

from govdoc.drafting.faults import Fault
from govdoc.patterns import lazy

_KEY = r"[^\s:：，。、；！？“”\"']{1,12}:(?:\s|$)"
_WIDE_INDENT = lazy(rf"(?P<before> *)[\u3000\u00a0\u2000-\u200b][\s\u200b]*(?:-\s+)?{_KEY}")
_TIGHT_ITEM = lazy(rf"(?P<before>\s*)-(?=[^\s\-]){_KEY}")
_BULLET = lazy(rf"(?P<before>\s*)(?P<mark>[－—–−‐‑•·●■◆▪○*＊]+)\s*{_KEY}")
_NUMERAL = r"[\d一二三四五六七八九十]{1,3}"
_NUMBER = lazy(rf"(?P<before>\s*)(?P<mark>{_NUMERAL}[.、．)）]|[(（]{_NUMERAL}[)）])\s*{_KEY}")
_NEAR = 3
"""Lines before the place of a fault in which its cause is looked for."""


def typed_as_in_word(lines: list[str], last: int) -> Fault | None:
    """Return the fault of the first such line, up to line ``last`` (from 0); None where there is none."""
    for number in range(max(0, last - _NEAR), min(last + 1, len(lines))):
        for pattern, sentence in _KINDS:
            if found := pattern.match(lines[number]):
                return Fault(number + 1, found.end("before") + 1, "", sentence.format(**found.groupdict()))
    return None


_KINDS = (
    (_WIDE_INDENT, "行首用了全角空格或别的特殊空格，缩进请改用半角空格"),
    (_TIGHT_ITEM, "“-”后面要空一格，才是列表的一项"),
    (_BULLET, "列表的每一项用英文的“-”加一个空格开头，现为“{mark}”"),
    (_NUMBER, "列表的每一项用英文的“-”加一个空格开头，现为“{mark}”；序号起草时自动编"),
)
