"""Lines above a title → the elements of a 版头 that are typed there: 发文机关标志, 发文字号, 签发人 and their like."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from govdoc.model import Byline, OfficialFormat, Paragraph, Residue, Table, Title
from govdoc.outline.poured import parts_at_head
from govdoc.patterns import lazy
from govdoc.readers.titleline import is_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govdoc.model import Block, Document, Text

_DEEPEST = 12
"""Lines from the beginning, among which a 版头 is looked for."""
_OFFICE = (
    r"(?:局|委员会|政府|办公[室厅]|厅|部|党组|党委|[省市县区旗州]委|工委|学校|[中小]学|大学|学院|幼儿园|中心|领导小组)"
)
_NAME = rf"[^，。：；《》“”（）()\d]{{2,40}}{_OFFICE}"
NUMBER = (
    r"[\u4e00-\u9fff]{2,16}(?<!纪要|公告|通告)(?<!令)\s*[〔﹝［\[（(【]\s*(?:(?:19|20)\d\d|\d\d)\s*[〕﹞］\]）)】]"
    r"\s*(?:第?\s*\d{1,5}(?:\s*号)?|第?[\s_×xX]*号)"
)
"""云教发〔2026〕8号, its brackets right or wrong, 号 there or forgotten, the number there or not yet."""
_PATTERNS = {
    "document_number": lazy(NUMBER),
    "signatory": lazy(r"签\s*发\s*人\s*[：:].{0,30}"),
    "classification": lazy(
        r"[绝机秘]\s*密(?:\s*[★☆*＊·•]?\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*[年月]|\s*[★☆]?\s*长期|[★☆])?"
    ),
    "urgency": lazy(r"(?:[特加平]\s*急|特\s*提|紧\s*急|急\s*件|[特加]急件|紧急件|火急|十万火急)"),
    "copy_number": lazy(r"(?:份\s*号\s*[：:]?\s*)?\d{6}"),
}
_MARK = lazy(rf"(?:{_NAME}|中共[^，。：；]{{2,20}}委)文件")
_OFFICE_LINE = lazy(_NAME)
_BETWEEN = lazy(r"\s+(?=签\s*发\s*人)|\s{2,}|[\t\u3000]+")
"""White space between two elements on one line."""
_LABEL = lazy(r"(?:签\s*发\s*人|份\s*号)\s*[：:]?\s*")
_FILE_WORD = "文件"


@dataclass(slots=True)
class _Found:
    """What has been found of a 版头 so far."""

    values: dict[str, Text] = field(default_factory=dict)
    marks: list[Text] = field(default_factory=list)
    signatories: list[Text] = field(default_factory=list)
    named: bool = False
    """An office stands there alone: a 发文机关标志 if a 发文字号 comes below it, else the first line of a title."""

    def take(self, text: Text) -> bool:
        """Take in a line; False where it is none of a 版头."""
        if "document_number" not in self.values and (mark := _is_mark(text.value)):
            self._mark(text, mark)
            return True
        pieces = list(_pieces(text))
        names = [_name_of(piece.value) for piece in pieces]
        if not all(names) or any(name in self.values for name in names):
            return False
        for piece, name in zip(pieces, names, strict=True):
            self._set(name, piece)
        return True

    def _mark(self, text: Text, mark: str) -> None:
        """Take in a 发文机关; 「文件」 beside several belongs to the first."""
        self.named = mark == "name"
        if mark == _FILE_WORD and self.marks:
            self.marks[0] += text
        else:
            self.marks.append(text)

    def _set(self, name: str, text: Text) -> None:
        label = _LABEL.match(text.value)
        bare = text.cut(label.end()) if label else text
        if name == "signatory":
            self.signatories += _people(bare)
        else:
            self.values[name] = bare

    def copy(self) -> _Found:
        """Return what has been found up to now."""
        return _Found(dict(self.values), list(self.marks), list(self.signatories), self.named)

    @property
    def sure(self) -> bool:
        """Whether it is a 版头: a 发文字号, an …文件, or a 密级 or 紧急程度 without an office."""
        if self.marks:
            return "document_number" in self.values or (not self.named and self.marks[0].value != _FILE_WORD)
        return bool(self.values.keys() - {"copy_number"} or self.signatories)


def with_masthead(document: Document) -> Document:
    """Return the document with the 版头 typed above its title as elements (GB/T 9704—2012 7.2).

    What a reader knew by its styles stays. A 发文字号 under the title, as web pages print it, is one too.
    """
    known = document.elements
    if known.issuer_mark or known.document_number is not None:
        return document
    found, last = _found(document.blocks)
    if not last:
        return document
    blocks = tuple(b for at, b in enumerate(document.blocks) if at >= last or isinstance(b, Residue))
    elements = replace(
        known,
        issuer_mark=tuple(found.marks),
        signatory=known.signatory or tuple(found.signatories),
        **{name: text for name, text in found.values.items() if getattr(known, name) is None},  # type: ignore[arg-type]
    )
    return replace(document, blocks=blocks, elements=elements)


_AT_HEAD = lazy(
    rf"(?:(?P<mark>{_NAME}文件)\s*|(?P<office>{_NAME})\s+)?(?P<number>{NUMBER})"
    r"(?:\s+(?P<signatory>签\s*发\s*人\s*[：:]\s*[\u4e00-\u9fff]{2,4}(?=\s)))?(?(mark)\s*|\s+)"
    rf"(?P<rest>(?:{_NAME}\s*)?(?:关于|印发|转发|批转)\S.*)",
    re.DOTALL,
)
"""A 版头 on one line with the title, as copies of web pages have it."""


def unpoured(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, a 版头 that stands on one line with the title, and maybe with all the text, cut off by lines.

    A 发文字号 and behind it a title (机关 + 关于 …) make it sure.
    """
    out = list(blocks)
    first = next((at for at, block in enumerate(out) if not isinstance(block, Residue)), None)
    head = None if first is None else out[first]
    found = _AT_HEAD.fullmatch(head.text.value) if isinstance(head, Paragraph) else None
    if first is None or found is None or not isinstance(head, Paragraph):
        return out
    lines = [head.text.cut(*found.span(name)) for name in _AT_HEAD.groupindex if found[name]][:-1]
    rest = head.text.cut(found.start("rest"))
    below = [Paragraph(rest)] if is_title(rest.value) else parts_at_head(rest)
    if not isinstance(below[0], Title) and not is_title(rest.value):
        return out
    out[first : first + 1] = [*map(Paragraph, lines), *below]
    return out


def numbered_below(document: Document) -> Document:
    """Return the document with the 发文字号 that stands alone under its title as an element."""
    if document.elements.document_number is not None:
        return document
    for at, block in enumerate(document.blocks):
        if isinstance(block, Byline) and _PATTERNS["document_number"].fullmatch(block.text.value):
            elements = replace(document.elements, document_number=block.text)
            return replace(document, blocks=document.blocks[:at] + document.blocks[at + 1 :], elements=elements)
    return document


def formatted(document: Document) -> Document:
    """Return the document in the 版式 that its elements tell: 文件, or 信函 where its mark is an office alone."""
    known = document.elements
    printed = known.printing_office or known.print_date
    formal = known.document_number or known.classification or known.urgency or known.copy_number or known.cc or printed
    if document.format is not OfficialFormat.ORDINARY or not formal or not (known.issuer_mark or known.signature):
        return document
    bare = ["".join(mark.value.split()) for mark in known.issuer_mark]
    letter = bare and not any(mark.endswith(_FILE_WORD) for mark in bare) and not printed
    return replace(document, format=OfficialFormat.LETTER if letter else OfficialFormat.DOCUMENT)


def _found(blocks: Sequence[Block]) -> tuple[_Found, int]:
    """Return what stands above the title, and the index of the first block below it; 0 where nothing does."""
    found, sure, below, lines = _Found(), _Found(), 0, 0
    for at, block in enumerate(blocks):
        if isinstance(block, Residue):
            continue
        texts = _texts(block)
        lines += len(texts)
        if not texts or lines > _DEEPEST or not all(found.take(text) for text in texts):
            return sure, below
        if found.sure:
            sure, below = found.copy(), at + 1
    # Nothing but a 版头 is none.
    return _Found(), 0


def _texts(block: Block) -> list[Text]:
    """Return the lines of a paragraph, or the cells of a table, in which some set a 版头; none of other blocks."""
    if isinstance(block, Table):
        return [cell for row in block.rows for cell in row if cell.value]
    return [block.text] if isinstance(block, Paragraph) else []


def _is_mark(value: str) -> str:
    """Say whether a line is a 发文机关标志 (file), 文件, or at least an office alone (name); empty where it is none."""
    bare = "".join(value.split())
    if bare == _FILE_WORD:
        return _FILE_WORD
    if _MARK.fullmatch(bare):
        return "file"
    return "name" if _OFFICE_LINE.fullmatch(bare) else ""


def _name_of(value: str) -> str:
    """Name the element that a piece of a line is, empty where it is none."""
    return next((name for name, pattern in _PATTERNS.items() if pattern.fullmatch(value)), "")


def _pieces(text: Text) -> Iterator[Text]:
    """Give what stands on one line, parted by white space, unless the whole line is one element."""
    if _name_of(text.value) not in {"", "signatory"}:
        yield text
        return
    start = 0
    for gap in _BETWEEN.finditer(text.value):
        # 签发人：李　明 and what follows are names.
        if _name_of(text.value[start : gap.start()]) not in {"", "signatory"}:
            yield text.cut(start, gap.start())
            start = gap.end()
    yield text.cut(start)


_SHORTEST_NAME = 2


def _people(text: Text) -> list[Text]:
    """Return the 签发人, each by itself; a name of two 字 may be printed with a space in it."""
    parts = [(found.start(), found.end()) for found in re.finditer(r"[^\s、，,]+", text.value)]
    if all(end - start >= _SHORTEST_NAME for start, end in parts):
        return [text.cut(start, end) for start, end in parts]
    return [text]
