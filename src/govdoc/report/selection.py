"""What of an outline is reported → its sections, their text, and what is counted in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from govdoc.model import Figure, Heading, Paragraph, Residue, Salutation, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Block
    from govdoc.outline import Outline, Section


@dataclass(frozen=True, slots=True)
class Selection:
    """Which sections (by role; none means all), how deep, and what is said besides."""

    roles: frozenset[str] = frozenset()
    depth: int | None = None
    stats: bool = False
    explain: bool = False

    def sections(self, outline: Outline) -> list[Section]:
        """Return the level-1 sections of the chosen roles."""
        return [section for section in outline.sections if not self.roles or section.role in self.roles]


def statistics(outline: Outline) -> dict[str, Any]:
    """Count characters by role of level-1 sections, and headings by level."""
    roles: dict[str, int] = {}
    levels: dict[str, int] = {}
    for section in outline.sections:
        roles[section.role or "其他"] = roles.get(section.role or "其他", 0) + section.size()
        for below in section.walk():
            if below.heading is not None:
                levels[str(below.level)] = levels.get(str(below.level), 0) + 1
    return {"characters": sum(roles.values()), "roles": roles, "headings": dict(sorted(levels.items()))}


def section_text(outline: Outline, chosen: Selection) -> str:
    """Return the text of the chosen sections, a paragraph a line, ordinals included, as the document has it."""
    return "\n".join(line for section in chosen.sections(outline) for line in _paragraphs(section))


def _paragraphs(section: Section) -> Iterator[str]:
    """Give the physical paragraphs of a section: what continues a paragraph is joined to it."""
    line = ""
    for block in sorted(section.body(), key=_place):
        if not getattr(block, "continues", False) and line:
            yield line
            line = ""
        line += _words(block)
    if line:
        yield line


def _place(block: Block) -> int:
    """Offset of a block in the source."""
    from govdoc.model import block_start

    return block_start(block)


def _words(block: Block) -> str:
    """Text of a block, with the ordinal of a heading."""
    match block:
        case Heading():
            return (block.ordinal or "") + block.text.value
        case Table():
            return "\n".join("\t".join(cell.value for cell in row) for row in block.rows)
        case Paragraph() | Salutation():
            return block.text.value
        case Figure():
            return block.caption.value
        case Residue():
            return ""
        case _:
            return block.text.value
