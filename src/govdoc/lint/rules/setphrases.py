"""Rows of setphrases.tsv (formulations that do not change) → places where one or two characters of them differ."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from govdoc.lint.dating import written
from govdoc.lint.gate import Gate
from govdoc.lint.passage import PROSE
from govdoc.lint.rule import Hit, Severity, hit, rule
from govdoc.lint.rules import orders
from govdoc.lint.rules.terms import holds, is_past, lexicon, names, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.lint.passage import Passage
    from govdoc.model import Document

_FEWEST_ALIKE = 3
"""Characters beside the fault, in its half, that must agree."""
_WIDTHS = ((1, 1), (1, 0), (2, 2), (1, 2), (2, 1))
"""How many characters of the formulation are how many others in the text."""
_JOINING = frozenset("和与同及跟以并而的地得了、，；。：“”‘’《》（）！？ 　\n")
"""What joins the parts of a formulation may change: a quotation is not always taken over letter by letter."""
_OTHER_RULES = ("TRM001", "TRM003", "TRM013")
"""Rules whose rows may tell the same fault; theirs is the better word."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A row: a formulation, other forms of it that are in use, and where it stands."""

    words: str
    also: tuple[str, ...]
    source: str
    date: str
    since: str
    severity: Severity

    @property
    def halves(self) -> tuple[str, str]:
        """The two halves, parted where a word ends; in a formulation with one fault, one of them is whole."""
        middle, words = len(self.words) // 2, self.words
        ends = [at + 1 for at, char in enumerate(words) if char in "、，的和" and _FEWEST_ALIKE <= at < len(words) - 4]
        near = min(ends, key=lambda at: abs(at - middle), default=middle)
        at = near if abs(near - middle) <= middle // 2 else middle
        return words[:at], words[at:]


@cache
def table() -> tuple[Phrase, ...]:
    """Return the rows of setphrases.tsv."""
    with files(__package__).joinpath("setphrases.tsv").open(encoding="utf-8") as file:
        return tuple(
            Phrase(row["phrase"], tuple(filter(None, row["also"].split("|"))), row["source"], row["date"],
                   row["since"], Severity(row["severity"]))
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        )  # fmt: skip


@cache
def _gate() -> Gate:
    """Return what tells which formulations may stand where."""
    return Gate([phrase.halves for phrase in table()])


@rule("TRM018", "固定表述错了一两个字")
def miswritten_phrase(document: Document) -> Iterator[Hit]:
    """写进法律、文件的固定表述，整句不能换字、漏字：前后都对，只有一两个字不同，多是记错、写错。

    只收没有别的说法的表述；“和”“与”“、”一类连接的字不同，不查。

    依据：固定表述数据表（每条另记来源、日期）
    正例：担当民族复兴大任的时代新人，为党育人、为国育才，落实安全第一、预防为主、综合治理的方针。
    正例：推动产业兴旺、生态宜居、乡风文明，办公平、有质量的教育，为党育人，为国育才。
    反例：培养担当民族振兴大任的时代新人。
    反例：坚持安全第一、预防为本、综合治理的方针。
    反例：赓续红色血液，传承红色基因。
    """
    month, told = written(document), None
    for number, near in _gate().near(document).items():
        phrase = table()[number]
        if not holds(phrase.since, "", month):
            continue
        for passage in near:
            for start, end in _faults(passage.value, phrase):
                quotes = passage.cited(start, end) and not names(passage, start, end)
                if passage.kind not in PROSE or quotes or is_past(passage, start, phrase.since):
                    continue
                told = _told(document) if told is None else told
                if not any(other is passage and a < end and start < b for other, a, b in told):
                    told.append((passage, start, end))
                    said = f"{quoted(passage.value[start:end])}应为{quoted(phrase.words)}"
                    found = hit(passage.text, start, end, said)
                    yield Hit(found.start, found.end, said, None, f"{phrase.source}（{phrase.date}）", phrase.severity)


def _told(document: Document) -> list[tuple[Passage, int, int]]:
    """Return where the rows of other rules tell a fault."""
    found = (place for code in _OTHER_RULES for place in lexicon().found(document, code))
    lists = ((passage, start, end) for passage, _, start, end, _ in orders.faults(document))
    return [*((passage, *match.span()) for passage, match, _ in found), *lists]


def _faults(text: str, phrase: Phrase) -> Iterator[tuple[int, int]]:
    """Give the places where a formulation stands with a fault in one of its halves."""
    first, last = phrase.halves
    at = text.find(first)
    while at >= 0:
        behind = text[at + len(first) : at + len(phrase.words) + 1]
        if not behind.startswith(last) and (length := _slipped(behind, last, ends=1)):
            span = (at, at + len(first) + length)
            if not _in_use(text, *span, phrase):
                yield span
        at = text.find(first, at + 1)
    at = text.find(last)
    while at >= 0:
        before = text[max(0, at - len(first) - 1) : at]
        if not before.endswith(first) and (length := _slipped(before[::-1], first[::-1], ends=0)):
            span = (at - length, at + len(last))
            if not _in_use(text, *span, phrase):
                yield span
        at = text.find(last, at + 1)


def _in_use(text: str, start: int, end: int, phrase: Phrase) -> bool:
    """Whether a place belongs to another form of a formulation."""
    around = text[max(0, start - 4) : end + 4]
    return any(form in around for form in phrase.also)


def _slipped(ours: str, right: str, *, ends: int) -> int:
    """Return how many characters of ``ours`` are the half of a formulation with a fault, 0 if they are not.

    One or two neighbouring characters are others, or one is lost; what joins is not looked at. The half runs away from
    the half that is whole; ``ends`` characters may differ at its far end, where another word may begin.
    """
    same = next((n for n, (a, b) in enumerate(zip(ours, right, strict=False)) if a != b), min(len(ours), len(right)))
    for width, typed in _WIDTHS:
        wrong, due, rest = ours[same : same + typed], right[same : same + width], right[same + width :]
        if len(due) < width or len(wrong) < typed or _JOINING & {*wrong, *due}:
            continue
        enough = _FEWEST_ALIKE if width == typed else _FEWEST_ALIKE + 2
        sure = same + len(rest) >= min(enough, len(right) - 1) and (bool(rest) or width == typed <= ends)
        if sure and ours[same + typed :].startswith(rest):
            return same + typed + len(rest)
    return len(right) if _is_exchanged(ours[: len(right)], right, same) else 0


def _is_exchanged(ours: str, right: str, at: int) -> bool:
    """Whether two characters apart (最严格的标准、最严谨的监管) or two words (谨慎谦虚) have changed places.

    ``at``: where the texts differ first.
    """
    if len(ours) != len(right):
        return False
    turned = right[:at] + right[at + 2 : at + 4] + right[at : at + 2] + right[at + 4 :]
    if ours == turned:
        return not _JOINING & {*right[at : at + 4]}
    apart = [place for place, (a, b) in enumerate(zip(ours, right, strict=True)) if a != b]
    if len(apart) != len("甲乙") or len(right) - 1 in apart:
        return False
    one, other = apart
    return ours[one] == right[other] and ours[other] == right[one] and not _JOINING & {ours[one], ours[other]}
