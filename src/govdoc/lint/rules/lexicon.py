"""Data files → how likely a word is, which characters sound or look alike, which ones stand side by side in words.

Rows are read when they are asked for: a page needs few of them. How the tables are made: docs/decisions/0009.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

from govdoc.patterns import lazy

LONGEST = 12
"""Characters of the longest word."""
_CONFUSED = lazy("^[zcs]h|^n(?=.)|^hu|(?<=[aei]n)g$")
_PLAIN = {"n": "l", "hu": "fu", "g": ""}
"""zh z, ch c, sh s; n l; hu fu; ing in, eng en, ang an: what stands for both."""
_FLOOR = -18.0
"""Natural logarithm of the likelihood of a character that no word of one character is."""


class Word(NamedTuple):
    """What is known of a word: logarithm of its likelihood, whether it may be suggested, whether it is a long term."""

    likelihood: float
    suggestible: bool
    term: bool


class Marks(NamedTuple):
    """How likely a character is, as logarithms."""

    alone: float
    """Of the character as a word."""
    first: float
    last: float
    """Of a word that begins or ends with the character."""
    share: float
    """Of the share of the character's occurrences in which it is a word of its own."""


class Sides(NamedTuple):
    """What stands beside a character inside words."""

    usual: str
    rare: str
    """After it, in whatever word, often and seldom."""
    next_in_words: frozenset[str]
    previous_in_words: frozenset[str]
    """In words of two characters that are common enough to be looked for."""
    next_in_terms: frozenset[str]
    previous_in_terms: frozenset[str]
    """In long terms."""


_NO_MARKS = Marks(_FLOOR, _FLOOR, _FLOOR, 0.0)
_NONE: frozenset[str] = frozenset()
_NO_SIDES = Sides("", "", _NONE, _NONE, _NONE, _NONE)


def lines(name: str) -> list[str]:
    """Return the rows of a data file, comments left out."""
    text = files(__package__).joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and line[0] != "#"]


def unread(name: str, length: int) -> dict[bytes, bytes]:
    """Return the first 汉字 of each row of a data file, as many as ``length`` → the row, both in UTF-8.

    Most rows are never asked for: to decode four megabytes would take twice as long as to find the rows in them.
    """
    size, data = length * len("一".encode()), files(__package__).joinpath("data", name).read_bytes()
    return {row[:size]: row for row in data.split(b"\n") if row[:1] not in {b"", b"#"}}


@cache
def _lexicon() -> dict[bytes, bytes]:
    """Return character → row of lexicon.txt, unread."""
    return unread("lexicon.txt", 1)


@cache
def _row(char: str) -> str:
    """Return the row of a character in lexicon.txt; empty where there is none."""
    return _lexicon().get(char.encode("utf-8", "surrogatepass"), b"").decode()


@cache
def _neighbours() -> dict[bytes, bytes]:
    """Return character → row of neighbours.txt, unread."""
    return unread("neighbours.txt", 1)


@cache
def _mark(mark: str) -> Word:
    """Read the letter of a likelihood: half a logarithm a step; small ones may not be suggested, ! is a long term."""
    code = ord(mark[0])
    small = code >= ord("a")
    return Word(-4 - (code - ord("a" if small else "A")) / 2, not small, mark.endswith("!"))


@cache
def marks(char: str) -> Marks:
    """Return how likely a character is; one that no word holds is as unlikely as can be."""
    line = _row(char)
    if not line:
        return _NO_MARKS
    alone, first, last, share = (_mark(mark).likelihood for mark in line[2:6])
    return Marks(max(_FLOOR, alone), first, last, share + 4)


class _Block(NamedTuple):
    """The words that begin with two characters, keyed by what follows them, and the length of the longest."""

    words: dict[str, Word]
    longest: int


_NO_WORDS = _Block({}, 0)


@cache
def _block(left: str, right: str) -> _Block:
    """Return the words that begin with two characters."""
    line = _row(left)
    # Words are sorted: those that go on with ``right`` stand in a row.
    at = line.find(" " + right)
    if at < 0:
        return _NO_WORDS
    end = line.find(" ", line.rfind(" " + right) + 1)
    words = {}
    for marked in line[at : end if end > 0 else None].split():
        start = -2 if marked[-1] == "!" else -1
        words[marked[1:start]] = _mark(marked[start:])
    return _Block(words, 2 + max(map(len, words)))


def word(text: str) -> Word | None:
    """Return what is known of a word of two characters or more; None if it is none."""
    return _block(text[0], text[1]).words.get(text[2:])


def longest(start: str) -> int:
    """Return the length of the longest word that begins with two characters; 0 where there is none."""
    return _block(*start).longest


def begins_four(start: str) -> bool:
    """Tell whether three characters begin a word of four: 国富民, as in 国富民强 and 国富民安."""
    return any(len(rest) == len(start) - 1 and rest[0] == start[2] for rest in _block(start[0], start[1]).words if rest)


def pair(left: str, right: str) -> Word | None:
    """Return what is known of a word of two characters, without reading the others that begin like it."""
    line = _row(left)
    # Words are sorted and letters of likelihood come before 汉字: of those that go on with ``right``, it is the first.
    at = line.find(" " + right)
    if at < 0 or line[at + 2] > "~":
        return None
    return _mark(line[at + 2 : at + 4].rstrip())


@cache
def sides(char: str) -> Sides:
    """Return what stands beside a character inside words."""
    line = _neighbours().get(char.encode("utf-8", "surrogatepass"))
    if line is None:
        return _NO_SIDES
    _, usual, rare, *sets = line.decode().split("\t")
    after, before, after_in_terms, before_in_terms = map(frozenset, sets)
    return Sides(usual, rare, after, before, after_in_terms, before_in_terms)


@cache
def _sounds() -> dict[str, str]:
    """Return character → those that share a syllable with it, itself among them."""
    found: dict[str, str] = {}
    for line in lines("homophones.txt"):
        chars = line.split("\t")[1]
        for char in chars:
            found[char] = found.get(char, "") + chars
    return found


@cache
def _shapes() -> dict[str, str]:
    """Return character → those that look like it and sound otherwise."""
    found: dict[str, str] = {}
    for line in lines("lookalikes.txt"):
        for one, other in map(tuple, line.split()):
            found[one] = found.get(one, "") + other
            found[other] = found.get(other, "") + one
    return found


def lookalikes(char: str) -> str:
    """Return the characters that look like one and sound otherwise."""
    return _shapes().get(char, "")


@cache
def alike(char: str) -> frozenset[str]:
    """Return the characters that sound or look like one, without itself."""
    return frozenset(_sounds().get(char, "") + lookalikes(char)) - {char}


@cache
def _near_sounds() -> dict[str, str]:
    """Return character → those whose syllables are one in many dialects, and on many keyboards, itself among them."""
    merged: dict[str, str] = {}
    for line in lines("homophones.txt"):
        syllable, chars = line.split("\t")
        plain = _CONFUSED.sub(lambda found: _PLAIN.get(found[0], found[0][:1]), syllable)
        merged[plain] = merged.get(plain, "") + chars
    found: dict[str, str] = {}
    for chars in merged.values():
        for char in chars:
            found[char] = found.get(char, "") + chars
    return found


@cache
def nearly_alike(char: str) -> frozenset[str]:
    """Return the characters that sound or look like one, or nearly sound so (声、深；南、兰), without itself."""
    return alike(char).union(_near_sounds().get(char, "")) - {char}


def is_known(left: str, right: str) -> bool:
    """Tell whether two characters stand side by side in some word."""
    beside = sides(left)
    return right in beside.usual or right in beside.rare


def cut(text: str) -> tuple[float, list[tuple[int, int]]]:
    """Return the likeliest words of a stretch of 汉字: logarithm of the likelihood, and the span of each word."""
    size = len(text)
    best = [0.0] + [-1e9] * size
    before = [0] * (size + 1)
    for start, char in enumerate(text):
        here = best[start]
        value = here + marks(char).alone
        if value > best[start + 1]:
            best[start + 1], before[start + 1] = value, start
        words, most = _block(char, text[start + 1]) if start + 1 < size else _NO_WORDS
        for end in range(start + 2, min(size, start + most) + 1):
            known = words.get(text[start + 2 : end])
            if known is not None and here + known[0] > best[end]:
                best[end], before[end] = here + known[0], start
    spans = []
    end = size
    while end:
        spans.append((before[end], end))
        end = before[end]
    return best[-1], spans[::-1]
