"""Bytes of a zip archive with some members changed or added; all others, their order, names and times as they were."""

from __future__ import annotations

import io
import zipfile
import zlib
from copy import copy
from typing import TYPE_CHECKING

from govdoc.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Mapping


def replaced(data: bytes, members: Mapping[str, bytes], name: str, *, packed: bool = True) -> bytes:
    """Return the archive with these members; those it does not hold stand last, with the time of its first member.

    Without ``packed`` nothing is compressed: it is to be read at once and forgotten. Raises UnreadableError, which
    names the file by ``name``, where a member that no reader had to look at is damaged or locked.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        infos = old.infolist()
        new.comment = old.comment
        for info in infos:
            content = members.get(info.filename)
            new.writestr(_header(info, packed=packed), _read(old, info, name) if content is None else content)
        present = {info.filename for info in infos}
        for member, content in members.items():
            if member not in present:
                added = zipfile.ZipInfo(member, infos[0].date_time)
                added.compress_type, added.create_system = zipfile.ZIP_DEFLATED, infos[0].create_system
                added.external_attr = infos[0].external_attr
                new.writestr(added, content)
    return out.getvalue()


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    """Return the bytes of a member."""
    try:
        return archive.read(info)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError):
        raise UnreadableError(
            f"{name}：压缩包里的 {info.filename} 已损坏或加了密码，没有改动；请用 Word 打开修复后另存为 .docx"
        ) from None


def _header(info: zipfile.ZipInfo, *, packed: bool) -> zipfile.ZipInfo:
    """Return a header of one's own: writing changes it, and the old one is still needed for reading."""
    header = copy(info)
    if not packed:
        header.compress_type = zipfile.ZIP_STORED
    header.extra = b""  # sizes beyond 4 GB are written there anew where they are needed
    return header
