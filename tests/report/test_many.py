"""Reports of very many findings lose none of them (how long they take: benchmarks/report_speed.py)."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from xml.etree import ElementTree as ET

import pytest
from tests.report.builders import many

from govdoc.lint import Checked
from govdoc.report.gitlab import findings_gitlab
from govdoc.report.json import findings_json, findings_jsonl
from govdoc.report.junit import findings_junit
from govdoc.report.sarif import findings_sarif
from govdoc.report.terminal import findings_concise

MANY = 5_000
COUNTS: dict[Callable[[Sequence[Checked]], str], Callable[[str], int]] = {
    findings_concise: lambda said: sum("大.txt:" in line for line in said.splitlines()),
    findings_json: lambda said: len(json.loads(said)["files"][0]["findings"]),
    findings_jsonl: lambda said: sum("PUN" in line for line in said.splitlines()),
    findings_sarif: lambda said: len(json.loads(said)["runs"][0]["results"]),
    findings_junit: lambda said: len(list(ET.fromstring(said).iter("testcase"))),  # noqa: S314 - our own
    findings_gitlab: lambda said: len(json.loads(said)),
}


@pytest.mark.parametrize("report", COUNTS, ids=lambda report: report.__name__)
@pytest.mark.parametrize("gap", ["\n", ""], ids=["lines", "one line"])
def test_no_finding_is_lost(report: Callable[[Sequence[Checked]], str], gap: str) -> None:
    assert COUNTS[report](report([many(MANY, gap)])) == MANY
