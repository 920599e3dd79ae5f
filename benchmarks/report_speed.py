"""Very many findings → seconds of each report, and how they grow with the findings.

    report_speed.py [FINDINGS]      default: 20000

Each report is made of an eighth of them and of all, a line each and all in one line. The floor, in the same run:
json.dumps of their plain dictionaries.
"""

from __future__ import annotations

import dataclasses
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from govdoc.lint import Checked
from govdoc.report.github import findings_github, step_summary
from govdoc.report.gitlab import findings_gitlab
from govdoc.report.html import findings_html
from govdoc.report.json import findings_json, findings_jsonl
from govdoc.report.junit import findings_junit
from govdoc.report.sarif import findings_sarif
from govdoc.report.terminal import findings_concise, findings_text

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.report.builders import many

Report = Callable[[Sequence[Checked]], str]
TIMES, GROWTH_AIM = 8, 1.5
"""All of the findings are so many times the few; seconds a finding may grow so much, with what a machine wavers."""


def floor(checked: Sequence[Checked]) -> str:
    """Return the findings as JSON without any form."""
    return json.dumps([dataclasses.asdict(finding) for one in checked for finding in one.findings], default=str)


REPORTS: tuple[Report, ...] = (
    floor, findings_text, findings_concise, findings_json, findings_jsonl, findings_sarif, findings_junit,
    findings_github, step_summary, findings_gitlab, findings_html,
)  # fmt: skip


def seconds(report: Report, checked: Sequence[Checked]) -> float:
    """Return the least processor time of three runs."""
    found = []
    for _ in range(3):
        begin = time.process_time()
        report(checked)
        found.append(time.process_time() - begin)
    return min(found)


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    for gap, where in (("\n", "a line each"), ("", "all in one line")):
        few, lots = [many(count // TIMES, gap)], [many(count, gap)]
        least = seconds(floor, lots)
        print(f"{count} findings, {where:<20} seconds   × floor   growth a finding (aim ≤ {GROWTH_AIM})")
        for report in REPORTS:
            taken, once = seconds(report, lots), seconds(report, few)
            growth = taken / TIMES / once if once > 0 else 1
            told = "" if growth <= GROWTH_AIM else "  NOT MET"
            print(f"  {report.__name__:<36}{taken:8.3f}{taken / least:10.2f}{growth:10.2f}{told}")


if __name__ == "__main__":
    main()
