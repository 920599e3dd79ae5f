"""Ordinals → those that are printed with wrong marks, or lack one (GB/T 9704—2012 7.3.3, GB/T 15834—2011 附录B.3)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc import ordinals
from govdoc.lint.blocks import headings
from govdoc.lint.numbering import DEPTHS, marks
from govdoc.lint.oddordinals import Odd, Run, Way, odd_runs
from govdoc.lint.passage import matches
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule
from govdoc.lint.rules.otherordinals import stands_for_level
from govdoc.ordinals import Ordinal, Style
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document, Text


@rule("STR001", "层次序数写法不规范")
def malformed_ordinal(document: Document) -> Iterator[Hit]:
    """结构层次序数依次写作“一、”“（一）”“1.”“（1）”。

    带括号的序数后面不再加顿号或点；汉字数字后面用顿号，阿拉伯数字、拉丁字母后面用下脚点；括号用全角，前后一对。
    表示章节的“1.2”末尾不加点，“第一章”之后用空格。

    依据：GB/T 9704—2012 7.3.3、GB/T 15834—2011 附录B.3
    正例：
        一、加强组织领导
        （一）健全工作机制
        1. 明确责任。各校校长是第一责任人。
        （1）建立台账。
    反例：
        一、加强组织领导
        （一）、健全工作机制
        （二）、压实工作责任
    反例：
        1、强化宣传。各校要广泛宣传。
        2、强化督导。各校要定期自查。
    反例：
        2026年校园安全工作方案
        一）强化宣传。各校要广泛宣传。
        二）强化督导。各校要定期自查。
    反例：
        第一章、总则
        第一条　为规范学校食堂管理，制定本办法。
    """
    yield from _malformed(document)
    yield from _misprints(document)
    yield from _malformed_names(document)
    yield from _circled_stops(document)
    yield from _malformed_labels(document)


def _malformed(document: Document) -> Iterator[Hit]:
    """Give the ordinals of headings and numbered sentences."""
    layered = _is_layered(document)
    for mark in marks(document):
        if isinstance(mark, int) or mark.text is None or mark.ordinal.canonical:
            continue
        before = document.source.text[max(0, mark.start - _FARTHEST) : mark.start].rstrip(" \u3000\t")[-1:]
        if before not in _BEFORE_ORDINAL:
            continue  # 端口 25，…: a number of the sentence
        raw, normal = mark.ordinal.raw, mark.ordinal.normal
        if raw.replace("．", ".") == normal or mark.ordinal.style in {Style.CHAPTER, Style.SECTION}:
            continue
        fix = replacing(mark.text, (0, len(raw), normal))
        severity = Severity.INFO if _is_usual(mark.ordinal, layered=layered) else None
        yield Hit(mark.start, mark.end, f"序数“{raw}”应写作“{normal}”", fix, severity=severity)


def _is_usual(ordinal: Ordinal, *, layered: bool) -> bool:
    """Whether half the country types it so: (一) for （一）; 1、 or 1） with no other level, as in any newspaper."""
    raw = ordinal.raw
    return raw.translate(_WIDE) == ordinal.normal or (not layered and ordinal.style in _LIST and raw[0] not in "（(")


def _malformed_names(document: Document) -> Iterator[Hit]:
    """Give the ordinals of the 附件说明."""
    for text in document.elements.attachment_note:
        if found := _ATTACHED.match(text.value):
            fix = replacing(text, (*found.span("mark"), "."))
            said = f"附件顺序号“{found['n']}{found['mark']}”应写作“{found['n']}.”"
            yield replace(hit(text, found.start("n"), found.end("mark"), said, fix), severity=Severity.INFO)


def _circled_stops(document: Document) -> Iterator[Hit]:
    """Give ①、 and its like."""
    for passage, found in matches(document, _CIRCLED_STOP, *_CIRCLED_STOPS):
        fix = replacing(passage.text, (found.end() - 1, found.end(), ""))
        said = f"序数“{found[0]}”之后不加顿号、点"
        yield replace(hit(passage.text, *found.span(), said, fix), severity=Severity.INFO)


def _malformed_labels(document: Document) -> Iterator[Hit]:
    """Give the ordinals that Word makes."""
    for paragraph in document.layout.paragraphs if document.layout else ():
        label = ordinals.parse(paragraph.number_label or "")
        if label and label.style in DEPTHS and not label.canonical and label.raw.replace("．", ".") != label.normal:
            yield Hit(paragraph.start, paragraph.end, f"自动编号“{label.raw}”应写作“{label.normal}”，请修改编号格式")


_CIRCLED_STOP = lazy("[①-⑳][、．.](?=[\u4e00-\u9fff])")
_CIRCLED_STOPS = tuple(chr(ord("①") + number) + mark for number in range(20) for mark in "、．.")
_ATTACHED = lazy(r"(?:附\s*件\s*[:：]?\s*)?(?P<n>\d{1,2})(?P<mark>[、）)])(?=\D)")
_BEFORE_ORDINAL = frozenset({"", *"\n。；：！？…”）;:.!?)|"})
"""What an ordinal stands behind, white space left out."""
_FARTHEST = 12
_LIST = frozenset({Style.DIGIT, Style.PAREN_DIGIT})


def _is_layered(document: Document) -> bool:
    """Whether a text has a level above 1., or writes 1. somewhere: then 1、 breaks its own order."""
    known = [mark.ordinal for mark in marks(document) if not isinstance(mark, int)]
    return any(one.style not in _LIST or one.raw[-1] in ".．" for one in known)


_WIDE = str.maketrans("()．０１２３４５６７８９", "（）.0123456789")


def _misprints(document: Document) -> Iterator[Hit]:
    """Give ordinals that lack a mark or have a wrong one: 一） 一　 1： ⒈ 1.2. a、 第一章、."""
    for run in odd_runs(document):
        if not stands_for_level(run):
            yield from _of_run(run)
    for block in headings(document):
        if block.ordinal and block.ordinal[0] == "第" and _STOP_BEHIND.match(block.text.value):
            yield _blank_behind(block.text, block.ordinal, 0)
    for passage, found in matches(document, _ARTICLE, "条、", "条．"):
        if found.start() == 0:
            yield _blank_behind(passage.text, found[1], found.end() - 1)


_NUMBER = f"(?:{ordinals.HAN}{{1,4}}|[0-9]{{1,3}})"
_NO_OTHER = f"(?!第|{_NUMBER}[章节条])"
"""Not as in 第三条、第四条合并, 第二节、三节上课."""
_STOP_BEHIND = lazy(f"[、．.]{_NO_OTHER}")
_ARTICLE = lazy(f"(第{_NUMBER}条)[、．]{_NO_OTHER}")


def _blank_behind(text: Text, ordinal: str, at: int) -> Hit:
    """Return the hit on the mark behind 第一章: a blank stands there."""
    said = f"“{ordinal}”之后用空格，不用“{text.value[at]}”"
    found = hit(text, at, at + 1, said, replacing(text, (at, at + 1, "　")))
    return replace(found, severity=Severity.INFO, basis="GB/T 15834—2011 附录B.3.6")


def _of_run(run: Run) -> Iterator[Hit]:
    """Give those of one run; 1 and a blank heads a section, unless there are 一、 too."""
    if run.odds[0].way is Way.GAP and not run.layered:
        return
    for odd in run.odds:
        right, basis, usual = _right(odd)
        if right is None or right.strip() == odd.raw:
            continue
        said = f"序数“{odd.raw}”应写作“{right.strip()}”"
        if odd.text is None:
            said = f"自动编号“{odd.raw}”应写作“{right.strip()}”，请修改编号格式"
        fix = replacing(odd.text, (0, len(odd.text), right)) if odd.text else None
        yield Hit(odd.start, odd.end, said, fix, basis, Severity.INFO if usual else None)


def _right(odd: Odd) -> tuple[str | None, str | None, bool]:
    """Return how an ordinal is written right (None: as it is), by which clause, and whether many write it as it is."""
    match odd.way:
        case Way.HALF:
            return f"（{ordinals.chinese(odd.number)}）", None, False
        case Way.BLANK:
            return f"{ordinals.chinese(odd.number)}、", None, False
        case Way.COLON | Way.ONE | Way.GAP:
            return f"{odd.number}.", None, True
        case Way.DECIMAL:
            return odd.raw.rstrip("．.、") + " ", "GB/T 15834—2011 附录B.3.5", True
        case Way.LETTER | Way.ROMAN:
            return *_lettered(odd.raw), True
        case _:
            return None, None, True


def _lettered(raw: str) -> tuple[str | None, str | None]:
    """Return how a. or （a） is written right, and by which clause."""
    if raw[0] in "（(":
        return f"（{raw[1]}）", "GB/T 15834—2011 附录B.3.4"
    return (None, None) if raw[-1] in ")）" else (raw.rstrip("、．.") + ".", "GB/T 15834—2011 附录B.3.3")
