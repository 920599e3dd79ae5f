"""Sections → their roles (回顾, 部署, 保障 …), by a weighted lexicon that can be read: ``roles.tsv``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from govdoc.model import Heading, Paragraph
from govdoc.ordinals import parse as parse_ordinal
from govdoc.outline.sections import Role, Section
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_BODY_LENGTH = 1600
"""Code points of a section's text that are looked at."""
_MOST_SUBS = 3
_BY_PLACE = 2.5
"""What standing last counts for 保障 (``roles.tsv``): no more than that is no evidence."""
_BEGIN = 60
_MOST_SHOWN = 4
_ROLES = (Role.REVIEW, Role.SITUATION, Role.TASKS, Role.SAFEGUARDS, Role.CLOSING, Role.OTHER)
_SENTENCE = lazy(r"(?:[^。！？；!?;.]+|\.(?=[\d.]))+")


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of the lexicon."""

    role: Role
    where: str
    weight: float
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    """What must not stand anywhere in the same sentence."""

    def hits(self, texts: Iterable[str]) -> list[re.Match[str]]:
        """Return where the cue stands in those texts in which it does."""
        search, unless = self.pattern.search, self.unless
        if unless is None:
            return [hit for text in texts if (hit := search(text))]
        return [hit for text in texts if (hit := search(text)) and not unless.search(text)]


_UNLESS = "^(?!.*(?:"
"""How a pattern begins that says what must not stand in the sentence."""


@cache
def lexicon() -> tuple[Cue, ...]:
    """Return the rows of ``roles.tsv``."""
    rows = Path(__file__).with_name("roles.tsv").read_text(encoding="utf-8").splitlines()
    cells = [row.split("\t") for row in rows if row and not row.startswith("#")]
    return tuple(Cue(Role(role), where, float(weight), *_patterns(pattern)) for role, where, weight, pattern in cells)


def _patterns(pattern: str) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
    """Return what must stand in a text and what must not: two searches are much faster than one with a look ahead."""
    if not pattern.startswith(_UNLESS):
        return re.compile(pattern), None
    depth, end = 1, len(_UNLESS)
    while depth:
        depth += {"(": 1, ")": -1}.get(pattern[end], 0)
        end += 1
    rest = pattern[end + 1 :]
    return re.compile(rest.removeprefix(".*") if rest.startswith(".*") else f"^{rest}"), re.compile(
        pattern[len(_UNLESS) : end - 1]
    )


def assign(sections: Sequence[Section], genre: str | None) -> None:
    """Set ``role`` of the level-1 sections of a document of a 文种 (None: unknown).

    A section without a heading at the head is 导语, at the end 结语. The roles of the others are chosen together, so
    that the sequence of them is the likeliest: a review seldom follows the deployment.
    """
    for index, section in enumerate(sections):
        if section.heading is None:
            section.role = Role.CLOSING if index and index == len(sections) - 1 else Role.OPENING
    chosen = _chosen(sections)
    scores = [_scores(section, places) for section, places in zip(chosen, _places(chosen, genre), strict=True)]
    restarts = [_restarts(before, after) for before, after in pairwise(chosen)]
    for section, role, own in zip(chosen, _best_sequence(scores, restarts), scores, strict=True):
        # Its place and its neighbours alone give a section no role: something in it must speak for it.
        section.role = role if own[role] > _BY_PLACE else Role.OTHER


def explain(sections: Sequence[Section], genre: str | None) -> dict[int, list[str]]:
    """Return for each section (by its ``start``) what spoke for its role, weightiest first, in Chinese."""
    out: dict[int, list[str]] = {}
    for section in sections:
        if section.heading is None:
            out[section.start] = ["没有标题，位于篇末" if section.role is Role.CLOSING else "没有标题，位于篇首"]
    chosen = _chosen(sections)
    before: Section | None = None
    for section, places in zip(chosen, _places(chosen, genre), strict=True):
        cues = [
            (weight, _reason(cue, hits, weight))
            for cue, weight, hits in _hits(section, places)
            if cue.role is section.role
        ]
        if section.role and before and before.role and not _restarts(before, section):
            weight = _transition(before.role, section.role)
            cues += [(weight, f"前一部分是{before.role} {weight:+.1f}")] if weight else []
        out[section.start] = [text for _, text in sorted(cues, reverse=True)]
        before = section
    return out


def _chosen(sections: Sequence[Section]) -> list[Section]:
    """Return the sections whose roles are chosen: those of the highest level that have headings."""
    headed = [section for section in sections if section.heading is not None]
    top = min((section.level for section in headed), default=1)
    return [section for section in headed if section.level == top]


def _places(chosen: Sequence[Section], genre: str | None) -> list[dict[str, str]]:
    """Return for each section what is said of its place: first, last, 文种; empty strings match no cue."""
    last = len(chosen) - 1
    return [
        {"first": "x" if at == 0 else "", "last": "x" if at == last > 0 else "", "genre": genre or ""}
        for at in range(len(chosen))
    ]


def _restarts(before: Section, after: Section) -> bool:
    """Whether another part begins: an attachment, a second speech, counted from 一 as the one before it was."""
    first, second = (parse_ordinal(s.heading.ordinal or "") if s.heading else None for s in (before, after))
    return first is not None and second is not None and first.style is second.style and second.number == 1


def _scores(section: Section, places: dict[str, str]) -> dict[Role, float]:
    """Add up what speaks for and against each role in a section by itself."""
    scores = dict.fromkeys(_ROLES, 0.0)
    for cue, weight, _ in _hits(section, places):
        scores[cue.role] += weight
    return scores


def _best_sequence(scores: list[dict[Role, float]], restarts: list[bool]) -> list[Role]:
    """Return the likeliest roles: the best path, each section's score and each transition counted (Viterbi)."""
    best: dict[Role, float] = {Role.OPENING: 0.0}
    steps: list[dict[Role, Role]] = []
    for index, own in enumerate(scores):
        before = best
        if index and restarts[index - 1]:
            top = max(best, key=lambda role: best[role])
            before = {top: best[top]}
        step = {role: max(before, key=lambda last: before[last] + _transition(last, role)) for role in _ROLES}
        fresh = index > 0 and restarts[index - 1]
        best = {
            role: before[step[role]] + own[role] + (0 if fresh else _transition(step[role], role)) for role in _ROLES
        }
        steps.append(step)
    return _walked_back(best, steps)


def _walked_back(best: dict[Role, float], steps: list[dict[Role, Role]]) -> list[Role]:
    """Follow the best path back from its end."""
    if not steps:
        return []
    role = max(best, key=lambda last: best[last])
    path = [role]
    for step in reversed(steps[1:]):
        role = step[role]
        path.append(role)
    return path[::-1]


@cache
def _transition(before: Role, role: Role) -> float:
    """Return what it counts that ``role`` follows ``before``."""
    rows = (cue for cue in lexicon() if cue.where == "after" and cue.role is role)
    return sum(cue.weight for cue in rows if cue.pattern.fullmatch(before))


def _reason(cue: Cue, hits: Sequence[re.Match[str]], weight: float) -> str:
    """Say a cue in Chinese: how many sentences are so, or what words matched."""
    if cue.where == "sentence":
        return f"正文有 {len(hits)} 句是这种写法 {weight:+.1f}"
    shown = dict.fromkeys(hit[0].rstrip("。") for hit in hits[:_MOST_SHOWN])
    words = "" if cue.where in {"first", "last"} else "、".join(shown)
    return f"{_WHERE[cue.where]}{f'“{words}”' if words else ''} {weight:+.1f}"


_WHERE = {
    "heading": "标题有",
    "sub": "下级标题有",
    "begin": "开头为",
    "genre": "文种为",
    "first": "位置为首节",
    "last": "位置为末节",
}


def _hits(section: Section, places: dict[str, str]) -> Iterator[tuple[Cue, float, list[re.Match[str]]]]:
    """Give every cue that is there, what it counts, and where it stands."""
    body = _body(section)
    texts = {
        "heading": [section.heading.text.value if section.heading else ""],
        "sub": [sub.heading.text.value for child in section.children for sub in child.walk() if sub.heading],
        "sentence": [found[0].strip() for found in _SENTENCE.finditer(body)],
        "begin": [body[:_BEGIN]],
        # What is said of no place matches no cue.
        **{where: [words] for where, words in places.items() if words},
    }
    for cue in lexicon():
        if (known := texts.get(cue.where)) and (hits := cue.hits(known)):
            yield cue, cue.weight * _factor(cue.where, len(hits), len(known)), hits


def _factor(where: str, hits: int, of: int) -> float:
    """How often a cue counts: by the share of sentences, up to three times for sub-headings, else once."""
    if where == "sentence":
        return hits / max(of, 3)
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
