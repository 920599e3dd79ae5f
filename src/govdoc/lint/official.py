"""Word file → whether it is a paper of the kind that GB/T 9704 is made for; layout is demanded of no others."""

from __future__ import annotations

from dataclasses import replace
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from govdoc import gbt9704
from govdoc.gbt9704 import EVERYDAY_GENRES, PARTS, STATUTORY_GENRES, Part, Typeface
from govdoc.lint.fontfamily import is_size, is_typeface
from govdoc.lint.once import once
from govdoc.lint.pages import judged_pages
from govdoc.lint.rule import Hit, Severity
from govdoc.lint.setting import stretches
from govdoc.model import Document, OfficialFormat, Salutation
from govdoc.outline import genre
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govdoc.model import PageFormat

_GENRES = frozenset({*STATUTORY_GENRES, *EVERYDAY_GENRES, "命令", "讲话", "工作要点", "工作计划", "工作总结"})
_OTHER_REPORTS = lazy(
    r".*(?:实验|实训|实习|测试|检测|检验|分析|研究|读书|开题|结题|体检|鉴定|评测|学习|说明|设计|年度)报告|.*(?:教学|教案|活动|游戏|训练|治疗|营销|技术|设计|投标|解决)方案"
    r"|.*(?:学习|教学|训练|健身|旅行|写作)计划|.*(?:考试|比赛|游戏|活动)规则"
)
"""Papers of pupils, teachers and firms that end in the name of a 文种."""
_Rest = ParamSpec("_Rest")


def measured(
    find: Callable[Concatenate[Document, _Rest], Iterator[Hit]],
) -> Callable[Concatenate[Document, _Rest], Iterator[Hit]]:
    """Let a rule of layout give mere hints on a paper that nobody set by the standard.

    That is a form, a handout, a thesis; and a 公文 typed without a thought of layout, of which FMT045 says so once.
    """

    @wraps(find)
    def judge(document: Document, /, *rest: _Rest.args, **named: _Rest.kwargs) -> Iterator[Hit]:
        return _graded(find(document, *rest, **named), mild=not is_set_so(document))

    return judge


def demanded(
    find: Callable[Concatenate[Document, _Rest], Iterator[Hit]],
) -> Callable[Concatenate[Document, _Rest], Iterator[Hit]]:
    """Let a rule of what the standard demands (应) give mere hints on a paper that is no 公文, nor set as one."""

    @wraps(find)
    def judge(document: Document, /, *rest: _Rest.args, **named: _Rest.kwargs) -> Iterator[Hit]:
        return _graded(find(document, *rest, **named), mild=not (is_official(document) or is_set_so(document)))

    return judge


def _graded(hits: Iterator[Hit], *, mild: bool) -> Iterator[Hit]:
    """Give hits as they are, or as hints."""
    return (replace(hit, severity=Severity.INFO) if mild else hit for hit in hits)


@once
def is_official(document: Document) -> bool:
    """Whether a document is a 公文 or an everyday paper of an office, by its 文种 or its elements."""
    return _names_its_kind(document) or has_elements(document)


def _names_its_kind(document: Document) -> bool:
    """Whether the title names a 文种."""
    title = "" if document.title is None else "".join(document.title.value.split())
    return genre(title) in _GENRES and _OTHER_REPORTS.fullmatch(title) is None


def has_elements(document: Document) -> bool:
    """Whether there is a 版头, a 版记, a 主送机关 or 称呼, a 附件说明, or a 署名 with its date."""
    known = document.elements
    return bool(
        document.format is not OfficialFormat.ORDINARY
        or known.issuer_mark
        or known.document_number
        or known.cc
        or known.printing_office
        or known.addressee
        or known.attachment_note
        or (known.signature and known.date)
        or any(isinstance(block, Salutation) for block in document.blocks)
    )


@once
def is_set_so(document: Document) -> bool:
    """Whether somebody had the standard in mind: its margins, its title, or the type of its text."""
    if any(_has_margins(page) for page in judged_pages(document)):
        return True
    whole = meant = 0
    for stretch in stretches(document):
        for run, text in stretch.runs:
            if stretch.part is Part.TITLE and is_typeface(run.east_asia, Typeface.XIAOBIAOSONG):
                return True
            if stretch.part is Part.BODY:
                whole += len(text)
                as_meant = is_typeface(run.east_asia, Typeface.FANGSONG) or is_size(run.size, PARTS[Part.BODY].size)
                meant += len(text) if as_meant else 0
    return meant * 2 > whole


def _has_margins(page: PageFormat) -> bool:
    """Whether the margins of a section are those of the standard."""
    sides = (
        (page.top, gbt9704.MARGIN_TOP),
        (page.bottom, gbt9704.MARGIN_BOTTOM),
        (page.left, gbt9704.MARGIN_LEFT),
        (page.right, gbt9704.MARGIN_RIGHT),
    )
    return all(abs(value - right.value) <= right.tolerance for value, right in sides)
