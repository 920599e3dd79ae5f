"""Findings → those whose fixes can be made in one go: none of their edits touches another's."""

from __future__ import annotations

from bisect import bisect_left, insort
from itertools import pairwise
from typing import TYPE_CHECKING

from govdoc.lint.rule import Applicability

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govdoc.lint.engine import Finding
    from govdoc.lint.rule import Edit, Fix


def offered(findings: Iterable[Finding], *, unsafe: bool) -> Iterator[tuple[Finding, Fix]]:
    """Give the findings whose fix may be made, each with it: a safe one, with ``unsafe`` any."""
    for finding in findings:
        fix = finding.fix
        if fix is not None and fix.edits and (unsafe or fix.applicability is Applicability.SAFE):
            yield finding, fix


def compatible(fixes: Iterable[tuple[Finding, Fix]]) -> Iterator[tuple[Finding, tuple[Edit, ...]]]:
    """Give the findings that can be mended together, in the order given, each with the edits still to be made.

    A fix is taken whole or not at all; the first wins. An edit that another fix makes too is made once. What is left
    out comes again when the text is looked at anew.
    """
    taken: list[tuple[int, int, str]] = []
    for finding, fix in fixes:
        fresh = [edit for edit in fix.edits if not _made(taken, edit)]
        if _apart(fresh) and all(_free(taken, edit) for edit in fresh):
            for edit in fresh:
                insort(taken, (edit.start, edit.end, edit.text))
            yield finding, tuple(fresh)


def _made(taken: list[tuple[int, int, str]], edit: Edit) -> bool:
    """Whether the very same edit is to be made already."""
    key = (edit.start, edit.end, edit.text)
    at = bisect_left(taken, key)
    return at < len(taken) and taken[at] == key


def _free(taken: list[tuple[int, int, str]], edit: Edit) -> bool:
    """Whether no edit taken overlaps this one, nor puts text into the same place."""
    at = bisect_left(taken, (edit.start, edit.end, edit.text))
    return (at == 0 or not _overlap(taken[at - 1][:2], (edit.start, edit.end))) and (
        at == len(taken) or not _overlap((edit.start, edit.end), taken[at][:2])
    )


def _apart(edits: list[Edit]) -> bool:
    """Whether the edits of one fix do not overlap each other."""
    spans = sorted((edit.start, edit.end) for edit in edits)
    return not any(_overlap(left, right) for left, right in pairwise(spans))


def _overlap(left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether two spans, the left one not beginning later, share a character or the place of an insertion."""
    if left == right:
        return True
    return right[0] < left[1]
