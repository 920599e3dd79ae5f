"""Text boxes, which Word keeps twice → both copies mended alike, or the finding left with its reason."""

from __future__ import annotations

import pytest
from tests.lint.judges import replacing
from tests.lint.test_fixes_word import body
from tests.readers import builders
from tests.readers.builders import p, r, style

from govdoc.lint import lint
from govdoc.lint.fixes import Manner, repair
from govdoc.readers import parse

COMMA = replacing(",", "，")
CC = '<w:pStyle w:val="cc"/>'
STYLES = style("a", "Normal", default=True) + style("cc", "抄送机关")
LINE = p(r("抄送：县公安局") + r(",县财政局。", "<w:b/>"), CC)


def drawn(content: str) -> str:
    """Return a DrawingML text box."""
    return (
        f"<w:drawing><wp:anchor><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wp:anchor></w:drawing>"
    )


def older(content: str) -> str:
    """Return a VML text box."""
    return f"<w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>"


def twice(first: str, second: str, beside: str = "") -> str:
    """Return a paragraph with a box in both forms."""
    both = f'<mc:Choice Requires="wps">{drawn(first)}</mc:Choice><mc:Fallback>{older(second)}</mc:Fallback>'
    return p("各校抓好落实。") + p(r(f"{beside}<mc:AlternateContent>{both}</mc:AlternateContent>"))


def file(content: str) -> bytes:
    """Return a .docx with the styles of a 版记."""
    return builders.docx(content, styles=STYLES)


def test_both_copies_of_a_text_box_are_mended() -> None:
    data = file(twice(LINE, LINE))
    done = repair(data, "通知.docx", COMMA)
    assert done.fixed.total() == 1
    assert done.left == ()
    assert body(done.data) == body(data).replace(
        '<w:t xml:space="preserve">,县财政局。</w:t>', "<w:t>，县财政局。</w:t>"
    )
    assert repair(done.data, "通知.docx", COMMA).data == done.data


def test_both_copies_bear_the_tracked_change() -> None:
    done = repair(file(twice(LINE, LINE)), "通知.docx", COMMA, Manner(tracked=True))
    made = body(done.data)
    assert made.count("<w:delText>,</w:delText>") == made.count("<w:t>，</w:t>") == 2
    assert "县公安局，县财政局" in parse(done.data, "通知.docx").source.text


@pytest.mark.parametrize("box", [drawn(LINE), older(LINE)])
def test_a_box_that_is_kept_once_is_mended(box: str) -> None:
    done = repair(file(p("各校抓好落实。") + p(r(box))), "通知.docx", COMMA)
    assert (done.fixed.total(), body(done.data).count("，")) == (1, 1)


@pytest.mark.parametrize(
    "content",
    [
        twice(LINE, LINE.replace("县财政局", "县审计局")),
        twice(LINE, p(r("抄送：县公安局,县财政局。"), CC)),
        twice(LINE, LINE, beside="<w:t>见下。</w:t>"),
        twice(LINE, LINE.replace("<w:r>", "").replace("</w:r>", "")),
    ],
    ids=["other text", "other runs", "text beside the box", "text without runs"],
)
def test_copies_that_do_not_agree_are_left_and_the_box_is_named(content: str) -> None:
    data = file(content)
    done = repair(data, "通知.docx", COMMA)
    assert done.data == data
    assert [reason for _, reason in done.left] == ["文本框"]


def test_a_fallback_without_text_does_not_stand_in_the_way() -> None:
    done = repair(file(twice(LINE, "").replace(older(""), "<w:pict/>")), "通知.docx", COMMA)
    assert (done.fixed.total(), body(done.data).count("，")) == (1, 1)


FAULTY = p(r("组长由局长担任,副组长由副局长担任。"))
TITLED = p("云河县教育局关于成立领导小组的通知") + p("各学校：")


def test_what_stands_in_any_text_box_is_judged_and_told_by_the_paragraph_it_hangs_on() -> None:
    document = parse(builders.docx(TITLED + twice(FAULTY, FAULTY) + p("请遵照执行。")), "通知.docx")
    found = [finding for finding in lint(document) if finding.code == "PUN001"]
    assert [(finding.paragraph, finding.column) for finding in found] == [(4, 8)]
    assert any(finding.code == "FMT026" for finding in lint(document))


def test_such_a_box_is_mended_in_both_copies_and_the_difference_names_its_paragraph() -> None:
    data = builders.docx(TITLED + twice(FAULTY, FAULTY) + p("请遵照执行。"))
    done = repair(data, "通知.docx", lint)
    assert body(done.data).count("，") == 2
    assert "@@ 第4段 @@\n-组长由局长担任,副" in done.difference
    assert repair(done.data, "通知.docx", lint).data == done.data


NESTED = p("小组名单如下。") + p(r(older(FAULTY)))


def test_a_box_within_a_box_is_mended_where_each_is_kept_once() -> None:
    data = builders.docx(TITLED + p("请遵照执行。") + p(r(older(NESTED))))
    done = repair(data, "通知.docx", lint)
    assert (done.fixed["PUN001"], done.left) == (1, ())
    assert body(done.data).count("担任，副组长") == 1
    assert repair(done.data, "通知.docx", lint).data == done.data
    tracked = repair(data, "通知.docx", lint, Manner(tracked=True))
    assert body(tracked.data).count("<w:delText>,</w:delText>") == 1


def test_a_box_within_a_box_that_is_kept_twice_is_judged_and_left() -> None:
    data = builders.docx(TITLED + p("请遵照执行。") + twice(NESTED, NESTED))
    done = repair(data, "通知.docx", lint)
    assert [(finding.code, reason) for finding, reason in done.left] == [("PUN001", "文本框")]
    assert done.data == data


def test_the_layout_of_a_text_box_is_not_judged() -> None:
    red = p(r("云河县教育局", '<w:color w:val="FF0000"/><w:sz w:val="80"/>'))
    with_box, without = (parse(builders.docx(TITLED + box), "通知.docx") for box in (p(r(drawn(red))), p()))
    codes = [{finding.code for finding in lint(document)} for document in (with_box, without)]
    assert codes[0] - codes[1] == {"FMT026"}
