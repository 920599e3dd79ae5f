"""Two names of laws or documents → whether one is the other with a slip of the pen in it."""

from __future__ import annotations

from govdoc.lint.rules import lexicon
from govdoc.patterns import lazy

_FEWEST_OF_MISPRINT = 4
"""Characters of a name that is compared character by character."""
_FEWEST_OF_LAW, _FEWEST_OF_DOCUMENT, _LONG = 6, 10, 16
"""Characters of a name that is compared loosely, and of one that may differ in two of them."""
_TELLING = frozenset(
    "德智体美小中大高初幼省市县区乡镇村职特新旧上下前后第届期年0123456789一二三四五六七八九十〇零两实施细修订"
)
"""Characters that tell one real document from another: a name that differs in them is another name."""
_LINKS = frozenset("和与及同暨的之")
_ENDS = 2
"""Characters at either end in which loosely compared names agree: local papers differ there."""


_GENRE = lazy(
    "(?:条例|办法|规定|规程|规则|准则|细则|指南|指引|纲要|标准|方案|计划|规划|的(?:若干|指导)?意见|的决定|的通知)$"
)
"""What a document is, at the end of its name; 实施办法 and 实施意见 are those of lower bodies."""
_FEWEST_OF_STEM = 6
_FILLERS = frozenset(["管理", "工作", "实施", "建设", "处理", "使用", "指导", "发展", "提升", "综合", "规范"])


def stem(name: str) -> str:
    """Return the name of a document without what it is called (《……工作指南》 → ……工作), "" where that tells little."""
    genre = _GENRE.search(name)
    return name[: genre.start()] if genre and genre.start() >= _FEWEST_OF_STEM else ""


def is_padded(name: str, right: str) -> bool:
    """Whether a word that says little was put into the name of a document, or left out: 幼儿园（管理）工作规程."""
    longer, shorter = sorted((name, right), key=len, reverse=True)
    if len(longer) - len(shorter) != len("管理") or len(right) < _FEWEST_OF_STEM:
        return False
    left = _common(longer, shorter)
    places = [at for at in range(max(left - 1, _ENDS), left + 1) if longer[at : at + 2] in _FILLERS]
    return any(longer[:at] + longer[at + 2 :] == shorter for at in places)


def is_mistyped(name: str, right: str) -> bool:
    """Whether a name has two neighbours (or words) turned, one too many (的, or one twice) or one inside lost."""
    if len(name) < _FEWEST_OF_MISPRINT or abs(len(name) - len(right)) > 1:
        return False
    left = _common(name, right)
    rest, theirs = name[left:], right[left:]
    if len(name) == len(right):
        return any(_turned(rest, size) == theirs for size in (1, 2) if len(rest) >= 2 * size and len(name) > 2 * size)
    if len(name) > len(right):
        return rest[1:] == theirs and bool(name[:left]) and rest[0] in {"的", name[left - 1]}
    inside = 0 < left < len(right) - 1 and len(right) > _FEWEST_OF_MISPRINT
    sure = (right.endswith("法") and not right.endswith("办法")) or not _TELLING & {*right[left - 1 : left + 2]}
    return inside and rest == theirs[1:] and sure


def _turned(text: str, size: int) -> str:
    """Return a text whose first two stretches of a size have changed places."""
    return text[size : 2 * size] + text[:size] + text[2 * size :]


def is_misprint(name: str, right: str) -> bool:
    """Whether a name has one character wrong, and that sounds or looks like the right one: 教肓法."""
    if len(name) != len(right) or len(name) < _FEWEST_OF_MISPRINT:
        return False
    at = _common(name, right)
    if at == len(name) or name[at + 1 :] != right[at + 1 :]:
        return False
    return not _TELLING & {name[at], right[at]} and right[at] in lexicon.alike(name[at])


def is_slip(name: str, right: str) -> bool:
    """Whether two names differ inside, in one or two characters next to one another that tell nothing.

    Two characters more, or another word of two, make another document: 学校体育工作, 学校安全工作. So may one less in
    a notice: lower bodies send their own of nearly the same name.
    """
    fewest = _FEWEST_OF_LAW if right.endswith("法") else _FEWEST_OF_DOCUMENT
    if len(right) < fewest or right.endswith("的通知") or abs(len(name) - len(right)) > _ENDS:
        return False
    left = _common(name, right)
    shorter = min(len(name), len(right))
    tail = min(_common(name[::-1], right[::-1]), shorter - left)
    ours, theirs = name[left : len(name) - tail], right[left : len(right) - tail]
    if left < _ENDS or tail < (1 if right.endswith("法") else _ENDS) or _TELLING & {*ours, *theirs}:
        return False
    if max(len(ours), len(theirs)) <= 1:
        return right.endswith("法") or len(ours) != len(theirs) or _is_slipped(ours, theirs)
    other = len(ours) > len(theirs) or (len(ours) == len(theirs) and not {*ours} & {*theirs})
    return not other and len(right) >= _LONG and len(theirs) <= _ENDS


def _is_slipped(ours: str, theirs: str) -> bool:
    """Whether a character stands for another by a slip: 科学教育 and 数学教育 are two matters, 和 and 与 are one."""
    return {ours, theirs} <= _LINKS or theirs in lexicon.alike(ours)


def _common(one: str, other: str) -> int:
    """Return how many characters two strings have in common at their beginning."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
