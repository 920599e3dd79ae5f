"""Marks that stand in pairs → those without their other half; brackets and 书名号 (GB/T 15834—2011 4.9, 4.15)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from govdoc.lint.passage import PROSE, Passage, matches, reading
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule
from govdoc.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from govdoc.model import Document


@dataclass(frozen=True, slots=True)
class Fault:
    """A mark without its other half: which passage, which mark, and what is said of it."""

    row: int
    mark: str
    """Empty for a pair of two widths."""
    found: Hit


_OTHER_HALF = {
    "”": "“", "’": "‘", "）": "（(", ")": "（(", "》": "《", "】": "【", "〕": "〔", "〉": "〈", "」": "「", "』": "『",
}  # fmt: skip
"""A closing mark → what it may close; one half of a pair of round brackets may be half-width."""
_FARTHEST = 8
"""Passages that a quotation or a bracket may reach over."""


def unbalanced(document: Document, others: re.Pattern[str], balanced: re.Pattern[str]) -> Iterator[tuple[int, Passage]]:
    """Give the passages whose marks are not a row of plain pairs: all other characters are taken out first."""
    read = reading(document)
    for row, marks in enumerate(others.sub("", read.whole).split("\n")):
        if marks and not balanced.fullmatch(marks):
            yield row, read.passages[row]


def answered(faults: list[Fault]) -> Iterator[Hit]:
    """Give the hits, but for those of a pair that opens in one paragraph and closes in one soon after."""
    waiting: list[Fault] = []
    for fault in faults:
        before = waiting[-1] if waiting else None
        answers = before and before.mark and before.mark in _OTHER_HALF.get(fault.mark, "")
        if before and answers and 0 < fault.row - before.row <= _FARTHEST:
            waiting.pop()
        else:
            waiting.append(fault)
    yield from (fault.found for fault in waiting)


def softened(document: Document, faults: Iterable[Hit]) -> Iterator[Hit]:
    """Give hits, as an info those that sentences torn from their texts may well show: the quotation goes on elsewhere.

    One sentence is all there is, or quotations are opened as well as closed alone again and again.
    """
    known = list(faults)
    whole = document.source.text
    cut = whole.rstrip()[-1:] in tuple("，、；：")
    opened = {at for at, fault in enumerate(known) if _opens_speech(whole, fault.start, cut=cut)}
    closed = {at for at, fault in enumerate(known) if _closes_speech(whole, fault.start)}
    lone = sum(bool(passage.value) for passage in reading(document).passages) == 1
    gathered = min(len(opened), len(closed)) >= _TORN_AGAIN
    for at, fault in enumerate(known):
        mild = (lone or gathered) and at in opened | closed and fault.fix is None
        yield replace(fault, severity=Severity.INFO) if mild else fault


_TORN_AGAIN = 2


def _opens_speech(text: str, at: int, *, cut: bool) -> bool:
    """Whether a quotation mark opens what is said, at the head of a line or behind a mark; a bracket, a sentence.

    Where the text is cut off behind a comma, whatever is open may be closed behind it.
    """
    if (cut and text[at] in "“‘『「（《") or _TITLE_CRIED.match(text, at):
        return True
    before = text[max(0, at - 1) : at]
    if text[at] in "“‘『「":
        return before in {"", *"\n：，。！？；…—～”’』」"} or (before in {*_NAMING} and _is_speech(text[at + 1 :]))
    return text[at] == "（" and before in {"", *"。！？"}


def _closes_speech(text: str, at: int) -> bool:
    """Whether a mark closes what was said before: at the head or the end of a line, or beside a mark."""
    before = text[max(0, at - 1) : at]
    if before in {"", "\n"}:
        return text[at] in _OTHER_HALF
    ended = before in {*"。！？…"}
    beside = ended or text[at + 1 : at + 2] in {"", *"\n，。！？；、—…”’"}
    after = text[at + 1 : at + 2]
    goes_on = (after in {*_GOING_ON} and _is_speech(text[:at])) or (before == "，" and after in {*"他她我"})
    return (text[at] in "”’』」" and (beside or goes_on)) or (text[at] == "）" and ended)


_TITLE_CRIED = lazy(r"《[^》，。；：\n]{2,20}[！？]\s*\Z")
"""刊登的《如此校园！: the text was cut where the title cries, or asks."""
_NAMING, _GOING_ON = "是称叫为道、", "的是"
"""What stands before a saying, and behind it."""


def _is_speech(text: str) -> bool:
    """Whether what an alone mark may quote, up to the end of the text or from its beginning, is longer than a name."""
    return "，" in text and not any(mark in text for mark in "“”‘’『』「」")


_OPEN = "(（《【〔〈「『"
_DEEPEST = 8
"""Brackets looked back over for the other half."""
_BRACKETS = lazy("[()（）《》【】〔〕〈〉「」『』]")
_ITEM_BRACKET = lazy(r"(?:^|(?<=[\s，、；。：:,;!！？”）]))(?:[0-9０-９a-zA-Z]{1,2}|[一二三四五六七八九十①-⑳]{1,2})$")


@rule("PUN003", "括号、书名号不配对", Severity.ERROR)
def unpaired_bracket(document: Document) -> Iterator[Hit]:
    """括号、书名号应当成对使用，前后都用全角。

    “1）”这样的编号不算不配对。

    依据：GB/T 15834—2011 4.9、4.15
    正例：认真落实《云河县教育发展规划（2026—2030年）》，做到：1）任务上墙；2）责任到人。
    反例：认真落实《云河县教育发展规划，做到任务上墙。
    反例：各校（含教学点要建立台账。
    反例：各校（含教学点)要建立台账。
    """
    faults: list[Fault] = []
    for row, passage in unbalanced(document, _NO_BRACKETS, _PLAIN_BRACKETS):
        stack: list[tuple[str, int]] = []
        for found in _BRACKETS.finditer(passage.value):
            if not passage.is_address(found.start()):
                faults += (Fault(row, said, one) for said, one in _bracket_faults(passage, stack, found))
        faults += (Fault(row, mark, _unclosed(passage, mark, at)) for mark, at in stack)
    yield from softened(document, answered(faults))


_NO_BRACKETS = lazy("[^()（）《》【】〔〕〈〉「」『』\\n]+")
_PLAIN_BRACKETS = lazy(r"(?:《(?:〈〉)*》|（(?:《(?:〈〉)*》|〔〕|“”)*）|〔〕|【】|\(\))*")


def _bracket_faults(passage: Passage, stack: list[tuple[str, int]], found: re.Match[str]) -> Iterator[tuple[str, Hit]]:
    """Take one bracket onto the stack or off it; give the brackets it shows to be alone, or of two widths."""
    at, mark = found.start(), found[0]
    if mark in _OPEN:
        stack.append((mark, at))
    elif stack and stack[-1][0] in _OTHER_HALF[mark]:
        yield from (("", one) for one in _mixed(passage, stack.pop(), at))
    elif any(opened in _OTHER_HALF[mark] for opened, _ in stack[-_DEEPEST:]):
        while stack[-1][0] not in _OTHER_HALF[mark]:
            opened, there = stack.pop()
            yield opened, _unclosed(passage, opened, there)
        stack.pop()
    elif not _is_item(passage.value, at):
        yield mark, hit(passage.text, at, at + 1, f"“{mark}”没有配对的前半")


def _unclosed(passage: Passage, mark: str, at: int) -> Hit:
    """Return the hit on a bracket that is never closed."""
    return hit(passage.text, at, at + 1, f"“{mark}”没有配对的后半")


def _mixed(passage: Passage, opened: tuple[str, int], at: int) -> Iterator[Hit]:
    """Give the fault of a pair of which one half is half-width."""
    mark, there = opened
    if mark + passage.value[at] in {"(）", "（)"}:
        fix = replacing(passage.text, (there, there + 1, "（"), (at, at + 1, "）"))
        yield hit(passage.text, there, at + 1, "括号一半全角、一半半角，应都用全角", fix)


def _is_item(value: str, at: int) -> bool:
    """Whether a closing bracket belongs to 1） or a) or :-)."""
    before = value[max(0, at - 3) : at]
    return value[at] in ")）" and bool(_ITEM_BRACKET.search(before) or _SMILE.search(before))


_SMILE = lazy("[:;：；]-?$")


_LONE_TITLE = lazy(
    "〈[^〈〉《》\\n]{2,40}(?:法|条例|规定|办法|细则|规则|准则|章程|通知|意见|决定|方案|纲要|规划|计划|公告|通告|报告|标准|指南|守则|规程|手册)〉"
)
_NESTED_TITLE = lazy("《[^《》\\n]*(?P<inner>《[^《》\\n]*》(?:[^《》\\n]*《[^《》\\n]*》)*)[^《》\\n]*》")
_TITLE = lazy("《[^《》\\n]*》")


@rule("PUN028", "书名号之中又用了双书名号")
def nested_title(document: Document) -> Iterator[Hit]:
    """书名号先用双书名号；书名号中还要用书名号时，外面一层用双书名号，里面一层用单书名号。

    依据：GB/T 15834—2011 4.15.3.5
    正例：落实《关于印发〈云河县中小学校车管理办法〉的通知》要求。
    反例：落实《关于印发《云河县中小学校车管理办法》的通知》要求。
    反例：落实〈云河县中小学校车管理办法〉要求。
    """
    for passage, found in matches(document, _NESTED_TITLE, "《"):
        for inner in _TITLE.finditer(passage.value, *found.span("inner")):
            start, end = inner.span()
            twice = (start - 1, end + 1) == found.span()
            left, right = ("", "") if twice else ("〈", "〉")
            fix = replacing(passage.text, (start, start + 1, left), (end - 1, end, right))
            said = "书名号重复了" if twice else "书名号中的书名号应为单书名号〈 〉"
            yield hit(passage.text, start, end, said, fix)
    for passage, found in matches(document, _LONE_TITLE, "〉", kinds=PROSE):
        start, end = found.span()
        balanced = passage.value.count("《") == passage.value.count("》")
        if balanced and not passage.cited(start, end):
            fix = replacing(passage.text, (start, start + 1, "《"), (end - 1, end, "》"), safe=False)
            yield replace(hit(passage.text, start, end, "书名号先用双书名号《 》", fix), severity=Severity.INFO)


_EMPTY = lazy("《 *》|“ *”")
_ABOUT_MARKS = lazy("标点|符号|引号|书名号|标号")


@rule("PUN029", "引号、书名号里没有文字")
def empty_pair(document: Document) -> Iterator[Hit]:
    """引号、书名号里空着，多是文件名、提法没有填上，或者删改时漏了。

    依据：《党政机关公文处理工作条例》第二十条
    正例：落实《云河县中小学校车管理办法》要求。
    反例：落实《》要求。
    """
    for passage, found in matches(document, _EMPTY, "《》", "《 ", "“”", "“ "):
        if not _ABOUT_MARKS.search(passage.value) and not passage.cited(*found.span()):
            yield hit(passage.text, *found.span(), f"{'引号' if found[0][0] == '“' else '书名号'}里没有文字")
