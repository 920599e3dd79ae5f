"""Sound texts → the same with the numbers of headings, articles or paragraphs in disorder, and where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

NUMERALS = "一二三四五六七八九十"
_FIRST = re.compile(f"^([{NUMERALS}])、(?=[^\n]{{2,}})", re.MULTILINE)
_SECOND = re.compile(f"^（([{NUMERALS}])）(?=[^\n]{{2,}})", re.MULTILINE)
Found = list[re.Match[str]]


def _run(text: str, choice: random.Random, least: int) -> Found | None:
    """Return the numbers of a series of headings that counts from 一 without a gap."""
    runs: list[Found] = []
    for pattern in (_FIRST, _SECOND):
        for found in pattern.finditer(text):
            number = NUMERALS.index(found[1])
            if number == 0:
                runs.append([found])
            elif runs and len(runs[-1]) == number and runs[-1][0].re is pattern:
                runs[-1].append(found)
    long = [run for run in runs if len(run) >= least]
    return choice.choice(long) if long else None


def _numbered(text: str, run: Found, numbers: list[int], wrong: set[int]) -> str:
    """Put other numbers to the headings of a series; those that are wrong are marked."""
    for at in reversed(range(len(run))):
        start, end = run[at].span(1)
        new = NUMERALS[numbers[at]]
        text = text[:start] + (f"⟦{new}⟧" if at in wrong else new) + text[end:]
    return text


def repeated(text: str, choice: random.Random) -> str | None:
    """Give a heading the number of the one before it."""
    run = _run(text, choice, 3)
    if run is None:
        return None
    at = choice.randrange(1, len(run))
    return _numbered(text, run, [*range(at), *range(at - 1, len(run) - 1)], {at})


def gapped(text: str, choice: random.Random) -> str | None:
    """Leave out a number."""
    run = _run(text, choice, 3)
    if run is None or len(run) == len(NUMERALS):
        return None
    at = choice.randrange(1, len(run))
    return _numbered(text, run, [*range(at), *range(at + 1, len(run) + 1)], {at})


def exchanged(text: str, choice: random.Random) -> str | None:
    """Exchange the numbers of two neighbours."""
    run = _run(text, choice, 4)
    if run is None:
        return None
    at = choice.randrange(1, len(run) - 1)
    numbers = [*range(len(run))]
    numbers[at], numbers[at + 1] = at + 1, at
    return _numbered(text, run, numbers, {at, at + 1})


_PLAIN_PART = re.compile(f"^([{NUMERALS}]、[^\n。]{{2,30}})\n(?=(?!（|[{NUMERALS}]、)[^\n]{{60,}}\n)", re.MULTILINE)


def lone(text: str, choice: random.Random) -> str | None:
    """Give the first paragraph of a part a number, and no other."""
    found = [*_PLAIN_PART.finditer(text)]
    if not found or not _SECOND.search(text):
        return None
    alone = [one.end() for one in found if not re.match(f"(?:(?![{NUMERALS}]、)[^\n]*\n)*?（", text[one.end() :])]
    if not alone:
        return None
    at = choice.choice(alone)
    return f"{text[:at]}⟦（一）⟧加强统筹谋划。{text[at:]}"


def emptied(text: str, choice: random.Random) -> str | None:
    """Take out what stands under a heading."""
    parts = [
        *re.finditer(
            f"^([{NUMERALS}]、[^\n。]{{2,30}})\n((?:(?![{NUMERALS}]、)[^\n]*\n)+?)(?=[{NUMERALS}]、[^\n。]{{2,30}}\n)",
            text,
            re.MULTILINE,
        )
    ]
    if not parts:
        return None
    part = choice.choice(parts)
    return f"{text[: part.start()]}⟦{part[1]}⟧\n{text[part.end() :]}"


def alike(text: str, choice: random.Random) -> str | None:
    """Give a heading the words of another."""
    found = [*re.finditer(f"^[{NUMERALS}]、([^\n。]{{4,20}})$", text, re.MULTILINE)]
    if len(found) < 2:  # noqa: PLR2004 - a heading and another one
        return None
    runs = [list[re.Match[str]]()]
    for match in found:
        if match[0].startswith("一、"):
            runs.append([])
        runs[-1].append(match)
    long = [run for run in runs if len(run) > 1]
    if not long:
        return None
    first, second = sorted(choice.sample(choice.choice(long), 2), key=lambda match: match.start())
    one = f"{text[: first.start(1)]}⟦{first[1]}⟧{text[first.end(1) : second.start(1)]}"
    return f"{one}⟦{first[1]}⟧{text[second.end(1) :]}"


def leaped(text: str, choice: random.Random) -> str | None:
    """Give the parts of one section the numbers 1. 2. 3., where all others have （一）（二）（三）."""
    parts = [*re.finditer(f"^[{NUMERALS}]、[^\n]*\n(?:(?![{NUMERALS}]、)[^\n]*\n?)+", text, re.MULTILINE)]
    layered = [part for part in parts if len(_SECOND.findall(part[0])) > 1]
    if len(layered) < 3:  # noqa: PLR2004 - the odd one and two that are alike
        return None
    part = choice.choice(layered[1:-1])  # the first and the last are often shorter in good papers
    new = _SECOND.sub(lambda match: f"⟦{NUMERALS.index(match[1]) + 1}.⟧ ", part[0])
    return text[: part.start()] + new + text[part.end() :]


def article_lost(text: str, choice: random.Random) -> str | None:
    """Leave out the number of an article."""
    found = [*re.finditer(r"^第([一二三四五六七八九十]{1,3})条(?=　)", text, re.MULTILINE)]
    if len(found) < 6:  # noqa: PLR2004 - fewer are a quotation
        return None
    at = choice.randrange(2, len(found) - 1)
    start, end = found[at].start(), found[at].end()
    line_end = text.index("\n", end) + 1
    following = found[at + 1]
    return f"{text[:start]}{text[line_end : following.start()]}⟦{following[0]}⟧{text[following.end() :]}"


def article_repeated(text: str, choice: random.Random) -> str | None:
    """Give an article the number of the one before it."""
    found = [*re.finditer(r"^第([一二三四五六七八九十]{1,3})条(?=　)", text, re.MULTILINE)]
    if len(found) < 6:  # noqa: PLR2004 - fewer are a quotation
        return None
    at = choice.randrange(2, len(found) - 1)
    return f"{text[: found[at].start()]}⟦{found[at - 1][0]}⟧{text[found[at].end() :]}"


def doubled(text: str, choice: random.Random) -> str | None:
    """Repeat a paragraph."""
    found = [*re.finditer(r"^[^\n\t]{60,}。$", text, re.MULTILINE)]
    if not found:
        return None
    match = choice.choice(found)
    return f"{text[: match.start()]}⟦{match[0]}\n{match[0]}⟧{text[match.end() :]}"


def unused_remark(text: str, choice: random.Random) -> str | None:
    """Put a remark before a sound paragraph."""
    return _remarked(text, choice, choice.choice(("PUN001", "NUM", "TRM006", "TYP001", "RES")))


def malformed_remark(text: str, choice: random.Random) -> str | None:
    """Put a remark before a paragraph that names no rule."""
    return _remarked(text, choice, choice.choice(("PUN999", "ABC", "标点", "NUM1")))


def _remarked(text: str, choice: random.Random, words: str) -> str | None:
    """Put a remark on a line of its own before a paragraph."""
    found = [*re.finditer(r"(?<=\n)(?=[^\n\t]{60,}。$)", text, re.MULTILINE)]
    if not found:
        return None
    at = choice.choice(found).start()
    return f"{text[:at]}⟦<!-- govdoc: ignore[{words}] 照录原文 -->⟧\n{text[at:]}"


WAYS: dict[str, tuple[Callable[[str, random.Random], str | None], ...]] = {
    "STR002": (repeated,),
    "STR003": (gapped,),
    "STR004": (exchanged,),
    "STR005": (lone,),
    "STR006": (emptied,),
    "STR011": (alike,),
    "STR012": (leaped,),
    "STR017": (article_lost, article_repeated),
    "RES014": (doubled,),
    "INT002": (unused_remark,),
    "INT003": (malformed_remark,),
}
"""Code → what disturbs a text; ⟦ and ⟧ enclose the place."""
