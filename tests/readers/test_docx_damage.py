"""Whatever is done to a .docx, the reader gives a document or one sentence; never a traceback."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.readers import builders
from tests.readers.builders import cell, field, p, r, style

from govdoc.errors import GovdocError, UnreadableError
from govdoc.model import Document
from govdoc.readers import docx
from govdoc.readers.files import Limits

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
_WHOLE = builders.docx(
    p("云河县教育局工作要点", '<w:pStyle w:val="t"/>')
    + p(r("各中小学：", "<w:b/>") + field("PAGE", "1") + r("<w:tab/>"))
    + p("项", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    + f"<w:tbl><w:tr>{cell(p('甲'), '<w:vMerge/>')}{cell(p('乙'))}</w:tr></w:tbl>"
    + '<w:sectPr><w:footerReference w:type="default" r:id="f1"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>',
    styles=style("t", "Title") + style("1", "heading 1", '<w:basedOn w:val="t"/><w:rPr><w:sz w:val="32"/></w:rPr>'),
    numbering='<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    footers={"f1": p(field("PAGE", "1"))},
)


def refusal(data: bytes, limits: Limits | None = None) -> str:
    """Return what the reader says, which names the file first and fills one line."""
    with pytest.raises(UnreadableError) as caught:
        docx.parse(data, "通知.docx", *([limits] if limits else []))
    message = str(caught.value)
    assert message.startswith("通知.docx：")
    assert "\n" not in message
    return message


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "不是 Word 文件"),
        (b"%PDF-1.7", "不是 Word 文件"),
        (b"PK\x03\x04" + bytes(60), "截断或已损坏"),
        (_WHOLE[:-10], "截断或已损坏"),
        (_WHOLE[: len(_WHOLE) // 2], "截断或已损坏"),
        (builders.archive({}), "压缩包是空的"),
        (builders.archive({"a.txt": "甲"}), "没有 Word 正文"),
        (builders.archive({"xl/workbook.xml": "<a/>"}), "Excel"),
        (builders.archive({"mimetype": "application/vnd.oasis.opendocument.text"}), "OpenDocument"),
        (_OLE + "EncryptedPackage".encode("utf-16-le"), "去掉密码"),
        (_OLE + "WordDocument".encode("utf-16-le"), "旧版 Word"),
        (_OLE, "旧版 Office"),
    ],
)
def test_what_is_no_docx_is_said_in_a_sentence(data: bytes, said: str) -> None:
    assert said in refusal(data)


def rebuilt(name: str, content: bytes) -> bytes:
    """Return the whole file with one part replaced."""
    with zipfile.ZipFile(io.BytesIO(_WHOLE)) as whole:
        return builders.archive({n: content if n == name else whole.read(n) for n in whole.namelist()})


@pytest.mark.parametrize(
    "part", ["word/document.xml", "word/styles.xml", "word/numbering.xml", "word/f1.xml", "_rels/.rels"]
)
def test_broken_xml_names_its_part(part: str) -> None:
    assert f"{part} 不是完好的 XML" in refusal(rebuilt(part, b"<w:document"))


def noted(kind: str, content: str) -> bytes:
    """Return a paper with a note of a kind, whose part holds ``content``."""
    cited = p(r("甲") + r(f'<w:{kind}Reference w:id="2"/>')) + p("各校要抓好落实。")
    return builders.with_part(builders.docx(cited), f"{kind}s", content)


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_a_damaged_part_of_notes_is_named_and_the_text_is_read(kind: str) -> None:
    document = docx.parse(noted(kind, "<w:footnotes"), "通知.docx")
    assert document.source.text == "甲\n各校要抓好落实。"
    assert f"word/{kind}s.xml（已损坏，没有读入）" in document.skipped


def test_notes_that_declare_entities_are_refused() -> None:
    assert "实体声明" in refusal(noted("footnote", "<!DOCTYPE a><a/>"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_before_they_are_expanded(encoding: str) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "甲甲甲甲"><!ENTITY c "&b;&b;">]><a>&c;</a>'
    data = f'<?xml version="1.0" encoding="{encoding}"?>{bomb}'.encode(encoding)
    assert "实体声明" in refusal(rebuilt("word/document.xml", data))


def test_xml_nested_without_end_is_refused() -> None:
    assert "嵌套过深" in refusal(rebuilt("word/document.xml", b"<a>" * 5000 + b"</a>" * 5000))


def test_an_archive_that_unpacks_beyond_the_bound_is_refused() -> None:
    bomb = builders.archive({"word/document.xml": b"<a>" + b" " * 3_000_000 + b"</a>"})
    assert len(bomb) < 10_000
    assert "上限" in refusal(bomb, Limits(unpacked=1_000_000))


def test_a_header_that_lies_about_sizes_does_not_help() -> None:
    bomb = bytearray(builders.archive({"word/document.xml": b"<a>" + b" " * 3_000_000 + b"</a>"}))
    for at in (bomb.find(b"PK\x03\x04") + 22, bomb.find(b"PK\x01\x02") + 24):
        bomb[at : at + 4] = (100).to_bytes(4, "little")
    assert "已损坏" in refusal(bytes(bomb), Limits(unpacked=1_000_000))


def test_xml_takes_no_more_than_its_share() -> None:
    padded = builders.docx(p("文") + " " * 400_000)
    assert docx.parse(padded, "通知.docx", Limits(unpacked=3_000_000)).source.text == "文"
    assert "过大" in refusal(padded, Limits(unpacked=1_000_000))


def test_too_many_members_are_refused() -> None:
    assert "上限" in refusal(builders.archive({f"{n}.xml": "" for n in range(20_001)}))


def test_a_password_on_the_archive_is_named() -> None:
    data = bytearray(_WHOLE)
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    assert "密码" in refusal(bytes(data))


def test_a_file_without_its_lesser_parts_is_read() -> None:
    bare = builders.archive({"word/document.xml": builders.part("document", f"<w:body>{p('文')}</w:body>")})
    assert docx.parse(bare, "通知.docx").source.text == "文"


def test_the_strict_form_is_read() -> None:
    with zipfile.ZipFile(io.BytesIO(_WHOLE)) as whole:
        members = {name: whole.read(name) for name in whole.namelist()}
    for old, new in (
        (
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ),
        (b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/"),
    ):
        members = {name: content.replace(old, new) for name, content in members.items()}
    strict, loose = docx.parse(builders.archive(members), "a.docx"), docx.parse(_WHOLE, "a.docx")
    assert strict == loose


def test_the_main_part_may_have_another_name() -> None:
    with zipfile.ZipFile(io.BytesIO(_WHOLE)) as whole:
        members = {
            name.replace("document", "Document2"): whole.read(name).replace(
                b"word/document.xml", b"/word/document2.xml"
            )
            for name in whole.namelist()
        }
    assert docx.parse(builders.archive(members), "a.docx").source == docx.parse(_WHOLE, "a.docx").source


def outcome(data: bytes) -> Document | GovdocError:
    """Read, or return the refusal; anything else fails the test."""
    try:
        return docx.parse(data, "通知.docx")
    except GovdocError as error:
        return error


def test_a_file_cut_anywhere_is_refused() -> None:
    for length in range(0, len(_WHOLE), 7):
        assert isinstance(outcome(_WHOLE[:length]), UnreadableError), length


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(_WHOLE) - 1), st.integers(1, 255)), min_size=1, max_size=8))
def test_flipped_bits_give_a_document_or_a_refusal(flips: list[tuple[int, int]]) -> None:
    data = bytearray(_WHOLE)
    for at, mask in flips:
        data[at] ^= mask
    assert isinstance(outcome(bytes(data)), Document | GovdocError)


with zipfile.ZipFile(io.BytesIO(_WHOLE)) as _archive:
    _PARTS = {name: _archive.read(name) for name in _archive.namelist()}


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from(sorted(_PARTS)),
    st.integers(0, 4000),
    st.sampled_from(
        [
            '"-99999999999999999999"',
            '"１２"',
            '"nan"',
            '""',
            '"w:p"',
            "<w:p>",
            "/>",
            "<w:sdt/>",
            "<w:tr/>",
            "<w:r/>",
            "&#0;",
            "é",
        ]
    ),
)
@example("word/numbering.xml", 0, '"999999999999"')
def test_odd_values_in_the_xml_give_a_document_or_a_refusal(part: str, at: int, odd: str) -> None:
    content = _PARTS[part]
    if odd.startswith('"'):
        values = [n for n in range(len(content)) if content[n : n + 1] == b'"'][::2]
        start = values[at % len(values)]
        changed = content[:start] + odd.encode() + content[content.index(b'"', start + 1) + 1 :]
    else:
        gaps = [n for n in range(len(content)) if content[n : n + 1] == b"<"]
        start = gaps[at % len(gaps)]
        changed = content[:start] + odd.encode() + content[start:]
    assert isinstance(outcome(rebuilt(part, changed)), Document | GovdocError)


def test_macros_that_no_relationship_names_are_told_too() -> None:
    whole = io.BytesIO(_WHOLE)
    with zipfile.ZipFile(whole, "a") as package:
        package.writestr("word/vbaProject.bin", b"\x00")
    assert "宏（不读取，也不运行）" in docx.parse(whole.getvalue(), "通知.docm").skipped
    assert "宏（不读取，也不运行）" not in docx.parse(_WHOLE, "通知.docx").skipped
