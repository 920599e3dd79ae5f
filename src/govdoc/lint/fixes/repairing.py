"""Bytes of a document and what lint says of it → the bytes mended, what was mended, and what could not be."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from govdoc.errors import DeliveryError, UnreadableError
from govdoc.lint.fixes.changes import Changes
from govdoc.lint.fixes.choosing import compatible, offered
from govdoc.lint.fixes.differences import difference
from govdoc.lint.fixes.plaintext import TextPaper
from govdoc.model import Form
from govdoc.readers import DEFAULT_LIMITS, parse
from govdoc.readers.files import decode, with_line_feeds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from govdoc.lint.engine import Finding
    from govdoc.lint.fixes.changes import Change
    from govdoc.lint.rule import Edit
    from govdoc.model import Document
    from govdoc.readers import Limits

_PASSES = 20
"""A fix may lay bare the next: 。。。。 and what stands around it. More passes than this are rules at odds."""
_WORD = frozenset({".docx", ".docm", ".dotx", ".dotm"})
_TEXTS = frozenset({".txt", ".text", ".md", ".markdown", ""})
STANDARD_INPUT = "-"
_AT_ODDS = "几条规则的改法互相抵触"


@dataclass(frozen=True, slots=True)
class Repair:
    """What became of a document. ``data`` are its bytes, the old ones where nothing was mended."""

    data: bytes
    document: Document
    """The mended document."""
    findings: tuple[Finding, ...]
    """What lint still says of it."""
    fixed: Counter[str]
    """Findings mended, by code of their rule."""
    left: tuple[tuple[Finding, str], ...] = ()
    """Findings that could not be mended though a fix is known, each with what stands in the way."""
    unsafe: int = 0
    """Findings that only an unsafe fix would mend, where none was allowed."""
    difference: str = ""
    """The unified diff."""
    refused: str | None = None
    """Why this kind of file is not mended at all, None where it is."""

    @property
    def changed(self) -> bool:
        """Whether anything was mended."""
        return bool(self.difference)

    def summary(self, *, planned: bool = False) -> str:
        """Return in one Chinese sentence what was mended, or with ``planned`` would be, and what was not and why."""
        count = self.fixed.total()
        said = [f"{'可改' if planned else '已改'} {count} 处"] if count else []
        if self.left:
            reasons = Counter(reason for _, reason in self.left)
            why = "、".join(f"{reason} {n} 处" if len(reasons) > 1 else reason for reason, n in reasons.most_common())
            said.append(f"{len(self.left)} 处未改（{why}）")
        if self.unsafe:
            more = f"{self.unsafe} 处可用 --unsafe-fixes 修改"
            said.append(f"还有 {more}" if said else f"没有稳妥的改法，有 {more}")
        return self.refused or "，".join(said) or "没有可以自动修改的问题"


@dataclass(frozen=True, slots=True)
class Manner:
    """How to mend: with ``unsafe`` fixes too, which want a look; ``tracked``, as tracked changes of Word."""

    unsafe: bool = False
    tracked: bool = False


def repair(
    data: bytes,
    name: str,
    judge: Callable[[Document], Sequence[Finding]],
    manner: Manner = Manner(),
    limits: Limits = DEFAULT_LIMITS,
) -> Repair:
    """Return what becomes of a document when the fixes that ``judge`` offers are made, until it offers no more.

    ``name`` is the path, ``-`` for standard input. Raises UnreadableError for what cannot be read; DeliveryError where
    the mended file does not read as it should, and then nothing of it is given back.
    """
    document = parse(data, name, limits)
    findings = tuple(judge(document))
    refused = _refused(data, name, document, manner)
    if refused is not None:
        return Repair(data, document, findings, Counter(), refused=refused)
    work = _Work(data, name, document, manner, limits)
    fixed: Counter[str] = Counter()
    chosen, left = work.chosen(findings)
    for _ in range(_PASSES):
        if not chosen:
            break
        work.make(edit for _, edits in chosen for edit in edits)
        fixed.update(finding.code for finding, _ in chosen)
        findings = tuple(judge(work.document))
        chosen, left = work.chosen(findings)
    left += [(finding, _AT_ODDS) for finding, _ in chosen]
    text = None if document.source.form is Form.DOCX or not fixed else decode(data, name)
    shown = difference(document.source, work.changes.made, text)
    waiting = 0 if manner.unsafe else _only_unsafe(findings)
    return Repair(work.data(), work.document, findings, fixed, tuple(left), waiting, shown)


def _only_unsafe(findings: Sequence[Finding]) -> int:
    """Count the findings that nothing but an unsafe fix would mend."""
    return sum(1 for _ in offered(findings, unsafe=True)) - sum(1 for _ in offered(findings, unsafe=False))


def _refused(data: bytes, name: str, document: Document, manner: Manner) -> str | None:
    """Say why a file is not mended, None where it is."""
    is_word = document.source.form is Form.DOCX
    if not (_is_docx(data, name) if is_word else _is_text(data, name, document)):
        return f"{Path(name).suffix.lower() or '这种'} 文件只能检查，不能改写；请另存为 .docx 后再改"
    return "修订只能写进 Word 文件（.docx），文本请用 --fix 或 --diff" if manner.tracked and not is_word else None


def _is_docx(data: bytes, name: str) -> bool:
    """Whether the bytes are those of a .docx, and not of what was converted into one to be read."""
    if name == STANDARD_INPUT:
        return data.startswith(b"PK") and b"opendocument" not in data[:128]
    return Path(name).suffix.lower() in _WORD


def _is_text(data: bytes, name: str, document: Document) -> bool:
    """Whether the bytes are the text of the document, and not that of a page or a picture it was taken out of."""
    if name != STANDARD_INPUT:
        return Path(name).suffix.lower() in _TEXTS
    try:
        return with_line_feeds(decode(data, name)) == document.source.text
    except UnreadableError:
        return False


class _Paper(Protocol):
    """A file that can be mended."""

    def border(self, change: Change) -> str | None:
        """Say what stands in the way of a change."""

    def mended(self, changes: Sequence[Change], *, tracked: bool = False, packed: bool = True) -> bytes:
        """Return the bytes with changes made."""


class _Work:
    """A document while it is mended."""

    def __init__(self, data: bytes, name: str, document: Document, manner: Manner, limits: Limits) -> None:
        self.document = document
        self.changes = Changes(document.source.text)
        self._old, self._name, self._manner, self._limits = data, name, manner, limits
        self._paper = _paper(data, document, manner, limits)

    def chosen(
        self, findings: Iterable[Finding]
    ) -> tuple[list[tuple[Finding, tuple[Edit, ...]]], list[tuple[Finding, str]]]:
        """Return the findings to be mended now, each with its edits, and those that cannot be, each with the reason."""
        free, left = [], []
        now = self.document.source.text
        for finding, fix in offered(findings, unsafe=self._manner.unsafe):
            reasons = (self._paper.border(self.changes.origin(edit, now)) for edit in fix.edits)
            reason = next((reason for reason in reasons if reason), None)
            if reason is None:
                free.append((finding, fix))
            else:
                left.append((finding, reason))
        return list(compatible(free)), left

    def make(self, edits: Iterable[Edit]) -> None:
        """Make edits and read the document anew. Raises DeliveryError where it does not read as it should."""
        self.changes.make(edits, self.document.source.text)
        self.document = self._read(self._paper.mended(self.changes.made, packed=False))

    def data(self) -> bytes:
        """Return the bytes of the mended file."""
        if not self.changes.made:
            return self._old
        made = self._paper.mended(self.changes.made, tracked=self._manner.tracked)
        self._read(made)
        return made

    def _read(self, data: bytes) -> Document:
        """Read a mended file; its text must be that which the changes make of the old one."""
        document = parse(data, self._name, self._limits)
        if document.source.text != self.changes.text():
            said = "修改后自检未通过，读回的文字与应有的不符；文件没有改动，请报给 govdoc 的维护者"
            raise DeliveryError(f"{document.source.name}：{said}")
        return document


def _paper(data: bytes, document: Document, manner: Manner, limits: Limits) -> _Paper:
    """Open a file to be mended; lxml is loaded for Word files alone."""
    name = document.source.name
    if document.source.form is not Form.DOCX:
        return TextPaper(data, name)
    from govdoc.lint.fixes.wordfile import WordFile

    return WordFile(data, name, limits, tracked=manner.tracked)
