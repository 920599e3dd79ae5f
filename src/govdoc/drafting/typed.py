"""A text typed in a plan → Markdown in which every character of it stands for itself."""

from __future__ import annotations

from govdoc.drafting.folding import joined
from govdoc.patterns import lazy

BREAK = "\x1e"
"""Stands between the paragraphs of one value until the lines of the skeleton are known; no value may hold it."""
_SIGNIFICANT = lazy(r"[\\`*_\[\]<>&~|#!$^{}]")
_OPENING = lazy(r"^(?:(\d{1,9})([.)])|([+\-=:.)@%\"'/]))")
_PARAGRAPHS = lazy(r"\n[^\S\n]*\n\s*")


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a value: blank lines part them, single line breaks inside them are folded."""
    return [line for part in _PARAGRAPHS.split(text) if (line := joined(part.strip()))]


def escaped(text: str) -> str:
    """Return a text as Markdown that CommonMark (with tables) parses back to it, wherever on a line it stands.

    Its paragraphs are parted by ``BREAK``.
    """
    return BREAK.join(_escaped(paragraph) for paragraph in paragraphs(text.replace(BREAK, " ")))


def _escaped(paragraph: str) -> str:
    out = _SIGNIFICANT.sub(r"\\\g<0>", paragraph)
    return _OPENING.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", out)


class Typed(str):
    """A text of a plan. Wherever Jinja would escape for HTML, it becomes Markdown that says the same."""

    __slots__ = ()

    def __html__(self) -> str:
        return escaped(self)
