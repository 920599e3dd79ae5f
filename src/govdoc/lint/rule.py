"""A function that finds faults → a Rule: code, severity, and a page in Chinese whose examples run as tests."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, cast

from govdoc.model import Document, Text
from govdoc.profile import Profile

FAMILIES = {
    "STR": "结构与层次序数",
    "ELE": "标题与格式要素",
    "PUN": "标点符号",
    "NUM": "数字与单位",
    "TRM": "提法与称谓",
    "TYP": "错别字",
    "FAC": "事实与数据",
    "RES": "残留与占位",
    "FMT": "版面（仅 Word 文件）",
    "INT": "检查本身",
}
"""First letters of a code → what its rules are about."""


class Severity(StrEnum):
    """How grave a finding is: 应 / 必须 / 不得 may be an error, 一般 at most a warning, usage at most an info."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return (Severity.INFO, Severity.WARNING, Severity.ERROR).index(self)


class Applicability(StrEnum):
    """Whether a fix may be made without a look: safe keeps the meaning whatever the text is."""

    SAFE = "safe"
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True)
class Edit:
    """Put ``text`` in the place of the characters from ``start`` up to ``end`` (offsets in the source)."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that belong together: all of them are made, or none."""

    applicability: Applicability
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found, in offsets of the source; ``basis`` and ``severity`` where they are not those of the rule."""

    start: int
    end: int
    message: str
    fix: Fix | None = None
    basis: str | None = None
    severity: Severity | None = None


def hit(text: Text, start: int, end: int, message: str, fix: Fix | None = None) -> Hit:
    """Return the hit on the characters ``start`` up to ``end`` (start < end) of a text, in places of the source."""
    return Hit(text.at(start), text.at(end - 1) + 1, message, fix)


def replacing(text: Text, *changes: tuple[int, int, str], safe: bool = True) -> Fix | None:
    """Return the fix that puts new strings in the places (start, end) of a text.

    None where a place is not one stretch of the source (a broken line or a page mark lies inside it).
    """
    edits = []
    for start, end, new in changes:
        at = text.at(start)
        if start < end and text.at(end - 1) + 1 - at != end - start:
            return None
        edits.append(Edit(at, at + end - start, new))
    return Fix(Applicability.SAFE if safe else Applicability.UNSAFE, tuple(edits))


Others = tuple[Document, ...]
"""Documents that one is compared with (``--against``)."""
Finder = (
    Callable[[Document], Iterator[Hit]]
    | Callable[[Document, Profile], Iterator[Hit]]
    | Callable[[Document, Profile, Others], Iterator[Hit]]
)
"""A rule of layout judges by the profile too, one that compares by other documents."""


class Judge(Protocol):
    """A finder in the form in which all are called."""

    def __call__(self, document: Document, profile: Profile, others: Others = ()) -> Iterator[Hit]:
        """Give what is found in a document."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: what it is called, what it rests on, what is right and wrong, and the function that finds."""

    code: str
    name: str
    severity: Severity
    basis: str
    explanation: str
    good: tuple[str, ...]
    bad: tuple[str, ...]
    find: Judge

    @property
    def family(self) -> str:
        """The three letters at the head of the code."""
        return self.code[:3]


def _judging(find: Finder) -> Judge:
    """Return a finder that takes a profile and other documents, whether the rule asks for them or not."""
    asked, finder = len(inspect.signature(find).parameters), cast("Callable[..., Iterator[Hit]]", find)
    if asked == 1:
        return lambda document, profile, others=(): finder(document)  # noqa: ARG005 - it asks for nothing else
    return lambda document, profile, others=(): finder(*(document, profile, others)[:asked])


_BASIS, _GOOD, _BAD = "依据：", "正例：", "反例："


def rule(code: str, name: str, severity: Severity = Severity.WARNING) -> Callable[[Finder], Rule]:
    """Make a rule of a generator whose Chinese docstring tells what and why, 依据, 正例 and 反例.

    An example stands behind its label, or, with more lines than one, indented below it. Raises ValueError for a
    docstring that lacks one of them.
    """

    def make(find: Finder) -> Rule:
        explanation, basis, good, bad = _page(inspect.getdoc(find) or "")
        if not (explanation and basis and good and bad):
            raise ValueError(f"{code}：规则说明须有正文、依据、正例和反例")
        return Rule(code, name, severity, basis, explanation, good, bad, _judging(find))

    return make


def _page(doc: str) -> tuple[str, str, tuple[str, ...], tuple[str, ...]]:
    """Cut a docstring into explanation, basis, right and wrong examples."""
    parts: dict[str, list[list[str]]] = {"": [[]], _BASIS: [], _GOOD: [], _BAD: []}
    current = parts[""][0]
    for line in doc.splitlines():
        label = next((label for label in (_BASIS, _GOOD, _BAD) if line.startswith(label)), None)
        if label is not None:
            current = []
            parts[label].append(current)
            line = line[len(label) :]  # noqa: PLW2901 - the label is told, the rest of the line is the value
        current.append(line.removeprefix("    "))
    texts = {label: tuple("\n".join(lines).strip("\n").rstrip() for lines in found) for label, found in parts.items()}
    return texts[""][0].strip(), "".join(texts[_BASIS]).rstrip("。"), texts[_GOOD], texts[_BAD]
