"""Findings → where they are: names for people; lines, relative paths, URIs and fingerprints for programs."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import quote

from govdoc.model import Form, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.lint import Checked, Finding

_MARKED = 200
"""Code points of a finding that its fingerprint knows at most."""


def spot(finding: Finding) -> str:
    """Return the place within its file: 3:5, or 第12段:5 in a docx."""
    where = f"第{finding.paragraph}段" if finding.line is None else str(finding.line)
    return f"{where}:{finding.column}"


def spoken(finding: Finding) -> str:
    """Return the place within its file in words: 第3行第5字, or 第12段第5字."""
    unit = f"第{finding.paragraph}段" if finding.line is None else f"第{finding.line}行"
    return f"{unit}第{finding.column}字"


@dataclass(frozen=True, slots=True)
class Span:
    """From where to where a finding goes, 1-based, the end exclusive. A paragraph of a docx counts as a line."""

    line: int
    column: int
    end_line: int
    end_column: int


class Lines:
    """The lines of a file that was checked."""

    def __init__(self, file: Checked) -> None:
        self._source = Source.of_lines(file.path, file.text, Form.TEXT)

    def of(self, finding: Finding) -> Span:
        """Return the span of a finding."""
        line = finding.line or finding.paragraph or 1
        last = max(finding.start, finding.end - 1)
        below = self._source.row(last) - self._source.row(finding.start)
        if not below:
            return Span(line, finding.column, line, finding.column + finding.end - finding.start)
        return Span(line, finding.column, line + below, self._source.place(last).column + 1)

    def between(self, start: int, end: int) -> Span:
        """Return the span of a stretch of a text file."""
        first, last = self._source.place(start), self._source.place(end)
        return Span(first.line or 1, first.column, last.line or 1, last.column)


def relative(path: str) -> str:
    """Return a path from the working folder on, with ``/``; absolute where it lies elsewhere."""
    full, here = os.path.abspath(path), os.getcwd()  # noqa: PTH100, PTH109 - a link is named as it was given
    try:
        inside = os.path.commonpath((full, here)) == here
    except ValueError:  # another drive
        inside = False
    return PurePath(os.path.relpath(full, here) if inside else full).as_posix()


def uri(path: str) -> str:
    """Return a path as a URI reference (RFC 3986): relative to the working folder where it lies there."""
    name = relative(path)
    rooted = PurePath(name).is_absolute()
    return ("file://" + "/" * (not name.startswith("/")) if rooted else "") + quote(
        name.encode("utf-8", "surrogateescape")
    )


def fingerprints(file: Checked, salt: str = "") -> Iterator[str]:
    """Give for each finding of a file a hash that stays when text is put before it: no line number goes in.

    It knows the rule, the paragraph, and the words found; repeats are told apart by a counter. ``salt`` is hashed too.
    """
    digests: dict[int, str] = {}
    seen: Counter[tuple[str, str, str]] = Counter()
    for finding in file.findings:
        first = max(0, finding.start - finding.column + 1)
        if first not in digests:
            digests[first] = _digest(_paragraph(file.text, first))
        marked = file.text[finding.start : min(finding.end, finding.start + _MARKED)]
        key = (finding.code, digests[first], marked)
        yield _digest("\0".join((salt, *key, str(seen[key]))))
        seen[key] += 1


def _paragraph(text: str, first: int) -> str:
    """Return the line that begins at ``first``, without blanks at its ends."""
    end = text.find("\n", first)
    return text[first : len(text) if end < 0 else end].strip()


def _digest(text: str) -> str:
    """Return half a SHA-256, in hexadecimal."""
    # OpenSSL takes some milliseconds to load, and most reports need no fingerprints.
    import hashlib

    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
