"""Rows of typos.tsv, and repeated words → wrong characters."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from govdoc.lint.passage import Kind, passages
from govdoc.lint.rule import Hit, hit, replacing, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document


@dataclass(frozen=True, slots=True)
class Typo:
    """A wrong form, as a pattern with what must and must not stand around it, and the right one."""

    code: str
    pattern: re.Pattern[str]
    right: str
    example: str


@cache
def table() -> tuple[Typo, ...]:
    """Return the rows of typos.tsv."""
    with files(__package__).joinpath("typos.tsv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(Typo(row["code"], re.compile(row["wrong"]), row["right"], row["example"]) for row in rows)


def _found(document: Document, code: str) -> Iterator[Hit]:
    """Give the places of the wrong forms of one rule; the whole text is looked at first, it seldom holds any."""
    known = passages(document)
    whole = "\n".join(passage.value for passage in known)
    verb = "应为" if code == "TYP001" else "疑为"
    for typo in table():
        if typo.code != code or not typo.pattern.search(whole):
            continue
        for passage in known:
            for found in typo.pattern.finditer(passage.value):
                fix = replacing(passage.text, (*found.span(), typo.right), safe=False)
                yield hit(passage.text, *found.span(), f"“{found[0]}”{verb}“{typo.right}”", fix)


@rule("TYP001", "错别字")
def wrong_character(document: Document) -> Iterator[Hit]:
    """形近、音近而用错的字，只收确有把握的；容易跨词误判的，另加上下文条件。

    依据：《现代汉语词典》；《党政机关公文处理工作条例》第二十条
    正例：会议部署了安装工作，学校设立既定目标，各部份额不变，来自己经营的农场。
    正例：既使学生受益，又使家长放心。
    反例：会议布署了下一步工作。
    反例：教学楼已峻工验收。
    """
    yield from _found(document, "TYP001")


@rule("TYP002", "被机械替换的词语")
def replaced_word(document: Document) -> Iterator[Hit]:
    """从文库网站复制的文字，常有成批的词语被近义词替换：原则→原那么、服务→效劳、基础→根底、广大→广阔。

    依据：《党政机关公文处理工作条例》第二十条
    正例：为祖国效劳是青年的光荣，草原那么广阔，各校要开展活动。
    反例：坚持公平公正的原那么，提升公共效劳水平。
    反例：满足广阔群众的需求，开展开展提升年活动。
    """
    yield from _found(document, "TYP002")


_REPEATED = re.compile(
    r"(?P<word>进行|通过|以及|我们|他们|根据|按照|关于|对于|由于|因此|同时|并且|各级各类|进一步|认真|切实)(?P=word)"
    r"|(?<!目)(?<!有)(?<!端)的的(?!确|士|卢)|(?<![除不])了了(?!解|结|然|事|之|望)|(?<![与饱共温])和和(?!美|气|睦|谐|平|蔼|顺)|(?<![如若])是是(?!非|否)"
)


@rule("TYP003", "词语重复")
def repeated_word(document: Document) -> Iterator[Hit]:
    """同一个词连写两遍，多是改稿时留下的。

    依据：《党政机关公文处理工作条例》第二十条
    正例：认真研究研究，达到了目的的活动的确有效，一家人和和美美。
    反例：要通过通过多种形式进行宣传。
    反例：这是全县的的重点工作。
    """
    for passage in passages(document):
        for found in _REPEATED.finditer(passage.value):
            if passage.kind is Kind.TITLE and found["word"] == "关于":
                continue  # ELE003 speaks of titles
            half = found.start() + len(found[0]) // 2
            fix = replacing(passage.text, (half, found.end(), ""), safe=False)
            yield hit(passage.text, *found.span(), f"“{found[0]}”重复", fix)
