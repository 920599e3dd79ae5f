"""Rows of orders.tsv (series in a fixed order) → members out of order, one missing, another word for one."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

from govdoc.lint.dating import written
from govdoc.lint.gate import Gate
from govdoc.lint.once import once
from govdoc.lint.rule import Hit, Severity, rule
from govdoc.lint.rules.strangers import beside, strangers
from govdoc.lint.rules.terms import holds, is_past, names, quoted, sentence_start
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.lint.passage import Passage
    from govdoc.model import Document

_JOINTS = ("、", "，", "和", "与", "及", "以及", "”“", "”、“", "”和“", "", "、“")
"""What stands between two members; nothing in a series written without marks."""
_REACH = 100
"""Characters behind a list that are looked at for the name of its series."""
_MORE = lazy(r"[、，]?[”“]?等|、")
_MANY, _LONG = 4, 4
"""Members, and characters of each, from which a series is looked for by its members."""


@dataclass(frozen=True, slots=True)
class Series:
    """A row: members in their order, and how many of them must stand together before they are judged."""

    name: str
    members: tuple[str, ...]
    least: int
    gap: int
    """Characters that may stand between two members; 0: only what joins those of a list; -1: a mark between them."""
    whole: bool
    """Whether a list with another word in the place of one member is faulty."""
    closed: str
    """A pattern; where the sentence holds it, a list that lacks one member is faulty too; empty: never.

    Of short members, a strange word at either end of a list is told only where the paragraph holds it.
    """
    context: str
    """A pattern that must stand in the same paragraph; empty: none."""
    source: str
    date: str
    since: str
    severity: Severity
    checked: str
    example: str
    mended: str

    @property
    def words(self) -> list[str]:
        """Words one of which every faulty list holds: a member before one that belongs in front of it.

        Of many long members, which stand elsewhere seldom, the pairs would be hundreds: each of them by itself.
        """
        few = self.whole and len(self.members) <= 3  # noqa: PLR2004 - no two of them need stand together
        many = len(self.members) >= _MANY and min(map(len, self.members)) >= _LONG
        if self.gap > 0 or few or many:
            return [*self.members]
        pairs = [(later, earlier) for n, later in enumerate(self.members) for earlier in self.members[:n]]
        if self.closed or self.whole:
            pairs += [*pairwise(self.members), *zip(self.members, self.members[2:], strict=False)]
        return [first + joint + second for first, second in pairs for joint in _JOINTS if joint or self.touches]

    @property
    def touches(self) -> bool:
        """Whether the members are written without marks between them, as 德智体美劳."""
        short = max(map(len, self.members)) <= 2  # noqa: PLR2004 - 富强民主文明和谐
        return short and self.least == len(self.members) and not self.gap

    @property
    def basis(self) -> str:
        """The source with its date."""
        return f"{self.source}（{self.date}）"


@cache
def table() -> tuple[Series, ...]:
    """Return the rows of orders.tsv."""
    with files(__package__).joinpath("orders.tsv").open(encoding="utf-8") as file:
        return tuple(_series(row) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _series(row: dict[str, str]) -> Series:
    """Read one row."""
    return Series(
        row["name"], tuple(row["members"].split("|")), int(row["least"]), int(row["gap"] or 0), bool(row["whole"]),
        row["closed"], row["context"], row["source"], row["date"], row["since"], Severity(row["severity"]),
        row["checked"], row["example"], row["mended"],
    )  # fmt: skip


@cache
def _gate() -> Gate:
    """Return what tells which series may be out of order where."""
    return Gate([series.words for series in table()])


@cache
def _member(series: Series) -> re.Pattern[str]:
    """Return the pattern of one member."""
    return re.compile("|".join(sorted(map(re.escape, series.members), key=len, reverse=True)))


@rule("TRM005", "固定系列的次序不对、缺项或换了词")
def series_order(document: Document) -> Iterator[Hit]:
    """“四个意识”、新发展理念、社会主义核心价值观等系列，各项和次序都是固定的，不颠倒、不遗漏、不换成别的词。

    只并列了其中一部分、次序不乱的不查。

    依据：系列数据表（每条另记来源、日期）
    正例：贯彻创新、协调、绿色、开放、共享的新发展理念，践行富强、民主、文明、和谐的价值目标。
    正例：培养德智体美劳全面发展的人，加强思想建设、组织建设、作风建设。
    反例：坚持创新、绿色、协调、开放、共享的发展理念。
    反例：增强“四个意识”，即政治意识、核心意识、大局意识、看齐意识。
    反例：坚定“四个自信”，即道路自信、理论自信、制度自信。
    反例：牢固树立政治意识、大局意识、责任意识、看齐意识。
    """
    for passage, series, start, end, said in faults(document):
        text = passage.text
        yield Hit(text.at(start), text.at(end - 1) + 1, said, None, series.basis, series.severity)


@once
def faults(document: Document) -> list[tuple[Passage, Series, int, int, str]]:
    """Return the faulty lists of a document, where they stand in which passage, and what is wrong."""
    month = written(document)
    found = []
    for number, near in _gate().near(document).items():
        series = table()[number]
        if holds(series.since, "", month):
            found += [(passage, series, *fault) for passage in near for fault in _judged(passage, series)]
    return found


def _judged(passage: Passage, series: Series) -> Iterator[tuple[int, int, str]]:
    """Give the faulty lists of one series in a passage; those in somebody's words go free."""
    members = series.members
    # Where one member stands by itself, as most do, nothing is a list: that is told without the pattern of them all.
    if len(members) > 2 and sum(member in passage.value for member in members) < 2:  # noqa: PLR2004 - a list of two
        return
    if series.context and not re.search(series.context, passage.value):
        return
    for start, end, said in _faults(passage.value, series):
        quotes = passage.cited(start, end) and not names(passage, start, end)
        if not quotes and not is_past(passage, start, series.since):
            yield start, end, said


def _faults(text: str, series: Series) -> Iterator[tuple[int, int, str]]:
    """Give where lists of the members of a series are faulty, and what is wrong with each."""
    mixed = [*_mixed(text, series)] if series.whole else []
    yield from mixed
    for members in _lists(text, series):
        start, end = members[0].start(), members[-1].end()
        said = "" if any(left <= start < right for left, right, _ in mixed) else _fault(text, members, series)
        if said:
            yield start, end, said


def _mixed(text: str, series: Series) -> Iterator[tuple[int, int, str]]:
    """Give where a list has another word in the place of one member."""
    found = [*_member(series).finditer(text)]

    def joins(between: str) -> bool:
        return _joins(between, series)

    told = [*strangers(text, found, series.members, joins)]
    for one in beside(text, found, series.members, joins):
        if not any(one.start < other.end and other.start < one.end for other in told):
            told.append(one)
    # 爱岗、敬业、诚信、友善 is a list of its own: at either end, a short word is judged where the series is named.
    ends = {0, len(series.members) - 1} if series.touches and not re.search(series.closed, text) else frozenset()
    for start, end, word, place in told:
        if place in ends:
            continue
        right = quoted(series.members[place])
        yield start, end, f"{quoted(text[start:end])}中的{quoted(word)}应为{right}（{series.name}）"


def _lists(text: str, series: Series) -> Iterator[list[re.Match[str]]]:
    """Give the lists of members that stand together."""
    current: list[re.Match[str]] = []
    for member in _member(series).finditer(text):
        if current and not _joins(text[current[-1].end() : member.start()], series):
            yield current
            current = []
        current.append(member)
    if current:
        yield current


def _joins(between: str, series: Series) -> bool:
    """Whether what stands between two members makes one list of them."""
    if series.gap > 0:
        return len(between) <= series.gap and not set("。！？；") & {*between}
    return between in _JOINTS and (bool(between) or series.touches)


def _fault(text: str, members: list[re.Match[str]], series: Series) -> str:
    """Return what is wrong with a list, "" where nothing is."""
    found = [series.members.index(member[0]) for member in members]
    if len({*found}) < len(found) or len(found) < min(series.least, len(series.members) - 1):
        return ""
    start, end = members[0].start(), members[-1].end()
    if found != sorted(found):
        if len(found) < series.least or _sets_against(text, members):
            return ""
        right = (text[members[0].end() : members[1].start()] if series.gap <= 0 else "、").strip("“”")
        due = right.join(series.members[n] for n in sorted(found))
        return f"{quoted(text[start:end])}次序不对，应为{quoted(due)}"
    return _missing(text, start, end, found, series)


def _sets_against(text: str, members: list[re.Match[str]]) -> bool:
    """Whether 和 or 与 stands before the end of a list: 甲与乙、丙 sets one against the others and is no list."""
    joints = [text[one.end() : other.start()] for one, other in pairwise(members)]
    return any({*joint} & {*"和与"} for joint in joints[:-1])


def _missing(text: str, start: int, end: int, found: list[int], series: Series) -> str:
    """Return what is wrong with a list in order that lacks a member, "" where it lacks none or stands open."""
    absent = {*range(len(series.members))} - {*found}
    if not series.closed or len(absent) != 1 or _MORE.match(text, end) or text[max(0, start - 1) : start] == "、":
        return ""
    rest = re.split("[。！？；]", text[end : end + _REACH], maxsplit=1)[0]
    if not re.search(series.closed, text[sentence_start(text, start) : end] + rest):
        return ""
    whole = quoted("、".join(series.members))
    return f"{quoted(text[start:end])}缺少{quoted(series.members[absent.pop()])}，{series.name}是{whole}"
