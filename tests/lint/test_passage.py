"""Passages are searched at once: the same matches as passage by passage, whichever way is taken."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdoc.lint import lint
from govdoc.lint.passage import Kind, matches, passages, reading
from govdoc.outline import structure
from govdoc.patterns import lazy
from govdoc.readers.markdown import parse as parse_markdown
from govdoc.readers.text import parse

PATTERNS = [
    (re.compile("，{2,}"), ("，，",)),
    (re.compile(r"^[，。]", re.MULTILINE), ("，", "。")),
    (re.compile(r"[年月]$", re.MULTILINE), ("年", "月")),
    (re.compile(r"\d+(?=人)"), ("人",)),
    (re.compile(r"(?<![，。])一是"), ("一是",)),
]
_TEXTS = st.text(st.sampled_from([*"，。一是年月人3\n 文"]), min_size=1, max_size=200)


@pytest.mark.parametrize(("pattern", "literals"), PATTERNS, ids=range(len(PATTERNS)))
@settings(max_examples=150, deadline=None)
@given(_TEXTS.filter(lambda text: bool(text.strip())))
def test_what_is_found_at_once_is_what_each_passage_holds(
    pattern: re.Pattern[str], literals: tuple[str, ...], text: str
) -> None:
    document = structure(parse(text, "文.txt"))
    expected = [
        (passage.text.at(one.start()), one[0])
        for passage in passages(document)
        for one in pattern.finditer(passage.value)
    ]
    for given_literals in ((), literals):
        found = [(passage.text.at(one.start()), one[0]) for passage, one in matches(document, pattern, *given_literals)]
        assert found == expected


def test_addresses_and_other_kinds_are_passed_over() -> None:
    document = structure(parse("云河县教育局通知\n\n各校：\n详见 https://example.com/aa，联系 aa 处。\n", "文.txt"))
    pattern = re.compile("aa")
    assert len(list(matches(document, pattern, "aa"))) == 1
    assert len(list(matches(document, pattern, "aa", addresses=True))) == 2
    assert list(matches(document, pattern, "aa", kinds={Kind.TITLE})) == []


def test_a_place_in_the_whole_is_found_again() -> None:
    read = reading(structure(parse("第一段话。\n\n第二段话。\n", "文.txt")))
    at = read.whole.index("二")
    passage, index = read.at(at)
    assert passage.value[index] == "二"


@pytest.mark.parametrize(
    "cited",
    ["各校要认真落实[^1]，按时报送。", "一、抓好落实。各校要认真落实[^1]，按时报送。", "（一）抓好落实[^1]"],
    ids=["a paragraph", "a heading with its text", "a heading"],
)
def test_footnotes_are_judged_whatever_becomes_of_their_paragraph(cited: str) -> None:
    text = f"# 云河县教育局关于抓好落实的通知\n\n各学校：\n\n{cited}\n\n[^1]: 数据来自县统计局,截至2026年06月。\n"
    found = [(finding.code, finding.line) for finding in lint(parse_markdown(text, "文.md")) if finding.line == 7]
    assert found == [("PUN001", 7), ("NUM001", 7)]


def test_a_pattern_is_not_even_compiled_where_none_of_its_strings_occurs() -> None:
    document = structure(parse("各学校要认真抓好落实。\n", "通知.txt"))
    broken = lazy("(")
    assert list(matches(document, broken, "督导")) == []
    with pytest.raises(re.error):
        list(matches(document, broken, "落实"))
