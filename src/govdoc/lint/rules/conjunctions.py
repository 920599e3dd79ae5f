"""顿号 before and behind 和, 及, 以及, 或者 → those that the conjunction makes needless (GB/T 15834—2011 A.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.lint.passage import HAN, PROSE, Passage, matches
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document

_TO_THE_END = (
    "(?!美(?![术育])|[平谐睦解善气蔼缓声合约弦顺田县硕政林布静龙舟尚服会时众共世此])"
    rf"(?=[{HAN}]{{2,7}}[，。；\d])(?![^，。；]*的)"
)
"""The last of three nouns: 和, 与 before a verb or a name go on with something else."""
_NOUN = "(?!平|谐|睦|解|善)"
_CUT_OFF = lazy(
    "(?:以及|或者|(?<![共温柔总饱缓谐调讲祥中人亲平谦随义丰晴暖雍太永泰元求媾议附唱应搅掺])和)、(?=[\u4e00-\u9fff]{2,6}(?:[，。；等]|[两三四五六七八九十]))"
)
_ALIKE = lazy(
    rf"、(?P<first>[{HAN}])[{HAN}]{{1,10}}(?P<mark>、)[和与](?P=first)|[{HAN}]{{2,8}}(?P<last>[{HAN}])(?P<at>、)和{_NOUN}[{HAN}]{{1,8}}(?P=last)(?=[的，。；等])"
)
"""县教育局、县财政局、和县人社局的汇报: the items begin or end alike."""
_CONJUNCTION = lazy(
    rf"、(?:以及|或者|及其)|、及(?![时早格第物])|(?<=、[{HAN}]{{2}})、[和与]{_TO_THE_END}|(?<=、[{HAN}]{{3}})、[和与]{_TO_THE_END}|(?<=、[{HAN}]{{4}})、[和与]{_TO_THE_END}"
)


@rule("PUN026", "顿号与连词并用", Severity.INFO)
def comma_before_conjunction(document: Document) -> Iterator[Hit]:
    """并列词语的最后一项之前用“和”“及”“以及”“或者”连接的，连词前不再用顿号；并列的成分较长时，“以及”前用逗号。

    依据：GB/T 15834—2011 附录A.3；公文写作惯例
    正例：开展阅读、演讲以及书法活动。
    反例：开展阅读、演讲、以及书法活动。
    反例：开齐音乐、体育、和美术课程。
    反例：会议听取了县教育局、县财政局、和县人社局的汇报。
    反例：分析了语文和、数学两科的成绩。
    """
    told = set[tuple[int, int]]()
    for passage, found in matches(document, _CONJUNCTION, "、以及", "、或者", "、及", "、和", "、与", kinds=PROSE):
        if not passage.cited(*found.span()):
            told.add((passage.text.start, found.start()))
            yield _needless(passage, found.start(), found.end())
    for passage, found in matches(document, _CUT_OFF, "和、", "以及、", "或者、", kinds=PROSE):
        if not passage.cited(*found.span()):
            fix = replacing(passage.text, (found.end() - 1, found.end(), ""))
            yield hit(passage.text, *found.span(), f"“{found[0][:-1]}”之后不用顿号", fix)
    for passage, found in matches(document, _ALIKE, "、和", "、与", kinds=PROSE):
        at = max(found.start("mark"), found.start("at"))
        if not passage.cited(*found.span()) and (passage.text.start, at) not in told:
            yield _needless(passage, at, at + 2)


def _needless(passage: Passage, at: int, end: int) -> Hit:
    """Return the hit on a 顿号 before a conjunction."""
    fix = replacing(passage.text, (at, at + 1, ""))
    return hit(passage.text, at, end, f"“{passage.value[at + 1 : end]}”之前不用顿号", fix)
