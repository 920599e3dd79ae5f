"""Headings → those that end in a mark which no heading ends in."""

from __future__ import annotations

from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from govdoc.lint.blocks import headings, own_blocks
from govdoc.lint.parts import parts
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule
from govdoc.model import Block, Document, Heading, HeadingKind, Paragraph, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONGEST_HEADING = 30


@rule("STR007", "独立成行的标题末尾用了句号", Severity.INFO)
def stopped_heading(document: Document) -> Iterator[Hit]:
    """独立成行的第一、第二层标题末尾不用句号；与正文同段的标题才用。

    依据：公文写作惯例（参照 GB/T 15834—2011 标题末尾不用句号）
    正例：
        一、提高认识
        各校要提高思想认识，切实增强责任感。
        二、狠抓落实
        各校要抓好工作落实，确保取得实效。
    反例：
        一、提高认识。
        各校要提高思想认识，切实增强责任感。
        二、狠抓落实
        各校要抓好工作落实，确保取得实效。
    """
    for part in parts(document):
        yield from _stopped(own_blocks(part))


def _stopped(blocks: Sequence[Block]) -> Iterator[Hit]:
    """Give the headings of one part that end in 。."""
    spoken = _in_sentences(blocks)
    for block, after in pairwise(blocks):
        if not isinstance(block, Heading) or block.kind is not HeadingKind.HEADING or block.level > 2:  # noqa: PLR2004
            continue
        if block.level in spoken:
            continue
        value = block.text.value
        deeper = isinstance(after, Heading) and after.level > block.level
        alone = deeper or (isinstance(after, Paragraph) and not after.continues)
        if alone and _is_stopped(value):
            at = len(value) - 1
            yield hit(block.text, at, at + 1, "标题独立成行，末尾不用句号", replacing(block.text, (at, at + 1, "")))


def _is_stopped(value: str) -> bool:
    """Whether a heading ends in the one 。 it has; what has ； is a list of sentences: 一、…；二、…。"""
    return value.endswith("。") and value.count("。") == 1 and "；" not in value and 1 < len(value) <= _LONGEST_HEADING


def _in_sentences(blocks: Sequence[Block]) -> set[int]:
    """Return the levels whose numbers stand before sentences (一、同意设立……。二、予以……。), not before headings."""
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    run_in = [block.level for block in blocks if isinstance(block, Heading) and block.kind is HeadingKind.RUN_IN]
    found = {level for level in set(run_in) if run_in.count(level) * 2 > levels.count(level)}
    for block, after in pairwise(blocks):
        follows = isinstance(block, Heading) and isinstance(after, Heading) and after.level == block.level
        if follows and isinstance(block, Heading) and block.text.value.endswith("。"):
            found.add(block.level)
    return found


_BROKEN_OFF = "，、；,;"


@rule("STR009", "标题末尾用了逗号、顿号或分号", Severity.INFO)
def cut_heading(document: Document) -> Iterator[Hit]:
    """独立成行的层次标题末尾不用逗号、顿号、分号：多是标题没有写完，或者下一行本来与它相连。

    依据：公文写作惯例（参照 GB/T 15834—2011 5.1.1）
    正例：
        # 云河县教育局2026年工作要点

        ## 一、提高认识，统一思想

        各校要提高思想认识，切实增强责任感。
    反例：
        # 云河县教育局2026年工作要点

        ## 一、提高认识，统一思想；

        各校要提高思想认识，切实增强责任感。
    """
    for block in headings(document):
        if block.kind is HeadingKind.HEADING and block.level <= 2:  # noqa: PLR2004
            at = len(block.text) - 1
            if at > 0 and block.text.value[at] in _BROKEN_OFF:
                fix = replacing(block.text, (at, at + 1, ""), safe=False)
                yield hit(block.text, at, at + 1, f"标题独立成行，末尾不用“{block.text.value[at]}”", fix)
    for text, at in (cut for part in parts(document) for cut in _cut_lines(part)):
        fix = replacing(text, (at, at + 1, ""), safe=False)
        yield hit(text, at, at + 1, f"标题独立成行，末尾不用“{text.value[at]}”", fix)


_SHORT_LINE, _LONG_LINE = 26, 40
"""Code points: a line that ends of itself, and one that shows how far lines reach."""


def _cut_lines(document: Document) -> Iterator[tuple[Text, int]]:
    """Give the headings that were read on into the next line for the mark at their end, and where it stands.

    Others of their level must stand on lines of their own, and the line below be longer: no text broken in lines.
    """
    alone = {heading.level for heading in headings(document) if heading.kind is HeadingKind.HEADING}
    source = document.source.text
    for block, after in zip_longest(document.blocks, document.blocks[1:]):
        if not isinstance(block, Heading) or block.kind is not HeadingKind.RUN_IN or block.level > 2:  # noqa: PLR2004
            continue
        goes_on = isinstance(after, Paragraph) and after.continues
        text = block.text + after.text if goes_on and isinstance(after, Paragraph) else block.text
        for at, mark in enumerate(text.value[:_SHORT_LINE]):
            end = text.at(at) + 1
            if block.level in alone and mark in _BROKEN_OFF and source[end : end + 1] == "\n":
                if source.find("\n", end + 1) - end > _LONG_LINE:
                    yield text, at
                break
