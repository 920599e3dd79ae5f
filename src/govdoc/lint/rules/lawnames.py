"""Rows of lawnames.tsv (names of laws and documents) → cited names that are nearly right, or out of force."""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from govdoc.lint.dating import written
from govdoc.lint.passage import passages
from govdoc.lint.rule import Hit, Severity, hit, rule
from govdoc.lint.rules.nearnames import is_misprint, is_mistyped, is_slip
from govdoc.lint.rules.terms import is_past, sentence_start
from govdoc.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from govdoc.lint.passage import Passage
    from govdoc.model import Document

_CITED = lazy(r"《([^《》\n]{3,60})》")
_STATE = "中华人民共和国"
_MISSPELT_STATE = lazy(
    r"中华人民共和(?!国)|中华人民共和国国(?!家|旗|徽|歌|防|境)|中华人民国|中华共和国|中国人民共和国|中华人民共合国|中华人名共和国|中华民共和国|中华人民共和国的"
)
_NOTE = lazy(r"（[^（）]*）$|\([^()]*\)$")
_EDITION = lazy(r"[（(]?(\d{4})(?:年?[—–～~至-]{1,2}(\d{4}))?年?版?[）)]?")
"""（2024—2035年）, （2022年版）: the years that a document is for; a number of issue is none."""
_ABROAD = lazy(
    "美国|英国|日本|德国|法国|韩国|俄罗斯|苏联|印度|澳大利亚|加拿大|新西兰|新加坡|马来西亚|越南|芬兰|瑞典|挪威|意大利"
    "|西班牙|南非|巴西|欧盟|台湾|香港|澳门|国外|外国|该国|各国|民国"
)
"""Before a name they say that it is a law of elsewhere or of before 1949."""
_GONE = lazy("废止|失效|取代|替代|代替|整合|吸收|并入|修订前|施行前|原《|旧《|旧法|老法")
"""In a sentence they say that what it names is out of force."""
_TO_ITS_END = lazy(r"[^。！？；\n]*")
_CENTRAL = lazy(
    r"^(?:中共中央办公厅|中共中央|国务院办公厅|国务院|教育部办公厅|教育部等[一二三四五六七八九十]+部门|教育部|[、\s])+"
    r"(?=关于)"
)
"""Who issued a document: it stands before 关于, or is left out."""
_ABBREVIATED = lazy(r"简称(?:为|作|：)?[“《]{1,2}([^《》“”\n]{2,30})[》”]{1,2}")
"""（以下简称《招投标法》）: what a paper itself calls a document is right in that paper."""


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
def _known() -> dict[str, Name]:
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
    state = _STATE if misspelt or name.startswith(_STATE) else ""
    whole = name[misspelt.end() if misspelt else 0 :].removeprefix(_STATE)
    issuer = _CENTRAL.match(whole)
    bare = whole[issuer.end() :] if issuer else whole
    full = _wrong().get(state + bare) if state else None
    row = None if full else _known().get(bare)
    if row is not None:
        if row.replaced_by:
            return Verdict(row.kind, state + row.replaced_by, row.since)
        if note is not None and (year := _other_year(note[0], row)):
            return Verdict(row.kind, f"{issuer[0] if issuer else ''}{row.name}（{year}）")
        return Verdict(row.kind, state + row.name) if misspelt else None
    row = full or _wrong().get(bare) or _nearest(bare)
    if row is None or row.replaced_by:
        return None
    lead = state if row.kind == "law" else issuer[0] if issuer else ""
    return Verdict(row.kind, lead + row.name)


def _other_year(note: str, row: Name) -> str:
    """Return the year of the one edition of a document where the note behind its name has another, else ""."""
    if len(row.years) != 1:
        return ""
    said, right = _EDITION.fullmatch(note), _EDITION.fullmatch(row.years[0])
    other = said and right and bool(said[2]) == bool(right[2]) and said.groups() != right.groups()
    return row.years[0] if other else ""


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


def _cited(document: Document) -> Iterator[tuple[Passage, re.Match[str], Verdict]]:
    """Give the cited names that are not right; those that the document itself sets as an abbreviation are."""
    known = passages(document)
    short: frozenset[str] | None = None
    for passage in known:
        if "《" not in passage.value:
            continue
        for found in _CITED.finditer(passage.value):
            verdict = judged(found[1])
            if verdict is None:
                continue
            if short is None:
                short = frozenset(name for text in known for name in _ABBREVIATED.findall(text.value))
            if found[1] not in short:
                yield passage, found, verdict


@rule("TRM010", "法律名称不准确")
def law_name(document: Document) -> Iterator[Hit]:
    """法律用全称，或者省去“中华人民共和国”的简称，不漏字、不换词。

    书名号里的法律名称与现行法律只差一两个字、又不是另一部法律的，指出正确的名称。

    依据：法律的正式名称（法律名称表）
    正例：落实《中华人民共和国义务教育法》《未成年人保护法》和《家庭教育促进法》，读《教学方法》和《律师法》。
    正例：《云河省实施〈中华人民共和国义务教育法〉办法》自发布之日起施行。
    反例：落实《中华人民共和国未成年保护法》。
    反例：贯彻《家庭教育法》和《消防安全法》。
    反例：依据《中华人民共和义务教育法》。
    反例：宣传《中华人民共和国义务教肓法》《预防未成年人犯最法》。
    """
    yield from _named(document, "law")


@rule("TRM011", "文件名称不准确")
def document_name(document: Document) -> Iterator[Hit]:
    """条例、规定、意见、规划等文件用正式名称，“（试行）”和发文机关可以省去，其余不漏字、不换词。

    依据：文件的正式名称（文件名称表）
    正例：落实《中小学教育惩戒规则（试行）》和《教育部关于加强“三个课堂”应用的指导意见》。
    正例：制定《云河县中小学幼儿园安全管理实施办法》和《“十五五”学前教育发展提升行动计划》。
    反例：落实《学校食品安全和营养健康管理规定》。
    反例：按照《党政机关公文处理条例》办理，学习《新时代深化教育评价改革总体方案》。
    """
    yield from _named(document, "document")


def _named(document: Document, kind: str) -> Iterator[Hit]:
    """Give the hits on names of one kind."""
    for passage, found, verdict in _cited(document):
        if verdict.kind == kind and not verdict.since and not _is_abroad(passage, found.start()):
            said = f"{found[0]}应为《{verdict.right}》"
            yield hit(passage.text, found.start() + 1, found.end() - 1, said)


def _is_abroad(passage: Passage, at: int) -> bool:
    """Whether the sentence, up to a place, names somewhere with laws of its own."""
    return _ABROAD.search(passage.value, sentence_start(passage.value, at), at) is not None


@rule("TRM015", "引用了已废止的法律、文件")
def repealed(document: Document) -> Iterator[Hit]:
    """作为依据引用的法律、文件应当现行有效；讲述更早年份的句子、成文更早的文件、说明其已废止的句子、外国法律不在此列，
    没有日期的文件只作提示。

    依据：法律、文件的废止条款（法律名称表另记日期）
    正例：依据《中华人民共和国民法典》签订合同；1986年学校组织学习《民法通则》。
    正例：修订《劳动合同法》宣传手册。
    正例：《民法典》施行后，《合同法》《物权法》等同时废止；原《婚姻法》的有关内容编入《民法典》。
    反例：依据《中华人民共和国合同法》签订协议。
    反例：按照《国家行政机关公文处理办法》行文。
    """
    month = written(document)
    for passage, found, verdict in _cited(document):
        if not verdict.since or (month is not None and month < verdict.since):
            continue
        if not (_is_abroad(passage, found.start()) or _is_told_of(passage, found.start(), verdict.since)):
            year, number = verdict.since.split("-")
            said = f"{found[0]}自{year}年{int(number)}月起废止，现行的是《{_in_force(verdict.right, month)}》"
            told = hit(passage.text, found.start() + 1, found.end() - 1, said)
            yield replace(told, severity=Severity.INFO) if month is None else told


def _in_force(name: str, month: str | None) -> str:
    """Return what is in force in a month (None: now) in the place of what took the place of a law or document."""
    state = _STATE if name.startswith(_STATE) else ""
    row = _known()[name.removeprefix(_STATE)]
    while row.replaced_by and (month is None or row.since <= month):
        row = _known()[row.replaced_by]
    return (state if row.kind == "law" else "") + row.name


def _is_told_of(passage: Passage, at: int, since: str) -> bool:
    """Whether a sentence tells of what was, and cites nothing as in force: an older year, or that it was repealed."""
    end = _TO_ITS_END.match(passage.value, at)
    last = len(passage.value) if end is None else end.end()
    return (
        is_past(passage, at, since) or _GONE.search(passage.value, sentence_start(passage.value, at), last) is not None
    )
