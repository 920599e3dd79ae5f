"""The text behind an ordinal → where the heading in it ends, and how it stands."""

from __future__ import annotations

from functools import cache, reduce
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from govdoc.model import HeadingKind
from govdoc.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from govdoc.model import Text

STOP = "。！？!?."
"""Marks that end a sentence; a dot only behind a 汉字, not before a digit (see ``marks``)."""
_UPPER = 2
"""一、 and （一）: their headings are lines; below them a label may stand before a colon."""
_OPEN, _SHUT = "“‘《（(〈【「", "”’》）)〉】」"
_LONGEST_HEAD = 60
_LONGEST_SENTENCE = 45
_LONGEST_ITEM = 30
_LONGEST_LABEL = 20
_SHORTEST_CLAUSE = 4
_LOOK = 400
_WIDE_GAP = lazy(r"[ \t\u3000\u00a0](?:(?<![ \t])|[ \t])")
_STOPPED = lazy(f"[{STOP[:-1]}]")


class Head(NamedTuple):
    """The heading at the beginning of a stretch of text: its first ``length`` code points.

    ``kind`` None: a numbered sentence, no heading.
    """

    length: int
    kind: HeadingKind | None


_DOT = r"(?:(?<!\.)|(?<=[^\x00-\x7f]\.)(?![\d.]))"
"""Behind a mark: where it is a dot, that it ends a sentence."""
_MARKS = lazy(rf"[{_OPEN}{_SHUT}。！？!?，,；;：:.]{_DOT}")


@cache
def _first(wanted: str) -> re.Pattern[str]:
    """Return what finds the first of the wanted marks, or what opens before it."""
    return lazy(rf"[{_OPEN}{wanted}]{_DOT}")


def marks(value: str, wanted: str, limit: int = _LOOK) -> Iterator[int]:
    """Give the offsets of the wanted marks (of 。！？，；： and half-width ones) outside quotations and brackets."""
    first = _first(wanted).search(value, 0, limit)
    if first is None:
        return
    depth, start = 0, first.start()
    if first[0] not in _OPEN:
        # Mostly that is all that is asked for.
        yield start
        start += 1
    for mark in _MARKS.finditer(value, start, limit):
        character = mark[0]
        if character in _OPEN:
            depth += 1
        elif character in _SHUT:
            depth = max(0, depth - 1)
        elif depth == 0 and character in wanted:
            yield mark.start()


def first_stop(value: str, wanted: str = STOP) -> int | None:
    """Return the offset of the first mark that ends a sentence, quotations and brackets left out."""
    return next(marks(value, wanted), None)


def head(value: str, level: int, *, body_follows: bool) -> Head:
    """Find the heading in the text behind an ordinal.

    ``body_follows``: the next paragraph has no ordinal, so even a sentence on its own line heads something.
    """
    value = value.rstrip()
    stop = first_stop(value)
    if stop is None and (quoted := _STOPPED.search(value, 0, _LOOK)):
        stop = quoted.start()
    end = _LONGEST_SENTENCE if stop is None or stop >= len(value) - 1 else min(stop, _LONGEST_SENTENCE)
    label = _label(value) if _MAY_LABEL.search(value, 0, end) else 0
    if stop is None:
        return _unstopped(value, level, label)
    if stop >= len(value) - 1:
        return _sentence(value, level, label, body_follows=body_follows)
    if label and label < stop:
        return Head(label, HeadingKind.RUN_IN)
    if stop < _LONGEST_SENTENCE:
        return Head(stop + 1, HeadingKind.RUN_IN)
    return Head(clause(value), HeadingKind.RUN_IN)


_MAY_LABEL = lazy(r"[：: \t\u3000\u00a0]")


def _label(value: str) -> int:
    """Length of a label before a colon (工作目标：…), colon included; of a short head before a wide gap; 0 if none."""
    colon = next((at for at in marks(value, "：:", _LONGEST_LABEL + 1) if not value[at - 1 : at].isdigit()), None)
    if colon is not None and colon < len(value) - 1:
        return colon + 1
    gap = _WIDE_GAP.search(value, 2, _LONGEST_SENTENCE)
    return gap.start() if gap and not any(mark in value[: gap.start()] for mark in STOP) else 0


def _unstopped(value: str, level: int, label: int) -> Head:
    """Judge a line in which no sentence ends."""
    if level <= _UPPER and len(value) <= _LONGEST_SENTENCE and not value.endswith(("；", ";")):
        return Head(len(value), HeadingKind.HEADING)
    if value.endswith(("；", ";")):
        return Head(label, HeadingKind.RUN_IN) if label else Head(len(value), None)
    if label and len(value) - label > _SHORTEST_CLAUSE:
        return Head(label, HeadingKind.RUN_IN)
    if len(value) <= _LONGEST_HEAD:
        return Head(len(value), HeadingKind.HEADING)
    return Head(clause(value), HeadingKind.RUN_IN)


def _sentence(value: str, level: int, label: int, *, body_follows: bool) -> Head:
    """Judge a line that is one sentence: a heading with a full stop, or a numbered sentence."""
    if label:
        return Head(label, HeadingKind.RUN_IN)
    longest = _LONGEST_HEAD if body_follows else _LONGEST_SENTENCE if level <= _UPPER else _LONGEST_ITEM
    return Head(len(value), HeadingKind.HEADING if len(value) <= longest else None)


def clause(value: str) -> int:
    """Length of the first clause: up to the first comma, or as a heading is long."""
    ends = (at for at in marks(value, _ENDS) if at >= (2 if value[at] in STOP else _SHORTEST_CLAUSE))
    return next(ends, min(len(value), _LONGEST_HEAD))


_ENDS = "，,；;：:" + STOP


_BLANK = frozenset(" \u3000")
_SPREAD = lazy(r"[\u4e00-\u9fff](?:[ \u3000]+[\u4e00-\u9fff]){1,3}")


def closed_up(title: Text) -> Text:
    """Return a heading of two to four 字 without the white space that spreads them: 总　则."""
    if title.value[1:2] not in _BLANK or not _SPREAD.fullmatch(title.value):
        return title
    at = [index for index, character in enumerate(title.value) if not character.isspace()]
    return reduce(add, (title.cut(index, index + 1) for index in at))
