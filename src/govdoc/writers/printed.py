"""Nothing → the paragraphs of the printed page: characters, and the part of the standard that each is set as."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from govdoc.patterns import lazy

if TYPE_CHECKING:
    from govdoc.gbt9704 import Part
    from govdoc.model import Text

BLANK = " \t\u3000\u00a0\r\n"
_BREAK = lazy(r"\r\n?|[\n\x0b\x0c\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of a paragraph that are set alike: in the typeface of ``part``, bold where ``strong``."""

    text: str
    part: Part
    strong: bool = False
    notes: tuple[str, ...] = ()
    """The footnotes whose marks stand behind it."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A paragraph as it is printed; soft line breaks stay inside its stretches."""

    part: Part
    stretches: tuple[Stretch, ...]

    @property
    def text(self) -> str:
        """The characters of the paragraph, ordinals included."""
        return "".join(stretch.text for stretch in self.stretches)


def plain(part: Part, text: str) -> Printed:
    """Return the paragraph of one stretch."""
    return Printed(part, (Stretch(text, part),))


def clean(text: Text) -> str:
    """Return the text without white space at its ends."""
    return text.value.strip(BLANK)


def soft_lines(text: str) -> list[str]:
    """Return the lines of a text that holds soft line breaks, of whatever kind."""
    return _BREAK.split(text)
