"""document.xml → its paragraphs in order, with text, formats and numbers, and its tables over them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from govdoc.readers.wordml.drawings import PICTURE
from govdoc.readers.wordml.lines import Grid, Line
from govdoc.readers.wordml.markup import COMPATIBILITY, MATH, VAL, R, W, child_value, switched_on
from govdoc.readers.wordml.notes import called, note_key
from govdoc.readers.wordml.runs import Runs, branch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from govdoc.readers.wordml.formats import Formats
    from govdoc.readers.wordml.lines import Item
    from govdoc.readers.wordml.markup import Element

COLOPHON_STYLES = frozenset({"版记主送机关", "抄送机关", "印发机关", "印发日期"})
"""Names of the styles of a 版记."""
_NONE: Mapping[str, str] = {}


@dataclass(slots=True)
class Frame:
    """Where the walk is: the style (id) of the table it is in, and whether it is in a table of contents."""

    table: str | None = None
    contents: bool = False
    items: list[Item] = field(default_factory=list)


class Body:
    """The walk over a document: ``lines`` in order, ``items`` of the top level, section ends, what was passed over."""

    def __init__(self, formats: Formats, notes: Iterable[Element | None], pictures: Mapping[str, str] = _NONE) -> None:
        """Take the formats, the roots of the parts that hold notes, and the paths of pictures by relationship."""
        self.lines: list[Line] = []
        self.sections: list[tuple[Element, int]] = []
        """Each w:sectPr, and the number of paragraphs up to its end."""
        self.skipped: list[str] = []
        self.notes: dict[str, tuple[int, int]] = {}
        """Notes by key, each the lines [first, last); they follow those of the body in the order of their marks."""
        self.asides: list[tuple[int, int]] = []
        """Text boxes and the notes of tables, each the lines [first, last); they follow the other notes."""
        self._notes = {note_key(note): note for root in notes if root is not None for note in root}
        self._pictures = pictures
        self._formats = formats
        self._runs = Runs(self._is_colophon)
        self._length = 0
        self._host: int | None = None
        self._asides: list[tuple[int, Element]] = []

    def read(self, root: Element) -> list[Item]:
        """Walk a w:document and return its paragraphs and tables in order."""
        frame = Frame()
        body = root.find(W + "body")
        self._walk(() if body is None else body, frame)
        hosts: dict[str, int] = {}
        for line in self.lines:
            for _, key in line.notes:
                hosts.setdefault(key, line.number)
        for key, host in hosts.items():
            self.notes[key] = self._hung(self._notes[key], host)
        for host, aside in self._asides:  # a box within a box is put behind them
            self.asides.append(self._hung(aside, host))
        return frame.items

    def _hung(self, element: Element, host: int) -> tuple[int, int]:
        """Read what hangs on a paragraph; return which lines it is."""
        first, self._host = len(self.lines), host
        self._walk(element, Frame())
        return first, len(self.lines)

    def _walk(self, parent: Element, frame: Frame) -> None:
        """Read the blocks of the body, of a cell or of a container."""
        for child in parent:
            if (read := _BLOCKS.get(child.tag)) is not None:
                read(self, child, frame)

    def _paragraph(self, element: Element, frame: Frame) -> None:
        """Take in a w:p."""
        properties = element.find(W + "pPr")
        shape = self._formats.shape(properties, frame.table)
        stretches, odd = self._runs.read(element)
        number = len(self.lines) + 1
        notes, pictures, asides = self._held(frame, odd)
        self.skipped += [f"第{self._host or number}段：{name}" for name in odd]
        self._asides += [(self._host or number, aside) for aside in asides]
        style = shape.style.identifier or None
        mark = None if properties is None else properties.find(W + "rPr")
        label = None if shape.number_id is None else self._formats.numbering.advance(shape.number_id, shape.depth)
        line = Line(
            number=number,
            start=self._length,
            text="".join([stretch.text for stretch in stretches]),
            faces=[],
            shape=shape,
            mark=self._formats.face(mark, style, frame.table),
            in_table=frame.table is not None,
            label=label,
            label_face=self._formats.label_face(mark, shape, frame.table) if label else None,
            contents=frame.contents,
            element=element,
            separated=mark is not None and mark.find(W + "specVanish") is not None,
            notes=notes,
            pictures=pictures,
            host=self._host,
        )
        at, run_in = 0, True
        for text, run in stretches:
            end = at + len(text)
            face = self._formats.face(run, style, frame.table)
            if line.faces and line.faces[-1][2] == face:
                line.faces[-1] = (line.faces[-1][0], end, face)
            else:
                line.faces.append((at, end, face))
            run_in = run_in and self._extend_heading(line, run, end)
            at = end
        self._length += len(line.text) + 1
        self.lines.append(line)
        frame.items.append(line)
        boxes = self._runs.boxes
        if properties is not None and (section := properties.find(W + "sectPr")) is not None:
            self.sections.append((section, number))
        for box in boxes:
            for inner in box.iter(W + "p"):
                if inner.find(f".//{W}t") is not None:
                    self._paragraph(inner, frame)

    def _is_colophon(self, box: Element) -> bool:
        """Whether a text box holds a 版记 in the styles of our own files: its paragraphs follow that of the box."""
        named = (self._formats.styles.of_paragraph(p.get(VAL)).name for p in box.iter(W + "pStyle"))
        return any(name in COLOPHON_STYLES for name in named)

    def _held(self, frame: Frame, odd: list[str]) -> tuple[list[tuple[int, str]], list[str], list[Element]]:
        """Return notes, pictures and what stands beside the text, of the paragraph read last.

        Notes and pictures without a place in the model are named in ``odd``; such notes stand beside the text.
        """
        in_text = frame.table is None and self._host is None
        known = [note for note in self._runs.notes if note[1] in self._notes]
        notes = known if in_text else []
        paths = [self._pictures.get(relation, "") for relation in self._runs.pictures]
        pictures = [path for path in paths if in_text and path]
        odd += [called(key) for at, key in self._runs.notes if (at, key) not in notes]
        odd += [PICTURE] * (len(paths) - len(pictures))
        aside = [] if in_text or self._host else [self._notes[key] for _, key in known]
        return notes, pictures, [*self._runs.asides, *aside]

    def _extend_heading(self, line: Line, run: Element | None, end: int) -> bool:
        """Let the heading that a paragraph begins with reach to ``end`` if the run's style says so; tell if."""
        style = self._formats.direct(run).get("style")
        level = None if style is None else self._formats.styles.run_in_level(style)
        if level is None or (line.run_in is not None and line.run_in[0] != level):
            return False
        line.run_in = (level, end)
        return True

    def _table(self, element: Element, frame: Frame) -> None:
        """Take in a w:tbl; one inside a cell gives its paragraphs to that cell."""
        if frame.table is not None:
            self.skipped.append(f"第{self._host or len(self.lines) + 1}段：表格中的表格（文字并入所在的单元格）")
        style = child_value(element.find(W + "tblPr"), "tblStyle") or ""
        grid = Grid()
        for row in _inside(element, "tr"):
            header = row.find(f"{W}trPr/{W}tblHeader")
            if header is not None and switched_on(header) and grid.header_rows == len(grid.rows):
                grid.header_rows += 1
            cells = [self._cell(cell, Frame(style, frame.contents)) for cell in _inside(row, "tc")]
            grid.rows.append([cell for cell in cells if cell is not None])
        if any(grid.rows):
            frame.items.append(grid)

    def _cell(self, element: Element, frame: Frame) -> tuple[int, int] | None:
        """Take in the paragraphs of a w:tc; None for one that continues the cell above it."""
        first = len(self.lines)
        properties = element.find(W + "tcPr")
        merged = None if properties is None else properties.find(W + "vMerge")
        self._walk(element, frame)
        if merged is None or merged.get(W + "val") == "restart":
            return first, len(self.lines)
        if any(line.text.strip() for line in self.lines[first:]):
            self.skipped.append(f"第{self._host or first + 1}段：合并单元格中被遮住的文字（未读入）")
        return None

    def _container(self, element: Element, frame: Frame) -> None:
        """Walk a container of blocks; a content control may be a table of contents."""
        outer = frame.contents
        gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        if gallery is not None and gallery.get(W + "val") == "Table of Contents":
            frame.contents = True
        self._walk(element, frame)
        frame.contents = outer

    def _alternate(self, element: Element, frame: Frame) -> None:
        """Walk one branch of mc:AlternateContent."""
        self._walk(branch(element), frame)

    def _section(self, element: Element, _frame: Frame) -> None:
        """Take in the last section."""
        self.sections.append((element, len(self.lines)))

    def _name(self, element: Element, _frame: Frame) -> None:
        """Name a block that is no text."""
        what = "公式" if element.tag.startswith(MATH) else f"嵌入的其他文件（{element.get(R + 'id', '')}，未读入）"
        self.skipped.append(f"第{self._host or max(1, len(self.lines))}段之后：{what}")


_BLOCKS: dict[str, Callable[[Body, Element, Frame], None]] = {
    W + "p": Body._paragraph,  # noqa: SLF001 - the table belongs to the class
    W + "tbl": Body._table,  # noqa: SLF001
    W + "sectPr": Body._section,  # noqa: SLF001
    COMPATIBILITY + "AlternateContent": Body._alternate,  # noqa: SLF001
    W + "altChunk": Body._name,  # noqa: SLF001
    MATH + "oMathPara": Body._name,  # noqa: SLF001
    MATH + "oMath": Body._name,  # noqa: SLF001
    **dict.fromkeys((W + "sdt", W + "sdtContent", W + "customXml", W + "ins", W + "moveTo"), Body._container),  # noqa: SLF001
}
_WRAPPERS = frozenset({W + "sdt", W + "sdtContent", W + "customXml", W + "ins", W + "moveTo"})


def _inside(parent: Element, name: str) -> list[Element]:
    """Return the rows of a table or the cells of a row, those in content controls too."""
    found: list[Element] = []
    for child in parent:
        if child.tag == W + name:
            found.append(child)
        elif child.tag in _WRAPPERS:
            found += _inside(child, name)
    return found
