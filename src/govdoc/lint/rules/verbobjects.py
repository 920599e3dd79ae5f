"""Rows of verbobjects.tsv (nouns and the verbs that do not go with them) → places where such a verb governs a noun."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from govdoc.lint.gate import Gate
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.lint.passage import Passage
    from govdoc.model import Document

_ENDS = "，。；"
"""What stands behind a noun that ends its clause: nothing else can be what the verb governs."""
_FARTHEST = 12
"""Characters before a noun in which its verb is looked for."""
_VERB = lazy(
    "提高|提升|增强|增进|增大|增加|加强|加快|加大|扩大|改善|改进|改变|促进|推进|推动|推行|保障|保证|确保|建设|建立|完善|优化"
    "|健全|强化|深化|拓展|发挥|发扬|弘扬|实现|实施|达到|完成|取得|落实|履行|遵守|解决|营造|服务|支持|参与|开展|组织|举办|举行"
    "|提供|形成|树立|养成|培养|培训|管理|监管|监督|指导|领导|引导|宣传|研究|投入|执行|贯彻|重视|关注|配合|合作|协作|衔接|结合"
    "|制定|缩小|降低|减轻|减少|转变|规范|创新|调整|创造|打造|克服|消除|化解|采取|采用|严明|激发|调动|开创|起到|产生"
    "|[对把以使在为和与及从向将让被由并而就是减赶超占]"
)
"""Verbs of official papers, and what joins words: the last one before a noun governs it, or parts it from a verb."""
_PARTED = frozenset("，。；：、！？“”‘’《》（）〔〕…\n \u3000")
"""What parts a verb from what stands behind."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """A row: nouns, the verbs that do not govern them, those that do, and what must not stand between."""

    nouns: tuple[str, ...]
    verbs: frozenset[str]
    right: str
    apart: tuple[str, ...]
    example: str
    mended: str


@cache
def table() -> tuple[Pairing, ...]:
    """Return the rows of verbobjects.tsv."""
    with files(__package__).joinpath("verbobjects.tsv").open(encoding="utf-8") as file:
        return tuple(
            Pairing(tuple(row["nouns"].split("|")), frozenset(row["verbs"].split("|")), row["right"],
                    tuple(filter(None, row["apart"].split("|"))), row["example"], row["mended"])
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        )  # fmt: skip


@cache
def _gate() -> Gate:
    """Return what tells which nouns end a clause where."""
    return Gate([[noun + end for noun in row.nouns for end in _ENDS] for row in table()])


def mismatched(document: Document) -> Iterator[tuple[Passage, int, int, str]]:
    """Give the places where a verb governs a noun that it does not go with, and what goes with it; quotes go free."""
    for number, near in _gate().near(document).items():
        row = table()[number]
        for passage in near:
            for start, end in _places(passage.value, row):
                if not passage.cited(start, end):
                    yield passage, start, end, row.right


def _places(text: str, row: Pairing) -> Iterator[tuple[int, int]]:
    """Give where a noun of a row ends a clause that a wrong verb governs."""
    for noun in row.nouns:
        at = text.find(noun)
        while at >= 0:
            last = at + len(noun)
            if text[last : last + 1] in {*_ENDS} and (start := _governed(text, at, row)) >= 0:
                yield start, last
            at = text.find(noun, last)


def _governed(text: str, at: int, row: Pairing) -> int:
    """Return where the verb stands that governs the noun at a place, -1 where it is none of the row's."""
    verb = None
    for verb in _VERB.finditer(text, max(0, at - _FARTHEST), at):  # noqa: B007 - the last one is wanted
        pass
    if verb is None or verb[0] not in row.verbs:
        return -1
    between = text[verb.end() : at]
    if _PARTED & {*between} or any(word in between for word in row.apart):
        return -1
    return -1 if is_part(text, verb.start(), row.right) else verb.start()


def is_part(text: str, at: int, right: str) -> bool:
    """Whether the verb that goes with a noun stands before a place in its clause (加快能力提升步伐)."""
    before = text[max(0, at - _FARTHEST) : at]
    last = max(map(before.rfind, _PARTED))
    verbs = (verb[0] for verb in _VERB.finditer(right) if len(verb[0]) > 1)
    return any(verb in before[last + 1 :] for verb in verbs)
