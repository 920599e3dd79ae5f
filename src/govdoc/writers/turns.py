"""Title → the places where its line may turn, and how good a turn each of them is (GB/T 9704—2012 7.3.1)."""

from __future__ import annotations

from itertools import pairwise
from unicodedata import category

from govdoc.patterns import lazy
from govdoc.segment import boundaries

QUOTED = 1_000
"""Inside 《》 “” （）: only where they are longer than a line."""
TORN = 100_000
"""Inside a word or a number: only where it is longer than a line."""
_WORD = 6
_LOOSE = 12
"""Beside a word of one character of which nothing is known: a name that no dictionary holds."""
_TIED = 20
_IN_ISSUER = 15
"""Inside the names of the issuing bodies, elsewhere than behind one of them."""
_BEHIND_SPACE = -4
"""Where an author parted the title himself."""
_ORPHAN = 2
"""通知 alone in the last line: a quotation is rather torn."""
_OFF_NAME = 60
"""Between the name of a body and the word that makes it one."""
_BEHIND_ISSUER = 1
_ATTACHED, _JOINER = frozenset({"Mn", "Me", "Cf", "Sk"}), "\u200d"
_CHINESE_DIGITS = "〇○零一二三四五六七八九十百千万两"
_UNITS = (
    "学年度|学年|年度|周年|年级|年代|个月|年|月份|月|日|届|次|期|号|版|周|批|轮|所|项|个|名|条|类|大|亿元|万元|元|"
    "万人|人|万|亿|％|%"
)
_NUMBER = lazy(
    rf"第[0-9{_CHINESE_DIGITS}]+(?:{_UNITS})?"
    rf"|[0-9A-Za-z][0-9A-Za-z.,:/~～—–+&_-]*(?:{_UNITS})*"
    rf"|[{_CHINESE_DIGITS}]+(?:{_UNITS})+"
)
_DATE_PARTS = lazy(r"年\d|月\d")
_ORDINAL = lazy(rf"第[0-9{_CHINESE_DIGITS}]+")
_CLOSES = frozenset(
    "、，。；：！？》〉”’）)〕】…—～·%％的地得了等之和与及暨或省市县区州盟旗镇乡局厅部委会院处科室办股组站所馆届期次们化性型式"
)
"""No line begins with these marks, nor with these characters where they are a word of their own."""
_OPENS = frozenset("《〈“‘（(〔【—～·第在对向为把将以从被由至到给不未非无各本该此全新每某其按经依就")
"""No line ends with these marks, nor with these characters where they are a word of their own."""
_MARKS = frozenset("、，。；：！？》〉”’）)〕】…—～·%％《〈“‘（(〔【")
_LEADING = frozenset({"关于", "对于", "进一步", "切实", "全面", "认真", "以及", "深入", "扎实", "持续", "加快", "着力"})
"""Words that lead what follows: no line ends with them."""
_VERBS = frozenset(
    {
        "印发", "转发", "批转", "公布", "发布", "开展", "做好", "加强", "推进", "落实", "召开", "举办", "组织", "实施",
        "报送", "调整", "成立", "表彰", "规范", "深化", "促进", "提升", "完善", "建立", "建设", "学习", "贯彻", "申报",
    }
)  # fmt: skip
"""Words whose object follows."""
_GOVERNS = tuple("省市县区州盟旗镇乡")
_ISSUER_ENDS = (
    "局",
    "厅",
    "委",
    "部",
    "府",
    "委员会",
    "办公室",
    "领导小组",
    "党组",
    "大学",
    "学院",
    "中学",
    "小学",
    "学校",
    "幼儿园",
)
_NAMING = frozenset({"委员会", "办公室", "办公厅", "人民政府", "领导小组", "工作委员会", "常务委员会", "管理局"})
"""Words that end the name of a body, and are none by themselves."""
_PAIRS = dict(zip("《〈“‘（(〔【", "》〉”’）)〕】", strict=True))


def turns(text: str) -> dict[int, int]:
    """Return what a turn before each offset costs, for the offsets at which a line may turn at all.

    They are boundaries of words, none inside a number with its unit; none puts 的 or a closing mark at a line's head,
    or 关于 or an opening mark at its end. A turn inside a quotation costs QUOTED more.
    """
    bound = _inside_numbers(text)
    marks = [0, *(at for at in boundaries(text) if at not in bound), len(text)]
    quoted, issuers = _depths(text), max(text.find("关于"), 0)
    costs = {}
    for (start, at), (_, end) in pairwise(pairwise(marks)):
        cost = _cost(text, text[start:at], text[at:end], at)
        if cost is not None and not _joined(text, at):
            costs[at] = cost + QUOTED * quoted[at] + (_IN_ISSUER if at < issuers and cost > _BEHIND_ISSUER else 0)
    return costs


def anywhere(text: str) -> dict[int, int]:
    """Return the turns, and for a word longer than a line those inside it too; these cost TORN."""
    return {at: TORN for at in range(1, len(text)) if not _joined(text, at)} | turns(text)


def _joined(text: str, at: int) -> bool:
    """Whether the character at an offset belongs to the one before it: an accent, a variant, a part of an emoji."""
    return category(text[at]) in _ATTACHED or text[at - 1] == _JOINER


def _inside_numbers(text: str) -> frozenset[int]:
    """Return the offsets that lie inside a number with its unit, inside a date, or behind 第三."""
    inside: set[int] = set()
    for found in _NUMBER.finditer(text):
        inside.update(range(found.start() + 1, found.end()))
    inside.update(found.start() + 1 for found in _DATE_PARTS.finditer(text))
    inside.update(found.end() for found in _ORDINAL.finditer(text))
    return frozenset(inside)


def _depths(text: str) -> list[int]:
    """Return for each offset inside how many pairs of brackets and quotation marks it lies; unpaired ones are none."""
    depths, opened = [0] * (len(text) + 1), []
    for at, character in enumerate(text):
        if character in _PAIRS:
            opened.append(at)
        elif opened and character == _PAIRS[text[opened[-1]]]:
            for inner in range(opened.pop() + 1, at + 1):
                depths[inner] += 1
    return depths


def _cost(text: str, before: str, after: str, at: int) -> int | None:
    """Return what a turn between two words costs; None where there must be none."""
    if _opens(before) or _closes(after) or after[0].isspace():
        return None
    if before[-1] == "的" and len(text) - at <= _ORPHAN:
        return 2 * QUOTED
    if before[-1].isspace():
        return _BEHIND_SPACE
    if after.startswith("关于") or text[at] in "《“":
        return 0
    if text[at - 1] in "、，：" or before.endswith(("年", "年度", "学年", "学期")):
        return 0
    return _between(before, after)


def _opens(before: str) -> bool:
    """Whether a word must not end a line."""
    return before in _LEADING or (before[-1] in _OPENS and (len(before) == 1 or before[-1] in _MARKS))


def _closes(after: str) -> bool:
    """Whether a word must not begin a line."""
    return after[0] in _CLOSES and (len(after) == 1 or after[0] in _MARKS)


def _between(before: str, after: str) -> int:
    """Return what a turn between two plain words costs."""
    if before.endswith(_GOVERNS) and after.endswith(_ISSUER_ENDS):
        return _TIED
    if after in _NAMING:
        return _OFF_NAME
    if before.endswith(_ISSUER_ENDS) and len(before) > 1 and before != "政府":
        return _BEHIND_ISSUER
    if before in _VERBS:
        return _LOOSE
    return _LOOSE if len(before) == 1 or len(after) == 1 else _WORD
