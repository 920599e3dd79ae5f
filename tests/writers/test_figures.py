from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from govdoc.errors import UnreadableError, UsageError
from govdoc.model import Document, Figure, Form, Source, Text
from govdoc.readers import read
from govdoc.writers.docx import write
from govdoc.writers.images import load


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int = 4, height: int = 4) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    lines = zlib.compress((b"\0" + b"\xff" * width) * height if width < 5000 else b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


def jpeg(parts: int = 3, *, adobe: bool = False) -> bytes:
    """A JPEG of 64 × 32 with ``parts`` colours (four: CMYK), whose scan holds nothing."""
    colours = b"".join(bytes((n + 1, 0x11, 0)) for n in range(parts))
    frame = struct.pack(">BHHB", 8, 32, 64, parts) + colours
    scan = bytes((parts,)) + b"".join(bytes((n + 1, 0)) for n in range(parts)) + b"\0\x3f\0"
    jfif = b"JFIF\0\x01\x01\x01\0\x48\0\x48\0\0"
    first = (0xEE, b"Adobe\0\x64\0\0\0\0\0") if adobe else (0xE0, jfif)
    segments = (first, (0xC0, frame), (0xDA, scan))
    body = b"".join(b"\xff" + bytes((m,)) + struct.pack(">H", len(d) + 2) + d for m, d in segments)
    return b"\xff\xd8" + body + b"\0" * 8 + b"\xff\xd9"


@pytest.fixture
def place(tmp_path: Path) -> Callable[[str, bytes], str]:
    """A function that puts a picture beside the document 稿.md and returns that document's name."""

    def put(name: str, data: bytes) -> str:
        (tmp_path / name).write_bytes(data)
        return str(tmp_path / "稿.md")

    return put


def document(name: str, *figures: Figure) -> Document:
    return Document(figures, Source.of_lines(name, "x", Form.MARKDOWN))


@pytest.mark.parametrize(
    ("name", "data", "suffix"),
    [
        ("a.png", png(), "png"),
        ("a.jpg", jpeg(), "jpg"),
        ("a.jpeg", jpeg(4), "jpg"),
        ("a.jpg", jpeg(4, adobe=True), "jpg"),
        ("a.jpg", png(), "png"),
    ],
)
def test_a_picture_is_embedded_as_what_it_is(
    place: Callable[[str, bytes], str], name: str, data: bytes, suffix: str
) -> None:
    written = write(document(place(name, data), Figure(name, Text("图1　布点"))))
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        (media,) = (part for part in archive.namelist() if part.startswith("word/media/"))
        assert media.endswith(suffix)
        assert archive.read(media) == data


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"GIF89a" + b"\0" * 20, "GIF"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "WebP"),
        (b"", "不是 PNG 或 JPEG"),
    ],
)
def test_a_picture_of_another_kind_is_named(place: Callable[[str, bytes], str], data: bytes, words: str) -> None:
    with pytest.raises(UsageError, match=rf"稿\.md：图片“a\.png”.*{words}.*转换为 PNG"):
        load("a.png", place("a.png", data))


@pytest.mark.parametrize("data", [png()[:-20], png()[:60], png().replace(b"IDAT", b"IDXT"), jpeg()[:-4], jpeg()[:30]])
def test_a_broken_picture_is_refused(place: Callable[[str, bytes], str], data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"图片“a\.png”已损坏，请重新导出"):
        load("a.png", place("a.png", data))


def test_a_picture_of_too_many_pixels_is_refused(place: Callable[[str, bytes], str]) -> None:
    with pytest.raises(UnreadableError, match="有 60000×60000 像素"):
        load("a.png", place("a.png", png(60000, 60000)))


def test_a_figure_comes_back_with_its_caption_and_can_be_written_again(
    place: Callable[[str, bytes], str], tmp_path: Path
) -> None:
    first = write(document(place("a.png", png()), Figure("a.png", Text("图1　布点示意"))))
    (tmp_path / "甲.docx").write_bytes(first)
    again = read(tmp_path / "甲.docx")
    (figure,) = again.blocks
    assert isinstance(figure, Figure)
    assert (figure.target, figure.caption.value) == ("甲.docx#word/media/image1.png", "图1　布点示意")
    assert again.skipped == ()
    with zipfile.ZipFile(io.BytesIO(write(again))) as archive:
        assert archive.read("word/media/image1.png") == png()


def test_the_alternative_text_is_the_caption(place: Callable[[str, bytes], str]) -> None:
    written = write(document(place("a.png", png()), Figure("a.png", Text("图1　布点示意"))))
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert 'descr="图1　布点示意"' in archive.read("word/document.xml").decode()


def test_every_picture_has_an_id_of_its_own_and_no_room_at_its_sides(place: Callable[[str, bytes], str]) -> None:
    figure = Figure("a.png", Text("图1　布点示意"))
    with zipfile.ZipFile(io.BytesIO(write(document(place("a.png", png()), figure, figure)))) as archive:
        xml = archive.read("word/document.xml").decode()
    assert re.findall(r'<wp:docPr id="(\d+)" name="([^"]+)"', xml) == [("1", "图片 1"), ("2", "图片 2")]
    assert xml.count('distL="0"') == xml.count("<wp:inline") == 2
