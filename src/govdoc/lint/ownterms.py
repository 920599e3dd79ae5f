"""The user's own lists of terms (TSV or CSV) → wrong words and formulations; all faults of a list at once."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from govdoc.errors import GovdocError, UsageError
from govdoc.lint.rule import Severity
from govdoc.readers.files import MEGABYTE, Limits, decode, load

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_COLUMNS = ("wrong", "right", "source", "date", "severity")
_NAMES = {
    "错误写法": "wrong", "规范写法": "right", "来源": "source", "日期": "date", "级别": "severity",
    **{name: name for name in _COLUMNS},
}  # fmt: skip
_LEVELS = {"错误": Severity.ERROR, "警告": Severity.WARNING, "提示": Severity.INFO, "": Severity.WARNING}
_SHORTEST = 6
"""Characters of a formulation at least: shorter ones have too many innocent neighbours."""
_LIMITS = Limits(file=5 * MEGABYTE)


@dataclass(frozen=True, slots=True)
class OwnTerm:
    """A row: a wrong word (a pattern where it stands between slashes) and the right one, of which one may be empty."""

    wrong: str
    right: str
    basis: str
    severity: Severity

    @property
    def is_pattern(self) -> bool:
        """Whether ``wrong`` is a regular expression."""
        return len(self.wrong) > 2 and self.wrong[0] == self.wrong[-1] == "/"  # noqa: PLR2004 - the slashes

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern between the slashes."""
        return _compiled(self.wrong[1:-1])


def read_terms(path: Path, where: str) -> tuple[OwnTerm, ...]:
    """Return the rows of a list of terms; ``where`` is the place in the settings that names it.

    A first row of names tells the order of the columns, which else is 错误写法, 规范写法, 来源, 日期, 级别; lines that
    begin with # are comments; a cell may hold several wrong forms between bars. Raises UsageError for a file that
    cannot be read, and with all its faults, each with file and line.
    """
    try:
        text = decode(load(path, _LIMITS), str(path))
    except GovdocError as error:
        raise UsageError(f"{where}：用语表读不了（{error}）") from None
    return parse_terms(text, str(path), "," if path.suffix.lower() == ".csv" else "\t")


def parse_terms(text: str, name: str, delimiter: str = "\t") -> tuple[OwnTerm, ...]:
    """Return the rows in the text of a list of terms (see read_terms)."""
    columns: Sequence[str] | None = None
    terms, faults = [], list[str]()
    for line, cells in _rows(text, name, delimiter):
        if columns is None:
            named = [_NAMES.get(cell.lower(), "") for cell in cells]
            columns = named if {"wrong", "right"} & {*named} else _COLUMNS
            if columns is named:
                continue
        for row in _apart(dict(zip(columns, cells, strict=False))):
            term, fault = _term(row, f"{Path(name).name}:{line}")
            faults += [f"{name}:{line}：{fault}"] if fault else []
            terms.append(term)
    if faults:
        raise UsageError("\n".join(dict.fromkeys(faults)))
    return tuple(terms)


def _apart(row: dict[str, str]) -> Iterator[dict[str, str]]:
    """Give a row for each of its wrong forms, which bars set apart; a pattern keeps its bars."""
    wrong = row.get("wrong", "")
    if len(wrong) > 2 and wrong[0] == wrong[-1] == "/":  # noqa: PLR2004 - the slashes
        yield row
        return
    for form in [form.strip() for form in re.split("[|｜]", wrong) if form.strip()] or [""]:
        yield {**row, "wrong": form}


def _rows(text: str, name: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Give the rows that are neither empty nor comments, each with its line.

    A spreadsheet puts quotation marks around a cell; by hand, one may begin a cell of a TSV and close nowhere.
    """
    lines = io.StringIO(text, newline="")
    spreadsheet = csv.reader(lines, delimiter=delimiter)
    reader = spreadsheet if delimiter == "," else csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    try:
        for row in reader:
            cells = [_unquoted(cell.strip()) for cell in row]
            if any(cells) and not cells[0].startswith("#"):
                yield reader.line_num, cells
    except csv.Error as error:
        raise UsageError(f"{name}:{reader.line_num}：这一行读不了（{error}）") from None


def _unquoted(cell: str) -> str:
    """Return a cell without the quotation marks of a spreadsheet."""
    whole = len(cell) > 1 and cell[0] == cell[-1] == '"'
    return cell[1:-1].replace('""', '"') if whole else cell


def _term(row: dict[str, str], place: str) -> tuple[OwnTerm, str]:
    """Read a row; the second value tells what is wrong with it, "" where nothing is."""
    cells = {column: row.get(column, "") for column in _COLUMNS}
    level = cells["severity"].lower()
    known = {**_LEVELS, **{severity.value: severity for severity in Severity}}
    basis = cells["source"] or f"本单位用语表 {place}"
    basis += f"（{cells['date']}）" if cells["date"] else ""
    term = OwnTerm(cells["wrong"], cells["right"], basis, known.get(level, Severity.WARNING))
    if level not in known:
        return term, f"不认识的级别“{cells['severity']}”，可用 错误、警告、提示"
    return term, _fault(term)


def _fault(term: OwnTerm) -> str:
    """Return what is wrong with a term, "" where nothing is."""
    if not term.wrong and not term.right:
        return "错误写法和规范写法都是空的，请至少写一个"
    if term.wrong and term.wrong == term.right:
        return "错误写法和规范写法一样"
    if not term.wrong and len(term.right) < _SHORTEST:
        return f"提法“{term.right}”太短，只写规范写法的须有 {_SHORTEST} 个字以上；短词请写明错误写法"
    if not term.is_pattern:
        return ""
    try:
        empty = term.pattern.search("") is not None
    except re.error as error:
        return f"正则表达式“{term.wrong}”第 {(error.pos or 0) + 1} 个字起写法有误；不是正则表达式的，请去掉两头的斜线"
    return f"正则表达式“{term.wrong}”连空文字也能匹配，请改得具体些" if empty else ""


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern, compiled once: a term travels to other processes as text."""
    return re.compile(pattern)
