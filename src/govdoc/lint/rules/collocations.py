"""Data files → which word goes with which, and which words one may be written for, as it sounds like them."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from govdoc.lint.rules.lexicon import lines, unread

_NONE: frozenset[str] = frozenset()
_MANY = 20
"""Words that follow one, and last characters of those before it, together, from which it goes with many."""


class Contexts(NamedTuple):
    """What stands before or after a word, of one or two characters → the word that is meant there."""

    before: dict[str, str]
    after: dict[str, str]
    sure: frozenset[str]
    """Words for which one side is enough, however common the word is that is written."""


@cache
def _joined() -> dict[bytes, bytes]:
    """Return word → row of joined.txt, unread."""
    return unread("joined.txt", 2)


def _row(word: str) -> str:
    """Return the row of a word in joined.txt; empty where there is none."""
    return _joined().get(word.encode("utf-8", "surrogatepass"), b"").decode()


@cache
def _soundalikes() -> dict[str, str]:
    """Return word → row of soundalikes.txt, unread."""
    return {line[:2]: line for line in lines("soundalikes.txt")}


@cache
def _confusables() -> dict[str, list[str]]:
    """Return word → rows of confusables.txt in which it is the wrong one, unread."""
    found: dict[str, list[str]] = {}
    for line in lines("confusables.txt"):
        found.setdefault(line[3:5], []).append(line)
    return found


@cache
def followers(word: str) -> frozenset[str]:
    """Return the words of two characters that are known to follow one of two characters."""
    line = _row(word)
    return frozenset(line.split("\t")[1].split()) if line else _NONE


def lasts(word: str) -> str:
    """Return the last characters of the words that are known to precede one."""
    line = _row(word)
    return line.split("\t")[2] if line else ""


def goes_with_many(word: str) -> bool:
    """Tell whether a word of two characters is known to stand beside many others: official papers are made of such."""
    return len(followers(word)) + len(lasts(word)) >= _MANY


def soundalikes(word: str) -> list[str]:
    """Return the commoner words of two characters that one might be written for, the commonest first."""
    line = _soundalikes().get(word)
    return [] if line is None else line[3:].split()


@cache
def contexts(word: str) -> Contexts | None:
    """Return beside what a word is certainly written for another one; None where that is never certain."""
    befores: dict[str, str] = {}
    afters: dict[str, str] = {}
    sure = set()
    for line in _confusables().get(word, ()):
        head, before, after = line.split("|")
        befores.update(dict.fromkeys(before.split(), head[:2]))
        afters.update(dict.fromkeys(after.split(), head[:2]))
        if "!" in head:
            sure.add(head[:2])
    return Contexts(befores, afters, frozenset(sure)) if befores or afters else None


@cache
def _ends() -> dict[str, str]:
    """Return character → those after it in the words of joined.txt; with a blank before it, those before it."""
    found: dict[str, str] = {}
    chars = b"".join(_joined()).decode()
    for first, last in zip(chars[::2], chars[1::2], strict=True):
        found[first] = found.get(first, "") + last
        found[" " + last] = found.get(" " + last, "") + first
    return found


def next_in_joined(char: str) -> str:
    """Return the characters that follow one in the words that are known to go with others."""
    return _ends().get(char, "")


def previous_in_joined(char: str) -> str:
    """Return the characters that precede one in the words that are known to go with others."""
    return _ends().get(" " + char, "")
