"""The user's own terms → the rules that find wrong words, and formulations one character off."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc.lint.enginerules import own_formulation, own_word
from govdoc.lint.passage import passages
from govdoc.lint.rule import Hit, Rule, replacing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govdoc.lint.ownterms import OwnTerm
    from govdoc.lint.passage import Passage
    from govdoc.lint.rule import Others
    from govdoc.model import Document
    from govdoc.profile import Profile


def own_rules(terms: Sequence[OwnTerm]) -> tuple[Rule, ...]:
    """Return the rules that find wrong words and formulations one character off; none where no term is given."""
    words = [term for term in terms if term.wrong]
    formulations = [term for term in terms if not term.wrong]

    def wrong_words(document: Document, profile: Profile, others: Others = ()) -> Iterator[Hit]:
        del profile, others
        return _found(document, words)

    def near_formulations(document: Document, profile: Profile, others: Others = ()) -> Iterator[Hit]:
        del profile, others
        return _misprinted(document, formulations, words)

    rules = (
        (words, replace(own_word, find=wrong_words)),
        (formulations, replace(own_formulation, find=near_formulations)),
    )
    return tuple(rule for rows, rule in rules if rows)


def _found(document: Document, words: Sequence[OwnTerm]) -> Iterator[Hit]:
    """Give the hits of wrong words."""
    known = passages(document)
    whole = "\n".join(passage.value for passage in known)
    for term in words:
        if not term.is_pattern and term.wrong not in whole:  # ^ and $ of a pattern are those of a passage
            continue
        for passage in known:
            for start, end in _wrong(passage.value, term):
                if not passage.cited(start, end):
                    yield _hit(passage, start, end, [term])


def _misprinted(document: Document, formulations: Sequence[OwnTerm], words: Sequence[OwnTerm]) -> Iterator[Hit]:
    """Give the hits of formulations, one a place.

    What is near one formulation and is another one, or a wrong word of the list, is not told here.
    """
    known = passages(document)
    whole = "\n".join(passage.value for passage in known)
    met = [term for term in formulations if next(_near(whole, term), None)]
    for passage in known if met else ():
        near: dict[tuple[int, int], list[OwnTerm]] = {}
        for term in met:
            for span in _near(passage.value, term):
                near.setdefault(span, []).append(term)
        settled = [*_settled(passage.value, [*formulations, *words])] if near else []
        for (start, end), terms in sorted(near.items()):
            known_place = any(first <= start and end <= last for first, last in settled)
            if not known_place and not passage.cited(start, end):
                yield _hit(passage, start, end, terms)


def _settled(text: str, terms: Sequence[OwnTerm]) -> Iterator[tuple[int, int]]:
    """Give the places of right forms and of wrong words of a list."""
    for term in terms:
        if term.right:
            yield from _occurrences(text, term.right)
        if term.wrong:
            yield from _wrong(text, term)


def _hit(passage: Passage, start: int, end: int, terms: Sequence[OwnTerm]) -> Hit:
    """Return the hit on a place that one term finds, or several formulations that it is as near to."""
    text, first = passage.text, terms[0]
    right = "或".join(f"“{term.right}”" for term in terms if term.right)
    said = f"“{text.value[start:end]}”" + (f"应为{right}" if right else "不宜使用")
    sure = len(terms) == 1 and bool(first.right) and not first.is_pattern
    fix = replacing(text, (start, end, first.right), safe=False) if sure else None
    severity = max((term.severity for term in terms), key=lambda severity: severity.rank)
    return Hit(text.at(start), text.at(end - 1) + 1, said, fix, first.basis, severity)


def _wrong(text: str, term: OwnTerm) -> Iterator[tuple[int, int]]:
    """Give the places of a wrong word, those that are part of the right one left out."""
    spans = (
        (found.span() for found in term.pattern.finditer(text)) if term.is_pattern else _occurrences(text, term.wrong)
    )
    for start, end in spans:
        inside = (at for at, _ in _occurrences(term.right, text[start:end])) if term.right else ()
        if start < end and not any(text.startswith(term.right, start - at) for at in inside if at <= start):
            yield start, end


def _occurrences(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Give the places of a word."""
    at = text.find(word)
    while at >= 0:
        yield at, at + len(word)
        at = text.find(word, at + len(word))


def _near(text: str, term: OwnTerm) -> Iterator[tuple[int, int]]:
    """Give the places that are one character off a formulation: one of its halves stands there unchanged."""
    right = term.right
    middle = len(right) // 2
    seen = set()
    for start, _ in _occurrences(text, right[:middle]):
        seen.add(start)
    for at, _ in _occurrences(text, right[middle:]):
        seen |= {at - middle + shift for shift in (-1, 0, 1)}
    last = 0
    for start in sorted(seen):
        length = _off_by_one(text, start, right) if start >= last else 0
        if length:
            last = start + length
            yield start, last


def _off_by_one(text: str, start: int, right: str) -> int:
    """Return the length of what stands at ``start`` if it is one character off ``right``, 0 if it is not."""
    if start < 0 or text.startswith(right, start):
        return 0
    for length in (len(right), len(right) + 1, len(right) - 1):
        window = text[start : start + length]
        if len(window) == length and window[0] == right[0] and window[-1] == right[-1] and _is_near(window, right):
            return length
    return 0


def _is_near(window: str, right: str) -> bool:
    """Whether two strings differ in one character changed, added, left out, or two neighbours exchanged.

    Figures differ for good reasons (another year), and 的 or a mark may stand between words of a formulation.
    """
    same = next((n for n, pair in enumerate(zip(window, right, strict=False)) if pair[0] != pair[1]), len(right))
    left, rest = window[same:], right[same:]
    if len(window) > len(right):
        return left[1:] == rest and _is_word(left[0]) and left[0] not in _FILLING
    if len(window) < len(right):
        return left == rest[1:] and _is_word(rest[0])
    if not (_is_word(left[0]) and _is_word(rest[0])):
        return False
    return left[1:] == rest[1:] or (left[:2] == rest[1::-1] and left[2:] == rest[2:])


_FIGURES = frozenset("〇零一二三四五六七八九十百千万亿两")
_FILLING = frozenset("的和与及等")


def _is_word(character: str) -> bool:
    """Whether a character is a 汉字, but no figure."""
    return "\u3400" <= character <= "\u9fff" and character not in _FIGURES
