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
        return tuple(dict.fromkeys(word for form in _forms(self.wrong) for word in _words(form, self.right)))


_OFTEN = frozenset({
    "开展", "建立", "标准", "方案", "存在", "根本", "形势", "增强", "进步", "必须", "权力",
    "才能", "范围", "记录", "形式", "心里", "接收", "反映", "历史", "预期", "建全", "责人",
    "以经", "能立", "全免",
})  # fmt: skip
"""Wrong forms that many papers hold, right ones in most places."""


def _forms(wrong: str) -> list[str]:
    """Cut a pattern at the bars that stand in no brackets."""
    forms, depth = [""], 0
    for char in wrong:
        depth += (char in "([") - (char in ")]")
        if char == "|" and not depth:
            forms.append("")
        else:
            forms[-1] += char
    return forms


def _words(form: str, right: str) -> tuple[str, ...]:
    """Return strings one of which every match of a form holds, with what stands beside it."""
    word = max(_LOOSE.sub("\n", _ASIDE.sub("", form)).split("\n"), key=len)
    found = tuple(_lengthened(form)) if len(word) == 1 else ()
    # What papers hold anyway, and the beginning of the right word, is looked for with what stands beside it.
    if (not found and word in _OFTEN) or right.startswith(word):
        found = _beside(form, found or (word,)) or found
    return found or (word,)


_AHEAD = lazy(r"\(\?=(?P<choices>(?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)")
_BEFORE = lazy(r".*\(\?<=(?P<choices>[^()]*)\)(?:\(\?<!(?:[^()]|\([^()]*\))*\))?")
_PLAIN = lazy(r"(?:[^\\.^$*+?{}\[\]|()](?![?*{]))*")


def _beside(form: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """Return words with what must follow them, or must precede them; none where that is not plain."""
    word = next((word for word in words if word in form), words[0][-1])
    begin = form.rfind(word)
    if ahead := _AHEAD.match(form, begin + len(word)):
        choices = [spelt for choice in _forms(ahead["choices"]) for spelt in _spelt(choice)]
        beginnings = dict.fromkeys(_plain(choice) for choice in choices)
        if all(beginnings):
            return tuple(known + beginning for known in words for beginning in beginnings)
    if before := _BEFORE.fullmatch(form[:begin]):
        choices = _forms(before["choices"])
        if all(_plain(choice) == choice for choice in choices):
            return tuple(choice + word for choice in choices)
    return ()


def _plain(choice: str) -> str:
    """Return the beginning of a choice that stands in every match of it."""
    found = _PLAIN.match(choice)
    return found[0] if found else ""


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
