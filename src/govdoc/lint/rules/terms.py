"""Rows of terms.tsv (formulations and words, dated and sourced) → wrong variants of them in a document."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from govdoc.errors import UsageError
from govdoc.lint.dating import written, years
from govdoc.lint.gate import Gate
from govdoc.lint.passage import passages
from govdoc.lint.rule import Hit, Severity
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govdoc.lint.passage import Passage
    from govdoc.model import Document

_REQUIRED = ("code", "wrong", "right", "source", "date", "severity", "example")
_MONTH = lazy(r"\d{4}-(?:0[1-9]|1[0-2])")
_SIGNS = frozenset("\\^$.*+?{}[]()")
"""Characters that make a regular expression of a row; without them it is words between bars."""

_FORMULATIONS = frozenset({"TRM001", "TRM003", "TRM013"})
_CALLED = lazy(
    "的?(?:理念|思想|意识|精神|制度|政策|布局|战略|倡议|要求|原则|方针|主题教育|专题教育|学习教育|目标|总要求)"
)
"""What a formulation in quotation marks is called by."""
_SENTENCE = 300
"""Characters before a place that are taken for its sentence where no mark ends one."""


@dataclass(frozen=True, slots=True)
class Term:
    """A row: words that are wrong, the right ones, where that stands and since when."""

    code: str
    wrong: str
    """Words between bars, or a regular expression."""
    right: str
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
    """Words between bars, one of which stands in every match; needed where ``wrong`` is a pattern."""
    checked: str = ""
    """Where source and date were looked up; empty: from memory."""
    mended: str = ""
    """The example put right; empty: ``right`` stands in the place of what is found."""

    @property
    def words(self) -> tuple[str, ...]:
        """Words one of which every match holds; none: unknown."""
        if self.triggers:
            return tuple(self.triggers.split("|"))
        return () if _SIGNS & {*self.wrong} else tuple(self.wrong.split("|"))

    @property
    def basis(self) -> str:
        """The source with its date."""
        return f"{self.source}（{self.date}）"


def parse_terms(text: str, name: str) -> tuple[Term, ...]:
    """Return the rows of a table whose first line names the columns (see Term); ``name`` stands in messages.

    Raises UsageError, with file and line, for missing columns and cells, unknown severities, dates and patterns.
    """
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter="\t", quoting=csv.QUOTE_NONE, restval="")
    if missing := [column for column in _REQUIRED if column not in (reader.fieldnames or ())]:
        raise UsageError(f"{name}:1：缺少列 {'、'.join(missing)}")
    if unknown := {*(reader.fieldnames or ())} - {*Term.__dataclass_fields__}:
        raise UsageError(f"{name}:1：不认识的列 {'、'.join(sorted(unknown))}")
    return tuple(_term(row, f"{name}:{reader.line_num}") for row in reader)


def _term(row: dict[str, str], place: str) -> Term:
    """Read one row."""
    if None in row:
        raise UsageError(f"{place}：单元格比列名多")
    if empty := [column for column in _REQUIRED if not row[column]]:
        raise UsageError(f"{place}：{'、'.join(empty)} 是空的")
    for column in ("date", "since", "retired"):
        if row.get(column) and not _MONTH.fullmatch(row[column]):
            raise UsageError(f"{place}：{column} 应写作 2026-01，现为“{row[column]}”")
    for column in ("wrong", "context"):
        _check_pattern(row.get(column, ""), place)
    try:
        return Term(**{**row, "severity": Severity(row["severity"])})  # type: ignore[arg-type] # StrEnum of a cell
    except ValueError:
        raise UsageError(f"{place}：不认识的级别“{row['severity']}”，可用 error、warning、info") from None


def _check_pattern(pattern: str, place: str) -> None:
    """Raise UsageError for a faulty pattern; what is plain words is not compiled, for that takes time."""
    if not _SIGNS & {*pattern}:
        return
    try:
        re.compile(pattern)
    except re.error as error:
        raise UsageError(f"{place}：正则表达式“{pattern}”写法有误（{error}）") from None


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
        self._open = [(number, term) for number, term in enumerate(self.terms) if not term.words]

    def found(self, document: Document, code: str) -> Iterator[tuple[Passage, re.Match[str], Term]]:
        """Give the matches of the rows of one rule.

        What is quoted or cited goes free, what is the right form, and what tells of the time before the row.
        """
        month = written(document)
        near = self._gate.near(document) | {number: passages(document) for number, _ in self._open}
        for number, those in near.items():
            term = self.terms[number]
            if term.code == code and holds(term.since, term.retired, month):
                for passage in those:
                    yield from ((passage, match, term) for match in _matches(passage, term))


def _matches(passage: Passage, term: Term) -> Iterator[re.Match[str]]:
    """Give the matches of a row in a passage."""
    if term.context and not compiled(term.context).search(passage.value):
        return
    for match in compiled(term.wrong).finditer(passage.value):
        free = match[0] == term.right or (passage.cited(*match.span()) and not _is_named(passage, match, term))
        if not free and not is_past(passage, match.start(), term.since):
            yield match


def _is_named(passage: Passage, match: re.Match[str], term: Term) -> bool:
    """Whether quotation marks hold a formulation and nothing else, as its name (“……”理念): then nobody is quoted."""
    start, end = match.span()
    marks = passage.value[start - 1 : start] + passage.value[end : end + 1]
    return term.code in _FORMULATIONS and marks == "“”" and _CALLED.match(passage.value, end + 1) is not None


def holds(since: str, retired: str, month: str | None) -> bool:
    """Whether a row judges a document of a month (all YYYY-MM; None: of now)."""
    if month is None:
        return not retired
    return since <= month and (not retired or month < retired)


def is_past(passage: Passage, at: int, since: str) -> bool:
    """Whether the sentence, up to a place, names a year before the row began (YYYY-MM): it tells of the past."""
    if not since:
        return False
    begin = sentence_start(passage.value, at)
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
    """Return the rows of terms.tsv; a test reads them with all checks (parse_terms), here they are trusted."""
    with files(__package__).joinpath("terms.tsv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(Term(**{**row, "severity": Severity(row["severity"])}) for row in rows)  # type: ignore[arg-type]


def hits(document: Document, code: str, said: str = "{found}的规范提法是{right}") -> Iterator[Hit]:
    """Give the hits of one rule's rows; ``said`` is a sentence with {found}, {right}, {cure}, {since} to fill in."""
    undated = written(document) is None
    for passage, match, term in lexicon().found(document, code):
        yield hit_of(passage, match, term, said, mild=undated and bool(term.former))


def hit_of(passage: Passage, match: re.Match[str], term: Term, said: str, *, mild: bool) -> Hit:
    """Return the hit on a match of a row (see hits); ``mild``: as an info, whatever the row says."""
    year, month = (term.since or term.date).split("-")
    message = said.format(
        found=_quoted(match[0]), right=_quoted(term.right), cure=term.right, since=f"{year}年{int(month)}月"
    )
    start, end = passage.text.at(match.start()), passage.text.at(match.end() - 1) + 1
    return Hit(start, end, message, None, term.basis, Severity.INFO if mild else term.severity)


def _quoted(words: str) -> str:
    """Return words in quotation marks; marks inside them become inner ones (GB/T 15834—2011 4.8)."""
    return f"“{words.replace('“', '‘').replace('”', '’')}”"
