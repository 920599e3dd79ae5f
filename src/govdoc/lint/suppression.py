"""Remarks in a text (``<!-- govdoc: ignore[PUN001] 理由 -->``) → the findings that are left, and faults of remarks."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from govdoc.lint.enginerules import rule_failed
from govdoc.lint.rule import Applicability, Edit, Fix, Hit
from govdoc.model import Form, Heading, Paragraph, Residue, block_start, block_texts
from govdoc.patterns import lazy
from govdoc.readers.remarks import remarks, without_remarks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from govdoc.lint.engine import Finding
    from govdoc.model import Block, Document

_SAID = lazy(r"\s*(ignore|ignore-file)\s*[\[［【]([^\]］】]*)[\]］】].*", re.DOTALL | re.IGNORECASE)
_BETWEEN = lazy(r"[,，、;；\s]+")
Span = tuple[int, int]


@dataclass(slots=True)
class Remark:
    """A remark: where it stands, the codes and families it silences and where (None: nowhere), what is wrong in it."""

    start: int
    end: int
    codes: tuple[str, ...] = ()
    scope: Span | None = None
    fault: str = ""
    used: set[str] = field(default_factory=set)

    def silences(self, finding: Finding) -> bool:
        """Whether a finding is silenced; the codes that do it are noted as used."""
        inside = self.scope is not None and self.scope[0] <= finding.start < self.scope[1]
        if not inside or finding.code == rule_failed.code:
            return False
        matching = {code for code in self.codes if finding.code.startswith(code)}
        self.used |= matching
        return bool(matching)


def remarks_of(document: Document, known: Callable[[str], bool]) -> list[Remark]:
    """Return the remarks in a text or in Markdown; ``known`` tells whether any rule begins with a word.

    A remark on a line of its own speaks of the block after it, one behind text of the paragraph it stands in;
    ``ignore-file`` of the whole text.
    """
    text = document.source.text
    if document.source.form is Form.DOCX or "govdoc" not in text:
        return []
    found = list(remarks(text))
    if not found:
        return []
    targets, bare = _targets(document), without_remarks(text)
    return [_remark(match, targets, bare, known) for match in found]


def _remark(match: re.Match[str], targets: Sequence[Span], bare: str, known: Callable[[str], bool]) -> Remark:
    """Read one remark."""
    start, end = match.span()
    if match[1] is None:
        return Remark(start, end, fault="没有写完，末尾缺“-->”")
    said = _SAID.fullmatch(match[1])
    codes = tuple(code.upper() for code in _BETWEEN.split(said[2]) if code) if said else ()
    if said is None or not codes:
        return Remark(start, end, fault="看不懂，应写成“<!-- govdoc: ignore[PUN001] 理由 -->”或“ignore-file[…]”")
    if unknown := [code for code in codes if not known(code)]:
        return Remark(start, end, fault=f"里没有规则“{'、'.join(unknown)}”，用 govdoc rule 可列出全部规则")
    if said[1].lower() == "ignore-file":
        return Remark(start, end, codes, (0, len(bare) + 1))
    return Remark(start, end, codes, _scope(start, end, targets, bare))


def _scope(start: int, end: int, targets: Sequence[Span], bare: str) -> Span | None:
    """Return the block that a remark speaks of, None where it stands behind the last one."""
    first, last = _line(bare, start, end)
    before = bisect_right(targets, (start, len(bare) + 1)) - 1
    own_line = not bare[first:last].strip()
    at = before + 1 if own_line or before < 0 else before
    return targets[at] if at < len(targets) else None


def _line(text: str, start: int, end: int) -> Span:
    """Return the line (its end left out) that holds a stretch."""
    last = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if last < 0 else last


def _targets(document: Document) -> list[Span]:
    """Return the stretches that remarks may speak of, in order.

    They are paragraphs with what runs into them, tables, elements, footnotes. Each is as wide as its lines, as far as
    its neighbours leave room.
    """
    single = (*(text for _, text in document.elements.texts()), *document.beside)
    spans = sorted([*_blocks(document.blocks), *((text.start, text.end) for text in single)])
    text, out = document.source.text, list[Span]()
    for n, (start, end) in enumerate(spans):
        first, last = _line(text, start, max(start, end))
        below = spans[n + 1][0] if n + 1 < len(spans) else len(text) + 1
        out.append((max(first, out[-1][1] if out else 0), max(end, min(last + 1, below))))
    return out


def _blocks(blocks: Sequence[Block]) -> Iterator[Span]:
    """Give where blocks begin and end, those that continue joined."""
    start = end = None
    for block in blocks:
        texts = [block.text] if isinstance(block, Paragraph | Residue) else list(block_texts(block))
        begins, ends = block_start(block), max((text.end for text in texts), default=0)
        if start is not None and end is not None and isinstance(block, Heading | Paragraph) and block.continues:
            end = max(end, ends)
            continue
        if start is not None and end is not None:
            yield start, end
        start, end = begins, max(begins, ends)
    if start is not None and end is not None:
        yield start, end


def silenced(findings: Sequence[Finding], found: Sequence[Remark]) -> list[Finding]:
    """Return the findings that no remark silences; the remarks note what they did."""
    left = []
    for finding in findings:
        silencing = [remark for remark in found if remark.silences(finding)]
        left += [] if silencing else [finding]
    return left


def unused(found: Sequence[Remark], text: str, judged: Callable[[str], bool]) -> Iterator[Hit]:
    """Give the remarks that silence nothing; ``judged`` tells whether all rules of a word have judged the text."""
    for remark in found:
        idle = [code for code in remark.codes if code not in remark.used]
        if not idle or not all(judged(code) for code in idle):
            continue
        fix = _deletion(remark, text) if len(idle) == len(remark.codes) else None
        yield Hit(remark.start, remark.end, f"屏蔽注释里的 {'、'.join(idle)} 没有用上，请删去", fix)


def malformed(found: Sequence[Remark]) -> Iterator[Hit]:
    """Give the remarks that say nothing that can be followed."""
    return (Hit(remark.start, remark.end, f"屏蔽注释{remark.fault}") for remark in found if remark.fault)


def _deletion(remark: Remark, text: str) -> Fix:
    """Return the fix that deletes a remark: with its line where it has one to itself, else with the blanks before."""
    first, last = _line(text, remark.start, remark.end)
    if not text[first : remark.start].strip() and not text[remark.end : last].strip():
        return Fix(Applicability.SAFE, (Edit(first, min(last + 1, len(text)), ""),))
    start = first + len(text[first : remark.start].rstrip())
    return Fix(Applicability.SAFE, (Edit(start, remark.end, ""),))
