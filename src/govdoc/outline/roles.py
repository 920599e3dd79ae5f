"""Sections → their roles (回顾, 部署, 保障 …), by a weighted lexicon that can be read: ``roles.tsv``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from govdoc.model import Heading, Paragraph
from govdoc.outline.sections import Role, Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BODY_LENGTH = 2500
"""Code points of a section's text that are looked at."""
_MOST_BODY = 6.0
"""What the words of the text may count at most for one role: a heading outweighs them."""
_MOST_SUBS = 3
_BEGIN = 60
_MOST_SHOWN = 4
_QUOTED = frozenset({"heading", "sub", "body", "begin", "genre"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of the lexicon."""

    role: Role
    where: str
    weight: float
    pattern: re.Pattern[str]


@cache
def lexicon() -> tuple[Cue, ...]:
    """Return the rows of ``roles.tsv``."""
    rows = files("govdoc.outline").joinpath("roles.tsv").read_text(encoding="utf-8").splitlines()
    cells = [row.split("\t") for row in rows if row and not row.startswith("#")]
    return tuple(Cue(Role(role), where, float(weight), re.compile(pattern)) for role, where, weight, pattern in cells)


def assign(sections: Sequence[Section], genre: str | None) -> None:
    """Set ``role`` and ``reasons`` of the level-1 sections of a document of a 文种 (None: unknown).

    A section without a heading at the head is 导语, at the end 结语.
    """
    numbered = [section for section in sections if section.heading is not None]
    for index, section in enumerate(sections):
        if section.heading is None:
            section.role = Role.CLOSING if index and index == len(sections) - 1 else Role.OPENING
            section.reasons = ("没有标题，位于篇末" if section.role is Role.CLOSING else "没有标题，位于篇首",)
            continue
        if section.level > 1 and any(other.level == 1 for other in numbered):
            continue
        scores, reasons = _scores(
            section, genre, first=section is numbered[0], last=section is numbered[-1] and len(numbered) > 1
        )
        section.role = max(scores, key=lambda role: scores[role]) if scores else Role.OTHER
        section.reasons = tuple(text for _, text in sorted(reasons.get(section.role, []), reverse=True))


def _scores(
    section: Section, genre: str | None, *, first: bool, last: bool
) -> tuple[dict[Role, float], dict[Role, list[tuple[float, str]]]]:
    """Add up the cues for each role."""
    scores: dict[Role, float] = {}
    reasons: dict[Role, list[tuple[float, str]]] = {}
    places = {"first": "x" if first else "", "last": "x" if last else "", "genre": genre or ""}
    for role, where, weight, words in _hits(section, places):
        scores[role] = scores.get(role, 0) + weight
        reasons.setdefault(role, []).append((weight, f"{_WHERE[where]}{f'“{words}”' if words else ''} {weight:+.1f}"))
    return scores, reasons


_WHERE = {
    "heading": "标题有",
    "sub": "下级标题有",
    "body": "正文多见",
    "begin": "开头为",
    "genre": "文种为",
    "first": "位置为首节",
    "last": "位置为末节",
}


def _hits(section: Section, places: dict[str, str]) -> Iterator[tuple[Role, str, float, str]]:
    """Give (role, where, weight, words) of every cue that is there."""
    body = _body(section)
    texts = {
        "heading": [section.heading.text.value if section.heading else ""],
        "sub": [sub.heading.text.value for child in section.children for sub in child.walk() if sub.heading],
        "body": [body],
        "begin": [body[:_BEGIN]],
        **{where: [words] for where, words in places.items()},
    }
    for cue in lexicon():
        hits = [hit[0] for text in texts[cue.where] for hit in _found(cue, text)]
        if hits:
            weight = cue.weight * _factor(cue.where, len(hits), len(body))
            shown = "、".join(dict.fromkeys(hits[:_MOST_SHOWN])) if cue.where in _QUOTED else ""
            yield cue.role, cue.where, min(weight, _MOST_BODY) if cue.where == "body" else weight, shown


def _found(cue: Cue, text: str) -> Iterator[re.Match[str]]:
    """Give the matches of a cue: every one in a body, the first elsewhere."""
    if cue.where == "body":
        yield from cue.pattern.finditer(text)
    elif found := cue.pattern.search(text):
        yield found


def _factor(where: str, hits: int, length: int) -> float:
    """How often a cue counts: by density in a body (hits in 50 characters), up to three times for sub-headings."""
    if where == "body":
        return hits * 50 / max(length, 200) * 4
    return min(hits, _MOST_SUBS) if where == "sub" else 1


def _body(section: Section) -> str:
    """Text of the section, its own heading left out, up to a bound."""
    parts: list[str] = []
    length = 0
    for block in section.body():
        if block is section.heading or not isinstance(block, Heading | Paragraph):
            continue
        parts.append(block.text.value)
        length += len(block.text)
        if length > _BODY_LENGTH:
            break
    return "".join(parts)[:_BODY_LENGTH]
