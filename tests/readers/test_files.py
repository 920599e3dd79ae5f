"""Reading files: encodings, and every kind of input that cannot be read."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdoc.errors import GovdocError, UnreadableError
from govdoc.readers import Limits, parse, read
from govdoc.readers.files import DOCUMENT_SUFFIXES, decode

TEXT = "云河县教育局2026年工作要点\n一、加强党的领导\n各学校要认真学习。\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_encodings_of_the_trade_are_recognised(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a.txt") == TEXT


def test_line_ends_stay_as_they_are() -> None:
    assert decode(TEXT.replace("\n", "\r\n").encode(), "a.txt") == TEXT.replace("\n", "\r\n")


def test_a_text_cut_within_its_last_character_is_still_read() -> None:
    assert decode(TEXT.strip().encode()[:-1], "a.txt") == TEXT.strip()[:-1]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("空.txt", b"", "空的"),
        ("空白.txt", b"\xff\xfe", "空的"),
        ("乱码.txt", bytes(range(256)) * 40, "不是文字文件"),
        ("图片.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "内容却是图片"),
        ("旧稿.txt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 40, "另存为 .docx"),
        ("文件.txt", b"PK\x03\x04" + b"\0" * 40, "后缀改为 .docx"),
        ("表格.xlsx", b"PK\x03\x04", "不认识的文件类型"),
        ("演示.ppt", b"\xd0\xcf\x11\xe0", "能读的有 .docx .md .txt .html"),
        ("打印稿.txt", b"%PDF-1.7\n", "后缀改为 .pdf"),
        ("稿.md", b"{\\rtf1\\ansi x}", "后缀改为 .rtf"),
        ("网页.txt", b"\xef\xbb\xbf<!DOCTYPE html>\n<html></html>", "内容却是网页，请把后缀改为 .html"),
        ("网页.pdf", b"<html lang=zh><body>404</body></html>", "后缀改为 .html"),
        ("网页.doc", b"<?xml version='1.0'?>\n<html xmlns='x'>", "后缀改为 .html"),
        ("新稿.htm", b"PK\x03\x04" + b"\0" * 40, "后缀改为 .docx"),
        ("新稿.wps", b"PK\x03\x04" + b"\0" * 40, "后缀改为 .docx"),
        ("开放.docx", b"%PDF-1.7\n", "后缀改为 .pdf"),
        ("开放.txt", b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text", "后缀改为 .odt"),
        ("文本.doc", "只是文本".encode(), "不是这种文件"),
        ("文本.pdf", "只是文本".encode(), "不是 PDF 文件"),
        ("断.txt", "教育".encode("utf-16")[:-1], "截断"),
    ],
)
def test_what_cannot_be_read_gets_one_clear_sentence(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableError, match=words) as error:
        read(path)
    assert str(path) in str(error.value)
    assert "\n" not in str(error.value)


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="没有这个文件"):
        read(tmp_path / "无.txt")
    with pytest.raises(UnreadableError, match="文件夹"):
        read(tmp_path)


def test_a_file_over_the_bound_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    path.write_text(TEXT * 10, encoding="utf-8")
    with pytest.raises(UnreadableError, match="--max-size"):
        read(path, Limits(file=100))


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"<!doctype HTML><p>" + "教育工作".encode(), "教育工作"),
        (b" \n<html lang='zh'><body>" + "教育工作".encode(), "教育工作"),
        ("教育工作".encode("gb18030"), "教育工作"),
    ],
)
def test_standard_input_is_told_from_its_bytes(data: bytes, text: str) -> None:
    document = parse(data, "-")
    assert document.source.text == text
    assert document.source.name == "标准输入"


@pytest.mark.parametrize(("data", "words"), [(b"%PDF-1.7\n", "PDF"), (b"\x89PNG", "图片"), (b"PK\x03\x04", "截断")])
def test_standard_input_of_other_kinds_goes_to_their_readers(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableError, match=words) as error:
        parse(data, "-")
    assert str(error.value).startswith("标准输入：")


@pytest.mark.parametrize("suffix", DOCUMENT_SUFFIXES)
def test_every_kind_that_a_folder_is_searched_for_has_a_reader(suffix: str) -> None:
    with pytest.raises(UnreadableError) as error:
        parse(b"\0" * 100, f"空{suffix}")
    assert "不认识" not in str(error.value)


@given(st.binary(min_size=1, max_size=400), st.sampled_from([".txt", ".md", "", ".html", ".mhtml", ".pdf"]))
def test_no_bytes_raise_anything_but_a_clear_error(data: bytes, suffix: str) -> None:
    try:
        text = parse(data, f"任意{suffix}").source.text
    except GovdocError as error:
        text = str(error)
    assert text
