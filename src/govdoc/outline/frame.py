"""Paragraphs → title, lines under it, salutation, signature and date: what stands around the body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govdoc.gbt9704 import EVERYDAY_GENRES, OTHER_GENRES, STATUTORY_GENRES
from govdoc.model import (
    Block,
    Byline,
    Document,
    Heading,
    HeadingKind,
    OfficialFormat,
    Paragraph,
    Residue,
    Salutation,
    Title,
)
from govdoc.ordinals import parse as parse_ordinal
from govdoc.outline.attached import with_attachments
from govdoc.outline.closing import dated, noted
from govdoc.outline.colophon import with_colophon
from govdoc.outline.masthead import formatted, numbered_below, unpoured, with_masthead
from govdoc.outline.pasted import swept
from govdoc.outline.poured import parted
from govdoc.patterns import lazy
from govdoc.readers.salutations import is_salutation
from govdoc.readers.signatures import DATE, DATE_LINE, SIGNATURE
from govdoc.readers.titleline import is_stopped_title, is_title

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_TITLE = 60
_DATED_EVENT = lazy(rf"[（(]\s*{DATE}.{{0,30}}[）)]")
_ENACTED = lazy(rf"{DATE}[^。；]{{2,80}}(?:通过|公布|发布|修订|修正|批准|施行)")
"""When a law or rules were passed and changed, under their title."""
_SPEAKER = lazy(
    r"[^，。：:；]{0,24}(?:局长|书记|主任|校长|县长|区长|市长|厅长|部长|园长|科长|股长|主席|委员|同志|组长)"
    r"\s*[^，。：:；\d]{0,6}"
)
_MASTHEAD = lazy(
    r"[^，。：；《》“”]{2,30}(?:局|委员会|政府|办公[室厅]|厅|部|党组|党委|学校|[中小]学|大学|学院)文件"
    r"|[（(]?[\u4e00-\u9fff]{2,16}(?<!纪要|公告|通告)(?<!令)[〔\[［](?:19|20)\d\d[〕\]］]\s*\d+\s*号[）)]?"
)
"""发文机关标志 and 发文字号 in a text."""
_ENDS = "。！？!?.；;，,、：:"
_GENRES = tuple(sorted({*STATUTORY_GENRES, *EVERYDAY_GENRES}, key=len, reverse=True))
_LAST_WORDS = tuple(sorted({*_GENRES, *OTHER_GENRES}, key=len, reverse=True))
_GENRE_NAMES = {
    "讲话稿": "讲话",
    "要点": "工作要点",
    "计划": "工作计划",
    "总结": "工作总结",
    "令": "命令",
}
_TAIL = lazy(r"[（(][^（()）]*[）)]$|[-—－–].*$|\s.*$")


def genre(title: str | None) -> str | None:
    """Return the 文种 that a title names (条例 Art. 8 and the everyday kinds), None where it names none.

    The last words of the title decide; what stands behind them in brackets or after a dash does not count.
    """
    if not title:
        return None
    bare = title.strip()
    if "述职" in bare:
        return "述职报告"
    for candidate in (bare, _TAIL.sub("", bare)):
        for name in _LAST_WORDS:
            if candidate.endswith(name):
                return _GENRE_NAMES.get(name, name)
    found = [(bare.rfind(name), len(name), name) for name in _GENRES if len(name) > 1 and name in bare]
    return _GENRE_NAMES.get(max(found)[2], max(found)[2]) if found else None


_GOES_ON = ("关于", "的", "和", "与", "及", "、", "》", "”", "）")


def whole_title(lines: Sequence[str]) -> str | None:
    """Return the title that stands on the first of some lines and goes on in the next ones; None without a line.

    It ends with the line that names the 文种. A line goes on where it is an office, holds 关于 or leaves 《 open, or
    where the next one cannot begin a title; a motto above a title is one by itself.
    """
    title = lines[0] if lines else None
    last = next((at for at, line in enumerate(lines) if _TAIL.sub("", line).endswith(_GENRES)), 0)
    for line in lines[1 : last + 1]:
        if title is None or not (
            "关于" in title
            or title.count("《") > title.count("》")
            or SIGNATURE.fullmatch(title)
            or line.startswith(_GOES_ON)
        ):
            break
        title += line
    return title


def framed(document: Document) -> Document:
    """Return the document with its title, the lines under it, its salutation, 署名 and 成文日期 as what they are.

    What a reader already knew (a docx style, a Markdown heading) stays.
    """
    if document.format is OfficialFormat.ORDER and document.title is None:
        # A 命令 has its 标志 in the place of a title, and its styles say what is what (GB/T 9704—2012 10.2).
        return document
    document = with_masthead(document.with_blocks(parted(unpoured(_titled(swept(document))))))
    blocks = _opening(list(document.blocks), document.layout.labels() if document.layout else {})
    document = numbered_below(document.with_blocks(blocks))
    document = with_attachments(noted(with_colophon(document)))
    return formatted(dated(with_colophon(document)))


def _titled(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks, a title set in the style of a heading, as many people do, as the title.

    It is the first of them, without an ordinal, and names a 文种.
    """
    if any(isinstance(block, Title) for block in blocks):
        return blocks
    at, first = next(((at, block) for at, block in enumerate(blocks) if not isinstance(block, Residue)), (0, None))
    if not isinstance(first, Heading) or first.ordinal is not None or first.kind is not HeadingKind.UNNUMBERED:
        return blocks
    if genre(first.text.value) is None or not _above_body(first.text.value):
        return blocks
    return (*blocks[:at], Title(first.text), *blocks[at + 1 :])


def _opening(blocks: list[Block], labels: dict[int, str]) -> list[Block]:
    """Name the blocks above the body."""
    title = next((block.text.value for block in blocks if isinstance(block, Title)), "")
    body_begins = _body_begins(blocks, labels)
    last = _title_ends(blocks[:body_begins])
    out: list[Block] = []
    for index, block in enumerate(blocks[:body_begins]):
        named = _opening_block(block, title, within=index < last) if isinstance(block, Paragraph) else block
        title = named.text.value if isinstance(named, Title) and named is not block else title
        out.append(named)
    return [*out, *blocks[body_begins:]]


def _title_ends(blocks: Sequence[Block]) -> int:
    """Return the index of the line with which a title of several lines ends: it names the 文种; -1 where none does."""
    unclosed = 0
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            continue
        value = block.text.value
        if is_salutation(value) or DATE_LINE.fullmatch(value):
            break
        unclosed += value.count("《") - value.count("》")
        if unclosed <= 0 and _names_genre(value):
            return index
    return -1


def _opening_block(block: Paragraph, title: str, *, within: bool) -> Block:
    """Name one line above the body, under ``title`` (empty: none yet); ``within``: the 文种 comes in a later line."""
    value = block.text.value
    if is_salutation(value):
        return Salutation(block.text)
    if DATE_LINE.fullmatch(value) or _MASTHEAD.fullmatch(value):
        return Byline(block.text)
    if not title or within:
        return Title(block.text)
    if _DATED_EVENT.fullmatch(value) or _ENACTED.fullmatch(value) or SIGNATURE.fullmatch(value):
        return Byline(block.text)
    if _SPEAKER.fullmatch(value) and not value.endswith(_GENRES):
        return Byline(block.text)
    # Under a title that is whole, a short line that is no subtitle is the first heading of the body.
    whole = _names_genre(title) and not value.startswith(("—", "－", "-", "（", "("))
    return block if whole and not value.endswith(_GENRES) else Title(block.text)


def _body_begins(blocks: Sequence[Block], labels: dict[int, str]) -> int:
    """Return the index of the first block of the body: a heading, a long paragraph, a sentence, its 。 lost or not."""
    titled = addressed = False
    for index, block in enumerate(blocks):
        if isinstance(block, Residue | Title | Byline | Salutation):
            titled, addressed = titled or isinstance(block, Title), addressed or isinstance(block, Salutation)
            continue
        if not isinstance(block, Paragraph) or block.text.start in labels:
            return index
        if not _above_body(block.text.value) and (titled or not _is_stopped(block, blocks[index + 1 : index + 3])):
            return index
        salutes = is_salutation(block.text.value)
        if addressed and not salutes and not _is_dateline(block.text.value):
            return index
        if titled and _runs_on(block.text.value) and not any(map(_ends_title, blocks[index + 1 : index + 3])):
            return index
        titled, addressed = True, addressed or salutes
    # Nothing but short lines: only the first of them can be the title, and a 称呼 stand under it.
    first = next((index + 1 for index, block in enumerate(blocks) if isinstance(block, Paragraph)), 0)
    return first + any(isinstance(b, Paragraph) and is_salutation(b.text.value) for b in blocks[first : first + 1])


def _is_dateline(value: str) -> bool:
    """Whether a line is a date, a 发文字号 or the speaker: those may stand under a 称呼."""
    return any(pattern.fullmatch(value) for pattern in (DATE_LINE, _MASTHEAD, _DATED_EVENT, _SPEAKER))


_LONGEST_CLAUSED = 26
_OPENS = lazy(
    r"(?:为了?|经)[^，]{2,}，|(?:根据|按照|近年来|[今去]年以来|\d{4}年以来|现将)[^，]*，"
    r"|[^，]{2,30}(?:同志们|各位[^，]{2,4})，"
)


def _runs_on(value: str) -> bool:
    """Whether a line under a title is a paragraph that lost its 。: no 文种 at its end, long and with a comma in it."""
    bare = _QUOTED.sub("", value)
    if "，" not in bare or value.startswith(("—", "－", "-", "（", "(")):
        return False
    return not _names_genre(value) and (len(value) > _LONGEST_CLAUSED or _OPENS.match(value) is not None)


def _is_stopped(block: Paragraph, below: Sequence[Block]) -> bool:
    """Whether a line is a title with a mark behind it: one that says 关于, with the addressees below it."""
    called = any(isinstance(after, Paragraph) and is_salutation(after.text.value) for after in below)
    return called and is_stopped_title(block.text.value)


def _ends_title(block: Block) -> bool:
    """Whether a block is a short line that names a 文种: what stands above it is of the same title."""
    return isinstance(block, Paragraph) and _above_body(block.text.value) and _names_genre(block.text.value)


def _names_genre(value: str) -> bool:
    """Whether a line ends with a 文种, what stands behind it in brackets or after a dash aside."""
    value = value.rstrip(_ENDS)
    return value.endswith(_GENRES) or _TAIL.sub("", value).endswith(_GENRES)


_QUOTED = lazy(r"《[^《》]*》|“[^“”]*”")


def _above_body(value: str) -> bool:
    """Whether a line may stand above the body: short, without the end of a sentence, without an ordinal."""
    if is_salutation(value):
        return True
    ordinal = parse_ordinal(value)
    if ordinal is not None and ordinal.level < 5:  # noqa: PLR2004
        return False
    if value[-1] in _ENDS:
        return False
    return (len(value) <= _LONGEST_TITLE or is_title(value)) and not re.search(r"[。！？]", value)
