from __future__ import annotations

import io
import random
import re
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.lint.judges import replacing
from tests.readers import builders
from tests.readers.builders import cell, field, p, r

from govdoc.errors import UnreadableError
from govdoc.lint import RULES, lint
from govdoc.lint.fixes import Manner, repair
from govdoc.lint.fixes.choosing import offered

COMMA = replacing(",", "，")
FAULTY = [text for rule in RULES for text in rule.bad if not text.startswith(("版面：", "# "))]


def body(data: bytes) -> str:
    """Return the content of w:body."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        part = archive.read("word/document.xml").decode()
    return part[part.index("<w:body>") + 8 : part.index("</w:body>")]


def members_of(data: bytes) -> dict[str, bytes]:
    """Return the members of an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def mended(content: str, pattern: str = ",", new: str = "，") -> str:
    """Return the body after a repair."""
    return body(repair(builders.docx(content), "通知.docx", replacing(pattern, new)).data)


def reason(content: str, pattern: str = ",", new: str = "，", *, tracked: bool = False) -> str:
    """Return why nothing is mended; the body must be as it was."""
    done = repair(builders.docx(content), "通知.docx", replacing(pattern, new), Manner(tracked=tracked))
    assert body(done.data) == content
    (_, said), *_ = done.left
    return said


def test_only_the_text_of_the_matched_run_changes() -> None:
    head = p(r("各校") + r("要加强领导,", "<w:b/>") + r("压实责任。", '<w:color w:val="FF0000"/>'))
    assert mended(p("甲乙。") + head) == p("甲乙。") + head.replace("领导,", "领导，").replace(
        ' xml:space="preserve">要', ">要"
    )


def test_every_other_part_is_the_same_byte_for_byte() -> None:
    data = builders.docx(p("甲,乙"), styles=builders.style("a", "正文"), footers={"rF": p("1,2")})
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(io.BytesIO(repair(data, "a.docx", COMMA).data)) as new,
    ):
        assert new.namelist() == old.namelist()
        assert [name for name in old.namelist() if old.read(name) != new.read(name)] == ["word/document.xml"]
        assert [info.date_time for info in new.infolist()] == [info.date_time for info in old.infolist()]


def test_odd_spellings_of_xml_outside_the_run_stay_as_they_are() -> None:
    odd = "<w:p ><w:pPr\n><w:jc w:val = 'left'></w:jc></w:pPr><!-- 注 --><?x y?><w:r><w:t>甲&#44;乙</w:t></w:r ></w:p >"
    assert mended(odd + p("丙,丁")) == odd.replace("<w:t>甲&#44;乙</w:t>", "<w:t>甲，乙</w:t>") + p(
        "<w:r><w:t>丙，丁</w:t></w:r>"
    )


def test_a_match_that_runs_over_several_runs_takes_the_format_of_its_first_character() -> None:
    content = p(r("各校截", "<w:b/>") + r("止3", "<w:i/>") + r("月1日"))
    assert mended(content, "截止3月", "截至今3月") == p(
        r("<w:t>各校截</w:t>", "<w:b/>") + r("<w:t>至今3</w:t>", "<w:i/>") + r("月1日")
    ).replace("<w:t>各校截</w:t>", '<w:t xml:space="preserve">各校截</w:t>')


def test_a_run_that_loses_all_its_text_goes_and_one_with_more_in_it_stays() -> None:
    content = p(r("甲") + r("乙") + r("<w:lastRenderedPageBreak/><w:t>乙</w:t>") + r("丙"))
    assert mended(content, "乙乙", "") == p(r("甲") + r("<w:lastRenderedPageBreak/><w:t></w:t>") + r("丙"))


def test_new_text_that_begins_with_a_space_keeps_it() -> None:
    assert mended(p("<w:r><w:t>甲乙</w:t></w:r>"), "甲", " 丙") == p('<w:r><w:t xml:space="preserve"> 丙乙</w:t></w:r>')


def test_white_space_that_did_not_count_does_not_begin_to_count() -> None:
    assert mended(p("<w:r><w:t> 甲,乙 </w:t></w:r>")) == p("<w:r><w:t>甲，乙</w:t></w:r>")


def test_marks_of_xml_in_the_text_stay_text() -> None:
    assert "甲&lt;，&amp;" in mended(p("甲&lt;,&amp;"))


def test_bookmarks_comments_and_spelling_marks_within_a_match_stay_where_they_are() -> None:
    inner = '<w:bookmarkStart w:id="0" w:name="b"/><w:proofErr w:type="spellStart"/><w:commentRangeStart w:id="7"/>'
    end = '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r><w:bookmarkEnd w:id="0"/>'
    assert mended(p(r("<w:t>截</w:t>") + inner + r("<w:t>止</w:t>") + end), "截止", "到") == p(
        r("<w:t>到</w:t>") + inner + end
    )


@pytest.mark.parametrize(
    ("between", "name"),
    [
        (field("DATE", "今"), "域"),
        (r("<w:tab/>"), "换行或制表位"),
        (r("<w:br/>"), "换行或制表位"),
        (r("<w:drawing/>"), "图形"),
        (r('<w:footnoteReference w:id="2"/>'), "脚注"),
        ('<w:del w:id="1" w:author="甲"><w:r><w:delText>旧</w:delText></w:r></w:del>', "修订"),
        ('<w:ins w:id="1" w:author="甲">' + r("新") + "</w:ins>", "修订"),
        ('<w:hyperlink w:anchor="b">' + r("新") + "</w:hyperlink>", "超链接"),
        ("<w:sdt><w:sdtContent>" + r("新") + "</w:sdtContent></w:sdt>", "内容控件"),
        ('<w:fldSimple w:instr="DATE">' + r("新") + "</w:fldSimple>", "域"),
        ("<m:oMath/>", "公式"),
        (r("<w:softHyphen/>"), "连字符"),
    ],
)
def test_a_match_across_a_border_is_left_and_the_border_is_named(between: str, name: str) -> None:
    assert reason(p(r("甲") + between + r("乙")), r"甲[^乙]*乙", "丙") == name


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (p(field("REF b", "甲,乙")), "域"),
        (p(r('<w:fldChar w:fldCharType="begin"/>') + r('<w:fldChar w:fldCharType="separate"/>'))
         + p("甲,乙") + p(r('<w:fldChar w:fldCharType="end"/>')), "域"),
        (p('<w:fldSimple w:instr="DATE">' + r("甲,乙") + "</w:fldSimple>"), "域"),
        (p("<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent>" + r("甲,乙") + "</w:sdtContent></w:sdt>"),
         "内容控件"),
        (p("<w:r><w:ruby><w:rt/><w:rubyBase><w:r><w:t>甲,乙</w:t></w:r></w:rubyBase></w:ruby></w:r>"), "注音"),
        (p("<w:r><w:t>甲,乙<w:r/></w:t></w:r>"), "文件内部的写法有误"),
    ],
)  # fmt: skip
def test_text_that_is_made_elsewhere_is_left(content: str, name: str) -> None:
    assert reason(content) == name


def test_a_match_over_the_end_of_a_paragraph_is_left() -> None:
    assert reason(p("甲") + p("乙"), "甲\n乙", "丙") == "段落"


def test_new_text_with_a_line_end_is_left() -> None:
    assert reason(p("甲乙"), "乙", r"\n") == "换行或控制字符"


def test_a_field_that_never_ends_does_not_take_in_what_follows_its_paragraph() -> None:
    begun = p(r('<w:fldChar w:fldCharType="begin"/>') + r('<w:fldChar w:fldCharType="separate"/>') + r("域"))
    assert "丙，丁" in mended(begun + p("丙,丁"))


def test_text_within_a_hyperlink_or_within_a_tracked_insertion_is_mended_in_it() -> None:
    link = '<w:hyperlink w:anchor="b">' + r("<w:t>甲,乙</w:t>") + "</w:hyperlink>"
    added = '<w:ins w:id="1" w:author="甲">' + r("<w:t>丙,丁</w:t>") + "</w:ins>"
    assert mended(p(link) + p(added)) == (p(link) + p(added)).replace(",", "，")


def test_tables_and_content_controls_are_mended_too() -> None:
    table = f"<w:tbl><w:tr>{cell(p('甲,乙'))}</w:tr></w:tbl>"
    control = f"<w:sdt><w:sdtContent>{p('丙,丁')}</w:sdtContent></w:sdt>"
    assert mended(table + control).count("，") == 2


def test_footnotes_are_mended_in_their_own_part() -> None:
    notes = f'<w:footnote w:id="2">{p("见注,下同。")}</w:footnote>'
    content = p(r("甲乙") + r('<w:footnoteReference w:id="2"/>'))
    data = builders.with_part(builders.docx(content), "footnotes", builders.part("footnotes", notes))
    done = repair(data, "a.docx", COMMA)
    assert done.fixed.total() == 1
    with zipfile.ZipFile(io.BytesIO(done.data)) as archive:
        assert "见注，下同。" in archive.read("word/footnotes.xml").decode()
        assert body(done.data) == content


def test_endnotes_are_mended_in_their_own_part_beside_footnotes() -> None:
    content = p(r("甲乙") + r('<w:endnoteReference w:id="2"/>') + r('<w:footnoteReference w:id="2"/>'))
    data = builders.docx(content)
    for name, text in (("footnotes", "脚注,下同。"), ("endnotes", "尾注,下同。")):
        note = f'<w:{name[:-1]} w:id="2">{p(text)}</w:{name[:-1]}>'
        data = builders.with_part(data, name, builders.part(name, note))
    done = repair(data, "a.docx", COMMA)
    assert done.fixed.total() == 2
    with zipfile.ZipFile(io.BytesIO(done.data)) as archive:
        assert "脚注，下同。" in archive.read("word/footnotes.xml").decode()
        assert "尾注，下同。" in archive.read("word/endnotes.xml").decode()
    assert body(done.data) == content


def test_a_signed_file_is_left() -> None:
    members = members_of(builders.docx(p("甲,乙")))
    data = builders.archive({**members, "_xmlsignatures/sig1.xml": "<a/>"})
    done = repair(data, "a.docx", COMMA)
    assert done.data == data
    assert done.summary() == "1 处未改（文件有数字签名，修改会使签名失效）"


def test_a_file_with_damaged_notes_is_left_and_the_part_named() -> None:
    data = builders.with_part(builders.docx(p("甲,乙")), "endnotes", "<w:endnotes")
    done = repair(data, "a.docx", COMMA)
    assert done.data == data
    assert done.summary() == "1 处未改（word/endnotes.xml 已损坏，请用 Word 打开修复后另存为 .docx）"


def test_a_part_in_another_encoding_is_left() -> None:
    members = members_of(builders.docx(p("甲,乙")))
    part = members["word/document.xml"].decode().replace("UTF-8", "UTF-16")
    data = builders.archive({**members, "word/document.xml": part.encode("utf-16")})
    done = repair(data, "a.docx", COMMA)
    assert (done.data, len(done.left)) == (data, 1)


def test_a_file_that_undeclares_a_prefix_is_left_and_told_so() -> None:
    data = builders.docx(p(r("甲,乙") + r('<w:drawing><a:x xmlns:a=""/></w:drawing><w:t xml:space=""></w:t>')))
    with pytest.raises(UnreadableError, match=r"^a\.docx：文件内部的写法有误"):
        repair(data, "a.docx", COMMA)


def test_a_file_with_a_damaged_picture_is_left_and_the_picture_named() -> None:
    data = builders.archive({**members_of(builders.docx(p("甲,乙"))), "word/media/1.png": b"\0" * 5000})
    at = data.index(b"word/media/1.png") + len(b"word/media/1.png")
    with pytest.raises(UnreadableError, match=r"^a\.docx：压缩包里的 word/media/1\.png 已损坏"):
        repair(data[:at] + b"\xff" * 4 + data[at + 4 :], "a.docx", COMMA)


def test_the_strict_form_is_mended_as_well() -> None:
    members = members_of(builders.docx(p("甲,乙")))
    strict = (
        members["word/document.xml"]
        .decode()
        .replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
    )
    done = repair(builders.archive({**members, "word/document.xml": strict}), "a.docx", COMMA)
    assert "甲，乙" in body(done.data)


def test_a_difference_names_paragraphs() -> None:
    done = repair(builders.docx(p("甲") + p("乙,丙") + p("丁")), "通知.docx", COMMA)
    assert done.difference == "--- 通知.docx\n+++ 通知.docx\n@@ 第2段 @@\n-乙,丙\n+乙，丙\n"


def test_a_difference_counts_paragraphs_and_not_the_lines_within_them() -> None:
    done = repair(builders.docx(p(r("甲") + r("<w:br/>") + r("一")) + p("乙,丙")), "通知.docx", COMMA)
    assert "@@ 第2段 @@\n-乙,丙\n" in done.difference


def split(text: str, seed: int) -> str:
    """Return paragraphs cut into runs at random, with what Word strews between them."""
    dice = random.Random(seed)  # noqa: S311 - a test
    strewn = [
        '<w:bookmarkStart w:id="{n}" w:name="b{n}"/><w:bookmarkEnd w:id="{n}"/>',
        '<w:proofErr w:type="gramStart"/>',
    ]
    out = []
    for line in text.split("\n"):
        runs, at = [], 0
        while at < len(line):
            end = at + dice.randint(1, 6)
            piece = line[at:end].replace("&", "&amp;").replace("<", "&lt;")
            piece = re.sub("[\x00-\x1f\ufffe\uffff]", "", piece)
            runs.append(r(f'<w:t xml:space="preserve">{piece}</w:t>', dice.choice(["", "<w:b/>", "<w:i/>"])))
            if dice.random() < 0.2:
                runs.append(dice.choice(strewn).format(n=dice.randint(0, 10**6)))
            at = end
        out.append(p("".join(runs)))
    return "".join(out)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.sampled_from(FAULTY), min_size=1, max_size=8, unique=True),
    st.booleans(),
    st.booleans(),
    st.integers(0, 10**6),
)
def test_after_a_repair_nothing_is_offered_and_a_second_one_changes_nothing(
    texts: list[str],
    unsafe: bool,  # noqa: FBT001
    tracked: bool,  # noqa: FBT001
    seed: int,
) -> None:
    data = builders.docx(split("\n".join(texts), seed))
    manner = Manner(unsafe, tracked)
    first = repair(data, "要点.docx", lint, manner)
    waiting = {finding.start for finding, _ in offered(first.findings, unsafe=unsafe)}
    assert waiting == {finding.start for finding, _ in first.left}
    second = repair(first.data, "要点.docx", lint, manner)
    assert second.data == first.data
    assert second.fixed.total() == 0
