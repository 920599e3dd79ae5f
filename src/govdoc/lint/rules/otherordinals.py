"""Ordinals that are none of 一、（一）1.（1）→ those that stand for a level of a 公文 all the same."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from govdoc.lint.oddordinals import LEVELS, Odd, Run, Way, odd_runs
from govdoc.lint.rule import Hit, Severity, rule
from govdoc.model import Block, Heading, Paragraph
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document

_SHOWN = 3


@rule("STR025", "不是公文的结构层次序数")
def foreign_ordinal(document: Document) -> Iterator[Hit]:
    """公文的层次用“一、”“（一）”“1.”“（1）”标注，不用“A.”“（a）”“Ⅰ.”“甲、”“壹、”“1.1”做层次。

    “（1）”之下再分，可以用“①”或者小写拉丁字母。列举的短项、选择题的选项、预案和规程里的“1.1”不在此列；
    全文都按“1”“1.1”编号的，只作提示。

    依据：GB/T 9704—2012 7.3.3、GB/T 15834—2011 附录B.3.8
    正例：
        云河县教育局关于加强校园安全工作的通知
        各中小学：
        现将有关事项通知如下。
        一、提高思想认识。各校要认真学习有关文件。
        二、压实工作责任。各校校长是第一责任人。
    反例：
        云河县教育局关于加强校园安全工作的通知
        各中小学：
        现将有关事项通知如下。
        A.提高思想认识。各校要认真学习有关文件。
        B.压实工作责任。各校校长是第一责任人。
    反例：
        2026年校园安全工作方案
        一、工作目标
        1.1 健全制度。各校要建立台账。
        1.2 落实责任。各校校长是第一责任人。
    """
    for run in odd_runs(document):
        if not stands_for_level(run):
            continue
        first = run.odds[0]
        said = "".join(f"“{odd.raw}”" for odd in run.odds[:_SHOWN]) + ("等" if len(run.odds) > _SHOWN else "")
        said += "不是公文的层次序数，依次用“一、”“（一）”“1.”“（1）”"
        yield Hit(first.start, first.end, said, severity=Severity.INFO if _is_usual(run) else None)


def _is_usual(run: Run) -> bool:
    """Whether many papers have it so: sections 1.1 all through, small letters right under 1."""
    first = run.odds[0]
    if first.way is Way.DECIMAL:
        return not run.layered
    return first.way is Way.LETTER and _is_small(first) and run.above == _THIRD


_THIRD, _FOURTH = 3, 4


def _is_small(odd: Odd) -> bool:
    """Whether there is a small letter in it."""
    return odd.raw.strip("(（)）、．.").islower()


def stands_for_level(run: Run) -> bool:
    """Whether ordinals that are none of a 公文 head its parts: options, items, what is below （1） do not."""
    first = run.odds[0]
    if first.way not in LEVELS or (first.way is Way.LETTER and _is_small(first) and run.above >= _FOURTH):
        return False
    stem = _value(run.blocks[first.row - 1]) if first.row else ""
    if stem.endswith(("？", "?", "）", ")")) or _BLANK.search(stem):
        return False
    if all(after.row > odd.row + 1 for odd, after in pairwise(run.odds)):
        return True
    values = [_value(run.blocks[odd.row]) for odd in run.odds]
    return all("。" in (value[:-1] if stem.endswith(("：", ":")) else value) for value in values)


_BLANK = lazy(r"[（(][ 　]*[）)]|__|单选|多选|选择题|下列")


def _value(block: Block) -> str:
    """Return the text of a heading or a paragraph."""
    return block.text.value if isinstance(block, Heading | Paragraph) else ""
