"""Reports of many findings take time in step with their number, all in one line or not."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import pytest
from tests.report.builders import many

from govdoc.lint import Checked
from govdoc.report.github import findings_github, step_summary
from govdoc.report.gitlab import findings_gitlab
from govdoc.report.html import findings_html
from govdoc.report.json import findings_json, findings_jsonl
from govdoc.report.junit import findings_junit
from govdoc.report.sarif import findings_sarif
from govdoc.report.terminal import findings_concise, findings_text

REPORTS: tuple[Callable[[Sequence[Checked]], str], ...] = (
    findings_text, findings_concise, findings_json, findings_jsonl, findings_sarif, findings_junit, findings_github,
    step_summary, findings_gitlab, findings_html,
)  # fmt: skip
FEW, MANY = 2_500, 20_000
"""Eight times as many: eight times the time where it is linear, sixty-four times where it is quadratic."""


def _took(report: Callable[[Sequence[Checked]], str], checked: Sequence[Checked]) -> float:
    began = time.process_time()
    assert report(checked)
    return time.process_time() - began


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.__name__)
@pytest.mark.parametrize("gap", ["\n", ""], ids=["lines", "one line"])
def test_the_time_grows_with_the_findings(report: Callable[[Sequence[Checked]], str], gap: str) -> None:
    few, lots = [many(FEW, gap)], [many(MANY, gap)]
    once = max(min(_took(report, few) for _ in range(2)), 0.03)
    assert _took(report, lots) < 3 * (MANY / FEW) * once
