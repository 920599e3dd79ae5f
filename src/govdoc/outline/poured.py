"""A document poured into one line → its title, the line under it and its salutation cut off the head of the line."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from govdoc import ordinals
from govdoc.model import Block, Byline, Figure, Heading, Paragraph, Residue, Salutation, Table, Text, Title
from govdoc.patterns import lazy
from govdoc.readers.salutations import is_salutation
from govdoc.readers.signatures import SIGNATURE

if TYPE_CHECKING:
    from collections.abc import Sequence

LONG = 800
"""Code points: people seldom write a paragraph that long."""
_SHARE = 0.4
_MEAN = 250
"""Code points: the mean length of paragraphs stays below that in a text with its paragraphs whole."""

_KINDS = (
    r"工作(?:要点|计划|总结|小结|方案|报告|汇报|安排|思路|打算)|实施(?:方案|意见|办法|细则)|讲话(?:稿|提纲)?|发言(?:稿|材料)?"
    r"|述[职责学法](?:述[责学法廉])*报告|致辞|总结|的(?:通知|通报|报告|请示|批复|意见|决定|函|公告|通告|情况)|行动计划"
    r"|(?:行动|活动|整治|改革|建设|处置|培训|考核|评价)方案|应急预案|管理办法|(?:情况|调查|调研|考察|评估|自查|检查)报告|(?:会议)?纪要"
)
_TITLE = (
    rf"(?P<title>(?:《[^》]{{1,40}}》|“[^”]{{1,20}}”|[^。，；：！？《》,;:!?\s]){{3,60}}?(?:{_KINDS})"
    r"(?:[（(](?!\d{4}年\d+月)[^（()）]{1,16}[）)])?)(?!文学|[的》”、，。者材料会及暨和与])"
    r"(?P<event>[（(]\d{4}年\d+月[^（()）]{0,40}[）)])?"
)
_SALUTATION = (
    r"(?P<before>[^。；：:;]{0,40}?)"
    r"(?P<words>(?:尊敬的|敬爱的|各位|同志们|老师们|同学们|朋友们|各(?:镇|乡|县|区|市|中小学|学校|单位|科室|股室|直属))"
    r"[^。；：:;]{0,40}[：:])"
)
_CLOSING = (
    r"(?<=[。！？!?])\s*"
    r"(?=(?:同志们|各位(?:领导|代表|委员|老师|同事|来宾|家长|同仁)|老师们|同学们|朋友们)[，,：:！!]|总之[，,]"
    r"|特此(?:通知|报告|通报|函[告复达]|批复|公告|通告|说明)|[妥当可]否[，,]|以上(?:请示|报告|意见)|此复|请予(?:批准|审批|批复))"
)
_SIGNED = lazy(r"(?<=[。！？!?])\s*(?P<name>[^，。！？：:；“”\d]{4,40}?)\s*(?P<date>\d{4}年\d{1,2}月\d{1,2}日)\s*")
_LONGEST_CLOSING = 500
_SHORTEST, _SHORTEST_BELOW = 100, 60
"""Code points: a shorter line is a sentence or two, whatever is counted in it; below a title or a 称呼 fewer do."""
_MOST_LONG = 2
_ENOUGH, _ENOUGH_BELOW = 3, 2
"""Ordinals in order that make headings of a short line: by itself or as numerals, and below a title or a 称呼."""
_HAN = f"{ordinals.HAN}{{1,2}}"
_COUNTED = lazy(
    rf"(?P<before>^|.)[ \u3000]*(?:({_HAN})、|[（(]({_HAN})[）)]|第({_HAN})(?:部分|章)"
    r"|(\d{1,2})[.．、](?!\d)|[（(](\d{1,2})[）)])"
)
_FIRST_KIND = 2
"""Group of the first kind of ordinals in the pattern."""
_NUMERALS = 3
"""From this kind on they are numerals: 1. and （1）."""
_STOPS = frozenset(["", *"。！？!?：:."])
_WORDS = frozenset("，、；“《（第统唯之单其")
"""Behind these 一 begins no heading."""


def is_poured(blocks: Sequence[Block]) -> bool:
    """Whether a text was poured into one line or a few: much of it in paragraphs longer than people write.

    A short text is where all its sentences stand in one line and 一、 二、 三、 are counted at their ends.
    """
    lengths = [len(block.text.value) for block in blocks if isinstance(block, Paragraph)]
    longest = max(lengths, default=0)
    if longest <= LONG:
        # One paragraph that tells all, and a closing: a text with more of them is not looked at.
        return 0 < sum([length >= _SHORTEST_BELOW for length in lengths]) <= _MOST_LONG and _is_counted(blocks)
    long = sum(length for length in lengths if length > LONG)
    return long > _SHARE * sum(lengths) and sum(lengths) > _MEAN * len(lengths)


def _is_counted(blocks: Sequence[Block]) -> bool:
    """Whether the sentences of a short text stand in one line that is counted through."""
    told = [at for at, block in enumerate(blocks) if _tells(block)]
    only = blocks[told[0]] if told else None
    if not isinstance(only, Paragraph) or not all(_goes_on(blocks[at - 1], blocks[at]) for at in told[1:]):
        return False
    *above, body = parts_at_head(only.text)
    if {Title, Salutation} <= set(map(type, above)):
        return True
    if not isinstance(body, Paragraph):
        return False
    above += (block for block in blocks[: told[0]] if not isinstance(block, Residue))
    counted = _counted(body.text.value)
    if not above:
        return len(body.text) >= _SHORTEST and max(counted[:_NUMERALS]) >= _ENOUGH
    return max(counted[:_NUMERALS]) >= _ENOUGH_BELOW or max(counted) >= _ENOUGH


def _tells(block: Block) -> bool:
    """Whether a block is more than a line without a sentence: such are titles, dates and the like."""
    if isinstance(block, Paragraph):
        return "。" in block.text.value or len(block.text) >= _SHORTEST_BELOW
    return isinstance(block, Heading | Table | Figure)


def _goes_on(before: Block, block: Block) -> bool:
    """Whether a block was cut off the line of the one before it."""
    return isinstance(before, Paragraph) and isinstance(block, Paragraph) and before.text.end == block.text.start


def _counted(value: str) -> list[int]:
    """Say for each kind of ordinal how far a line counts with it: 3 where 一、 二、 三、 begin sentences in order."""
    last = [0] * _COUNTED.groups
    for found in _COUNTED.finditer(value):
        kind = _kind(found)
        number = ordinals.number(found[kind + _FIRST_KIND])
        begins = found["before"] not in _WORDS if number == 1 else found["before"] in _STOPS
        if number == last[kind] + 1 and begins:
            last[kind] = number
    return last


def _kind(found: re.Match[str]) -> int:
    """Return which kind of ordinal was found."""
    return (found.lastindex or 0) - _FIRST_KIND


def begins_series(value: str) -> bool:
    """Whether a line that begins with the first of some ordinals goes on with the second, behind a sentence."""
    if not ("。二、" in value or "。2" in value or "。（二）" in value or "。（2）" in value):
        return False
    first = _COUNTED.match(value)
    return first is not None and not first["before"] and _counted(value)[_kind(first)] >= _ENOUGH_BELOW


def parted(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks of a poured document with what stands before its body as blocks of their own."""
    out = list(blocks)
    first = next((at for at, block in enumerate(out) if not isinstance(block, Residue)), None)
    if first is None or not is_poured(out):
        return out
    long = any(isinstance(block, Paragraph) and len(block.text) > LONG for block in out)
    least = LONG if long else _SHORTEST_BELOW - 1
    last = max(at for at, block in enumerate(out) if not isinstance(block, Residue))
    # Tail and head may be one paragraph: how long it is tells before anything is cut off it.
    head, tail = (isinstance(block := out[at], Paragraph) and len(block.text) > least for at in (first, last))
    if tail and isinstance(block := out[last], Paragraph):
        out[last : last + 1] = _closed(block.text)
    if head and isinstance(block := out[first], Paragraph):
        out[first : first + 1] = parts_at_head(block.text)
    return out


def _closed(text: Text) -> list[Block]:
    """Cut closing, 署名 and date off the end of a text, where a sentence begins as closings do."""
    begin = max(len(text) // 2, len(text) - _LONGEST_CLOSING)
    signed = _signed(text, begin)
    body = text.cut(0, signed[0]) if signed else text
    starts = [found.end() for found in re.compile(_CLOSING).finditer(body.value, begin)]
    places = [0, *starts[:1], *signed, len(text)]
    return [Paragraph(text.cut(*cut).strip()) for cut in pairwise(places)]


def _signed(text: Text, begin: int) -> list[int]:
    """Return where the 署名 and the date at the end of a text begin, nothing where it has none."""
    found = next((found for found in _SIGNED.finditer(text.value, begin) if found.end() == len(text)), None)
    return [found.start("name"), found.start("date")] if found and SIGNATURE.fullmatch(found["name"]) else []


def parts_at_head(text: Text) -> list[Block]:
    """Return title, line under it and salutation, as far as a text begins with them, and what is left of it."""
    parts: list[Block] = []
    if title := re.match(_TITLE, text.value):
        parts.append(Title(text.cut(0, title.end("title"))))
        parts += [Byline(text.cut(*title.span("event")))] if title["event"] else []
        text = text.cut(title.end()).strip()
    if parts and (called := _called(text.value)):
        parts.append(Salutation(text.cut(0, called)))
        text = text.cut(called).strip()
    elif salutation := re.match(_SALUTATION, text.value):
        if salutation["before"].strip():
            parts.append((Byline if parts else Title)(text.cut(0, salutation.end("before")).strip()))
        parts.append(Salutation(text.cut(salutation.start("words"), salutation.end("words"))))
        text = text.cut(salutation.end()).strip()
    return [*parts, Paragraph(text)] if text.value else parts


_CALL = lazy(r"[^。；：:;]{2,80}[：:]")


def _called(value: str) -> int:
    """Length of the 主送机关 or the 称呼 with which a text under a title begins, 0 where it begins with none."""
    call = _CALL.match(value)
    return call.end() if call and is_salutation(call[0]) else 0


_KIND_ANYWHERE = r"工作要点|工作计划|工作总结|实施方案|工作方案|述职报告|讲话(?!精神)|发言(?!人)|总结"
_LOOK = 300


def kind_at_head(text: str) -> str | None:
    """Return the 文种 that the first 300 characters of a text without a title name, None where they name none."""
    found = re.search(_KIND_ANYWHERE, text[:_LOOK])
    return {"总结": "工作总结"}.get(found[0], found[0]) if found else None
