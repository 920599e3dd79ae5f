"""Footnotes of a Markdown text and the paragraphs that cite them → paragraphs with their footnotes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govdoc.model import Block, Paragraph, Text


@dataclass(slots=True)
class Notes:
    """What has been found so far."""

    label: str | None = None
    """Label of the footnote whose text comes next; None: none does."""
    _texts: dict[str, Text] = field(default_factory=dict)
    _cited: list[tuple[Paragraph, tuple[tuple[int, str], ...]]] = field(default_factory=list)
    """Paragraphs with marks, and the marks."""

    def take(self, text: Text) -> bool:
        """Take in the text of the footnote; False for a second one of its label."""
        if self.label is None or self.label in self._texts:
            return False
        self._texts[self.label] = text
        return True

    def cite(self, paragraph: Paragraph, marks: tuple[tuple[int, str], ...]) -> None:
        """Note the marks of a paragraph: offset and label of each."""
        if marks:
            self._cited.append((paragraph, marks))

    def settle(self, blocks: list[Block]) -> list[Text]:
        """Give the paragraphs among the blocks their footnotes; return those that no paragraph cites."""
        places = {id(block): n for n, block in enumerate(blocks)}
        used: set[str] = set()
        for paragraph, marks in self._cited:
            notes = tuple((at, self._texts[label]) for at, label in marks if label in self._texts)
            used |= {label for _, label in marks}
            if (n := places.get(id(paragraph))) is not None:
                blocks[n] = replace(paragraph, notes=notes)
        return [text for label, text in self._texts.items() if label not in used]
