"""Lines of a .docx → what hangs on them: notes, pictures, attachments in the styles of our own files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from govdoc.model import Attachment, Paragraph, Text
from govdoc.readers.headings import BLANK
from govdoc.readers.wordml.notes import called

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from govdoc.model import Block, PageFormat, Source
    from govdoc.readers.wordml.body import Body
    from govdoc.readers.wordml.lines import Line

ATTACHMENT_MARK, ATTACHMENT_TITLE = "附件顺序号", "附件标题"
"""Names of the styles that our files give to 附件1 and to the title of an attachment."""


@dataclass(slots=True)
class Attached:
    """An attachment while it is read."""

    mark: Text
    """附件1 as it stands there."""
    title: Text
    blocks: list[Block] = field(default_factory=list)

    def settled(self, source: Source, pages: tuple[PageFormat, ...]) -> Attachment:
        """Return the attachment; it lies crosswise where its first page does."""
        row = source.row(self.mark.start)
        page = next((page for page in reversed(pages) if page.first_paragraph <= row), None)
        across = page is not None and page.width > page.height
        return Attachment(self.title, tuple(self.blocks), across, self.mark)


def note_texts(spans: Mapping[str, tuple[int, int]], lines: list[Line], source: Source) -> dict[str, Text]:
    """Return the notes by key; the paragraphs of one are joined as the source joins them."""
    found = {}
    for key, (first, last) in spans.items():
        if first < last:
            start, end = lines[first].start, lines[last - 1].end
            found[key] = Text(source.text[start:end], ((0, start),)).strip(BLANK)
    return found


def notes_in(line: Line, text: Text, notes: Mapping[str, Text]) -> tuple[tuple[int, Text], ...]:
    """Return the notes of a text cut from a paragraph, each with the offset in it behind which its mark stands."""
    first = text.start - line.start
    return tuple(
        (min(at - first, len(text)), notes[key])
        for at, key in line.notes
        if key in notes and 0 < at - first <= len(text) + _trailing(line, first + len(text))
    )


def _trailing(line: Line, end: int) -> int:
    """Count the blanks behind a text: a mark may stand behind them."""
    rest = line.text[end:]
    return len(rest) - len(rest.lstrip(BLANK))


def lost_notes(notes: Mapping[str, Text], blocks: Iterable[Block], body: Body) -> list[tuple[str, Text]]:
    """Return the notes that stand with no paragraph of ``blocks``: where and what each is, in Chinese, and its text."""
    kept = {note for block in blocks if isinstance(block, Paragraph) for _, note in block.notes}
    return [
        (f"第{body.lines[body.notes[key][0]].host or 1}段：{called(key)}", note)
        for key, note in notes.items()
        if note not in kept
    ]
