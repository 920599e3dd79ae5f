"""Structured blocks → the tree of sections; openings and closings without a heading are sections too."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from govdoc.model import (
    Block,
    Byline,
    Document,
    Heading,
    HeadingKind,
    Paragraph,
    Residue,
    Salutation,
    Title,
    block_start,
)
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator


class Role(StrEnum):
    """语篇角色: what a section does in its document."""

    OPENING = "导语"
    REVIEW = "回顾"
    SITUATION = "形势"
    TASKS = "部署"
    SAFEGUARDS = "保障"
    CLOSING = "结语"
    OTHER = "其他"


@dataclass(slots=True)
class Section:
    """A heading (None for an opening or closing without one), what stands under it, and its sub-sections."""

    heading: Heading | None
    start: int
    blocks: list[Block] = field(default_factory=list)
    children: list[Section] = field(default_factory=list)
    role: Role | None = None
    implied: int = 1
    """Level of a section without a heading: 1 for an opening or a closing, 2 for a turn inside a section."""

    @property
    def level(self) -> int:
        """Level of its marker; of a section without a heading what its place implies."""
        return self.heading.level if self.heading else self.implied

    @property
    def kind(self) -> str:
        """heading, run_in, inline, unnumbered, restored or implicit."""
        return self.heading.kind.value if self.heading else "implicit"

    @property
    def title(self) -> str:
        """Text of the heading without the mark that ends a run-in heading; empty where there is none."""
        return self.heading.text.value.rstrip("。.：:；;，,").strip() if self.heading else ""

    @property
    def end(self) -> int:
        """Offset in the source behind the last character of the heading; ``start`` where there is none."""
        return max(self.start, self.heading.text.end) if self.heading else self.start

    def walk(self) -> Iterator[Section]:
        """Give the section and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def body(self) -> Iterator[Block]:
        """Give the blocks of the section and of all below it in document order, their headings included."""
        for section in self.walk():
            if section.heading is not None:
                yield section.heading
            yield from section.blocks

    def size(self) -> int:
        """Code points of its text, sub-sections and headings included."""
        return sum(len(block.text) for block in self.body() if isinstance(block, Heading | Paragraph | Salutation))


_CLOSING = lazy(
    r"(?:各位)?(?:同志们|各位(?:领导|代表|委员|老师|同事|来宾|家长|同仁)|老师们|同学们|朋友们|家长们)[，,：:！!、]|总之|让我们|最后，|最后,|谢谢"
    r"|以上(?:是|就是|发言|汇报|报告|请示|表态)|特此|此致|新的一年|新征程|站在新的|使命(?:重在|催人|在肩)|征程万里|蓝图已|奋进新|汇报完毕|我的(?:发言|汇报|述职)"
)
_LONGEST_CLOSING = 5
"""Paragraphs: a closing is not longer."""


def sections(document: Document) -> list[Section]:
    """Return the level-1 sections of a structured document (``outline.structure``), sub-sections below them."""
    roots: list[Section] = []
    stack: list[Section] = []
    for block in document.blocks:
        if isinstance(block, Title | Byline | Residue):
            continue
        if isinstance(block, Heading):
            _open(block, roots, stack)
            continue
        if not stack:
            roots.append(Section(None, block_start(block)))
            stack.append(roots[-1])
        # What stands in a paragraph of its own after an inline item belongs to the section around the items.
        while len(stack) > 1 and stack[-1].kind == HeadingKind.INLINE and not getattr(block, "continues", False):
            stack.pop()
        stack[-1].blocks.append(block)
    if roots and (closing := _closing(roots[-1])):
        roots.append(closing)
    for root in roots:
        if root.heading is not None and (turn := _turn(root)):
            root.children.append(turn)
    return roots


_TURN = lazy(
    r"(?:在)?(?:充分)?(?:肯定|看到|总结|取得)(?:这些|上述|以上)?(?:工作)?成[绩效](?:的同时)?[，,].{0,12}(?:清醒|看到|认识|正视|存在)"
    r"|(?:同时|但是?|当然|与此同时)?[，,]?(?:我们)?(?:也|还|更)?(?:必须|要|应)?(?:深刻|清醒)(?:地)?(?:看到|认识)"
)


def _turn(root: Section) -> Section | None:
    """Split off what is sure to be another matter: 在肯定成绩的同时，我们也清醒地看到… at the end of a review."""
    for section in _last_path(root):
        for at, block in enumerate(section.blocks):
            if isinstance(block, Paragraph) and not block.continues and _TURN.match(block.text.value):
                turn = Section(None, block_start(block), section.blocks[at:], role=Role.SITUATION, implied=2)
                del section.blocks[at:]
                return turn
    return None


def _last_path(root: Section) -> list[Section]:
    """Return the last section of each level, the deepest first: where the end of the text of ``root`` can stand."""
    path = [root]
    while path[-1].children:
        path.append(path[-1].children[-1])
    return path[::-1]


def _open(heading: Heading, roots: list[Section], stack: list[Section]) -> None:
    """Begin a section under the nearest one of a higher level."""
    section = Section(heading, heading.start)
    while stack and stack[-1].level >= section.level:
        stack.pop()
    if stack and stack[-1].heading is None and heading.level < 5:  # noqa: PLR2004 - items may stand in an opening
        stack.clear()
    (stack[-1].children if stack else roots).append(section)
    stack.append(section)


def _closing(last: Section) -> Section | None:
    """Split the closing off the last section: its last paragraphs, from the one that begins as closings do."""
    for section in _last_path(last):
        at = _closing_start(section)
        if at is not None:
            closing = Section(None, block_start(section.blocks[at]), section.blocks[at:])
            del section.blocks[at:]
            return closing
    return None


def _closing_start(section: Section) -> int | None:
    """Index of the first block of the closing, None where there is none."""
    blocks = section.blocks
    for at in range(max(0, len(blocks) - _LONGEST_CLOSING), len(blocks)):
        block = blocks[at]
        if isinstance(block, Paragraph) and not block.continues and _CLOSING.match(block.text.value):
            # A section needs a body of its own: only an opening without heading may turn into a closing as a whole.
            return at if at or section.heading else None
    return None
