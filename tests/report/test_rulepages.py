from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from typer.testing import CliRunner

from govdoc.cli import app
from govdoc.lint import ALL_RULES, FAMILIES, RULES, find_rule
from govdoc.report.markup import cell, code, fenced, literal
from govdoc.report.rulepages import rule_markdown, rule_page, rule_pages, rule_table

RUN = CliRunner()
MARKDOWN = MarkdownIt("commonmark").enable("table")


def test_the_page_of_a_rule_shows_basis_and_examples() -> None:
    page = rule_page(find_rule("NUM001"))
    assert page.startswith("NUM001  月、日前补了零（警告）\n")
    assert "依据：GB/T 9704—2012 7.3.5.4。" in page
    assert "反例：\n    会议定于2026年02月05日召开。" in page


def test_the_table_lists_every_rule_under_its_family() -> None:
    table = rule_table(RULES, FAMILIES)
    assert all(rule.code in table for rule in RULES)
    assert all(title in table for title in FAMILIES.values())


def test_the_pages_in_docs_are_those_of_the_rules(repository: Path) -> None:
    folder = repository / "docs/rules"
    pages = rule_pages(ALL_RULES, FAMILIES)
    assert {path.name for path in folder.iterdir()} == set(pages), "run: make rules"
    for name, text in pages.items():
        assert (folder / name).read_text(encoding="utf-8") == text, f"{name} is not current; run: make rules"


def test_every_link_of_the_index_leads_to_a_rule() -> None:
    pages = rule_pages(ALL_RULES, FAMILIES)
    links = re.findall(r"\[\w+\]\((\w+\.md)#(\w+)\)", pages["README.md"])
    assert len(links) == len(ALL_RULES)
    assert all(f'<a id="{anchor}"></a>' in pages[name] for name, anchor in links)


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.code)
def test_the_markdown_of_a_rule_shows_every_word_of_it(rule: object) -> None:
    found = find_rule(str(getattr(rule, "code", "")))
    tokens = MARKDOWN.parse(rule_markdown(found))
    blocks = [token.content.rstrip("\n") for token in tokens if token.type == "fence"]
    assert blocks == [*found.good, *found.bad]
    assert not [token for token in tokens if token.type == "html_block"]
    words = "".join(
        child.content for token in tokens if token.type == "inline" for child in token.children or () if child.content
    )
    assert "".join(found.explanation.split()) in "".join(words.split())


@pytest.mark.parametrize(
    "text",
    [
        "<!-- 甲 -->",
        "*甲*_乙_",
        "1. 甲",
        "- 甲",
        "# 甲",
        "[甲](乙)",
        "\\<b>",
        "&lt;",
        "`甲`",
        "甲|乙",
        "a\n---",
        "~~甲~~",
    ],
)
def test_literal_markdown_comes_back_as_it_was(text: str) -> None:
    page = MARKDOWN.render(literal(text))
    assert page.count("<") == 2
    body = page.removeprefix("<p>").removesuffix("</p>\n")
    for mark, name in (("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("&", "&amp;")):
        body = body.replace(name, mark)
    assert body == text


def test_code_and_blocks_hold_back_ticks() -> None:
    assert MARKDOWN.render(code("甲``乙`")) == "<p><code>甲``乙`</code></p>\n"
    assert MARKDOWN.render(fenced("甲\n```\n乙")).count("<code") == 1
    assert "\n" not in cell("甲\n乙")


def test_the_command_prints_a_rule_or_all_of_them_in_three_forms() -> None:
    one = json.loads(RUN.invoke(app, ["rule", "pun001", "--format", "json"]).stdout)
    assert (one["code"], one["family"], one["severity"]) == ("PUN001", "标点符号", "error")
    assert one["good"]
    assert one["bad"]
    every = json.loads(RUN.invoke(app, ["rule", "--format", "json"]).stdout)
    assert [row["code"] for row in every] == [rule.code for rule in ALL_RULES]
    assert RUN.invoke(app, ["rule", "PUN001", "--format", "markdown"]).stdout.startswith("# PUN001 ")
    assert "| PUN001 | 错误 |" in RUN.invoke(app, ["rule", "--format", "markdown"]).stdout
    assert RUN.invoke(app, ["rule", "PUN001"]).stdout.startswith("PUN001  ")


def test_the_command_writes_the_pages_and_takes_away_those_of_families_that_are_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "docs/rules"
    folder.mkdir(parents=True)
    (folder / "INT.md").write_text("旧", encoding="utf-8")
    monkeypatch.setattr("govdoc.lint.rules.ALL_RULES", RULES)
    ran = RUN.invoke(app, ["rule", "--docs", str(folder)])
    assert ran.exit_code == 0
    assert {path.name for path in folder.iterdir()} == set(rule_pages(RULES, FAMILIES))
    assert not (folder / "INT.md").exists()
    assert ran.stderr.startswith(f"{len(RULES)} 条规则写进 ")
