"""Path of a picture → its bytes, checked."""

from __future__ import annotations

import struct
import zipfile
import zlib
from pathlib import Path

from govdoc.errors import UnreadableError, UsageError

KINDS = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
"""First bytes → media type of the pictures that every reader of our files can show."""
_LARGEST = 20 * 1024 * 1024
_MOST_PIXELS = 120_000_000
"""Twice an A3 page at 600 dpi; beyond, Word needs minutes and gigabytes to show it."""
_INSIDE = ".docx#"
"""Between the path of a Word file and that of a picture in it."""
_OTHERS = (
    (b"GIF8", "GIF"), (b"BM", "BMP"), (b"II*\0", "TIFF"), (b"MM\0*", "TIFF"), (b"%PDF", "PDF"), (b"PK", "压缩包"),
    (b"\xd7\xcd\xc6\x9a", "WMF"), (b"\x01\0\0\0", "EMF"),
)  # fmt: skip
_FRAMES = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
"""Markers of a JPEG that say how large it is."""
_SCAN, _END = 0xDA, b"\xff\xd9"
_BARE = frozenset({0x01, *range(0xD0, 0xD9)})
"""Markers of a JPEG that stand alone."""


def load(target: str, name: str) -> bytes:
    """Return the bytes of a PNG or JPEG; its path counts from the folder of the document ``name``.

    What the file is, its content tells, not its suffix. ``a.docx#word/media/b.png`` is a picture in a Word file.
    Raises UsageError for an address on the net and a picture of another kind, UnreadableError for a file that is
    missing, may not be read, is damaged, or is too large.
    """
    if "://" in target or target.startswith("data:"):
        raise UsageError(f"{name}：图片“{target}”在网络上，请下载到文稿旁边再引用")
    try:
        data = _read(Path(name).parent, target)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile, RuntimeError):
        raise UnreadableError(f"{name}：找不到或读不出图片“{target}”，路径应从文稿所在的文件夹算起") from None
    if len(data) > _LARGEST:
        raise UnreadableError(f"{name}：图片“{target}”超过 20 MB，请缩小后再引用")
    if not data.startswith(tuple(KINDS)):
        raise UsageError(f"{name}：图片“{target}”{_other(data)}，请转换为 PNG 或 JPEG 再引用")
    width, height = pixels(data)
    if not width or not height:
        raise UnreadableError(f"{name}：图片“{target}”已损坏，请重新导出后再试")
    if width * height > _MOST_PIXELS:
        raise UnreadableError(f"{name}：图片“{target}”有 {width}×{height} 像素，Word 难以显示，请缩小后再引用")
    return data


def pixels(data: bytes) -> tuple[int, int]:
    """Return width and height of a PNG or JPEG; 0 and 0 where it is damaged."""
    return _png(data) if data.startswith(b"\x89") else _jpeg(data)


def _read(folder: Path, target: str) -> bytes:
    """Return the bytes of a file, or of a member of a Word file; one byte beyond the largest at most."""
    path, inside, member = target.partition(_INSIDE)
    if inside and not (folder / target).exists():
        with zipfile.ZipFile(folder / f"{path}{_INSIDE[:-1]}") as archive, archive.open(member) as file:
            return file.read(_LARGEST + 1)
    with (folder / target).open("rb") as file:
        return file.read(_LARGEST + 1)


def _other(data: bytes) -> str:
    """Say what a file is that is no picture of ours."""
    if b"<svg" in data[:2048].lower():
        return "的内容是 SVG 矢量图"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "的内容是 WebP"
    kind = next((kind for magic, kind in _OTHERS if data.startswith(magic)), None)
    return f"的内容是 {kind}" if kind else "不是 PNG 或 JPEG"


def _png(data: bytes) -> tuple[int, int]:
    """Return width and height of a PNG; 0 and 0 where a chunk is missing or damaged."""
    at, size, kinds = 8, (0, 0), set()
    while at + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        kind, body = data[at + 4 : at + 8], data[at + 4 : at + 8 + length]
        if data[at + 8 + length : at + 12 + length] != struct.pack(">I", zlib.crc32(body)):
            return 0, 0
        if kind == b"IHDR" and length >= 8:  # noqa: PLR2004 - two numbers of four bytes
            size = struct.unpack_from(">II", data, at + 8)
        kinds.add(kind)
        at += 12 + length
        if kind == b"IEND":
            break
    return size if {b"IDAT", b"IEND"} <= kinds else (0, 0)


def _jpeg(data: bytes) -> tuple[int, int]:
    """Return width and height of a JPEG; 0 and 0 where it has no picture or breaks off."""
    at, size = 2, (0, 0)
    while at + 4 <= len(data) and data[at] == _END[0]:
        marker = data[at + 1]
        if marker == _END[0] or marker in _BARE:
            at += 1 if marker == _END[0] else 2
            continue
        if marker == _SCAN:
            return size if data.rfind(_END) > at else (0, 0)
        (length,) = struct.unpack_from(">H", data, at + 2)
        if marker in _FRAMES and at + 9 <= len(data):
            height, width = struct.unpack_from(">HH", data, at + 5)
            size = (width, height)
        at += 2 + length
    return 0, 0
