"""Remarks in a text silence what they name, where they stand, and are no part of the document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdoc.lint import ALL_RULES, RULES, Config, Finding, lint, parse_config
from govdoc.lint.enginerules import malformed_remark, unused_remark
from govdoc.lint.rule import Rule
from govdoc.readers import parse
from govdoc.readers.remarks import without_remarks

BAD = "各校要加强领导,压实责任。"
SILENT = "<!-- govdoc: ignore[PUN001] 照录来文 -->"
SUFFIXES = ("txt", "md")
FEW = [rule for rule in RULES if rule.code in {"PUN001", "PUN004", "NUM001"}]
"""Rules enough to see what remarks do."""


def found(text: str, suffix: str = "txt", config: Config | None = None) -> list[Finding]:
    """Return the findings in a text."""
    return lint(parse(text.encode(), f"讲话.{suffix}"), config, FEW)


def codes(text: str, suffix: str = "txt", config: Config | None = None) -> list[tuple[str, int | None]]:
    """Return code and line of the findings in a text."""
    return [(finding.code, finding.line) for finding in found(text, suffix, config)]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_remark_on_its_own_line_speaks_of_the_paragraph_after_it(suffix: str) -> None:
    assert codes(f"{SILENT}\n{BAD}\n\n{BAD}\n", suffix) == [("PUN001", 4)]
    assert codes(f"{BAD}\n\n{SILENT}\n\n{BAD}\n", suffix) == [("PUN001", 1)]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_remark_at_the_end_speaks_of_its_own_paragraph(suffix: str) -> None:
    assert codes(f"{BAD}{SILENT}\n\n{BAD}\n", suffix) == [("PUN001", 3)]
    assert codes(f"{BAD}\n\n{BAD}  {SILENT}\n", suffix) == [("PUN001", 1)]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_remark_on_the_file_speaks_of_all(suffix: str) -> None:
    assert codes(f"{BAD}\n\n{BAD}\n\n<!-- govdoc: ignore-file[PUN] -->\n", suffix) == []


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_codes_families_and_chinese_punctuation_are_taken(suffix: str) -> None:
    bad = "各校要加强领导,于2026年02月05日前完成。"
    assert {code for code, _ in codes(bad, suffix)} == {"PUN001", "NUM001"}
    for said in ("ignore[PUN001, NUM001]", "ignore[pun，num]", "Ignore【PUN、NUM】 会议原文", "ignore [PUN NUM]"):
        assert codes(f"<!-- govdoc：{said} -->\n{bad}\n", suffix) == []


def test_remarks_may_stand_one_above_the_other() -> None:
    text = f"{SILENT}\n<!-- govdoc: ignore[NUM001] -->\n各校要加强领导,于2026年02月05日前完成。\n"
    assert codes(text) == []
    assert codes(text, "md") == []


def test_a_heading_with_the_paragraph_that_runs_on_is_one_block() -> None:
    text = f"{SILENT}\n一、提高认识。{BAD}\n\n二、压实责任。{BAD}\n"
    assert [finding.line for finding in found(text) if finding.code == "PUN001"] == [4]


def test_a_table_is_one_block() -> None:
    table = "| 项目 | 内容 |\n| --- | --- |\n| 甲 | 加强领导,压实责任 |\n| 乙 | 加强领导,压实责任 |\n"
    assert codes(f"要求如下。\n\n{table}", "md") == [("PUN001", 5), ("PUN001", 6)]
    assert codes(f"要求如下。\n\n{SILENT}\n\n{table}", "md") == []


def test_a_footnote_is_a_stretch_of_its_own_and_its_paragraph_does_not_reach_to_it() -> None:
    cited, note = f"各校要按时上报,不得拖延[^1]。{SILENT}", "[^1]: 数据来自县统计局,不含民办。"
    assert codes(f"{cited}\n\n{BAD}\n\n{note}\n", "md") == [("PUN001", 3), ("PUN001", 5)]
    cited = "各校要按时上报[^1]。"
    assert codes(f"{cited}\n\n{BAD}\n\n{note}{SILENT}\n", "md") == [("PUN001", 3)]
    assert codes(f"{cited}\n\n{BAD}\n\n{SILENT}\n\n{note}\n", "md") == [("PUN001", 3)]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_remark_is_no_text_of_the_document_and_shifts_no_place(suffix: str) -> None:
    text = f"{BAD}{SILENT}\n\n各校要抓好落实。\n"
    document = parse(text.encode(), f"讲话.{suffix}")
    assert [block.value for block in document.texts()] == [BAD, "各校要抓好落实。"]
    assert document.source.text == text
    assert document.skipped == ()
    assert [value.start for value in document.texts()] == [0, text.index("各校要抓好")]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_remark_that_silences_nothing_is_found_and_its_fix_leaves_the_rest(suffix: str) -> None:
    for text, left in (
        (f"各校要抓好落实。\n\n{SILENT}\n\n{BAD[:6]}。\n", "各校要抓好落实。\n\n\n各校要加强领。\n"),
        (f"各校要抓好落实。 {SILENT}\n", "各校要抓好落实。\n"),
        (f"各校要抓好落实。\n\n{SILENT}", "各校要抓好落实。\n\n"),
    ):
        (finding,) = found(text, suffix)
        assert finding.code == "INT002"
        assert "PUN001 没有用上" in finding.message
        assert finding.fix is not None
        (edit,) = finding.fix.edits
        assert text[: edit.start] + edit.text + text[edit.end :] == left


def test_one_idle_code_among_others_is_named_without_a_fix() -> None:
    (finding,) = found(f"<!-- govdoc: ignore[PUN001, NUM001] -->\n{BAD}\n")
    assert (finding.code, finding.fix) == ("INT002", None)
    assert "NUM001" in finding.message
    assert "PUN001" not in finding.message


def test_a_rule_that_did_not_judge_makes_no_remark_idle() -> None:
    text = f"{SILENT}\n各校要抓好落实。\n"
    assert codes(text, config=Config(select=("NUM", "INT"))) == []
    assert codes(text, config=Config(select=("PUN", "INT"))) == [("INT002", 1)]
    assert codes(text, config=Config(ignore=("INT002",))) == []
    family = "<!-- govdoc: ignore[PUN] -->\n各校要抓好落实。\n"
    assert codes(family, config=Config(ignore=("PUN001",))) == []


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("ignore PUN001", "看不懂"),
        ("ignore[]", "看不懂"),
        ("disable[PUN001]", "看不懂"),
        ("ignore[PUN999]", "没有规则“PUN999”"),
    ],
)
def test_a_remark_that_cannot_be_followed_is_found(said: str, word: str) -> None:
    pair = found(f"<!-- govdoc: {said} -->\n{BAD}\n")
    assert [finding.code for finding in pair] == ["INT003", "PUN001"]
    assert word in pair[0].message


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_remark_may_take_several_lines_and_shifts_no_place(suffix: str) -> None:
    long = "<!--\ngovdoc: ignore[PUN001]\n照录来文\n-->"
    assert codes(f"{long}\n{BAD}\n\n{BAD}\n", suffix) == [("PUN001", 7)]
    (idle,) = found(f"{long}\n各校要抓好落实。\n", suffix)
    assert idle.code == "INT002"
    assert idle.fix is not None
    assert [edit.end for edit in idle.fix.edits] == [len(long) + 1]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_remark_that_nobody_closed_is_found(suffix: str) -> None:
    pair = found(f"<!-- govdoc: ignore[PUN001]\n\n{BAD}\n", suffix)
    assert [finding.code for finding in pair] == ["INT003", "PUN001"]
    assert "缺“-->”" in pair[0].message


def test_other_comments_and_code_are_no_remarks() -> None:
    for text in (
        "写法是 `<!-- govdoc: ignore[PUN001] -->` 这样。\n",
        "写法如下。\n\n```\n<!-- govdoc: ignore[PUN001] -->\n```\n",
        "<!-- 待核 -->\n",
    ):
        assert without_remarks(text) == text
        assert "INT" not in {finding.code[:3] for finding in found(text, "md")}


def test_a_word_document_has_no_remarks() -> None:
    from tests.readers import builders

    data = builders.docx(builders.p(f"{BAD}&lt;!-- govdoc: ignore[PUN001] --&gt;"))
    assert "PUN001" in {finding.code for finding in lint(parse(data, "讲话.docx"), None, FEW)}


@pytest.mark.parametrize("rule", [unused_remark, malformed_remark], ids=lambda rule: rule.code)
def test_the_examples_on_the_pages_are_true(rule: Rule) -> None:
    for text in rule.good:
        assert rule.code not in {finding.code for finding in found(text)}
    for text in rule.bad:
        assert rule.code in {finding.code for finding in found(text)}


def test_rules_of_the_engine_can_be_configured_like_others() -> None:
    config = parse_config('severity = { INT002 = "info" }\nignore = ["INT003"]\n', "govdoc.toml")
    (finding,) = found(f"{SILENT}\n各校要抓好落实。\n", config=config)
    assert finding.severity == "info"
    assert {"INT001", "INT002", "INT003", "TRM900", "TRM901"} <= {rule.code for rule in ALL_RULES}


@given(st.text(alphabet="甲乙,。 \n\r|#-`<!>[]", max_size=60), st.integers(0, 60))
def test_blanked_text_is_as_long_as_the_text(text: str, at: int) -> None:
    whole = text[:at] + SILENT + text[at:]
    blank = without_remarks(whole)
    assert len(blank) == len(whole)
    assert blank.count("\n") == whole.count("\n")
    found(whole, "md")
    found(whole)
