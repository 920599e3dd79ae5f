"""Regular expression → strings that it may match, grown at random from its own parts."""

from __future__ import annotations

import importlib
import random
import re
from typing import Any

_PARSER: Any = importlib.import_module("re._parser")
_CODES: Any = importlib.import_module("re._constants")
_HAN = "的一工学校县年月日人教育安全"
_OTHERS = [*_HAN, *"aA1，。"]
_UNSEEN = dict.fromkeys(range(32))
"""Line ends, and what no file of text holds."""
_CATEGORIES = {"CATEGORY_DIGIT": "0", "CATEGORY_SPACE": " "}


class Growth:
    """A walk through the parts of an expression; what is looked for ahead or behind is grown along."""

    def __init__(self, expression: re.Pattern[str], chance: random.Random) -> None:
        self._expression, self._chance = expression, chance
        flags = expression.flags & (re.IGNORECASE | re.MULTILINE | re.DOTALL)
        self._parts = _PARSER.parse(expression.pattern, flags)
        self._groups: dict[int, str] = {}

    def text(self) -> str:
        """Return a string in which the expression finds something, mostly: a line, with something around it."""
        self._groups.clear()
        around = [self._chance.choice(["", "工", "，", "。", " ", "1", "“"]) for _ in range(2)]
        return self._grown(self._parts).join(around).translate(_UNSEEN)

    def _grown(self, parts: Any) -> str:
        text = ""
        for kind, value in parts:
            if kind is _CODES.ASSERT and value[0] < 0:
                behind = self._grown(value[1])
                text = text[: max(0, len(text) - len(behind))] + behind
            else:
                text += self._part(kind, value)
        return text

    def _part(self, kind: Any, value: Any) -> str:
        if kind is _CODES.LITERAL:
            return chr(value)
        if kind in {_CODES.ANY, _CODES.NOT_LITERAL}:
            return self._chance.choice(_HAN)
        if kind is _CODES.IN:
            return self._character(value)
        if kind is _CODES.BRANCH:
            return self._grown(self._chance.choice(value[1]))
        return self._grown(value[1]) if kind is _CODES.ASSERT else self._compound(kind, value)

    def _compound(self, kind: Any, value: Any) -> str:
        if kind is _CODES.GROUPREF:
            return self._groups.get(value, "")
        if kind is _CODES.SUBPATTERN:
            text = self._grown(value[3])
            if value[0]:
                self._groups[value[0]] = text
            return text
        if kind in {_CODES.MAX_REPEAT, _CODES.MIN_REPEAT}:
            least, most, parts = value
            times = self._chance.randint(least, min(int(most), least + 3))
            return "".join(self._grown(parts) for _ in range(times))
        return ""

    def _character(self, members: Any) -> str:
        spans = [_span(kind, value) for kind, value in members if kind is not _CODES.NEGATE]
        if members[0][0] is _CODES.NEGATE:
            left = [one for one in _OTHERS if not any(first <= ord(one) <= last for first, last in spans)]
            return str(self._chance.choice(left or ["工"]))
        first, last = self._chance.choice(spans)
        return chr(self._chance.randint(first, last))


def _span(kind: Any, value: Any) -> tuple[int, int]:
    """Return the first and the last code point of a member of a class."""
    if kind is _CODES.RANGE:
        return int(value[0]), int(value[1])
    if kind is _CODES.CATEGORY:
        sign = _CATEGORIES.get(str(value), "工")
        return ord(sign), ord("9" if sign == "0" else sign)
    return int(value), int(value)
