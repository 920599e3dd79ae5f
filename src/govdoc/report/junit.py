"""Findings → JUnit XML, in the shape that both public XSDs accept (Jenkins' junit-10 and windyroad's)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from govdoc.patterns import lazy
from govdoc.report.places import spoken, spot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govdoc.lint import Checked, Finding

_ILLEGAL = lazy("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (2.2) has no place for: control characters, lone surrogates."""


def findings_junit(checked: Sequence[Checked], now: datetime | None = None) -> str:
    """Return a test suite a file and a test case a finding, each with one failure; no new line at the end.

    A clean file has one test case that passes, one that cannot be read one with an error. ``now``: when it was.
    """
    stamp = (now or datetime.now(UTC)).strftime("%Y-%m-%dT%H:%M:%S")
    suites = (line for number, file in enumerate(checked) for line in _suite(file, number, stamp))
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>", *suites, "</testsuites>"])


def _suite(file: Checked, number: int, stamp: str) -> Iterator[str]:
    """Give the lines of a file."""
    unread = file.error is not None
    yield (
        f'<testsuite name={_attribute(file.path)} package="govdoc" id="{number}" tests="{max(1, len(file.findings))}"'
        f' errors="{int(unread)}" failures="{len(file.findings)}" time="0" timestamp="{stamp}" hostname="localhost">'
    )
    yield "<properties/>"
    if file.error is not None:
        yield f'{_case("读取", file)}<error message={_attribute(file.error)} type="unreadable"/></testcase>'
    elif not file.findings:
        yield f"{_case('检查', file)}</testcase>"
    for finding in file.findings:
        yield _failed(finding, file)
    said = f"没有读作正文：{'；'.join(file.skipped)}" if file.skipped else ""
    yield f"<system-out>{_text(said)}</system-out><system-err>{_text(file.error or '')}</system-err>"
    yield "</testsuite>"


def _case(name: str, file: Checked) -> str:
    """Open a test case."""
    return f'<testcase name={_attribute(name)} classname={_attribute(file.path)} time="0">'


def _failed(finding: Finding, file: Checked) -> str:
    """Return the test case of a finding."""
    opened = _case(f"{finding.code} {finding.name}（{spot(finding)}）", file)
    parts = (f"{file.path} {spoken(finding)}：{finding.message}", finding.excerpt, f"依据：{finding.basis}")
    body = _text("\n".join(part for part in parts if part))
    kind = _attribute(f"{finding.severity}.{finding.code}")
    return f"{opened}<failure message={_attribute(finding.message)} type={kind}>{body}</failure></testcase>"


def _text(text: str) -> str:
    """Return character data."""
    return escape(_ILLEGAL.sub("", text))


def _attribute(value: str) -> str:
    """Return an attribute's value with its quotes."""
    return quoteattr(_ILLEGAL.sub("", value))
