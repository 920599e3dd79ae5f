from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st
from tests.report.builders import many

from govdoc.lint import Checked
from govdoc.report.html import findings_html


class Page(HTMLParser):
    """Tags, and the text of each line of the documents."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.lines: list[str] = []
        self._inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append((tag, dict(attrs)))
        if tag == "div" and dict(attrs).get("class") == "text":
            self._inside = True
        if tag == "p" and self._inside:
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        """Leave the text."""
        if tag == "div":
            self._inside = False

    def handle_data(self, data: str) -> None:
        """Add to a line."""
        if self._inside and self.lines and data.strip("\n"):
            self.lines[-1] += data

    def named(self, tag: str, kind: str) -> list[dict[str, str | None]]:
        """Return the attributes of the tags of a class."""
        return [attrs for name, attrs in self.tags if name == tag and kind in (attrs.get("class") or "").split()]


def test_the_page_loads_nothing_and_names_its_own_script_and_style(checked: list[Checked]) -> None:
    page = Page(findings_html(checked))
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert not {"img", "link", "iframe", "object", "base", "form", "textarea"} & {tag for tag, _ in page.tags}
    assert all(not name.startswith("on") and name not in {"src", "style"} for _, attrs in page.tags for name in attrs)
    policy = next(attrs["content"] for tag, attrs in page.tags if attrs.get("http-equiv"))
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")


def test_every_finding_has_a_card_and_a_mark_that_lead_to_each_other(checked: list[Checked]) -> None:
    page = Page(findings_html(checked))
    cards, marks = page.named("div", "card"), page.named("a", "mark")
    assert sum(int(card["data-count"] or 0) for card in cards) == sum(len(file.findings) for file in checked)
    ids = {attrs["id"] for _, attrs in page.tags if attrs.get("id")}
    links = [attrs["href"] for tag, attrs in page.tags if tag == "a"]
    assert all(link is not None and link[1:] in ids for link in links)
    numbers = {number for mark in marks for number in (mark["data-ids"] or "").split()}
    assert numbers == {card["data-id"] for card in cards}


def test_the_text_of_each_document_is_there_to_the_letter(checked: list[Checked]) -> None:
    texts = [file.text for file in checked if file.error is None]
    wanted = [line.translate({7: "\u2407", 27: "\u241b"}) for text in texts for line in text.rstrip("\n").split("\n")]
    assert Page(findings_html(checked)).lines == wanted


def test_a_file_that_cannot_be_read_and_what_was_skipped_are_told(checked: list[Checked]) -> None:
    odd = Checked("图.docx", None, (), failed=False, skipped=("第1段：<文本框>",))
    page = findings_html([*checked, odd])
    assert f'<p class="unread">{checked[3].error}</p>' in page
    assert "没有读作正文：第1段：&lt;文本框&gt;" in page


def test_lines_of_a_text_are_numbered_and_paragraphs_of_a_docx_named(checked: list[Checked]) -> None:
    assert '<p data-row="3">一、加强领导</p>' in findings_html(checked[:1])
    assert re.search(r'<p data-row="4">(<a [^>]+>)?各校要加强领导', findings_html(checked[4:]))


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12)), max_size=12), st.text('甲乙<&"\n', max_size=40))
def test_findings_may_overlap_touch_be_empty_or_go_over_lines(places: list[tuple[int, int]], text: str) -> None:
    one = many(1).findings[0]
    spots = sorted((min(start, len(text)), min(start + length, len(text))) for start, length in places)
    findings = tuple(replace(one, start=start, end=end, line=1, fix=None) for start, end in spots)
    page = Page(findings_html([Checked("a.txt", None, findings, failed=True, text=text)]))
    lines = text.split("\n")
    at_end = any(end >= len(text) == start for start, end in spots)
    assert page.lines in ([lines] if at_end or len(lines) == 1 else [lines, lines[:-1] + lines[-1:] * bool(lines[-1])])
    ids = [attrs["id"] for _, attrs in page.tags if attrs.get("id")]
    assert len(ids) == len(set(ids))
    links = [attrs["href"] for tag, attrs in page.tags if tag == "a"]
    assert all((link or "")[1:] in ids for link in links)


def test_what_is_said_of_many_places_is_said_on_one_card_that_leads_to_each() -> None:
    one = many(1).findings[0]
    findings = tuple(replace(one, start=at, end=at + 1, column=at + 1, line=1) for at in (1, 3, 5, 7, 9))
    page = findings_html([Checked("a.txt", None, findings, failed=True, text="甲,乙,丙,丁,戊,")])
    read = Page(page)
    (card,) = read.named("div", "card")
    assert (card["id"], card["data-count"]) == ("c1", "5")
    assert {mark["href"] for mark in read.named("a", "mark")} == {"#c1"}
    assert "<summary>这样的共 5 处</summary>" in page
    links = [attrs["href"] for tag, attrs in read.tags if tag == "a" and (attrs.get("href") or "").startswith("#m")]
    assert sorted(links, key=lambda link: link or "") == ["#m1", "#m2", "#m3", "#m4", "#m5"]


def test_the_page_begins_with_what_was_found_by_rule_and_by_file(checked: list[Checked]) -> None:
    page = findings_html(checked)
    rows = re.findall(r'<tr class="(\w+)">.*?<code>(\w+)</code></td><td class="number">(\d+)</td>', page)
    assert sum(int(number) for _, _, number in rows) == sum(len(file.findings) for file in checked)
    ranks = [("error", "warning", "info").index(level) for level, _, _ in rows]
    assert ranks == sorted(ranks)
    assert '<a href="#f3">坏.docx</a></td><td colspan="3">读不了</td>' in page
    assert "--fix" not in page.partition("<main>")[0]


def test_a_clean_file_has_no_tables() -> None:
    page = findings_html([Checked("好.txt", None, (), failed=False, text="各校要抓好落实。")])
    assert "查了 1 个文件，没有发现问题。" in page
    assert "<table>" not in page
