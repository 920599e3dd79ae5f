"""Rows of lawnames.tsv (names of laws and documents) → what a cited name should be."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from govdoc.lint.rules.nearnames import is_misprint, is_mistyped, is_padded, is_slip, stem
from govdoc.patterns import lazy

STATE = "中华人民共和国"
_MISSPELT_STATE = lazy(
    r"中华人民共和(?!国)|中华人民共和国国(?!家|旗|徽|歌|防|境)|中华人民国|中华共和国|中国人民共和国|中华人民共合国|中华人名共和国|中华民共和国|中华人民共和国的"
)
_NOTE = lazy(r"（[^（）]*）$|\([^()]*\)$")
_EDITION = lazy(r"[（(]?(\d{4})(?:年?[—–～~至-]{1,2}(\d{4}))?年?版?[）)]?")
"""（2024—2035年）, （2022年版）: the years that a document is for; a number of issue is none."""
_CENTRAL = lazy(
    r"^(?:中共中央办公厅|中共中央|国务院办公厅|国务院|教育部办公厅|教育部等[一二三四五六七八九十]+部门|教育部|[、\s])+"
    r"(?=关于)"
)
"""Who issued a document: it stands before 关于, or is left out."""


@dataclass(frozen=True, slots=True)
class Name:
    """A row: a law (without 中华人民共和国) or a document (without 试行 and years), and what took its place."""

    kind: str
    name: str
    wrong: tuple[str, ...]
    replaced_by: str
    since: str
    checked: str
    years: tuple[str, ...]
    """What may stand in brackets behind the name, where that tells one edition from another; none: anything."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a cited name should be; ``since`` where it was right before."""

    kind: str
    right: str
    since: str = ""
    other: bool = False
    """Whether it is called what the known one is not: 规定 for 办法."""


@cache
def table() -> tuple[Name, ...]:
    """Return the rows of lawnames.tsv."""
    with files(__package__).joinpath("lawnames.tsv").open(encoding="utf-8") as file:
        return tuple(
            Name(row["kind"], row["name"], tuple(filter(None, row["wrong"].split("|"))), row["replaced_by"],
                 row["since"], row["checked"], tuple(filter(None, row["years"].split("|"))))
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        )  # fmt: skip


@cache
def known() -> dict[str, Name]:
    """Name → row."""
    return {row.name: row for row in table()}


@cache
def _wrong() -> dict[str, Name]:
    """Wrong name → row."""
    return {wrong: row for row in table() for wrong in row.wrong}


@lru_cache(maxsize=4096)
def judged(cited: str) -> Verdict | None:
    """Return what a name between 书名号 should be, None where it is right or not known."""
    note = _NOTE.search(cited.strip())
    name = _NOTE.sub("", cited.strip())
    misspelt = _MISSPELT_STATE.match(name)
    state = STATE if misspelt or name.startswith(STATE) else ""
    whole = name[misspelt.end() if misspelt else 0 :].removeprefix(STATE)
    issuer = _CENTRAL.match(whole)
    lead = issuer[0] if issuer else ""
    bare = whole.removeprefix(lead)
    full = _wrong().get(state + bare) if state else None
    row = None if full else known().get(bare)
    if row is None:
        return _misnamed(bare, full or _wrong().get(bare) or _nearest(bare), state, lead)
    if row.replaced_by:
        return Verdict(row.kind, state + row.replaced_by, row.since)
    if note is not None and (year := _other_year(note[0], row)):
        return Verdict(row.kind, f"{lead}{row.name}（{year}）")
    return Verdict(row.kind, state + row.name) if misspelt else None


def _misnamed(name: str, near: Name | None, state: str, lead: str) -> Verdict | None:
    """Return what an unknown name should be: ``near``, or what is called otherwise; ``lead``: who issued it."""
    other = None if near else _otherwise(name)
    row = near or other or _of_law(name)
    if row is None or row.replaced_by:
        return None
    return Verdict(row.kind, (state if row.kind == "law" else lead) + row.name, other=other is not None)


def _other_year(note: str, row: Name) -> str:
    """Return the year of the one edition of a document where the note behind its name has another, else ""."""
    if len(row.years) != 1:
        return ""
    said, right = _EDITION.fullmatch(note), _EDITION.fullmatch(row.years[0])
    other = said and right and bool(said[2]) == bool(right[2]) and said.groups() != right.groups()
    return row.years[0] if other else ""


@cache
def _of_stem() -> dict[str, Name]:
    """Name of a document without what it is called → row, where no two are called so."""
    stems = [(stem(row.name), row) for row in table() if row.kind == "document"]
    times = Counter(words for words, _ in stems)
    return {words: row for words, row in stems if words and times[words] == 1}


def _otherwise(name: str) -> Name | None:
    """Return the one document that is called something else (办法 for 规定), or by a word more or less."""
    row = _of_stem().get(stem(name))
    if row is not None:
        return row
    sizes = len(name) - 2, len(name) + 2
    near = [row for size in sizes for row in _of_length().get(size, ()) if is_padded(name, row.name)]
    return near[0] if len(near) == 1 and near[0].kind == "document" else None


def _of_law(name: str) -> Name | None:
    """Return the law that is cited as 《……法律》 or 《……法规》."""
    row = known().get(name[:-1]) if name.endswith(("法律", "法规")) else None
    return row if row is not None and row.kind == "law" else None


@cache
def _of_length() -> dict[int, list[Name]]:
    """Length → the rows whose names are as long."""
    found: dict[int, list[Name]] = {}
    for row in table():
        found.setdefault(len(row.name), []).append(row)
    return found


def _nearest(name: str) -> Name | None:
    """Return the one row whose name is a slip away, None where none or several are."""
    size = len(name)
    about = [row for other in range(size - 2, size + 3) for row in _of_length().get(other, ())]
    law = name.endswith("法") and not name.endswith("办法")
    alike = [row for row in about if (row.kind == "law") == law]
    for near in (
        [row for row in about if is_mistyped(name, row.name)],
        [row for row in alike if is_misprint(name, row.name)],
        [row for row in alike if not row.replaced_by and is_slip(name, row.name)],
    ):
        if near:
            return near[0] if len(near) == 1 and not near[0].replaced_by else None
    return None
