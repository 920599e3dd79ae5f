"""Rows of terms.tsv (formulations and words, dated and sourced) → wrong variants of them in a document."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, TypeAlias

from govdoc.lint.dating import written, years
from govdoc.lint.gate import Gate
from govdoc.lint.rule import Hit, Severity
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govdoc.lint.passage import Passage
    from govdoc.model import Document

_Place: TypeAlias = "tuple[Passage, re.Match[str], Term]"
_FORMULATIONS = frozenset({"TRM001", "TRM003", "TRM013"})
_CALLED = lazy(
    "的?(?:理念|思想|意识|精神|制度|政策|布局|战略|倡议|要求|原则|方针|主题教育|专题教育|学习教育|目标|总要求)"
)
"""What a formulation in quotation marks is called by."""
_URGED = lazy(
    "(?:坚定|树牢|增强|坚持|践行|贯彻|落实|弘扬|做到|推进|培育|统筹|按照|遵循|把握|强化|实施|实行|执行|严格|健全|突出)$"
)
"""Before quotation marks that hold a formulation and nothing else: they name it, and quote nobody."""
_LAST_CENTURY = lazy("上个?世纪|20世纪|二十世纪|民国|(?:改革开放|新中国成立)(?:之初|初期)")
_THIS_CENTURY = "2001"
_SENTENCE = 300
"""Characters before a place that are taken for its sentence where no mark ends one."""


@dataclass(frozen=True, slots=True)
class Term:
    """A row: words that are wrong, the right ones, where that stands and since when."""

    code: str
    wrong: str
    """Words between bars, or a regular expression."""
    right: str
    """The right words; after a colon, advice instead of them."""
    source: str
    date: str
    severity: Severity
    example: str
    since: str = ""
    """YYYY-MM; older documents, and sentences that tell of older years, are not judged."""
    retired: str = ""
    """YYYY-MM; newer documents are not judged, nor those without a date."""
    former: str = ""
    """Not empty: the words were right before ``since``; where a document has no date they are told as an info."""
    context: str = ""
    """A pattern that must stand in the same paragraph."""
    triggers: str = ""
    """Words between bars, one of which stands in every match; only where ``wrong`` is a pattern, and needed there."""
    checked: str = ""
    """Where source and date were looked up; empty: from memory."""
    mended: str = ""
    """The example put right; empty: ``right`` stands in the place of what is found."""

    @property
    def words(self) -> tuple[str, ...]:
        """Words one of which every match holds."""
        return tuple((self.triggers or self.wrong).split("|"))

    @property
    def basis(self) -> str:
        """The source with its date."""
        return f"{self.source}（{self.date}）"


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern, compiled when it is first needed."""
    return re.compile(pattern)


class Lexicon:
    """Terms that are looked for together: in one pass it is told which rows can match in which passages."""

    def __init__(self, terms: Sequence[Term]) -> None:
        """Remember the terms."""
        self.terms = tuple(terms)
        self._gate = Gate([term.words for term in self.terms])

    def found(self, document: Document, code: str) -> Iterator[_Place]:
        """Give the matches of the rows of one rule.

        What is quoted or cited goes free, what is the right form, what tells of the time before the row, and what is
        part of another match.
        """
        month = written(document)
        places: list[_Place] = []
        for number, those in self._gate.near(document).items():
            term = self.terms[number]
            if term.code == code and holds(term.since, term.retired, month):
                places += ((passage, match, term) for passage in those for match in _matches(passage, term))
        return _widest(places)


def _widest(places: Sequence[_Place]) -> Iterator[_Place]:
    """Give the places that are no part of another one; of two that are the same, the first."""
    ends: dict[int, int] = {}
    for passage, match, term in sorted(places, key=lambda place: (place[1].start(), -place[1].end())):
        if match.end() > ends.get(id(passage), 0):
            ends[id(passage)] = match.end()
            yield passage, match, term


def _matches(passage: Passage, term: Term) -> Iterator[re.Match[str]]:
    """Give the matches of a row in a passage."""
    if term.context and not compiled(term.context).search(passage.value):
        return
    for match in compiled(term.wrong).finditer(passage.value):
        free = match[0] == term.right or (passage.cited(*match.span()) and not _is_named(passage, match, term))
        if not free and not is_past(passage, match.start(), term.since):
            yield match


def _is_named(passage: Passage, match: re.Match[str], term: Term) -> bool:
    """Whether what is found is a formulation that quotation marks name."""
    return term.code in _FORMULATIONS and names(passage, *match.span())


def names(passage: Passage, start: int, end: int) -> bool:
    """Whether quotation marks hold a formulation and nothing else, as its name (“……”理念): then nobody is quoted."""
    marks = passage.value[start - 1 : start] + passage.value[end : end + 1] if start else ""
    if marks != "“”":
        return False
    return _CALLED.match(passage.value, end + 1) is not None or _URGED.search(passage.value, 0, start - 1) is not None


def holds(since: str, retired: str, month: str | None) -> bool:
    """Whether a row judges a document of a month (all YYYY-MM; None: of now)."""
    if month is None:
        return not retired
    return since <= month and (not retired or month < retired)


def is_past(passage: Passage, at: int, since: str) -> bool:
    """Whether the sentence, up to a place, names a time before the row began (YYYY-MM): it tells of the past."""
    if not since:
        return False
    begin = sentence_start(passage.value, at)
    if since >= _THIS_CENTURY and _LAST_CENTURY.search(passage.value, begin, at):
        return True
    return any(year < int(since[:4]) for year in years(passage.value[begin:at]))


def sentence_start(text: str, at: int) -> int:
    """Return where the sentence that holds a place begins, at most 300 characters before it."""
    first = max(0, at - _SENTENCE)
    return max(first, *(text.rfind(mark, first, at) + 1 for mark in "。！？；"))


@cache
def lexicon() -> Lexicon:
    """Return the terms of terms.tsv."""
    return Lexicon(table())


@cache
def table() -> tuple[Term, ...]:
    """Return the rows of terms.tsv; a test checks them, here they are trusted."""
    with files(__package__).joinpath("terms.tsv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(Term(**{**row, "severity": Severity(row["severity"])}) for row in rows)  # type: ignore[arg-type]


def hits(document: Document, code: str, said: str = "{found}的规范提法是{right}") -> Iterator[Hit]:
    """Give the hits of one rule's rows; ``said`` is a sentence with {found}, {right}, {cure}, {since} to fill in.

    Where a row gives advice and no words, that is said as it stands.
    """
    undated = written(document) is None
    for passage, match, term in lexicon().found(document, code):
        yield hit_of(passage, match, term, said, mild=undated and bool(term.former))


def hit_of(passage: Passage, match: re.Match[str], term: Term, said: str, *, mild: bool) -> Hit:
    """Return the hit on a match of a row (see hits); ``mild``: as an info, whatever the row says."""
    year, month = (term.since or term.date).split("-")
    message = (said if term.right[0] != "：" else "{found}{cure}").format(
        found=quoted(match[0]), right=quoted(term.right), cure=term.right, since=f"{year}年{int(month)}月"
    )
    start, end = passage.text.at(match.start()), passage.text.at(match.end() - 1) + 1
    return Hit(start, end, message, None, term.basis, Severity.INFO if mild else term.severity)


def quoted(words: str) -> str:
    """Return words in quotation marks; marks inside them become inner ones (GB/T 15834—2011 4.8)."""
    return f"“{words.replace('“', '‘').replace('”', '’')}”"
