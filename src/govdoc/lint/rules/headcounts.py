"""26名劝返学生, 全县46所义务教育学校 → another number than the one told of the same elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govdoc.lint.figures import at, sentences, shown
from govdoc.lint.indicators import indicators, is_goal, subject_year
from govdoc.lint.labelled import labelled
from govdoc.lint.parts import paper_end
from govdoc.lint.passage import HAN, PROSE, reading
from govdoc.lint.rule import Hit, Severity
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.lint.figures import Figure
    from govdoc.model import Document

_SCOPE = lazy("(?P<scope>全[县市区省州旗校])(?:现有|共有|的)?$")
_NAME = lazy(f"[{HAN}]{{4,12}}")
_ALL = lazy("(?:都|均|全部|全员|一律|必须|要(?!求)|应当?|须)")
_MEASURES = frozenset("名位所个")
_SOME = lazy("新|增|减|其中|另|首批|试点|部分|第|又|招|评|获|选|派|培训|参加|对其中|余下|剩|平均|每|超|约|近|优秀|先进")
_BEFORE, _SHORTEST, _NEAR = 10, 4, 0.2
_MOST_SENTENCES = 2000
"""Of a paper; more make up a yearbook."""


class _Counted(NamedTuple):
    """A number that stands before what it counts."""

    scope: str
    behind: str
    """The 汉字 behind it."""
    figure: Figure
    ahead: bool
    """Whether its sentence speaks of what is to come."""


def other_numbers(document: Document) -> Iterator[Hit]:
    """Give the numbers before a name that are not those told behind the same name; a hint where it may be a part."""
    if subject_year(document) is None:
        return
    counted = [*_counted(document)]
    whole = reading(document).whole
    sure: dict[tuple[str, str, str], Figure] = {}
    for found in indicators(document) if counted else ():
        if found.year in {None, subject_year(document)}:
            sure.setdefault(found.key, found.figure)
    known: dict[tuple[str, str], Figure] = {}
    for item in labelled(document) if counted else ():
        if item.year == subject_year(document) and not item.reckoned and len(item.label) >= _SHORTEST:
            known.setdefault((item.label, item.figure.unit), item.figure)
    for one in counted:
        name, told, severity = _told(one, sure, known)
        if told is not None and not told.agrees(one.figure.value, one.figure.step):
            said = f"{name}在别处是{shown(whole, told)}，这里是“{shown(whole, one.figure)}{name}”，请核对"
            yield at(document, one.figure.start, one.figure.end, said, severity=severity)


def _counted(document: Document) -> Iterator[_Counted]:
    """Give the numbers of the paper that stand right before a name which is told elsewhere too."""
    whole, known = reading(document).whole, sentences(document)
    for sentence in known if len(known) <= _MOST_SENTENCES else ():
        for figure in sentence.figures:
            if whole[figure.end - 1] not in _MEASURES or figure.step != 1 or figure.vague:
                continue
            named = _NAME.match(whole, figure.end)
            before = max(sentence.start, figure.start - _BEFORE), figure.start
            if named is None or _SOME.search(whole, *before) or not _is_told_again(whole, figure.end):
                continue
            if _is_of_paper(document, figure):
                scope = _SCOPE.search(whole, *before)
                yield _Counted(scope["scope"] if scope else "", named[0], figure, is_goal(whole, sentence))


def _is_told_again(whole: str, start: int) -> bool:
    """Whether the first characters of a name stand somewhere else too."""
    first = whole[start : start + _SHORTEST]
    return whole.find(first) < start or whole.find(first, start + _SHORTEST) > 0


def _is_of_paper(document: Document, figure: Figure) -> bool:
    """Whether a number stands in running text of the paper itself."""
    passage, index = reading(document).at(figure.start)
    return passage.kind in PROSE and passage.text.at(index) < paper_end(document)


def _told(
    one: _Counted, sure: dict[tuple[str, str, str], Figure], known: dict[tuple[str, str], Figure]
) -> tuple[str, Figure | None, Severity | None]:
    """Return the name, the number told of it elsewhere, and how sure it is that it is of the same."""
    for (scope, name, unit), figure in sure.items():
        same = unit == one.figure.unit and scope == one.scope and one.behind.startswith(name)
        if same and _ALL.match(one.behind, len(name)):
            return name, figure, None
    for (label, unit), figure in known.items() if not one.ahead else ():
        near = abs(figure.value - one.figure.value) <= _NEAR * figure.value  # far fewer are a part of them
        if near and unit == one.figure.unit and figure.start < one.figure.start and one.behind.startswith(label):
            return label, figure, Severity.INFO
    return "", None, None
