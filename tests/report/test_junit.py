from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
import xmlschema
from junitparser import Error, Failure, JUnitXml
from tests.report.builders import many

from govdoc.lint import Checked
from govdoc.report.junit import findings_junit

SCHEMAS = Path(__file__).with_name("schemas")
NOW = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)


def _suites(checked: list[Checked]) -> JUnitXml:
    return JUnitXml.fromstring(findings_junit(checked, NOW).encode())


@pytest.mark.parametrize("name", ["junit-10.xsd", "junit-windyroad.xsd"])
def test_the_report_passes_both_public_schemas(name: str, checked: list[Checked]) -> None:
    schema = xmlschema.XMLSchema(SCHEMAS / name)
    schema.validate(io.StringIO(findings_junit(checked, NOW)))
    schema.validate(io.StringIO(findings_junit([many(0)], NOW)))
    schema.validate(io.StringIO(findings_junit([], NOW)))


@pytest.mark.parametrize("name", ["junit-10.xsd", "junit-windyroad.xsd"])
def test_the_schemas_would_see_a_missing_count(name: str, checked: list[Checked]) -> None:
    broken = findings_junit(checked, NOW).replace(' errors="0"', "")
    assert not xmlschema.XMLSchema(SCHEMAS / name).is_valid(io.StringIO(broken))


def test_a_public_reader_counts_what_was_found(checked: list[Checked]) -> None:
    suites = list(_suites(checked))
    assert [suite.name for suite in suites] == ["材料/讲话 1.txt", "a.md", "好.txt", "坏.docx", "报告.docx"]
    for suite, file in zip(suites, checked, strict=True):
        failures = [result for case in suite for result in case.result if isinstance(result, Failure)]
        assert len(failures) == suite.failures == len(file.findings)
        assert suite.errors == int(file.error is not None)
        assert all(len(case.result) <= 1 for case in suite)
        assert suite.tests == max(1, len(file.findings))


def test_a_clean_file_has_one_case_that_passes_and_an_unreadable_one_an_error(checked: list[Checked]) -> None:
    clean = [case for suite in _suites([many(0)]) for case in suite]
    assert [case.is_passed for case in clean] == [True]
    (case,) = list(_suites(checked))[3]
    assert isinstance(case.result[0], Error)
    assert case.result[0].message == checked[3].error


def test_what_xml_cannot_hold_is_left_out_and_the_rest_comes_back(checked: list[Checked]) -> None:
    text = findings_junit(checked, NOW)
    assert not set(text) & {"\x07", "\x1b"}
    said = [case.result[0].text for suite in _suites(checked) for case in suite if case.result]
    assert any("window.ran" in (words or "") for words in said)
    assert findings_junit([Checked("\ud800\ufffe.txt", "读不了\x00", (), failed=True)], NOW).count("读不了") == 2


def test_the_time_has_no_zone(checked: list[Checked]) -> None:
    assert 'timestamp="2026-03-05T09:30:00" hostname="localhost"' in findings_junit(checked, NOW)
