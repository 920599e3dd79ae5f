"""A line → whether it is the title of an official document, however long it is."""

from __future__ import annotations

from govdoc.gbt9704 import EVERYDAY_GENRES, OTHER_GENRES, STATUTORY_GENRES
from govdoc.patterns import lazy

_GENRES = (*STATUTORY_GENRES, *EVERYDAY_GENRES, *OTHER_GENRES)
_BRACKETED = lazy(r"[（(〔\[［【][^（()）〔〕\[\]［］【】]*[）)〕\]］】]")
_QUOTED = lazy(r"《[^《》]*》|“[^“”]*”|〈[^〈〉]*〉")
_MATTER = lazy(rf"关于|印发|转发|批转|发布|公布|上的(?:讲话|报告|致辞|发言)|的(?:{'|'.join(STATUTORY_GENRES)})$")
_NUMBERED = lazy(r"(?:公告|通告|令)(?:\d{4}年)?第?\s*\d+\s*号$")
_DELIVERED = lazy("报告——.*在.*上$")
_STOP = lazy("[，。！？；：,;:!?]")
_BEGUN = lazy(
    r"(?!按|根据|依[据照]|为|现|经|贯彻|落实|参照|结合|对照|收到|接)(?:\S{2,30}?(?:局|政府|委|委员会|办公[室厅]|厅|部|学校|[中小]学|幼儿园|学院|大学)\s*)*"
    r"(?:关于|印发|转发|批转)[^了，。；]+[，。；、,;]"
)
"""机关 + 关于 … with a mark at the end that no title has."""


def is_stopped_title(value: str) -> bool:
    """Whether a line is a title with a mark behind it, which is a slip: 关于……的通知。"""
    return _BEGUN.fullmatch(value) is not None and is_title(value[:-1])


def is_title(value: str) -> bool:
    """Whether a line is a title by itself: 机关 + 关于 … + 文种, no mark of a sentence outside quotation marks.

    A short title need not be one; this tells titles of three lines and more from paragraphs.
    """
    bare = _BRACKETED.sub("", _BRACKETED.sub("", value)).rstrip()
    unquoted = _QUOTED.sub("", _QUOTED.sub("", bare))
    if _STOP.search(unquoted):
        return False
    named = bare.endswith((*_GENRES, "》")) and _MATTER.search(unquoted)
    return bool(named or _NUMBERED.search(bare) or _DELIVERED.search(bare))
