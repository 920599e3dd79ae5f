"""A document poured into one line → its title, the line under it and its salutation cut off the head of the line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govdoc.model import Block, Byline, Paragraph, Residue, Salutation, Text, Title

if TYPE_CHECKING:
    from collections.abc import Sequence

LONG = 800
"""Code points: people seldom write a paragraph that long."""
_SHARE = 0.4
_MEAN = 250
"""Code points: the mean length of paragraphs stays below that in a text with its paragraphs whole."""

_KINDS = (
    r"工作(?:要点|计划|总结|方案|报告|汇报|安排|思路)|实施(?:方案|意见|办法|细则)|讲话(?:稿|提纲)?|发言(?:稿|材料)?|述[职责学法](?:述廉)?报告"
    r"|致辞|总结|[的](?:通知|通报|报告|请示|批复|意见|决定|函|公告|通告|情况)|行动计划|应急预案|管理办法|(?:会议)?纪要"
)
_TITLE = (
    rf"(?P<title>(?:《[^》]{{1,40}}》|“[^”]{{1,20}}”|[^。，；：！？《》,;:!?\s]){{3,60}}?(?:{_KINDS})"
    r"(?:[（(][^（()）]{1,16}[）)])?)(?![的》”、，。者材料会])"
)
_SALUTATION = (
    r"(?P<before>[^。；：:;]{0,40}?)"
    r"(?P<words>(?:尊敬的|敬爱的|各位|同志们|老师们|同学们|朋友们|各(?:镇|乡|县|区|市|中小学|学校|单位|科室|股室|直属))"
    r"[^。；：:;]{0,40}[：:])"
)
_CLOSING = (
    r"(?<=[。！？!?])\s*"
    r"(?=(?:同志们|各位(?:领导|代表|委员|老师|同事|来宾|家长|同仁)|老师们|同学们|朋友们)[，,：:！!]|总之[，,])"
)
_LONGEST_CLOSING = 500


def is_poured(blocks: Sequence[Block]) -> bool:
    """Whether a text was poured into one line or a few: much of it in paragraphs longer than people write."""
    lengths = [len(block.text.value) for block in blocks if isinstance(block, Paragraph)]
    if max(lengths, default=0) <= LONG:
        return False
    long = sum(length for length in lengths if length > LONG)
    return long > _SHARE * sum(lengths) and sum(lengths) > _MEAN * len(lengths)


def parted(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks of a poured document with what stands before its body as blocks of their own."""
    out = list(blocks)
    first = next((at for at, block in enumerate(out) if not isinstance(block, Residue)), None)
    if first is None or not is_poured(out):
        return out
    last = max(at for at, block in enumerate(out) if not isinstance(block, Residue))
    tail = out[last]
    if isinstance(tail, Paragraph) and len(tail.text) > LONG:
        out[last : last + 1] = _closed(tail.text)
    head = out[first]
    if isinstance(head, Paragraph) and len(head.text) > LONG:
        out[first : first + 1] = parts_at_head(head.text)
    return out


def _closed(text: Text) -> list[Block]:
    """Cut the closing off the end of a text, where a sentence begins as closings do."""
    starts = [found.end() for found in re.compile(_CLOSING).finditer(text.value, max(0, len(text) - _LONGEST_CLOSING))]
    return [Paragraph(text.cut(0, starts[0])), Paragraph(text.cut(starts[0]))] if starts else [Paragraph(text)]


def parts_at_head(text: Text) -> list[Block]:
    """Return title, line under it and salutation, as far as a text begins with them, and what is left of it."""
    parts: list[Block] = []
    if title := re.match(_TITLE, text.value):
        parts.append(Title(text.cut(0, title.end())))
        text = text.cut(title.end()).strip()
    salutation = re.match(_SALUTATION, text.value)
    if salutation:
        if salutation["before"].strip():
            parts.append((Byline if parts else Title)(text.cut(0, salutation.end("before")).strip()))
        parts.append(Salutation(text.cut(salutation.start("words"), salutation.end("words"))))
        text = text.cut(salutation.end()).strip()
    return [*parts, Paragraph(text)] if text.value else parts


_KIND_ANYWHERE = r"工作要点|工作计划|工作总结|实施方案|工作方案|述职报告|讲话(?!精神)|发言(?!人)|总结"
_LOOK = 300


def kind_at_head(text: str) -> str | None:
    """Return the 文种 that the first 300 characters of a text without a title name, None where they name none."""
    found = re.search(_KIND_ANYWHERE, text[:_LOOK])
    return {"总结": "工作总结"}.get(found[0], found[0]) if found else None
