"""The HTML report in a real browser: what the filter shows, what the keys do, and that a document runs nothing."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from tests.report.browser import Browser, browsing, missing
from tests.report.builders import HOSTILE, many

from govdoc.lint import Checked
from govdoc.report.html import findings_html

if missing() and not os.environ.get("CI"):
    pytest.skip("；".join(missing()), allow_module_level=True)

_VISIBLE = "return [...document.querySelectorAll('.card')].filter(card => card.offsetParent).map(card => card.dataset)"
_COUNT = (
    "return [...document.querySelectorAll('.card')].filter(card => card.offsetParent)"
    ".reduce((sum, card) => sum + Number(card.dataset.count), 0)"
)
_LIVE = "return [...document.querySelectorAll('.mark:not(.off)')].filter(mark => mark.offsetParent).length"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Any:
    with browsing(tmp_path_factory.mktemp("chromium")) as running:
        yield running


@pytest.fixture
def page(browser: Browser, checked: list[Checked], workplace: Path) -> Browser:
    path = workplace / "报告.html"
    path.write_text(findings_html(checked), encoding="utf-8")
    browser.open(path)
    return browser


def _choose(page: Browser, menu: str, value: str) -> None:
    page.run(f"const m = document.getElementById('{menu}'); m.value = '{value}'; m.dispatchEvent(new Event('change'))")


def test_at_first_everything_is_shown_and_counted(page: Browser, checked: list[Checked]) -> None:
    findings = sum(len(file.findings) for file in checked)
    assert page.run(_COUNT) == findings
    assert page.run("return document.getElementById('shown').value") == f"显示 {findings} 处，共 {findings} 处"
    assert page.complaints() == []


def test_a_severity_that_is_taken_off_hides_its_cards_and_marks(page: Browser, checked: list[Checked]) -> None:
    before = page.run(_LIVE)
    errors = sum(finding.severity == "error" for file in checked for finding in file.findings)
    findings = sum(len(file.findings) for file in checked)
    page.click("input[value=error]")
    shown = page.run(_VISIBLE)
    assert page.run(_COUNT) == findings - errors
    assert {card["severity"] for card in shown} == {"warning", "info"}
    assert page.run(_LIVE) < before
    assert page.run("return document.querySelectorAll('.mark.error').length") == 0
    assert f"显示 {findings - errors} 处" in page.run("return document.getElementById('shown').value")
    page.click("#reset")
    assert (page.run(_COUNT), page.run(_LIVE)) == (findings, before)


def test_a_rule_and_a_file_that_are_chosen_leave_only_theirs(page: Browser, checked: list[Checked]) -> None:
    _choose(page, "rule", "PUN001")
    assert {card["code"] for card in page.run(_VISIBLE)} == {"PUN001"}
    _choose(page, "file", "0")
    wanted = sum(finding.code == "PUN001" for finding in checked[0].findings)
    assert {card["file"] for card in page.run(_VISIBLE)} == {"0"}
    assert page.run(_COUNT) == wanted
    assert page.run("return [...document.querySelectorAll('.file')].filter(f => f.offsetParent).length") == 1


def test_keys_go_from_mark_to_mark_and_enter_leads_to_the_card(page: Browser) -> None:
    page.type("body", "n")
    assert page.run("return document.activeElement.id") == "m1"
    page.type("#m1", "n")
    second = page.run("return document.activeElement.id")
    assert second not in {"m1", ""}
    page.type(f"#{second}", "p")
    assert page.run("return document.activeElement.id") == "m1"
    page.type("#m1", "\ue007")
    assert page.run("return location.hash") == "#c1"
    page.type("#c1 a", "\ue007")
    assert page.run("return location.hash") == "#m1"


def test_a_document_runs_nothing_and_loads_nothing(page: Browser) -> None:
    assert page.run("return window.ran") is None
    assert page.run("return performance.getEntriesByType('resource').length") == 0
    assert page.run("return document.querySelectorAll('script').length") == 1
    shown = page.run("return document.querySelectorAll('.text')[1].textContent")
    assert HOSTILE.replace("\x07", "\u2407").replace("\x1b", "\u241b") in shown
    assert page.complaints() == []


def test_the_policy_would_stop_what_got_through(browser: Browser, checked: list[Checked], workplace: Path) -> None:
    path = workplace / "坏报告.html"
    hole = "<script>window.ran = 1</script><img src='http://云河.example/x.png' onerror='window.ran = 2'>"
    path.write_text(findings_html(checked).replace("<main>", f"<main>{hole}"), encoding="utf-8")
    browser.open(path)
    assert browser.run("return window.ran") is None
    assert any("Content Security Policy" in said for said in browser.complaints())


def test_the_page_follows_the_dark_scheme_and_prints_its_text(page: Browser) -> None:
    paper = "return getComputedStyle(document.querySelector('.text')).backgroundColor"
    light = page.run(paper)
    features = {"features": [{"name": "prefers-color-scheme", "value": "dark"}]}
    page.call("POST", "/goog/cdp/execute", {"cmd": "Emulation.setEmulatedMedia", "params": features})
    assert page.run(paper) != light
    page.call("POST", "/goog/cdp/execute", {"cmd": "Emulation.setEmulatedMedia", "params": {"media": "print"}})
    assert page.run("return document.querySelector('.filter').offsetParent") is None
    assert page.run("return getComputedStyle(document.querySelector('.mark'), '::after').content") != "none"
    page.call(
        "POST", "/goog/cdp/execute", {"cmd": "Emulation.setEmulatedMedia", "params": {"media": "", "features": []}}
    )


def test_twenty_thousand_findings_are_filtered_in_good_time(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "大.html"
    path.write_text(findings_html([many(20_000)]), encoding="utf-8")
    browser.open(path)
    took = browser.run(
        "const m = document.getElementById('rule'); m.value = 'PUN003'; const began = performance.now();"
        "m.dispatchEvent(new Event('change')); return performance.now() - began"
    )
    assert "显示 2857 处，共 20000 处" in browser.run("return document.getElementById('shown').value")
    assert took < 5000
