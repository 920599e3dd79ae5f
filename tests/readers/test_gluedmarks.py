"""Page marks that a copy ran into a sentence are residue; a sentence that refers to a page is left alone."""

from __future__ import annotations

import pytest

from govdoc.lint import lint
from govdoc.model import Paragraph, Residue
from govdoc.readers.text import parse


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("各校要认真抓好落实， 第 3 页 按时上报。", "第 3 页"),
        ("各校要认真抓好 第3页 共10页 落实，按时上报。", "第3页 共10页"),
        ("各校要认真抓好第3页 共10页落实，按时上报。", "第3页 共10页"),
        ("各校要认真抓好 - 3 - 落实，按时上报。", "- 3 -"),
    ],
)
def test_a_mark_between_the_halves_of_a_sentence_is_residue(line: str, mark: str) -> None:
    document = parse(line, "a.txt")
    assert [block.text.value for block in document.blocks if isinstance(block, Residue)] == [mark]
    paragraph = next(block for block in document.blocks if isinstance(block, Paragraph))
    assert paragraph.text.value == "各校要认真抓好落实，按时上报。"
    assert all(line[paragraph.text.at(at)] == c for at, c in enumerate(paragraph.text.value))


@pytest.mark.parametrize(
    "line",
    [
        "有关规定见《指南》 第 3 页 表格由学校填写。",
        "详细内容见报告第 3 页和附件。",
        "请翻到 第 3 页 看表格。",
        "各校填写手册 第 3 页 的表格。",
        "第3页的表格由学校填写。",
        "气温为 -3 - 5 度。",
        "报告共10页。",
    ],
)
def test_a_reference_to_a_page_stays_in_its_sentence(line: str) -> None:
    assert [type(block) for block in parse(line, "a.txt").blocks] == [Paragraph]


def test_the_linter_tells_a_glued_mark_once_as_a_page_number() -> None:
    found = lint(parse("云河县教育局关于做好开学工作的通知\n各校要认真抓好 第3页 共10页 落实，按时上报。\n", "a.txt"))
    assert [finding.code for finding in found] == ["RES013"]
