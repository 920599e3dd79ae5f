"""Rows of terms.tsv (fixed formulations, dated and sourced) → wrong variants of them."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from govdoc.lint.passage import passages
from govdoc.lint.rule import Hit, Severity, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document


@dataclass(frozen=True, slots=True)
class Term:
    """A fixed formulation: a pattern of its variants, the right form, where it comes from and since when.

    A match that is the right form is none. ``context``: a pattern that must stand in the same paragraph.
    """

    code: str
    pattern: re.Pattern[str]
    right: str
    source: str
    date: str
    severity: Severity
    context: re.Pattern[str] | None
    example: str


@cache
def table() -> tuple[Term, ...]:
    """Return the rows of terms.tsv that are not retired."""
    with files(__package__).joinpath("terms.tsv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(_term(row) for row in rows if not row["retired"])


def _term(row: dict[str, str]) -> Term:
    """Read one row."""
    context = re.compile(row["context"]) if row["context"] else None
    return Term(
        row["code"], re.compile(row["wrong"]), row["right"], row["source"], row["date"],
        Severity(row["severity"]), context, row["example"],
    )  # fmt: skip


def _found(document: Document, code: str) -> Iterator[Hit]:
    """Give the wrong variants of one rule; what stands in quotation marks or 书名号 is quoted and goes free."""
    known = passages(document)
    whole = "\n".join(passage.value for passage in known)
    for term in table():
        if term.code != code or not term.pattern.search(whole):
            continue
        for passage in known:
            if term.context is not None and not term.context.search(passage.value):
                continue
            for found in term.pattern.finditer(passage.value):
                if found[0] != term.right and not passage.cited(*found.span()):
                    start, end = passage.text.at(found.start()), passage.text.at(found.end() - 1) + 1
                    message = f"{_quoted(found[0])}的规范提法是{_quoted(term.right)}"
                    yield Hit(start, end, message, None, f"{term.source}（{term.date}）", term.severity)


@rule("TRM001", "重要提法不准确")
def formulation(document: Document) -> Iterator[Hit]:
    """党的创新理论和重要政治表述应当完整、准确，不漏字、不换词、不颠倒次序。

    引文和文件名（引号、书名号之内）不在此列。提法会变，本规则的每一条都记有来源和日期。

    依据：提法数据表（每条另记来源、日期）
    正例：坚持以习近平新时代中国特色社会主义思想为指导，增强“四个意识”、坚定“四个自信”、做到“两个维护”。
    正例：铸牢中华民族共同体意识，共建“一带一路”倡议成果丰硕。
    反例：坚持以习近平新时代社会主义思想为指导。
    反例：坚定“四个意识”，筑牢中华民族共同体意识。
    """
    yield from _found(document, "TRM001")


@rule("TRM002", "领导人和机关称谓不规范")
def form_of_address(document: Document) -> Iterator[Hit]:
    """领导人职务和中央机关并称应当用规范称谓。

    依据：新华社新闻报道中的禁用词和慎用词
    正例：学习总书记重要讲话，落实党中央、国务院决策部署。
    反例：落实习总书记重要指示，按照党中央国务院部署开展工作。
    """
    yield from _found(document, "TRM002")


@rule("TRM003", "教育方针和固定表述不准确")
def education_formulation(document: Document) -> Iterator[Hit]:
    """教育方针、根本任务、教育家精神等固定表述应当与法律和文件一致。

    依据：提法数据表（每条另记来源、日期）
    正例：培养德智体美劳全面发展的社会主义建设者和接班人，做到为党育人、为国育才。
    反例：培养德智体美全面发展的人才，做到为国育人、为党育才。
    """
    yield from _found(document, "TRM003")


@rule("TRM004", "用语不规范")
def improper_wording(document: Document) -> Iterator[Hit]:
    """涉及残疾人、基层职务和历史分期的用语，应当用规范名称。

    依据：提法数据表（每条另记来源、日期）
    正例：做好孤独症儿童融合教育，推动乡村长远发展，各村长期坚持。
    反例：做好自闭症儿童入学工作，由村长负责劝返。
    """
    yield from _found(document, "TRM004")


def _quoted(words: str) -> str:
    """Return words in quotation marks; marks inside them become inner ones (GB/T 15834—2011 4.8)."""
    return f"“{words.replace('“', '‘').replace('”', '’')}”"
