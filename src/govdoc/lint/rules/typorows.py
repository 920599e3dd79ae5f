"""typos.tsv → its rows: wrong forms as patterns, each with words by which it is looked for."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from govdoc.patterns import lazy

_ASIDE = lazy(r"\(\?<?[=!](?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)")
"""What must or must not stand around a match."""
_LOOSE = lazy(r"\((?:[^()]|\([^()]*\))*\)[?*]?|\[[^\]]*\][?*+]?|.[?*]")
"""What a match may lack, or hold one of several for."""


@dataclass(frozen=True, slots=True)
class Typo:
    """A wrong form, as a pattern with what must and must not stand around it, and the right one."""

    code: str
    wrong: str
    right: str
    example: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """The wrong form as a pattern; compiled when a document holds one of its words."""
        return _compiled(self.wrong)

    @property
    def words(self) -> tuple[str, ...]:
        """Strings one of which every match holds: the longest plain piece of each alternative.

        A match of one character holds them together with what stands before it.
        """
        alternatives = _ASIDE.sub("", self.wrong)
        if "(" not in alternatives:
            alternatives = "|".join(_LOOSE.sub("\n", part) for part in alternatives.split("|"))
        else:
            alternatives = _LOOSE.sub("\n", alternatives)
        words = tuple(max(part.split("\n"), key=len) for part in alternatives.split("|"))
        return tuple(_lengthened(self.wrong)) or words if len(words) == len(words[0]) == 1 else words


_BEHIND = lazy(r"(?:\(\?<![^()]+\))?(?:\(\?<=(?P<before>[^()]+)\))?(?P<form>[^()|]{1,6})(?:\(\?[=!].*)?")
_SIGNS = frozenset(r"\.^$*+?{}[]|()")
_CHOICE = lazy(r"\[(?P<choice>[^]^-]{1,30})\](?![?*+{])")


def _lengthened(wrong: str) -> list[str]:
    """Return longer words for a form of one character, from what stands before it; none where that is not plain."""
    parts = _BEHIND.fullmatch(wrong)
    forms = [] if parts is None else [before + parts["form"] for before in (parts["before"] or "").split("|")]
    spelt = [spelling for form in forms for spelling in _spelt(form)]
    return spelt if _SIGNS.isdisjoint("".join(spelt)) else []


def _spelt(form: str) -> list[str]:
    """Return a form with each character of its choices."""
    choice = _CHOICE.search(form)
    if choice is None:
        return [form]
    before, after = form[: choice.start()], form[choice.end() :]
    return [spelling for char in choice["choice"] for spelling in _spelt(before + char + after)]


@cache
def _compiled(wrong: str) -> re.Pattern[str]:
    """Return a pattern, compiled once."""
    return re.compile(wrong)


@cache
def table() -> tuple[Typo, ...]:
    """Return the rows of typos.tsv."""
    with files(__package__).joinpath("typos.tsv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(Typo(row["code"], row["wrong"], row["right"], row["example"]) for row in rows)
