"""Bytes of a .docx → its parts as XML trees, opened within bounds."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from lxml import etree

from govdoc.errors import UnreadableError
from govdoc.readers.files import MEGABYTE

if TYPE_CHECKING:
    from govdoc.readers.files import Limits
    from govdoc.readers.wordml.markup import Element

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_MEMBERS = 20_000
"""A report with a picture on every page has some hundreds."""
_XML_SHARE = 5
"""A tree takes several times the room of its text: XML may take a fifth of what an archive may unpack to."""
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED = 0x1
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError, struct.error,
    OverflowError, KeyError, IndexError,
)  # fmt: skip
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships":
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    b"http://purl.oclc.org/ooxml/officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    b"http://purl.oclc.org/ooxml/drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
}  # fmt: skip
"""Namespaces of the strict form (ISO/IEC 29500) and those of the common, transitional form."""
_NOTES = ("footnotes", "endnotes")
"""Kinds of parts that hold notes."""
_OTHER_KINDS = {
    "xl/workbook.xml": "Excel 表格",
    "ppt/presentation.xml": "PowerPoint 演示文稿",
    "mimetype": "OpenDocument 文件或电子书",
    "ofd.xml": "OFD 版式文件",
}


class _DamagedError(UnreadableError):
    """A part that is no XML, or that the archive does not hold whole; the others may be sound."""


class Package:
    """The parts of an opened .docx, by path without regard to case (OPC, ECMA-376 part 2)."""

    def __init__(self, archive: zipfile.ZipFile, name: str, limits: Limits) -> None:
        self.name = name
        self._archive = archive
        self._members = {_normal(info.filename): info for info in archive.infolist()}
        self._left = limits.unpacked // _XML_SHARE
        self._targets: dict[str, dict[str, tuple[str, str]]] = {}

    @property
    def has_macros(self) -> bool:
        """Whether there is a VBA project in it, named by a relationship or not."""
        return any(path.endswith("vbaproject.bin") for path in self._members)

    def tree(self, path: str | None) -> Element | None:
        """Return the root element of a part, None where there is no such part.

        Raises UnreadableError where it is damaged, too large, no XML, or declares entities.
        """
        info = self._members.get(_normal(path)) if path else None
        return None if info is None else self._parse(self._unpack(info), info.filename)

    def targets(self, path: str) -> dict[str, tuple[str, str]]:
        """Return the relationships of a part: id → (kind: ``styles``, ``footer`` …, path)."""
        if path not in self._targets:
            folder, file = posixpath.split(path)
            root = self.tree(posixpath.join(folder, "_rels", file + ".rels"))
            self._targets[path] = {
                item.get("Id", ""): (item.get("Type", "").rsplit("/", 1)[-1], _resolved(folder, item.get("Target", "")))
                for item in (() if root is None else root.iter(_RELATIONSHIP))
                if item.get("TargetMode") != "External"
            }
        return self._targets[path]

    def related(self, path: str, kind: str) -> Element | None:
        """Return the root element of the part that ``path`` names as its ``kind``, None where it names none."""
        return self.tree(next((target for name, target in self.targets(path).values() if name == kind), None))

    def notes(self, path: str) -> dict[str, Element | None]:
        """Map the paths of the parts that hold the notes of ``path`` to their roots, None for a damaged one.

        The text reads on without them. Raises UnreadableError where one declares entities or is too large.
        """
        found: dict[str, Element | None] = {}
        for kind in _NOTES:
            target = next((target for name, target in self.targets(path).values() if name == kind), None)
            if target is not None and _normal(target) in self._members:
                try:
                    found[target] = self.tree(target)
                except _DamagedError:
                    found[target] = None
        return found

    def main_part(self) -> str:
        """Return the path of the document itself. Raises UnreadableError where the archive holds none."""
        candidates = [target for kind, target in self.targets("").values() if kind == "officeDocument"]
        for path in (*candidates, "word/document.xml"):
            if _normal(path) in self._members and not path.startswith(("xl/", "ppt/")):
                return path
        for path, kind in _OTHER_KINDS.items():
            if path in self._members:
                raise UnreadableError(f"{self.name}：后缀是 {_suffix(self.name)}，内容却是{kind}，请另存为 .docx")
        raise UnreadableError(
            f"{self.name}：压缩包里没有 Word 正文（word/document.xml），请核对文件，或用 Word 打开后另存为 .docx"
        )

    def _unpack(self, info: zipfile.ZipInfo) -> bytes:
        """Return the bytes of a member, read up to what is left of the bound, whatever its header says."""
        if info.flag_bits & _ENCRYPTED:
            raise UnreadableError(f"{self.name}：压缩包加了密码，请去掉密码后再读")
        if info.compress_type not in _METHODS:
            raise UnreadableError(f"{self.name}：{info.filename} 的压缩方法不合规范，请用 Word 打开后另存为 .docx")
        try:
            with self._archive.open(info) as member:
                data = member.read(self._left + 1)
        except _BROKEN:
            raise _DamagedError(
                f"{self.name}：{info.filename} 已损坏（文件可能被截断），请重新取得文件，或用 Word 打开修复后另存"
            ) from None
        self._left -= len(data)
        if self._left < 0:
            raise UnreadableError(f"{self.name}：解压后的正文过大，疑为压缩炸弹；确是公文请拆分后再读")
        return data

    def _parse(self, data: bytes, path: str) -> Element:
        """Return the root element; entities are refused before anything is expanded."""
        if b"<!DOCTYPE" in data or b"<!DOCTYPE" in data.replace(b"\0", b""):
            raise self._refuse_entities(path)
        if b"http://purl.oclc.org/ooxml/" in data:
            for strict, transitional in _STRICT.items():
                data = data.replace(strict, transitional)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.LxmlError, ValueError, LookupError):
            raise _DamagedError(
                f"{self.name}：{path} 不是完好的 XML（已损坏或嵌套过深），请用 Word 打开修复后另存为 .docx"
            ) from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._refuse_entities(path)
        return root

    def _refuse_entities(self, path: str) -> UnreadableError:
        """Return the error for a part with a document type: Word writes none, attacks do."""
        return UnreadableError(
            f"{self.name}：{path} 含有实体声明（DOCTYPE），Word 文件不应有，为安全起见不予读取；"
            "请用 Word 打开后另存为 .docx"
        )


def open_package(data: bytes, name: str, limits: Limits) -> Package:
    """Return the opened package. Raises UnreadableError for what is no .docx, is damaged, encrypted or too large."""
    if data.startswith(_OLE):
        raise UnreadableError(f"{name}：{_ole_kind(data, name)}")
    if not data.startswith(_ZIP):
        raise UnreadableError(f"{name}：不是 Word 文件（.docx），请核对文件，或用 Word 打开后另存为 .docx")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
    except _BROKEN:
        raise UnreadableError(f"{name}：文件被截断或已损坏，请重新取得完整的文件再读") from None
    if not members:
        raise UnreadableError(f"{name}：压缩包是空的，没有 Word 正文，请核对文件")
    if len(members) > _MEMBERS:
        raise UnreadableError(f"{name}：压缩包里有 {len(members)} 个文件，超过 {_MEMBERS} 个的上限，请核对文件")
    total = sum(info.file_size for info in members)
    if total > limits.unpacked:
        raise UnreadableError(
            f"{name}：解压后有 {total / MEGABYTE:.0f} MB，超过 {limits.unpacked / MEGABYTE:g} MB 的上限，"
            "疑为压缩炸弹；确是公文请压缩其中的图片或拆分后再读"
        )
    return Package(archive, name, limits)


def _ole_kind(data: bytes, name: str) -> str:
    """Say what an OLE file is, by the names in its directory, and what to do."""
    suffix = _suffix(name)
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "文件加了密码，请在 Word 中去掉密码（文件—信息—保护文档）并另存为 .docx"
    if "WordDocument".encode("utf-16-le") in data:
        return f"后缀是 {suffix}，内容却是旧版 Word（.doc）或 WPS 文字（.wps），请用 Word 或 WPS 打开并另存为 .docx"
    return f"后缀是 {suffix}，内容却是旧版 Office 文件，请用 Word 或 WPS 打开并另存为 .docx"


def _suffix(name: str) -> str:
    """Return the suffix of a Word file, as messages name it."""
    return posixpath.splitext(name)[1].lower() or ".docx"


def _normal(path: str) -> str:
    """Return a part's path as it is looked up."""
    return path.replace("\\", "/").lstrip("/").lower()


def _resolved(folder: str, target: str) -> str:
    """Return the path a relationship names, from the root of the package."""
    target = target.replace("\\", "/")
    path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
    return posixpath.normpath(path) if path else ""
