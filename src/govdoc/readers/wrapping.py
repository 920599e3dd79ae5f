"""Lines of a text → how it was hard-wrapped, and whether a line goes on in the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from govdoc.ordinals import parse as parse_ordinal
from govdoc.patterns import lazy
from govdoc.readers.titleline import is_stopped_title, is_title

if TYPE_CHECKING:
    from govdoc.model import Text

_END = "。！？!?…"
_CLOSING = "”’」』）)》"
_SURE = frozenset(_END + "：:")
_SERIES = 5
"""Level of 一是, which may stand inside a paragraph."""


class Line(NamedTuple):
    """A line that holds text: stripped, with what stood before it."""

    text: Text
    value: str
    """Its characters."""
    indented: bool
    after_blank: bool
    length: int
    """Code points as printed, white space at its ends included."""
    ends_sentence: bool
    """Whether a sentence ends with it, or an announcement."""


def ends_sentence(value: str) -> bool:
    """Whether a line ends a sentence, or announces what follows; a dot ends one only behind a 汉字."""
    if value[-1:] in _SURE:
        return True
    last = value.rstrip(_CLOSING)[-2:]
    return last[-1:] in _END or value[-1:] in "：:" or (last[-1:] == "." and not last.isascii())


_NARROWEST, _WIDEST = 16, 100
_FEWEST_FULL = 4
_SLACK = 3
_CLUSTER = 0.6


@dataclass(frozen=True, slots=True)
class Wrap:
    """How a text was hard-wrapped: after a number of code points, or at a width in 汉字."""

    by_width: bool
    size: float

    def full(self, line: Line, following: str) -> bool:
        """Whether a line reaches the edge; a mark that may not begin a line is taken down with the 字 before it."""
        if not self.by_width:
            return line.length >= self.size
        return _width(line.value) >= self.size - _SLACK - (following in "，。；：、！？）”》")


def _width(value: str) -> float:
    """Width in 汉字: ASCII counts half."""
    return len(value) - len(value.encode("ascii", "ignore")) / 2


def wrap_of(lines: list[Line]) -> Wrap | None:
    """Tell how a text was hard-wrapped; None where it was not.

    In a wrapped text the lines that end within a sentence all end near one edge, and none is much longer.
    """
    if not lines or max([line.length for line in lines]) > 2 * _WIDEST:
        return None
    inner = [line for line in lines if not line.ends_sentence]
    if len(inner) < _FEWEST_FULL:
        return None
    unfinished = sum(parse_ordinal(line.value) is None for line in inner)
    for by_width, slack in ((False, 0), (True, _SLACK)):
        widest = max([_width(line.value) if by_width else line.length for line in lines])
        if not _NARROWEST <= widest <= _WIDEST:
            continue
        full = sum((_width(line.value) if by_width else line.length) >= widest - slack for line in inner)
        if full >= max(_FEWEST_FULL, _CLUSTER * unfinished):
            return Wrap(by_width, widest)
    return None


_SENTENCE_LENGTH = 40
"""Code points: a longer line without an end is no heading, so it goes on."""


def goes_on(line: Line, after: Line, wrap: Wrap | None, *, marked: bool) -> bool:
    """Whether ``after`` is the rest of the paragraph that ``line`` belongs to."""
    # Rows of a table are copied from Word with tabs between their cells.
    rows = line.value.count("\t") + after.value.count("\t") > 1
    if rows or (wrap is None and not marked and line.ends_sentence) or _is_of_colophon(after.value):
        return False
    ordinal = parse_ordinal(after.value)
    starts_anew = (ordinal is not None and ordinal.level < _SERIES) or begins_anew(after.value)
    if marked:
        return not (starts_anew and line.ends_sentence)
    if wrap is not None:
        return _wrapped(line, after, wrap, starts_anew=starts_anew)
    if starts_anew:
        return False
    if line.value[-1] in "，,、；;":
        titled = is_stopped_title(line.value) and after.value[0] not in _GOES_ON
        item = line.value[-1] in "；;" and (ordinal or after.after_blank or after.indented)
        return not (titled or item or _ends_note(line, after))
    # A line with wide gaps holds several things: 发文字号 and 签发人.
    printed = len("".join(line.value.split())) if len(line.value) > _SENTENCE_LENGTH else 0
    return printed > _SENTENCE_LENGTH and not after.indented and not _is_whole_title(line, after)


_ANEW = lazy(
    r"第[一二三四五六七八九十百千零〇]{1,5}条[\s\u3000]|附\s*[件表]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})?\s*(?:[：:]|$)|(?:抄\s*送|签\s*发\s*人|联\s*系\s*人|联系电话"
    r"|[出列缺]\s*席|请\s*假|主\s*持\s*人?|记\s*录\s*人?)\s*[：:]"
    r"|\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日$"
)


_ANEW_FIRST = frozenset("第附抄签联出列缺请主记12")


def begins_anew(value: str) -> bool:
    """Whether a line begins a paragraph whatever is above it: an article, 附件：, 抄送：, 出席：, a date alone."""
    return value[0] in _ANEW_FIRST and _ANEW.match(value) is not None


_COLOPHON = lazy(
    r"(?:主\s*送|抄\s*[送报]|[分发]\s*送|主\s*题\s*词|打\s*字|校\s*对)\s*[：:]|[（(]?共\s*印\s*\d+\s*份"
    r"|[^，。；：:、]{0,40}?\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*印\s*[发制]$"
)
_COLOPHON_FIRST, _COLOPHON_LAST = frozenset("主抄分发打校共（("), frozenset("发制")


def _is_of_colophon(value: str) -> bool:
    """Whether a line begins an element of a 版记, however the one above it ends: 抄送：…、 is a slip."""
    return (value[0] in _COLOPHON_FIRST or value[-1] in _COLOPHON_LAST) and _COLOPHON.match(value) is not None


def _ends_note(line: Line, after: Line) -> bool:
    """Whether a line of a 附件说明, the mark at its end a slip, stands over a name alone, mostly the 署名."""
    named, sure = line.value[0] == "附" and begins_anew(line.value), line.value[-1] in "；;"
    if not ((named and (sure or after.after_blank)) or (sure and after.after_blank and parse_ordinal(line.value))):
        return False
    return len(after.value) <= _LONGEST_NAME and not any(mark in after.value for mark in "，。；：、！？")


_LONGEST_NAME = 30
_GOES_ON = "》”〉）)，。；：、的等和及与并中要"
"""What the line below a title does not begin with."""


def _is_whole_title(line: Line, after: Line) -> bool:
    """Whether a line is a title and the next no part of it."""
    return is_title(line.value) and after.value[0] not in _GOES_ON


def _wrapped(line: Line, after: Line, wrap: Wrap, *, starts_anew: bool) -> bool:
    """Whether a line of a hard-wrapped text goes on in the next: it is full, and no new paragraph begins."""
    if not wrap.full(line, after.value[0]):
        return False
    if after.indented or (after.after_blank and line.ends_sentence):
        return False
    return not (starts_anew and (line.ends_sentence or line.value[-1] in _CLOSING))
